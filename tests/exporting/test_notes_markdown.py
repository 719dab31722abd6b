"""Markdown by item, in which nothing a paper or a person wrote turns into markup."""

from __future__ import annotations

import pytest
from markdown_it import MarkdownIt

from scrutiny_desk.domain.notes.leaving import LeftOut
from scrutiny_desk.domain.notes.notes import Anchor, NoteStatus
from scrutiny_desk.exporting.notes_markdown import as_markdown, escaped, write_markdown
from tests.exporting.packets import leaving, packet

HARMLESS = {"paragraph_open", "paragraph_close", "inline", "text", "hardbreak", "text_special"}


def markup(text: str) -> set[str]:
    """What a reader of Markdown makes of a text beyond plain paragraphs."""
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(text)
    found = {token.type for token in tokens}
    found |= {child.type for token in tokens for child in token.children or ()}
    return found - HARMLESS


def words(text: str) -> str:
    tokens = MarkdownIt("commonmark").parse(text)
    parts = []
    for token in tokens:
        for child in token.children or ():
            parts.append("\n" if child.type == "hardbreak" else child.content)
    return "".join(parts)


@pytest.mark.parametrize(
    "text",
    [
        "# No heading",
        "- no list",
        "+ no list",
        "* no list",
        "1. no list",
        "12) no list",
        "> no quote",
        "    no code",
        "```\nno code\n```",
        "~~~\nno code\n~~~",
        "a `b` c",
        "**a** _b_ ~~c~~",
        "[a](http://b.example) ![x](y)",
        "<b>a</b> <script>x</script>",
        "<https://a.example>",
        "&amp; &copy;",
        "| a | b |\n|---|---|\n| c | d |",
        "a\n===",
        "a\n---",
        "---",
        "[^1]: a",
        "[a]: http://b.example",
        "ends in a backslash\\",
        "a  \nb",
        "\\*a\\*",
    ],
)
def test_nothing_typed_turns_into_markup(text) -> None:
    assert markup(escaped(text)) == set()
    assert words(escaped(text)) == "\n".join(" ".join(line.split()) for line in text.splitlines())


def test_what_readers_link_by_themselves_is_no_link() -> None:
    assert escaped("see http://a.example, www.b.example and c@d.example") == (
        "see http\\://a.example, www\\.b.example and c\\@d.example"
    )


def test_times_and_questions_stay_as_they_read() -> None:
    assert escaped("At 18:00: why (again)? 61% - 62%.") == "At 18:00: why (again)? 61% - 62%."


def test_by_meeting_and_item_with_quotes_and_pages() -> None:
    text = as_markdown(
        packet(
            leaving("Why?\n\nAnd when?", status=NoteStatus.ANSWERED, answer="Soon."),
            leaving("On the item", anchor=Anchor(3, "PDF 4"), item=("7", "The plan")),
            left_out=LeftOut(1, 0),
        )
    )
    assert text == (
        "# Notes and questions: All meetings\n\n"
        "2 notes, written by Scrutiny Desk on 22 January 2024.\n\n"
        "1 private note was left out.\n\n"
        "## Scrutiny Committee · 25 January 2024\n\n"
        "### 6 Waiting times\n\n"
        "#### Question, answered\n\n"
        "Why?\n\nAnd when?\n\n"
        "> a quote\n>\n> — Pack, page 25 (PDF page 29)\n\n"
        "**Answer**\n\nSoon.\n\n"
        "### 7 The plan\n\n"
        "#### Question\n\n"
        "On the item\n\n"
        "Pack, PDF page 4\n"
    )


def test_the_file_is_utf_8_with_plain_line_ends(tmp_path) -> None:
    out = tmp_path / "notes.md"
    write_markdown(packet(leaving("Café\r\n≟")), out)
    assert "Café\\\n≟" in out.read_bytes().decode("utf-8")


def test_who_wrote_a_note_stands_beside_it_where_they_said_their_name() -> None:
    named = words(as_markdown(packet(leaving(author="A. Member"))))
    assert "Question, written by A. Member" in named
    assert "Question, written" not in as_markdown(packet(leaving()))
