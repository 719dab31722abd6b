"""File, Import notes from Excel: read away from the window's thread, shown, and then taken."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QSettings
from PySide6.QtWidgets import QFileDialog

from scrutiny_desk.domain.errors import DeskError
from scrutiny_desk.domain.notes.coming_back import NotesBack
from scrutiny_desk.jobs.work import JobRunner
from scrutiny_desk.services.notes.notes_back import look_at_workbook, say_back, take_back
from scrutiny_desk.ui.back_question import BackQuestion
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.leaving import FOLDER
from scrutiny_desk.ui.main_window import MainWindow


class BringBack(QObject):
    """Brings an exported workbook back into the library of one window."""

    def __init__(self, desk: Desk, window: MainWindow, settings: QSettings) -> None:
        super().__init__(window)
        self._desk = desk
        self._window = window
        self._settings = settings
        self._runner = JobRunner(self)
        self._read: NotesBack | None = None
        runner = self._runner
        runner.done.connect(self._on_read)
        runner.troubled.connect(window.show_error)
        runner.broke.connect(_raise)
        runner.ended.connect(self._on_ended)

    @property
    def running(self) -> bool:
        """Whether a workbook is being read."""
        return self._runner.running

    def ask(self) -> None:
        """Ask which workbook, and read it."""
        folder = str(self._settings.value(FOLDER, str(Path.home())))
        chosen, _ = QFileDialog.getOpenFileName(
            self._window, "Import notes from Excel", folder, "Excel workbooks (*.xlsx *.xlsm)"
        )
        if chosen:
            self.read(Path(chosen))

    def read(self, path: Path) -> None:
        """Read a workbook and show what it would change; nothing is changed yet."""
        if self.running:
            self._window.show_error(
                DeskError(
                    "A workbook is being read already", "", "Wait until its changes are shown"
                )
            )
            return
        library = self._desk.library
        self._window.message_bar.clear()
        self._runner.start(lambda _progress, _is_cancelled: look_at_workbook(library, path))

    def shut_down(self) -> None:
        """Wait for the thread that reads; nothing of what it read is shown."""
        self._runner.shut_down()

    def _on_read(self, back: NotesBack) -> None:
        self._read = back

    def _on_ended(self) -> None:
        """Once the thread is gone: a question must not stand open over it."""
        back, self._read = self._read, None
        if back is None:
            return
        if not len(back):
            self._desk.said.emit(" ".join(say_back(back)), False)
            return
        asked = BackQuestion(self._desk.theme, back, "notes", self._window)
        agreed, wanted = asked.exec(), asked.wanted
        asked.deleteLater()
        if agreed and wanted:
            self._desk.perform(lambda: take_back(self._desk.library, back, wanted))


def _raise(error: BaseException) -> None:
    raise error
