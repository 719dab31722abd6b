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
import tempfile
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from scrutiny_desk.domain.pages import Reading
from scrutiny_desk.jobs import wire
from scrutiny_desk.jobs.drawing import Drawing
from scrutiny_desk.jobs.edge import Mouth, answer, end_with_the_program, limit_memory

PAGES_AT_A_TIME = 32
"""How many pages go into one message, so that the program can take them in meanwhile."""


def serve(path: str | None = None) -> int:
    """Reads one paper and writes progress and the outcome to standard output; an exit code.

    path: the paper; without one it stands on the first line of standard input, as JSON text, and
    the process makes itself ready before it asks for it.
    0 when the paper was read, 1 when not; the reason has then been written as a message.
    """
    mouth = Mouth()
    limit_memory()
    # A process that lives for one paper: little of what it makes could be collected before its end.
    if path is None:
        _make_ready()
        path = _asked_for()
    gc.freeze()
    gc.enable()
    gc.set_threshold(200_000, 50, 1000)
    end_with_the_program()
    paper = Path(path)
    return answer(mouth, paper.name, lambda: _read(paper, lambda it: mouth.line(wire.encode(it))))


def _make_ready() -> None:
    """Load what every paper needs."""
    import scrutiny_desk.finding.finders
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
    from scrutiny_desk.library.shelves.pages import keep, keep_page
    from scrutiny_desk.reading.reader import is_pdf, read_paper

    steps = _Steps(say)
    with contextlib.ExitStack() as stack:
        drawing = None
        if is_pdf(path):
            drawing = stack.enter_context(Drawing(path.name, path, steps.drawn))
        reading = read_paper(path, steps.read, processes=2)
        for first in range(0, len(reading.pages), PAGES_AT_A_TIME):
            some = reading.pages[first : first + PAGES_AT_A_TIME]
            say(wire.Pages(tuple(map(keep_page, some))))
        if drawing is None:
            shown = stack.enter_context(_laid_out(reading))
            drawing = stack.enter_context(Drawing(path.name, shown, steps.drawn))
        facts = find_facts(reading)
        drawing.finish()
    say(wire.Paper(keep(replace(reading, pages=())), facts))


class _Steps:
    """Progress of two passes over the pages, each of which counts for half of them."""

    def __init__(self, say: Callable[[wire.Message], None]) -> None:
        self._say = say
        self._read = self._drawn = self._total = 0
        self._lock = threading.Lock()

    def read(self, done: int, total: int) -> None:
        with self._lock:
            self._read, self._total = done, total
            self._tell()

    def drawn(self, done: int) -> None:
        with self._lock:
            self._drawn = done
            self._tell()

    def _tell(self) -> None:
        if self._total:
            done = min((self._read + self._drawn) // 2, self._total)
            self._say(wire.Progress(done, self._total))


@contextlib.contextmanager
def _laid_out(reading: Reading) -> Iterator[Path]:
    """The PDF that the window will open in place of a paper that is none."""
    with tempfile.TemporaryDirectory(prefix="scrutiny-desk-") as folder:
        shown = Path(folder) / "layout.pdf"
        shown.write_bytes(reading.layout_pdf or b"")
        yield shown
