"""Makes small readings with tables, for the finders' tests."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from scrutiny_desk.domain.pages.pages import Box, Cell, Line, Page, Reading, Table, Word
from scrutiny_desk.domain.papers.facts import DocumentFact, Facts

ROW = 30.0
COLUMN = 80.0
LEFT = 50.0


def line(text: str, top: float) -> Line:
    """A printed line so far from the top of the page."""
    words: list[Word] = []
    x = LEFT
    for part in text.split():
        words.append(Word(part, Box(x, top, x + 5.0 * len(part), top + 10.0), 10.0))
        x += 5.0 * len(part) + 3.0
    return Line(tuple(words), Box(LEFT, top, x - 3.0, top + 10.0))


def table(
    rows: Sequence[Sequence[str]],
    *,
    top: float = 200.0,
    page_index: int = 0,
    fills: Mapping[tuple[int, int], str] | None = None,
    spans: Mapping[tuple[int, int], tuple[int, int]] | None = None,
) -> Table:
    """A table of these texts; fills and spans (rows, columns) by row and column."""
    made: list[tuple[Cell, ...]] = []
    for r, row in enumerate(rows):
        cells: list[Cell] = []
        for c, text in enumerate(row):
            deep, wide = (spans or {}).get((r, c), (1, 1))
            box = Box(
                LEFT + COLUMN * c,
                top + ROW * r,
                LEFT + COLUMN * (c + wide),
                top + ROW * (r + deep),
            )
            cells.append(Cell(text, page_index, box, (fills or {}).get((r, c))))
        made.append(tuple(cells))
    box = Box(LEFT, top, LEFT + COLUMN * len(rows[0]), top + ROW * len(rows))
    return Table(tuple(made), page_index, page_index, box)


def reading(
    *tables: Table, lines: Mapping[int, Sequence[tuple[str, float]]] | None = None
) -> Reading:
    """A paper of three pages labelled 11 to 13 with these tables.

    lines: for a page (from 0) the texts that stand on it, each with its distance from the top.
    """
    pages = tuple(
        Page(
            index=index,
            width=595.0,
            height=842.0,
            words=(),
            lines=tuple(line(text, top) for text, top in (lines or {}).get(index, ())),
            label=str(11 + index),
        )
        for index in range(3)
    )
    return Reading("paper.pdf", "0" * 64, "pdf", "", pages, tuple(tables))


def made_facts(paper: Reading) -> Facts:
    """Facts of a paper in which nothing has been found yet."""
    return Facts(
        document=DocumentFact(
            kind="other", title="", pages=len(paper.pages), sha256="", page="11", page_index=0
        )
    )
