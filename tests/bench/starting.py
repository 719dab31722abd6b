"""The start of the window against that of an empty one."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.bench.papers import SAMPLE_PACK
from tests.bench.running import measure, run_once

# Both windows are started in the same way and stopped at the same moment: when the event loop would
# begin, everything that is waiting is carried out, the window painted among it, and the clock read.
UNTIL_SHOWN = """
import faulthandler, sys, time
from PySide6.QtWidgets import QApplication
faulthandler.dump_traceback_later(120, exit=True)
def shown(*_):
    for _ in range(3):
        QApplication.processEvents()
    windows = [one for one in QApplication.topLevelWidgets() if one.isVisible()]
    print("shown", time.time(), max((one.width() * one.height() for one in windows), default=0))
    sys.stdout.flush()
    return 0
QApplication.exec = shown
"""
EMPTY_WINDOW = (
    UNTIL_SHOWN
    + """
from PySide6.QtWidgets import QMainWindow
application = QApplication([])
window = QMainWindow()
window.resize(1280, 800)
window.show()
sys.exit(application.exec())
"""
)
OUR_WINDOW = (
    UNTIL_SHOWN
    + """
from scrutiny_desk.__main__ import main
sys.exit(main(sys.argv[1:]))
"""
)


def compare_start(_paper: Path, times: int, home: Path) -> None:
    python = sys.executable
    ours, empty = "Scrutiny Desk, first start", "an empty PySide6 window"
    on_sample = "Scrutiny Desk, the sample imported before"
    library = home / "sample-library"
    run_once(
        [python, "-m", "scrutiny_desk", "import", str(SAMPLE_PACK), "--library", str(library)], home
    )
    found = measure(
        {
            ours: lambda own: [python, "-c", OUR_WINDOW, "--library", str(own / "library")],
            on_sample: lambda _: [python, "-c", OUR_WINDOW, "--library", str(library)],
            empty: lambda _: [python, "-c", EMPTY_WINDOW],
        },
        times,
        home,
    )
    print("\nStart: from the start of the process until the window is painted, files in cache")
    for one in found.values():
        print(one.line())
    for name in (ours, on_sample):
        print(
            f"  {name}: {found[name].seconds / found[empty].seconds:.2f} times the empty window, "
            f"{found[name].megabytes - found[empty].megabytes:.0f} MB more"
        )
