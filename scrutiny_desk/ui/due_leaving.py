"""A calendar file of what falls due: asked for, and written away from the window's thread."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QSettings

from scrutiny_desk.services.clocks.calendar_files import ENDING, export_calendar
from scrutiny_desk.ui import clock
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.due_question import DueQuestion
from scrutiny_desk.ui.export_question import ask_file
from scrutiny_desk.ui.leaving import FOLDER, Leaving
from scrutiny_desk.ui.main_window import MainWindow


class DueLeaving(QObject):
    """Carries out File, Calendar file of what falls due, for one window.

    day: the day that the dialog begins with.
    """

    def __init__(
        self,
        desk: Desk,
        window: MainWindow,
        settings: QSettings,
        leaving: Leaving,
        day: Callable[[], datetime.date] = clock.today,
    ) -> None:
        super().__init__(window)
        self._desk = desk
        self._window = window
        self._settings = settings
        self._leaving = leaving
        self._day = day

    def ask(self) -> None:
        """Show what falls due, ask where the file is to go, and write it."""
        asked = DueQuestion(self._desk, self._window, self._day())
        agreed = asked.exec()
        as_of, committee = asked.as_of, asked.of_committee
        private, exempt = asked.private.isChecked(), asked.exempt.isChecked()
        asked.deleteLater()
        if not agreed:
            return
        folder = Path(str(self._settings.value(FOLDER, str(Path.home()))))
        out = ask_file(
            self._window,
            "Calendar file of what falls due",
            folder / f"What falls due {as_of.isoformat()}.{ENDING}",
            "Calendar file",
            ENDING,
        )
        if out is None:
            return
        self._settings.setValue(FOLDER, str(out.parent))
        library = self._desk.library
        self._leaving.carry_out(
            lambda progress, is_cancelled: export_calendar(
                library,
                out,
                as_of,
                committee=committee,
                private=private,
                exempt=exempt,
                progress=progress,
                is_cancelled=is_cancelled,
            )
        )
