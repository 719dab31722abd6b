"""Decisions of the executive or of its members: those taken, and those to come."""

from __future__ import annotations

from scrutiny_desk.domain.pages.pages import Reading
from scrutiny_desk.domain.papers.facts import Facts
from scrutiny_desk.finding.decisions.forward_plan import add_coming
from scrutiny_desk.finding.decisions.lists import entries
from scrutiny_desk.finding.decisions.taken import add_taken


def find(reading: Reading, found: Facts) -> Facts:
    """The decisions that the paper reports, and the matters of the forward plan."""
    listed = entries(reading)
    return add_coming(listed, add_taken(listed, found))
