"""Long tables in every dress, set by a program that breaks pages where it likes."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer
from reportlab.platypus import Table as DrawnTable

from scrutiny_desk.reading.pdf import read_pdf

SMALL = ParagraphStyle("small", fontName="Helvetica", fontSize=8, leading=10)
HEADING = ["Ref", "Date", "Recommendation", "Target date", "Officer", "Update", "RAG"]
WIDTHS = [50, 55, 140, 60, 60, 110, 45]
WORDS = [
    *("the", "committee", "officers", "asked", "report", "parking", "service", "waiting", "plan"),
    *("budget", "review", "improve", "multi-agency", "co-operation", "progress", "evidence"),
]
DRESSES: dict[str, list[tuple[object, ...]]] = {
    "full grid": [("GRID", (0, 0), (-1, -1), 0.5, colors.black)],
    "grid with stripes": [
        ("BOX", (0, 0), (-1, -1), 1, colors.black),
        ("INNERGRID", (0, 0), (-1, -1), 0.25, colors.grey),
        ("ROWBACKGROUNDS", (0, 1), (-1, -1), [colors.white, colors.HexColor("#eeeeee")]),
        ("BACKGROUND", (0, 0), (-1, 0), colors.HexColor("#d9e2f3")),
    ],
    "level lines": [
        ("LINEABOVE", (0, 0), (-1, 0), 0.5, colors.grey),
        ("LINEBELOW", (0, 0), (-1, -1), 0.5, colors.grey),
    ],
    "no outer lines": [
        ("LINEBELOW", (0, 0), (-1, -1), 0.5, colors.grey),
        ("LINEAFTER", (0, 0), (-2, -1), 0.5, colors.grey),
    ],
    "stripes only": [
        ("ROWBACKGROUNDS", (0, 1), (-1, -1), [colors.white, colors.HexColor("#eeeeee")]),
        ("BACKGROUND", (0, 0), (-1, 0), colors.HexColor("#d9e2f3")),
    ],
    "nothing at all": [],
}


def prose(dice: random.Random, most: int) -> str:
    sentences = []
    for _ in range(dice.randint(1, most)):
        words = [dice.choice(WORDS) for _ in range(dice.randint(4, 12))]
        sentences.append(" ".join(words).capitalize() + ".")
    return " ".join(sentences)


def rows(dice: random.Random) -> list[list[str]]:
    made = []
    for number in range(1, dice.randint(18, 26)):
        made.append(
            [
                f"SR (25/26) {number:02}",
                f"{dice.randint(1, 28):02}.11.2023",
                prose(dice, 4),
                dice.choice(["TBC", "March 2024", "30 November 2024"]),
                dice.choice(["A. Person", "Head of Housing"]),
                prose(dice, 4) if dice.random() < 0.7 else "",
                dice.choice(["Green", "Not yet due.", ""]),
            ]
        )
    return made


def set_out(
    path: Path, table: list[list[str]], dress: str, *, wide: bool, again: bool = True
) -> None:
    size = landscape(A4) if wide else A4
    drawn = DrawnTable(
        [HEADING, *([Paragraph(text, SMALL) for text in row] for row in table)],
        colWidths=[width * (1.4 if wide else 1.0) for width in WIDTHS],
        repeatRows=int(again),
        splitInRow=1,
        style=[
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("FONT", (0, 0), (-1, 0), "Helvetica-Bold", 8),
            *DRESSES[dress],
        ],
    )

    def foot(canvas: Canvas, document: SimpleDocTemplate) -> None:
        canvas.setFont("Helvetica", 9)
        canvas.drawCentredString(size[0] / 2, 25, f"Page {document.page + 10}")

    SimpleDocTemplate(
        str(path), pagesize=size, leftMargin=36, rightMargin=36, topMargin=60, bottomMargin=60
    ).build(
        [Paragraph("The committee's recommendations", SMALL), Spacer(1, 8), drawn],
        onFirstPage=foot,
        onLaterPages=foot,
    )


@pytest.mark.parametrize("dress", DRESSES)
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_every_row_comes_back_whole(tmp_path: Path, dress: str, seed: int) -> None:
    table = rows(random.Random(seed))
    path = tmp_path / "flow.pdf"
    set_out(path, table, dress, wide=seed == 2, again=seed != 3)
    reading = read_pdf(path, lambda _done, _all: None)
    assert len(reading.pages) > 1
    (found,) = reading.tables
    texts = [[cell.text for cell in row] for row in found.rows]
    assert texts[0] == HEADING
    # Where a sentence ends just at the page break a row may be in two; the finders join it.
    whole: list[list[str]] = []
    for row in texts[1:]:
        if row[0]:
            whole.append(row)
        else:
            whole[-1] = [f"{a} {b}".strip() for a, b in zip(whole[-1], row, strict=True)]
    assert whole == table
    assert [page.label for page in reading.pages] == [
        str(number + 11) for number in range(len(reading.pages))
    ]
