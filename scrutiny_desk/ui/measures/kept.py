"""How somebody likes to see the measures, kept from one start to the next."""

from __future__ import annotations

import datetime

from PySide6.QtCore import QObject, QSettings

from scrutiny_desk.ui.measures.room import MeasuresRoom

_TOLERANCE = "measures/tolerance"
_DAY = "measures/milestones_on"
_CHOICE = "measures/milestones"


class KeptMeasures(QObject):
    """Lets Indicators and Milestones begin as they were left, and keeps every change.

    Of the day only one that was chosen by hand is kept; else it is the day of the papers.
    """

    def __init__(self, settings: QSettings, room: MeasuresRoom) -> None:
        super().__init__(room)
        self._settings, self._room = settings, room
        room.indicators.tolerance.setValue(_number(settings.value(_TOLERANCE, "")))
        room.milestones.begin(str(settings.value(_CHOICE, "")), _day(str(settings.value(_DAY, ""))))
        room.indicators.tolerance.valueChanged.connect(self._keep)
        room.milestones.kept_changed.connect(self._keep)

    def _keep(self) -> None:
        day = self._room.milestones.chosen_day
        self._settings.setValue(_TOLERANCE, str(self._room.indicators.tolerance.value()))
        self._settings.setValue(_DAY, "" if day is None else day.isoformat())
        self._settings.setValue(_CHOICE, self._room.milestones.kept_choice)


def _number(written: object) -> int:
    """A tolerance as it was kept; none where somebody else wrote something else there."""
    told = str(written)
    return int(told) if told.isascii() and told.isdigit() and len(told) < 4 else 0


def _day(written: str) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(written)
    except ValueError:
        return None
