from __future__ import annotations

import random

import numpy as np

from scrutiny_desk.domain.measures.figure_layout import EnteredRow
from scrutiny_desk.domain.measures.matrix import matrix_of
from scrutiny_desk.domain.measures.measure_chart import figures_of, points_of, series_of, verdict_of
from scrutiny_desk.domain.measures.measures import Measure
from scrutiny_desk.domain.measures.series_columns import columns_of, day_of
from scrutiny_desk.domain.measures.series_setup import DecisionKind
from scrutiny_desk.library.library import Library
from scrutiny_desk.services.measures.measures import list_measures
from scrutiny_desk.services.measures.series_deciding import decide
from scrutiny_desk.services.measures.series_entries import (
    EntryState,
    enter_readings,
    new_series,
    plan_entries,
)
from tests.services.made_papers import Desk, facts
from tests.services.measures.test_measures_service import waiting


def rows(values: list[float | None], first_year: int = 2020) -> list[EnteredRow]:
    return [
        EnteredRow(f"{first_year + at // 12}-{at % 12 + 1:02}", value, f"{value}", f"line {at + 1}")
        for at, value in enumerate(values)
    ]


def enter(library: Library, group: str, name: str, values: list[float | None]) -> str:
    series = new_series(group, name, "count")
    enter_readings(library, series, rows(values), origin="typed", by="Alex Reed")
    return series.series


def fill(desk: Desk) -> None:
    """Series of every sort: steady, with a change, with gaps, printed, printed twice, decided."""
    chance = random.Random(7)
    for number in range(8):
        values: list[float | None] = [
            round(chance.gauss(50, 4) + 15 * (number % 2) * (at > 14), 1) for at in range(20)
        ]
        if number == 3:
            values[4] = None
        key = enter(desk.library, f"Service {number}", "Referrals waiting", values)
        if number == 5:
            decide(desk.library, key, DecisionKind.EXCLUDED, date="2021-08", reason="Twice")
            decide(desk.library, key, DecisionKind.TARGET, number=40, reason="The plan's")
        if number == 6:
            decide(desk.library, key, DecisionKind.REBASE, date="2020-06", reason="New clinic")
            decide(desk.library, key, DecisionKind.PROFILE, words="nhsr-0.2", reason="Theirs")
    enter(desk.library, "Few", "Average wait", [4, 5, 6])
    enter(desk.library, "Service 1", "Longest wait", [30])
    printed = [waiting("Service 1", f"2020-{month:02}-28", waiting=month) for month in (1, 2, 3)]
    desk.import_one("pack.pdf", facts(waiting=printed))
    again = [
        *(waiting("SERVICE 9", f"2020-{month:02}-28", waiting=month) for month in (3, 1, 2, 4)),
        waiting("Service 1", "2020-01-28", waiting=1),
    ]
    for date in ("2031-05-01", "2031-04-03"):
        desk.import_one(f"{date}.pdf", facts(title=date, date=date, waiting=again))


def one_by_one(measure: Measure) -> tuple[object, object]:
    made = series_of(measure)
    return made.variation, made.assurance


def test_the_matrix_of_a_library_is_that_of_its_series_judged_one_by_one(desk: Desk) -> None:
    fill(desk)
    measures = list_measures(desk.library)

    assert len(measures) == 11
    assert [verdict_of(one) for one in measures] == [one_by_one(one) for one in measures]
    assert len({verdict_of(one) for one in measures}) > 3
    for row in matrix_of(measures):
        for cell in row:
            assert all(one_by_one(one) == (cell.variation, cell.assurance) for one in cell.measures)


def test_the_columns_of_a_series_are_those_of_its_readings(desk: Desk) -> None:
    fill(desk)
    for measure in list_measures(desk.library):
        quick, made = measure.readings, tuple(measure.readings)
        assert len(quick) == len(made)
        for one, other in zip(_parts(columns_of(quick)), _parts(columns_of(made)), strict=True):
            np.testing.assert_array_equal(one, other)
        days, values = figures_of(measure)
        assert days.tolist() == [day_of(point.as_of) for point in points_of(measure)]
        assert values.tolist() == [point.value for point in points_of(measure)]


def test_a_figure_that_is_printed_again_is_one_with_every_place_of_it(desk: Desk) -> None:
    fill(desk)
    measure = next(one for one in list_measures(desk.library) if one.group == "SERVICE 9")

    assert [one.value for one in measure.readings] == [1, 2, 3, 4]
    assert [[place.told_on for place in one.places] for one in measure.readings] == [
        ["2031-04-03", "2031-05-01"]
    ] * 4


def test_a_figure_comes_back_as_the_very_number_that_was_entered(desk: Desk) -> None:
    values: list[float | None] = [100 / 3, 0.1 + 0.2, 1e-7, 123456789.125, -0.5]
    enter(desk.library, "Ferries", "Referrals waiting", values)

    (measure,) = list_measures(desk.library)
    assert [one.value for one in measure.readings] == values
    series = new_series("Ferries", "Referrals waiting", "count")
    planned = plan_entries(desk.library, series, rows(values))
    assert {one.state for one in planned} == {EntryState.SAME}


def _parts(columns: object) -> list[object]:
    return [getattr(columns, name) for name in ("days", "values", "kinds", "counts")]
