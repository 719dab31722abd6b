"""Each thing that no test may leave behind does fail a test that leaves it."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

CONFTEST = Path(__file__).with_name("conftest.py")

# The names say what is to come of each: these fail ...
UNTIDY = """
import contextlib, logging, socket, threading
import pytest
from PySide6.QtCore import QCoreApplication, QObject, QProcess, QThread, QTimer, qWarning
from PySide6.QtWidgets import QLabel

kept = []

def test_qt_warning():
    qWarning("the page is upside down")

@pytest.fixture
def warns_when_taken_down():
    yield
    qWarning("late words")

def test_qt_warning_after(warns_when_taken_down):
    assert True

def test_log_line():
    logging.getLogger("scrutiny_desk.reading").warning("a stray line")

def test_thread():
    stop = threading.Event()
    kept.append(stop)
    threading.Thread(target=stop.wait, daemon=True, name="forgotten").start()

def test_timer(qapp):
    timer = QTimer()
    timer.start(60_000)
    kept.append(timer)

def test_child_timer(qapp):
    owner = QObject()
    timer = QTimer(owner)
    timer.start(60_000)
    kept.append(owner)

def test_qt_thread(qapp):
    thread = QThread()
    thread.start()
    kept.append(thread)

def test_window(qapp):
    window = QLabel("left open")
    window.show()
    kept.append(window)

def test_network():
    with socket.socket() as far_away, contextlib.suppress(OSError):
        far_away.settimeout(1)
        far_away.connect(("192.0.2.1", 80))

def test_end_of_the_forgotten():
    kept[0].set()
    for thing in kept:
        if isinstance(thing, QThread):
            thread = thing
            thread.quit()
            assert thread.wait(5000)
"""

# ... and these pass.
TIDY = """
import logging, os, threading
from pathlib import Path
import pytest
from PySide6.QtCore import QThread, QTimer, qDebug
from PySide6.QtWidgets import QLabel, QWidget

def test_debug_words():
    qDebug("nothing to worry about")

def test_information():
    logging.getLogger("scrutiny_desk").info("a paper was read")

@pytest.mark.expect_log
def test_expected_line():
    logging.getLogger("scrutiny_desk").error("asked for")

def test_thread_that_ends():
    threading.Thread(target=lambda: None).start()

def test_timer_that_is_stopped(qapp):
    timer = QTimer()
    timer.start(60_000)
    timer.stop()

def test_thread_that_is_waited_for(qapp):
    thread = QThread()
    thread.start()
    thread.quit()
    assert thread.wait(5000)

def test_window_handed_over(qtbot):
    window = QWidget()
    window.timer = QTimer(window)
    window.timer.start(60_000)
    qtbot.addWidget(window)
    window.show()

def test_window_that_changes_its_least_size(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    window.setMinimumSize(300, 200)

def test_window_deleted_later(qapp):
    window = QLabel("soon gone")
    window.show()
    window.deleteLater()

def test_home_is_not_the_persons():
    home = Path.home()
    assert str(home) != os.environ["HOME_OF_A_PERSON"]
    assert list(home.iterdir()) == []
    (home / "crumb").write_text("x")

def test_home_is_new_each_time():
    assert list(Path.home().iterdir()) == []
"""


@pytest.fixture
def run(
    pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> Callable[[str], pytest.RunResult]:
    pytester.makeconftest(CONFTEST.read_text(encoding="utf-8"))
    pytester.makeini(
        "[pytest]\nqt_api = pyside6\nfilterwarnings = error\n"
        "addopts = --no-qt-log -p no:cacheprovider\nmarkers = expect_log: expected\n"
    )
    monkeypatch.setenv("HOME_OF_A_PERSON", os.environ["HOME"])

    def run_tests(text: str) -> pytest.RunResult:
        pytester.makepyfile(test_it=text)
        return pytester.runpytest_subprocess("-v", "-rN")

    return run_tests


def test_untidy_tests_fail(run: Callable[[str], pytest.RunResult]) -> None:
    result = run(UNTIDY)
    text = result.stdout.str()
    for words in (
        "Qt warned: default: the page is upside down",
        "Qt warned: default: late words",
        "logged: scrutiny_desk.reading WARNING a stray line",
        "left behind: <Thread(forgotten, started daemon",
        "left behind: <PySide6.QtWidgets.QLabel",
        "reached for the network: ('192.0.2.1', 80)",
    ):
        assert words in text
    assert text.count("left behind: <PySide6.QtCore.QTimer") == 2
    assert text.count("left behind: <PySide6.QtCore.QThread") == 1
    # The network is refused in the test itself; everything else is found after it.
    result.assert_outcomes(passed=9, failed=1, errors=8)


def test_tidy_tests_pass(run: Callable[[str], pytest.RunResult]) -> None:
    run(TIDY).assert_outcomes(passed=11)


def test_what_every_test_asks_for_does_not_load_qt(pytester: pytest.Pytester) -> None:
    pytester.makeconftest(CONFTEST.read_text(encoding="utf-8"))
    pytester.makepyfile("import sys\ndef test_it():\n    assert 'PySide6' not in sys.modules\n")
    result = pytester.runpytest_subprocess("-p", "no:pytest-qt", "-p", "no:cacheprovider")
    result.assert_outcomes(passed=1)
