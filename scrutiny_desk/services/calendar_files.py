"""What falls due, leaving as a calendar file; private and exempt rows stay unless asked for."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from pathlib import Path

from scrutiny_desk.domain.errors import DeskError
from scrutiny_desk.domain.falling_due import FallingDue
from scrutiny_desk.domain.tally import count, together
from scrutiny_desk.library.library import Library
from scrutiny_desk.services.clocks import falling_due

ENDING = "ics"


@dataclass(frozen=True, slots=True)
class CalendarLeaving:
    """What would leave: the events, and how many private and exempt ones stay behind.

    An event that is both counts as private.
    """

    items: tuple[FallingDue, ...]
    private: int
    exempt: int

    @property
    def stays(self) -> str:
        """What stays behind, in words; "" for nothing."""
        parts = [
            count(number, f"{kind} event")
            for number, kind in ((self.private, "private"), (self.exempt, "exempt"))
            if number
        ]
        return f"{together(parts)} left out" if parts else ""


@dataclass(frozen=True, slots=True)
class CalendarOutcome:
    """A calendar file that was written."""

    leaving: CalendarLeaving
    out: Path

    @property
    def said(self) -> str:
        """What was written, in one sentence."""
        stays = f"; {self.leaving.stays}" if self.leaving.stays else ""
        return f"{count(len(self.leaving.items), 'event')} written to {self.out.name}{stays}."


def calendar_of(
    library: Library,
    as_of: datetime.date,
    *,
    committee: str | None = None,
    private: bool = False,
    exempt: bool = False,
) -> CalendarLeaving:
    """What a calendar file would hold. private, exempt: take such rows along, asked each time."""
    found = falling_due(library, as_of, committee)
    kept_private = [one for one in found if one.private and not private]
    kept_exempt = [one for one in found if one.exempt and not exempt and one not in kept_private]
    behind = {one.key for one in (*kept_private, *kept_exempt)}
    return CalendarLeaving(
        tuple(one for one in found if one.key not in behind), len(kept_private), len(kept_exempt)
    )


def export_calendar(
    library: Library,
    out: Path,
    as_of: datetime.date,
    *,
    committee: str | None = None,
    private: bool = False,
    exempt: bool = False,
) -> CalendarOutcome:
    """Write what falls due to a calendar file.

    Raises DeskError where nothing may leave or nothing falls due, or `out` cannot be written.
    """
    from scrutiny_desk.exporting.calendar import write_calendar

    leaving = calendar_of(library, as_of, committee=committee, private=private, exempt=exempt)
    if not leaving.items:
        if leaving.stays:
            raise DeskError(
                "Nothing was written",
                f"Everything that falls due is private or exempt: {leaving.stays}",
                "Ask for it to be taken along",
            )
        raise DeskError(
            "Nothing falls due",
            "No open recommendation has a target, no answer is owed and no meeting is to come",
            "Enter targets in Recommendations, or open the pack of a meeting",
        )
    write_calendar(leaving.items, as_of, out)
    return CalendarOutcome(leaving, out)
