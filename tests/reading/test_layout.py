from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from scrutiny_desk.domain.pages import Page
from scrutiny_desk.reading.layout import Grid, GridCell, Paragraph, Sheet, lay_out
from scrutiny_desk.reading.text import read_layout

ROOT = Path(__file__).resolve().parents[2]

pytestmark = pytest.mark.usefixtures("qapp")


def pages_of(pdf: bytes) -> tuple[Page, ...]:
    return read_layout(pdf, lambda _done, _total: None).pages


def grid(rows: int, columns: int) -> Grid:
    return Grid(
        tuple(
            tuple(GridCell(f"r{row}c{column}") for column in range(columns)) for row in range(rows)
        )
    )


def test_a_cell_stands_where_the_layout_says() -> None:
    laid = lay_out([Sheet((Paragraph("Title", heading=True), grid(120, 3)))])
    pages = pages_of(laid.pdf)
    assert len(pages) > 1
    for row, places in enumerate(laid.grids[0]):
        for column, (page, box) in enumerate(places):
            inside = [word.text for word in pages[page].words if box.contains(*word.box.centre)]
            assert inside == [f"r{row}c{column}"]


def test_each_sheet_starts_a_page() -> None:
    laid = lay_out([Sheet((grid(2, 2),)), Sheet((grid(3, 2),)), Sheet((Paragraph("End"),))])
    pages = pages_of(laid.pdf)
    assert [page.label for page in pages] == ["1", "2", "3"]
    assert [len(rows) for rows in laid.grids] == [2, 3]
    assert laid.grids[1][0][0][0] == 1


def test_landscape_pages_are_wider_than_high() -> None:
    (page,) = pages_of(lay_out([Sheet((grid(1, 9),))], landscape=True).pdf)
    assert page.width > page.height
    assert round(page.width) == 842


def test_fills_are_painted() -> None:
    laid = lay_out([Sheet((Grid(((GridCell("late", "#ff0000"), GridCell("fine")),)),))])
    (page,) = pages_of(laid.pdf)
    _, box = laid.grids[0][0][0]
    assert any(fill.colour == "#ff0000" and fill.box.contains(*box.centre) for fill in page.fills)


def test_words_that_look_like_markup_are_words() -> None:
    laid = lay_out([Sheet((Grid(((GridCell("<i>a</i> & b\nc \x07\ufdd0d"), GridCell("x")),)),))])
    (page,) = pages_of(laid.pdf)
    assert " ".join(word.text for word in page.words) == "<i>a</i> & b x c d"


def test_it_needs_no_window_and_cleans_up_after_itself() -> None:
    script = (
        "from scrutiny_desk.reading.layout import Paragraph, Sheet, lay_out\n"
        "from PySide6.QtGui import QGuiApplication\n"
        "for _ in range(2):\n"
        "    assert lay_out([Sheet((Paragraph('Parks'),))]).pdf.startswith(b'%PDF-')\n"
        "    assert QGuiApplication.instance() is None\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=False, cwd=ROOT
    )
    assert (done.returncode, done.stderr) == (0, "")
