"""Pages become facts: one list of finders, each of which knows one kind of thing.

No file and no database is known here: a reading goes in, facts come out.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from scrutiny_desk.domain.facts import DocumentFact, Facts
from scrutiny_desk.domain.pages import Reading
from scrutiny_desk.finding.agenda import find_agenda_doubts, find_agenda_items
from scrutiny_desk.finding.dashboard import find_dashboard
from scrutiny_desk.finding.document import find_document
from scrutiny_desk.finding.indicators import find_indicator_doubts, find_indicators
from scrutiny_desk.finding.meeting import find_meeting
from scrutiny_desk.finding.reports import find_reports
from scrutiny_desk.finding.tracker import find_recommendations, find_tracker_doubts
from scrutiny_desk.finding.waiting import find_waiting_doubts, find_waiting_times

Finder = Callable[[Reading, Facts], Facts]


def _meeting(reading: Reading, found: Facts) -> Facts:
    return replace(found, meeting=find_meeting(reading))


def _agenda(reading: Reading, found: Facts) -> Facts:
    items = find_agenda_items(reading)
    doubts = find_agenda_doubts(reading, items)
    return replace(found, agenda_items=items, doubts=(*found.doubts, *doubts))


def _document(reading: Reading, found: Facts) -> Facts:
    return replace(
        found, document=find_document(reading, found.meeting, found.agenda_items, found.reports)
    )


def _reports(reading: Reading, found: Facts) -> Facts:
    return replace(found, reports=find_reports(reading, found.agenda_items))


def _tracker(reading: Reading, found: Facts) -> Facts:
    doubts = (*found.doubts, *find_tracker_doubts(reading))
    return replace(found, recommendations=find_recommendations(reading), doubts=doubts)


def _waiting(reading: Reading, found: Facts) -> Facts:
    doubts = (*found.doubts, *find_waiting_doubts(reading))
    return replace(found, waiting_times=find_waiting_times(reading), doubts=doubts)


def _dashboard(reading: Reading, found: Facts) -> Facts:
    return replace(found, waiting_dashboard=find_dashboard(reading))


def _indicators(reading: Reading, found: Facts) -> Facts:
    doubts = (*found.doubts, *find_indicator_doubts(reading))
    return replace(found, kpis=find_indicators(reading), doubts=doubts)


FINDERS: tuple[Finder, ...] = (
    _meeting,
    _agenda,
    _reports,
    _document,
    _tracker,
    _waiting,
    _dashboard,
    _indicators,
)
"""In this order, because a finder may use what those before it found."""


def find_facts(reading: Reading) -> Facts:
    """Everything that is found in the paper, with its pages."""
    found = Facts(document=_unread(reading))
    for finder in FINDERS:
        found = finder(reading, found)
    return found


def _unread(reading: Reading) -> DocumentFact:
    return DocumentFact(
        kind="other",
        title=reading.title or reading.file_name,
        pages=len(reading.pages),
        sha256=reading.sha256,
        page=reading.pages[0].name if reading.pages else "PDF 1",
        page_index=0,
        confidence=0.0,
    )
