"""Showing what a recommendation is linked to: a question, a measure, a file on disk."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from scrutiny_desk.domain.errors import DeskError
from scrutiny_desk.domain.tracker.recommendations import Link, LinkKind
from scrutiny_desk.services.tracker.link_targets import meeting_of_question
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.measures.room import MeasuresRoom
from scrutiny_desk.ui.questions.room import QuestionsRoom

READ_ALONE = {
    *(".pdf", ".docx", ".doc", ".odt", ".rtf", ".txt", ".md", ".pptx", ".odp", ".eml", ".msg"),
    *(".xlsx", ".xls", ".ods", ".csv", ".png", ".jpg", ".jpeg", ".gif", ".tif", ".tiff"),
}
"""Kinds of file that are opened; of any other its folder is shown, lest a program were run."""


class LinkOpener:
    """Takes somebody from a link to the thing itself.

    go_to_room: shows a room by its title. take_meeting: takes a meeting in hand by its id.
    open_address: hands an address to the system.
    """

    def __init__(
        self,
        desk: Desk,
        *,
        questions: QuestionsRoom,
        measures: MeasuresRoom,
        go_to_room: Callable[[str], None],
        take_meeting: Callable[[str], None],
        open_address: Callable[[QUrl], bool] = QDesktopServices.openUrl,
    ) -> None:
        self._desk = desk
        self._questions, self._measures = questions, measures
        self._go_to_room, self._take_meeting = go_to_room, take_meeting
        self._open_address = open_address
        desk.link_asked.connect(self.open)

    def open(self, link: Link) -> None:
        """Open what a link names, or say that it is gone."""
        try:
            {
                LinkKind.QUESTION: self._open_question,
                LinkKind.MEASURE: self._open_measure,
                LinkKind.FILE: self._open_file,
            }[link.kind](link)
        except DeskError as error:
            self._desk.troubled.emit(error)

    def _open_question(self, link: Link) -> None:
        meeting_id = meeting_of_question(self._desk.library, link.ref)
        if meeting_id is None:
            raise _gone(link, "The question was deleted, or its paper is in Trash")
        self._take_meeting(meeting_id)
        self._go_to_room(self._questions.title)
        self._questions.tabs.setCurrentIndex(0)
        self._questions.board.take(link.ref)

    def _open_measure(self, link: Link) -> None:
        self._go_to_room(self._measures.title)
        gone = _gone(link, "No paper here prints this measure now")
        self._measures.open_measure(link.ref, lambda: self._desk.troubled.emit(gone))

    def _open_file(self, link: Link) -> None:
        path = Path(link.ref)
        if not path.is_file():
            raise _gone(link, f"{path} is not there")
        shown = path if path.suffix.lower() in READ_ALONE else path.parent
        if not self._open_address(QUrl.fromLocalFile(str(shown))):
            raise DeskError(
                f"{path.name} cannot be opened from here",
                "The system has no program for it",
                f"Look for it in {path.parent}",
            )


def _gone(link: Link, why: str) -> DeskError:
    return DeskError(f"{link.words} is no longer there", why, "Remove the link, or link it anew")
