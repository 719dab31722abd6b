"""Sets the made-up papers: stamped pages, upright and wide, and small parts of Word papers."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from docx import Document
from docx.document import Document as WordPaper
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.table import _Cell
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    NextPageTemplate,
    PageBreak,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
    TableStyle,
)

Oracle = dict[str, Any]
Style = tuple[object, ...]

RULED: tuple[Style, ...] = (("GRID", (0, 0), (-1, -1), 0.5, colors.black),)
LEVEL: tuple[Style, ...] = (("LINEBELOW", (0, 0), (-1, -1), 0.5, colors.grey),)
SHADED_HEAD: tuple[Style, ...] = (
    *RULED,
    ("BACKGROUND", (0, 0), (-1, 0), colors.HexColor("#d0cece")),
)
BARE: tuple[Style, ...] = ()


@dataclass(frozen=True, slots=True)
class Type:
    """The type a house sets its papers in, in points."""

    plain: str = "Helvetica"
    heavy: str = "Helvetica-Bold"
    size: float = 11
    small: float = 9

    def style(self, *, bold: bool = False, size: float | None = None) -> ParagraphStyle:
        points = size or self.size
        return ParagraphStyle(
            "words",
            fontName=self.heavy if bold else self.plain,
            fontSize=points,
            leading=points * 1.2,
            spaceAfter=points * 0.55,
        )

    def p(self, text: str, *, indent: float = 0, hang: float = 0) -> Flowable:
        """A paragraph; hang: the width of the number or bullet that stands before it."""
        style = self.style()
        style.leftIndent, style.firstLineIndent = indent + hang, -hang
        return Paragraph(text, style)

    def h(self, text: str, size: float | None = None) -> Flowable:
        return Paragraph(text, self.style(bold=True, size=size))

    def numbered(self, number: str, text: str, *, bold: bool = False, hang: float = 40) -> Flowable:
        """A paragraph with its number set off in front of it."""
        head = ParagraphStyle("n", self.style(bold=bold), spaceAfter=0)
        made = Table(
            [[Paragraph(number, head), Paragraph(text, head)]],
            colWidths=[hang, None],
            hAlign="LEFT",
        )
        made.setStyle(TableStyle([("VALIGN", (0, 0), (-1, -1), "TOP"), *_TIGHT]))
        return made

    def table(
        self,
        rows: Sequence[Sequence[str]],
        widths: Sequence[float],
        look: Sequence[Style] = RULED,
        *,
        fills: Mapping[tuple[int, int], str] | None = None,
        style: Sequence[Style] = (),
        headings: int = 1,
        repeat: bool = True,
    ) -> Flowable:
        body = ParagraphStyle("b", self.style(size=self.small), spaceAfter=0)
        head = ParagraphStyle("h", self.style(bold=True, size=self.small), spaceAfter=0)
        cells = [
            [Paragraph(text, head if at < headings else body) for text in row]
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
            hAlign="LEFT",
            spaceAfter=10,
        )
        made.setStyle(TableStyle([("VALIGN", (0, 0), (-1, -1), "TOP"), *look, *painted, *style]))
        return made


_TIGHT: tuple[Style, ...] = (
    ("LEFTPADDING", (0, 0), (-1, -1), 0),
    ("TOPPADDING", (0, 0), (-1, -1), 2),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 2),
)


class ItemStamp(Flowable):
    """“Agenda Item 4” at the top right of the page it stands on; takes no room."""

    def __init__(self, number: str) -> None:
        super().__init__()
        self.number = number
        self.width = self.height = 0

    def wrap(self, _wide: float, _high: float) -> tuple[float, float]:
        return 0, 0

    def draw(self) -> None:
        canvas = self.canv
        canvas.saveState()
        canvas.resetTransforms()
        wide, high = canvas._pagesize
        canvas.setFont("Helvetica-Bold", 11)
        canvas.drawRightString(wide - 30, high - 30, f"Agenda Item {self.number}")
        canvas.restoreState()


TURN: list[Flowable] = [PageBreak()]
WIDE: list[Flowable] = [NextPageTemplate("wide"), PageBreak()]
UPRIGHT: list[Flowable] = [NextPageTemplate("upright"), PageBreak()]
BLANK: list[Flowable] = [
    PageBreak(),
    Paragraph("This page is intentionally left blank", ParagraphStyle("blank", alignment=1)),
]


def gap(points: float = 10) -> Flowable:
    return Spacer(1, points)


@dataclass(frozen=True, slots=True)
class Stamps:
    """What is printed on every page. front: pages at the front that carry no number.
    first: the number of the page after them.

    number: how a page's number is said ("Page {}"), or "" for none. turned: wide pages carry it
    up their left edge. head and foot: words on every page.
    """

    front: int = 0
    first: int = 1
    number: str = "{}"
    place: str = "centre"
    turned: bool = False
    head: str = ""
    foot: str = ""
    fonts: tuple[str, float] = ("Helvetica", 9)

    def draw(self, canvas: Canvas, page: int) -> None:
        wide, high = canvas._pagesize
        canvas.setFont(*self.fonts)
        if self.head:
            canvas.drawString(56, high - 28, self.head)
        if self.foot:
            canvas.drawString(56, 34, self.foot)
        if page <= self.front or not self.number:
            return
        said = self.number.format(page - self.front + self.first - 1)
        if self.turned and wide > high:
            canvas.saveState()
            canvas.translate(24, high / 2)
            canvas.rotate(90)
            canvas.drawCentredString(0, 0, said)
            canvas.restoreState()
        elif self.place == "right":
            canvas.drawRightString(wide - 56, 22, said)
        elif self.place == "left":
            canvas.drawString(56, 22, said)
        else:
            canvas.drawCentredString(wide / 2, 22, said)


def pdf(path: Path, story: Sequence[Flowable], stamps: Stamps, *, wide: bool = False) -> Path:
    """The paper at `path`, its pages upright or wide from the start."""

    def stamped(canvas: Canvas, _paper: BaseDocTemplate) -> None:
        canvas.saveState()
        stamps.draw(canvas, canvas.getPageNumber())
        canvas.restoreState()

    templates = [
        PageTemplate(
            name,
            [Frame(56, 56, size[0] - 112, size[1] - 112, 0, 0, 0, 0)],
            onPage=stamped,
            pagesize=size,
        )
        for name, size in (("upright", A4), ("wide", landscape(A4)))
    ]
    paper = BaseDocTemplate(
        str(path), pagesize=A4, pageTemplates=templates[::-1] if wide else templates
    )
    paper.build(list(story))
    return path


# --- Word papers ---------------------------------------------------------------------------------


def word(path: Path, write: Callable[[WordPaper], None]) -> Path:
    paper = Document()
    write(paper)
    paper.save(str(path))
    return path


def word_table(
    paper: WordPaper,
    rows: Sequence[Sequence[str]],
    fills: Mapping[tuple[int, int], str] | None = None,
) -> None:
    made = paper.add_table(rows=0, cols=len(rows[0]))
    made.style = "Table Grid"
    for at, row in enumerate(rows):
        for place, (cell, text) in enumerate(zip(made.add_row().cells, row, strict=True)):
            cell.text = text
            colour = (fills or {}).get((at, place))
            if colour is not None:
                shade(cell, colour)
    paper.add_paragraph("")


def shade(cell: _Cell, colour: str) -> None:
    """Paints a Word cell; colour is `rrggbb`."""
    mark = OxmlElement("w:shd")
    mark.set(qn("w:val"), "clear")
    mark.set(qn("w:fill"), colour)
    cell._tc.get_or_add_tcPr().append(mark)
