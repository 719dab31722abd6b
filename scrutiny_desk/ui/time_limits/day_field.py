"""A field for one day, typed in words or figures, day first."""

from __future__ import annotations

import datetime

from PySide6.QtWidgets import QLineEdit, QWidget

from scrutiny_desk.domain.dates import read_date, say

_A_DAY = len("2024-01-25")


class DayField(QLineEdit):
    """Reads "25 January 2024", "25.1.24" and the like."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setPlaceholderText("25 January 2024")

    @property
    def day(self) -> datetime.date | None:
        """The day that is typed, or None."""
        iso = read_date(self.text())
        return datetime.date.fromisoformat(iso) if iso and len(iso) == _A_DAY else None

    def show_day(self, day: datetime.date) -> None:
        """Put a day into the field, in words."""
        self.setText(say(day.isoformat()))

    @property
    def trouble(self) -> str:
        """What is wrong with what is typed and what to do, or ""."""
        if self.day is not None:
            return ""
        if not self.text().strip():
            return "Write a day: 25 January 2024"
        return "That is no day I can read. Write it as 25 January 2024 or 25.1.24"
