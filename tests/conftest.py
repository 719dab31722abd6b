"""What every test can ask for, and what no test may leave behind.

A test fails when Qt warns, when a warning is logged that it does not expect, or when a thread, a
timer, a process or a window outlives it. Nothing here loads Qt by itself.
"""

from __future__ import annotations

import itertools
import logging
import os
import socket
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

# Chosen before Qt is loaded: no test opens a window on the screen of whoever runs it.
os.environ["QT_QPA_PLATFORM"] = "offscreen"

# A thread that has been asked to end may need a moment; one that has not been asked never ends.
SECONDS_TO_END = 2.0

# Qt's offscreen platform says these of every window whose least size changes and of every menu that
# a key opens, whatever they show.
OFFSCREEN_PLATFORM_SAYS = {
    "This plugin does not support propagateSizeHints()",
    "This plugin does not support raise()",
    "This plugin does not support grabbing the keyboard",
}


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of published papers and oracles beside the project; skips where it is missing."""
    folder = Path(__file__).resolve().parents[2] / "shared"
    if not (folder / "packs").is_dir():
        pytest.skip("no ../shared here")
    return folder


# --- a home of its own ---------------------------------------------------------------------------


@pytest.fixture(scope="session", autouse=True)
def session_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A home for the whole run, for what Qt and fontconfig look up once and keep."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        _move_in(patch, home)
        yield home


@pytest.fixture(scope="session")
def numbers() -> Iterator[int]:
    """1, 2, 3 and so on, one for each test."""
    return itertools.count(1)


@pytest.fixture(autouse=True)
def own_home(session_home: Path, numbers: Iterator[int]) -> Iterator[Path]:
    """An empty home for each test: the library, settings and log of a person are never touched."""
    home = session_home / str(next(numbers))
    with pytest.MonkeyPatch.context() as patch:
        _move_in(patch, home)
        yield home


def _move_in(patch: pytest.MonkeyPatch, home: Path) -> None:
    home.mkdir(mode=0o700, exist_ok=True)
    for variable in ("HOME", "USERPROFILE"):
        patch.setenv(variable, str(home))
    for variable, folder in (
        ("XDG_DATA_HOME", ".local/share"),
        ("XDG_CONFIG_HOME", ".config"),
        ("XDG_STATE_HOME", ".local/state"),
        ("XDG_CACHE_HOME", ".cache"),
        ("APPDATA", "AppData/Roaming"),
        ("LOCALAPPDATA", "AppData/Local"),
        # Windows and macOS answer with the real folders whatever the variables above say.
        ("SCRUTINY_DESK_DATA", "scrutiny-desk"),
    ):
        patch.setenv(variable, str(home / folder))
    patch.setenv("XDG_RUNTIME_DIR", str(home))


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """A test that reaches for another machine fails, whatever the code makes of the error."""
    connect = socket.socket.connect

    def refuse(self: socket.socket, address: Any) -> None:
        if self.family != getattr(socket, "AF_UNIX", None):
            pytest.fail(f"reached for the network: {address}")
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", refuse)


# --- nothing is left behind ----------------------------------------------------------------------


class _LogKeeper(logging.Handler):
    """Keeps every record that is a warning or worse."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.kept: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.kept.append(f"logged: {record.name} {record.levelname} {record.getMessage()}")


class _QtKeeper:
    """Keeps what Qt warns of, from before the test's fixtures are made until they are gone."""

    def __init__(self) -> None:
        from PySide6 import QtCore

        self._install = QtCore.qInstallMessageHandler
        self._harmless = {QtCore.QtMsgType.QtDebugMsg, QtCore.QtMsgType.QtInfoMsg}
        self.kept: list[str] = []
        self._before = self._install(self._hear)

    def _hear(self, kind: Any, context: Any, words: str) -> None:
        if kind not in self._harmless and words not in OFFSCREEN_PLATFORM_SAYS:
            self.kept.append(f"Qt warned: {context.category}: {words}")

    def stop(self) -> None:
        self._install(self._before)


@pytest.fixture(autouse=True)
def nothing_left_behind(
    request: pytest.FixtureRequest, own_home: Path, no_network: None
) -> Iterator[None]:
    """Fails the test for a Qt warning, a stray log line, and whatever is still running after it.

    Asks for the other fixtures of every test, so that it is made last of them and first of the
    test's own, and sees the test's own fixtures taken down before it looks.
    """
    log = _LogKeeper()
    logging.getLogger().addHandler(log)
    qt = _QtKeeper() if "PySide6.QtCore" in sys.modules else None
    before = _running()
    try:
        yield
        left = _left_since(before)
    finally:
        logging.getLogger().removeHandler(log)
        if qt is not None:
            qt.stop()
    found = left + ([] if qt is None else qt.kept)
    if request.node.get_closest_marker("expect_log") is None:
        found += log.kept
    if found:
        pytest.fail("\n".join(found), pytrace=False)


def _left_since(before: dict[int, Any]) -> list[str]:
    """What runs now and did not run `before`, said in a line each."""
    _let_go()
    new = {key: thing for key, thing in _running().items() if key not in before}
    for thing in new.values():
        if isinstance(thing, threading.Thread):
            thing.join(SECONDS_TO_END)
    return sorted(f"left behind: {thing!r}" for key, thing in _running().items() if key in new)


def _running() -> dict[int, Any]:
    """Everything that runs or is shown now, by identity; the things are kept, so ids stay true."""
    # Threads that Qt made show up here as dummies, and stay after their thread has ended.
    dummy = getattr(threading, "_DummyThread")  # noqa: B009 - the only name there is for them
    things: list[Any] = [one for one in threading.enumerate() if not isinstance(one, dummy)]
    if "PySide6.QtCore" in sys.modules:
        things += _running_in_qt()
    return {id(thing): thing for thing in things}


def _running_in_qt() -> list[Any]:
    import shiboken6
    from PySide6.QtCore import QProcess, QThread, QTimer

    widgets = sys.modules.get("PySide6.QtWidgets")
    shown = widgets.QApplication.topLevelWidgets() if widgets is not None else []
    objects = shiboken6.getAllValidWrappers()
    main = QThread.currentThread()
    return [
        *(one for one in shown if one.isVisible()),
        *(one for one in objects if isinstance(one, QTimer) and one.isActive()),
        *(one for one in objects if isinstance(one, QThread) and one.isRunning() and one != main),
        *(one for one in objects if isinstance(one, QProcess) and one.state().value),
    ]


def _let_go() -> None:
    """Carry out what was put off with deleteLater, as the event loop would have done."""
    core = sys.modules.get("PySide6.QtCore")
    if core is not None and core.QCoreApplication.instance() is not None:
        core.QCoreApplication.sendPostedEvents(None, core.QEvent.Type.DeferredDelete.value)
        core.QCoreApplication.processEvents()
