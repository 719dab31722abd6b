"""The names of a library's files, and how SQLite opens them."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from urllib.parse import quote

LIBRARY = "library.db"
ORIGINALS = "papers.db"
LOCK = "desk.lock"
BACKUPS = "backups"


def uri(path: Path, **options: str) -> str:
    """The path as SQLite's own kind of URI; drive letters and network shares included."""
    plain = path.absolute().as_posix()
    if not plain.startswith("/"):
        plain = f"/{plain}"
    asked = "&".join(f"{name}={value}" for name, value in options.items())
    return f"file://{quote(plain)}?{asked}"


def connect_to_write(path: Path, *, create: bool) -> sqlite3.Connection:
    """A connection that writes; transactions are begun and ended by hand.

    Raises sqlite3.Error where the file cannot be opened.
    """
    connection = sqlite3.connect(
        uri(path, mode="rwc" if create else "rw"), uri=True, isolation_level=None, timeout=10
    )
    connection.row_factory = sqlite3.Row
    return connection


def connect_to_read(path: Path) -> sqlite3.Connection:
    """A connection that can only read.

    In a folder nobody may write in, SQLite cannot make the small files that go with a WAL
    database; with no log left over, the file alone is the whole truth and is opened as such.
    Raises sqlite3.Error where the file cannot be opened.
    """
    try:
        return _opened(uri(path, mode="ro"))
    except sqlite3.OperationalError:
        log = path.with_name(f"{path.name}-wal")
        if not path.is_file() or (log.is_file() and log.stat().st_size):
            raise
        return _opened(uri(path, mode="ro", immutable="1"))


def _opened(name: str) -> sqlite3.Connection:
    # Lent from thread to thread by `Lending`, to one at a time.
    connection = sqlite3.connect(
        name, uri=True, isolation_level=None, timeout=10, check_same_thread=False
    )
    try:
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    except BaseException:
        connection.close()
        raise
    connection.row_factory = sqlite3.Row
    return connection
