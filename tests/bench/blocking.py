"""The longest time for which the window's event loop stands still, importing and scrolling."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.bench.papers import SAMPLE_PACK
from tests.bench.window import LoopClock, in_own_process, pass_time, program, tell, until

MOST = 50
"""Milliseconds."""


def tell_blocks(paper: Path, times: int, home: Path) -> None:
    """Each paper imported into an open window, then scrolled through page by page."""
    print(f"\nThe event loop: its longest block in {times} runs (under {MOST} ms)")
    for one in dict.fromkeys((SAMPLE_PACK, paper)):
        runs = []
        for turn in range(times):
            own = home / f"{one.stem}-{turn}"
            own.mkdir()
            runs.append(in_own_process("blocking", own, str(own / "library"), str(one)))
        for doing in ("resting", "importing", "scrolling"):
            blocks = sorted(run[doing] for run in runs)
            print(
                f"  {doing:<11}{one.name:<32}{blocks[-1]:>6.0f} ms"
                f"   (middle run {blocks[len(blocks) // 2]:.0f} ms)"
            )


def main(library: Path, paper: Path) -> None:
    with program(library) as running:
        clock = LoopClock()
        pass_time(1)
        resting = clock.longest()
        clock.restart()
        over: list[bool] = []
        running.runner.ended.connect(lambda: over.append(True))
        running.import_papers([paper])
        until(lambda: bool(over), 300)
        until(lambda: running.papers.view.sharp)
        pass_time(1)
        importing = clock.longest()
        view = running.papers.view
        view.setFocus()
        pass_time(1)
        clock.restart()
        bar = view.verticalScrollBar()
        while bar.value() < bar.maximum():
            QTest.keyClick(view, Qt.Key.Key_PageDown)
            pass_time(0.06)
        scrolling = clock.longest()
        clock.stop()
        QApplication.processEvents()
    tell(resting=resting, importing=importing, scrolling=scrolling)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
