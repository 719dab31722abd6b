from __future__ import annotations

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from scrutiny_desk.ui.after_paint import InTurns


def test_steps_are_heard_between(qtbot: QtBot) -> None:
    owner = QObject()
    turns, done = InTurns(owner), list[str]()

    def first() -> None:
        done.append("first")
        QTimer.singleShot(0, owner, lambda: done.append("a key"))

    turns.take(first)
    turns.take(lambda: done.append("second"), lambda: done.append("third"))
    assert done == []
    qtbot.waitUntil(lambda: len(done) == 4)
    assert [one for one in done if one != "a key"] == ["first", "second", "third"]
    assert done[-1] == "third"


def test_a_fault_in_a_step_keeps_no_other_from_its_turn(qtbot: QtBot) -> None:
    owner = QWidget()
    qtbot.addWidget(owner)
    turns, done = InTurns(owner), list[str]()

    def fail() -> None:
        raise ValueError("a fault")

    with qtbot.capture_exceptions() as faults:
        turns.take(fail, lambda: done.append("second"))
        qtbot.waitUntil(lambda: done == ["second"])
    assert len(faults) == 1


def test_what_is_dropped_is_not_done(qtbot: QtBot) -> None:
    owner = QObject()
    turns, done = InTurns(owner), list[str]()
    turns.take(lambda: done.append("first"))
    turns.drop()
    QTimer.singleShot(0, owner, lambda: done.append("over"))
    qtbot.waitUntil(lambda: bool(done))
    assert done == ["over"]
