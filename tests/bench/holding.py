"""Memory with a pack open and scrolled through, against a bare QtPdf viewer of the same size."""

from __future__ import annotations

import statistics
import sys
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractScrollArea, QMainWindow

from scrutiny_desk import app
from tests.bench.window import SIZE, imported, in_own_process, pass_time, program, tell

MOST = 1.5


def compare_memory(paper: Path, times: int, home: Path) -> None:
    """Both are scrolled through by Page Down; what they hold at the end, and at their highest."""
    library = imported(paper, home / "library", home)
    ours = [in_own_process("holding", home, "ours", str(library)) for _ in range(times)]
    bare = [in_own_process("holding", home, "bare", str(paper)) for _ in range(times)]
    print(f"\nMemory: {paper.name} open and scrolled through, against QPdfView (at most {MOST})")
    for key, words in (("now", "at the end"), ("highest", "at its highest")):
        one, other = (statistics.median(run[key] for run in runs) for runs in (ours, bare))
        print(f"  {words:<16}{one:>6.0f} MB, bare {other:.0f} MB: {one / other:.2f} times")


def main(who: str, what: Path) -> None:
    if who == "ours":
        with program(what) as running:
            running.window.go_to_room("Papers")
            _scroll_through(running.papers.view)
            tell(**_held())
        return
    application = app.qt_application()
    with app.quiet_offscreen():
        window, document, view = QMainWindow(), QPdfDocument(application), QPdfView()
        document.load(str(what))
        view.setDocument(document)
        view.setPageMode(QPdfView.PageMode.MultiPage)
        view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        window.setCentralWidget(view)
        window.resize(*SIZE)
        window.show()
        _scroll_through(view)
        tell(**_held())


def _scroll_through(view: QAbstractScrollArea) -> None:
    pass_time(1)
    bar = view.verticalScrollBar()
    view.setFocus()
    while bar.value() < bar.maximum():
        QTest.keyClick(view, Qt.Key.Key_PageDown)
        pass_time(0.06)
    pass_time(1)


def _held() -> dict[str, float]:
    """Megabytes of this process as Linux counts them."""
    told = Path("/proc/self/status").read_text(encoding="ascii")
    lines = {line.split(":")[0]: line.split()[1] for line in told.splitlines() if "kB" in line}
    return {"now": int(lines["VmRSS"]) / 1024, "highest": int(lines["VmHWM"]) / 1024}


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
