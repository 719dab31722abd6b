"""Indicators: a denominator that differs, and one indicator printed twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from scrutiny_desk.checking.kinds import Paper, places
from scrutiny_desk.domain.findings import Finding, FindingKind
from scrutiny_desk.domain.papers.facts import IndicatorFact
from scrutiny_desk.domain.questions.alike import words_of

_RATES = {"per_10000": "10,000", "per_100000": "100,000", "per_1000": "1,000"}
_FEWEST_FIGURES = 3
_SHARED = 0.5


def check(paper: Paper) -> Iterator[Finding]:
    """Every indicator of the paper's tables."""
    rows: dict[tuple[str, str], list[IndicatorFact]] = {}
    for fact in paper.facts.kpis:
        rows.setdefault((fact.framework, fact.indicator), []).append(fact)
    for figures in rows.values():
        yield from _units(figures)
    yield from _twice(list(rows.values()))


def _units(figures: list[IndicatorFact]) -> Iterator[Finding]:
    rates = Counter(one.unit for one in figures if one.unit in _RATES)
    if len(rates) < 2:
        return
    usual, count = rates.most_common(1)[0]
    for one in figures:
        # Of two and two nobody can say which is the slip.
        if one.unit in _RATES and one.unit != usual and rates[one.unit] < count:
            yield Finding(
                FindingKind.UNIT,
                one.text,
                f"per {_RATES[usual]}",
                f"The {one.kind} “{one.text}” of “{one.indicator}” is per {_RATES[one.unit]}; the"
                f" other figures of the indicator are per {_RATES[usual]}.",
                places(one),
                one.indicator,
            )


def _twice(rows: list[list[IndicatorFact]]) -> Iterator[Finding]:
    for at, one in enumerate(rows):
        for other in rows[at + 1 :]:
            if _same_figures(one, other) and _same_name(one[0].indicator, other[0].indicator):
                first, second = one[0], other[0]
                yield Finding(
                    FindingKind.TWICE,
                    second.indicator,
                    first.indicator,
                    f"“{second.indicator}” stands twice with the same figures"
                    + (
                        "."
                        if first.indicator == second.indicator
                        else f", also as “{first.indicator}”."
                    ),
                    places(second, first),
                    second.indicator,
                )


def _same_figures(one: list[IndicatorFact], other: list[IndicatorFact]) -> bool:
    first, second = _figures(one), _figures(other)
    return len(first) >= _FEWEST_FIGURES and first == second


def _figures(rows: list[IndicatorFact]) -> set[tuple[str, str | None, float, str]]:
    return {(r.kind, r.period, r.value, r.unit) for r in rows if r.value is not None}


def _same_name(one: str, other: str) -> bool:
    first, second = words_of(one).stems.keys(), words_of(other).stems.keys()
    if not first or not second:
        return one.strip().casefold() == other.strip().casefold()
    return len(first & second) / min(len(first), len(second)) > _SHARED
