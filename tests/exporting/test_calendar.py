"""A calendar file that any calendar reads: whole days, known again, the same bytes each time."""

from __future__ import annotations

import datetime
from dataclasses import replace
from pathlib import Path

import pytest
from icalendar import Calendar

from scrutiny_desk.domain.errors import DeskError
from scrutiny_desk.domain.falling_due import DueKind, FallingDue
from scrutiny_desk.exporting.calendar import write_calendar

AS_OF = datetime.date(2024, 1, 25)
RESPONSE = FallingDue(
    DueKind.RESPONSE,
    "rec-1",
    datetime.date(2024, 3, 24),
    "Harbour, Bridges; and \\ Quays",
    "Response to recommendation SR (25/26) 01: Mend the quay, the bridge; and the buoys",
    "Mend the quay — “at once”\nand tell us. " + "Größe ÷ 18 " * 20,
    "the executive",
    "2 months beginning with 25 January 2024, which is the first day counted.",
    "Local Government Act 2000 s9FE",
)
AGENDA = FallingDue(
    DueKind.AGENDA,
    "meeting-1",
    datetime.date(2024, 12, 31),
    "Harbour",
    "Publish the agenda of Harbour of 9 January 2025",
    "",
    "",
    "5 clear days.",
)


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "due.ics"


def test_events_are_read_back_as_they_were(out: Path) -> None:
    write_calendar([RESPONSE, AGENDA], AS_OF, out)
    first, second = Calendar.from_ical(out.read_bytes()).events
    assert first["SUMMARY"] == RESPONSE.title
    assert first["DESCRIPTION"] == (
        f"{RESPONSE.text}\n{RESPONSE.committee}\nBy: the executive\n{RESPONSE.how}\n"
        "Source: Local Government Act 2000 s9FE"
    )
    assert first["DTSTART"].dt == RESPONSE.day
    assert first["DTEND"].dt == datetime.date(2024, 3, 25)
    assert first["UID"] == "response-rec-1@scrutiny-desk"
    assert first.categories == ["Response"]
    assert second["DTEND"].dt == datetime.date(2025, 1, 1)
    assert second["DESCRIPTION"] == "Harbour\n5 clear days."


def test_the_days_are_whole_days_and_keep_nobody_busy(out: Path) -> None:
    write_calendar([RESPONSE], AS_OF, out)
    lines = out.read_bytes().split(b"\r\n")
    assert b"DTSTART;VALUE=DATE:20240324" in lines
    assert b"DTEND;VALUE=DATE:20240325" in lines
    assert b"TRANSP:TRANSPARENT" in lines


def test_lines_are_folded_within_75_bytes_and_never_inside_a_letter(out: Path) -> None:
    write_calendar([RESPONSE], AS_OF, out)
    written = out.read_bytes()
    assert written.endswith(b"END:VCALENDAR\r\n")
    for line in written.split(b"\r\n"):
        assert len(line) <= 75
        line.decode("utf-8")
    assert b"\n" not in written.replace(b"\r\n", b"")


def test_the_same_events_give_the_same_bytes(out: Path) -> None:
    write_calendar([RESPONSE, AGENDA], AS_OF, out)
    before = out.read_bytes()
    write_calendar([RESPONSE, AGENDA], AS_OF, out)
    assert out.read_bytes() == before


def test_an_event_is_known_again_when_its_day_and_words_change(out: Path) -> None:
    def uid(item: FallingDue) -> str:
        write_calendar([item], AS_OF, out)
        (event,) = Calendar.from_ical(out.read_bytes()).events
        return str(event["UID"])

    moved = replace(RESPONSE, day=datetime.date(2024, 5, 1), title="Otherwise", text="Otherwise")
    assert uid(RESPONSE) == uid(moved) != uid(replace(RESPONSE, kind=DueKind.TARGET))


def test_a_private_event_that_was_asked_for_says_so(out: Path) -> None:
    write_calendar([replace(RESPONSE, private=True), AGENDA], AS_OF, out)
    first, second = Calendar.from_ical(out.read_bytes()).events
    assert first["CLASS"] == "PRIVATE"
    assert "CLASS" not in second


def test_a_file_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(DeskError, match="There is no folder"):
        write_calendar([AGENDA], AS_OF, tmp_path / "nowhere" / "due.ics")
