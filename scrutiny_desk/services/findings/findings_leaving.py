"""Figures that do not add up as a file: what may leave, and what stays behind."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from scrutiny_desk.domain.dates import say
from scrutiny_desk.domain.findings import FoundIn, LeavingFinding, Place
from scrutiny_desk.library.connection import Connection
from scrutiny_desk.library.library import Library
from scrutiny_desk.library.plain import now
from scrutiny_desk.library.shelves import meetings, papers
from scrutiny_desk.services.papers.exempt import Exempt, exempt_in


def export_findings(library: Library, found: Sequence[FoundIn], out: Path) -> str:
    """Write findings to a workbook, and say what was written and what was left out.

    What stands on an exempt page stays here; so do the reasons for which something was put aside,
    which are the person's own. Raises DeskError where `out` cannot be written.
    """
    from scrutiny_desk.exporting.findings_workbook import write_findings

    with library.read() as connection:
        exempt: dict[str, Exempt] = {}
        rows = [
            _leaving(connection, one)
            for one in found
            if not any(_closed(connection, exempt, one, place) for place in one.finding.places)
        ]
    left = len(found) - len(rows)
    stays = "" if not left else f" {_count(left)} on exempt pages {_was(left)} left out."
    written = f"{_count(len(rows))}, written by Scrutiny Desk on {say(now()[:10])}"
    about = [
        f"Figures that do not add up: {written}.",
        "What is printed may still be right: see the page.",
        stays.strip(),
    ]
    write_findings(rows, [line for line in about if line], out)
    return f"{_count(len(rows))} written to {out.name}.{stays}"


def _closed(connection: Connection, known: dict[str, Exempt], one: FoundIn, place: Place) -> bool:
    paper_id = place.paper_id or one.paper_id
    if paper_id not in known:
        known[paper_id] = exempt_in(connection, paper_id)
    return known[paper_id].covers(place.page_index, None)


def _leaving(connection: Connection, one: FoundIn) -> LeavingFinding:
    paper = papers.paper(connection, one.paper_id)
    meeting = None if paper is None else meetings.meeting(connection, paper.meeting_id)
    own = [place.page for place in one.finding.places if not place.paper_id]
    return LeavingFinding(
        meeting="" if meeting is None else meetings.title(meeting.committee, meeting.date),
        paper=one.paper_title,
        pages=", ".join(own),
        what=one.finding.kind.word,
        printed=one.finding.printed,
        expected=one.finding.expected,
        sentence=one.finding.sentence,
        standing="Question" if one.asked else "Put aside" if one.put_aside else "To look at",
    )


def _count(number: int) -> str:
    return "1 finding" if number == 1 else f"{number:,} findings"


def _was(number: int) -> str:
    return "was" if number == 1 else "were"
