"""The shelf of what people say of a plan's milestones."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from typing import NamedTuple

from scrutiny_desk.library.plain import storable


class MilestoneSaid(NamedTuple):
    """An entry of the history; none is ever changed.

    council, ref, milestone: which one it is said of, as printed. print: what the plan said of it
    then; page: where. status: a word of `Status`, or None where what was said is taken back.
    said_on: ISO UTC.
    """

    id: str
    council: str
    ref: str
    milestone: str
    print: str
    page: str
    status: str | None
    words: str
    private: bool
    said_by: str
    said_on: str


def all_said(connection: sqlite3.Connection) -> list[MilestoneSaid]:
    """Everything that was said, the oldest first."""
    rows = connection.execute(
        "SELECT id, council, ref, milestone, print, page, status, words, private, said_by, "
        "said_on FROM milestone_said ORDER BY said_on, id"
    )
    found = map(MilestoneSaid._make, rows)
    return [one._replace(private=bool(one.private)) for one in found]


def say(connection: sqlite3.Connection, entries: Iterable[MilestoneSaid]) -> None:
    """Put entries at the end of the history."""
    connection.executemany(
        "INSERT INTO milestone_said (id, council, ref, milestone, print, page, status, words, "
        "private, said_by, said_on) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (
                one.id,
                storable(one.council),
                storable(one.ref),
                storable(one.milestone),
                storable(one.print),
                storable(one.page),
                one.status,
                storable(one.words),
                int(one.private),
                storable(one.said_by),
                one.said_on,
            )
            for one in entries
        ],
    )
