"""From a key press in a note until its letter is on the disk."""

from __future__ import annotations

import sys
import time
from contextlib import closing
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from scrutiny_desk.library import files
from tests.bench.window import LoopClock, imported, in_own_process, pass_time, program, tell, until

LETTERS = 300
MOST = 20
"""Milliseconds, for 99 in 100."""


def tell_keystrokes(paper: Path, times: int, home: Path) -> None:
    """Every letter is waited for until another connection reads it, synced to the disk by then."""
    library = imported(paper, home / "library", home)
    runs = [in_own_process("typing_notes", home, str(library)) for _ in range(times)]
    waits = sorted(1000 * wait for run in runs for wait in run["waits"])
    block = max(run["block"] for run in runs)
    print(
        f"\nTyping: from a key press in a note until it is on the disk ({len(waits)} letters)\n"
        f"  middle {waits[len(waits) // 2]:.1f} ms, 99 in 100 within "
        f"{waits[len(waits) * 99 // 100 - 1]:.1f} ms (at most {MOST}), all within {waits[-1]:.1f} "
        f"ms; the window stood still for {block:.0f} ms at the longest"
    )


def main(library: Path) -> None:
    with (
        program(library) as running,
        closing(files.connect_to_read(library / files.LIBRARY)) as reader,
    ):
        running.window.go_to_room("Papers")
        until(lambda: running.papers.view.sharp)
        running.papers.run("note:question")
        pass_time(0.5)
        field = running.window.focusWidget()
        typed, waits = "", []
        clock = LoopClock()
        for number in range(LETTERS):
            letter = "the quick brown fox "[number % 20]
            typed += letter
            began = time.perf_counter()
            QTest.keyClick(field, Qt.Key.Key_Space if letter == " " else letter)
            until(lambda words=typed: _on_disk(reader, words))
            waits.append(time.perf_counter() - began)
            pass_time(0.03)
        clock.stop()
    tell(waits=waits, block=clock.longest())


def _on_disk(reader, words: str) -> bool:
    return reader.execute("SELECT 1 FROM note WHERE text = ?", (words,)).fetchone() is not None


if __name__ == "__main__":
    main(Path(sys.argv[1]))
