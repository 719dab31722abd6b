"""The shelf of meetings."""

from __future__ import annotations

import sqlite3

from scrutiny_desk.domain.dates import say
from scrutiny_desk.domain.papers.papers import Meeting
from scrutiny_desk.library.ids import new_id
from scrutiny_desk.library.plain import folded, storable


def title(committee: str, date: str | None) -> str:
    """How a meeting is called: "Committee · 25 January 2024", or the committee alone."""
    return f"{committee} · {say(date)}" if date else committee


def find(connection: sqlite3.Connection, wanted: Meeting) -> str | None:
    """The id of the meeting of that committee on that date, or None.

    Committees are the same when their names are, signs, spaces and case apart, unless both papers
    name a council and the councils differ.
    """
    rows = connection.execute(
        "SELECT * FROM meeting WHERE committee_key = ? AND date IS ? ORDER BY id",
        (folded(wanted.committee), wanted.date),
    )
    for row in rows:
        councils = {folded(row["council"]), folded(wanted.council)} - {""}
        if len(councils) < 2:
            return str(row["id"])
    return None


def join_or_add(connection: sqlite3.Connection, wanted: Meeting) -> str:
    """The id of the meeting that `find` gives, added where it is not there yet.

    What the shelf does not know of the meeting yet (council, time, venue) is filled in; nothing it
    knows is overwritten.
    """
    known = find(connection, wanted)
    if known is not None:
        connection.execute(
            "UPDATE meeting SET council = CASE council WHEN '' THEN ? ELSE council END, "
            "time = coalesce(time, ?), venue = CASE venue WHEN '' THEN ? ELSE venue END "
            "WHERE id = ?",
            (storable(wanted.council), wanted.time, storable(wanted.venue), known),
        )
        return known
    meeting_id = new_id()
    connection.execute(
        "INSERT INTO meeting (id, council, committee, committee_key, date, time, venue) "
        "VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            meeting_id,
            storable(wanted.council),
            storable(wanted.committee),
            folded(wanted.committee),
            wanted.date,
            wanted.time,
            storable(wanted.venue),
        ),
    )
    return meeting_id


def replace(connection: sqlite3.Connection, changed: Meeting) -> None:
    """Change what is known of a meeting; its id stays."""
    connection.execute(
        "UPDATE meeting SET council = ?, committee = ?, committee_key = ?, date = ?, time = ?, "
        "venue = ? WHERE id = ?",
        (
            storable(changed.council),
            storable(changed.committee),
            folded(changed.committee),
            changed.date,
            changed.time,
            storable(changed.venue),
            changed.id,
        ),
    )


def meeting(connection: sqlite3.Connection, meeting_id: str) -> Meeting | None:
    """One meeting, or None."""
    row = connection.execute("SELECT * FROM meeting WHERE id = ?", (meeting_id,)).fetchone()
    return None if row is None else _meeting(row)


def all_meetings(connection: sqlite3.Connection) -> list[Meeting]:
    """Every meeting with a paper that is not in Trash: newest first, undated ones last."""
    rows = connection.execute(
        "SELECT * FROM meeting WHERE EXISTS (SELECT 1 FROM paper "
        "WHERE paper.meeting_id = meeting.id AND paper.trashed IS NULL) "
        "ORDER BY date IS NULL, date DESC, committee, id"
    )
    return [_meeting(row) for row in rows]


def _meeting(row: sqlite3.Row) -> Meeting:
    return Meeting(
        id=row["id"],
        council=row["council"],
        committee=row["committee"],
        date=row["date"],
        time=row["time"],
        venue=row["venue"],
    )
