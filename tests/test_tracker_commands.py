"""The tracker from the command line, on the sample pack's eleven rows and on a library of ours."""

from __future__ import annotations

import email
import email.policy
import json
import shutil
from pathlib import Path

import pytest
from icalendar import Calendar
from openpyxl import load_workbook

from scrutiny_desk.library.library import Library
from tests.services.tracker.trackers import HEADING, LAMP, QUAY, workbook
from tests.test_cli import desk, refused

TODAY = "2024-01-25"

# number, computed, flags that must stand, days open, days overdue: DOMAIN.md's worked answers.
ELEVEN = [
    (1, "no date", set(), 777, None),
    (2, "not due", {"unowned"}, 413, None),
    (3, "due", {"contradiction"}, 217, None),
    (4, "not due", set(), 126, None),
    (5, "no date", set(), 126, None),
    (6, "not due", set(), 126, None),
    (7, "not due", {"contradiction"}, 77, None),
    (8, "due", {"unowned"}, 77, None),
    (9, "overdue", set(), 77, 25),
    (10, "not due", set(), 77, None),
    (11, "overdue", set(), 77, 25),
]


@pytest.fixture(scope="module")
def pack_library(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    library = tmp_path_factory.mktemp("tracker") / "library"
    pack = shared / "packs" / "agenda-pack-2024-01-25.pdf"
    imported = desk("import", "--library", library, pack, folder=library.parent)
    assert imported.returncode == 0, imported.stderr
    return library


def test_the_eleven_rows_come_out_as_worked(pack_library: Path) -> None:
    asked = ("tracker", "list", "--library", pack_library, "--as-of", TODAY, "--json")
    rows = json.loads(desk(*asked, folder=pack_library.parent).stdout)
    assert len(rows) == len(ELEVEN)
    for row, (number, computed, flags, days_open, days_overdue) in zip(rows, ELEVEN, strict=True):
        assert (row["number"], row["computed"]) == (number, computed)
        assert flags <= set(row["flags"])
        assert (row["days_open"], row["days_overdue"]) == (days_open, days_overdue)
    assert "mistyped" in rows[6]["reason"]
    assert [row["last_update"] for row in rows if row["computed"] == "overdue"] == [None, None]


def test_a_day_that_is_none_is_told(tmp_path: Path) -> None:
    Library.open(tmp_path / "library", create=True).close()
    asked = ("tracker", "list", "--library", tmp_path / "library", "--as-of", "soon")
    assert "“soon” is no day" in refused(desk(*asked, folder=tmp_path))


def test_what_falls_due_as_a_calendar_file(pack_library: Path, tmp_path: Path) -> None:
    out = tmp_path / "due.ics"
    asked = ("tracker", "calendar", "--library", pack_library, "--as-of", TODAY, "--out", out)
    done = desk(*asked, folder=tmp_path)
    assert done.returncode == 0, done.stderr
    events = Calendar.from_ical(out.read_bytes()).events
    days = [event.DTSTART.isoformat() for event in events]
    assert days == sorted(days)
    # Nine of the eleven have a target; the agenda of the meeting itself is the tenth.
    assert len(events) == 10
    assert "2024-01-17" in days, "five clear days before the meeting"
    assert f"10 events written to {out.name}." in done.stdout
    assert "Check with your monitoring officer." in done.stdout
    before = out.read_bytes()
    desk(*asked, folder=tmp_path)
    assert out.read_bytes() == before


def test_the_appendix_is_written_and_can_be_read_again(pack_library: Path, tmp_path: Path) -> None:
    for form in ("docx", "pdf", "xlsx"):
        out = tmp_path / f"appendix.{form}"
        asked = ("tracker", "export", "--library", pack_library, "--as-of", TODAY, "--out", out)
        assert (
            desk(*asked, folder=tmp_path).stdout == f"11 recommendations written to {out.name}.\n"
        )
        found = json.loads(desk("extract", out, "--json", folder=tmp_path).stdout)
        assert found["document"]["kind"] == "tracker"
        assert [row["number"] for row in found["recommendations"]] == list(range(1, 12))
        assert found["recommendations"][9]["target_date"] == "2024-07-31"


def test_an_ending_that_names_no_form_is_told(tmp_path: Path) -> None:
    Library.open(tmp_path / "library", create=True).close()
    asked = ("tracker", "export", "--library", tmp_path / "library", "--out", "appendix.odt")
    assert "End it in .docx, .pdf or .xlsx" in refused(desk(*asked, folder=tmp_path))


def test_letters_are_written_and_nothing_is_sent(pack_library: Path, tmp_path: Path) -> None:
    shutil.copytree(pack_library, tmp_path / "library")
    asked = ("tracker", "letters", "--library", tmp_path / "library", "--out", tmp_path)
    first = desk(*asked, "--as-of", TODAY, "--for", "overdue", folder=tmp_path).stdout
    assert "1 letter written" in first
    assert "Nothing was sent" in first
    assert len([*tmp_path.glob("Letter * 2024-01-25.docx")]) == 1
    second = desk(*asked, "--as-of", "2024-03-07", "--form", "eml", folder=tmp_path).stdout
    assert "Nobody is named for: No. 8, agreed on 9 November 2023" in second
    (draft,) = tmp_path.glob("Letter * 2024-03-07.eml")
    text = email.message_from_bytes(draft.read_bytes(), policy=email.policy.default).get_content()
    assert text.count("We wrote about this on 25 January 2024.") == 2
    nowhere = refused(desk(*asked[:-1], tmp_path / "gone" / "far", folder=tmp_path))
    assert "cannot be made" in nowhere


def test_a_tracker_is_shown_first_and_taken_when_asked(tmp_path: Path) -> None:
    odd = ("Who", *HEADING[1:])
    path = workbook(tmp_path / "tracker.xlsx", [odd, QUAY, LAMP])
    library = tmp_path / "library"
    Library.open(library, create=True).close()
    asked = ("tracker", "import", path, "--library", library, "--map", "Who=number")
    shown = desk(*asked, folder=tmp_path).stdout
    assert shown.startswith("2 rows: 2 new.\n")
    assert shown.endswith("Nothing was changed. Add --take to take this.\n")
    taken = desk(*asked, "--committee", "Harbour Committee", "--take", "--json", folder=tmp_path)
    told = json.loads(taken.stdout)
    assert told["counts"] == {"doubtful": 0, "new": 2, "changed": 0, "unchanged": 0}
    assert told["rows"][0]["at"] == "“Tracker”, row 2"
    assert told["taken"] == "2 new recommendations taken over from tracker.xlsx"
    rows = json.loads(
        desk("tracker", "list", "--library", library, "--json", folder=tmp_path).stdout
    )
    assert [(row["number"], row["committee"]) for row in rows] == [
        (QUAY[0], "Harbour Committee"),
        (LAMP[0], "Harbour Committee"),
    ]
    # Exported and edited elsewhere, it comes in again by the same command.
    out = tmp_path / "out.xlsx"
    desk("tracker", "export", "--library", library, "--out", out, folder=tmp_path)
    book = load_workbook(out)
    sheet = book.worksheets[0]
    officer = next(cell.column for cell in sheet[1] if cell.value == "Lead officer")
    target = next(cell.column for cell in sheet[1] if cell.value == "Target date")
    sheet.cell(2, officer, "Head of Works")
    sheet.cell(2, target, "July 2026")
    book.save(out)
    again = ("tracker", "import", out, "--library", library, "--take")
    assert "1 target moved in out.xlsx" in refused(desk(*again, folder=tmp_path))
    back = desk(*again, "--reason", "The stone is late", folder=tmp_path).stdout
    assert "  here: Harbour master\n" in back
    assert back.endswith("2 changes taken from out.xlsx.\n")


def test_a_heading_or_sheet_that_is_not_there_is_told(tmp_path: Path) -> None:
    path = workbook(tmp_path / "tracker.xlsx", [HEADING, QUAY])
    Library.open(tmp_path / "library", create=True).close()
    asked = ("tracker", "import", path, "--library", tmp_path / "library")
    assert "No column is headed “Whom”" in refused(
        desk(*asked, "--map", "Whom=officer", folder=tmp_path)
    )
    assert "is nothing that a column of a tracker holds" in refused(
        desk(*asked, "--map", "Ref=colour", folder=tmp_path)
    )
    assert "No tracker stands on “Other”" in refused(
        desk(*asked, "--sheet", "Other", folder=tmp_path)
    )
