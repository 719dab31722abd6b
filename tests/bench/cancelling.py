"""How long a cancelled import goes on."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.bench.running import ROOT

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
