from __future__ import annotations

import datetime
import sqlite3

import pytest

from scrutiny_desk.domain.errors import DeskError
from scrutiny_desk.domain.measures.measure_chart import STANDARD, asides_of, points_of, series_of
from scrutiny_desk.domain.measures.measures import Measure
from scrutiny_desk.domain.measures.series_setup import DecisionKind
from scrutiny_desk.services import undoing
from scrutiny_desk.services.measures.measures import list_measures
from scrutiny_desk.services.measures.series_deciding import (
    decide,
    history_of,
    last_author,
    setup_of,
    take_back_decision,
)
from scrutiny_desk.services.measures.service_matching import join_services, split_service
from tests.services.made_papers import Desk, facts
from tests.services.measures.test_measures_service import waiting

KEY = "waiting||ferries|waiting"


def twenty_months(desk: Desk, service: str = "Ferries", date: str = "2031-09-04") -> None:
    rows = [
        waiting(service, f"20{30 + at // 12}-{at % 12 + 1:02}", waiting=30 + at % 3)
        for at in range(20)
    ]
    desk.import_one(f"{service}.pdf", facts(date=date, waiting=rows))


def measure(desk: Desk, key: str = KEY) -> Measure:
    return next(one for one in list_measures(desk.library) if one.key == key)


def test_every_decision_reaches_the_chart(desk: Desk) -> None:
    twenty_months(desk)
    why = {"reason": "A new clinic", "by": "Alex Reed"}
    decide(desk.library, KEY, DecisionKind.REBASE, date="April 2031", number=3, **why)
    decide(desk.library, KEY, DecisionKind.FIXED, number=5, **why)
    decide(desk.library, KEY, DecisionKind.EXCLUDED, date="March 2030", **why)
    decide(desk.library, KEY, DecisionKind.PROFILE, words="nhsr-0.2", **why)
    decide(desk.library, KEY, DecisionKind.BETTER, words="higher", **why)
    decide(desk.library, KEY, DecisionKind.TARGET, number=25, **why)
    decide(desk.library, KEY, DecisionKind.EVENT, date="2030-06-02", words="Inspection", **why)
    setup = setup_of(desk.library, KEY)
    assert measure(desk).setup == setup
    made = series_of(measure(desk))
    assert (made.profile.name, made.better.value, made.target) == ("nhsr-0.2", "higher", 25)
    assert [one.first for one in made.segments] == [0, 15]
    assert made.baseline == 3
    assert [p.figure.excluded for p in made.points if p.figure.excluded] == ["A new clinic"]
    assert [(one.date, one.words) for one in setup.events] == [("2030-06-02", "Inspection")]
    assert last_author(desk.library) == "Alex Reed"


def test_what_is_taken_back_stays_in_the_history(desk: Desk) -> None:
    twenty_months(desk)
    decide(desk.library, KEY, DecisionKind.TARGET, number=25, reason="The plan of 2030")
    decide(desk.library, KEY, DecisionKind.TARGET, number=20, reason="The plan of 2031")
    newest = history_of(desk.library, KEY)[0]
    assert [row.holds for row in history_of(desk.library, KEY)] == [True, False]
    take_back_decision(desk.library, newest.decision, reason="Never agreed")
    assert setup_of(desk.library, KEY).target == 25
    assert [row.decision.reason for row in history_of(desk.library, KEY)] == [
        "Never agreed",
        "The plan of 2031",
        "The plan of 2030",
    ]
    undoing.undo(desk.library)
    assert setup_of(desk.library, KEY).target == 20


def test_the_history_cannot_be_written_over(desk: Desk) -> None:
    twenty_months(desk)
    decide(desk.library, KEY, DecisionKind.TARGET, number=25, reason="The plan")
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        desk.library.write(lambda c: c.execute("UPDATE series_decision SET reason = 'x'"))
    undoing.undo(desk.library)
    assert history_of(desk.library, KEY) == ()


def test_a_decision_for_the_whole_service_reaches_every_measure(desk: Desk) -> None:
    row = waiting("Ferries", "2031-01", waiting=9, average_weeks=4)
    desk.import_one("a.pdf", facts(waiting=[row, waiting("Trams", "2031-01", waiting=1)]))
    decide(
        desk.library, KEY, DecisionKind.EVENT, date="2031-01-05", words="Inspection",
        reason="An inspection came", whole_service=True,
    )  # fmt: skip
    events = {one.key: len(one.setup.events) for one in list_measures(desk.library)}
    assert events == {KEY: 1, "waiting||ferries|average_weeks": 1, "waiting||trams|waiting": 0}


def test_a_person_chooses_which_of_two_figures_counts(desk: Desk) -> None:
    for date, figure in (("2031-03-06", 90), ("2031-05-01", 95)):
        found = facts(date=date, waiting=[waiting("Ferries", "2031-01-31", waiting=figure)])
        desk.import_one(f"{date}.pdf", found)
    assert [one.value for one in points_of(measure(desk))] == [95]
    decide(
        desk.library, KEY, DecisionKind.COUNTS, date="January 2031", number=90, words="reading",
        reason="The later one is a slip",
    )  # fmt: skip
    assert [one.value for one in points_of(measure(desk))] == [90]


def test_decisions_follow_a_service_that_is_joined_and_split(desk: Desk) -> None:
    twenty_months(desk)
    twenty_months(desk, "Ferries team", "2031-10-02")
    decide(desk.library, KEY, DecisionKind.TARGET, number=25, reason="The plan")
    joined = "waiting||ferries team|waiting"
    join_services(desk.library, "", "Ferries", "Ferries team", "you")
    assert measure(desk, joined).setup.target == 25
    split_service(desk.library, "", "Ferries", "you")
    assert (measure(desk).setup.target, measure(desk, joined).setup.target) == (25, None)


@pytest.mark.parametrize(
    ("kind", "more", "said"),
    [
        (DecisionKind.REBASE, {"date": "soon"}, "“soon” is no date"),
        (DecisionKind.EVENT, {"words": "Inspection"}, "The date is missing"),
        (DecisionKind.TARGET, {}, "the number is missing"),
        (DecisionKind.FIXED, {"number": 1}, "two figures or more"),
        (DecisionKind.PROFILE, {"words": "mine"}, "is not known"),
        (DecisionKind.TARGET, {"number": 3, "reason": " "}, "The reason is missing"),
    ],
)
def test_what_is_missing_is_told(desk: Desk, kind: DecisionKind, more, said: str) -> None:
    with pytest.raises(DeskError, match=said):
        decide(desk.library, KEY, kind, **{"reason": "Because", **more})


def test_each_year_can_have_a_target_of_its_own(desk: Desk) -> None:
    twenty_months(desk)
    decide(desk.library, KEY, DecisionKind.TARGET, number=30, reason="The plan")
    for date, number in (("April 2030", 25), ("April 2031", 20), ("April 2040", 5)):
        decide(
            desk.library, KEY, DecisionKind.TARGET, date=date, number=number, reason="Each year",
        )  # fmt: skip
    assert history_of(desk.library, KEY)[0].decision.said == "Target 5 from April 2040"

    found = measure(desk)
    assert [value for _, value in found.setup.standards] == [25, 20, 5]
    assert found.setup.target_on(datetime.date(2030, 3, 31)) == 30
    assert found.setup.target_on(datetime.date(2030, 4, 1)) == 25
    # The newest figure is of a month in which the second holds.
    assert series_of(found).target == found.setup.target_on(series_of(found).points[-1].figure.date)
    assert series_of(found).target == 20
    assert [one.value for one in asides_of(found) if one.kind == STANDARD] == [30, 25, 20, 5]


def test_a_target_s_date_that_cannot_be_read_is_told(desk: Desk) -> None:
    twenty_months(desk)
    with pytest.raises(DeskError, match="is no date"):
        decide(
            desk.library, KEY, DecisionKind.TARGET, date="soon", number=3, reason="The plan",
        )  # fmt: skip
