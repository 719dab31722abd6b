"""A member's notes arrive in Excel whole, and as text."""

from __future__ import annotations

import datetime

import pytest
from openpyxl import load_workbook

from scrutiny_desk.domain.errors import DeskError
from scrutiny_desk.domain.notes import Anchor, Note, NoteKind, NoteRow, NoteStatus
from scrutiny_desk.exporting.notes_workbook import CELL_LIMIT, HEADINGS, write_notes


def row(
    text="Why?", meeting="m1", title="Scrutiny Committee · 25 January 2024", **fields
) -> NoteRow:
    known = {
        "id": "n1",
        "paper_id": "p1",
        "meeting_id": meeting,
        "item_id": None,
        "kind": NoteKind.QUESTION,
        "text": text,
        "anchor": Anchor(28, "25", quote="a quote"),
        "status": NoteStatus.DRAFT,
        "answer": "",
        "private": True,
        "created": "2024-01-20T10:00:00Z",
        "modified": "2024-01-20T10:00:00Z",
    }
    return NoteRow(Note(**(known | fields)), title, "2024-01-25", "Pack", "6", "Waiting times")


def values(sheet):
    return [[cell.value for cell in line] for line in sheet.iter_rows(min_row=2)]


def test_a_sheet_a_meeting_with_heading_filter_and_real_dates(tmp_path) -> None:
    out = tmp_path / "notes.xlsx"
    write_notes([row(), row(meeting="m2")], out)
    book = load_workbook(out)
    first, second = book.worksheets
    assert first.title == "2024-01-25 Scrutiny Committee"
    assert second.title == "2024-01-25 Scrutiny Committee 2"
    assert [cell.value for cell in first[1]] == [heading for heading, _ in HEADINGS]
    assert first.freeze_panes == "A2"
    assert first.auto_filter.ref == "A1:I2"
    assert first["E2"].alignment.wrap_text
    assert first["A2"].value == "6 Waiting times"
    assert first["B2"].value == 25
    assert isinstance(first["H2"].value, datetime.datetime)
    assert first["H2"].is_date
    assert first["I2"].value == "Private"


@pytest.mark.parametrize("text", ["=1+1", "+44 1234", "-5 against 3", "@chair", "=HYPERLINK(1)"])
def test_text_that_looks_like_a_formula_stays_text(tmp_path, text) -> None:
    out = tmp_path / "notes.xlsx"
    write_notes([row(text)], out)
    cell = load_workbook(out).worksheets[0]["E2"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == (text, "s", True)


def test_text_longer_than_a_cell_goes_on_beneath(tmp_path) -> None:
    out = tmp_path / "notes.xlsx"
    text = "x" * CELL_LIMIT + "the end"
    write_notes([row(text)], out)
    lines = values(load_workbook(out).worksheets[0])
    assert "".join(line[4] for line in lines) == text


def test_control_characters_do_not_stop_an_export(tmp_path) -> None:
    out = tmp_path / "notes.xlsx"
    write_notes([row("a\x07b", title="[A/B]: 'C'?")], out)
    sheet = load_workbook(out).worksheets[0]
    assert sheet["E2"].value == "a b"
    assert sheet.title == "2024-01-25 A B C"


def test_no_notes_still_makes_a_workbook_that_says_so(tmp_path) -> None:
    out = tmp_path / "notes.xlsx"
    write_notes([], out)
    assert load_workbook(out).sheetnames == ["No notes yet"]


def test_a_workbook_open_elsewhere_is_left_alone(tmp_path) -> None:
    out = tmp_path / "notes.xlsx"
    out.write_bytes(b"as it was")
    (tmp_path / ".~lock.notes.xlsx#").touch()
    with pytest.raises(DeskError, match="open in another program"):
        write_notes([row()], out)
    assert out.read_bytes() == b"as it was"


@pytest.mark.parametrize("name", ["", "missing/notes.xlsx"])
def test_a_folder_or_a_missing_one_is_said_plainly(tmp_path, name) -> None:
    with pytest.raises(DeskError, match="folder"):
        write_notes([row()], tmp_path / name)
    assert list(tmp_path.iterdir()) == []
