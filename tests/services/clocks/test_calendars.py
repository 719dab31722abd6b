"""Bank holidays as they were and will be, with the days that were moved for one year."""

from __future__ import annotations

import datetime
import subprocess
import sys

import pytest

from scrutiny_desk.domain.clocks import Nation
from scrutiny_desk.services.clocks.calendars import bank_holidays

WEEKDAYS_OFF = {
    2020: "01-01 04-10 04-13 05-08 05-25 08-31 12-25 12-28",
    2022: "01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27",
    2023: "01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26",
    2024: "01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26",
    2026: "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28",
}


@pytest.mark.parametrize("nation", Nation)
@pytest.mark.parametrize("year", WEEKDAYS_OFF)
def test_the_days_on_which_offices_are_closed(year: int, nation: Nation) -> None:
    off = [day for day in bank_holidays(nation, [year]) if day.weekday() < 5]
    assert sorted(f"{day:%m-%d}" for day in off) == WEEKDAYS_OFF[year].split()


def test_a_holiday_has_its_name_and_a_substitute_day_says_so() -> None:
    named = bank_holidays(Nation.ENGLAND, [2022, 2024])
    assert named[datetime.date(2024, 3, 29)] == "Good Friday"
    assert named[datetime.date(2022, 1, 3)] == "New Year's Day (substitute day)"


def test_years_no_paper_is_of_have_none() -> None:
    assert bank_holidays(Nation.ENGLAND, [1, 1974, 2200, 9999]) == {}


def test_the_library_of_holidays_is_imported_where_it_is_first_used() -> None:
    code = (
        "import sys; from scrutiny_desk.services.clocks import calendars;"
        "from scrutiny_desk.domain.clocks import Nation;"
        "assert 'holidays' not in sys.modules; calendars.bank_holidays(Nation.WALES, [2024]);"
        "assert 'holidays' in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
