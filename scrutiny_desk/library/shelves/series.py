"""The shelf of series: which names are one service, and the readings that people entered."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass

from scrutiny_desk.domain.measures import OwnReading
from scrutiny_desk.library.plain import storable


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


def own_readings(connection: sqlite3.Connection) -> dict[str, list[OwnReading]]:
    """What people entered, by the key of its series, in the order it was entered."""
    found: dict[str, list[OwnReading]] = {}
    for row in connection.execute(
        "SELECT id, series, as_of, kind, value, printed, origin, note, file_name, place, "
        "entered_by, entered_on FROM own_reading ORDER BY entered_on, id"
    ):
        found.setdefault(row[1], []).append(OwnReading._make(row))
    return found


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
