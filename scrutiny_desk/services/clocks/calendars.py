"""The bank holidays of England and Wales, from the one library that is asked for them.

Whoever counts days is handed these as a mapping; nothing else imports the library.
"""

from __future__ import annotations

import datetime
import functools
from collections.abc import Iterable

from scrutiny_desk.domain.clocks import Nation

FIRST_YEAR, LAST_YEAR = 1975, 2199
"""New Year's Day became a bank holiday in 1974; papers carry no date beyond the last."""

_CODES = {Nation.ENGLAND: "ENG", Nation.WALES: "WLS"}


def bank_holidays(nation: Nation, years: Iterable[int]) -> dict[datetime.date, str]:
    """The bank holidays of whole years, each with its name; none before `FIRST_YEAR`.

    Years to come follow the rules of today: a holiday that is proclaimed or moved for one year is
    known from the release of the library that has it, or by what a person enters.
    """
    found: dict[datetime.date, str] = {}
    for year in sorted(set(years)):
        if FIRST_YEAR <= year <= LAST_YEAR:
            found |= _of_year(nation, year)
    return found


@functools.cache
def _of_year(nation: Nation, year: int) -> dict[datetime.date, str]:
    from holidays import country_holidays

    known = country_holidays("GB", subdiv=_CODES[nation], years=year)
    return {day: name.replace("(observed)", "(substitute day)") for day, name in known.items()}
