from __future__ import annotations

import datetime
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.styles import PatternFill
from openpyxl.styles.colors import Color
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from scrutiny_desk.domain.errors import DeskError
from scrutiny_desk.domain.pages.pages import Reading
from scrutiny_desk.finding import find_facts
from scrutiny_desk.reading import archives
from scrutiny_desk.reading.sheets import workbook
from scrutiny_desk.reading.sheets.workbook import read_workbook

pytestmark = pytest.mark.usefixtures("qapp")

HEAD = ["No", "Date", "Recommendation", "Target date", "Responsible officer", "Update", "RAG"]


def book_of(rows: Sequence[Sequence[Any]]) -> openpyxl.Workbook:
    book = openpyxl.Workbook()
    assert book.active is not None
    for row in rows:
        book.active.append(row)
    return book


def read(path: Path, book: openpyxl.Workbook) -> Reading:
    # Saved through a file of our own: openpyxl leaves one open when saving fails.
    with path.open("wb") as file:
        book.save(file)
    return read_workbook(path, lambda _done, _total: None)


def changed(path: Path, part: str, change: Callable[[bytes], bytes]) -> None:
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts[part] = change(parts[part])
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)


def texts(reading: Reading) -> list[list[list[str]]]:
    return [[[cell.text for cell in row] for row in table.rows] for table in reading.tables]


def test_values_are_shown_as_a_reader_sees_them(tmp_path: Path) -> None:
    book = book_of(
        [
            ["what", "value"],
            ["date", datetime.date(2024, 1, 25)],
            ["moment", datetime.datetime(2024, 1, 25, 18, 0)],  # noqa: DTZ001
            ["whole", 331],
            ["float", 61.5],
            ["round", 61.0],
            ["share", 0.615],
            ["yes", True],
            ["lines", "one\ntwo"],
        ]
    )
    assert book.active is not None
    book.active["B7"].number_format = "0.0%"
    (table,) = texts(read(tmp_path / "a.xlsx", book))
    assert [row[1] for row in table[1:]] == [
        "25 January 2024",
        "25 January 2024 18:00",
        "331",
        "61.5",
        "61",
        "61.5%",
        "Yes",
        "one two",
    ]


def test_fills_of_every_kind(tmp_path: Path) -> None:
    book = book_of([["what", "colour"], ["red", "a"], ["theme", "b"], ["old", "c"], ["white", "d"]])
    sheet = book.active
    assert sheet is not None
    sheet["B2"].fill = PatternFill("solid", fgColor="FFFF0000")
    sheet["B3"].fill = PatternFill("solid", fgColor=Color(theme=5, tint=0.4))
    sheet["B4"].fill = PatternFill("solid", fgColor=Color(indexed=3))
    sheet["B5"].fill = PatternFill("solid", fgColor="FFFFFFFF")
    (table,) = read(tmp_path / "a.xlsx", book).tables
    assert [row[1].fill for row in table.rows] == [None, "#ff0000", "#d99694", "#00ff00", None]


def test_titles_and_empty_rows_are_no_part_of_a_table(tmp_path: Path) -> None:
    rows: list[list[Any]] = [["Tracker 2024"], [], HEAD, [1, "a", "b"], [], [2, "c", "d"]]
    rows += [[], ["Closed"], HEAD, [3, "e", "f"]]
    reading = read(tmp_path / "a.xlsx", book_of(rows))
    assert [len(table) for table in texts(reading)] == [3, 2]
    assert texts(reading)[0][0][:3] == ["No", "Date", "Recommendation"]
    assert reading.title == "Tracker 2024"
    assert "Closed" in reading.pages[0].text


def test_hidden_sheets_stay_hidden(tmp_path: Path) -> None:
    book = book_of([["a", "b"]])
    book.create_sheet("Lists").append(["secret", "words"])
    book["Lists"].sheet_state = "hidden"
    reading = read(tmp_path / "a.xlsx", book)
    assert texts(reading) == [[["a", "b"]]]
    assert reading.pages[-1].text.endswith("A hidden sheet is not shown here: “Lists”")


def test_merged_cells_stand_once_and_keep_their_place(tmp_path: Path) -> None:
    book = book_of([["No", "Open", "Shut"], [1, "all week", None], [None, "a", "b"]])
    assert book.active is not None
    book.active.merge_cells("B2:C2")
    book.active.merge_cells("A2:A3")
    (table,) = texts(read(tmp_path / "a.xlsx", book))
    assert table[1:] == [["1", "all week", ""], ["", "a", "b"]]


def test_dates_since_1904(tmp_path: Path) -> None:
    book = book_of([["what", "day"], ["opened", datetime.date(2024, 1, 25)]])
    book.epoch = CALENDAR_MAC_1904
    assert texts(read(tmp_path / "a.xlsx", book))[0][1][1] == "25 January 2024"


def test_a_wrong_dimension_hides_nothing(tmp_path: Path) -> None:
    def shorten(sheet: bytes) -> bytes:
        assert b'<dimension ref="A1:B3"' in sheet
        return sheet.replace(b'<dimension ref="A1:B3"', b'<dimension ref="A1"')

    path = tmp_path / "a.xlsx"
    read(path, book_of([["No", "Words"], [1, "a"], [2, "b"]]))
    changed(path, "xl/worksheets/sheet1.xml", shorten)
    assert len(texts(read_workbook(path, lambda _done, _total: None))[0]) == 3


def test_a_formula_gives_what_was_saved_and_says_where_nothing_was(tmp_path: Path) -> None:
    def keep_one(sheet: bytes) -> bytes:
        return sheet.replace(b"<f>1+1</f><v></v>", b"<f>1+1</f><v>2</v>").replace(
            b"<f>1+1</f><v />", b"<f>1+1</f><v>2</v>"
        )

    path = tmp_path / "a.xlsx"
    read(path, book_of([["sum", "other"], ["=1+1", "=2+2"], ["x", "y"]]))
    changed(path, "xl/worksheets/sheet1.xml", keep_one)
    reading = read_workbook(path, lambda _done, _total: None)
    assert texts(reading)[0][1] == ["2", ""]
    assert "A cell is empty here because no result was saved" in reading.pages[0].text


def test_thousands_of_empty_rows_are_left_out(tmp_path: Path) -> None:
    def fill(sheet: bytes) -> bytes:
        rows = "".join(f'<row r="{at}"><c r="A{at}" s="0"/></row>' for at in range(2, 50_000))
        last = '<row r="50000"><c r="A50000" t="n"><v>7</v></c><c r="B50000"><v>8</v></c></row>'
        return sheet.replace(b"</sheetData>", f"{rows}{last}</sheetData>".encode())

    path = tmp_path / "a.xlsx"
    read(path, book_of([["No", "Words"]]))
    changed(path, "xl/worksheets/sheet1.xml", fill)
    assert texts(read_workbook(path, lambda _done, _total: None)) == [[["No", "Words"], ["7", "8"]]]


def test_formatting_far_below_the_last_value_costs_nothing(tmp_path: Path) -> None:
    book = book_of([["a", "b"]])
    assert book.active is not None
    book.active["XFD1048576"].fill = PatternFill("solid", fgColor="FFFF0000")
    assert texts(read(tmp_path / "a.xlsx", book)) == [[["a", "b"]]]


def test_every_cell_stands_on_its_page(tmp_path: Path) -> None:
    rows = [["No", "Words"], *([number, f"word{number}"] for number in range(150))]
    reading = read(tmp_path / "a.xlsx", book_of(rows))
    (table,) = reading.tables
    assert (table.first_page, table.last_page) == (0, len(reading.pages) - 1)
    for row in table.rows[1:]:
        cell = row[1]
        page = reading.pages[cell.page_index]
        assert [word.text for word in page.words if cell.box.contains(*word.box.centre)] == [
            cell.text
        ]


def test_a_tracker_in_a_workbook_gives_recommendations(tmp_path: Path) -> None:
    book = book_of(
        [
            HEAD,
            [1, datetime.date(2024, 1, 25), "Open the parks", "TBC", "Head of Parks", "", "Late"],
            [2, "09.12.21", "Mend the swings", datetime.date(2024, 5, 1), "Pat Ash", "Done", ""],
        ]
    )
    assert book.active is not None
    book.active["G2"].fill = PatternFill("solid", fgColor="FFFF0000")
    facts = find_facts(read(tmp_path / "a.xlsx", book))
    assert facts.document.kind == "tracker"
    first, second = facts.recommendations
    assert (first.number, first.date, first.target_date) == (1, "2024-01-25", None)
    assert (first.rag_colour, first.page) == ("red", "1")
    assert (second.date, second.target_date) == ("2021-12-09", "2024-05-01")


def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"0" * (archives.LARGEST_UNPACKED + 1))
    assert path.stat().st_size < 1_000_000
    with pytest.raises(DeskError, match="too large"):
        read_workbook(path, lambda _done, _total: None)


def test_too_many_cells_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "MOST_CELLS", 5)
    with pytest.raises(DeskError, match="more than 5 cells"):
        read(tmp_path / "a.xlsx", book_of([["a", "b"]] * 3))


def test_an_empty_workbook_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DeskError, match="no words"):
        read(tmp_path / "a.xlsx", book_of([]))


@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/styles.xml"])
def test_a_damaged_part_is_said_in_plain_words(tmp_path: Path, part: str) -> None:
    whole = tmp_path / "whole.xlsx"
    with whole.open("wb") as file:
        book_of([["a", "b"]]).save(file)
    broken = tmp_path / "broken.xlsx"
    with zipfile.ZipFile(whole) as old, zipfile.ZipFile(broken, "w") as new:
        for name in old.namelist():
            new.writestr(name, b"<broken" if name == part else old.read(name))
    with pytest.raises(DeskError, match="cannot be read as a workbook"):
        read_workbook(broken, lambda _done, _total: None)
