from __future__ import annotations

from datetime import date

from scrutiny_desk.domain.measures.spc_series import Figure, judge
from scrutiny_desk.domain.spc import chart
from scrutiny_desk.ui.measures.drawn_series import clipped, joined, months_between


def test_a_missing_month_is_a_gap_in_the_line() -> None:
    days = [date(2022, month, 28) for month in (1, 2, 4, 5, 6)]
    made = judge([Figure(day, value) for day, value in zip(days, range(10, 15), strict=True)])

    assert [[p.figure.value for p in run] for run in joined(made)] == [[10, 11], [12, 13, 14]]


def test_two_figures_are_not_joined() -> None:
    made = judge([Figure(date(2022, 2, 28), 650), Figure(date(2023, 12, 31), 331)])

    assert [len(run) for run in joined(made)] == [1, 1]


def test_a_limit_that_no_figure_can_pass_is_clipped() -> None:
    count, percent = chart([0, 10] * 7), chart([99, 80] * 7)

    assert clipped(count, percent=False, lowest=0)[0] == 0
    assert clipped(percent, percent=True, lowest=80)[1] == 100
    assert percent.upper > 100


def test_a_month_is_named_where_its_figures_stand() -> None:
    first, last = date(2022, 1, 1).toordinal(), date(2022, 12, 31).toordinal()

    def days(figures: list[date]) -> list[str]:
        placed = months_between(first, last, 4, [one.toordinal() for one in figures])
        assert [words for _, words in placed] == ["Jan 2022", "Apr 2022", "Jul 2022", "Oct 2022"]
        return [date.fromordinal(day).isoformat()[5:] for day, _ in placed]

    assert days([date(2022, 1, 1), date(2022, 4, 1)]) == ["01-01", "04-01", "07-01", "10-01"]
    assert days([date(2022, 2, 28), date(2022, 4, 30)]) == ["01-31", "04-30", "07-31", "10-31"]
    assert days([date(2022, 2, 15), date(2022, 3, 15)]) == ["01-15", "04-15", "07-15", "10-15"]
    assert days([date(2022, 2, 15), date(2022, 3, 31)]) == ["01-01", "04-01", "07-01", "10-01"]


def test_months_are_never_too_many() -> None:
    few = months_between(date(2023, 11, 1).toordinal(), date(2024, 1, 31).toordinal(), 8)
    many = months_between(date(2014, 1, 1).toordinal(), date(2024, 1, 31).toordinal(), 8)

    assert [words for _, words in few] == ["Nov 2023", "Dec 2023", "Jan 2024"]
    assert 2 <= len(many) <= 9
