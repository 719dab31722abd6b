"""The year's end: looked at first, then all of it in one step, each with its line."""

from __future__ import annotations

import datetime

import pytest

from scrutiny_desk.domain.errors import DeskError
from scrutiny_desk.domain.tracker.recommendations import Outcome
from scrutiny_desk.domain.tracker.settings import TrackerSetting
from scrutiny_desk.library.library import Library
from scrutiny_desk.services import undoing
from scrutiny_desk.services.tracker import recommendations, year_end
from scrutiny_desk.services.tracker.settings import keep_setting
from scrutiny_desk.services.tracker.year_end import Ending, YearEndChoice

AGREED_ON = datetime.date(2031, 4, 24)


def add(library: Library, number: str, date: str, committee: str = "Harbour") -> str:
    return recommendations.add_recommendation(
        library,
        committee=committee,
        number=number,
        date_text=date,
        text=f"Mend quay {number}",
        target_text="",
        officer="Pilot",
    ).ids[0]


@pytest.fixture
def ids(library: Library) -> dict[str, str]:
    told = {
        "old": "9 May 2029", "one": "6 June 2030", "two": "6 July 2030", "three": "30 April 2031",
        "next": "1 May 2031", "undated": "",
    }  # fmt: skip
    made = {number: add(library, number, date) for number, date in told.items()}
    made["parks"] = add(library, "parks", "6 June 2030", "Parks")
    made["closed"] = add(library, "closed", "6 June 2030")
    recommendations.close_recommendation(library, made["closed"], AGREED_ON)
    return made


def listed(library: Library, year: int = 2030) -> list[str]:
    return [row.recommendation.number for row in year_end.open_rows(library, "harbour", year)]


def state(library: Library):
    return [
        (row.recommendation, row.updates)
        for row in recommendations.list_recommendations(library, AGREED_ON)
    ]


def choices(ids: dict[str, str]) -> list[YearEndChoice]:
    return [
        YearEndChoice(ids["old"]),
        YearEndChoice(ids["one"], Ending.CARRY),
        YearEndChoice(ids["two"], Ending.CLOSE, Outcome.IMPLEMENTED, "Minutes, item 4"),
        YearEndChoice(ids["three"], Ending.TRANSFER, committee="Parks"),
    ]


def test_what_is_open_of_a_year_and_before_is_listed(library: Library, ids: dict[str, str]) -> None:
    assert ids
    assert listed(library) == ["old", "one", "two", "three", "undated"]
    assert listed(library, 2029) == ["old", "undated"]


def test_a_dry_run_tells_the_lines_and_stores_nothing(
    library: Library, ids: dict[str, str]
) -> None:
    keep_setting(library, TrackerSetting("Harbour", "H{yy}/{n}"))
    before = state(library)
    said = year_end.dry_run(library, choices(ids), 2030, AGREED_ON)
    assert said == {
        ids["one"]: "Carried over into 2031/32 as “H31/1”; reference before: “one”.",
        ids["two"]: "The committee agreed on 24 April 2031 to close it as implemented "
        "(Minutes, item 4).",
        ids["three"]: "Transferred from “Harbour” to “Parks”.",
    }
    assert state(library) == before


def test_all_of_it_is_one_step(library: Library, ids: dict[str, str]) -> None:
    before = state(library)
    done = year_end.carry_out(library, choices(ids), 2030, AGREED_ON)
    assert done.said == (
        "Year-end of 2030/31: 3 recommendations, 1 carried over, 1 closed, 1 transferred"
    )
    assert listed(library) == ["old", "undated"]
    assert listed(library, 2031) == ["old", "one", "next", "undated"]
    undoing.undo(library)
    assert state(library) == before


def test_a_closure_needs_what_the_committee_agreed(library: Library, ids: dict[str, str]) -> None:
    before = state(library)
    for poor in (
        YearEndChoice(ids["two"], Ending.CLOSE, Outcome.IMPLEMENTED),
        YearEndChoice(ids["two"], Ending.CLOSE, words="Minutes"),
    ):
        both = [YearEndChoice(ids["one"], Ending.CARRY), poor]
        with pytest.raises(DeskError, match="agreement"):
            year_end.dry_run(library, both, 2030, AGREED_ON)
        with pytest.raises(DeskError, match="agreement"):
            year_end.carry_out(library, both, 2030, AGREED_ON)
    assert state(library) == before


def test_nothing_chosen_changes_nothing(library: Library, ids: dict[str, str]) -> None:
    assert not year_end.carry_out(library, [YearEndChoice(ids["one"])], 2030, AGREED_ON)


def test_each_closing_has_its_own_day(library: Library, ids: dict[str, str]) -> None:
    earlier = datetime.date(2031, 2, 6)
    closing = (Ending.CLOSE, Outcome.IMPLEMENTED, "Minutes, item 4")
    chosen = [YearEndChoice(ids["one"], *closing, on=earlier), YearEndChoice(ids["two"], *closing)]
    year_end.carry_out(library, chosen, 2030, AGREED_ON)
    closed = {
        row.recommendation.number: row.recommendation.closed_on
        for (row,) in zip(recommendations.list_recommendations(library, AGREED_ON), strict=True)
    }
    assert (closed["one"], closed["two"]) == ("2031-02-06", "2031-04-24")
