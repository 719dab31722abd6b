"""What a view of the tracker shows, and that it comes back from its JSON as it was."""

from __future__ import annotations

import datetime
import json
from dataclasses import replace

import pytest

from scrutiny_desk.domain.tracker.recommendations import (
    Computed,
    Entry,
    Kind,
    Origin,
    Recommendation,
    RecommendationRow,
    ResponseKind,
    Update,
)
from scrutiny_desk.domain.tracker.standing import standing_of
from scrutiny_desk.domain.tracker.views import (
    SHIPPED,
    Criteria,
    GroupBy,
    TrackerView,
    fitting,
    group_of,
    names_of,
    prepared,
    year_in,
)

AS_OF = datetime.date(2024, 1, 25)
ONE = Recommendation(
    id="1", paper_id=None, committee="Harbour", number="1", date="2023-11-09", date_text="",
    text="Mend the quay", target_text="", target_date=None, officer="Pilot", reported="",
    reported_colour=None, closed_on=None, page_index=None, page_name="",
)  # fmt: skip


def row(number: str, said: str = "", answer: ResponseKind | None = None, **more: object):
    entries = (Update("u", number, "2024-01-09", "Pilot", said, ""),) if said else ()
    one = replace(ONE, id=number, number=number, **more)
    return prepared(RecommendationRow(one, standing_of(one, entries, AS_OF), entries, answer))


ROWS = [
    row("1", target_date="2023-12", kind=Kind.ACTION),
    row("2", target_date="2024-01", officer="", origin=Origin.REVIEW, committee="Parks"),
    row("3", "The stone came late", date="2022-05-01"),
    row("4", target_date="2024-07-31", answer=ResponseKind.REJECTED, executive_member="Cllr Oar"),
    row("5", closed_on="2024-01-05", date="2022-04-30"),
]


def shown(names: str = "", **asked: object) -> list[str]:
    given = {
        name: frozenset(value) if isinstance(value, list) else value
        for name, value in asked.items()
    }
    found = fitting(ROWS, Criteria(**given), names_of(names))
    return [one.row.recommendation.number for one in found]


@pytest.mark.parametrize(
    ("asked", "left"),
    [
        ({}, ["1", "2", "3", "4", "5"]),
        ({"statuses": [Computed.OVERDUE, Computed.CLOSED]}, ["1", "5"]),
        ({"flags": ["unowned"]}, ["2"]),
        ({"flags": ["unowned", "stale"]}, ["1", "2", "4"]),
        ({"kinds": [Kind.ACTION]}, ["1"]),
        ({"committees": ["Parks"]}, ["2"]),
        ({"years": ["2022/23"]}, ["3"]),
        ({"years": ["2021/22"]}, ["5"]),
        ({"officers": [""]}, ["2"]),
        ({"executives": ["Cllr Oar"]}, ["4"]),
        ({"origins": [Origin.REVIEW]}, ["2"]),
        ({"responses": [ResponseKind.REJECTED]}, ["4"]),
        ({"responses": [""], "statuses": [Computed.OVERDUE]}, ["1"]),
        ({"words": "LATE stone"}, ["3"]),
        ({"target_from": "2024-01-31"}, ["2", "4"]),
        ({"target_to": "2024-01-31"}, ["1", "2"]),
    ],
)
def test_each_criterion_narrows(asked: dict[str, object], left: list[str]) -> None:
    assert shown(**asked) == left


def test_mine_is_where_one_of_my_names_owns_it() -> None:
    assert shown("oar ; PILOT", mine=True) == ["1", "3", "4", "5"]
    assert shown("", mine=True) == []


def test_a_view_comes_back_from_its_json() -> None:
    view = TrackerView(
        Criteria(
            statuses=frozenset({Computed.DUE}), kinds=frozenset({Kind.REQUEST}), words="quay",
            target_from="2024-01-01", mine=True, responses=frozenset({""}),
        ),
        GroupBy.OFFICER, "target", falling=True,
    )  # fmt: skip
    assert TrackerView.from_json(json.loads(json.dumps(view.as_json()))) == view
    for shipped in SHIPPED:
        assert TrackerView.from_json(json.loads(json.dumps(shipped.view.as_json()))) == shipped.view


def test_what_a_later_version_wrote_is_left_out() -> None:
    told = {"statuses": ["overdue", "lost"], "colour": "red", "target_to": "soon", "group_by": "x"}
    assert TrackerView.from_json(told) == TrackerView(Criteria(frozenset({Computed.OVERDUE})))


def test_a_chip_is_taken_away_and_a_choice_turned() -> None:
    both = Criteria(flags=frozenset({"stale", "unowned"}), words="quay")
    assert both.without("flags", "stale") == Criteria(flags=frozenset({"unowned"}), words="quay")
    assert not both.without("flags").without("words")
    assert both.turned("flags", "stale").turned("flags", "stale") == both


def test_a_date_tells_the_year_where_it_names_a_month() -> None:
    days = ("2024-04-30", "2024-05", "1999-12-01", "2024", None)
    told = [row("9", date=day).year for day in days]
    assert told == ["2023/24", "2024/25", "1999/00", "", ""]


def test_a_reference_tells_its_year() -> None:
    assert [year_in(words) for words in ("SR (25/26) 01", "2025/26-7", "A27/14", "12")] == [
        "2025/26", "2025/26", "", "",
    ]  # fmt: skip


def test_a_row_carried_over_stands_in_its_new_year() -> None:
    entry = Update("u", "1", "2024-05-09", "Register", "Carried over into 2024/25.", "",
                   Entry.CHANGE)  # fmt: skip
    one = prepared(RecommendationRow(ONE, standing_of(ONE, (entry,), AS_OF), (entry,)))
    assert (one.year, group_of(one, GroupBy.YEAR)) == ("2024/25", "2024/25")


def test_headings_are_said_where_nothing_is_written() -> None:
    one = row("9", officer="", date=None, committee="")
    assert [group_of(one, by) for by in GroupBy] == [
        "", "Nobody is named", "No committee", "No date", "No date", "Recommendation",
    ]  # fmt: skip
