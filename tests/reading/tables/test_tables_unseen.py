"""Tables in layouts that none of the known papers has, between paragraphs as in a report."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from reportlab.platypus import Table as Drawn
from reportlab.platypus import TableStyle

from scrutiny_desk.reading.pdf import read_pdf
from tests.finding.paper_maker import GRID, LOOKS, gap, make_paper, title, words

PROSE = (
    "The service met families in the spring and wrote down what they said about the clinic. " * 4
)
COUNTS = [
    ["Service", "Referrals", "Seen", "Waiting"],
    ["Harbour Clinic", "1,200", "1,100", "100"],
    ["Hill Team", "30", "20", "10"],
    ["Speech Therapy", "400", "350", "50"],
]
ACTIONS = [
    ["Ref", "Action", "Lead", "Due"],
    [
        "1",
        "Write to families about the hours\nof the clinic and say what has\nbeen changed since",
        "Head of Letters",
        "May 2025",
    ],
    ["2", "Open late", "Head of Clinics\nand Head of Hours", "June 2025"],
    ["3", "Report back to the\ncommittee", "Head of Schools", "July 2025"],
]
RIGHT = (("ALIGN", (1, 0), (-1, -1), "RIGHT"),)
every_look = pytest.mark.parametrize("look", LOOKS)


def tables_in(
    folder: Path,
    rows: Sequence[Sequence[str]],
    widths: Sequence[float],
    *style: tuple[object, ...],
) -> list[list[list[str]]]:
    made = Drawn([list(row) for row in rows], colWidths=list(widths), hAlign="LEFT")
    fonts = (
        ("FONT", (0, 0), (-1, -1), "Helvetica", 9),
        ("FONT", (0, 0), (-1, 0), "Helvetica-Bold", 9),
    )
    made.setStyle(TableStyle([*fonts, *style]))
    story = [title("A report"), words(PROSE), gap(), made, gap(), words(PROSE)]
    reading = read_pdf(make_paper(folder / "a.pdf", story), lambda _done, _all: None)
    return [[[cell.text for cell in row] for row in table.rows] for table in reading.tables]


def folded(rows: Sequence[Sequence[str]]) -> list[list[str]]:
    return [[text.replace("\n", " ") for text in row] for row in rows]


@every_look
def test_figures_set_to_the_right(tmp_path: Path, look: str) -> None:
    assert tables_in(tmp_path, COUNTS, [140, 80, 80, 80], *LOOKS[look], *RIGHT) == [COUNTS]


@every_look
def test_headings_of_one_and_of_two_lines_over_figures(tmp_path: Path, look: str) -> None:
    heading = [
        "Service",
        "Number of referrals\nreceived in the year",
        "Seen",
        "Waiting\nat year end",
    ]
    rows = [heading, *COUNTS[1:]]
    found = tables_in(tmp_path, rows, [140, 120, 80, 80], *LOOKS[look], *RIGHT)
    assert found == [folded(rows)]


@every_look
def test_a_column_of_numbers_without_a_heading(tmp_path: Path, look: str) -> None:
    rows = [
        ["", "Action", "Lead", "By when"],
        ["1", "Write to families", "Head of Letters", "May 2025"],
        ["2", "Open the clinic late", "Head of Clinics", "June 2025"],
        ["3", "Report back to us", "Head of Schools", "July 2025"],
    ]
    assert tables_in(tmp_path, rows, [30, 180, 120, 80], *LOOKS[look]) == [rows]


@every_look
@pytest.mark.parametrize("side", ["TOP", "MIDDLE"])
def test_lines_of_one_cell_are_no_rows(tmp_path: Path, look: str, side: str) -> None:
    style = ("VALIGN", (0, 0), (-1, -1), side)
    found = tables_in(tmp_path, ACTIONS, [30, 180, 120, 80], *LOOKS[look], style)
    assert found == [folded(ACTIONS)]


def test_prose_in_a_box_is_no_table(tmp_path: Path) -> None:
    assert tables_in(tmp_path, [[PROSE[:80]]], [400], *GRID) == []
