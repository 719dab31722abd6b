"""The shelf of what people decided on series, and of what they say is counted."""

# ruff: noqa: S608 - only names of our own are put together here; values are bound

from __future__ import annotations

import sqlite3

from scrutiny_desk.domain.measures.definitions import DefinitionCard
from scrutiny_desk.domain.measures.series_setup import Decision, DecisionKind
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


_CARD = (
    "what", "clock_start", "clock_stop", "source", "as_at", "unit", "frequency", "owner",
    "caveats", "about", "written_by", "written_on",
)  # fmt: skip
"""The columns of a card, which are the fields of `DefinitionCard` of the same names."""


def cards(connection: sqlite3.Connection) -> dict[str, DefinitionCard]:
    """What people wrote of what is counted, by the key of the series."""
    rows = connection.execute(f"SELECT series, {', '.join(_CARD)} FROM definition_card")
    return {row[0]: DefinitionCard(**dict(zip(_CARD, tuple(row)[1:], strict=True))) for row in rows}


def keep_card(connection: sqlite3.Connection, series: str, card: DefinitionCard) -> None:
    """Keep a card, in the place of the one before."""
    connection.execute(
        f"INSERT INTO definition_card (series, {', '.join(_CARD)}) "
        f"VALUES (?{', ?' * len(_CARD)}) ON CONFLICT (series) DO UPDATE SET "
        + ", ".join(f"{name} = excluded.{name}" for name in _CARD),
        (storable(series), *(storable(getattr(card, name)) for name in _CARD)),
    )
