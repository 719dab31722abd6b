"""A Markdown paper: its headings, lists and tables as they are meant, its words as they stand."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from scrutiny_desk.domain.pages.pages import Reading
from scrutiny_desk.reading.layout.paper import laid_paper
from scrutiny_desk.reading.layout.parts import Grid, GridCell, Paragraph, Sheet
from scrutiny_desk.reading.layout.runs import Runs, paragraph
from scrutiny_desk.reading.layout.spans import grid_of
from scrutiny_desk.reading.plain_bytes import no_words, text_of
from scrutiny_desk.reading.text.tabs import parts_of

if TYPE_CHECKING:
    from markdown_it.token import Token

_FRONT_MATTER = re.compile(r"\A---\n(?:[\w-]+:.*\n|[ \t]+.*\n|- .*\n){1,40}(?:---|\.\.\.)\n")
_BREAK_TAG = re.compile(r"<br\s*/?>", re.IGNORECASE)
_INDENT = 14.0


def read_markdown(path: Path, progress: Callable[[int, int], None]) -> Reading:
    """The paper as it is meant to look; a line of the file stays a line.

    Raises DeskError for a file that is no text, has no words, or is too large.
    """
    data, text = text_of(path)
    parts = parts_of_markdown(_FRONT_MATTER.sub("", text.replace("\f", "\n")))
    if not parts:
        raise no_words(path)
    texts = [part for part in parts if isinstance(part, Paragraph)]
    title = next((part for part in texts if part.heading), texts[0] if texts else None)
    named = title.text.split("\n")[0] if title is not None else path.stem
    return laid_paper(path, data, "markdown", named, (Sheet(parts),), progress)


def parts_of_markdown(text: str) -> tuple[Paragraph | Grid, ...]:
    from markdown_it import MarkdownIt

    tokens = (
        MarkdownIt("commonmark", {"maxNesting": 40}).enable(["table", "strikethrough"]).parse(text)
    )
    return tuple(_Walk(tokens).parts())


class _Walk:
    """Goes through the tokens in order; knows the lists it stands in."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self._tokens = tokens
        self._lists: list[int | None] = []
        self._mark = ""

    def parts(self) -> Iterator[Paragraph | Grid]:
        from scrutiny_desk.reading.web.paper import fragment_parts

        at = 0
        while at < len(self._tokens):
            token = self._tokens[at]
            kind = token.type
            if kind == "table_open":
                end = next(i for i in range(at, len(self._tokens)) if self._closes(i, token))
                yield from _table(self._tokens[at:end])
                at = end
            elif kind in ("bullet_list_open", "ordered_list_open"):
                start = token.attrs.get("start", 1)
                self._lists.append(int(start) if kind == "ordered_list_open" else None)
            elif kind in ("bullet_list_close", "ordered_list_close"):
                self._lists.pop()
            elif kind == "list_item_open":
                self._mark = self._next_mark()
            elif kind == "inline":
                before = self._tokens[at - 1]
                level = int(before.tag[1]) if before.type == "heading_open" else 0
                yield from self._words(token, level)
            elif kind in ("fence", "code_block"):
                yield from parts_of(token.content)
            elif kind == "html_block":
                yield from fragment_parts(token.content)
            at += 1

    def _closes(self, at: int, token: Token) -> bool:
        return self._tokens[at].type == "table_close" and self._tokens[at].level == token.level

    def _next_mark(self) -> str:
        number = self._lists[-1] if self._lists else None
        if number is None:
            return "•"
        self._lists[-1] = number + 1
        return f"{number}."

    def _words(self, token: Token, level: int) -> Iterator[Paragraph | Grid]:
        if "\t" in token.content.strip() and "\n" in token.content.strip():
            # Lines of cells between tabs are a table here as in any text.
            yield from parts_of(token.content)
            return
        made = paragraph(
            _runs(token),
            mark=self._mark,
            heading=level > 0,
            level=level if level <= 2 else 0,
            indent=_INDENT * max(len(self._lists) - 1, 0),
        )
        self._mark = ""
        if made is not None:
            yield made


def _runs(token: Token) -> Runs:
    runs = Runs()
    strong = 0
    for child in token.children or ():
        if child.type == "strong_open":
            strong += 1
        elif child.type == "strong_close":
            strong -= 1
        elif child.type in ("softbreak", "hardbreak"):
            runs.add("\n")
        elif child.type == "html_inline":
            runs.add("\n" if _BREAK_TAG.fullmatch(child.content) else "")
        elif child.type in ("text", "code_inline", "image", "text_special"):
            runs.add(child.content, bold=strong > 0)
    return runs


def _table(tokens: Sequence[Token]) -> Iterator[Grid]:
    rows: list[list[GridCell]] = []
    for at, token in enumerate(tokens):
        if token.type == "tr_open":
            rows.append([])
        elif token.type in ("th_open", "td_open"):
            words = _runs(tokens[at + 1]).take()[0]
            rows[-1].append(GridCell(words, bold=token.type == "th_open"))
    grid = grid_of(rows)
    if grid.rows:
        yield grid
