from __future__ import annotations

from pathlib import Path

import pytest

from scrutiny_desk.domain.errors import DeskError
from scrutiny_desk.domain.pages.pages import Reading
from scrutiny_desk.reading.sheets.other_sheets import read_csv, read_other_workbook
from tests.reading.office_maker import ods, ods_cell, ods_rows, xls

pytestmark = pytest.mark.usefixtures("qapp")


def read(path: Path, content: bytes) -> Reading:
    path.write_bytes(content)
    return read_other_workbook(path, lambda _done, _total: None)


def texts(reading: Reading) -> list[list[list[str]]]:
    return [[[cell.text for cell in row] for row in table.rows] for table in reading.tables]


def test_an_old_workbook_gives_dates_and_merged_cells(tmp_path: Path) -> None:
    rows = [["No", "Open", "Due"], ["1", "Parks", 45316.0], ["", "Swings", "TBC"]]
    assert texts(read(tmp_path / "a.xls", xls(rows, merged=[(1, 2, 0, 0)]))) == [
        [["No", "Open", "Due"], ["1", "Parks", "25 January 2024"], ["", "Swings", "TBC"]]
    ]


def test_an_open_document_gives_its_visible_sheets(tmp_path: Path) -> None:
    rows = [["Tracker"], ["No", "Open", "Due"], ["1", "Parks", "date:2024-01-25"]]
    far = (
        '<table:table-row table:number-rows-repeated="1048000">'
        '<table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
    )
    reading = read(tmp_path / "a.ods", ods(ods_rows(rows) + far, hidden=ods_rows([["secret"]])))
    assert texts(reading) == [[["No", "Open", "Due"], ["1", "Parks", "25 January 2024"]]]
    assert reading.title == "Tracker"
    assert reading.pages[0].text.endswith("A hidden sheet is not shown here: “Away”")


def test_a_few_bytes_that_stand_for_millions_of_cells_are_refused(tmp_path: Path) -> None:
    cell = ods_cell("x").replace(
        "<table:table-cell", '<table:table-cell table:number-columns-repeated="9999"'
    )
    rows = f'<table:table-row table:number-rows-repeated="99999">{cell}</table:table-row>'
    with pytest.raises(DeskError, match="too large"):
        read(tmp_path / "a.ods", ods(rows))


def test_a_damaged_workbook_is_said_in_plain_words(tmp_path: Path) -> None:
    with pytest.raises(DeskError, match="cannot be read as a workbook"):
        read(tmp_path / "a.xls", xls([["a", "b"]])[:1200])


def test_an_open_document_with_broken_xml_is_not_read_for_ever(tmp_path: Path) -> None:
    with pytest.raises(DeskError, match="cannot be read as a workbook"):
        read(tmp_path / "a.ods", ods("<table:table-row><table:table-cell><text:p>x"))


def test_an_old_workbook_whose_sectors_run_in_a_circle_is_not_read_for_ever(tmp_path: Path) -> None:
    whole = bytearray(xls([["a", "b"]]))
    # Sector 3 of the file follows sector 2; here sector 2 follows it again.
    whole[512 + 4 * 3 : 512 + 4 * 4] = (2).to_bytes(4, "little")
    with pytest.raises(DeskError, match="cannot be read as a workbook"):
        read(tmp_path / "a.xls", bytes(whole))


@pytest.mark.parametrize("content", ['No,Words\n1,"a\nb, c"\n', 'No;Words\n1;"a\nb, c"\n'])
def test_values_between_commas_or_semicolons(tmp_path: Path, content: str) -> None:
    path = tmp_path / "a.csv"
    path.write_text(content)
    reading = read_csv(path, lambda _done, _total: None)
    assert texts(reading) == [[["No", "Words"], ["1", "a b, c"]]]
