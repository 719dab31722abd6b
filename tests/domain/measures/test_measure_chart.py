from __future__ import annotations

from dataclasses import replace
from datetime import date

from scrutiny_desk.domain.measures.measure_chart import (
    asides_of,
    events_of,
    good_of,
    rows_of,
    series_of,
    verdict_of,
)
from scrutiny_desk.domain.measures.measures import Measure, Reading
from scrutiny_desk.domain.measures.sentences import sentence_of
from scrutiny_desk.domain.measures.series_setup import Event, Exclusion, SeriesSetup
from scrutiny_desk.domain.measures.spc_series import Assurance, Better, PointType, Rebase


def reading(
    as_of: str | None, value: float | None, kind: str = "reading", key: str = ""
) -> Reading:
    return Reading(key or f"{as_of}{kind}", as_of, kind, value, f"{value}", "paper", 28, "25")


def measure(*readings: Reading, family: str = "waiting", good: str = "down") -> Measure:
    return Measure("k", family, "Speech therapy", "Referrals waiting", "count", good, readings)


def months(values: list[float], kind: str = "reading") -> list[Reading]:
    return [reading(f"{2022 + i // 12}-{i % 12 + 1:02}", v, kind) for i, v in enumerate(values)]


STEADY = [10.0, 12, 9, 11, 10, 12, 11] * 2


def test_the_series_stands_on_the_last_day_of_every_month_and_knows_which_way_is_good() -> None:
    made = series_of(measure(*months(STEADY)))

    assert made.points[0].figure.date == date(2022, 1, 31)
    assert made.better is Better.LOWER
    assert made.variation is PointType.COMMON_CAUSE


def test_what_people_decided_is_kept_to_by_the_chart_and_by_the_quick_verdict() -> None:
    setup = SeriesSetup(
        better=Better.HIGHER,
        target=2,
        rebases=(Rebase(date(2022, 8, 1), reason="New clinic"),),
        excluded=(Exclusion("2022-02", "counted twice"),),
        events=(Event("2022-05", "Inspection"),),
    )
    read = replace(measure(*months([*STEADY, *STEADY])), setup=setup)
    made = series_of(read)

    assert len(made.segments) == 2
    assert verdict_of(read) == (made.variation, made.assurance)
    assert made.assurance is Assurance.PASS
    assert (rows_of(read, made)[1].told, rows_of(read, made)[1].why) == (
        "Left out", "counted twice",
    )  # fmt: skip
    assert events_of(read) == (
        (date(2022, 5, 31), "Inspection"), (date(2022, 8, 1), "New clinic"),
    )  # fmt: skip
    assert good_of(read) == "up"


def test_every_reading_has_a_row_also_what_is_not_drawn() -> None:
    read = measure(
        *months(STEADY),
        reading("2023-02", 30, key="first"),
        reading("2023-02", 31, key="second"),
        reading(None, 5),
        reading("2023-03", None),
    )
    rows = rows_of(read, series_of(read))

    assert len(rows) == len(read.readings)
    told = {row.reading.id: (row.told, row.why) for row in rows}
    assert told["first"] == ("Not drawn", "another figure is printed for the same date")
    assert told["second"][0] == "Concern"
    assert told["Nonereading"][1] == "it has no date"
    assert told["2023-03reading"][1] == "it is no number"


def test_targets_and_baselines_stand_beside_the_series_of_an_indicator() -> None:
    read = measure(
        reading("2023-04", 48, "baseline"),
        reading("2023-10", 60, "target"),
        reading("2023-10", 42, "actual"),
        family="indicator",
        good="up",
    )
    made = series_of(read)

    assert [point.figure.value for point in made.points] == [42]
    assert made.target == 60
    assert [(one.kind, one.value) for one in asides_of(read)] == [("baseline", 48), ("target", 60)]
    assert [row.told for row in rows_of(read, made)] == ["Baseline", "Target", "Too few to tell"]


def test_the_sentence_compares_figures_that_count() -> None:
    setup = SeriesSetup(excluded=(Exclusion("2022-03", "counted twice"),))
    newest_but_one_out = replace(measure(*months([9, 7, 30, 4])), setup=setup)
    newest_out = replace(measure(*months([9, 7, 30])), setup=setup)

    assert "since March" not in sentence_of(newest_but_one_out)
    assert "February 2022" in sentence_of(newest_but_one_out)
    assert "30" not in sentence_of(newest_out)
