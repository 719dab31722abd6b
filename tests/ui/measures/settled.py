"""Waiting until the Measures room shows what it reads away from the window."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from scrutiny_desk.ui.measures.room import MeasuresRoom


def settle(room: MeasuresRoom, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not room.reader.busy)


def read_anew(room: MeasuresRoom, qtbot: QtBot) -> None:
    room.refresh()
    settle(room, qtbot)
