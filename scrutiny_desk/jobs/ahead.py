"""Reading a first paper while the program is still loading itself and opening its library."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from scrutiny_desk.jobs.reader_process import reader_command, started

if TYPE_CHECKING:
    from scrutiny_desk.domain.pages.pages import KeptReading
    from scrutiny_desk.domain.papers.facts import Facts
    from scrutiny_desk.services.papers.importing import ReadPaper


@contextlib.contextmanager
def reading_ahead(first: Path) -> Iterator[ReadPaper]:
    """`read_in_own_process` that begins with a first paper at once, before it is asked for it.

    So it is read while the program opens its library; not being asked for, it ends with the block.
    """
    with started(reader_command(first)) as child:
        ready = {first: child}

        def read(
            path: Path, progress: Callable[[int, int], None], cancelled: Callable[[], bool]
        ) -> tuple[KeptReading, Facts]:
            # What understands the reader's words takes longer to load than the reader to start.
            from scrutiny_desk.jobs import reader

            begun = ready.pop(path, None)
            if begun is None:
                return reader.read_in_own_process(path, progress, cancelled)
            return reader.heard_out(path, begun, progress, cancelled)

        yield read
