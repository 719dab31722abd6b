"""A Word briefing that Word, and a screen reader, can walk."""

from __future__ import annotations

import pytest
from docx import Document
from docx.oxml.ns import qn

from scrutiny_desk.domain.errors import DeskError
from scrutiny_desk.domain.notes.leaving import LeftOut
from scrutiny_desk.domain.notes.notes import Anchor, NoteKind, NoteStatus
from scrutiny_desk.domain.papers.papers import AgendaItem
from scrutiny_desk.exporting import word_styles
from scrutiny_desk.exporting.briefing import LINES_TO_WRITE_ON, write_briefing
from tests.exporting.packets import leaving, packet

ITEM = AgendaItem("i6", "p1", "6", "Waiting times", 23, 34, 26, 37)


@pytest.fixture
def out(tmp_path):
    return tmp_path / "briefing.docx"


def lines(document) -> list[tuple[str, str]]:
    return [(one.style.name, one.text) for one in document.paragraphs]


def test_meeting_item_questions_then_other_marks(out) -> None:
    answered = {"status": NoteStatus.ANSWERED, "answer": "By June."}
    write_briefing(
        packet(
            leaving("Mind this", kind=NoteKind.CONCERN, item_id="i6", **answered),
            leaving("Why?\nAnd when?", item_id="i6"),
        ),
        out,
    )
    assert lines(Document(str(out))) == [
        ("Title", "Notes and questions: All meetings"),
        ("Normal", "2 notes, written by Scrutiny Desk on 22 January 2024."),
        ("Heading 1", "Scrutiny Committee · 25 January 2024"),
        ("Heading 2", "6 Waiting times"),
        ("Heading 3", "Questions"),
        (word_styles.ASKED, "Why?\nAnd when?"),
        (word_styles.CITATION, "Question."),
        ("Quote", "“a quote” — Pack, page 25 (PDF page 29)"),
        *[(word_styles.ROOM, "")] * LINES_TO_WRITE_ON,
        ("Heading 3", "Other marks"),
        (word_styles.ASKED, "Mind this"),
        (word_styles.CITATION, "Concern, answered."),
        ("Quote", "“a quote” — Pack, page 25 (PDF page 29)"),
        ("Normal", "Answer: By June."),
    ]


def test_an_item_tells_its_pages(out) -> None:
    from dataclasses import replace

    write_briefing(packet(replace(leaving(), item=ITEM)), out)
    assert (word_styles.CITATION, "Pages 23 to 34 (PDF pages 27 to 38)") in lines(
        Document(str(out))
    )


def test_each_page_has_the_title_above_and_its_number_below(out) -> None:
    write_briefing(packet(leaving()), out)
    section = Document(str(out)).sections[0]
    assert section.header.paragraphs[0].text == "Notes and questions: All meetings"
    foot = section.footer.paragraphs[0]
    fields = [one.get(qn("w:instr")) for one in foot._p.iter(qn("w:fldSimple"))]
    assert fields == ["PAGE", "NUMPAGES"]
    assert foot.text.startswith("Page ")


def test_it_is_british_english_and_names_nobody(out) -> None:
    write_briefing(packet(leaving()), out)
    document = Document(str(out))
    told = {one.get(qn("w:val")) for one in document.styles.element.iter(qn("w:lang"))}
    assert told == {"en-GB"}
    properties = document.core_properties
    assert (properties.author, properties.language) == ("Scrutiny Desk", "en-GB")
    assert properties.title == "Notes and questions: All meetings"
    assert properties.comments == ""


def test_nothing_stands_in_a_table_or_a_picture_that_a_screen_reader_would_miss(out) -> None:
    write_briefing(packet(leaving()), out)
    document = Document(str(out))
    assert not document.tables
    assert not document.inline_shapes


def test_what_was_left_out_is_said_at_the_beginning(out) -> None:
    write_briefing(packet(leaving(), left_out=LeftOut(2, 1)), out)
    said = "2 private notes and the words of 1 mark on exempt papers were left out."
    assert lines(Document(str(out)))[2] == ("Normal", said)


@pytest.mark.parametrize("owner", ["~$briefing.docx", "~$iefing.docx", ".~lock.briefing.docx#"])
def test_a_briefing_that_is_open_in_word_is_left_alone(out, owner) -> None:
    out.write_bytes(b"as it was")
    (out.parent / owner).touch()
    with pytest.raises(DeskError, match="open in another program"):
        write_briefing(packet(leaving()), out)
    assert out.read_bytes() == b"as it was"


def test_odd_characters_do_not_stop_an_export(out) -> None:
    write_briefing(packet(leaving("a\x07b\x0b\ufffe", anchor=Anchor(0, "", quote="\x01"))), out)
    assert (word_styles.ASKED, "a b") in [
        (style, text.rstrip()) for style, text in lines(Document(str(out)))
    ]
