"""What falls due, leaving as a calendar file; private and exempt rows stay unless asked for."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from scrutiny_desk.domain.errors import Cancelled, DeskError
from scrutiny_desk.domain.falling_due import FallingDue
from scrutiny_desk.domain.tally import count, together
from scrutiny_desk.library.library import Library
from scrutiny_desk.services.clocks.clocks import falling_due

ENDING = "ics"
Progress = Callable[[str, int, int], None]
IsCancelled = Callable[[], bool]


def _silent(_words: str, _done: int, _total: int) -> None:
    """Nobody is there to hear how far it is."""


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


def leaving_of(
    found: Sequence[FallingDue], *, private: bool = False, exempt: bool = False
) -> CalendarLeaving:
    """What of it a calendar file would hold. private, exempt: take such rows along."""
    kept_private = [one.private and not private for one in found]
    kept_exempt = [one.exempt and not exempt for one in found]
    behind = list(zip(kept_private, kept_exempt, strict=True))
    return CalendarLeaving(
        tuple(one for one, kept in zip(found, behind, strict=True) if not any(kept)),
        sum(kept_private),
        sum(one_exempt and not one_private for one_private, one_exempt in behind),
    )


def export_calendar(
    library: Library,
    out: Path,
    as_of: datetime.date,
    *,
    committee: str | None = None,
    private: bool = False,
    exempt: bool = False,
    progress: Progress = _silent,
    is_cancelled: IsCancelled = lambda: False,
) -> CalendarOutcome:
    """Write what falls due to a calendar file; private and exempt rows only where asked for.

    Raises DeskError where nothing may leave or nothing falls due, or `out` cannot be written;
    Cancelled where the person stopped it, and then `out` is as it was.
    """
    from scrutiny_desk.exporting.calendar import write_calendar

    leaving = leaving_of(falling_due(library, as_of, committee), private=private, exempt=exempt)
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

    def step(done: int, total: int) -> None:
        if is_cancelled():
            raise Cancelled
        progress(f"Writing event {done} of {total}", done, total)

    write_calendar(leaving.items, as_of, out, step)
    return CalendarOutcome(leaving, out)
