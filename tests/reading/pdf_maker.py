"""Draws the small papers that the reading tests read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Table, TableStyle

WIDTH, HEIGHT = A4
Draw = Callable[[Canvas], None]


def make_pdf(path: Path, pages: Sequence[Draw], *, encrypt: str | None = None) -> Path:
    """A paper with one page for each drawing."""
    canvas = Canvas(str(path), pagesize=A4, encrypt=encrypt)
    for draw in pages:
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return path


def say(
    canvas: Canvas, x: float, y: float, text: str, size: float = 10, bold: bool = False
) -> None:
    """Text at a place counted from the top left corner of an upright page."""
    canvas.setFont("Helvetica-Bold" if bold else "Helvetica", size)
    canvas.drawString(x, HEIGHT - y, text)


def stamp(canvas: Canvas, text: str, y: float = HEIGHT - 30) -> None:
    """Text in the middle of an upright page's foot."""
    canvas.setFont("Helvetica", 9)
    canvas.drawCentredString(WIDTH / 2, HEIGHT - y, text)


def landscape_stamp(canvas: Canvas, text: str) -> None:
    """A landscape page with a stamp that reads upwards along its left edge."""
    wide, high = landscape(A4)
    canvas.setPageSize((wide, high))
    canvas.saveState()
    canvas.translate(28, high / 2)
    canvas.rotate(90)
    canvas.setFont("Helvetica", 9)
    canvas.drawCentredString(0, 0, text)
    canvas.restoreState()


def ruled(
    canvas: Canvas,
    rows: Sequence[Sequence[str]],
    widths: Sequence[float],
    *,
    top: float = 100,
    left: float = 60,
    style: Sequence[tuple[object, ...]] = (),
    heights: Sequence[float] | None = None,
) -> float:
    """A table with ruling lines, its top so far from the top of the page; gives its height."""
    table = Table(
        [list(row) for row in rows],
        colWidths=list(widths),
        rowHeights=list(heights) if heights else None,
    )
    table.setStyle(
        TableStyle(
            [
                ("GRID", (0, 0), (-1, -1), 0.5, colors.black),
                ("FONT", (0, 0), (-1, -1), "Helvetica", 8),
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
                *style,
            ]
        )
    )
    _, high = table.wrapOn(canvas, 1000, 1000)
    table.drawOn(canvas, left, HEIGHT - top - high)
    return float(high)
