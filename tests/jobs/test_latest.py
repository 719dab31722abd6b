"""Of what is asked quickly, only the newest is carried on and delivered."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from scrutiny_desk.domain.errors import DeskError
from scrutiny_desk.jobs.latest import LatestWork


@pytest.fixture
def latest(qtbot: QtBot) -> Iterator[LatestWork]:
    work = LatestWork()
    yield work
    work.shut_down()


def test_only_the_newest_answer_comes(latest: LatestWork, qtbot: QtBot) -> None:
    begun, go_on = threading.Event(), threading.Event()
    carried_out: list[int] = []
    came: list[object] = []
    latest.done.connect(came.append)

    def slow() -> int:
        begun.set()
        go_on.wait()
        return 1

    latest.ask(slow)
    begun.wait()
    latest.ask(lambda: carried_out.append(2))
    latest.ask(lambda: 3)
    go_on.set()

    qtbot.waitUntil(lambda: bool(came))
    assert came == [3]
    assert carried_out == []
    assert not latest.busy


def test_what_is_forgotten_never_comes(latest: LatestWork, qtbot: QtBot) -> None:
    came: list[object] = []
    latest.done.connect(came.append)
    latest.ask(lambda: 1)
    latest.forget()
    latest.ask(lambda: 2)

    qtbot.waitUntil(lambda: bool(came))
    assert came == [2]


def test_trouble_is_told_and_the_next_goes_on(latest: LatestWork, qtbot: QtBot) -> None:
    def fails() -> None:
        raise DeskError("The disk is full")

    with qtbot.waitSignal(latest.troubled) as told:
        latest.ask(fails)
    assert told.args[0].title == "The disk is full"
    with qtbot.waitSignal(latest.done) as done:
        latest.ask(lambda: 2)
    assert done.args == [2]
