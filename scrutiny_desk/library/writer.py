"""The one thread that writes: it owns the writing connection and takes one piece of work a time."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar

from scrutiny_desk.library import files, migrate, originals, undo
from scrutiny_desk.library.migrations import LIBRARY_STEPS
from scrutiny_desk.library.trouble import told_plainly

T = TypeVar("T")


class Writer:
    """Runs work in transactions on its own thread; every call waits and re-raises its error."""

    def __init__(self, folder: Path) -> None:
        """Open the library's files in `folder` for writing, bringing them up to date first.

        Raises DeskError for files that are newer, damaged, read-only or another program's.
        """
        self._folder = folder
        self._thread_id: int | None = None
        self._words = undo.StepWords()
        self._typed: dict[str, tuple[Callable[[sqlite3.Connection], object], str | None]] = {}
        self._typing = threading.Lock()
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="library-writer")
        try:
            self._connection = self._run(self._open)
        except BaseException:
            self._pool.shutdown()
            raise

    @property
    def words(self) -> undo.StepWords:
        """What Undo and Redo would take back, without waiting for work under way."""
        return self._words

    def write(
        self, work: Callable[[sqlite3.Connection], T], words: str | None, merge: str | None
    ) -> T:
        """Run work in one BEGIN IMMEDIATE transaction; on any error nothing of it stays."""
        return self._run(lambda: self._as_a_step(work, words, merge))

    def write_soon(
        self, work: Callable[[sqlite3.Connection], object], words: str | None, key: str
    ) -> None:
        """Run work after what waits already, without waiting for it: for each letter typed.

        key: later work of the same key takes the place of work that still waits, and is one step
        with it. An error leaves nothing written and is told to nobody: whoever types writes the
        same again with `write` when the typing pauses, and that tells it.
        """
        with self._typing:
            waits = key in self._typed
            self._typed[key] = (work, words)
        if not waits:
            self._pool.submit(self._plainly, lambda: self._write_typed(key))

    def _write_typed(self, key: str) -> None:
        with self._typing:
            work, words = self._typed.pop(key)
        self._as_a_step(work, words, key)

    def _as_a_step(
        self, work: Callable[[sqlite3.Connection], T], words: str | None, merge: str | None
    ) -> T:
        def within() -> T:
            step, before = 0, 0
            if words is not None:
                before = undo.count_entries(self._connection)
                step = undo.begin_step(self._connection, words, merge)
            result = work(self._connection)
            if words is not None:
                undo.end_step(self._connection, step, before)
            return result

        return self._in_transaction(within)

    def take_back(
        self, stack: str, then: Callable[[sqlite3.Connection, undo.Undone], None]
    ) -> undo.Undone | None:
        """Undo (`undo`) or redo (`redo`) one step and let `then` follow; None where there is none.

        A step that can no longer be taken back, because something stored since stands on it, is
        dropped from the stack and sqlite3.IntegrityError rises; the library stays as it was.
        """

        def within() -> undo.Undone | None:
            undone = undo.take_back(self._connection, stack)
            if undone is not None:
                then(self._connection, undone)
            return undone

        def work() -> undo.Undone | None:
            try:
                return self._in_transaction(within)
            except sqlite3.IntegrityError:
                self._in_transaction(lambda: undo.forget_last(self._connection, stack))
                raise

        return self._run(work)

    def keep_originals(self, contents: tuple[bytes, ...]) -> tuple[str, ...]:
        """Store files in papers.db in a transaction of their own; gives their SHA-256s."""
        return self._run(lambda: originals.keep(self._folder, contents))

    def forget_originals(self, names: tuple[str, ...]) -> None:
        """Delete files of papers.db for good, in a transaction of their own."""
        self._run(lambda: originals.forget(self._folder, names))

    def close(self) -> None:
        """Close the connection and end the thread; what was written is in the files."""
        self._run(self._connection.close)
        self._pool.shutdown()

    def _run(self, task: Callable[[], T]) -> T:
        if threading.get_ident() == self._thread_id:
            raise RuntimeError("a write within a write would wait for itself for ever")
        return self._pool.submit(self._plainly, task).result()

    def _plainly(self, task: Callable[[], T]) -> T:
        self._thread_id = threading.get_ident()
        with told_plainly(self._folder):
            return task()

    def _in_transaction(self, work: Callable[[], T]) -> T:
        connection = self._connection
        connection.execute("BEGIN IMMEDIATE")
        try:
            result = work()
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:  # a full disk can have rolled back by itself
                connection.execute("ROLLBACK")
            raise
        self._words = undo.step_words(connection)
        return result

    def _open(self) -> sqlite3.Connection:
        connection = files.connect_to_write(self._folder / files.LIBRARY, create=True)
        try:
            migrate.pending(connection, LIBRARY_STEPS, self._folder)  # refuse before any writing
            connection.execute("PRAGMA journal_mode = WAL")
            # Every commit reaches the disk: a note that was shown as written outlives a power cut.
            connection.execute("PRAGMA synchronous = FULL")
            connection.execute("PRAGMA recursive_triggers = ON")
            migrate.bring_up_to_date(
                connection, LIBRARY_STEPS, self._folder, self._folder / files.BACKUPS
            )
            connection.execute("PRAGMA foreign_keys = ON")
            # SQLite opens a file that may not be written as if nothing were wrong, and even
            # begins a transaction in it: find out now.
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("UPDATE undoing SET under_way = 0")
            connection.execute("ROLLBACK")
            undo.start(connection)
        except BaseException:
            connection.close()
            raise
        return connection
