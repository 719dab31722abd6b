"""The lock of a window on its library: it ends with the process, however that ends."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from scrutiny_desk.domain.errors import DeskError
from scrutiny_desk.library import files
from scrutiny_desk.library.trouble import told_plainly, unwritable


class FolderLock:
    """Holds a library's folder for one window.

    The lock is SQLite's own exclusive lock on an empty file, taken by the same system calls on
    every system and dropped by the system when the process ends, so no stale lock is left behind.
    """

    def __init__(self, folder: Path) -> None:
        """Take the lock; DeskError where another window has it or the folder is read-only."""
        with told_plainly(folder):
            try:
                self._held = sqlite3.connect(
                    files.uri(folder / files.LOCK, mode="rwc"),
                    uri=True,
                    isolation_level=None,
                    timeout=0,
                    check_same_thread=False,
                )
            except sqlite3.OperationalError as error:
                raise unwritable(folder) from error
            try:
                self._held.execute("PRAGMA journal_mode = MEMORY")
                self._held.execute("BEGIN EXCLUSIVE")
                # On a file that may not be written SQLite makes do with a shared lock. This is
                # never committed; it finds that out.
                self._held.execute("PRAGMA user_version = 1")
            except sqlite3.OperationalError as error:
                self._held.close()
                if error.sqlite_errorcode != sqlite3.SQLITE_BUSY:
                    raise
                raise DeskError(
                    "This library is open in another window",
                    f"The library in {folder} can be changed by one window at a time",
                    "Close that window, or open another library here",
                ) from error

    def release(self) -> None:
        """Let another window have the library."""
        self._held.close()
