"""What leaves of the tracker from the window: the appendix, and letters to officers."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QSettings
from PySide6.QtWidgets import QFileDialog

from scrutiny_desk.domain.dates import last_day
from scrutiny_desk.domain.papers.papers import Meeting
from scrutiny_desk.jobs.tracker_pdf import write_tracker_pdf
from scrutiny_desk.services.papers.papers import list_meetings
from scrutiny_desk.services.tracker.letters import LettersOutcome, write_letters
from scrutiny_desk.services.tracker.publishing import (
    WantedAppendix,
    appendix_of,
    proposed_name,
    publish,
)
from scrutiny_desk.ui.clock import today
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.export_question import ask_file
from scrutiny_desk.ui.leaving import FOLDER, Leaving, Written, show_in_folder
from scrutiny_desk.ui.main_window import MainWindow
from scrutiny_desk.ui.tracker.letters_dialog import LettersDialog
from scrutiny_desk.ui.tracker.publish_question import PublishQuestion, publish_trouble


class TrackerLeaving(QObject):
    """Carries out Publish the tracker and Letters to officers, for one window.

    day: the day that the dialogs begin with, which is that of the tracker's room.
    """

    def __init__(
        self,
        desk: Desk,
        window: MainWindow,
        settings: QSettings,
        leaving: Leaving,
        day: Callable[[], datetime.date] = today,
    ) -> None:
        super().__init__(window)
        self._desk = desk
        self._window = window
        self._settings = settings
        self._leaving = leaving
        self._day = day
        window.publish_asked.connect(self.publish)
        window.letters_asked.connect(self.letters)

    def publish(self) -> None:
        """Ask what is to leave and where to, and write it."""
        library = self._desk.library
        meeting = self._meeting()
        day = last_day(meeting.date) if meeting and meeting.date else self._day()
        trouble = publish_trouble(appendix_of(library, WantedAppendix(day)))
        if trouble is not None:
            self._window.show_error(trouble)
            return
        committee = meeting.committee if meeting else None
        asked = PublishQuestion(self._desk, committee, day, self._window, self._settings)
        agreed, wanted = asked.exec(), asked.wanted
        asked.deleteLater()
        if not agreed:
            return
        name = proposed_name(appendix_of(library, wanted), wanted.form)
        out = ask_file(
            self._window,
            "Publish the tracker",
            self._folder() / name,
            wanted.form.word,
            wanted.form.value,
        )
        if out is None:
            return
        self._settings.setValue(FOLDER, str(out.parent))
        self._leaving.carry_out(
            lambda progress, is_cancelled: publish(
                library, out, wanted, write_tracker_pdf, progress, is_cancelled
            )
        )

    def letters(self) -> None:
        """Show who is to be written to about what; write the letters that are ticked."""
        asked = LettersDialog(self._desk, self._settings, self._day(), self._window)
        agreed, letters, forms = asked.exec(), asked.letters, asked.forms
        asked.deleteLater()
        if not agreed:
            return
        folder = QFileDialog.getExistingDirectory(
            self._window, "The folder for the letters", str(self._folder())
        )
        if not folder:
            return
        self._settings.setValue(FOLDER, folder)
        library = self._desk.library
        self._leaving.carry_out(
            lambda progress, is_cancelled: write_letters(
                library, letters, Path(folder), forms, progress, is_cancelled
            ),
            self._on_letters,
        )

    def _on_letters(self, outcome: Written) -> None:
        if isinstance(outcome, LettersOutcome):
            self._desk.announce(outcome.change)
            where = outcome.out
            self._window.message_bar.offer_then("Show in folder", lambda: show_in_folder(where))

    def _meeting(self) -> Meeting | None:
        wanted = self._window.chooser.meeting_id
        return next((one for one in list_meetings(self._desk.library) if one.id == wanted), None)

    def _folder(self) -> Path:
        return Path(str(self._settings.value(FOLDER, str(Path.home()))))
