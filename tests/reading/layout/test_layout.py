from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from scrutiny_desk.domain.pages.pages import Page
from scrutiny_desk.reading.layout import lay_out
from scrutiny_desk.reading.layout.paper import read_layout
from scrutiny_desk.reading.layout.parts import Grid, GridCell, Paragraph, Sheet
from scrutiny_desk.reading.pdf import read_pdf

ROOT = Path(__file__).resolve().parents[3]

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


def test_a_wide_table_stands_on_pages_turned_for_it() -> None:
    wide = Grid((tuple(GridCell(f"Responsibilities{at}") for at in range(9)),))
    pages = pages_of(lay_out([Sheet((Paragraph("Before"), wide, Paragraph("After")))]).pdf)
    assert [page.width > page.height for page in pages] == [False, True, False]
    assert round(pages[1].width) == 842
    assert [word.text for word in pages[1].words] == [cell.text for cell in wide.rows[0]]


def test_a_cell_longer_than_a_page_goes_on_over_pages() -> None:
    words = [f"w{number}" for number in range(2500)]
    laid = lay_out([Sheet((Grid(((GridCell("1"), GridCell(" ".join(words))),)),))])
    pages = pages_of(laid.pdf)
    assert len(pages) > 2
    assert [word.text for page in pages for word in page.words] == ["1", *words]


def test_a_word_wider_than_its_column_is_broken_and_not_cut_off() -> None:
    cells = (GridCell("x" * 400), *(GridCell("Services") for _ in range(11)))
    (page,) = pages_of(lay_out([Sheet((Grid((cells,)),))]).pdf)
    assert sum(word.text.count("x") for word in page.words) == 400
    assert all(word.box.x1 < page.width - 40 for word in page.words)


def test_a_cell_that_covers_others_is_printed_over_them() -> None:
    rows = (
        (GridCell("Open all week", across=2), GridCell(""), GridCell("c", down=2)),
        (GridCell("a"), GridCell("b"), GridCell("")),
    )
    laid = lay_out([Sheet((Grid(rows),))])
    (page,) = pages_of(laid.pdf)
    assert page.text.split("\n") == ["Open all week", "c", "a", "b"]
    assert [len(row) for row in laid.grids[0]] == [3, 3]


def test_bold_parts_and_headings_are_bold() -> None:
    parts = (Paragraph("Parks", heading=True, level=1), Paragraph("Are open now", bold=((4, 8),)))
    (page,) = pages_of(lay_out([Sheet(parts)]).pdf)
    assert [word.text for word in page.words if word.bold] == ["Parks", "open"]
    assert page.words[0].size > page.words[1].size


def test_fills_are_painted(tmp_path: Path) -> None:
    laid = lay_out([Sheet((Grid(((GridCell("late", "#ff0000"), GridCell("fine")),)),))])
    (tmp_path / "laid.pdf").write_bytes(laid.pdf)
    (page,) = read_pdf(tmp_path / "laid.pdf", lambda _done, _total: None).pages
    _, box = laid.grids[0][0][0]
    assert any(fill.colour == "#ff0000" and fill.box.contains(*box.centre) for fill in page.fills)


def test_words_that_look_like_markup_are_words() -> None:
    laid = lay_out([Sheet((Grid(((GridCell("<i>a</i> & b\nc \x07\ufdd0d"), GridCell("x")),)),))])
    (page,) = pages_of(laid.pdf)
    assert " ".join(word.text for word in page.words) == "<i>a</i> & b x c d"


def test_it_needs_no_window_and_cleans_up_after_itself() -> None:
    script = (
        "from scrutiny_desk.reading.layout import lay_out\n"
        "from scrutiny_desk.reading.layout.parts import Paragraph, Sheet\n"
        "from PySide6.QtGui import QGuiApplication\n"
        "for _ in range(2):\n"
        "    assert lay_out([Sheet((Paragraph('Parks'),))]).pdf.startswith(b'%PDF-')\n"
        "    assert QGuiApplication.instance() is None\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=False, cwd=ROOT
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_what_is_laid_out_keeps_no_rules_and_its_words_once() -> None:
    """A sheet of thousands of rows would take more memory than a reader may have."""
    (page,) = pages_of(lay_out([Sheet((Grid(((GridCell("late"), GridCell("late")),)),))]).pdf)
    assert (page.rules, page.fills) == ((), ())
    one, other = page.words
    assert one.text is other.text
    assert one.box.y0 is other.box.y0
