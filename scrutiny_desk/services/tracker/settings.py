"""A committee's own ways with its tracker, and the references that follow from them."""

from __future__ import annotations

import datetime
import functools
import tomllib

from scrutiny_desk.domain.changes import NO_CHANGE, Change, Shelf
from scrutiny_desk.domain.dates import first_day
from scrutiny_desk.domain.errors import DeskError
from scrutiny_desk.domain.municipal_year import (
    PLAIN,
    check_format,
    municipal_year,
    next_number,
    reference,
)
from scrutiny_desk.domain.tracker.leaving import LeavingColumn
from scrutiny_desk.domain.tracker.ratings import RatingScheme, read_schemes, scheme_of
from scrutiny_desk.domain.tracker.settings import TrackerSetting
from scrutiny_desk.library.connection import Connection
from scrutiny_desk.library.library import Library
from scrutiny_desk.library.plain import folded
from scrutiny_desk.library.shelves import recommendations
from scrutiny_desk.library.shelves import tracker_settings as shelf
from scrutiny_desk.paths import resource

_RECOMMENDATIONS = frozenset({Shelf.RECOMMENDATIONS})


@functools.cache
def rating_schemes() -> tuple[RatingScheme, ...]:
    """The rating schemes there are to choose from."""
    text = resource("rules/rating_schemes.toml").read_text(encoding="utf-8")
    return read_schemes(tomllib.loads(text))


def setting_of(library: Library, committee: str) -> TrackerSetting:
    """What a committee chose; the usual ways where it chose nothing."""
    with library.read() as connection:
        return shelf.setting(connection, committee)


def scheme_of_committee(library: Library, committee: str) -> RatingScheme:
    """The rating scheme of a committee."""
    return scheme_of(rating_schemes(), setting_of(library, committee).rating_scheme)


def keep_setting(library: Library, setting: TrackerSetting) -> Change:
    """Keep a committee's ways.

    Raises DeskError where its format of references cannot be understood, its rating scheme is not
    known, a heading is empty, or there is no column for the recommendation's words.
    """
    if setting.reference_format:
        check_format(setting.reference_format)
    scheme_of(rating_schemes(), setting.rating_scheme)
    if not any(one.column is LeavingColumn.TEXT for one in setting.columns):
        raise DeskError(
            "The appendix needs the recommendations' words",
            "Without that column nobody knows what the others are about",
            f"Tick “{LeavingColumn.TEXT.heading}”",
        )
    if not all(one.heading.strip() for one in setting.columns):
        raise DeskError(
            "A column has no heading", "", "Write the words over it, or take the tick away"
        )

    def work(connection: Connection) -> bool:
        if shelf.setting(connection, setting.committee) == setting:
            return False
        shelf.put(connection, setting)
        return True

    if not library.write(work, undo="Tracker settings"):
        return NO_CHANGE
    whose = setting.committee or "rows without a committee"
    return Change(_RECOMMENDATIONS, f"Settings of {whose} kept", undoable=True)


def next_reference(library: Library, committee: str, date: datetime.date) -> str:
    """The next free reference of a committee in the municipal year of a date, in its own format.

    A committee that chose no format has plain numbers; "" where its rows are called otherwise.
    """
    with library.read() as connection:
        return reference_for(connection, committee, date)


def reference_for(connection: Connection, committee: str, date: datetime.date) -> str:
    """The same within a transaction."""
    chosen = shelf.setting(connection, committee).reference_format
    pattern, key, year = chosen or PLAIN, folded(committee), municipal_year(date)
    taken = [
        one.number
        for one in recommendations.all_recommendations(connection, with_trashed=True)
        if folded(one.committee) == key and one.number.strip()
    ]
    number = next_number(pattern, year, taken)
    if not chosen and taken and number == 1:
        return ""
    return reference(pattern, year, number)


def reference_chosen(connection: Connection, committee: str, date: str | None) -> str:
    """A reference for a row that enters by itself: "" unless the committee chose a format.

    date: ISO of any precision, or None for a row whose municipal year is not known.
    """
    if not shelf.setting(connection, committee).reference_format or date is None:
        return ""
    return reference_for(connection, committee, first_day(date))
