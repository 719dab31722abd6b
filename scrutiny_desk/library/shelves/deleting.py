"""Deleting a paper for good, with everything that stands on it alone."""

# ruff: noqa: S608 - only names of our own schema are put together here; values are bound

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

_CASCADES = {"CASCADE", "SET NULL"}


def delete_paper(connection: sqlite3.Connection, paper_id: str) -> None:
    """Delete a paper and every row that cannot stand without it; the rest only lets go of it.

    A recommendation goes too where no other paper prints it and no person wrote in it. Nothing of
    this can be taken back.
    """
    # Otherwise what is deleted stays readable in the file until something is written over it.
    connection.execute("PRAGMA secure_delete = ON")
    connection.execute("PRAGMA defer_foreign_keys = ON")
    printed = _ids(
        connection,
        "SELECT recommendation_id FROM recommendation_sighting WHERE paper_id = ?",
        paper_id,
    )
    notes = _ids(connection, "SELECT id FROM note WHERE paper_id = ?", paper_id)
    # A question from a page is its note's row on the board.
    _delete(connection, "question", "id", notes)
    # What a paper prints of a recommendation's progress is the paper's, not a person's.
    connection.execute("DELETE FROM recommendation_update WHERE paper_id = ?", (paper_id,))
    _delete(connection, "paper", "id", [paper_id])
    connection.executemany("DELETE FROM note_move WHERE note_id = ?", [(one,) for one in notes])
    connection.execute(
        "DELETE FROM note_move WHERE from_paper_id = ? AND NOT EXISTS "
        "(SELECT 1 FROM note WHERE note.id = note_move.note_id)",
        (paper_id,),
    )
    _delete(
        connection, "recommendation", "id", [one for one in printed if _is_left(connection, one)]
    )


def _is_left(connection: sqlite3.Connection, rec_id: str) -> bool:
    """Whether nothing keeps a recommendation: no paper, and no word of a person."""
    row = connection.execute(
        "SELECT 1 FROM recommendation AS one WHERE id = ? AND by_person = '' "
        "AND closed_on IS NULL AND NOT EXISTS (SELECT 1 FROM recommendation_sighting AS seen "
        "WHERE seen.recommendation_id = one.id) AND NOT EXISTS (SELECT 1 "
        "FROM recommendation_update AS written WHERE written.recommendation_id = one.id)",
        (rec_id,),
    ).fetchone()
    return row is not None


def _delete(connection: sqlite3.Connection, table: str, key: str, values: Sequence[str]) -> None:
    """Delete the rows with these keys, after what refers to them: a row, or its reference alone."""
    if not values:
        return
    for child, column in _references_to(connection, table):
        if _may_be_empty(connection, child, column):
            connection.executemany(
                f"UPDATE {child} SET {column} = NULL WHERE {column} = ?",
                [(value,) for value in values],
            )
        else:
            for value in values:
                own = _key_of(connection, child)
                if own not in {None, column}:
                    wanted = f"SELECT {own} FROM {child} WHERE {column} = ?"
                    _delete(connection, child, str(own), _ids(connection, wanted, value))
                connection.execute(f"DELETE FROM {child} WHERE {column} = ?", (value,))
    connection.executemany(f"DELETE FROM {table} WHERE {key} = ?", [(value,) for value in values])


def _references_to(connection: sqlite3.Connection, table: str) -> list[tuple[str, str]]:
    """The tables and columns that refer to a table and that SQLite does not see to itself."""
    rows = connection.execute(
        'SELECT one.name, key."from" FROM sqlite_schema AS one '
        "JOIN pragma_foreign_key_list(one.name) AS key "
        "WHERE one.type = 'table' AND key.\"table\" = ? "
        f"AND key.on_delete NOT IN ({', '.join('?' * len(_CASCADES))}) ORDER BY one.name",
        (table, *sorted(_CASCADES)),
    )
    return [(str(row[0]), str(row[1])) for row in rows.fetchall()]


def _may_be_empty(connection: sqlite3.Connection, table: str, column: str) -> bool:
    row = connection.execute(
        'SELECT "notnull" FROM pragma_table_info(?) WHERE name = ?', (table, column)
    ).fetchone()
    return not row[0]


def _key_of(connection: sqlite3.Connection, table: str) -> str | None:
    """The column that alone is a table's key; None where its key is of several columns."""
    rows = connection.execute(
        "SELECT name FROM pragma_table_info(?) WHERE pk > 0", (table,)
    ).fetchall()
    return str(rows[0][0]) if len(rows) == 1 else None


def _ids(connection: sqlite3.Connection, question: str, value: str) -> list[str]:
    return [str(row[0]) for row in connection.execute(question, (value,)).fetchall()]
