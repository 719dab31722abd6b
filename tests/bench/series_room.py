"""The Measures room out of a real library: all at once, one chart, and a figure that is entered."""

from __future__ import annotations

import sys
import time
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from scrutiny_desk.domain.measures.figure_layout import EnteredRow
from scrutiny_desk.services.measures import series_entries
from scrutiny_desk.ui.measures.room import MeasuresRoom
from tests.bench.series_library import SERIES, named
from tests.bench.window import LoopClock, pass_time, program, tell, until

_ALL_AT_ONCE = 1


def main(library: Path, month: str, charts: int) -> None:
    """One start of the program: what each takes, in seconds by the clock and of the processor.

    Beside that the longest blocks of the event loop meanwhile, in milliseconds. month: that a
    figure is entered for.
    """
    with program(library) as running:
        room = running.measures
        room.tabs.setCurrentIndex(_ALL_AT_ONCE)
        clock = LoopClock()
        pass_time(0.2)
        clock.restart()
        began = _now()
        running.window.go_to_room(room.title)
        _painted(room)
        matrix = _since(began)
        block = clock.longest()
        if not room.matrix.said.text().startswith(f"{SERIES:,} series"):
            sys.exit("the matrix does not hold every series")
        pass_time(0.5)

        clock.restart()
        series, row = named(7), EnteredRow(month, 40.0, "40", "line 1")
        began = _now()
        running.desk.perform(
            lambda: series_entries.enter_readings(
                running.library, series, [row], origin="typed", by="you"
            )
        )
        _painted(room)
        entered = _since(began)
        entering = clock.longest()
        clock.stop()

        room.tabs.setCurrentIndex(0)
        room.list.setFocus()
        pass_time(0.5)
        drawn = [_chart(room) for _ in range(charts)]
    tell(matrix=matrix, block=block, entered=entered, entering=entering, charts=drawn)


def _now() -> tuple[float, float]:
    """The clock, and what the processor did for this process, in seconds."""
    return time.perf_counter(), time.process_time()


def _since(began: tuple[float, float]) -> list[float]:
    return [now - then for now, then in zip(_now(), began, strict=True)]


def _painted(room: MeasuresRoom) -> None:
    """Let the event loop go until all is read, and paint it."""
    until(lambda: not room.reader.busy)
    room.grab()


def _chart(room: MeasuresRoom) -> list[float]:
    """The next series of the list, by its key, judged and drawn with all that stands beside it."""
    began = _now()
    QTest.keyClick(room.list, Qt.Key.Key_Down)
    room.sheet.grab()
    took = _since(began)
    pass_time(0.05)
    return took


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))
