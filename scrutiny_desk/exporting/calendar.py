"""What falls due as a calendar file (iCalendar, RFC 5545): an all-day event each."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from scrutiny_desk import __version__
from scrutiny_desk.domain.falling_due import FallingDue
from scrutiny_desk.exporting.aside import write_aside

if TYPE_CHECKING:
    from icalendar import Event

_END = b"END:VCALENDAR"
_ONE_DAY = datetime.timedelta(days=1)


def write_calendar(
    items: Sequence[FallingDue],
    as_of: datetime.date,
    out: Path,
    step: Callable[[int, int], None] = lambda _done, _total: None,
) -> None:
    """Write the events in the order of `items`; the same items give the same bytes.

    step: told after each event how many of how many are made; may raise to stop the writing.

    An event has the same UID each time, so a calendar that takes a later file over moves what it
    has in place of doubling it. Raises DeskError where `out` cannot be written.
    """
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", f"-//Scrutiny Desk//{__version__}//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("x-wr-calname", "Scrutiny: what falls due")
    head, end = calendar.to_ical().split(_END)
    parts = [head]
    for done, item in enumerate(items, start=1):
        parts.append(_event(item, as_of).to_ical())
        step(done, len(items))
    written = b"".join([*parts, _END, end])
    write_aside(out, lambda path: _write(path, written))


def _event(item: FallingDue, as_of: datetime.date) -> Event:
    from icalendar import Event

    event = Event()
    event.add("uid", f"{item.key}@scrutiny-desk")
    stamp = datetime.datetime.combine(as_of, datetime.time(), datetime.UTC)
    event.add("dtstamp", stamp)
    event.add("dtstart", item.day)
    event.add("dtend", item.day + _ONE_DAY)
    event.add("summary", item.title)
    event.add("description", _description(item))
    event.add("categories", [item.kind.word])
    # A day on which something is due keeps nobody from a meeting.
    event.add("transp", "TRANSPARENT")
    if item.private or item.exempt:
        event.add("class", "PRIVATE")
    return event


def _description(item: FallingDue) -> str:
    lines = [
        item.text,
        item.committee,
        f"By: {item.who}" if item.who else "",
        item.how,
        f"Source: {item.source}" if item.source else "",
    ]
    return "\n".join(line for line in lines if line)


def _write(path: Path, written: bytes) -> None:
    path.write_bytes(written)
