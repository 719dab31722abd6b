"""Waiting times and indicators over time: series of readings with their pages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from scrutiny_desk.domain.dates import last_day
from scrutiny_desk.domain.measures.series_setup import NO_SETUP, SeriesSetup


@dataclass(frozen=True, slots=True)
class Place:
    """Where a reading is printed.

    told_on: the ISO date of the paper's meeting, "" where it has none. name: the service or the
    indicator in the words of that page.
    """

    paper_id: str
    page_index: int
    page_name: str
    printed: str
    told_on: str = ""
    name: str = ""


class OwnReading(NamedTuple):
    """A reading that a person entered; a tuple, since a library may hold hundreds of thousands.

    series: the key of its measure. as_of: ISO as precise as it was said. value: None for one that
    is not available. printed: the figure as it was typed. origin: `typed`, `pasted` or `imported`.
    note: where it comes from, in the person's words. file_name, place: of an imported one, with
    row and column ("Sheet1, row 4, column C"). by: who entered it. entered: when, ISO UTC.
    """

    id: str
    series: str
    as_of: str
    kind: str
    value: float | None
    printed: str
    origin: str
    note: str = ""
    file_name: str = ""
    place: str = ""
    by: str = ""
    entered: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """One figure. as_of is ISO as precise as printed; value in the measure's unit.

    kind: `reading` for a waiting list; `baseline`, `target` or `actual` for an indicator.
    paper_id, page_index, page_name: its first print; "" and 0 for one that no paper prints.
    places: every print of it, the first one first. own: what people entered of the same.
    counts: False where others of the same date differ and another one counts.
    """

    id: str
    as_of: str | None
    kind: str
    value: float | None
    printed: str
    paper_id: str
    page_index: int
    page_name: str
    places: tuple[Place, ...] = ()
    own: tuple[OwnReading, ...] = ()
    counts: bool = True

    @property
    def is_printed(self) -> bool:
        """Whether a paper prints it; else a person entered it."""
        return bool(self.paper_id)


@dataclass(frozen=True, slots=True)
class Measure:
    """A service's measure or an indicator, with every reading of it, oldest first.

    family: `waiting` or `indicator`. group: the service, or the indicator's framework.
    name: "Referrals waiting", or the indicator's words. unit: `count`, `percent`, `weeks`,
    `per_10000`, `per_100000`. good: `up`, `down` or "" where it is not known which is better.
    names: the names that somebody said are this one service, as printed. setup: what people
    decided on it. unlike: one sentence where it is counted in unlike ways, else "".
    """

    key: str
    family: str
    group: str
    name: str
    unit: str
    good: str
    readings: Sequence[Reading]
    names: tuple[str, ...] = ()
    setup: SeriesSetup = NO_SETUP
    unlike: str = ""

    def has_words(self, wanted: Iterable[str]) -> bool:
        """Whether every one of the words, folded, stands in what it is called."""
        called = f"{self.group} {self.name}".casefold()
        return all(word in called for word in wanted)

    @property
    def disagreements(self) -> tuple[tuple[Reading, ...], ...]:
        """The readings of one kind and date that differ, those that count first; oldest first."""
        return disagreements(self.readings)


def disagreements(readings: Iterable[Reading]) -> tuple[tuple[Reading, ...], ...]:
    """Sets of readings that say different figures of one kind and date."""
    same: dict[tuple[str, str], list[Reading]] = {}
    for one in readings:
        if one.as_of is not None and one.value is not None:
            same.setdefault((last_day(one.as_of).isoformat(), one.kind), []).append(one)
    return tuple(
        tuple(sorted(found, key=lambda one: not one.counts))
        for _, found in sorted(same.items())
        if len(found) > 1
    )
