"""Rows of the tracker in the order of their references, and all of them in words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from scrutiny_desk.domain.tracker.recommendations import Computed, RecommendationRow

_DIGITS = re.compile(r"(\d+)")


def natural(words: str) -> tuple[object, ...]:
    """A sort key by which 2 stands before 10, and "A27/9" before "A27/14"."""
    parts = _DIGITS.split(words.casefold().strip())
    return tuple((0, int(part), "") if part.isdecimal() else (1, 0, part) for part in parts if part)


def by_reference(rows: Iterable[RecommendationRow]) -> list[RecommendationRow]:
    """Sorted by reference; rows without one stand last, as the register has them."""
    return sorted(
        rows,
        key=lambda row: (not row.recommendation.number.strip(), natural(row.recommendation.number)),
    )


def totals(rows: Iterable[RecommendationRow]) -> str:
    """All of it in words: "11 open: 2 overdue, 2 due, 2 without a date"."""
    return totals_of(Counter(row.standing.computed for row in rows))


def totals_of(count: Mapping[Computed, int]) -> str:
    """The same from how many rows have each status."""
    total, closed = sum(count.values()), count.get(Computed.CLOSED, 0)
    if not total:
        return "No recommendations"
    parts = [
        f"{count[computed]:,} {words}"
        for computed, words in (
            (Computed.OVERDUE, "overdue"),
            (Computed.DUE, "due"),
            (Computed.NO_DATE, "without a date"),
            (Computed.NOT_DUE, "not due"),
        )
        if count.get(computed, 0)
    ]
    said = f"{total - closed:,} open" + (f": {', '.join(parts)}" if parts else "")
    return f"{said}; {closed:,} closed" if closed else said
