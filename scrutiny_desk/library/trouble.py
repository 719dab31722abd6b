"""SQLite's errors that a person can act on, in plain words."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from scrutiny_desk.domain.errors import DeskError

_PRIMARY = 0xFF  # the lower byte of SQLite's extended codes is the code itself


def plain_error(error: sqlite3.Error, folder: Path) -> DeskError | None:
    """The error as a person is told it, or None where it is a bug of ours."""
    code = getattr(error, "sqlite_errorcode", None)
    told = None if code is None else _TOLD.get(code & _PRIMARY)
    return None if told is None else told(folder)


def damaged(folder: Path) -> DeskError:
    """What is said of a library whose files cannot be trusted."""
    return DeskError(
        "This library is damaged",
        f"Its files in {folder} cannot be read as they were written; nothing was changed",
        "Put back a copy from its backups folder, or from your own backup",
    )


def unwritable(folder: Path) -> DeskError:
    """What is said of a library in a folder nobody may write in."""
    return DeskError(
        "This library is read-only",
        f"You may not write in {folder}",
        "Open it to read only, or move it to a folder of your own",
    )


def _cannot_open(folder: Path) -> DeskError:
    return DeskError(
        "The library cannot be opened",
        f"A file in {folder} cannot be opened or made",
        "Check that the folder is there and that you may write in it",
    )


def _full(folder: Path) -> DeskError:
    return DeskError(
        "The disk is full",
        f"The last change could not be stored in {folder}; everything before it is safe",
        "Free some space on the disk and try again",
    )


def _no_answer(folder: Path) -> DeskError:
    return DeskError(
        "The disk did not answer",
        f"Reading or writing in {folder} failed",
        "Check that the disk is connected and try again",
    )


def _busy(folder: Path) -> DeskError:
    return DeskError(
        "The library is busy",
        f"Another program is using its files in {folder}",
        "Wait until it has finished and try again",
    )


_TOLD: dict[int, Callable[[Path], DeskError]] = {
    sqlite3.SQLITE_CORRUPT: damaged,
    sqlite3.SQLITE_NOTADB: damaged,
    sqlite3.SQLITE_READONLY: unwritable,
    sqlite3.SQLITE_PERM: unwritable,
    sqlite3.SQLITE_AUTH: unwritable,
    sqlite3.SQLITE_CANTOPEN: _cannot_open,
    sqlite3.SQLITE_FULL: _full,
    sqlite3.SQLITE_IOERR: _no_answer,
    sqlite3.SQLITE_BUSY: _busy,
    sqlite3.SQLITE_LOCKED: _busy,
}


@contextmanager
def told_plainly(folder: Path) -> Iterator[None]:
    """Turn SQLite's errors that a person can act on into a `DeskError`; let the others rise."""
    try:
        yield
    except sqlite3.Error as error:
        plain = plain_error(error, folder)
        if plain is None:
            raise
        raise plain from error
