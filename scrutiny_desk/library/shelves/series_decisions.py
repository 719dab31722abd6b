"""The shelf of what people decided on series, and of what they say is counted."""

from __future__ import annotations

import sqlite3

from scrutiny_desk.domain.definitions import DefinitionCard
from scrutiny_desk.domain.series_setup import Decision, DecisionKind
from scrutiny_desk.library.plain import storable


def decisions(connection: sqlite3.Connection) -> dict[str, list[Decision]]:
    """Every entry of every history, oldest first, by the key that it was made on."""
    found: dict[str, list[Decision]] = {}
    for row in connection.execute(
        "SELECT id, series, kind, date, number, words, reason, author, made_on, takes_back "
        "FROM series_decision ORDER BY made_on, id"
    ):
        one = Decision(row[0], row[1], DecisionKind(row[2]), *tuple(row)[3:])
        found.setdefault(one.series, []).append(one)
    return found


def add_decision(connection: sqlite3.Connection, one: Decision) -> None:
    """Put an entry at the end of a history; none is ever changed."""
    connection.execute(
        "INSERT INTO series_decision (id, series, kind, date, number, words, reason, author, "
        "made_on, takes_back) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            one.id,
            storable(one.series),
            one.kind.value,
            one.date,
            one.number,
            storable(one.words),
            storable(one.reason),
            storable(one.author),
            one.made_on,
            one.takes_back,
        ),
    )


def cards(connection: sqlite3.Connection) -> dict[str, DefinitionCard]:
    """What people wrote of what is counted, by the key of the series."""
    return {
        row[0]: DefinitionCard(*tuple(row)[1:])
        for row in connection.execute(
            "SELECT series, what, clock_start, clock_stop, source, as_at, written_by, written_on "
            "FROM definition_card"
        )
    }


def keep_card(connection: sqlite3.Connection, series: str, card: DefinitionCard) -> None:
    """Keep a card, in the place of the one before."""
    connection.execute(
        "INSERT INTO definition_card (series, what, clock_start, clock_stop, source, as_at, "
        "written_by, written_on) VALUES (?, ?, ?, ?, ?, ?, ?, ?) "
        "ON CONFLICT (series) DO UPDATE SET what = excluded.what, "
        "clock_start = excluded.clock_start, clock_stop = excluded.clock_stop, "
        "source = excluded.source, as_at = excluded.as_at, "
        "written_by = excluded.written_by, written_on = excluded.written_on",
        (
            storable(series),
            storable(card.what),
            storable(card.clock_start),
            storable(card.clock_stop),
            storable(card.source),
            storable(card.as_at),
            storable(card.written_by),
            card.written_on,
        ),
    )
