"""Undo and redo: triggers on the writing connection record the inverse of every write.

The log lives in TEMP tables of that one connection, so it ends with the session, is rolled back
with the write it belongs to, and leaves nothing in the library's file.
"""

# ruff: noqa: S608 - only names of our own are put together here; values are bound or quoted

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass

RECORDED = {
    "meeting": ("id",),
    "paper": ("id",),
    "paper_version": ("paper_id",),
    "agenda_item": ("id",),
    "fact": ("id",),
    "note": ("id",),
    "note_move": ("note_id", "id"),
    "note_left": ("note_id",),
    "recommendation": ("id",),
    "recommendation_sighting": ("recommendation_id", "paper_id"),
    "recommendation_update": ("id",),
    "target_revision": ("recommendation_id", "id"),
    "response": ("recommendation_id", "id"),
    "recommendation_link": ("recommendation_id", "id"),
    "agreed_verdict": ("fact_id",),
    "tracker_setting": ("committee",),
    "tracker_view": ("id",),
    "column_mapping": ("headings",),
    "recommendation_transfer": ("recommendation_id", "committee"),
    "letter": ("id",),
    "letter_row": ("letter_id", "recommendation_id"),
    "own_time_limit": ("id", "since"),
    "closed_day": ("day",),
    "time_limit_choice": ("committee", "purpose"),
    "clock_nation": ("id",),
    "page_read": ("paper_id", "page_index"),
    "reading_plan": ("meeting_id",),
    "reading_pace": ("id",),
    "question": ("id",),
    "question_evidence": ("id",),
    "question_hint_aside": ("question_id", "hint"),
    "item_enquiry": ("id",),
    "meeting_time": ("meeting_id",),
    "finding_said": ("paper_id", "finding_key"),
    "service_pair": ("council", "one", "other"),
    "own_series": ("series",),
    "own_reading": ("id",),
    "definition_card": ("series",),
    "series_decision": ("id",),
    "milestone_said": ("id",),
}
"""The tables whose rows a person can change, with the columns of their keys.

A row is named by the first of them to whoever has to bring something up to date after an undo.
"""

_TABLES = (
    "CREATE TEMP TABLE undo_now (step INTEGER NOT NULL)",  # the step being recorded, or no row
    """
    CREATE TEMP TABLE undo_step (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        stack TEXT NOT NULL CHECK (stack IN ('undo', 'redo')),
        words TEXT NOT NULL,
        merge TEXT
    )
    """,
    """
    CREATE TEMP TABLE undo_entry (
        id INTEGER PRIMARY KEY,
        step INTEGER NOT NULL,
        shelf_table TEXT NOT NULL,
        row_id TEXT NOT NULL,
        inverse TEXT NOT NULL
    )
    """,
    "CREATE INDEX temp.undo_entry_by_step ON undo_entry (step, id)",
)


@dataclass(frozen=True, slots=True)
class Undone:
    """What an undo or redo did: the words of its step, and the rows it touched by table."""

    words: str
    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class StepWords:
    """The words of the step that Undo would take back and of the one Redo would do again."""

    undo: str | None = None
    redo: str | None = None


def start(connection: sqlite3.Connection) -> None:
    """Make the log and its triggers on the writing connection, outside a transaction."""
    # In memory: notes may be private, and no trace of them belongs in a temporary file.
    connection.execute("PRAGMA temp_store = MEMORY")
    for statement in _TABLES:
        connection.execute(statement)
    for table, key in RECORDED.items():
        columns = [str(row[1]) for row in connection.execute(f"PRAGMA table_info({table})")]
        for statement in _triggers(table, key, columns):
            connection.execute(statement)


def begin_step(connection: sqlite3.Connection, words: str, merge: str | None) -> int:
    """Begin to record within a transaction; a step of the same merge key is gone on with."""
    last = _top(connection, "undo")
    if merge is not None and last is not None and last["merge"] == merge:
        step = int(last["id"])
    else:
        step = _add_step(connection, "undo", words, merge)
    _record_into(connection, step)
    return step


def end_step(connection: sqlite3.Connection, step: int, entries_before: int) -> None:
    """Stop recording; a step that changed nothing is dropped, any other clears what Redo held."""
    connection.execute("DELETE FROM undo_now")
    entries = count_entries(connection)
    if entries > entries_before:
        _clear(connection, "redo")
    empty = "SELECT NOT EXISTS (SELECT 1 FROM undo_entry WHERE step = ?)"
    if connection.execute(empty, (step,)).fetchone()[0]:
        connection.execute("DELETE FROM undo_step WHERE id = ?", (step,))


@contextlib.contextmanager
def unrecorded(connection: sqlite3.Connection) -> Iterator[None]:
    """Within a step, writes that it does not take back: what nothing else follows from."""
    steps = [row[0] for row in connection.execute("SELECT step FROM undo_now")]
    connection.execute("DELETE FROM undo_now")
    try:
        yield
    finally:
        for step in steps:
            _record_into(connection, step)


def count_entries(connection: sqlite3.Connection) -> int:
    """The id of the newest inverse statement, 0 where there is none."""
    return int(connection.execute("SELECT coalesce(max(id), 0) FROM undo_entry").fetchone()[0])


def take_back(connection: sqlite3.Connection, stack: str) -> Undone | None:
    """Run the inverse of the last step of a stack (`undo` or `redo`) within a transaction.

    What the inverse statements change is recorded in its turn, as a step of the other stack.
    Gives None where the stack is empty. Raises sqlite3.IntegrityError, at the latest on commit,
    where something written since stands on what would be taken away.
    """
    last = _top(connection, stack)
    if last is None:
        return None
    entries = connection.execute(
        "SELECT shelf_table, row_id, inverse FROM undo_entry WHERE step = ? ORDER BY id DESC",
        (last["id"],),
    ).fetchall()
    other = "redo" if stack == "undo" else "undo"
    connection.execute("PRAGMA defer_foreign_keys = ON")
    connection.execute("UPDATE undoing SET under_way = 1")
    _record_into(connection, _add_step(connection, other, str(last["words"]), None))
    for entry in entries:
        connection.execute(entry["inverse"])
    connection.execute("DELETE FROM undo_now")
    connection.execute("UPDATE undoing SET under_way = 0")
    forget_last(connection, stack)
    # The step that now lies on top was ended by this: later typing is a step of its own.
    connection.execute("UPDATE undo_step SET merge = NULL")
    rows = dict.fromkeys((str(entry["shelf_table"]), str(entry["row_id"])) for entry in entries)
    return Undone(str(last["words"]), tuple(rows))


def forget_last(connection: sqlite3.Connection, stack: str) -> None:
    """Drop the last step of a stack without running it."""
    last = _top(connection, stack)
    if last is not None:
        connection.execute("DELETE FROM undo_entry WHERE step = ?", (last["id"],))
        connection.execute("DELETE FROM undo_step WHERE id = ?", (last["id"],))


def clear(connection: sqlite3.Connection) -> None:
    """Forget every step of both stacks: what they would bring back is gone for good."""
    for stack in ("undo", "redo"):
        _clear(connection, stack)


def step_words(connection: sqlite3.Connection) -> StepWords:
    """What Undo and Redo would take back now."""
    undo, redo = _top(connection, "undo"), _top(connection, "redo")
    return StepWords(
        None if undo is None else str(undo["words"]), None if redo is None else str(redo["words"])
    )


def _top(connection: sqlite3.Connection, stack: str) -> sqlite3.Row | None:
    row: sqlite3.Row | None = connection.execute(
        "SELECT id, words, merge FROM undo_step WHERE stack = ? ORDER BY id DESC LIMIT 1", (stack,)
    ).fetchone()
    return row


def _add_step(connection: sqlite3.Connection, stack: str, words: str, merge: str | None) -> int:
    cursor = connection.execute(
        "INSERT INTO undo_step (stack, words, merge) VALUES (?, ?, ?)", (stack, words, merge)
    )
    return int(cursor.lastrowid or 0)


def _record_into(connection: sqlite3.Connection, step: int) -> None:
    connection.execute("DELETE FROM undo_now")
    connection.execute("INSERT INTO undo_now (step) VALUES (?)", (step,))


def _clear(connection: sqlite3.Connection, stack: str) -> None:
    connection.execute(
        "DELETE FROM undo_entry WHERE step IN (SELECT id FROM undo_step WHERE stack = ?)", (stack,)
    )
    connection.execute("DELETE FROM undo_step WHERE stack = ?", (stack,))


def _triggers(table: str, key: tuple[str, ...], columns: list[str]) -> tuple[str, ...]:
    """The three triggers of a table. Names come from the schema, so no value is pasted in here."""
    values = " || ',' || ".join(f"quote(OLD.{column})" for column in columns)
    # Only the columns that changed are set back: what an import refreshed since stays refreshed.
    changes = " || ".join(
        f"CASE WHEN NEW.{column} IS NOT OLD.{column} "
        f"THEN ',{column}=' || quote(OLD.{column}) ELSE '' END"
        for column in columns
    )
    record = "INSERT INTO undo_entry (step, shelf_table, row_id, inverse) SELECT undo_now.step, "
    put_back = f"INSERT INTO {table} ({', '.join(columns)}) VALUES ("
    # The row as the write leaves it, in SQL that writes SQL: "id='x' AND ...".
    this = " || ' AND ' || ".join(f"'{column}=' || quote(NEW.{column})" for column in key)
    added = (
        f"CREATE TEMP TRIGGER undo_{table}_in AFTER INSERT ON main.{table} BEGIN "
        f"{record} '{table}', NEW.{key[0]}, 'DELETE FROM {table} WHERE ' || {this} "
        "FROM undo_now; END"
    )
    removed = (
        f"CREATE TEMP TRIGGER undo_{table}_out AFTER DELETE ON main.{table} BEGIN "
        f"{record} '{table}', OLD.{key[0]}, '{put_back}' || {values} || ')' FROM undo_now; END"
    )
    changed = (
        f"CREATE TEMP TRIGGER undo_{table}_changed AFTER UPDATE ON main.{table} BEGIN "
        f"{record} '{table}', OLD.{key[0]}, 'UPDATE {table} SET ' || substr(what.changes, 2) || "
        f"' WHERE ' || {this} FROM undo_now, (SELECT {changes} AS changes) AS what "
        "WHERE what.changes <> ''; END"
    )
    return added, removed, changed
