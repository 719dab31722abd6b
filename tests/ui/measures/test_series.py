from __future__ import annotations

from datetime import date

from scrutiny_desk.domain.measures import Measure, Reading
from scrutiny_desk.ui.measures.series import drawing_of, months_between


def _month(number: int) -> str:
    return f"{2022 + number // 12}-{number % 12 + 1:02}"


def monthly(values: list[float | None], unit: str = "count") -> Measure:
    readings = tuple(
        Reading(f"{i}", _month(i), "reading", value, f"{value}", "paper", 1, "1")
        for i, value in enumerate(values)
    )
    return Measure("k", "waiting", "Service", "Referrals waiting", unit, "down", readings)


def test_a_missing_month_is_a_gap_in_the_line() -> None:
    drawing = drawing_of(monthly([10, 11, None, 12, 13]))

    assert [[p.value for p in run] for run in drawing.runs] == [[10, 11], [12, 13]]


def test_limits_are_drawn_from_thirteen_points_only() -> None:
    under = drawing_of(monthly([10, 12] * 6))
    from_there = drawing_of(monthly([10, 12] * 6 + [11]))

    assert under.limits is None
    assert "limits are drawn from 13 points; there are 12 points" in under.rules
    assert from_there.limits is not None
    assert from_there.rules == "Rules mdc-2023: mean and limits from 13 points."


def test_a_limit_that_no_figure_can_pass_is_clipped() -> None:
    count = drawing_of(monthly([0, 10] * 7)).limits
    percent = drawing_of(monthly([99, 80] * 7, "percent")).limits

    assert count is not None
    assert count.lower == 0
    assert percent is not None
    assert percent.upper == 100


def test_ticks_are_month_ends_and_never_too_many() -> None:
    few = months_between(date(2023, 11, 1).toordinal(), date(2024, 1, 31).toordinal(), 8)
    many = months_between(date(2014, 1, 1).toordinal(), date(2024, 1, 31).toordinal(), 8)

    assert [words for _, words in few] == ["Nov 2023", "Dec 2023", "Jan 2024"]
    assert 2 <= len(many) <= 9
