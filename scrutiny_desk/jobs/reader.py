"""A paper is read in a process of its own, because hostile files crash readers.

This is the program's side; `serving` is what runs in that process. The child
reads the pages, finds the facts and draws every page once; it speaks the lines of `wire` on its
standard output. If it dies, hangs or talks nonsense, the program says so and nothing is kept.
"""

from __future__ import annotations

import contextlib
import logging
import os
import queue
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from scrutiny_desk.domain.errors import Cancelled, DeskError
from scrutiny_desk.domain.facts import Facts
from scrutiny_desk.domain.pages import KeptPage, KeptReading
from scrutiny_desk.jobs import wire
from scrutiny_desk.paths import own_command

if TYPE_CHECKING:
    from scrutiny_desk.services.importing import ReadPaper

_log = logging.getLogger(__name__)

LARGEST_MESSAGE = 512 * 1024 * 1024
"""Bytes of one line: far over any paper, so that a runaway reader cannot fill the memory."""

SILENCE_SECONDS = 60.0
"""How long the reader may say nothing before it is taken to hang."""

_LOOK_EVERY = 0.1
_TO_DO = "Open it in a PDF viewer and save it again as a PDF, then import that copy."


def read_in_own_process(
    path: Path,
    progress: Callable[[int, int], None],
    cancelled: Callable[[], bool],
    *,
    silence_seconds: float = SILENCE_SECONDS,
    command: Callable[[Path], list[str]] | None = None,
) -> tuple[KeptReading, Facts]:
    """Reads the paper and finds its facts in a process that is gone afterwards.

    silence_seconds: how long the
    process may say nothing. command: how to start it.
    Raises Cancelled when `cancelled` answers yes, DeskError for a paper that cannot be read or
    that brings the reader down, RuntimeError with the child's traceback for a bug in it.
    """
    if cancelled():
        raise Cancelled
    with _started((command or _command)(path)) as child:
        return _heard_out(path, child, progress, cancelled, silence_seconds)


@contextlib.contextmanager
def reading_ahead(first: Path) -> Iterator[ReadPaper]:
    """`read_in_own_process` that begins with a first paper at once, before it is asked for it.

    So it is read while the program opens its library; not being asked for, it ends with the block.
    """
    with _started(_command(first)) as child:
        ready = {first: child}

        def read(
            path: Path, progress: Callable[[int, int], None], cancelled: Callable[[], bool]
        ) -> tuple[KeptReading, Facts]:
            begun = ready.pop(path, None)
            if begun is None:
                return read_in_own_process(path, progress, cancelled)
            return _heard_out(path, begun, progress, cancelled, SILENCE_SECONDS)

        yield read


@contextlib.contextmanager
def _started(command: list[str]) -> Iterator[subprocess.Popen[bytes]]:
    """The reader's process, which is gone when the block ends."""
    # What the child lays down for a moment (pictures of pages that Tesseract reads) goes with it,
    # however it ends.
    with tempfile.TemporaryDirectory(prefix="scrutiny-desk-", ignore_cleanup_errors=True) as room:
        child = _start(command, room)
        try:
            yield child
        finally:
            _kill(child)
            for stream in (child.stdin, child.stdout, child.stderr):
                if stream is not None:
                    with contextlib.suppress(OSError):
                        stream.close()


def _heard_out(
    path: Path,
    child: subprocess.Popen[bytes],
    progress: Callable[[int, int], None],
    cancelled: Callable[[], bool],
    silence_seconds: float,
) -> tuple[KeptReading, Facts]:
    """What the child answers, which reads this paper; it is gone afterwards."""
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
        return _converse(path, child, said, progress, cancelled, silence_seconds, heard)
    finally:
        stop.set()
        _kill(child)
        _release(said)
        for listener in listeners:
            listener.join(timeout=5.0)


def _command(path: Path) -> list[str]:
    return [*own_command(), "_read", str(path)]


def _start(command: list[str], room: str) -> subprocess.Popen[bytes]:
    """The reader's process; room: the folder for its temporary files."""
    own: dict[str, Any] = {}
    if sys.platform == "win32":
        own["creationflags"] = subprocess.CREATE_NO_WINDOW
    else:
        # Its own session, so that whatever it starts goes with it.
        own["start_new_session"] = True
    # The child keeps an eye on its standard input: when the program is gone, the pipe closes.
    return subprocess.Popen(  # noqa: S603 - our own interpreter and our own words
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        close_fds=True,
        env=os.environ | dict.fromkeys(("TMPDIR", "TEMP", "TMP"), room),
        **own,
    )


def _converse(
    path: Path,
    child: subprocess.Popen[bytes],
    said: queue.Queue[bytes | None],
    progress: Callable[[int, int], None],
    cancelled: Callable[[], bool],
    silence_seconds: float,
    heard: deque[str],
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
        match message:
            case wire.Progress(done, total):
                progress(done, total)
            case wire.Trouble():
                raise message.as_error()
            case wire.Bug(traceback):
                raise RuntimeError(f"the reader failed on {path.name}:\n{traceback}")
            case wire.Pages(some):
                pages.extend(some)


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
    happened = f"{how} The file may be damaged; nothing of it was stored."
    return DeskError(f"The reader stopped while reading {path.name}", happened, _TO_DO)


def _how_it_ended(child: subprocess.Popen[bytes]) -> str:
    try:
        code = child.wait(timeout=5.0)
    except subprocess.TimeoutExpired:
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


def _kill(child: subprocess.Popen[bytes]) -> None:
    """Ends the child and all it started, and waits until it is gone."""
    if sys.platform == "win32":
        child.kill()
    else:
        try:
            os.killpg(child.pid, signal.SIGKILL)
        except (ProcessLookupError, PermissionError):
            # Nobody of the group is left, or only the dead child itself.
            child.kill()
    child.wait()
