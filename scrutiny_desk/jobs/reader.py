"""A paper is read in a process of its own, because hostile files crash readers.

This is the program's side; `reader_process` starts and ends that process, `serving` is what runs
in it. The child reads the pages, finds the facts and draws every page once; it speaks the lines
of `wire` on its standard output. If it dies, hangs or talks nonsense, the program says so and
nothing is kept.
"""

from __future__ import annotations

import logging
import queue
import signal
import threading
import time
from collections import deque
from collections.abc import Callable
from pathlib import Path
from subprocess import Popen, TimeoutExpired
from typing import IO

from scrutiny_desk.domain.errors import Cancelled, DeskError
from scrutiny_desk.domain.pages.pages import KeptPage, KeptReading
from scrutiny_desk.domain.papers.facts import Facts
from scrutiny_desk.domain.tracker.tables import FoundTables
from scrutiny_desk.jobs import wire
from scrutiny_desk.jobs.reader_process import end, reader_command, started, tables_command

_log = logging.getLogger(__name__)

LARGEST_MESSAGE = 512 * 1024 * 1024
"""Bytes of one line: far over any paper, so that a runaway reader cannot fill the memory."""

SILENCE_SECONDS = 60.0
"""How long the reader may say nothing before it is taken to hang."""

_LOOK_EVERY = 0.1
_TO_DO = "Open it in a PDF viewer and save it again as a PDF, then import that copy."
_TO_DO_IN_PARTS = "Save a part of it in a file of its own (a sheet, some years), and import that."


def read_in_own_process(
    path: Path,
    progress: Callable[[int, int], None],
    cancelled: Callable[[], bool],
    *,
    silence_seconds: float = SILENCE_SECONDS,
    command: Callable[[Path], list[str]] | None = None,
) -> tuple[KeptReading, Facts]:
    """Reads the paper and finds its facts in a process that is gone afterwards.

    silence_seconds: how long the process may say nothing. command: how to start it.
    Raises Cancelled when `cancelled` answers yes, DeskError for a paper that cannot be read or
    that brings the reader down, RuntimeError with the child's traceback for a bug in it.
    """
    if cancelled():
        raise Cancelled
    with started((command or reader_command)(path)) as child:
        return heard_out(path, child, progress, cancelled, silence_seconds)


def read_tracker_in_own_process(
    path: Path, progress: Callable[[int, int], None], cancelled: Callable[[], bool]
) -> tuple[KeptReading, Facts, FoundTables]:
    """As `read_in_own_process`, with the tables that are or may be trackers."""
    if cancelled():
        raise Cancelled
    tables: list[FoundTables] = []
    with started(tables_command(path)) as child:
        reading, facts = heard_out(path, child, progress, cancelled, on_tables=tables.append)
    return reading, facts, tables[-1] if tables else FoundTables(())


def heard_out(
    path: Path,
    child: Popen[bytes],
    progress: Callable[[int, int], None],
    cancelled: Callable[[], bool],
    silence_seconds: float = SILENCE_SECONDS,
    on_tables: Callable[[FoundTables], None] = lambda _: None,
) -> tuple[KeptReading, Facts]:
    """What the child answers, which reads this paper; it is gone afterwards.

    on_tables: is told the tables of trackers, where the child was asked for them.
    """
    said: queue.Queue[bytes | None] = queue.Queue(maxsize=64)
    stop = threading.Event()
    heard: deque[str] = deque(maxlen=200)
    listeners = [
        threading.Thread(target=_listen, args=(child.stdout, said, stop), daemon=True),
        threading.Thread(target=_overhear, args=(child.stderr, heard), daemon=True),
    ]
    for listener in listeners:
        listener.start()
    try:
        return _converse(path, child, said, progress, cancelled, silence_seconds, heard, on_tables)
    finally:
        stop.set()
        end(child)
        _release(said)
        for listener in listeners:
            listener.join(timeout=5.0)


def _converse(
    path: Path,
    child: Popen[bytes],
    said: queue.Queue[bytes | None],
    progress: Callable[[int, int], None],
    cancelled: Callable[[], bool],
    silence_seconds: float,
    heard: deque[str],
    on_tables: Callable[[FoundTables], None],
) -> tuple[KeptReading, Facts]:
    pages: list[KeptPage] = []
    while True:
        line = _next_line(path, said, cancelled, silence_seconds, heard)
        if line is None:
            raise _stopped(path, _how_it_ended(child), heard)
        try:
            message = wire.decode(line)
            if isinstance(message, wire.Paper):
                return wire.whole(pages, message)
        except wire.Nonsense as nonsense:
            raise _stopped(path, "What it said could not be understood.", heard) from nonsense
        if isinstance(message, wire.Pages):
            pages.extend(message.pages)
        elif isinstance(message, wire.Tables):
            on_tables(message.found)
        else:
            _heed(path, message, progress)


def _heed(
    path: Path,
    message: wire.Progress | wire.Trouble | wire.Bug,
    progress: Callable[[int, int], None],
) -> None:
    """Hands on how far the child is, or raises what went wrong there."""
    match message:
        case wire.Progress(done, total):
            progress(done, total)
        case wire.Trouble():
            raise message.as_error()
        case wire.Bug(traceback):
            raise RuntimeError(f"the reader failed on {path.name}:\n{traceback}")


def _next_line(
    path: Path,
    said: queue.Queue[bytes | None],
    cancelled: Callable[[], bool],
    silence_seconds: float,
    heard: deque[str],
) -> bytes | None:
    """The next thing the child says, None at the end; waits no longer than the silence allows."""
    quiet_since = time.monotonic()
    while True:
        if cancelled():
            raise Cancelled
        try:
            return said.get(timeout=_LOOK_EVERY)
        except queue.Empty:
            if time.monotonic() - quiet_since > silence_seconds:
                how = f"It said nothing for {silence_seconds:g} seconds."
                raise _stopped(path, how, heard) from None


def _stopped(path: Path, how: str, heard: deque[str]) -> DeskError:
    if heard:
        _log.warning("the reader of %s had said:\n%s", path.name, "".join(heard))
    is_pdf = path.suffix.lower() == ".pdf"
    may_be = "damaged" if is_pdf else "damaged or too large"
    happened = f"{how} The file may be {may_be}; nothing of it was stored."
    to_do = _TO_DO if is_pdf else _TO_DO_IN_PARTS
    return DeskError(f"The reader stopped while reading {path.name}", happened, to_do)


def _how_it_ended(child: Popen[bytes]) -> str:
    try:
        code = child.wait(timeout=5.0)
    except TimeoutExpired:
        return "It ended without an answer."
    if code < 0:
        name = signal.Signals(-code).name if -code in set(signal.Signals) else str(-code)
        return f"It was ended by signal {name}."
    return f"It ended without an answer (code {code})."


def _listen(
    stream: IO[bytes] | None, said: queue.Queue[bytes | None], stop: threading.Event
) -> None:
    """Hands on whole lines; None at the end of what the child says."""
    while stream is not None and not stop.is_set():
        try:
            line = stream.readline(LARGEST_MESSAGE)
        except (OSError, ValueError):
            break
        if not line:
            break
        said.put(line)
    said.put(None)


def _overhear(stream: IO[bytes] | None, heard: deque[str]) -> None:
    while stream is not None:
        try:
            line = stream.readline(4096)
        except (OSError, ValueError):
            return
        if not line:
            return
        heard.append(line.decode("utf-8", "replace"))


def _release(said: queue.Queue[bytes | None]) -> None:
    """Makes room, so that a listener waiting to hand on a line can end."""
    while True:
        try:
            said.get_nowait()
        except queue.Empty:
            return
