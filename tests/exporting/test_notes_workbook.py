"""A member's notes arrive in Excel whole, sortable, and as text."""

from __future__ import annotations

import datetime

import pytest
from openpyxl import load_workbook

from scrutiny_desk.domain.errors import Cancelled, DeskError
from scrutiny_desk.domain.notes.leaving import LeftOut
from scrutiny_desk.exporting.note_columns import (
    ABOUT_SHEET,
    CELL_LIMIT,
    COLUMNS,
    KEPT_SHEET,
    plain,
)
from scrutiny_desk.exporting.notes_workbook import ALL_SHEET, write_workbook
from tests.exporting.packets import leaving, packet


@pytest.fixture
def out(tmp_path):
    return tmp_path / "notes.xlsx"


def rows(sheet) -> list[dict]:
    """The rows of a sheet, each by its headings."""
    heading, *lines = sheet.iter_rows()
    names = [cell.value for cell in heading]
    return [dict(zip(names, line, strict=True)) for line in lines]


def test_a_sheet_of_all_and_a_sheet_a_meeting_that_can_be_sorted(out) -> None:
    write_workbook(packet(leaving(), leaving("When?", meeting="m2")), out)
    book = load_workbook(out)
    assert book.sheetnames == [
        ALL_SHEET,
        "2024-01-25 Scrutiny Committee",
        "2024-01-25 Scrutiny Committee 2",
        ABOUT_SHEET,
        KEPT_SHEET,
    ]
    every, first = book.worksheets[:2]
    assert [row["Note"].value for row in rows(every)] == ["Why?", "When?"]
    assert [cell.value for cell in first[1]] == [column.heading for column in COLUMNS]
    assert first.freeze_panes == "A2"
    assert first.auto_filter.ref == "A1:S2"
    assert first.print_title_rows == "$1:$1"
    (row,) = rows(first)
    assert row["Meeting date"].value.date() == datetime.date(2024, 1, 25)
    assert row["Meeting date"].is_date
    assert row["Created"].is_date
    assert [row[name].value for name in ("Committee", "Paper", "Item", "Item title")] == [
        "Scrutiny Committee",
        "Agenda pack",
        6,
        "Waiting times",
    ]
    assert [row[name].value for name in ("Page", "PDF page", "Kind", "Words marked")] == [
        25,
        29,
        "Question",
        "a quote",
    ]
    assert row["Private or shared"].value == "Shared"
    assert row["Note"].alignment.wrap_text


def test_one_meeting_needs_no_sheet_of_all(out) -> None:
    write_workbook(packet(leaving()), out)
    assert ALL_SHEET not in load_workbook(out).sheetnames


def test_the_pdf_page_is_a_link_to_the_paper_beside_the_workbook(out) -> None:
    write_workbook(packet(leaving()), out)
    (row,) = rows(load_workbook(out).worksheets[0])
    assert row["PDF page"].hyperlink.target == "the%20pack.pdf#page=29"


def test_nobody_sees_the_sheet_that_keeps_what_was_written(out) -> None:
    write_workbook(packet(leaving()), out)
    assert load_workbook(out)[KEPT_SHEET].sheet_state == "veryHidden"


@pytest.mark.parametrize("text", ["=1+1", "+44 1234", "-5 against 3", "@chair", "=HYPERLINK(1)"])
@pytest.mark.parametrize("field", ["text", "answer"])
def test_text_that_looks_like_a_formula_stays_text(out, text, field) -> None:
    write_workbook(packet(leaving(**{field: text}), leaving(text, committee=text)), out)
    row = rows(load_workbook(out).worksheets[0])[0]
    cell = row["Note" if field == "text" else "Answer"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == (text, "s", True)
    for sheet in load_workbook(out).worksheets:
        assert not [cell for line in sheet.iter_rows() for cell in line if cell.data_type == "f"]


def test_a_run_that_excel_reads_as_a_letter_stays_as_it_was_typed(out) -> None:
    write_workbook(packet(leaving("_x0041_")), out)
    (row,) = rows(load_workbook(out).worksheets[0])
    assert row["Note"].value == "_x005F_x0041_"
    assert plain(row["Note"].value) == "_x0041_"


def test_text_longer_than_a_cell_goes_on_beneath(out) -> None:
    text = "x" * CELL_LIMIT + "the end"
    write_workbook(packet(leaving(text)), out)
    first, second = rows(load_workbook(out).worksheets[0])
    assert first["Note"].value + second["Note"].value == text
    assert second["Id"].value == f"{first['Id'].value} +1"


def test_control_characters_do_not_stop_an_export(out) -> None:
    write_workbook(packet(leaving("a\x07b", committee="[A/B]: 'C'?")), out)
    sheet = load_workbook(out).worksheets[0]
    assert rows(sheet)[0]["Note"].value == "a b"
    assert sheet.title == "2024-01-25 A B C"


def test_the_workbook_says_what_was_left_out(out) -> None:
    write_workbook(packet(leaving(), left_out=LeftOut(3, 2)), out)
    told = [cell.value for (cell,) in load_workbook(out)[ABOUT_SHEET].iter_rows()]
    assert "3 private notes and the words of 2 marks on exempt papers were left out." in told


def test_no_notes_still_makes_a_workbook_that_says_so(out) -> None:
    write_workbook(packet(), out)
    assert load_workbook(out).sheetnames[0] == "No notes yet"


def test_a_workbook_open_elsewhere_is_left_alone(tmp_path, out) -> None:
    out.write_bytes(b"as it was")
    (tmp_path / ".~lock.notes.xlsx#").touch()
    with pytest.raises(DeskError, match="open in another program"):
        write_workbook(packet(leaving()), out)
    assert out.read_bytes() == b"as it was"


def test_an_export_that_is_cancelled_leaves_nothing(tmp_path, out) -> None:
    def stop(_done: int, _total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        write_workbook(packet(leaving()), out, stop)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["", "missing/notes.xlsx"])
def test_a_folder_or_a_missing_one_is_said_plainly(tmp_path, name) -> None:
    with pytest.raises(DeskError, match="folder"):
        write_workbook(packet(leaving()), tmp_path / name)
    assert list(tmp_path.iterdir()) == []
