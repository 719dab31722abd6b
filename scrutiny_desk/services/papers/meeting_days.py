"""The days on which committees met, as far as the library knows."""

from __future__ import annotations

import datetime

from scrutiny_desk.library.library import Library
from scrutiny_desk.library.plain import folded
from scrutiny_desk.services.papers.papers import list_meetings


def last_meetings(library: Library, before: datetime.date) -> dict[str, datetime.date]:
    """The latest day before a day on which each committee met, by its folded name."""
    found: dict[str, datetime.date] = {}
    for meeting in list_meetings(library):
        if meeting.date is None or len(meeting.date) != len("2024-01-25"):
            continue
        day, key = datetime.date.fromisoformat(meeting.date), folded(meeting.committee)
        if day < before and day > found.get(key, datetime.date.min):
            found[key] = day
    return found
