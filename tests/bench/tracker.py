"""The tracker with 10,000 rows: scrolling, filtering by a word, and one edit."""

from __future__ import annotations

import random
import shutil
import sqlite3
import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QApplication

from scrutiny_desk.domain.dates import read_date, say
from scrutiny_desk.library.library import Library
from scrutiny_desk.services.tracker import recommendations
from tests.bench.window import LoopClock, in_own_process, pass_time, program, tell

ROWS = 10_000
UPDATES = 5
FRAMES = 300
WORDS = ("quay", "officer 12", "received", "zoo")
EDITS = 20
MOST = 16
"""Milliseconds of a frame."""
_PARTS = (
    "That the service bring a report on waiting times to the committee",
    "That the executive member write to the harbour board about the quay",
    "That the plan for the coming year name the officer who answers for each action",
    "That members receive the figures of every quarter with the reasons for any change",
)
_SAID = (
    "An answer was received; further work goes on until the autumn, when the figures are known.",
    "Officers have met with the partners, and a plan is drawn up for the next meeting.",
    "Nothing new is known. The service was asked again to say when it will report.",
)


def tell_tracker(_paper: Path, times: int, home: Path) -> None:
    """Made once, measured in a window of its own as often as asked.

    Beside the time that passed stands the processor's, which a busy machine stretches less.
    """
    build(home / "library")
    runs = []
    for run in range(times):
        # The window would open in the room where it was left, and an edit has to be one.
        shutil.rmtree(home / "library-settings", ignore_errors=True)
        runs.append(in_own_process("tracker", home, str(home / "library"), str(run)))
    print(f"\nTracker: {ROWS:,} rows with {UPDATES} updates each (a frame is {MOST} ms)")
    for name in ("scroll", "type", "edit"):
        waits = sorted(1000 * wait for run in runs for wait, _ in run[name])
        worked = sorted(1000 * work for run in runs for _, work in run[name])
        at = len(waits) * 95 // 100 - 1
        print(
            f"  {_NAMES[name]:<42} middle {waits[len(waits) // 2]:.1f} ms, 95 in 100 within "
            f"{waits[at]:.1f} ms ({waits[at] / MOST:.2f} of a frame), all within {waits[-1]:.1f} "
            f"ms; of the processor 95 in 100 within {worked[at]:.1f} ms, all within "
            f"{worked[-1]:.1f} ms ({len(waits)})"
        )
    opened = sorted(run["open"] for run in runs)
    print(f"  {'opening the room':<42} {opened[len(opened) // 2]:.2f} s")


_NAMES = {
    "scroll": "a scrolled frame, painted",
    "type": "a letter of the filter, its rows painted",
    "edit": "a cell edited, its row painted anew",
}


def build(folder: Path) -> None:
    """The library: the same rows every time."""
    chance = random.Random(10_000)
    library = Library.open(folder, create=True)

    def work(connection: sqlite3.Connection) -> None:
        for number in range(ROWS):
            year, month = 2015 + number * 10 // ROWS, chance.randint(1, 12)
            target = "TBC" if number % 9 == 0 else f"{chance.choice(('May', 'July'))} {year + 1}"
            one = recommendations.enter(
                connection,
                committee=f"Committee {number % 12}",
                number=f"SR ({year % 100}/{(year + 1) % 100:02}) {number:04}",
                date_text=say(read_date(f"{chance.randint(1, 28)}.{month:02}.{year}")),
                text=f"{chance.choice(_PARTS)} ({number}).",
                target_text=target,
                officer="" if number % 11 == 0 else f"Officer {chance.randint(1, 300)}",
            )
            for quarter in range(UPDATES):
                said = f"{chance.choice(_SAID)} {number}-{quarter}"
                date = f"{year + 1}-{1 + 2 * quarter:02}-11"
                recommendations.append(connection, one, date, "Service manager", said)

    library.write(work)
    library.close()


def main(library: Path, run: str) -> None:
    with program(library) as running:
        room = running.tracker
        began = time.perf_counter()
        running.window.go_to_room("Recommendations")
        QApplication.processEvents()
        opened = time.perf_counter() - began
        pass_time(0.5)
        bar = room.table.verticalScrollBar()
        step = bar.maximum() // FRAMES
        scroll = []
        for frame in range(FRAMES):
            # Every third time by a wheel's step, in which most rows stay in sight.
            to = bar.value() + (bar.singleStep() * 3 if frame % 3 else step)
            scroll.append(_timed(lambda to=to: bar.setValue(to), room.table.viewport().repaint))
        bar.setValue(0)
        typed = []
        # Letter by letter, and then taken out again at once, as a person does.
        for word in WORDS * 3:
            for letters in [*(word[:end] for end in range(1, len(word) + 1)), ""]:
                waited = _timed(
                    lambda letters=letters: room.words_box.setText(letters),
                    room.table.viewport().repaint,
                )
                typed.append(waited)
        edits = []
        ids = [row.recommendation.id for row in room.model.rows()]
        clock = LoopClock()
        for number in range(EDITS):
            words = f"Head {number} of run {run}"
            index = room.model.index_of(ids[number * 7]).siblingAtColumn(6)
            room.table.setCurrentIndex(index)
            pass_time(0.05)
            edits.append(
                _timed(
                    lambda index=index, words=words: room.model.setData(index, words),
                    room.table.viewport().repaint,
                )
            )
        clock.stop()
    tell(open=opened, scroll=scroll, type=typed, edit=edits)


def _timed(change: Callable[[], object], paint: Callable[[], object]) -> tuple[float, float]:
    """Seconds that passed, and seconds that this thread worked."""
    began, worked = time.perf_counter(), time.thread_time()
    change()
    paint()
    return time.perf_counter() - began, time.thread_time() - worked


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
