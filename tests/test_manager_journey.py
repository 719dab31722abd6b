"""A scrutiny manager's month by command: take over, chase, publish, and what officers change."""

from __future__ import annotations

import datetime
import json
import shutil
import subprocess
from pathlib import Path

import docx
import pytest
from icalendar import Calendar
from openpyxl import load_workbook

from scrutiny_desk import paths
from tests.test_cli import desk

DAY = ("--as-of", "2024-01-25")


@pytest.fixture(scope="module")
def began(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a library that holds the sample's pack."""
    folder = tmp_path_factory.mktemp("manager")
    said(desk("import", "--library", folder / "library", paths.sample("sample-pack.pdf"),
              folder=folder))  # fmt: skip
    return folder


@pytest.fixture
def folder(began: Path, tmp_path: Path) -> Path:
    shutil.copytree(began / "library", tmp_path / "library")
    return tmp_path


def said(result: subprocess.CompletedProcess[str]) -> str:
    assert result.returncode == 0, result.stderr
    return result.stdout


def tracker(folder: Path, *words: object) -> str:
    return said(desk("tracker", words[0], "--library", folder / "library", *words[1:],
                     folder=folder))  # fmt: skip


def rows(folder: Path) -> dict[object, dict[str, object]]:
    listed = json.loads(tracker(folder, "list", *DAY, "--json"))
    return {row["number"]: row for row in listed}


def test_the_tracker_is_known_already_when_its_own_sheet_is_taken_over(folder: Path) -> None:
    before = rows(folder)
    told = tracker(folder, "import", paths.sample("sample-tracker.xlsx"), "--take")
    assert "new" not in told.splitlines()[0]
    assert len(rows(folder)) == len(before) == 11


def test_what_an_officer_changes_in_the_appendix_comes_back_as_history(folder: Path) -> None:
    out = folder / "appendix.xlsx"
    tracker(folder, "export", *DAY, "--out", out)
    assert "Nothing was changed" in tracker(folder, "import", out, "--take")
    workbook = load_workbook(out)
    sheet = workbook.worksheets[0]
    headings = [cell.value for cell in sheet[1]]
    of_nine = next(row for row in sheet.iter_rows(min_row=2) if row[0].value == 9)
    before = rows(folder)[9]
    of_nine[headings.index("Officer")].value = "Head of Fostering"
    workbook.save(out)
    shown = tracker(folder, "import", out)
    assert "Head of Fostering" in shown
    assert str(before["officer"]) in shown
    assert rows(folder)[9]["officer"] == before["officer"]
    tracker(folder, "import", out, "--take")
    assert rows(folder)[9]["officer"] == "Head of Fostering"
    assert len(rows(folder)) == 11
    tracker(folder, "export", *DAY, "--out", folder / "again.docx")
    table = docx.Document(str(folder / "again.docx")).tables[0]
    assert any("Head of Fostering" in cell.text for row in table.rows for cell in row.cells)


def test_letters_and_the_calendar_name_what_is_late(folder: Path) -> None:
    late = {str(number) for number, row in rows(folder).items() if row["computed"] == "overdue"}
    assert late == {"9", "11"}
    tracker(folder, "letters", *DAY, "--out", folder / "letters")
    letters = list((folder / "letters").glob("*.docx"))
    words = "\n".join(
        paragraph.text for one in letters for paragraph in docx.Document(str(one)).paragraphs
    )
    assert "passed 25 days ago" in words
    # Without a word since, the second letter cites the first.
    tracker(folder, "letters", "--as-of", "2024-02-25", "--out", folder / "second")
    second = "\n".join(
        paragraph.text
        for one in (folder / "second").glob("*.docx")
        for paragraph in docx.Document(str(one)).paragraphs
    )
    assert "25 January 2024" in second
    tracker(folder, "calendar", *DAY, "--out", folder / "due.ics")
    events = Calendar.from_ical((folder / "due.ics").read_bytes()).walk("VEVENT")
    ends = [event["DTSTART"].dt for event in events if "9:" in str(event["SUMMARY"])]
    assert datetime.date(2023, 12, 31) in ends
