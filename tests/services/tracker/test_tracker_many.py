"""Several recommendations at once: all or none, one undo, a line in each history."""

from __future__ import annotations

import datetime

import pytest

from scrutiny_desk.domain.errors import DeskError
from scrutiny_desk.domain.tracker.recommendations import Kind, Outcome, Recommendation
from scrutiny_desk.domain.tracker.settings import TrackerSetting
from scrutiny_desk.domain.tracker.views import row_year
from scrutiny_desk.library.library import Library
from scrutiny_desk.services import undoing
from scrutiny_desk.services.tracker import history as tracker_history
from scrutiny_desk.services.tracker import many as tracker_many
from scrutiny_desk.services.tracker import recommendations
from scrutiny_desk.services.tracker.settings import keep_setting

DAY = datetime.date(2031, 3, 6)


def rows(library: Library):
    return recommendations.list_recommendations(library, DAY)


def all_of(library: Library) -> list[Recommendation]:
    return [row.recommendation for row in rows(library)]


@pytest.fixture
def ids(library: Library) -> list[str]:
    return [
        recommendations.add_recommendation(
            library,
            committee="Harbour",
            number=f"SR (30/31) 0{number}",
            date_text="6 March 2031",
            text=f"Mend quay {number}",
            target_text="May 2031",
            officer="Pilot",
        ).ids[0]
        for number in (1, 2, 3)
    ]


def last_words(library: Library) -> list[str]:
    return [row.updates[-1].text for row in rows(library)]


def test_a_field_of_several_rows_is_one_step(library: Library, ids: list[str]) -> None:
    done = tracker_many.change_cells(library, {one: {"officer": "Mate"} for one in ids[:2]})
    assert done.said == "Officer changed in 2 recommendations"
    assert [one.officer for one in all_of(library)] == ["Mate", "Mate", "Pilot"]
    undoing.undo(library)
    assert [one.officer for one in all_of(library)] == ["Pilot"] * 3


def test_rows_that_read_so_already_are_counted_apart(library: Library, ids: list[str]) -> None:
    tracker_many.change_cells(library, {ids[0]: {"kind": Kind.ACTION}})
    done = tracker_many.change_cells(library, {one: {"kind": Kind.ACTION} for one in ids})
    assert done.said == "Kind changed in 2 recommendations; 1 recommendation left as before"
    again = tracker_many.change_cells(library, {one: {"kind": Kind.ACTION} for one in ids})
    assert not again
    assert "already" in again.said


def test_one_row_gone_leaves_all_as_they_were(library: Library, ids: list[str]) -> None:
    with pytest.raises(DeskError, match="no longer there"):
        tracker_many.change_cells(library, {one: {"officer": "X"} for one in [*ids, "gone"]})
    assert {one.officer for one in all_of(library)} == {"Pilot"}


def test_targets_move_with_a_reason(library: Library, ids: list[str]) -> None:
    with pytest.raises(DeskError, match="needs a reason"):
        tracker_many.put_off_many(library, ids, "June 2031", " ", DAY)
    tracker_many.put_off_many(library, ids, "June 2031", "Stone is late", DAY)
    assert {one.target_date for one in all_of(library)} == {"2031-06"}
    assert [len(tracker_history.beside(library, one)[0]) for one in ids] == [1, 1, 1]


def test_the_same_update_goes_to_each(library: Library, ids: list[str]) -> None:
    done = tracker_many.update_many(library, ids, date="2031-03-06", role="Pilot", text="Asked")
    assert done.said == "Update added to 3 recommendations"
    assert last_words(library) == ["Asked"] * 3
    undoing.undo(library)
    assert [row.updates for row in rows(library)] == [()] * 3


def test_several_are_closed_and_reopened(library: Library, ids: list[str]) -> None:
    recommendations.close_recommendation(library, ids[0], DAY)
    done = tracker_many.close_many(library, ids, DAY, Outcome.IMPLEMENTED, "Minutes, item 4")
    assert done.said == "2 recommendations closed; 1 recommendation left as before"
    assert [one.outcome for one in all_of(library)] == ["", "implemented", "implemented"]
    tracker_many.reopen_many(library, ids)
    assert {one.closed_on for one in all_of(library)} == {None}


def test_a_transfer_names_both_committees(library: Library, ids: list[str]) -> None:
    tracker_many.transfer_many(library, ids[:1], "  Parks  Committee ")
    assert [one.committee for one in all_of(library)] == ["Parks Committee", "Harbour", "Harbour"]
    first = rows(library)[0]
    assert first.updates[-1].text == "Transferred from “Harbour” to “Parks Committee”."
    with pytest.raises(DeskError, match="No committee"):
        tracker_many.transfer_many(library, ids, " ")
    undoing.undo(library)
    assert {one.committee for one in all_of(library)} == {"Harbour"}


def test_what_is_carried_over_gets_the_new_years_references(
    library: Library, ids: list[str]
) -> None:
    keep_setting(library, TrackerSetting("Harbour", "SR ({yy}/{yy+1}) {n:02}"))
    recommendations.close_recommendation(library, ids[1], DAY)
    tracker_many.carry_over_many(library, ids, 2031)
    assert [one.number for one in all_of(library)] == [
        "SR (31/32) 01", "SR (30/31) 02", "SR (31/32) 02",
    ]  # fmt: skip
    first = rows(library)[0]
    assert first.updates[-1].text == (
        "Carried over into 2031/32 as “SR (31/32) 01”; reference before: “SR (30/31) 01”."
    )
    assert [row_year(row) for row in rows(library)] == ["2031/32", "2030/31", "2031/32"]
    undoing.undo(library)
    assert all_of(library)[0].number == "SR (30/31) 01"


def test_references_without_a_year_stay_when_carried_over(library: Library, ids: list[str]) -> None:
    tracker_many.carry_over_many(library, ids, 2031)
    assert all_of(library)[0].number == "SR (30/31) 01"
    assert rows(library)[0].updates[-1].text == "Carried over into 2031/32."
    assert row_year(rows(library)[0]) == "2031/32"
