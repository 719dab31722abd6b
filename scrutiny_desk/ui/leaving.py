"""Exports from the window: asked for, written away from its thread, shown where they are."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, QProcess, QSettings, QUrl
from PySide6.QtGui import QDesktopServices

from scrutiny_desk.domain.errors import DeskError
from scrutiny_desk.jobs.work import IsCancelled, JobRunner, Progress
from scrutiny_desk.services.notes import exports
from scrutiny_desk.services.wanted import Wanted
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.export_question import ExportQuestion, ask_where
from scrutiny_desk.ui.main_window import MainWindow

FOLDER = "export folder"
"""Under what the settings keep the folder that was exported to last."""


class Written(Protocol):
    """What was written, in a sentence, and where."""

    @property
    def said(self) -> str: ...
    @property
    def out(self) -> Path: ...


class Leaving(QObject):
    """Carries out File, Export for one window; one export at a time, with progress and cancel."""

    def __init__(self, desk: Desk, window: MainWindow, settings: QSettings) -> None:
        super().__init__(window)
        self._desk = desk
        self._window = window
        self._settings = settings
        self._runner = JobRunner(self)
        self._then: Callable[[Written], None] | None = None
        runner = self._runner
        runner.progressed.connect(window.show_progress)
        runner.done.connect(self._on_done)
        runner.troubled.connect(window.show_error)
        runner.cancelled.connect(
            lambda: desk.said.emit("Export cancelled. No file was written.", False)
        )
        runner.broke.connect(_raise)
        runner.ended.connect(window.end_progress)
        window.cancel_asked.connect(runner.cancel)

    @property
    def running(self) -> bool:
        """Whether a file is being written."""
        return self._runner.running

    def ask(self) -> None:
        """Ask what is to leave and where to, and write it."""
        if not exports.packet_of(self._desk.library, Wanted(private=True, exempt=True)):
            self._desk.said.emit(
                "There is no note to export yet. Select words on a page and press Q or N.", False
            )
            return
        asked = ExportQuestion(self._desk, self._window.chooser.meeting_id, self._window)
        agreed, wanted = asked.exec(), asked.wanted
        asked.deleteLater()
        if not agreed:
            return
        folder = Path(str(self._settings.value(FOLDER, str(Path.home()))))
        name = exports.proposed_name(self._desk.library, wanted)
        out = ask_where(self._window, folder / name, wanted.form)
        if out is not None:
            self._settings.setValue(FOLDER, str(out.parent))
            self.write(out, wanted)

    def write(self, out: Path, wanted: Wanted) -> None:
        """Write notes away from the window's thread, and say so or why not."""
        library = self._desk.library
        self.carry_out(
            lambda progress, is_cancelled: exports.export_notes(
                library, out, wanted, progress, is_cancelled
            )
        )

    def carry_out(
        self,
        work: Callable[[Progress, IsCancelled], Written],
        then: Callable[[Written], None] | None = None,
    ) -> None:
        """Write any file away from the window's thread, one at a time, and say so or why not.

        then: told of what was written in the place of the message bar.
        """
        if self.running:
            self._window.show_error(
                DeskError("An export is under way", "", "Wait until it ends, or cancel it first")
            )
            return
        self._then = then
        self._window.message_bar.clear()
        self._window.show_progress("Writing", 0, 0)
        self._runner.start(work)

    def shut_down(self) -> None:
        """Stop what is being written and wait for its thread; the file is not touched."""
        self._runner.shut_down()

    def _on_done(self, outcome: Written) -> None:
        if self._then is not None:
            self._then(outcome)
            return
        self._window.message_bar.say(outcome.said, undoable=False)
        self._window.message_bar.offer_then("Show in folder", lambda: show_in_folder(outcome.out))


def show_in_folder(path: Path) -> None:
    """Open the folder of a file, with the file chosen in it where the system can do that."""
    if sys.platform == "win32":
        QProcess.startDetached("explorer", ["/select,", str(path)])
    elif sys.platform == "darwin":
        QProcess.startDetached("open", ["-R", str(path)])
    else:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))


def _raise(error: BaseException) -> None:
    raise error
