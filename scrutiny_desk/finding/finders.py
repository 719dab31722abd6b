"""The list of all finders, each of which knows one kind of thing."""

from __future__ import annotations

from collections.abc import Callable

from scrutiny_desk.domain.pages.pages import Reading
from scrutiny_desk.domain.papers.facts import Facts
from scrutiny_desk.finding import (
    agenda,
    decisions,
    definitions,
    document,
    figure_tables,
    glossary,
    indicators,
    informal,
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
from scrutiny_desk.finding.waiting import dashboard

Finder = Callable[[Reading, Facts], Facts]

FINDERS: tuple[Finder, ...] = (
    meeting.find,
    agenda.find,
    reports.find,
    document.find,
    minutes.find,
    informal.find,
    decisions.find,
    tracker.find,
    dashboard.find,
    waiting.find,
    indicators.find,
    definitions.find,
    milestones.find,
    work_plan.find,
    inspection.find,
    statement.find,
    strategy.find,
    glossary.find,
    unread.find,
    figure_tables.find,
)
"""In this order, because a finder may use what those before it found."""
