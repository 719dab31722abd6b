"""References with the municipal year, in a council's own format."""

from __future__ import annotations

import datetime

import pytest

from scrutiny_desk.domain.errors import DeskError
from scrutiny_desk.domain.municipal_year import (
    check_format,
    municipal_year,
    next_number,
    reference,
    say_year,
)

YEAR_RANGE, SHORT = "SR ({yy}/{yy+1}) {n:02}", "A{yy}/{n}"


@pytest.mark.parametrize(
    ("day", "year"),
    [
        ("2025-05-01", 2025),
        ("2026-04-30", 2025),
        ("2026-01-01", 2025),
        ("2025-04-30", 2024),
    ],
)
def test_a_municipal_year_runs_from_may_to_april(day: str, year: int) -> None:
    assert municipal_year(datetime.date.fromisoformat(day)) == year


def test_the_two_references_of_the_field() -> None:
    assert reference(YEAR_RANGE, 2025, 1) == "SR (25/26) 01"
    assert reference(SHORT, 2027, 14) == "A27/14"
    assert reference("{yyyy}-{yyyy+1}/{n:03}", 2099, 7) == "2099-2100/007"
    assert reference(YEAR_RANGE, 1999, 120) == "SR (99/00) 120"
    assert say_year(2099) == "2099/00"


def test_the_next_number_is_one_more_than_the_highest_of_its_year() -> None:
    taken = ["SR (25/26) 01", "sr(25/26)03", "SR (24/25) 17", "9", "A25/8", ""]

    assert next_number(YEAR_RANGE, 2025, taken) == 4
    assert next_number(YEAR_RANGE, 2024, taken) == 18
    assert next_number(YEAR_RANGE, 2026, taken) == 1
    assert next_number(SHORT, 2025, taken) == 9
    assert next_number("{n}", 2025, taken) == 10


@pytest.mark.parametrize(
    "pattern", ["SR {yy}", "{n}{n}", "{n} {month}", "{n", "n}", "{n:0}", "{yy+2}/{n}", ""]
)
def test_a_format_that_cannot_be_used_is_told_with_an_example(pattern: str) -> None:
    with pytest.raises(DeskError, match=r"A\{yy\}/\{n\}"):
        check_format(pattern)
