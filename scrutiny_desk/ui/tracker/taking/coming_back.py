"""A workbook of the tracker that was written here comes in again: shown by cell, then taken."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from scrutiny_desk.domain.tracker.back import TrackerBack, targets_moved
from scrutiny_desk.jobs.work import JobRunner
from scrutiny_desk.services.tracker.back import (
    look_at_tracker,
    say_tracker_back,
    take_tracker_back,
)
from scrutiny_desk.ui.back_question import BackQuestion
from scrutiny_desk.ui.desk import Desk


class TrackerComingBack(QObject):
    """Reads a workbook away from the window's thread, asks which changes to take, takes them."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._window = desk, parent
        self._read: TrackerBack | None = None
        self._runner = JobRunner(self)
        self._runner.done.connect(self._on_read)
        self._runner.troubled.connect(desk.troubled)
        self._runner.broke.connect(_raise)
        self._runner.ended.connect(self._on_ended)
        # Whoever reads a workbook must not outlive the window.
        parent.destroyed.connect(self._runner.shut_down)

    @property
    def running(self) -> bool:
        """Whether a workbook is being read."""
        return self._runner.running

    def read(self, path: Path) -> None:
        """Read a workbook and show what it would change. DeskError while another is read."""
        library = self._desk.library
        self._runner.start(lambda _progress, _cancelled: look_at_tracker(library, path))

    def _on_read(self, back: TrackerBack) -> None:
        self._read = back

    def _on_ended(self) -> None:
        """Once the thread is gone: a question must not stand open over it."""
        back, self._read = self._read, None
        if back is None:
            return
        if not len(back):
            self._desk.said.emit(" ".join(say_tracker_back(back)), False)
            return
        asked = BackQuestion(
            self._desk.theme,
            back,
            "recommendations",
            self._window,
            lambda wanted: targets_moved(back, wanted),
        )
        agreed, wanted, reason = asked.exec(), asked.wanted, asked.reason.text()
        asked.deleteLater()
        if agreed and wanted:
            self._desk.perform(lambda: take_tracker_back(self._desk.library, back, wanted, reason))


def _raise(error: BaseException) -> None:
    raise error
