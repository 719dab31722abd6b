"""What runs in the reader process: read a paper, find its facts, draw every page, tell.

Standard output belongs to the protocol of `wire` alone. Before anything else is loaded its file
descriptor is put aside and replaced by standard error, so that a C library that prints cannot
break in.
"""

from __future__ import annotations

import contextlib
import os
import stat
import sys
import tempfile
import threading
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO

from scrutiny_desk.domain.errors import DeskError
from scrutiny_desk.domain.pages import Reading
from scrutiny_desk.jobs import wire

MEMORY_LIMIT = 4 * 1024**3
"""Bytes of address space the reader process may take, where the system can hold it to that."""

_SMALLER = "Split it into smaller papers, or save it again from the program it was made with."


def serve(path: str) -> int:
    """Reads one paper and writes progress and the outcome to standard output; an exit code.

    0 when the paper was read, 1 when not; the reason has then been written as a message.
    """
    out = _own_output()
    _limit_memory()
    _end_with_the_program()
    try:
        paper = _read(Path(path), lambda done, total: _say(out, wire.Progress(done, total)))
        line = wire.encode(paper)
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
    out.write(line)
    out.flush()
    return 0


def _read(path: Path, progress: Callable[[int, int], None]) -> wire.Paper:
    from scrutiny_desk.finding import find_facts
    from scrutiny_desk.reading.pdf import render_every_page
    from scrutiny_desk.reading.reader import read_paper

    # Every page is gone over twice, so half of each pass counts as pages done.
    reading = read_paper(path, lambda done, total: progress(done // 2, total))
    facts = find_facts(reading)
    with _shown_pdf(path, reading) as shown:
        render_every_page(shown, lambda done, total: progress((total + done) // 2, total))
    return wire.Paper(reading, facts)


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
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    wanted = MEMORY_LIMIT if hard == resource.RLIM_INFINITY else min(MEMORY_LIMIT, hard)
    with contextlib.suppress(ValueError, OSError):
        # Some systems know the name of the limit and refuse to set it.
        resource.setrlimit(resource.RLIMIT_AS, (wanted, hard))


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
    os._exit(1)
