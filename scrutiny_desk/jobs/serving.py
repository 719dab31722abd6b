"""What runs in the reader process: read a paper, find its facts, draw every page, tell.

Standard output belongs to the protocol of `wire` alone. Before anything else is loaded its file
descriptor is put aside and replaced by standard error, so that a C library that prints cannot
break in.
"""

from __future__ import annotations

import contextlib
import gc
import json
import os
import signal
import stat
import sys
import tempfile
import threading
import traceback
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import IO

from scrutiny_desk.domain.errors import DeskError
from scrutiny_desk.domain.pages import Reading
from scrutiny_desk.jobs import wire

MEMORY_LIMIT = 400 * 1024**2
"""Bytes of its own the reader process may take, where the system can hold it to that.

Enough for some 3,000 pages of a council's papers.
"""

PAGES_AT_A_TIME = 32
"""How many pages go into one message, so that the program can take them in meanwhile."""

_SMALLER = "Split it into smaller papers, or save it again from the program it was made with."


def serve(path: str | None = None) -> int:
    """Reads one paper and writes progress and the outcome to standard output; an exit code.

    path: the paper; without one it stands on the first line of standard input, as JSON text, and
    the process makes itself ready before it asks for it.
    0 when the paper was read, 1 when not; the reason has then been written as a message.
    """
    out = _own_output()
    _limit_memory()
    # A process that lives for one paper: little of what it makes could be collected before its end.
    gc.freeze()
    gc.set_threshold(200_000, 50, 1000)
    if path is None:
        _make_ready()
        path = _asked_for()
    _end_with_the_program()
    try:
        _read(Path(path), lambda message: _say(out, message))
    except DeskError as trouble:
        _say(out, wire.Trouble(trouble.title, trouble.happened, trouble.to_do))
        return 1
    except MemoryError:
        title = f"{Path(path).name} needs more memory than a paper may take"
        _say(out, wire.Trouble(title, "Nothing of it was stored.", _SMALLER))
        return 1
    except BrokenPipeError:
        return 1
    except Exception:  # noqa: BLE001 - the edge of a process: bugs are passed on
        _say(out, wire.Bug(traceback.format_exc()))
        return 1
    return 0


def _make_ready() -> None:
    """Load what every paper needs."""
    import scrutiny_desk.finding
    import scrutiny_desk.reading.pdf
    import scrutiny_desk.reading.reader  # noqa: F401


def _asked_for() -> str:
    """The path on the first line of standard input; the process ends where nobody asks."""
    line = b""
    while not line.endswith(b"\n"):
        more = os.read(0, 4096)
        if not more:
            os._exit(1)
        line += more
    return str(json.loads(line))


def _read(path: Path, say: Callable[[wire.Message], None]) -> None:
    from scrutiny_desk.finding import find_facts
    from scrutiny_desk.reading.pdf import render_every_page
    from scrutiny_desk.reading.reader import read_paper

    # Every page is gone over twice, so half of each pass counts as pages done.
    reading = read_paper(path, lambda done, total: say(wire.Progress(done // 2, total)))
    for first in range(0, len(reading.pages), PAGES_AT_A_TIME):
        say(wire.Pages(reading.pages[first : first + PAGES_AT_A_TIME]))
    # The paper's words are read, so from here on PDFium is the drawing thread's alone.
    with _shown_pdf(path, reading) as shown, ThreadPoolExecutor(1) as thread:
        drawing = thread.submit(
            render_every_page,
            shown,
            lambda done, total: say(wire.Progress((total + done) // 2, total)),
        )
        facts = find_facts(reading)
        drawing.result()
    say(wire.Paper(reading, facts))


@contextlib.contextmanager
def _shown_pdf(path: Path, reading: Reading) -> Iterator[Path]:
    """The PDF the window will open: the file itself, or what it was laid out into."""
    if reading.layout_pdf is None:
        yield path
        return
    with tempfile.TemporaryDirectory(prefix="scrutiny-desk-") as folder:
        shown = Path(folder) / "layout.pdf"
        shown.write_bytes(reading.layout_pdf)
        yield shown


def _say(out: IO[bytes], message: wire.Message) -> None:
    out.write(wire.encode(message))
    out.flush()


def _own_output() -> IO[bytes]:
    sys.stdout.flush()
    ours = os.dup(1)
    os.dup2(2, 1)
    return os.fdopen(ours, "wb")


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:
        # Windows has no such limit; there the silence limit is the only guard.
        return
    _, hard = resource.getrlimit(resource.RLIMIT_DATA)
    wanted = MEMORY_LIMIT if hard == resource.RLIM_INFINITY else min(MEMORY_LIMIT, hard)
    with contextlib.suppress(ValueError, OSError):
        # Some systems know the name of the limit and refuse to set it.
        resource.setrlimit(resource.RLIMIT_DATA, (wanted, hard))


def _end_with_the_program() -> None:
    """Ends this process when the program that started it is gone: its pipe to us closes."""
    try:
        piped = stat.S_ISFIFO(os.fstat(0).st_mode)
    except OSError:
        return
    if piped:
        threading.Thread(target=_wait_for_the_end, daemon=True).start()


def _wait_for_the_end() -> None:
    with contextlib.suppress(OSError):
        while os.read(0, 4096):
            continue
    if sys.platform != "win32" and os.getpgrp() == os.getpid():
        # What was started from here (Tesseract) goes too.
        os.killpg(0, signal.SIGKILL)
    os._exit(1)
