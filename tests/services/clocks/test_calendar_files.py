"""A calendar file of what falls due holds what may leave, and says what stayed."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from icalendar import Calendar

from scrutiny_desk.domain.errors import Cancelled, DeskError
from scrutiny_desk.library.library import Library
from scrutiny_desk.services.clocks.calendar_files import export_calendar
from scrutiny_desk.services.tracker import recommendations

DAY = datetime.date(2031, 1, 10)


def enter(library: Library, text: str, *, private: bool = False) -> None:
    rec = recommendations.add_recommendation(
        library,
        committee="Harbour Committee",
        number="",
        date_text="1 December 2030",
        text=text,
        target_text="5 February 2031",
        officer="The engineer",
    ).ids[0]
    if private:
        recommendations.revise_recommendation(library, rec, private=True)


def summaries(out: Path) -> list[str]:
    return [str(event["SUMMARY"]) for event in Calendar.from_ical(out.read_bytes()).events]


def test_private_rows_stay_unless_asked_for(library: Library, tmp_path: Path) -> None:
    out = tmp_path / "due.ics"
    enter(library, "Mend the quay")
    enter(library, "Ask the mayor", private=True)
    outcome = export_calendar(library, out, DAY)
    assert outcome.said == "1 event written to due.ics; 1 private event left out."
    assert summaries(out) == ["Recommendation: Mend the quay"]
    assert b"mayor" not in out.read_bytes()
    outcome = export_calendar(library, out, DAY, private=True)
    assert outcome.said == "2 events written to due.ics."
    assert summaries(out) == ["Recommendation: Ask the mayor", "Recommendation: Mend the quay"]


def test_where_nothing_may_leave_no_file_is_written(library: Library, tmp_path: Path) -> None:
    out = tmp_path / "due.ics"
    with pytest.raises(DeskError, match="Nothing falls due"):
        export_calendar(library, out, DAY)
    enter(library, "Ask the mayor", private=True)
    with pytest.raises(DeskError, match="1 private event left out"):
        export_calendar(library, out, DAY)
    assert not out.exists()


def test_stopped_it_leaves_the_file_as_it_was(library: Library, tmp_path: Path) -> None:
    out = tmp_path / "due.ics"
    out.write_bytes(b"as it was")
    for text in ("Mend the quay", "Paint the bridge"):
        enter(library, text)
    told: list[tuple[str, int, int]] = []
    with pytest.raises(Cancelled):
        export_calendar(
            library,
            out,
            DAY,
            progress=lambda words, done, total: told.append((words, done, total)),
            is_cancelled=lambda: bool(told),
        )
    assert told == [("Writing event 1 of 2", 1, 2)]
    assert out.read_bytes() == b"as it was"
