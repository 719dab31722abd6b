"""A committee's own ways, and the references that follow from them."""

from __future__ import annotations

import datetime

import pytest

from scrutiny_desk.domain.errors import DeskError
from scrutiny_desk.domain.tracker.leaving import ChosenColumn, LeavingColumn
from scrutiny_desk.domain.tracker.settings import TrackerSetting
from scrutiny_desk.library.library import Library
from scrutiny_desk.services import undoing
from scrutiny_desk.services.tracker import recommendations
from scrutiny_desk.services.tracker.settings import keep_setting, next_reference, setting_of
from tests.services.made_papers import COMMITTEE
from tests.services.tracker.tracker_filled import add

NOVEMBER, APRIL, MAY = (
    datetime.date(2025, 11, 3),
    datetime.date(2026, 4, 30),
    datetime.date(2026, 5, 1),
)


def test_a_committee_is_known_by_its_name_whatever_its_signs(library: Library) -> None:
    own = TrackerSetting("Children & Families", "A{yy}/{n}", cycle_days=42)

    assert keep_setting(library, own).undoable
    assert setting_of(library, "children and families") == own
    assert setting_of(library, "Audit") == TrackerSetting("Audit")
    assert not keep_setting(library, own)
    undoing.undo(library)
    assert setting_of(library, "Children & Families") == TrackerSetting("Children & Families")


@pytest.mark.parametrize(
    ("pattern", "given", "then", "next_year"),
    [
        ("SR ({yy}/{yy+1}) {n:02}", "SR (25/26) 01", "SR (25/26) 02", "SR (26/27) 01"),
        ("A{yy}/{n}", "A25/14", "A25/15", "A26/1"),
        ("", "7", "8", "8"),
    ],
)
def test_the_next_free_reference_in_the_councils_own_format(
    library: Library, pattern: str, given: str, then: str, next_year: str
) -> None:
    keep_setting(library, TrackerSetting(COMMITTEE, pattern))
    add(library, given, "Mend the quay", "3.11.25", officer="Pilot", target="TBC")

    assert next_reference(library, COMMITTEE, NOVEMBER) == then
    assert next_reference(library, COMMITTEE.lower(), APRIL) == then
    assert next_reference(library, COMMITTEE, MAY) == next_year
    assert next_reference(library, "Audit", NOVEMBER) == "1"


def test_rows_called_otherwise_get_no_number_until_a_format_is_chosen(library: Library) -> None:
    add(library, "SR (25/26) 01", "Mend the quay", "3.11.25", officer="Pilot", target="TBC")

    assert next_reference(library, COMMITTEE, NOVEMBER) == ""
    keep_setting(library, TrackerSetting(COMMITTEE, "SR ({yy}/{yy+1}) {n:02}"))
    assert next_reference(library, COMMITTEE, NOVEMBER) == "SR (25/26) 02"


def test_a_committee_that_meets_more_often_sees_rows_stale_sooner(library: Library) -> None:
    add(library, "1", "Mend the quay", "3.11.25", officer="Pilot", target="TBC")
    day = datetime.date(2025, 12, 30)

    def flags() -> tuple[str, ...]:
        (row,) = recommendations.list_recommendations(library, day)
        return row.standing.flags

    assert flags() == ()
    keep_setting(library, TrackerSetting(COMMITTEE, cycle_days=28))
    assert flags() == ("stale",)


@pytest.mark.parametrize(
    "wrong",
    [
        TrackerSetting("C", "no number"),
        TrackerSetting("C", rating_scheme="stars"),
        TrackerSetting("C", columns=(ChosenColumn(LeavingColumn.NUMBER, "No."),)),
        TrackerSetting("C", columns=(ChosenColumn(LeavingColumn.TEXT, " "),)),
    ],
)
def test_what_cannot_be_used_is_not_kept(library: Library, wrong: TrackerSetting) -> None:
    with pytest.raises(DeskError):
        keep_setting(library, wrong)
    assert setting_of(library, "C") == TrackerSetting("C")
