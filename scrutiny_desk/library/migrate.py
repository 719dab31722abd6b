"""Bringing a library's file to its present shape, or refusing to touch it."""

from __future__ import annotations

import datetime
import sqlite3
from contextlib import closing
from pathlib import Path

from scrutiny_desk.domain.errors import DeskError
from scrutiny_desk.library.migrations import Steps
from scrutiny_desk.library.trouble import damaged

_APPLIED = "_sqlite_migrations"


def applied(connection: sqlite3.Connection, steps: Steps) -> tuple[str, ...]:
    """The names of the steps a file has taken, oldest first; empty for an empty file."""
    known = connection.execute(
        "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?", (_APPLIED,)
    ).fetchone()
    if known is None:
        return ()
    rows = connection.execute(
        "SELECT name FROM _sqlite_migrations WHERE migration_set = ? ORDER BY rowid", (steps.name,)
    )
    return tuple(str(row[0]) for row in rows)


def pending(connection: sqlite3.Connection, steps: Steps, folder: Path) -> tuple[str, ...]:
    """The steps a file has still to take; only reads.

    Raises DeskError for a file made by a newer version, and for one that is no library's.
    """
    taken = applied(connection, steps)
    unknown = [name for name in taken if name not in steps.names]
    if unknown:
        raise DeskError(
            "This library was made by a newer version of Scrutiny Desk",
            f"It holds changes this version does not know ({', '.join(unknown)}); "
            "it was left as it is",
            "Open it with the newer version",
        )
    if not taken and connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]:
        raise DeskError(
            "This is no library of Scrutiny Desk",
            f"The database in {folder} belongs to another program; it was left as it is",
            "Choose another folder",
        )
    return tuple(name for name in steps.names if name not in taken)


def check(connection: sqlite3.Connection, folder: Path) -> None:
    """DeskError where SQLite's quick check finds the file damaged."""
    if connection.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
        raise damaged(folder)


def bring_up_to_date(
    connection: sqlite3.Connection, steps: Steps, folder: Path, backups: Path
) -> tuple[str, ...]:
    """Take every pending step in one transaction, or none; gives the names of those taken.

    connection: in autocommit, with no transaction open. A file that holds anything is first
    checked and backed up into `backups`. Raises DeskError as `pending` and `check` do; a step that
    fails or leaves a broken reference raises and leaves the file as it was.
    """
    to_take = pending(connection, steps, folder)
    if not to_take:
        return ()
    if applied(connection, steps):
        check(connection, folder)
        back_up(connection, backups, f"{steps.name}-{_stamp()}-before-{to_take[0]}.db")
    from sqlite_utils.db import Database

    migrations = steps.as_migrations()
    # Foreign keys can be switched only outside a transaction. They are off while tables may be
    # made anew under the same name, and what stands in the end is checked as a whole.
    connection.execute("PRAGMA foreign_keys = OFF")
    connection.execute("BEGIN IMMEDIATE")
    try:
        migrations.apply(Database(connection, execute_plugins=False))
        broken = connection.execute("PRAGMA foreign_key_check").fetchall()
        if broken:
            raise RuntimeError(f"{to_take} leaves {len(broken)} broken references")
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    finally:
        connection.execute("PRAGMA foreign_keys = ON")
    return to_take


def back_up(connection: sqlite3.Connection, backups: Path, name: str) -> Path:
    """A copy through SQLite's own backup, which sees what still stands in the log of a WAL file."""
    backups.mkdir(exist_ok=True)
    target = backups / name
    with closing(sqlite3.connect(target)) as copy:
        connection.backup(copy)
    return target


def _stamp() -> str:
    return datetime.datetime.now(datetime.UTC).strftime("%Y%m%dT%H%M%SZ")
