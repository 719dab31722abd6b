"""The shelf of series: which names are one service, and the readings that people entered."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from scrutiny_desk.domain.measures.measures import OwnReading
from scrutiny_desk.library.plain import storable

PRINTED = ""
"""In the place of a series: what papers print, whose revisions are counted as one."""


@dataclass(frozen=True, slots=True)
class ServicePair:
    """What a person said of two names of one council. one, other: folded, the lesser first."""

    council: str
    one: str
    other: str
    same: bool
    said_by: str
    said_on: str


@dataclass(frozen=True, slots=True)
class OwnSeries:
    """The words of a series that a person entered a reading of. council: folded."""

    series: str
    family: str
    council: str
    council_name: str
    group_name: str
    name: str
    unit: str


def pairs(connection: sqlite3.Connection) -> list[ServicePair]:
    """Everything that people said of two names."""
    rows = connection.execute(
        "SELECT council, one, other, same, said_by, said_on FROM service_pair "
        "ORDER BY council, one, other"
    )
    return [ServicePair(r[0], r[1], r[2], bool(r[3]), r[4], r[5]) for r in rows]


def keep_pair(connection: sqlite3.Connection, pair: ServicePair) -> None:
    """Keep what a person says of two names, in the place of what was said before."""
    connection.execute(
        "INSERT INTO service_pair (council, one, other, same, said_by, said_on) "
        "VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (council, one, other) DO UPDATE SET "
        "same = excluded.same, said_by = excluded.said_by, said_on = excluded.said_on",
        (
            storable(pair.council),
            storable(pair.one),
            storable(pair.other),
            pair.same,
            storable(pair.said_by),
            pair.said_on,
        ),
    )


def own_series(connection: sqlite3.Connection) -> list[OwnSeries]:
    """The words of every series that has a reading that a person entered."""
    rows = connection.execute(
        "SELECT series, family, council, council_name, group_name, name, unit FROM own_series "
        "WHERE EXISTS (SELECT 1 FROM own_reading WHERE own_reading.series = own_series.series) "
        "ORDER BY family DESC, group_name, name"
    )
    return [OwnSeries(*row) for row in rows]


def keep_series(connection: sqlite3.Connection, words: OwnSeries) -> None:
    """Keep the words of a series where it has none yet."""
    connection.execute(
        "INSERT INTO own_series (series, family, council, council_name, group_name, name, unit) "
        "VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (series) DO NOTHING",
        (
            storable(words.series),
            words.family,
            storable(words.council),
            storable(words.council_name),
            storable(words.group_name),
            storable(words.name),
            words.unit,
        ),
    )


@dataclass(frozen=True, slots=True, eq=False)
class OwnFigures:
    """What people entered of one series, in no order: in columns, the rest still packed.

    dates: as they were said, ISO. kind: that of all of them, "" where they are not of one kind.
    values: NaN for one that is not available.
    """

    series: str
    dates: tuple[str, ...]
    kind: str
    values: NDArray[np.float64]
    packed: str

    def readings(self) -> list[OwnReading]:
        """Every one of them, in the order it was entered."""
        found = [
            OwnReading(one, self.series, date, kind, None if value != value else value, *rest)  # noqa: PLR0124
            for (one, kind, *rest), date, value in zip(
                json.loads(self.packed), self.dates, self.values.tolist(), strict=True
            )
        ]
        found.sort(key=lambda one: (one.entered, one.id))
        return found


def revisions(connection: sqlite3.Connection) -> dict[str, int]:
    """How often what was entered of a series changed, by its key; under PRINTED the papers'."""
    return dict(connection.execute("SELECT series, revision FROM series_revision").fetchall())


def own_figures(connection: sqlite3.Connection, series: Collection[str]) -> dict[str, OwnFigures]:
    """What people entered of these series, by their keys.

    A row a series, not a row a reading: a library may hold hundreds of thousands of readings, and
    SQLite puts them together in a fraction of the time that making each here takes.
    """
    found: dict[str, OwnFigures] = {}
    said: dict[str, tuple[str, ...]] = {}
    for key, first, last, dates, values, packed in connection.execute(
        _OWN_FIGURES, (json.dumps(list(series)),)
    ):
        ordered = said.setdefault(dates, ())
        if not ordered:
            # Very many series are of the same months.
            ordered = said[dates] = tuple(dates.split(","))
        numbers = np.fromstring(values, sep=",")
        kind = first if first == last else ""
        found[key] = OwnFigures(key, ordered, kind, numbers, packed)
    return found


# Seventeen digits give back the very same number; JSON's own would be cut to fifteen.
_OWN_FIGURES = """
    SELECT series, min(kind), max(kind), group_concat(as_of),
        group_concat(CASE WHEN value IS NULL THEN 'nan' ELSE printf('%!.17g', value) END),
        json_group_array(json_array(
            id, kind, printed, origin, note, file_name, place, entered_by, entered_on))
    FROM own_reading WHERE series IN (SELECT value FROM json_each(?)) GROUP BY series
    """


def add_readings(connection: sqlite3.Connection, readings: Iterable[OwnReading]) -> None:
    """Put readings on the shelf; the words of their series are there."""
    connection.executemany(
        "INSERT INTO own_reading (id, series, as_of, kind, value, printed, origin, note, "
        "file_name, place, entered_by, entered_on) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (
                one.id,
                storable(one.series),
                one.as_of,
                one.kind,
                one.value,
                storable(one.printed),
                one.origin,
                storable(one.note),
                storable(one.file_name),
                storable(one.place),
                storable(one.by),
                one.entered,
            )
            for one in readings
        ],
    )


def drop_reading(connection: sqlite3.Connection, reading_id: str) -> None:
    """Take a reading that a person entered away."""
    connection.execute("DELETE FROM own_reading WHERE id = ?", (reading_id,))
