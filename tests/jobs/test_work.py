from __future__ import annotations

import threading

import pytest
from pytestqt.qtbot import QtBot

from scrutiny_desk.domain.errors import Cancelled, DeskError
from scrutiny_desk.jobs.work import IsCancelled, JobRunner, Progress


def test_a_result_comes_back_on_the_windows_thread(qtbot: QtBot) -> None:
    runner = JobRunner()
    threads: list[threading.Thread] = []
    told: list[tuple[str, int, int]] = []
    results: list[tuple[object, bool]] = []

    def work(progress: Progress, _cancelled: IsCancelled) -> str:
        threads.append(threading.current_thread())
        progress("pack.pdf", 3, 12)
        return "read"

    main = threading.current_thread()
    runner.progressed.connect(lambda *args: told.append(args))
    runner.done.connect(lambda got: results.append((got, threading.current_thread() is main)))
    with qtbot.waitSignal(runner.ended):
        runner.start(work)
    assert results == [("read", True)]
    assert told == [("pack.pdf", 3, 12)]
    assert threads[0] is not main
    assert not runner.running


def test_trouble_and_bugs_are_delivered_apart(qtbot: QtBot) -> None:
    runner = JobRunner()
    troubles: list[DeskError] = []
    bugs: list[Exception] = []
    runner.troubled.connect(troubles.append)
    runner.broke.connect(bugs.append)

    def trouble(_progress: Progress, _cancelled: IsCancelled) -> None:
        raise DeskError("This PDF is empty")

    def bug(_progress: Progress, _cancelled: IsCancelled) -> None:
        raise ZeroDivisionError

    for work in (trouble, bug):
        with qtbot.waitSignal(runner.ended):
            runner.start(work)
    assert [one.title for one in troubles] == ["This PDF is empty"]
    assert [type(one) for one in bugs] == [ZeroDivisionError]


def test_cancelled_work_ends_quietly(qtbot: QtBot) -> None:
    runner = JobRunner()
    ends: list[str] = []
    runner.cancelled.connect(lambda: ends.append("cancelled"))
    runner.done.connect(lambda _got: ends.append("done"))
    started = threading.Event()

    def until_cancelled(_progress: Progress, cancelled: IsCancelled) -> None:
        started.set()
        while not cancelled():
            threading.Event().wait(0.001)
        raise Cancelled

    with qtbot.waitSignal(runner.ended):
        runner.start(until_cancelled)
        assert started.wait(5)
        with pytest.raises(DeskError):
            runner.start(until_cancelled)
        runner.cancel()
    assert ends == ["cancelled"]


def test_shutting_down_waits_for_the_thread_and_says_nothing_more(qtbot: QtBot) -> None:
    runner = JobRunner()
    ends: list[object] = []
    runner.done.connect(ends.append)
    runner.cancelled.connect(lambda: ends.append("cancelled"))
    finished = threading.Event()

    def until_cancelled(_progress: Progress, cancelled: IsCancelled) -> None:
        while not cancelled():
            threading.Event().wait(0.001)
        finished.set()

    runner.start(until_cancelled)
    runner.shut_down()
    assert finished.is_set()
    assert not runner.running
    qtbot.wait(1)
    assert ends == []
