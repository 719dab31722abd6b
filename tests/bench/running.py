"""A process run to its end, timed as a whole, in turn with the others it is held against."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


# Runs a command for us: Linux counts the memory of whoever starts a process as that process's own
# until it has become another program, and the benchmark itself holds more than what it measures.
WATCH = """
import json, os, subprocess, sys, time
began = time.time()
child = subprocess.Popen(sys.argv[2:])
_, status, usage = os.wait4(child.pid, 0)
ended = time.time()
with open(sys.argv[1], "w") as told:
    json.dump([began, ended, os.waitstatus_to_exitcode(status), usage.ru_maxrss], told)
"""


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
    with (
        tempfile.TemporaryFile() as out,
        tempfile.TemporaryFile() as err,
        tempfile.NamedTemporaryFile() as told,
    ):
        subprocess.run(
            [sys.executable, "-I", "-S", "-c", WATCH, told.name, *command],
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=err,
            cwd=home,
            env=environment,
            check=True,
        )
        began, ended, code, most = json.loads(told.read())
        out.seek(0)
        err.seek(0)
        said = out.read().decode(errors="replace")
        if code != 0:
            sys.exit(f"{' '.join(command[-3:])} ended with {code}:\n{err.read().decode()}")
    for line in said.splitlines():
        if line.startswith("shown "):
            _, moment, area = line.split()
            if int(area) == 0:
                sys.exit(f"{' '.join(command[-3:])} showed no window")
            ended = float(moment)
    # Linux counts ru_maxrss in kilobytes, macOS in bytes; both give the largest of all processes.
    unit = 1e6 if sys.platform == "darwin" else 1e6 / 1024
    return Run(ended - began, most / unit)


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
