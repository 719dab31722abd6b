"""Turning to a page against QtPdf's bare drawing of it, in one process."""

from __future__ import annotations

import statistics
import sys
import time
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QEvent, QIODevice, QSize, Qt
from PySide6.QtPdf import QPdfDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from scrutiny_desk.app import Program
from tests.bench.window import imported, in_own_process, pass_time, program, tell, until

STRIDE = 5
"""Pages between two jumps, so that neither drawing ahead nor a neighbour in view helps."""
MOST = 1.3


def compare_turning(paper: Path, times: int, home: Path) -> None:
    """From the key press until every page in view is sharp, against drawing those pages bare."""
    library = imported(paper, home / "library", home)
    print("\nTurning: from the key press until what is in view is sharp, against QtPdf alone")
    for panes, where in (("beside", "beside agenda and notes"), ("alone", "alone, both folded")):
        arguments = (str(library), str(paper), panes)
        runs = [in_own_process("turning", home, *arguments) for _ in range(times)]
        for name, words in (("next", "next page, drawn ahead"), ("jump", "a page not drawn yet")):
            ours, bare = (
                statistics.median(1000 * one for run in runs for one in run[name][who])
                for who in (0, 1)
            )
            ratio = statistics.median(
                statistics.median(run[name][0]) / statistics.median(run[name][1]) for run in runs
            )
            print(
                f"  {where:<26}{words:<24}{ours:>6.1f} ms, bare {bare:>5.1f} ms: "
                f"{ratio:.2f} times (at most {MOST})"
            )


def main(library: Path, paper: Path, *, alone: bool) -> None:
    bare = QPdfDocument()
    buffer = QBuffer()
    buffer.setData(QByteArray(paper.read_bytes()))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    bare.load(buffer)
    with program(library) as running:
        running.window.go_to_room("Papers")
        view = running.papers.view
        until(lambda: view.sharp)
        # The small pictures of every page are drawn once when a paper opens: that is over.
        pass_time(3)
        if alone:
            for pane in ("fold_agenda", "fold_notes"):
                running.papers.run(pane)
            pass_time(1)
        # Once through the whole path, so that nothing is loaded for the first time while measured.
        _jump(running, bare.pageCount() - 1)
        jumps = [_compare_jump(running, bare, at) for at in range(4, bare.pageCount(), STRIDE)]
        _jump(running, 0)
        turns = [_compare_next(running, bare) for _ in range(20)]
    tell(
        jump=[[ours for ours, _ in jumps], [alone for _, alone in jumps]],
        next=[[ours for ours, _ in turns], [alone for _, alone in turns]],
    )


def _compare_jump(running: Program, bare: QPdfDocument, index: int) -> tuple[float, float]:
    ours = _jump(running, index)
    return ours, _draw_bare(running, bare)


def _compare_next(running: Program, bare: QPdfDocument) -> tuple[float, float]:
    view = running.papers.view
    pass_time(0.4)
    before = view.current_page
    began = time.perf_counter()
    QTest.keyClick(view, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    until(lambda: view.current_page != before and view.sharp)
    view.viewport().repaint()
    return time.perf_counter() - began, _draw_bare(running, bare)


def _jump(running: Program, index: int) -> float:
    """Go to a page (from 0) by its PDF number; seconds from Enter until it is painted sharp."""
    view = running.papers.view
    view.setFocus()
    running.papers.run("go_to_page")
    field = running.window.focusWidget()
    QTest.keyClicks(field, f"PDF {index + 1}")
    pass_time(0.1)
    began = time.perf_counter()
    QTest.keyClick(field, Qt.Key.Key_Return)
    # The field closes: its place is given to the pages before they are painted.
    QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
    until(lambda: view.current_page == index and view.sharp)
    view.viewport().repaint()
    return time.perf_counter() - began


def _draw_bare(running: Program, bare: QPdfDocument) -> float:
    """Seconds to draw the pages in view at the sizes they have there."""
    view = running.papers.view
    pass_time(0.05)
    sizes = [(index, view.picture_size(index)) for index, _ in view.in_sight()]
    began = time.perf_counter()
    for index, size in sizes:
        bare.render(index, QSize(size))
    return time.perf_counter() - began


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), alone=sys.argv[3] == "alone")
