"""The real window in a process of its own, and the clock of its event loop."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from scrutiny_desk import app
from scrutiny_desk.library.library import Library
from scrutiny_desk.ui.enter_key import install as install_enter_key
from scrutiny_desk.ui.theme import system_theme
from tests.bench.running import ROOT

SIZE = (1366, 768)
"""Pixels of the window: a council laptop."""
_TICK_MS = 5


def in_own_process(module: str, home: Path, *arguments: str) -> dict[str, Any]:
    """What `python -m tests.bench.MODULE ARGUMENTS` prints as JSON in its last line."""
    child = subprocess.run(
        [sys.executable, "-m", f"tests.bench.{module}", *arguments],
        capture_output=True,
        text=True,
        check=False,
        cwd=home,
        env=dict(
            os.environ,
            QT_QPA_PLATFORM="offscreen",
            PYTHONPATH=str(ROOT),
            SCRUTINY_DESK_DATA=str(home),
        ),
    )
    if child.returncode != 0:
        sys.exit(f"tests.bench.{module} ended with {child.returncode}:\n{child.stderr}")
    answer: dict[str, Any] = json.loads(child.stdout.splitlines()[-1])
    return answer


def imported(paper: Path, library: Path, home: Path) -> Path:
    """A library with this paper in it."""
    subprocess.run(
        [sys.executable, "-m", "scrutiny_desk", "import", str(paper), "--library", str(library)],
        check=True,
        capture_output=True,
        cwd=home,
        env=dict(os.environ, PYTHONPATH=str(ROOT), SCRUTINY_DESK_DATA=str(home)),
    )
    return library


@contextlib.contextmanager
def program(library: Path) -> Iterator[app.Program]:
    """The program with its window shown, on a library that is made where there is none."""
    application = app.qt_application()
    install_enter_key(application)
    theme = system_theme(application)
    theme.apply(application)
    settings = app.settings_in(library.parent / f"{library.name}-settings")
    with app.quiet_offscreen():
        running = app.Program(Library.open(library, create=True), theme, settings)
        running.window.resize(*SIZE)
        running.window.show()
        running.window.activateWindow()
        pass_time(0.2)
        running.set_aside()
        try:
            yield running
        finally:
            running.window.close()
            running.close()


def until(said: Callable[[], bool], most: float = 60.0) -> float:
    """Let the event loop go until something is so; gives how many seconds that took.

    It is asked after every event, and the loop sleeps in between as it does for a person.
    """
    began = time.perf_counter()
    waking = QTimer()
    waking.start(_TICK_MS)
    while not said():
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        if time.perf_counter() - began > most:
            sys.exit("the window never came so far")
    waking.stop()
    return time.perf_counter() - began


def pass_time(seconds: float) -> None:
    """Let the event loop go for a while."""
    end = time.perf_counter() + seconds
    until(lambda: time.perf_counter() >= end)


class LoopClock(QObject):
    """Hears how long the event loop lets a timer wait: the longest block since the start."""

    def __init__(self) -> None:
        super().__init__()
        self.gaps: list[float] = []
        self._last = time.perf_counter()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self._on_tick)
        self._timer.start()

    def longest(self) -> float:
        """Milliseconds by which the latest tick came too late."""
        return max(self.gaps, default=0.0)

    def restart(self) -> None:
        """Forget what was heard."""
        self.gaps.clear()
        self._last = time.perf_counter()

    def stop(self) -> None:
        self._timer.stop()

    def _on_tick(self) -> None:
        now = time.perf_counter()
        self.gaps.append((now - self._last) * 1000 - _TICK_MS)
        self._last = now


def tell(**figures: object) -> None:
    """The answer of a process to `in_own_process`."""
    print(json.dumps(figures))
