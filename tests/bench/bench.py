"""Times and memory, each beside something that anyone can run: make bench.

Every figure is the wall clock of a whole process, start of Python and imports included, and the
most memory that it or a process of its own held. Runs are taken in turn, so that a busy moment of
the machine falls on all of them, and the middle one is given.
"""

from __future__ import annotations

import argparse
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from pypdf import PdfReader, PdfWriter

ROOT = Path(__file__).resolve().parents[2]
PUBLISHED_PACK = ROOT.parent / "shared" / "packs" / "agenda-pack-2024-01-25.pdf"
SAMPLE_PACK = ROOT / "sample_data" / "sample-pack.pdf"
LONG_PACK = 462
"""Pages."""

PDFIUM_TEXT = """
import sys, pypdfium2
paper = pypdfium2.PdfDocument(sys.argv[1])
print(sum(len(page.get_textpage().get_text_range()) for page in paper))
"""
PDFPLUMBER_TABLES = """
import sys, pdfplumber
with pdfplumber.open(sys.argv[1]) as paper:
    print(sum(len(page.extract_tables()) for page in paper.pages))
"""
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
# The reading is cancelled at its first, its middle and its last page; what is printed is the
# longest time from then until the reader is gone and the program goes on.
UNTIL_CANCELLED = """
import sys, time
from pathlib import Path
from scrutiny_desk.domain.errors import Cancelled
from scrutiny_desk.jobs.reader import read_in_own_process
longest = 0.0
for part in (0.0, 0.5, 0.98):
    asked = []
    def progress(done, total):
        if done >= part * total and not asked:
            asked.append(time.monotonic())
    try:
        read_in_own_process(Path(sys.argv[1]), progress, lambda: bool(asked))
    except Cancelled:
        longest = max(longest, time.monotonic() - asked[0])
print("cancelled", longest)
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


@dataclass(frozen=True, slots=True)
class Run:
    """One process: seconds until it ended, or until its window was shown, and MB at its highest."""

    seconds: float
    megabytes: float


@dataclass(frozen=True, slots=True)
class Measured:
    """The middle of several runs of one thing."""

    name: str
    runs: tuple[Run, ...]

    @property
    def seconds(self) -> float:
        return statistics.median(run.seconds for run in self.runs)

    @property
    def megabytes(self) -> float:
        return statistics.median(run.megabytes for run in self.runs)

    def line(self) -> str:
        times = [run.seconds for run in self.runs]
        return (
            f"  {self.name:<42}{self.seconds:>7.2f} s   ({min(times):.2f} to {max(times):.2f})"
            f"{self.megabytes:>8.0f} MB"
        )


def run_once(command: Sequence[str], home: Path) -> Run:
    """Run `command` to its end in a home of its own. Ends the benchmark where it fails."""
    environment = dict(
        os.environ,
        QT_QPA_PLATFORM="offscreen",
        SCRUTINY_DESK_DATA=str(home),
        PYTHONPATH=str(ROOT),
    )
    # Whoever installs the program has its modules compiled once, and so do we: by the first run.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        began = time.time()
        child = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=out, stderr=err, cwd=home, env=environment
        )
        _, status, usage = os.wait4(child.pid, 0)
        ended = time.time()
        child.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        err.seek(0)
        said = out.read().decode(errors="replace")
        if child.returncode != 0:
            sys.exit(
                f"{' '.join(command[-3:])} ended with {child.returncode}:\n{err.read().decode()}"
            )
    for line in said.splitlines():
        if line.startswith("shown "):
            _, moment, area = line.split()
            if int(area) == 0:
                sys.exit(f"{' '.join(command[-3:])} showed no window")
            ended = float(moment)
    # Linux counts ru_maxrss in kilobytes, macOS in bytes; both give the largest of all processes.
    unit = 1e6 if sys.platform == "darwin" else 1e6 / 1024
    return Run(ended - began, usage.ru_maxrss / unit)


def measure(
    things: dict[str, Callable[[Path], Sequence[str]]], times: int, home: Path
) -> dict[str, Measured]:
    """Each of `things` run `times` times, in turn, after one run that only warms the disk."""
    runs: dict[str, list[Run]] = {name: [] for name in things}
    for turn in range(times + 1):
        for name, command in things.items():
            own = home / f"{name.replace(' ', '-')}-{turn}"
            own.mkdir()
            run = run_once(command(own), own)
            if turn > 0:
                runs[name].append(run)
    return {name: Measured(name, tuple(kept)) for name, kept in runs.items()}


def compare_import(paper: Path, times: int, home: Path) -> None:
    python = sys.executable
    ours, tables, text = "scrutiny-desk import", "pdfplumber, tables alone", "pdfium, text alone"
    found = measure(
        {
            ours: lambda own: [
                *(python, "-m", "scrutiny_desk", "import", str(paper)),
                *("--library", str(own / "library")),
            ],
            tables: lambda _: [python, "-c", PDFPLUMBER_TABLES, str(paper)],
            text: lambda _: [python, "-c", PDFIUM_TEXT, str(paper)],
        },
        times,
        home,
    )
    print("Import: words, tables, facts, every page drawn once, stored and indexed")
    for one in found.values():
        print(one.line())
    print(
        f"  import takes {found[ours].seconds / found[tables].seconds:.2f} of the time of "
        f"pdfplumber's tables and {found[ours].seconds / found[text].seconds:.1f} times that of "
        "pdfium's text"
    )


def compare_sizes(paper: Path, times: int, home: Path) -> None:
    """A pack of 462 pages, as long as councils publish, made of the pages of the usual one."""
    long = home / "long-pack.pdf"
    pages = lengthen(paper, LONG_PACK, long)
    small = count_pages(paper)
    found = measure(
        {
            f"scrutiny-desk import, {count} pages": lambda own, one=one: [
                *(sys.executable, "-m", "scrutiny_desk", "import", str(one)),
                *("--library", str(own / "library")),
            ]
            for one, count in ((paper, small), (long, pages))
        },
        times,
        home,
    )
    print("\nLength: the same import of a pack several times as long")
    for one in found.values():
        print(one.line())
    short_one, long_one = found.values()
    print(
        f"  {pages / small:.2f} times the pages take {long_one.seconds / short_one.seconds:.2f} "
        f"times the time; the reader process holds {long_one.megabytes:.0f} MB at most"
    )


def lengthen(paper: Path, wanted: int, out: Path) -> int:
    """Write the pages of a paper again and again until there are so many; gives how many."""
    reader, writer = PdfReader(paper), PdfWriter()
    for number in range(wanted):
        writer.add_page(reader.pages[number % len(reader.pages)])
    writer.write(out)
    return wanted


def count_pages(paper: Path) -> int:
    return len(PdfReader(paper).pages)


def tell_cancel(paper: Path, times: int, home: Path) -> None:
    """How long it takes until a cancelled import has stopped."""
    longest = 0.0
    for turn in range(times):
        said = subprocess.run(
            [sys.executable, "-c", UNTIL_CANCELLED, str(paper)],
            capture_output=True,
            text=True,
            check=True,
            cwd=home,
            env=dict(os.environ, PYTHONPATH=str(ROOT), SCRUTINY_DESK_DATA=str(home / str(turn))),
        ).stdout
        longest = max(longest, float(said.split()[-1]))
    print(f"\nCancel: {longest:.2f} s at the longest until the reader was gone ({3 * times} times)")


def compare_start(times: int, home: Path) -> None:
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


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--paper", type=Path, help="a pack to import instead of the usual one")
    parser.add_argument("--times", type=int, default=5, help="runs of each thing (5)")
    chosen = parser.parse_args()
    if not hasattr(os, "wait4"):
        print("The benchmark counts memory in a way that only Linux and macOS have.")
        return 2
    paper = chosen.paper or (PUBLISHED_PACK if PUBLISHED_PACK.is_file() else SAMPLE_PACK)
    for needed in (paper, SAMPLE_PACK):
        if not needed.is_file():
            print(f"There is no paper at {needed}.")
            return 2
    print(
        f"{paper.name}, {paper.stat().st_size / 1e6:.1f} MB; {os.cpu_count()} cores, "
        f"Python {platform.python_version()}, {platform.system()}; "
        f"the middle of {chosen.times} runs\n"
    )
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        for part in ("import", "length", "cancel", "start"):
            (home / part).mkdir()
        compare_import(paper.resolve(), chosen.times, home / "import")
        compare_sizes(paper.resolve(), chosen.times, home / "length")
        tell_cancel(paper.resolve(), chosen.times, home / "cancel")
        compare_start(chosen.times, home / "start")
    return 0


if __name__ == "__main__":
    sys.exit(main())
