"""The list of all checks, and what a paper comes to under them."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from scrutiny_desk.checking import (
    across,
    agenda,
    changes,
    days,
    in_words,
    indicators,
    parts_told,
    plans,
    promises,
    references,
    spans,
    sums,
    to_come,
    told,
    waiting,
)
from scrutiny_desk.checking.kinds import Paper
from scrutiny_desk.checking.tables import colours, ratings, relations, totals, wholes
from scrutiny_desk.domain.findings import Finding

EDITION = 6
"""Raised with every change of what the checks find: what was kept before is worked out anew."""

CHECKS: tuple[Callable[[Paper], Iterator[Finding]], ...] = (
    waiting.check,
    across.check,
    sums.check,
    totals.check,
    relations.check,
    wholes.check,
    ratings.check,
    colours.check,
    references.check,
    plans.check,
    indicators.check,
    days.check,
    changes.check,
    told.check,
    spans.check,
    to_come.check,
    in_words.check,
    parts_told.check,
    agenda.check,
    promises.check,
)


def check_paper(paper: Paper) -> tuple[Finding, ...]:
    """Everything in a paper that does not add up, in the order of its pages, each once."""
    found = {one.key: one for check in CHECKS for one in check(paper)}
    return tuple(
        sorted(found.values(), key=lambda one: one.places[0].page_index if one.places else -1)
    )
