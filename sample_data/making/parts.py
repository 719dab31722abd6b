"""The parts of a page: styles, paragraphs that remember where they were drawn, and plain tables."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib.colors import Color, HexColor, black
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, Paragraph, Table, TableStyle

HEADING_FILL = HexColor("#D9E2F3")
RAG_FILLS = {"green": HexColor("#00B050"), "amber": HexColor("#FFC000"), "red": HexColor("#FF0000")}
ARROWS = {"up": "\u2191", "down": "\u2193"}

BODY = ParagraphStyle("body", fontName="Helvetica", fontSize=10.5, leading=14, spaceAfter=6)
BULLET = ParagraphStyle("bullet", parent=BODY, leftIndent=24, firstLineIndent=-10, spaceAfter=3)
HEADING = ParagraphStyle(
    "heading", parent=BODY, fontName="Helvetica-Bold", spaceBefore=6, spaceAfter=4, keepWithNext=1
)
TITLE = ParagraphStyle("title", parent=HEADING, fontSize=12, leading=16, spaceAfter=8)
CELL = ParagraphStyle("cell", parent=BODY, fontSize=9, leading=11.5, spaceAfter=0)
CELL_HEADING = ParagraphStyle("cell heading", parent=CELL, fontName="Helvetica-Bold")
CAPTION = ParagraphStyle(
    "caption",
    parent=BODY,
    fontName="Helvetica-Oblique",
    spaceBefore=4,
    spaceAfter=3,
    keepWithNext=1,
)

Places = dict[str, int]


class Mark(Flowable):
    """Takes no room; notes the PDF page (from 0) it is on; its words, if any, are a bookmark."""

    def __init__(self, key: str, places: Places, bookmark: str = "", level: int = 0) -> None:
        super().__init__()
        self.key, self.places, self.bookmark, self.level = key, places, bookmark, level

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        return 0, 0

    def draw(self) -> None:
        self.places.setdefault(self.key, self.canv.getPageNumber() - 1)
        if self.bookmark:
            self.canv.bookmarkPage(self.key)
            self.canv.addOutlineEntry(self.bookmark, self.key, self.level)


class Placed(Paragraph):
    """A paragraph that notes the PDF page (from 0) on which it, or its first part, is drawn."""

    key = ""
    places: Places | None = None

    def draw(self) -> None:
        if self.places is not None:
            self.places.setdefault(self.key, self.canv.getPageNumber() - 1)
        super().draw()

    def split(self, width: float, height: float) -> list[Any]:
        halves: list[Any] = super().split(width, height)
        if halves:
            halves[0].key, halves[0].places = self.key, self.places
        return halves


def markup(text: str) -> str:
    """Plain words as reportlab's markup: ** for bold, and arrows in a font that has them."""
    safe = re.sub(r"\*\*(.+?)\*\*", r"<b>\1</b>", escape(text))
    safe = safe.replace("\n", "<br/>")
    return re.sub("([\u2191\u2193])", r'<font name="Symbol">\1</font>', safe)


def words(
    text: str, style: ParagraphStyle = BODY, key: str = "", places: Places | None = None
) -> Paragraph:
    """A paragraph; with a key and places, one whose page is noted."""
    paragraph = Placed(markup(text), style)
    paragraph.key, paragraph.places = key, places
    return paragraph


def table(
    rows: Sequence[Sequence[str]],
    widths: Sequence[float],
    *,
    heading_rows: int = 1,
    keys: Sequence[str] = (),
    places: Places | None = None,
    fills: Sequence[tuple[int, int, Color]] = (),
    more: Sequence[tuple[Any, ...]] = (),
    split_rows: bool = False,
) -> Table:
    """A ruled table whose heading is repeated on each page.

    keys: one a row under the heading, noted where the row begins; fills: (column, row, colour).
    """
    cells: list[list[Paragraph]] = []
    for index, row in enumerate(rows):
        style = CELL_HEADING if index < heading_rows else CELL
        made = [words(text, style) for text in row]
        at = index - heading_rows
        if 0 <= at < len(keys):
            # The longest cell stands for the row: an empty first cell is never drawn.
            widest = max(range(len(row)), key=lambda column: len(row[column]))
            made[widest] = words(row[widest], style, keys[at], places)
        cells.append(made)
    style_lines: list[tuple[Any, ...]] = [
        ("GRID", (0, 0), (-1, -1), 0.75, black),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), 4),
        ("RIGHTPADDING", (0, 0), (-1, -1), 4),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 4),
    ]
    if heading_rows:
        style_lines.append(("BACKGROUND", (0, 0), (-1, heading_rows - 1), HEADING_FILL))
    style_lines += [("BACKGROUND", (c, r), (c, r), colour) for c, r, colour in fills]
    made_table = Table(
        cells,
        colWidths=list(widths),
        repeatRows=heading_rows,
        splitByRow=0 if split_rows else 1,
        splitInRow=1 if split_rows else 0,
        hAlign="LEFT",
        spaceBefore=2,
        spaceAfter=10,
    )
    made_table.setStyle(TableStyle([*style_lines, *more]))
    return made_table
