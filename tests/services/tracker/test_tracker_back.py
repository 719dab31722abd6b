"""An exported workbook of the tracker, edited by an officer, comes in again."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook

from scrutiny_desk.domain.errors import DeskError
from scrutiny_desk.domain.tracker.back import targets_moved
from scrutiny_desk.domain.tracker.leaving import LeavingForm
from scrutiny_desk.domain.tracker.recommendations import Entry
from scrutiny_desk.library.library import Library
from scrutiny_desk.services import undoing
from scrutiny_desk.services.tracker import recommendations
from scrutiny_desk.services.tracker.back import (
    is_back,
    look_at_tracker,
    say_tracker_back,
    take_tracker_back,
)
from scrutiny_desk.services.tracker.back_cells import added_words
from scrutiny_desk.services.tracker.history import beside
from scrutiny_desk.services.tracker.publishing import WantedAppendix, publish
from tests.services.tracker.trackers import HEADING, LAMP, QUAY, take, workbook

DAY = datetime.date(2026, 4, 1)


@pytest.fixture
def library(tmp_path: Path):
    with Library.open(tmp_path / "library", create=True) as opened:
        take(
            opened,
            workbook(tmp_path / "march.xlsx", [HEADING, QUAY, LAMP]),
            committee="Harbour Committee",
            told_on="1 March 2026",
        )
        yield opened


@pytest.fixture
def exported(library: Library, tmp_path: Path) -> Path:
    out = tmp_path / "out.xlsx"
    publish(library, out, WantedAppendix(DAY, LeavingForm.XLSX), lambda *_: None)
    return out


def edit(path: Path, **cells: object) -> Path:
    """Write into cells of the first sheet as an officer does in Excel."""
    book = load_workbook(path)
    for name, value in cells.items():
        book.worksheets[0][name] = value
    book.save(path)
    return path


def column(path: Path, heading: str) -> str:
    sheet = load_workbook(path).worksheets[0]
    return next(cell.column_letter for cell in sheet[1] if cell.value == heading)


def row(library: Library, number: str):
    listed = recommendations.list_recommendations(library, DAY)
    return next(one for one in listed if one.recommendation.number == number)


def test_a_workbook_as_it_was_written_changes_nothing(library: Library, exported: Path) -> None:
    assert is_back(exported)
    back = look_at_tracker(library, exported)
    assert (len(back), back.unchanged, back.told) == (0, 2, ())
    assert say_tracker_back(back) == ["Nothing was changed in out.xlsx."]
    assert not take_tracker_back(library, back)


def test_another_workbook_is_taken_over_and_not_brought_back(tmp_path: Path) -> None:
    assert not is_back(workbook(tmp_path / "other.xlsx", [HEADING, QUAY]))
    assert not is_back(tmp_path / "nowhere.xlsx")


def test_changed_cells_are_shown_with_both_values_and_written_as_history(
    library: Library, exported: Path
) -> None:
    officer, target = column(exported, "Lead officer"), column(exported, "Target date")
    update = column(exported, "Update")
    before = load_workbook(exported).worksheets[0][f"{update}2"].value
    edit(
        exported,
        **{
            f"{officer}2": "Head of Works",
            f"{target}2": datetime.date(2026, 7, 31),
            f"{update}2": f"{before}\n20/03/26: Stone is ordered.",
        },
    )
    back = look_at_tracker(library, exported)
    assert [(c.heading, c.before, c.after, c.here_too) for c in back.changes] == [
        ("Officer", "Harbour master", "Head of Works", False),
        ("Target", "March 2026", "31 July 2026", False),
        ("New update", "Surveyed.", "20/03/26: Stone is ordered.", False),
    ]
    assert back.changes[0].at == f"“Harbour Committee”, cell {officer}2"
    done = take_tracker_back(library, back, reason="The stone is late")
    assert done.said == "3 changes taken from out.xlsx"
    quay = row(library, QUAY[0])
    assert quay.recommendation.officer == "Head of Works"
    assert quay.recommendation.target_date == "2026-07-31"
    assert [u.text for u in quay.news] == ["Surveyed.", "Stone is ordered."]
    assert quay.news[-1].date == "2026-03-20"
    lines = [u.text for u in quay.updates if u.what is Entry.CHANGE]
    assert any(
        text.startswith("Officer: “Head of Works”; before: “Harbour master”")
        and text.endswith("Changed in the workbook out.xlsx.")
        for text in lines
    )
    (revision,) = beside(library, quay.recommendation.id)[0]
    assert revision.reason == "The stone is late. Changed in the workbook out.xlsx."
    # Once taken, the same workbook has nothing more to say.
    assert len(look_at_tracker(library, exported)) == 0
    undoing.undo(library)
    assert row(library, QUAY[0]).recommendation.officer == "Harbour master"


def test_a_target_does_not_move_without_a_reason(library: Library, exported: Path) -> None:
    officer, target = column(exported, "Lead officer"), column(exported, "Target date")
    edit(exported, **{f"{officer}2": "Head of Works", f"{target}2": "July 2026"})
    back = look_at_tracker(library, exported)
    assert targets_moved(back, range(2)) == 1
    with pytest.raises(DeskError, match="1 target moved"):
        take_tracker_back(library, back, reason="  ")
    assert row(library, QUAY[0]).recommendation.officer == "Harbour master"
    # What moves no target needs none.
    take_tracker_back(library, back, [0])
    assert row(library, QUAY[0]).recommendation.officer == "Head of Works"
    assert row(library, QUAY[0]).recommendation.target_text == "March 2026"


def test_each_change_can_be_taken_or_not(library: Library, exported: Path) -> None:
    officer = column(exported, "Lead officer")
    edit(exported, **{f"{officer}2": "Head of Works", f"{officer}3": "Lamp lighter"})
    take_tracker_back(library, look_at_tracker(library, exported), [1])
    assert row(library, QUAY[0]).recommendation.officer == "Harbour master"
    assert row(library, LAMP[0]).recommendation.officer == "Lamp lighter"


def test_what_was_changed_here_too_is_a_conflict(library: Library, exported: Path) -> None:
    officer = column(exported, "Lead officer")
    recommendations.revise_recommendation(
        library, row(library, QUAY[0]).recommendation.id, officer="Bridge master"
    )
    edit(exported, **{f"{officer}2": "Head of Works"})
    back = look_at_tracker(library, exported)
    (change,) = back.changes
    assert (change.before, change.after, change.here_too) == (
        "Bridge master",
        "Head of Works",
        True,
    )
    assert back.undisputed == ()
    # A cell nobody touched does not take back what was changed here.
    edit(exported, **{f"{officer}2": "Harbour master"})
    assert len(look_at_tracker(library, exported)) == 0


def test_a_row_changed_after_it_was_shown_is_refused_whole(
    library: Library, exported: Path
) -> None:
    officer = column(exported, "Lead officer")
    edit(exported, **{f"{officer}2": "Head of Works", f"{officer}3": "Lamp lighter"})
    back = look_at_tracker(library, exported)
    recommendations.revise_recommendation(
        library, row(library, LAMP[0]).recommendation.id, officer="Somebody"
    )
    with pytest.raises(DeskError, match="changed here meanwhile"):
        take_tracker_back(library, back)
    assert row(library, QUAY[0]).recommendation.officer == "Harbour master"


def test_a_row_that_was_added_is_offered_as_new(library: Library, exported: Path) -> None:
    edit(
        exported,
        A4="SR (25/26) 03",
        **{
            f"{column(exported, 'Recommendation')}4": "That ropes be renewed",
            f"{column(exported, 'Date')}4": datetime.date(2026, 3, 3),
            f"{column(exported, 'RAG')}4": "Green",
        },
    )
    back = look_at_tracker(library, exported)
    (new,) = back.new
    assert (new.text, new.committee, new.at) == (
        "That ropes be renewed",
        "Harbour Committee",
        "“Harbour Committee”, row 4",
    )
    take_tracker_back(library, back)
    added = row(library, "SR (25/26) 03").recommendation
    assert (added.date, added.reported, added.committee) == (
        "2026-03-03",
        "Green",
        "Harbour Committee",
    )
    again = look_at_tracker(library, exported)
    assert (len(again.new), again.unchanged) == (0, 3)


def test_columns_and_rows_may_be_moved(library: Library, exported: Path) -> None:
    book = load_workbook(exported)
    sheet = book.worksheets[0]
    sheet.insert_rows(1, 2)
    sheet["A1"] = "Sent to the harbour office"
    sheet.insert_cols(1)
    for line in range(3, 6):
        sheet.cell(line, 1, f"note {line}")
    for cell in sheet[4]:
        if cell.value == "Harbour master":
            cell.value = "Head of Works"
    book.save(exported)
    (change,) = look_at_tracker(library, exported).changes
    assert (change.before, change.after) == ("Harbour master", "Head of Works")


def test_what_cannot_be_taken_is_told_by_its_cell(library: Library, exported: Path) -> None:
    officer, update = column(exported, "Lead officer"), column(exported, "Update")
    edit(
        exported,
        **{
            f"{officer}2": "=A1&B1",
            f"{update}2": None,
            f"{column(exported, 'Recommendation')}3": None,
        },
    )
    back = look_at_tracker(library, exported)
    assert len(back) == 0
    told = " ".join(back.told)
    assert f"formula in “Harbour Committee”, cell {officer}2" in told
    assert "words were deleted; the history keeps them" in told
    assert "a recommendation keeps its words" in told


def test_a_deleted_row_a_copied_row_and_a_foreign_id_are_told(
    library: Library, exported: Path
) -> None:
    book = load_workbook(exported)
    sheet = book.worksheets[0]
    ids = sheet.max_column
    sheet.cell(4, ids, sheet.cell(2, ids).value)
    sheet.cell(4, 3, "A copy of the first row")
    sheet.cell(5, ids, "01900000-0000-7000-8000-000000000000")
    sheet.cell(5, 3, "From elsewhere")
    sheet.delete_rows(3)
    book.save(exported)
    told = " ".join(look_at_tracker(library, exported).told)
    assert "has the id of row 2" in told
    assert "is not in the library" in told
    assert "1 row is not in the workbook any more; it stays as it is." in told


def test_a_workbook_of_another_library_is_refused(exported: Path, tmp_path: Path) -> None:
    with (
        Library.open(tmp_path / "other", create=True) as other,
        pytest.raises(DeskError, match="not in this library"),
    ):
        look_at_tracker(other, exported)


@pytest.mark.parametrize(
    ("words", "kept", "added"),
    [
        ("Surveyed. Done.", "Surveyed.", "Done."),
        ("Done.\nSurveyed.", "Surveyed.", "Done."),
        ("Surveyed and found sound.", "Surveyed", "Surveyed and found sound."),
        ("Done.", "No update yet.", "Done."),
        ("No update yet. Done.", "No update yet.", "Done."),
        ("Something else.", "Surveyed.", "Something else."),
        ("", "Surveyed.", ""),
    ],
)
def test_only_what_was_added_to_an_update_is_new(words: str, kept: str, added: str) -> None:
    assert added_words(words, kept) == added
