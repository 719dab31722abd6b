"""Trackers as they are: no heading, dates as numbers, merged cells, formulas, passwords, and worse.

Each is read, or told in words that name sheet and cell; nothing is half done.
"""

from __future__ import annotations

import datetime
import re
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from docx import Document
from openpyxl import Workbook
from openpyxl.styles import PatternFill
from openpyxl.utils.datetime import MAC_EPOCH
from openpyxl.worksheet.worksheet import Worksheet
from pypdf import PdfReader, PdfWriter
from reportlab.pdfgen.canvas import Canvas

from scrutiny_desk.domain.errors import DeskError
from scrutiny_desk.library.library import Library
from scrutiny_desk.services.papers import papers
from scrutiny_desk.services.tracker import recommendations
from tests.services.tracker.trackers import HEADING, LAMP, QUAY, look, read, take, workbook

LOCKED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage\0".encode("utf-16-le")


@pytest.fixture
def library(tmp_path: Path):
    with Library.open(tmp_path / "library", create=True) as opened:
        yield opened


def made(path: Path, fill: Callable[[Workbook, Worksheet], object]) -> Path:
    book = Workbook()
    book.active.title = "Tracker"
    fill(book, book.active)
    book.save(path)
    return path


def put(sheet: Worksheet, rows: Sequence[Sequence[object]]) -> None:
    for row in rows:
        sheet.append(list(row))


def facts(library: Library, path: Path, **more: str):
    return [row.fact for row in look(library, path, **more)[2].rows]


def test_without_a_heading_the_columns_are_guessed_and_that_is_told(library, tmp_path) -> None:
    path = workbook(tmp_path / "a.xlsx", [QUAY, LAMP])
    _, _, plan = look(library, path)
    assert [row.fact.text for row in plan.rows] == [QUAY[2], LAMP[2]]
    assert plan.rows[0].fact.number == QUAY[0]
    assert plan.rows[0].fact.date == "2025-06-03"
    assert "“Tracker” has no row of headings" in plan.problems[0]
    take(library, path, committee="Harbour Committee")
    assert len(recommendations.list_recommendations(library, datetime.date(2026, 1, 1))) == 2


def test_a_heading_far_down_is_found(library, tmp_path) -> None:
    over = [("Scrutiny tracker", "", "As at", "3 May"), (), ("Key", "Red", "Amber"), ()]
    path = workbook(tmp_path / "a.xlsx", [*over, *[("Owner", "Manager")] * 6, HEADING, QUAY])
    (fact,) = facts(library, path)
    assert (fact.number, fact.officer) == (QUAY[0], "Harbour master")


def test_a_heading_in_two_rows_is_one(library, tmp_path) -> None:
    over = ("", "", "", "Who", "When", "", "")
    (fact,) = facts(library, workbook(tmp_path / "a.xlsx", [over, HEADING, QUAY]))
    assert fact.officer == "Harbour master"


@pytest.mark.parametrize("epoch", ["1900", "1904"])
def test_days_as_bare_numbers_are_read_by_the_workbooks_own_count(library, tmp_path, epoch) -> None:
    day = 45811 if epoch == "1900" else 45811 - 1462

    def fill(book: Workbook, sheet: Worksheet) -> None:
        if epoch == "1904":
            book.epoch = MAC_EPOCH
        real = datetime.date(2026, 3, 31)
        put(sheet, [HEADING, (QUAY[0], day, *QUAY[2:4], real, *QUAY[5:])])

    _, _, plan = look(library, made(tmp_path / "a.xlsx", fill))
    (row,) = plan.rows
    assert (row.fact.date, row.fact.target_date) == ("2025-06-03", "2026-03-31")
    assert row.said == (f"“Tracker”, cell B2: {day} is read as 3 June 2025.",)


def test_days_as_words_are_read_and_others_told_by_their_cell(library, tmp_path) -> None:
    rows = [
        HEADING,
        (QUAY[0], "03/06/2025 ", QUAY[2], QUAY[3], "13/25/2026", "", ""),
        (LAMP[0], "2025-06-03 00:00:00", LAMP[2], "", "Q3 2026", "", ""),
    ]
    _, _, plan = look(library, workbook(tmp_path / "a.xlsx", rows))
    assert [row.fact.date for row in plan.rows] == ["2025-06-03", "2025-06-03"]
    assert plan.problems == ("“Tracker”, cell E2: “13/25/2026” is not read as a date.",)
    assert plan.rows[0].fact.target_text == "13/25/2026"


def test_merged_cells_hold_for_every_row_beside_them(library, tmp_path) -> None:
    def fill(_book: Workbook, sheet: Worksheet) -> None:
        third = ("SR 3", "", "That a third thing be done", "", "", "", "")
        put(sheet, [HEADING, QUAY, ("SR 2", "", *LAMP[2:3], "", "", "", ""), third])
        sheet.merge_cells("B2:B4")
        sheet.merge_cells("D2:D4")

    found = facts(library, made(tmp_path / "a.xlsx", fill))
    assert [(fact.date, fact.officer) for fact in found] == [("2025-06-03", "Harbour master")] * 3
    assert [fact.number for fact in found] == [QUAY[0], "SR 2", "SR 3"]


def test_a_formula_without_a_saved_result_is_told_by_its_cell(library, tmp_path) -> None:
    def fill(_book: Workbook, sheet: Worksheet) -> None:
        put(sheet, [HEADING, QUAY])
        sheet["D2"] = '=A1&"x"'

    _, _, plan = look(library, made(tmp_path / "a.xlsx", fill))
    assert plan.rows[0].fact.officer == ""
    assert "No result was saved with the formula in “Tracker”, cell D2" in plan.problems[0]


def test_a_formula_with_its_result_saved_is_read(library, tmp_path) -> None:
    path = workbook(tmp_path / "a.xlsx", [HEADING, QUAY])

    def with_result(xml: bytes) -> bytes:
        cell = rb'<c r="D2" t="str"><f>A1</f><v>Head of Works</v></c>'
        return re.sub(rb'<c r="D2"[^>]*>.*?</c>', cell, xml)

    (fact,) = facts(library, rewritten(path, with_result))
    assert fact.officer == "Head of Works"


def test_fifty_thousand_empty_rows_are_passed_by(library, tmp_path) -> None:
    def fill(_book: Workbook, sheet: Worksheet) -> None:
        put(sheet, [HEADING, QUAY])
        for line in range(3, 50_003):
            sheet.cell(line, 1).fill = PatternFill("solid", fgColor="FFFFFF")
        sheet.cell(50_010, 1, LAMP[0])
        sheet.cell(50_010, 3, LAMP[2])

    _, _, plan = look(library, made(tmp_path / "a.xlsx", fill))
    assert [row.at for row in plan.rows] == ["“Tracker”, row 2", "“Tracker”, row 50010"]


@pytest.mark.parametrize("said", [b"A1", b"A1:XFD1048576", b"C9:D9"])
def test_a_wrong_dimension_tag_counts_for_nothing(library, tmp_path, said: bytes) -> None:
    path = workbook(tmp_path / "a.xlsx", [HEADING, QUAY, LAMP])
    tag = b'<dimension ref="' + said + b'"/>'
    path = rewritten(path, lambda xml: re.sub(rb"<dimension [^>]*/>", tag, xml))
    assert len(facts(library, path)) == 2


def test_a_hidden_sheet_is_named_and_not_read(library, tmp_path) -> None:
    def only_hidden(book: Workbook, sheet: Worksheet) -> None:
        sheet.title = "Cover"
        sheet.append(["Scrutiny"])
        put(book.create_sheet("Old tracker"), [HEADING, QUAY])
        book["Old tracker"].sheet_state = "hidden"

    with pytest.raises(DeskError, match="hidden sheets, which are not read: “Old tracker”"):
        read(library, made(tmp_path / "a.xlsx", only_hidden))

    def beside(book: Workbook, sheet: Worksheet) -> None:
        put(sheet, [HEADING, QUAY])
        put(book.create_sheet("Old tracker"), [HEADING, LAMP])
        book["Old tracker"].sheet_state = "veryHidden"

    path = made(tmp_path / "b.xlsx", beside)
    _, _, plan = look(library, path)
    assert len(plan.rows) == 1
    assert plan.problems == ("The hidden sheet is not read: “Old tracker”.",)
    with pytest.raises(DeskError, match="The sheet “Old tracker” is hidden"):
        look(library, path, sheet="Old tracker")


def test_two_tables_on_a_sheet_are_two(library, tmp_path) -> None:
    second = ("Recommendation", "Owner", "Due", "Progress", "Status", "Ref")
    rows = [
        HEADING,
        QUAY,
        (),
        second,
        ("That ropes be renewed", "Rigger", "May 2026", "", "", "B1"),
    ]
    found = facts(library, workbook(tmp_path / "a.xlsx", rows))
    assert [(fact.number, fact.officer) for fact in found] == [
        (QUAY[0], "Harbour master"),
        ("B1", "Rigger"),
    ]


def test_a_table_beside_the_tracker_is_left_out(library, tmp_path) -> None:
    rows = [
        (*HEADING, "", "Code", "Meaning"),
        (*QUAY, "", "1", "Achieved"),
        (*LAMP, "", "2", "On track"),
        (*("",) * 8, "3", "Slipped"),
    ]
    assert len(facts(library, workbook(tmp_path / "a.xlsx", rows))) == 2


def test_a_sheet_a_year_is_taken_whole_or_by_its_name(library, tmp_path) -> None:
    def fill(book: Workbook, sheet: Worksheet) -> None:
        put(sheet, [("Code", "Meaning"), ("1", "Achieved")])
        put(book.create_sheet("2024-25"), [HEADING, QUAY])
        put(book.create_sheet("2025-26"), [HEADING, LAMP])

    path = made(tmp_path / "a.xlsx", fill)
    assert len(facts(library, path)) == 2
    assert [fact.number for fact in facts(library, path, sheet="2025-26")] == [LAMP[0]]


def test_a_row_without_a_recommendation_is_told(library, tmp_path) -> None:
    stray = ("SR 7", "3 June 2025", "", "Harbour master", "", "", "")
    _, _, plan = look(library, workbook(tmp_path / "a.xlsx", [HEADING, QUAY, stray]))
    assert len(plan.rows) == 1
    assert plan.problems == ("Without a recommendation, so left out: “Tracker”, row 3.",)


def test_a_reference_that_stands_twice_is_told(library, tmp_path) -> None:
    again = (QUAY[0], *LAMP[1:])
    _, _, plan = look(library, workbook(tmp_path / "a.xlsx", [HEADING, QUAY, again]))
    assert plan.problems == (
        "SR (25/26) 01 stands before different rows: “Tracker”, row 2 and “Tracker”, row 3.",
    )


def test_ratings_are_kept_in_words_colours_and_numbers(library, tmp_path) -> None:
    rows = [HEADING]
    for at, rating in enumerate(("1 Achieved", "3 Slipped", "On track", "")):
        rows.append(
            (f"A27/{at}", "3 June 2025", f"That thing {at} be done well", "", "", "", rating)
        )
    path = workbook(tmp_path / "a.xlsx", rows, fills={"G5": "FF0000"})
    found = facts(library, path)
    assert [fact.rag_text for fact in found] == ["1 Achieved", "3 Slipped", "On track", ""]
    assert found[3].rag_colour == "red"


@pytest.mark.parametrize("name", ["a.xlsx", "a.docx", "a.xls"])
def test_a_password_is_told(library, tmp_path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(LOCKED)
    with pytest.raises(DeskError, match="protected by a password"):
        read(library, path)
    assert papers.list_papers(library) == []


def test_a_pdf_with_a_password_is_told(library, tmp_path) -> None:
    plain, path = tmp_path / "plain.pdf", tmp_path / "a.pdf"
    canvas = Canvas(str(plain))
    canvas.drawString(72, 700, "Tracker")
    canvas.save()
    writer = PdfWriter(clone_from=PdfReader(plain))
    writer.encrypt("quay", algorithm="AES-256")
    writer.write(path)
    with pytest.raises(DeskError, match="password"):
        read(library, path)


@pytest.mark.parametrize(
    ("name", "content"),
    [("a.xlsx", b"PK\x03\x04 rubbish"), ("a.xlsx", b""), ("a.docx", b"no"), ("a.pdf", b"no")],
)
def test_a_damaged_file_is_told_and_nothing_is_kept(library, tmp_path, name, content) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(DeskError):
        read(library, tmp_path / name)
    assert papers.list_papers(library) == []


def test_a_word_tracker_is_read_with_its_merged_cells_and_colours(library, tmp_path) -> None:
    document = Document()
    table = document.add_table(rows=3, cols=len(HEADING))
    table.style = "Table Grid"
    for at, words in enumerate(HEADING):
        table.cell(0, at).text = words
    for line, row in enumerate((QUAY, LAMP), start=1):
        for at, words in enumerate(row):
            table.cell(line, at).text = "" if at == 1 and line == 2 else words
    table.cell(1, 1).merge(table.cell(2, 1))
    path = tmp_path / "tracker.docx"
    document.save(path)
    found = facts(library, path)
    assert [(fact.number, fact.date) for fact in found] == [
        (QUAY[0], "2025-06-03"),
        (LAMP[0], "2025-06-03"),
    ]
    take(library, path)
    assert look(library, path)[2].in_words == "2 rows: 2 unchanged"


def test_values_between_commas_are_a_tracker_too(library, tmp_path) -> None:
    path = tmp_path / "tracker.csv"
    path.write_text('Ref,Date,Recommendation,Lead,Due\nA1,3 June 2025,"That, x be done",Me,TBC\n')
    (row,) = look(library, path)[2].rows
    assert (row.fact.text, row.at) == ("That, x be done", "row 2")


def rewritten(path: Path, change: Callable[[bytes], bytes]) -> Path:
    """The workbook with the XML of its first sheet changed."""
    out = path.with_name(f"re{path.name}")
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(out, "w") as target:
        for part in source.infolist():
            content = source.read(part)
            if part.filename.endswith("sheet1.xml"):
                content = change(content)
            target.writestr(part.filename, content)
    return out
