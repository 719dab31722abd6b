"""Pages become facts: one list of finders, each of which knows one kind of thing.

No file and no database is known here: a reading goes in, facts come out.
"""

from __future__ import annotations

from collections.abc import Callable

from scrutiny_desk.domain.facts import DocumentFact, Facts
from scrutiny_desk.domain.pages import Reading
from scrutiny_desk.finding import (
    agenda,
    dashboard,
    decisions,
    document,
    forward_plan,
    glossary,
    indicators,
    inspection,
    meeting,
    milestones,
    minutes,
    reports,
    statement,
    strategy,
    tracker,
    unread,
    waiting,
    work_plan,
)
from scrutiny_desk.finding.surety import no_surer_than_the_page

Finder = Callable[[Reading, Facts], Facts]

FINDERS: tuple[Finder, ...] = (
    meeting.find,
    agenda.find,
    reports.find,
    document.find,
    minutes.find,
    decisions.find,
    forward_plan.find,
    tracker.find,
    dashboard.find,
    waiting.find,
    indicators.find,
    milestones.find,
    work_plan.find,
    inspection.find,
    statement.find,
    strategy.find,
    glossary.find,
    unread.find,
)
"""In this order, because a finder may use what those before it found."""


def find_facts(reading: Reading) -> Facts:
    """Everything that is found in the paper, with its pages."""
    found = Facts(document=_unread(reading))
    for finder in FINDERS:
        found = finder(reading, found)
    return no_surer_than_the_page(reading, found)


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
