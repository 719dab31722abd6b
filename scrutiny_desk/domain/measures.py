"""Waiting times and indicators over time: series of readings with their pages."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reading:
    """One printed figure. as_of is ISO as precise as printed; value in the measure's unit.

    kind: `reading` for a waiting list; `baseline`, `target` or `actual` for an indicator.
    """

    id: str
    as_of: str | None
    kind: str
    value: float | None
    printed: str
    paper_id: str
    page_index: int
    page_name: str


@dataclass(frozen=True, slots=True)
class Measure:
    """A service's measure or an indicator, with every reading of it, oldest first.

    family: `waiting` or `indicator`. group: the service, or the indicator's framework.
    name: "Referrals waiting", or the indicator's words. unit: `count`, `percent`, `weeks`,
    `per_10000`, `per_100000`. good: `up`, `down` or "" where it is not known which is better.
    """

    key: str
    family: str
    group: str
    name: str
    unit: str
    good: str
    readings: tuple[Reading, ...]
