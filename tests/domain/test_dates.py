"""Dates as papers print them."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrutiny_desk.domain.dates import first_day, last_day, read_date, say


@pytest.mark.parametrize(
    ("printed", "iso"),
    [
        ("09.12.21", "2021-12-09"),
        ("9.11.2023", "2023-11-09"),
        ("12/04/2024", "2024-04-12"),
        ("30 Sept 2023", "2023-09-30"),
        ("30th September 2023", "2023-09-30"),
        ("13 – 14 Jul 2023", "2023-07-14"),
        ("13 - 14 Jul 2023", "2023-07-14"),
        ("Thursday, 25 January 2024 at 6.00 pm", "2024-01-25"),
        ("January 2024", "2024-01"),
        ("30 November\n2024", "2024-11-30"),
        ("To commence Sept 2023", "2023-09"),
        ("September 2024 TBC", "2024-09"),
        ("2024-01-25", "2024-01-25"),
        ("June/July TBC", None),
        ("TBC", None),
        ("Termly monitoring", None),
        ("31.02.2024", None),
        ("12/2022", None),
        ("6.2 says", None),
        ("", None),
    ],
)
def test_printed_dates(printed, iso) -> None:
    assert read_date(printed) == iso


def test_a_month_ends_on_its_last_day() -> None:
    assert last_day("2024-02") == datetime.date(2024, 2, 29)
    assert first_day("2024-02") == datetime.date(2024, 2, 1)
    assert last_day("2023") == datetime.date(2023, 12, 31)


def test_dates_in_words() -> None:
    assert say("2024-01-25") == "25 January 2024"
    assert say("2024-01") == "January 2024"
    assert say(None) == ""


@given(st.dates(datetime.date(2000, 1, 1), datetime.date(2099, 12, 31)))
def test_every_way_of_printing_a_day_reads_back(day) -> None:
    iso = day.isoformat()
    assert read_date(say(iso)) == iso
    assert read_date(f"{day.day}.{day.month}.{day.year}") == iso
    assert read_date(f"{day:%d/%m/%y}") == iso
