"""The eleven worked answers of the tracker as of 25 January 2024."""

from __future__ import annotations

import datetime

import pytest

from scrutiny_desk.domain.tracker.recommendations import (
    Computed,
    Recommendation,
    RecommendationRow,
    Update,
)
from scrutiny_desk.domain.tracker.standing import standing_of

AS_OF = datetime.date(2024, 1, 25)


def recommendation(number="1", **fields) -> Recommendation:
    known = {
        "id": f"r{number}",
        "paper_id": None,
        "committee": "",
        "number": number,
        "date": "2023-11-09",
        "date_text": "9.11.2023",
        "text": "To do a thing.",
        "target_text": "",
        "target_date": None,
        "officer": "Director",
        "reported": "",
        "reported_colour": None,
        "closed_on": None,
        "page_index": None,
        "page_name": "",
    }
    return Recommendation(**(known | fields))


def update(date=None) -> Update:
    return Update("u", "r", date, "officer", "Some words.", "2024-01-01T00:00:00Z")


@pytest.mark.parametrize(
    ("target", "computed"),
    [
        (None, Computed.NO_DATE),
        ("2024-04", Computed.NOT_DUE),
        ("2024-01", Computed.DUE),
        ("2024-03", Computed.NOT_DUE),
        ("2024-11-30", Computed.NOT_DUE),
        ("2023-12", Computed.OVERDUE),
        ("2024-07-31", Computed.NOT_DUE),
        ("2024-01-25", Computed.DUE),
        ("2024-01-24", Computed.OVERDUE),
    ],
)
def test_status_follows_from_the_target_alone(target, computed) -> None:
    assert standing_of(recommendation(target_date=target), [], AS_OF).computed is computed


def test_row_one_has_been_open_777_days() -> None:
    row = recommendation(date="2021-12-09", target_text="TBC")
    standing = standing_of(row, [update()], AS_OF)
    assert standing.days_open == 777
    assert "TBC" in standing.reason


def test_not_yet_due_on_a_due_row_is_a_contradiction() -> None:
    row = recommendation(target_date="2024-01", reported="Not yet due.")
    assert "contradiction" in standing_of(row, [update()], AS_OF).flags


@pytest.mark.parametrize("officer", ["", "TBC", " tbc "])
def test_nobody_named_is_unowned(officer) -> None:
    assert "unowned" in standing_of(recommendation(officer=officer), [update()], AS_OF).flags


def test_stale_is_more_than_a_meeting_cycle_without_an_update() -> None:
    row = recommendation(target_date="2024-07-31")
    assert "stale" in standing_of(row, [], AS_OF).flags
    assert "stale" not in standing_of(row, [update("2024-01-02")], AS_OF).flags
    assert "stale" in standing_of(row, [update("2023-10-02")], AS_OF).flags


def test_closed_wins_over_everything() -> None:
    row = recommendation(target_date="2023-12", officer="", closed_on="2024-01-20")
    standing = standing_of(row, [], AS_OF)
    assert standing.computed is Computed.CLOSED
    assert standing.flags == ()
    assert "20 January 2024" in standing.reason


@pytest.mark.parametrize("closed_on", ["2026-09-24", "2026-09", "2024-01-26", "2024-02"])
def test_a_later_closure_is_not_known_yet(closed_on) -> None:
    row = recommendation(target_date="2023-12", officer="", closed_on=closed_on)
    standing = standing_of(row, [], AS_OF)
    assert standing == standing_of(recommendation(target_date="2023-12", officer=""), [], AS_OF)
    assert standing.computed is Computed.OVERDUE


@pytest.mark.parametrize("closed_on", ["2024-01-25", "2024-01", "2024"])
def test_a_closure_counts_from_its_first_day_and_is_never_longer_than_until_now(closed_on) -> None:
    standing = standing_of(recommendation(closed_on=closed_on), [], AS_OF)
    assert standing.computed is Computed.CLOSED
    assert standing.days_open == 77


def test_news_from_after_the_day_asked_is_not_known_yet() -> None:
    row = recommendation(target_date="2024-07-31", date="2023-06-01")
    assert "stale" in standing_of(row, [update("2024-03-01")], AS_OF).flags
    seen = RecommendationRow(row, standing_of(row, [], AS_OF), (update("2024-03-01"),), None, AS_OF)
    assert seen.news == ()


@pytest.mark.parametrize(
    ("reported", "colour", "target", "flagged"),
    [
        ("Green", None, "2023-12", True),
        ("", "green", "2023-12", True),
        ("Green", None, "2024-01", False),
        ("Amber", "green", "2023-12", False),
        ("", "red", "2023-12", False),
    ],
)
def test_green_on_an_overdue_row_is_a_contradiction(reported, colour, target, flagged) -> None:
    row = recommendation(target_date=target, reported=reported, reported_colour=colour)
    flags = standing_of(row, [update("2024-01-02")], AS_OF).flags
    assert ("contradiction" in flags) is flagged
