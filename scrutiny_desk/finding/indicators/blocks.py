"""Indicators printed a block each: a name, and under it "Latest 54%  Target 60%  Floor 50%"."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from scrutiny_desk.domain.pages.pages import Page, Reading
from scrutiny_desk.domain.papers.facts import IndicatorFact
from scrutiny_desk.finding.indicators.values import (
    KINDS,
    is_not_available,
    name_of,
    period_of,
)
from scrutiny_desk.finding.lines import Printed, follows, join, joined_levels, without_number
from scrutiny_desk.finding.units import read_figure, unit_of

_LABELS = {**KINDS, "floor": "", "minimum": "", "tolerance": "", "previous": "", "national": ""}
_LABEL = (
    r"(?P<label>latest|current|actual|outturn|result|baseline|target|floor|minimum|tolerance|"
    r"previous|national)(?:\s+(?:figure|value|result|performance|position|average|outturn))?"
)
_FIGURE = (
    r"(?P<figure>(?:[≤≥<>]=?\s*)?[-−]?£?\d[\d,]*(?:\.\d+)?\s*(?:%|per ?cent\b)?"
    r"(?:\s*(?:/|per)\s*1(?:00|0)?,?000\b)?(?:\s*(?:days?|weeks?|months?|hours?)\b)?|"
    r"\bx\b|\*|n/a|tb[ac]\b)"
)
_PERIOD = (
    r"(?P<period>\(?(?:as (?:at|of)\s+)?(?:"
    r"(?:\d{1,2}\s+)?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|"
    r"nov|dec)[a-z]*\.?\s+(?:20)?\d\d|q[1-4](?:\s*20\d\d(?:\s*[/-]\s*\d\d(?:\d\d)?)?)?|"
    r"20\d\d\s*[/-]\s*\d\d(?:\d\d)?)\)?)"
)
_OTHER = (
    r"(?P<other>\b(?:red|amber|green|blue|rag|status|rating|trend|direction of travel)\b|"
    r"\b(?:lower|higher|smaller|bigger) is better\b|[↑↓→↔▲▼⬆⬇●:|,;=–—-])"
)
_TOKEN = re.compile(rf"\s*(?:{_PERIOD}|{_LABEL}\b|{_FIGURE}|{_OTHER})\s*", re.IGNORECASE)
_FEWEST = 2
_LONGEST_NAME_LINES = 3
_SAME_SIZE = 0.5
# Lines of one column start this near to each other (points).
_SAME_COLUMN = 40.0
_CONFIDENCE = 0.85


@dataclass(frozen=True, slots=True)
class _Said:
    """One labelled figure of a block. kind: "" for what no fact is made of, such as a floor."""

    kind: str
    text: str
    period: str | None


def block_indicators(reading: Reading, tabled: Collection[int]) -> list[IndicatorFact]:
    """The numbers of every block in the paper, without the pages that have indicator tables."""
    found: list[IndicatorFact] = []
    for page in reading.pages:
        if page.index not in tabled and _may_have_blocks(page):
            found.extend(_on(page))
    return found


def _may_have_blocks(page: Page) -> bool:
    return any(word.text[:6] in {"Target", "TARGET", "target"} for word in page.words)


def _on(page: Page) -> list[IndicatorFact]:
    """The blocks of a page, which stand one under the other or in columns side by side."""
    lines = [Printed(page, line) for line in page.lines if line.words]
    levels = joined_levels(lines)
    if not any(_side_by_side(printed.text) for printed in levels):
        return _in_order(page, levels, levels[0].text)
    columns: list[list[Printed]] = []
    for printed in lines:
        x = printed.line.box.x0
        near = (one for one in columns if abs(one[0].line.box.x0 - x) <= _SAME_COLUMN)
        column = next(near, None)
        if column is None:
            columns.append([printed])
        else:
            column.append(printed)
    return [fact for column in columns for fact in _in_order(page, column, levels[0].text)]


def _side_by_side(text: str) -> bool:
    """Whether a line has one label twice: it holds parts of more than one block."""
    labels = [token["label"].lower() for token in _tokens(text) or () if token["label"]]
    return len(set(labels)) < len(labels)


def _in_order(page: Page, lines: Sequence[Printed], title: str) -> list[IndicatorFact]:
    """The blocks of lines that stand one under the other. title: the page's first line."""
    found: list[IndicatorFact] = []
    heading: str | None = None
    at = 0
    while at < len(lines):
        if _tokens(lines[at].text) is None:
            at += 1
            continue
        end = at + 1
        while end < len(lines) and _tokens(lines[end].text) is not None:
            end += 1
        said = _block(" ".join(printed.text for printed in lines[at:end]))
        name, first = _name_over(lines, at)
        if said is not None and name:
            if heading is None:
                heading = title if lines[first].text != title else ""
            found.extend(_facts(page, lines[at:end], heading, name, said))
        at = end
    return found


def _tokens(text: str) -> list[re.Match[str]] | None:
    """The labels, figures and signs that a line is made of, or None where it has other words."""
    tokens: list[re.Match[str]] = []
    at = 0
    while at < len(text):
        match = _TOKEN.match(text, at)
        if match is None or match.end() == at:
            return None
        tokens.append(match)
        at = match.end()
    return tokens or None


def _block(text: str) -> list[_Said] | None:
    """The labelled figures of a block, or None where it does not hold a target and an actual.

    Every label has its figure after it, or all labels come first and then as many figures.
    """
    tokens = [token for token in _tokens(text) or () if token["other"] is None]
    labels = [token["label"].lower() for token in tokens if token["label"]]
    figures = [token["figure"].strip() for token in tokens if token["figure"]]
    if len(labels) < _FEWEST or not len(labels) == len(figures) == len(set(labels)):
        return None
    periods: list[str | None] = [None] * len(labels)
    order = [token["label"] is not None for token in tokens if token["period"] is None]
    paired = all(is_label == (place % 2 == 0) for place, is_label in enumerate(order))
    if not paired and not all(order[: len(labels)]):
        return None
    count = 0
    for token in tokens:
        if token["label"]:
            count += 1
        elif token["period"] and paired and count and periods[count - 1] is None:
            periods[count - 1] = period_of(token["period"].strip(" ()"))
    said = [
        # What was measured before is a reading too, where it is said of when.
        _Said("actual" if label == "previous" and period else _LABELS[label], figure, period)
        for label, figure, period in zip(labels, figures, periods, strict=True)
    ]
    kinds = {one.kind for one in said}
    return said if {"target", "actual"} <= kinds or {"target", "baseline"} <= kinds else None


def _name_over(lines: Sequence[Printed], at: int) -> tuple[str, int]:
    """The name over a block and the line it starts in; "" where none stands close over it."""
    first = at
    while first > 0 and at - first < _LONGEST_NAME_LINES:
        above = lines[first - 1]
        if _tokens(above.text) is not None or above.text.rstrip().endswith((".", ";")):
            break
        if first < at and not _one_name(above, lines[first]):
            break
        first -= 1
    text = join(printed.text for printed in lines[first:at])
    return name_of(without_number(text), rated=True), first


def _one_name(above: Printed, below: Printed) -> bool:
    """Whether two lines are one name: close to each other, of one size and one weight."""
    same = above.line.bold == below.line.bold and abs(above.size - below.size) < _SAME_SIZE
    return same and follows(above, below)


def _facts(
    page: Page, lines: Sequence[Printed], heading: str, name: str, said: Sequence[_Said]
) -> list[IndicatorFact]:
    box = lines[0].line.box
    for printed in lines[1:]:
        box = box.union(printed.line.box)
    found: list[IndicatorFact] = []
    for one in said:
        if not one.kind:
            continue
        figure = None if is_not_available(one.text) else read_figure(one.text, name)
        found.append(
            IndicatorFact(
                page=page.name,
                page_index=page.index,
                box=box,
                confidence=_CONFIDENCE,
                framework=heading,
                indicator=name,
                kind=one.kind,
                period=one.period,
                text=one.text,
                value=figure.value if figure is not None else None,
                unit=figure.unit if figure is not None else unit_of(name),
            )
        )
    return found
