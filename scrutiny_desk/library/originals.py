"""papers.db: the files as they were given, and the PDFs laid out from them, by SHA-256.

They stand in a file of their own and are written in a transaction of their own, before the rows
that name them: SQLite does not promise that one commit over two WAL databases survives a power
cut as a whole. An original that no row names is harmless; a row without its original would not be.
"""

from __future__ import annotations

import hashlib
import sqlite3
from contextlib import closing
from pathlib import Path

from scrutiny_desk.library import files, migrate
from scrutiny_desk.library.migrations import ORIGINALS_STEPS
from scrutiny_desk.library.trouble import damaged


def prepare(folder: Path) -> None:
    """Make papers.db or bring it up to date; raises DeskError as `migrate` does."""
    with closing(files.connect_to_write(folder / files.ORIGINALS, create=True)) as connection:
        migrate.pending(connection, ORIGINALS_STEPS, folder)
        connection.execute("PRAGMA journal_mode = WAL")
        migrate.bring_up_to_date(connection, ORIGINALS_STEPS, folder, folder / files.BACKUPS)


def keep(folder: Path, contents: tuple[bytes, ...]) -> tuple[str, ...]:
    """Store files in one transaction; gives their SHA-256s. What is there already stays."""
    names = tuple(hashlib.sha256(content).hexdigest() for content in contents)
    with closing(files.connect_to_write(folder / files.ORIGINALS, create=False)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        try:
            connection.executemany(
                "INSERT INTO original (sha256, bytes) VALUES (?, ?) ON CONFLICT DO NOTHING",
                zip(names, contents, strict=True),
            )
            connection.execute("COMMIT")
        except sqlite3.Error:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise
    return names


def forget(folder: Path, names: tuple[str, ...]) -> None:
    """Delete files for good: a person's own act, and the one way round what keeps them."""
    with closing(files.connect_to_write(folder / files.ORIGINALS, create=False)) as connection:
        connection.execute("PRAGMA secure_delete = ON")
        connection.execute("BEGIN IMMEDIATE")
        try:
            keeps = connection.execute(
                "SELECT sql FROM sqlite_schema WHERE type = 'trigger' AND name = 'original_stays'"
            ).fetchone()[0]
            connection.execute("DROP TRIGGER original_stays")
            connection.executemany(
                "DELETE FROM original WHERE sha256 = ?", [(name,) for name in names]
            )
            connection.execute(keeps)
            connection.execute("COMMIT")
        except sqlite3.Error:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise


def original(folder: Path, sha256: str) -> bytes:
    """The file of that SHA-256; DeskError where it is missing from papers.db."""
    with closing(files.connect_to_read(folder / files.ORIGINALS)) as connection:
        row = connection.execute(
            "SELECT bytes FROM original WHERE sha256 = ?", (sha256,)
        ).fetchone()
    if row is None:
        raise damaged(folder)
    return bytes(row["bytes"])
