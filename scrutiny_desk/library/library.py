"""A library: a folder that holds everything one person or one office keeps."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from types import TracebackType
from typing import TypeVar

from scrutiny_desk.domain.errors import DeskError
from scrutiny_desk.library import files, migrate, originals
from scrutiny_desk.library.lending import Lending
from scrutiny_desk.library.lock import FolderLock
from scrutiny_desk.library.migrations import LIBRARY_STEPS, ORIGINALS_STEPS
from scrutiny_desk.library.trouble import damaged, told_plainly, unwritable
from scrutiny_desk.library.undo import StepWords, Undone
from scrutiny_desk.library.writer import Writer

T = TypeVar("T")


class Library:
    """An open library. Made by `Library.open`; closed by `close` or at the end of a `with`.

    person: the name of who works with it, as they say it; "" where nobody said one.
    """

    def __init__(self, folder: Path, lock: FolderLock | None, writer: Writer | None) -> None:
        self.folder = folder
        self.person = ""
        self._lock = lock
        self._writer = writer
        self._lending = Lending(folder / files.LIBRARY, keep=writer is not None)
        self._closed = False

    @classmethod
    def open(cls, folder: Path, *, create: bool = False, read_only: bool = False) -> Library:
        """Open the library in a folder, or make one there.

        create: make the folder and the library where there is none yet. read_only: never write,
        and do not mind another window.
        Raises DeskError where there is no library, another window has it, it is newer than this
        program, damaged, or in a folder that is read-only.
        """
        folder = folder.absolute()
        is_there = (folder / files.LIBRARY).is_file()
        if not is_there and (read_only or not create):
            raise DeskError(
                "There is no library here",
                f"{folder} holds no {files.LIBRARY}",
                "Choose another folder, or make a new library",
            )
        with told_plainly(folder):
            if is_there:
                _check_files(folder, to_write=not read_only)
            if read_only:
                return cls(folder, None, None)
            if not is_there:
                _make_folder(folder)
            lock = FolderLock(folder)
            try:
                originals.prepare(folder)
                return cls(folder, lock, Writer(folder))
            except BaseException:
                lock.release()
                raise

    @property
    def read_only(self) -> bool:
        """True where nothing can be written."""
        return self._writer is None

    @property
    def steps(self) -> StepWords:
        """The words of what Undo and Redo would take back."""
        return StepWords() if self._writer is None else self._writer.words

    def write(
        self,
        work: Callable[[sqlite3.Connection], T],
        *,
        undo: str | None = None,
        merge: str | None = None,
    ) -> T:
        """Run `work` in one transaction on the writer's thread and give its result.

        undo: the words of the step for Undo ("Edit note"), None for work it does not take back.
        merge: steps that follow each other with the same key are one step.
        Any error of `work` rises here and leaves nothing written. Raises DeskError where the
        library is read-only or its disk is in trouble.
        """
        return self._writing().write(work, undo, merge)

    def write_soon(
        self, work: Callable[[sqlite3.Connection], object], *, undo: str | None, key: str
    ) -> None:
        """Run `work` as `write` does, soon and without waiting: for each letter that is typed.

        undo: as for `write`. key: as `merge` of `write`; later work of the same key takes the place
        of work that waits.
        What goes wrong is not told here: write the same with `write` when the typing pauses.
        """
        self._writing().write_soon(work, undo, key)

    def keep_originals(self, *contents: bytes) -> tuple[str, ...]:
        """Store files by their SHA-256, which is given back; done before rows that name them."""
        return self._writing().keep_originals(contents)

    def forget_originals(self, *names: str) -> None:
        """Delete stored files by their SHA-256 for good, after the rows that named them."""
        self._writing().forget_originals(names)

    def original(self, sha256: str) -> bytes:
        """The stored file of that SHA-256; DeskError where it is missing."""
        with told_plainly(self.folder):
            return originals.original(self.folder, sha256)

    def take_back(
        self, stack: str, then: Callable[[sqlite3.Connection, Undone], None]
    ) -> Undone | None:
        """Undo (`undo`) or redo (`redo`) the last step; None where there is none.

        then: work that follows within the same transaction and is part of no step.
        Raises DeskError where something stored since stands on what would be taken away.
        """
        try:
            return self._writing().take_back(stack, then)
        except sqlite3.IntegrityError as error:
            raise DeskError(
                "This change can no longer be taken back",
                "A paper imported since builds on it; the library was left as it is",
                "Change it by hand",
            ) from error

    @contextmanager
    def read(self) -> Iterator[sqlite3.Connection]:
        """A connection that only reads, for a short while, and sees one state of the library."""
        if self._closed:
            raise RuntimeError("this library is closed")
        with told_plainly(self.folder), self._lending.lend() as connection:
            yield connection

    def close(self) -> None:
        """Wait for the last write, close the files and let another window have the library."""
        if self._closed:
            return
        self._closed = True
        self._lending.close()
        if self._writer is not None:
            self._writer.close()
        if self._lock is not None:
            self._lock.release()

    def __enter__(self) -> Library:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _writing(self) -> Writer:
        if self._closed:
            raise RuntimeError("this library is closed")
        if self._writer is None:
            raise unwritable(self.folder)
        return self._writer


def _check_files(folder: Path, *, to_write: bool) -> None:
    """Look before anything is locked or written, so that a refused library stays untouched."""
    if not (folder / files.ORIGINALS).is_file():
        raise damaged(folder)
    with closing(files.connect_to_read(folder / files.ORIGINALS)) as connection:
        originals_to_take = migrate.pending(connection, ORIGINALS_STEPS, folder)
    with closing(files.connect_to_read(folder / files.LIBRARY)) as connection:
        to_take = migrate.pending(connection, LIBRARY_STEPS, folder)
        migrate.check(connection, folder)
        _check_search(connection)
    if (to_take or originals_to_take) and not to_write:
        raise DeskError(
            "This library was made by an older version of Scrutiny Desk",
            "It has to be brought up to date before it can be read",
            "Open it once to write",
        )


def _check_search(connection: sqlite3.Connection) -> None:
    """DeskError where this computer's SQLite was built without full-text search."""
    known = connection.execute("SELECT 1 FROM pragma_module_list WHERE name = 'fts5'").fetchone()
    if known is None:
        raise DeskError(
            "This computer's SQLite has no full-text search",
            "The library's index of words needs SQLite's FTS5, which this Python comes without",
            "Use the program as it is published, or a Python whose SQLite has FTS5",
        )


def _make_folder(folder: Path) -> None:
    with closing(sqlite3.connect(":memory:")) as connection:
        _check_search(connection)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except (PermissionError, NotADirectoryError, FileExistsError) as error:
        raise unwritable(folder) from error
