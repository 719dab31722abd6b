"""What was chosen when the tracker was published last, for the next time."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from urllib.parse import quote

from PySide6.QtCore import QSettings

from scrutiny_desk.domain.tracker.leaving import ClosedRows, LeavingForm, LeavingHistory
from scrutiny_desk.library.plain import folded

_KEPT = "publish"


@dataclass(frozen=True, slots=True)
class PublishKept:
    """Reads and keeps the choices of a publication in the settings.

    What may leave beyond the public rows is never among them: that is asked each time.
    """

    settings: QSettings

    @property
    def form(self) -> LeavingForm:
        return LeavingForm(self._value("form", list(LeavingForm), LeavingForm.DOCX))

    @property
    def history(self) -> LeavingHistory:
        return LeavingHistory(self._value("history", list(LeavingHistory), LeavingHistory.FULL))

    @property
    def closed(self) -> ClosedRows:
        return ClosedRows(self._value("closed", list(ClosedRows), ClosedRows.SINCE))

    def keep(self, form: str, history: str, closed: str) -> None:
        """Keep what was chosen."""
        for name, value in (("form", form), ("history", history), ("closed", closed)):
            self.settings.setValue(f"{_KEPT}/{name}", value)

    def last_meeting(
        self, committee: str | None, as_of: datetime.date, known: datetime.date | None
    ) -> datetime.date | None:
        """The day of the last meeting that was typed for a committee, where it still counts.

        It does for the same day again, and for a later one until the library knows of a meeting
        since.
        """
        kept = str(self.settings.value(self._key(committee), "")).split(" ")
        if len(kept) != len(("as of", "since")):
            return None
        at, since = (datetime.date.fromisoformat(one) for one in kept)
        if at == as_of:
            return since
        return since if since < as_of and (known is None or since > known) else None

    def keep_last_meeting(
        self, committee: str | None, as_of: datetime.date, since: datetime.date | None
    ) -> None:
        """Keep the day that was typed for a committee; None forgets it."""
        if since is None:
            self.settings.remove(self._key(committee))
        else:
            value = f"{as_of.isoformat()} {since.isoformat()}"
            self.settings.setValue(self._key(committee), value)

    def _key(self, committee: str | None) -> str:
        whose = "every" if committee is None else f"of {quote(folded(committee), safe='')}"
        return f"{_KEPT}/last meeting/{whose}"

    def _value(self, name: str, known: list[str], usual: str) -> str:
        value = str(self.settings.value(f"{_KEPT}/{name}", usual))
        return value if value in known else usual
