"""What runs in the reader process: read a paper, find its facts, tell.

Standard output belongs to the protocol of `wire` alone. Before anything else is loaded its file
descriptor is put aside and replaced by standard error, so that a C library that prints cannot
break in.
"""

from __future__ import annotations

import gc
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from scrutiny_desk.jobs import wire
from scrutiny_desk.jobs.edge import Mouth, answer, end_with_the_program, limit_memory

PAGES_AT_A_TIME = 32
"""How many pages go into one message, so that the program can take them in meanwhile."""


def serve(path: str, *, with_tables: bool = False) -> int:
    """Reads one paper and writes progress and the outcome to standard output; an exit code.

    with_tables: tell the tables that are or may be trackers too. 0 when the paper was read, 1 when
    not; the reason has then been written as a message.
    """
    mouth = Mouth()
    limit_memory()
    end_with_the_program()
    # A process that lives for one paper: little of what it makes could be collected before its end.
    gc.set_threshold(200_000, 50, 1000)
    paper = Path(path)

    def say(message: wire.Message) -> None:
        mouth.line(wire.encode(message))

    read = _read_with_tables if with_tables else _read
    return answer(mouth, paper.name, lambda: read(paper, say))


def _read_with_tables(path: Path, say: Callable[[wire.Message], None]) -> None:
    _read(path, say, with_tables=True)


def _read(path: Path, say: Callable[[wire.Message], None], *, with_tables: bool = False) -> None:
    from scrutiny_desk.finding import find_facts
    from scrutiny_desk.library.shelves.pages import keep, keep_page
    from scrutiny_desk.reading.reader import read_paper

    reading = read_paper(path, lambda done, total: say(wire.Progress(done, total)))
    for first in range(0, len(reading.pages), PAGES_AT_A_TIME):
        some = reading.pages[first : first + PAGES_AT_A_TIME]
        say(wire.Pages(tuple(map(keep_page, some))))
    facts = find_facts(reading)
    tables = None
    if with_tables:
        from scrutiny_desk.finding.tracker.tables import find_tracker_tables

        tables = find_tracker_tables(reading)
    # The words of the pages are done with; what is still to be said of a long paper takes their
    # room.
    reading = replace(reading, pages=())
    if tables is not None:
        say(wire.Tables(tables))
    say(wire.Paper(keep(reading), facts))
