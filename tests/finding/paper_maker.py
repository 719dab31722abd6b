"""Sets whole papers with flowing text and tables, as an office would, for the finders' tests.

The papers go through the same door as a person's file: `facts_of` reads the PDF and finds.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
    TableStyle,
)

from scrutiny_desk.domain.papers.facts import Facts
from scrutiny_desk.finding import find_facts
from scrutiny_desk.reading.reader import read_paper

BODY = ParagraphStyle("body", fontName="Helvetica", fontSize=9, leading=11)
HEAD = ParagraphStyle("head", parent=BODY, fontName="Helvetica-Bold")
TITLE = ParagraphStyle("title", parent=HEAD, fontSize=13, leading=17, spaceAfter=8)

GRID: tuple[tuple[object, ...], ...] = (("GRID", (0, 0), (-1, -1), 0.5, colors.black),)
LEVEL = (
    ("LINEBELOW", (0, 0), (-1, -1), 0.5, colors.black),
    ("LINEABOVE", (0, 0), (-1, 0), 1, colors.black),
)
INNER = (("INNERGRID", (0, 0), (-1, -1), 0.5, colors.black),)
BANDS = (("ROWBACKGROUNDS", (0, 0), (-1, -1), [colors.HexColor("#d9e2f3"), colors.white]),)
DASHED = (("GRID", (0, 0), (-1, -1), 0.5, colors.black, 0, (3, 2)),)
BARE: tuple[tuple[object, ...], ...] = ()
LOOKS: dict[str, tuple[tuple[object, ...], ...]] = {
    "ruled": GRID,
    "level lines only": LEVEL,
    "no outer border": INNER,
    "bands": BANDS,
    "dashed": DASHED,
    "no lines": BARE,
}


class RectangleCanvas(Canvas):
    """Draws every ruling line as a thin filled rectangle, as word processors do."""

    def line(self, x1: float, y1: float, x2: float, y2: float) -> None:
        self.saveState()
        self.setFillColor(colors.black)
        self.rect(min(x1, x2), min(y1, y2), max(abs(x2 - x1), 0.5), max(abs(y2 - y1), 0.5), 0, 1)
        self.restoreState()


class PiecesCanvas(Canvas):
    """Draws every ruling line in short strokes."""

    def line(self, x1: float, y1: float, x2: float, y2: float) -> None:
        length = abs(x2 - x1) + abs(y2 - y1)
        steps = max(1, int(length / 4))
        for at in range(steps):
            start, end = at / steps, (at + 0.6) / steps
            super().line(
                x1 + (x2 - x1) * start,
                y1 + (y2 - y1) * start,
                x1 + (x2 - x1) * end,
                y1 + (y2 - y1) * end,
            )


def title(text: str) -> Flowable:
    return Paragraph(text, TITLE)


def words(text: str) -> Flowable:
    return Paragraph(text, BODY)


def gap(points: float = 12) -> Flowable:
    return Spacer(1, points)


def table(
    rows: Sequence[Sequence[str]],
    widths: Sequence[float],
    look: Sequence[tuple[object, ...]] = GRID,
    *,
    headings: int = 1,
    repeat: bool = False,
    fills: Mapping[tuple[int, int], str] | None = None,
    style: Sequence[tuple[object, ...]] = (),
    middle: bool = False,
    left: bool = True,
) -> Flowable:
    """A table whose cells wrap; fills: colours by (row, column); spans go into `style`."""
    cells = [
        [Paragraph(text, HEAD if at < headings else BODY) for text in row]
        for at, row in enumerate(rows)
    ]
    painted = [
        ("BACKGROUND", (column, row), (column, row), colors.HexColor(colour))
        for (row, column), colour in (fills or {}).items()
    ]
    made = Table(
        cells,
        colWidths=list(widths),
        repeatRows=headings if repeat else 0,
        splitInRow=1,
        hAlign="LEFT" if left else "CENTER",
    )
    made.setStyle(
        TableStyle(
            [("VALIGN", (0, 0), (-1, -1), "MIDDLE" if middle else "TOP"), *look, *painted, *style]
        )
    )
    return made


def make_paper(
    path: Path,
    story: Sequence[Flowable],
    *,
    wide: bool = False,
    first_label: int | None = None,
    canvas: type[Canvas] = Canvas,
    turn: int = 0,
    scale: float = 1.0,
) -> Path:
    """The paper at `path`. first_label: the number stamped on its first page; turn: /Rotate.

    scale: everything is drawn so many times as large, as papers printed "to fit" are.
    """
    size = landscape(A4) if wide else A4

    def on_page(sheet: Canvas, _document: BaseDocTemplate) -> None:
        if turn:
            sheet.setPageRotation(turn)
        if scale != 1.0:
            sheet.scale(scale, scale)
        if first_label is not None:
            sheet.setFont("Helvetica", 9)
            number = first_label + sheet.getPageNumber() - 1
            sheet.drawCentredString(size[0] / 2, 24, f"Page {number}")

    frame = Frame(50, 50, size[0] - 100, size[1] - 100, 0, 0, 0, 0)
    document = BaseDocTemplate(
        str(path), pagesize=size, pageTemplates=[PageTemplate("all", [frame], onPage=on_page)]
    )
    document.build(list(story), canvasmaker=canvas)
    return path


def facts_of(path: Path) -> Facts:
    return find_facts(read_paper(path, lambda _done, _all: None))
