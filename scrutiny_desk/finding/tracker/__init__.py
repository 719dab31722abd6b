"""The committee's recommendations tracker."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from scrutiny_desk.domain.pages.pages import Reading
from scrutiny_desk.domain.papers.facts import DoubtFact, Facts, RecommendationFact
from scrutiny_desk.finding.tracker.columns import load_vocabulary
from scrutiny_desk.finding.tracker.rows import read_rows
from scrutiny_desk.finding.tracker.tables import UNHEADED, recognised


def find(reading: Reading, found: Facts) -> Facts:
    """The rows of the trackers, and which of them are in doubt."""
    rows = find_recommendations(reading)
    doubts = (*found.doubts, *find_tracker_doubts(rows))
    return replace(found, recommendations=rows, doubts=doubts)


def find_recommendations(reading: Reading) -> tuple[RecommendationFact, ...]:
    """Every row of every tracker in the paper, in the order of printing."""
    vocabulary = load_vocabulary()
    names = [page.name for page in reading.pages]
    found: list[RecommendationFact] = []
    for one in recognised(reading, vocabulary):
        rows, _ = read_rows(
            one.table, one.heading_at, one.columns, vocabulary, names, one.sure, reading.sheets
        )
        found.extend(row.fact for row in rows)
    return tuple(found)


def find_tracker_doubts(rows: Sequence[RecommendationFact]) -> tuple[DoubtFact, ...]:
    """Rows whose date is printed but cannot be read, and rows that stand under no heading."""
    undated = [
        _doubt(
            fact,
            f"The date of recommendation {fact.number}: “{fact.date_text}”",
            "It is not printed as a date that can be read.",
        )
        for fact in rows
        if fact.date_text and fact.date is None
    ]
    unheaded = [
        _doubt(
            fact,
            f"The columns of recommendation {fact.number}",
            "No heading is printed over them; they are read as those of the table before.",
        )
        for fact in rows
        if fact.confidence == UNHEADED
    ]
    return (*undated, *unheaded)


def _doubt(fact: RecommendationFact, what: str, why: str) -> DoubtFact:
    return DoubtFact(
        page=fact.page,
        page_index=fact.page_index,
        confidence=fact.confidence,
        box=fact.box,
        what=what,
        why=why,
    )
