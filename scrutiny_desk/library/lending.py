"""Connections that only read, lent out one at a time and kept open for whoever asks next."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from scrutiny_desk.library import files

_KEPT = 3
"""Connections that wait: the window's, one for a job, one for a search."""


class Lending:
    """Lends connections to one file; each sees one state of it from the first look to the last.

    Opening a connection costs more than most questions, since SQLite reads the whole schema anew.
    keep: False opens each anew, as a file in a folder that nobody may write in asks for.
    """

    def __init__(self, path: Path, *, keep: bool) -> None:
        self._path = path
        self._keep = keep
        self._idle: list[sqlite3.Connection] = []
        self._lock = threading.Lock()

    @contextmanager
    def lend(self) -> Iterator[sqlite3.Connection]:
        """A connection in a transaction of its own that cannot write.

        One whose borrower raised is closed and not lent again.
        """
        connection = self._take()
        back = False
        try:
            connection.execute("BEGIN")
            yield connection
            connection.execute("ROLLBACK")
            back = True
        finally:
            if not (back and self._put_back(connection)):
                connection.close()

    def close(self) -> None:
        """Close what waits; what is lent out is closed when it comes back."""
        with self._lock:
            self._keep = False
            idle, self._idle = self._idle, []
        for connection in idle:
            connection.close()

    def _take(self) -> sqlite3.Connection:
        with self._lock:
            if self._idle:
                return self._idle.pop()
        connection = files.connect_to_read(self._path)
        connection.execute("PRAGMA query_only = ON")
        return connection

    def _put_back(self, connection: sqlite3.Connection) -> bool:
        with self._lock:
            if not self._keep or len(self._idle) >= _KEPT:
                return False
            self._idle.append(connection)
            return True
