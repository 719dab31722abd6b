"""The waiting set of a service: its measures side by side, and the bands between them."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from scrutiny_desk.domain.dates import last_day
from scrutiny_desk.domain.measures.measure_chart import events_of, points_of
from scrutiny_desk.domain.measures.measures import Measure

BANDS = ("Up to 18 weeks", "18 to 52 weeks", "52 to 78 weeks", "Over 78 weeks")
ORDER = (
    "Referrals waiting",
    "Over 18 weeks",
    "Over 52 weeks",
    "Over 78 weeks",
    "Per cent over 18 weeks",
    "Longest wait",
    "Average wait",
)
_STEPS = ORDER[:4]


@dataclass(frozen=True, slots=True)
class Bands:
    """How many wait in each band at a date, in the order of BANDS.

    words: the bands' names; fewer than four where the paper prints fewer steps, the last one then
    open to above. doubt: "" where the steps go down as they must, else why nothing is drawn.
    """

    date: datetime.date
    numbers: tuple[float, ...]
    words: tuple[str, ...]
    doubt: str = ""


def set_of(measures: Iterable[Measure], of: Measure) -> list[Measure]:
    """The waiting measures of the same service, in the order of ORDER, others after them."""
    found = [one for one in measures if one.family == "waiting" and one.group == of.group]
    places = {name: at for at, name in enumerate(ORDER)}
    return sorted(found, key=lambda one: places.get(one.name, len(ORDER)))


def bands_of(measures: Sequence[Measure]) -> list[Bands]:
    """The bands of a service by subtraction, a row a date that has waiting and over 18 weeks.

    331 waiting, 198 over 18, 41 over 52 and 0 over 78 weeks are 133, 157, 41 and 0.
    """
    by_name = {
        one.name: {last_day(p.as_of or ""): p.value for p in points_of(one)} for one in measures
    }
    steps = [by_name.get(name, {}) for name in _STEPS]
    rows = []
    for date in sorted(steps[0]):
        known: list[float] = []
        for step in steps:
            value = step.get(date)
            if value is None:
                break
            known.append(value)
        if len(known) < 2:
            continue
        words = BANDS[: len(known)]
        if len(known) < len(BANDS):
            words = (*words[:-1], _STEPS[len(known) - 1])
        numbers = tuple(
            value - (known[at + 1] if at + 1 < len(known) else 0) for at, value in enumerate(known)
        )
        doubt = "more wait long than wait at all" if min(numbers) < 0 else ""
        rows.append(Bands(date, numbers, words, doubt))
    return rows


def events_of_set(measures: Iterable[Measure]) -> tuple[tuple[datetime.date, str], ...]:
    """What is marked on any of a service's measures, each once, oldest first."""
    return tuple(sorted({event for one in measures for event in events_of(one)}))


def sentence_of_bands(rows: Sequence[Bands]) -> str:
    """The newest bands in words."""
    if not rows:
        return "The papers do not print how many wait over 18 weeks beside how many wait."
    last = rows[-1]
    if last.doubt:
        return f"The figures of {_said(last.date)} do not make bands: {last.doubt}."
    parts = [f"{number:g} waiting {words[:1].lower()}{words[1:]}" for number, words in _pairs(last)]
    return f"At {_said(last.date)}: {', '.join(parts)}. Worked out by subtraction."


def _pairs(row: Bands) -> list[tuple[float, str]]:
    return list(zip(row.numbers, row.words, strict=True))


def _said(date: datetime.date) -> str:
    return f"{date:%d %B %Y}".lstrip("0")
