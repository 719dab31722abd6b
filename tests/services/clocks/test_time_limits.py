"""A council's own time limits: beside the table, never over it, and taken back by Undo."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

from scrutiny_desk.domain.changes import NO_CHANGE, Shelf
from scrutiny_desk.domain.clocks import Counting, Nation, OwnValue, TimeLimit, Unit
from scrutiny_desk.domain.errors import DeskError
from scrutiny_desk.library.library import Library
from scrutiny_desk.services import undoing
from scrutiny_desk.services.clocks import time_limits
from scrutiny_desk.services.clocks.time_limits import rulebook

EIGHT_WEEKS, AGENDA = "response_local", "agenda_five_days"
SIX_WEEKS = OwnValue(6, Unit.WEEKS, Counting.FROM, True, True, "Constitution, part 4")


NOW = datetime.date(2024, 1, 25)


def limit(library: Library, limit_id: str, day: datetime.date = NOW) -> TimeLimit:
    found = rulebook(library).limit(limit_id, day)
    assert found is not None
    return found


def due(library: Library, limit_id: str, start: str) -> str:
    day = datetime.date.fromisoformat(start)
    return rulebook(library).reckon(limit(library, limit_id, day), day).day.isoformat()


def test_a_councils_own_value_stands_beside_the_tables(library: Library) -> None:
    assert due(library, EIGHT_WEEKS, "2024-01-25") == "2024-03-21"
    change = time_limits.change_limit(library, EIGHT_WEEKS, SIX_WEEKS)
    assert (change.shelves, change.undoable) == (frozenset({Shelf.CLOCKS}), True)
    assert due(library, EIGHT_WEEKS, "2024-01-25") == "2024-03-07"
    own = limit(library, EIGHT_WEEKS)
    assert own.source == "Constitution, part 4"
    assert "8 weeks" in own.changed
    undoing.undo(library)
    assert due(library, EIGHT_WEEKS, "2024-01-25") == "2024-03-21"
    assert limit(library, EIGHT_WEEKS).changed == ""
    undoing.redo(library)
    assert limit(library, EIGHT_WEEKS) == own


def test_going_back_to_the_table(library: Library) -> None:
    time_limits.change_limit(library, EIGHT_WEEKS, SIX_WEEKS)
    assert time_limits.restore_limit(library, EIGHT_WEEKS)
    assert limit(library, EIGHT_WEEKS).value == 8
    assert time_limits.restore_limit(library, EIGHT_WEEKS) == NO_CHANGE
    same = OwnValue(8, Unit.WEEKS, Counting.FROM, True, True, "")
    assert time_limits.change_limit(library, EIGHT_WEEKS, same) == NO_CHANGE
    time_limits.change_limit(library, EIGHT_WEEKS, SIX_WEEKS)
    time_limits.change_limit(library, EIGHT_WEEKS, same)
    assert limit(library, EIGHT_WEEKS).changed == ""


def test_whether_weekends_count_is_the_councils_to_say(library: Library) -> None:
    assert due(library, AGENDA, "2024-01-25") == "2024-01-17"
    counted = OwnValue(5, Unit.DAYS, Counting.CLEAR_BEFORE, True, True, "")
    time_limits.change_limit(library, AGENDA, counted)
    assert due(library, AGENDA, "2024-01-25") == "2024-01-19"


@pytest.mark.parametrize(
    "own",
    [
        replace(SIX_WEEKS, weekends=False),
        replace(SIX_WEEKS, value=0),
        replace(SIX_WEEKS, value=1000),
        replace(SIX_WEEKS, counting=Counting.CLEAR_BEFORE),
    ],
)
def test_what_cannot_be_counted_is_refused_and_nothing_changes(
    library: Library, own: OwnValue
) -> None:
    with pytest.raises(DeskError):
        time_limits.change_limit(library, EIGHT_WEEKS, own)
    assert limit(library, EIGHT_WEEKS).changed == ""


MAY = datetime.date(2024, 5, 1)


def test_a_new_value_leaves_what_began_before_it_alone(library: Library) -> None:
    change = time_limits.change_limit(library, EIGHT_WEEKS, replace(SIX_WEEKS, since=MAY))
    assert change.said == "Response by the council's own rule: 6 weeks from 1 May 2024"
    assert due(library, EIGHT_WEEKS, "2024-04-30") == "2024-06-25"
    assert due(library, EIGHT_WEEKS, "2024-05-01") == "2024-06-12"
    versions = [one for one in rulebook(library).limits if one.id == EIGHT_WEEKS]
    assert [(one.length, one.valid_to, one.since) for one in versions] == [
        ("8 weeks", datetime.date(2024, 4, 30), None),
        ("6 weeks", None, MAY),
    ]
    four = replace(SIX_WEEKS, value=4, since=datetime.date(2025, 1, 1))
    time_limits.change_limit(library, EIGHT_WEEKS, four)
    assert due(library, EIGHT_WEEKS, "2024-12-31") == "2025-02-11"
    assert due(library, EIGHT_WEEKS, "2025-01-01") == "2025-01-29"
    undoing.undo(library)
    assert due(library, EIGHT_WEEKS, "2025-01-01") == "2025-02-12"
    time_limits.restore_limit(library, EIGHT_WEEKS, MAY)
    assert due(library, EIGHT_WEEKS, "2025-01-01") == "2025-02-26"


def test_a_first_day_that_was_mistyped_is_moved(library: Library) -> None:
    time_limits.change_limit(library, EIGHT_WEEKS, replace(SIX_WEEKS, since=MAY))
    june = datetime.date(2024, 6, 1)
    time_limits.change_limit(library, EIGHT_WEEKS, replace(SIX_WEEKS, since=june), was=MAY)
    assert due(library, EIGHT_WEEKS, "2024-05-01") == "2024-06-26"
    assert due(library, EIGHT_WEEKS, "2024-06-01") == "2024-07-13"
    undoing.undo(library)
    assert due(library, EIGHT_WEEKS, "2024-05-01") == "2024-06-12"


def test_a_limit_that_has_ended_takes_no_later_value(library: Library) -> None:
    own = OwnValue(4, Unit.DAYS, Counting.CLEAR_BEFORE, False, False, "", MAY)
    with pytest.raises(DeskError, match="It held until 30 September 2002"):
        time_limits.change_limit(library, "agenda_three_days_england", own)


def test_a_value_from_before_the_limit_began_holds_from_its_beginning(library: Library) -> None:
    own = OwnValue(4, Unit.DAYS, Counting.CLEAR_BEFORE, False, False, "", MAY.replace(year=1999))
    time_limits.change_limit(library, AGENDA, own)
    assert due(library, AGENDA, "2024-01-25") == "2024-01-18"
    assert [one.valid_from for one in rulebook(library).limits if one.id == AGENDA] == [
        datetime.date(2002, 10, 1)
    ]


def test_an_agenda_is_never_counted_from_the_meeting_onwards(library: Library) -> None:
    onwards = OwnValue(5, Unit.DAYS, Counting.FROM, True, True, "")
    with pytest.raises(DeskError):
        time_limits.change_limit(library, AGENDA, onwards)
    assert due(library, AGENDA, "2024-01-25") == "2024-01-17"


def test_bank_holidays_and_a_councils_own_closed_days_do_not_count(library: Library) -> None:
    assert due(library, AGENDA, "2024-04-04") == "2024-03-25"
    tuesday, monday = datetime.date(2024, 4, 2), datetime.date(2024, 4, 1)
    time_limits.keep_day(library, tuesday, "Offices closed")
    assert due(library, AGENDA, "2024-04-04") == "2024-03-22"
    change = time_limits.keep_day(library, monday, "Moved to 2 April", closed=False)
    assert change.said == "1 April 2024, Moved to 2 April, counts now"
    assert due(library, AGENDA, "2024-04-04") == "2024-03-25"
    assert [own.day for own in rulebook(library).own_days] == [monday, tuesday]
    assert time_limits.remove_day(library, tuesday)
    assert due(library, AGENDA, "2024-04-04") == "2024-03-26"
    undoing.undo(library)
    assert due(library, AGENDA, "2024-04-04") == "2024-03-25"
    with pytest.raises(DeskError):
        time_limits.keep_day(library, tuesday, "  ")


def test_a_committee_goes_by_the_limit_it_was_given(library: Library) -> None:
    assert rulebook(library).chosen("Harbour Committee", "response", NOW) is None
    assert time_limits.choose_limit(library, "Harbour Committee", "response", EIGHT_WEEKS)
    chosen = rulebook(library).chosen("HARBOUR  committee", "response", NOW)
    assert chosen is not None
    assert (chosen.id, chosen.source) == (EIGHT_WEEKS, "the council's constitution")
    time_limits.change_limit(library, EIGHT_WEEKS, SIX_WEEKS)
    assert rulebook(library).chosen("Harbour Committee", "response", NOW) == limit(
        library, EIGHT_WEEKS
    )
    assert time_limits.choose_limit(library, "Harbour Committee", "response", None)
    assert rulebook(library).chosen("Harbour Committee", "response", NOW) is None
    undoing.undo(library)
    assert rulebook(library).chosen("Harbour Committee", "response", NOW) is not None


def test_wales_has_three_clear_days(library: Library) -> None:
    day = datetime.date(2024, 1, 25)
    assert [one.id for one in rulebook(library).on(day, "agenda")] == ["agenda_five_days"]
    assert time_limits.set_nation(library, Nation.WALES)
    assert time_limits.set_nation(library, Nation.WALES) == NO_CHANGE
    assert [one.id for one in rulebook(library).on(day, "agenda")] == ["agenda_three_days_wales"]
    undoing.undo(library)
    assert rulebook(library).nation is Nation.ENGLAND


def test_a_day_beyond_the_calendar_is_told(library: Library) -> None:
    with pytest.raises(DeskError, match="beyond the calendar"):
        due(library, EIGHT_WEEKS, "9999-12-30")
