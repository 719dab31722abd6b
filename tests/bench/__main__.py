"""Times and memory, each beside something that anyone can run: make bench.

Every figure is the wall clock of a whole process, start of Python and imports included, and the
most memory that it or a process of its own held. Runs are taken in turn, so that a busy moment of
the machine falls on all of them, and the middle one is given.
"""

from __future__ import annotations

import argparse
import os
import platform
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from tests.bench.blocking import tell_blocks
from tests.bench.cancelling import tell_cancel
from tests.bench.charts import tell_charts
from tests.bench.holding import compare_memory
from tests.bench.importing import compare_import, compare_sizes
from tests.bench.papers import PUBLISHED_PACK, SAMPLE_PACK
from tests.bench.searching import compare_search
from tests.bench.starting import compare_start
from tests.bench.tracker import tell_tracker
from tests.bench.turning import compare_turning
from tests.bench.typing_notes import tell_keystrokes

PARTS: dict[str, Callable[[Path, int, Path], None]] = {
    "import": compare_import,
    "length": compare_sizes,
    "cancel": tell_cancel,
    "start": compare_start,
    "turn": compare_turning,
    "block": tell_blocks,
    "type": tell_keystrokes,
    "memory": compare_memory,
    "search": compare_search,
    "tracker": tell_tracker,
    "charts": tell_charts,
}
"""What is measured, in this order: told the paper, how many runs, and a folder of its own."""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--paper", type=Path, help="a pack to import instead of the usual one")
    parser.add_argument("--times", type=int, default=5, help="runs of each thing (5)")
    parser.add_argument(
        "--part", action="append", choices=list(PARTS), help="one part alone; can be repeated"
    )
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
        for name in chosen.part or PARTS:
            (home / name).mkdir()
            PARTS[name](paper.resolve(), chosen.times, home / name)
    return 0


if __name__ == "__main__":
    sys.exit(main())
