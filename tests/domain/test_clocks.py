"""Time limits: the worked days of each rule, and what holds of every way to count."""

from __future__ import annotations

import datetime
import tomllib
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrutiny_desk.domain.clocks import (
    Counting,
    Nation,
    OwnValue,
    TimeLimit,
    Unit,
    last_day,
    limits_on,
    read_limits,
    versions_of,
)
from scrutiny_desk.paths import resource

LIMITS = read_limits(tomllib.loads(resource("rules/time_limits.toml").read_text(encoding="utf-8")))
BY_ID = {limit.id: limit for limit in LIMITS}
EASTER = {datetime.date(2024, 3, 29): "Good Friday", datetime.date(2024, 4, 1): "Easter Monday"}
DAYS = st.dates(datetime.date(1990, 1, 1), datetime.date(2090, 12, 31))


def day(iso: str) -> datetime.date:
    return datetime.date.fromisoformat(iso)


@pytest.mark.parametrize(
    ("rule", "start", "last"),
    [
        ("response_two_months", "2024-01-25", "2024-03-24"),
        ("response_two_months", "2024-02-29", "2024-04-28"),
        ("response_two_months", "2023-12-31", "2024-02-29"),
        ("response_two_months", "2022-12-31", "2023-02-28"),
        ("response_two_months", "2023-12-30", "2024-02-29"),
        ("response_two_months", "2023-12-29", "2024-02-28"),
        ("response_two_months", "2024-01-01", "2024-02-29"),
        ("response_two_months", "2024-11-15", "2025-01-14"),
        ("response_local", "2024-01-25", "2024-03-21"),
        ("response_health", "2024-01-25", "2024-02-22"),
        ("agenda_five_days", "2024-01-25", "2024-01-17"),
        ("agenda_three_days_wales", "2024-01-25", "2024-01-19"),
        ("key_decision", "2024-03-18", "2024-02-18"),
        ("members_documents", "2024-01-25", "2024-02-05"),
        ("pecuniary_interest", "2024-01-25", "2024-02-21"),
        ("ehc_assess", "2024-01-25", "2024-03-07"),
        ("ehc_issue", "2024-01-25", "2024-05-16"),
        ("ehc_final", "2024-01-25", "2024-06-13"),
    ],
)
def test_worked_days(rule: str, start: str, last: str) -> None:
    assert last_day(BY_ID[rule], day(start), {}).day == day(last)


def test_an_agenda_over_easter_leaves_the_bank_holidays_out_and_names_them() -> None:
    due = last_day(BY_ID["agenda_five_days"], day("2024-04-04"), EASTER)
    assert due.day == day("2024-03-25")
    assert "1 April 2024, Easter Monday" in due.how
    assert "29 March 2024, Good Friday" in due.how
    assert "weekends and bank holidays do not count" in due.how


def test_where_weekends_count_so_they_do() -> None:
    every = replace(BY_ID["agenda_five_days"], weekends=True, bank_holidays=True)
    assert last_day(every, day("2024-01-25"), {}).day == day("2024-01-19")
    holidays_only = replace(every, bank_holidays=False)
    assert last_day(holidays_only, day("2024-04-04"), EASTER).day == day("2024-03-27")


def test_nothing_is_published_on_a_day_that_does_not_count() -> None:
    due = last_day(BY_ID["agenda_five_days"], day("2024-01-22"), {})
    assert due.day == day("2024-01-12"), "five weekdays before a Monday leave a Sunday"


def test_working_days() -> None:
    ten = replace(BY_ID["response_health"], value=10, weekends=False, bank_holidays=False)
    assert ten.length == "10 working days"
    assert last_day(ten, day("2024-03-25"), EASTER).day == day("2024-04-10")


def test_what_is_said_beside_a_day() -> None:
    due = last_day(BY_ID["response_two_months"], day("2024-01-25"), {})
    assert due.said == (
        "24 March 2024. 2 months beginning with 25 January 2024, which is the first day counted; "
        "it is a Sunday. Local Government Act 2000 s9FE. Check with your monitoring officer."
    )


def test_the_table_says_of_every_limit_where_it_comes_from_and_whom_it_binds() -> None:
    assert len(BY_ID) == len(LIMITS) >= 9
    for limit in LIMITS:
        assert limit.source
        assert limit.starts
        assert limit.who
        assert limit.duty
        assert limit.local or limit.valid_from


def test_a_limit_holds_between_its_days_and_in_its_nation() -> None:
    def agenda(iso: str, nation: Nation) -> list[str]:
        return [limit.id for limit in limits_on(LIMITS, day(iso), nation, "agenda")]

    assert agenda("2002-09-30", Nation.ENGLAND) == ["agenda_three_days_england"]
    assert agenda("2002-10-01", Nation.ENGLAND) == ["agenda_five_days"]
    assert agenda("2024-01-25", Nation.WALES) == ["agenda_three_days_wales"]
    responses = limits_on(LIMITS, day("2024-01-25"), Nation.WALES, "response")
    assert [limit.id for limit in responses] == ["response_local"]


@pytest.mark.parametrize(
    "parts",
    [
        {"value": 0},
        {"unit": Unit.MONTHS, "weekends": False},
        {"unit": Unit.WEEKS, "counting": Counting.CLEAR_AFTER},
    ],
)
def test_parts_that_do_not_go_together_are_refused(parts: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="response_health"):
        replace(BY_ID["response_health"], **parts)


SINCE = st.one_of(st.none(), DAYS)


@given(
    st.lists(st.builds(lambda n, since: (n, since), st.integers(1, 40), SINCE), max_size=5), DAYS
)
def test_on_every_day_the_newest_value_that_has_begun_holds_and_no_other(
    values: list[tuple[int, datetime.date | None]], on: datetime.date
) -> None:
    by_since = {since: number for number, since in values}
    own = [
        OwnValue(number, Unit.WEEKS, Counting.FROM, True, True, "", since)
        for since, number in by_since.items()
    ]
    holding = [one.value for one in versions_of(BY_ID["response_local"], own) if one.holds_on(on)]
    begun = [since for since in by_since if since is not None and since <= on]
    newest = by_since[max(begun)] if begun else by_since.get(None, 8)
    assert holding == [newest]


@st.composite
def limits(draw: st.DrawFn, countings: tuple[Counting, ...] = tuple(Counting)) -> TimeLimit:
    counting = draw(st.sampled_from(countings))
    unit = Unit.DAYS if counting.clear else draw(st.sampled_from(Unit))
    every = unit is not Unit.DAYS
    return replace(
        BY_ID["response_health"],
        value=draw(st.integers(1, 40)),
        unit=unit,
        counting=counting,
        weekends=every or draw(st.booleans()),
        bank_holidays=every or draw(st.booleans()),
    )


def closed_around(start: datetime.date) -> dict[datetime.date, str]:
    """A closed day in every nine, on any day of the week."""
    first = start - datetime.timedelta(days=400)
    return {first + datetime.timedelta(days=9 * step): "Closed" for step in range(90)}


@given(limits(), DAYS, st.integers(1, 40))
def test_who_starts_later_never_ends_earlier(
    limit: TimeLimit, start: datetime.date, later: int
) -> None:
    closed = closed_around(start)
    first = last_day(limit, start, closed).day
    assert first <= last_day(limit, start + datetime.timedelta(days=later), closed).day


@given(limits((Counting.CLEAR_BEFORE, Counting.CLEAR_AFTER)), DAYS)
def test_clear_days_leave_out_both_ends(limit: TimeLimit, start: datetime.date) -> None:
    closed = closed_around(start)
    found = last_day(limit, start, closed).day
    first, last = sorted((found, start))
    between = [first + datetime.timedelta(days=step) for step in range(1, (last - first).days)]
    assert sum(limit.counts(one, closed) for one in between) == limit.value
    assert limit.counts(found, closed)
    assert (found < start) is (limit.counting is Counting.CLEAR_BEFORE)


@given(limits((Counting.BEGINNING_WITH, Counting.FROM)), DAYS)
def test_a_longer_time_ends_later(limit: TimeLimit, start: datetime.date) -> None:
    closed = closed_around(start)
    longer = replace(limit, value=limit.value + 1)
    assert last_day(limit, start, closed).day < last_day(longer, start, closed).day


@given(st.integers(1, 60), DAYS)
def test_days_beginning_with_a_day_end_one_before_days_from_it(
    value: int, start: datetime.date
) -> None:
    since = replace(BY_ID["response_health"], value=value)
    including = replace(since, counting=Counting.BEGINNING_WITH)
    one = datetime.timedelta(days=1)
    assert last_day(including, start, {}).day + one == last_day(since, start, {}).day
    assert last_day(since, start, {}).day == start + value * one


@given(st.integers(1, 30), DAYS)
def test_months_beginning_with_a_day_touch_the_next_ones_that_begin_after(
    value: int, start: datetime.date
) -> None:
    months = replace(BY_ID["response_two_months"], value=value)
    last = last_day(months, start, {}).day
    next_day = last + datetime.timedelta(days=1)
    # The day after is the corresponding date, or the first of a month that follows a shorter one.
    assert next_day.day in {start.day, 1}
