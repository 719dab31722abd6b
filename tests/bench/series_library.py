"""A library of 2,000 series of 120 readings each, as ten years of months fill it."""

from __future__ import annotations

import random
from pathlib import Path

from scrutiny_desk.domain.measures.measures import OwnReading
from scrutiny_desk.library.connection import Connection
from scrutiny_desk.library.ids import new_id
from scrutiny_desk.library.library import Library
from scrutiny_desk.library.shelves import series as shelf
from scrutiny_desk.library.shelves.series import OwnSeries
from scrutiny_desk.services.measures.series_entries import new_series

SERIES, POINTS = 2_000, 120
_MEASURES = (
    ("Referrals waiting", "count"),
    ("Over 18 weeks", "count"),
    ("Per cent over 18 weeks", "percent"),
    ("Longest wait", "weeks"),
    ("Average wait", "weeks"),
)


def named(number: int) -> OwnSeries:
    """The words of a series; five of them are a service's."""
    name, unit = _MEASURES[number % len(_MEASURES)]
    return new_series(f"Service {number // len(_MEASURES) + 1:03}", name, unit)


def filled(folder: Path) -> Path:
    """A library with all of them, entered month by month; half with a change in the last third."""
    chance = random.Random(SERIES)
    names = [named(number) for number in range(SERIES)]

    def work(connection: Connection) -> None:
        for words in names:
            shelf.keep_series(connection, words)
        shelf.add_readings(connection, readings())

    def readings() -> list[OwnReading]:
        found = []
        for at in range(POINTS):
            month, entered = f"{2014 + at // 12}-{at % 12 + 1:02}", f"{2014 + (at + 1) // 12}"
            entered += f"-{(at + 1) % 12 + 1:02}-05T09:30:00Z"
            for number, words in enumerate(names):
                value = round(chance.gauss(60, 5) + 15 * (number % 2) * (at > POINTS * 2 // 3), 1)
                found.append(
                    OwnReading(
                        new_id(),
                        words.series,
                        month,
                        "reading",
                        value,
                        f"{value:g}",
                        "imported",
                        "Monthly return",
                        "waiting.xlsx",
                        f"Sheet1, row {number + 2}, column C",
                        "you",
                        entered,
                    )
                )
        return found

    with Library.open(folder, create=True) as library:
        library.write(work)
    return folder
