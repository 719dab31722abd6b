"""The meeting in hand, named at the top of every room and chosen there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import (
    QComboBox,
    QSizePolicy,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QWidget,
)

from scrutiny_desk.domain.dates import say
from scrutiny_desk.domain.papers.papers import Meeting
from scrutiny_desk.services.papers import papers
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.theme import look


def say_meeting(meeting: Meeting) -> str:
    """How a meeting is called: "Children and Young People · 25 January 2024"."""
    committee = meeting.committee or meeting.council or "Papers without a meeting"
    parts = [committee, say(meeting.date)]
    return " · ".join(part for part in parts if part)


def say_meetings(meetings: Sequence[Meeting]) -> list[str]:
    """How each is called in a list: with its council, or its time, where two would read alike."""
    said = [say_meeting(meeting) for meeting in meetings]
    for more in (_council, _time):
        often = Counter(said)
        said = [
            f"{words} · {more(meeting)}" if often[words] > 1 and more(meeting) else words
            for meeting, words in zip(meetings, said, strict=True)
        ]
    return said


def _council(meeting: Meeting) -> str:
    return meeting.council if meeting.committee else ""


def _time(meeting: Meeting) -> str:
    return meeting.time or ""


class MeetingChooser(QComboBox):
    """Every meeting, newest first. meeting_chosen: its id, None when there is none."""

    meeting_chosen = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        look(self, "quiet")
        self.setAccessibleName("Meeting in hand")
        self.setToolTip("The meeting in hand")
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.activated.connect(self._on_activated)

    @property
    def meeting_id(self) -> str | None:
        """The meeting in hand."""
        chosen = self.currentData()
        return chosen if isinstance(chosen, str) else None

    def minimumSizeHint(self) -> QSize:
        """It may be cut on a narrow window; the list below it shows the whole."""
        return QSize(self._desk.theme.size("pane_least"), super().minimumSizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A name that has no room ends in "…" and is told whole by the tool tip."""
        drawn = QStyleOptionComboBox()
        self.initStyleOption(drawn)
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, drawn)
        # What the arrow and the edge beside it take.
        theme = self._desk.theme
        room = self.width() - theme.px(theme.space[5] + theme.space[0])
        way = Qt.TextElideMode.ElideRight
        cut = self.fontMetrics().elidedText(drawn.currentText, way, room)
        drawn.currentText = cut
        self.setToolTip("The meeting in hand" if cut == self.currentText() else self.currentText())
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, drawn)
        painter.end()

    def refresh(self) -> None:
        """List the library's meetings again; the one in hand stays, else the newest is taken."""
        before = self.meeting_id
        blocker = QSignalBlocker(self)
        self.clear()
        meetings = papers.list_meetings(self._desk.library)
        for meeting, words in zip(meetings, say_meetings(meetings), strict=True):
            self.addItem(words, meeting.id)
        self.setEnabled(self.count() > 0)
        if not self.count():
            self.addItem("No meeting yet", None)
        self.setCurrentIndex(max(self.findData(before), 0))
        blocker.unblock()
        if self.meeting_id != before:
            self.meeting_chosen.emit(self.meeting_id)

    def choose(self, meeting_id: str) -> None:
        """Take a meeting in hand."""
        place = self.findData(meeting_id)
        if place >= 0 and place != self.currentIndex():
            self.setCurrentIndex(place)
            self.meeting_chosen.emit(meeting_id)

    def _on_activated(self) -> None:
        self.meeting_chosen.emit(self.meeting_id)
