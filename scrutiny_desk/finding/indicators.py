"""Indicators: baselines, targets and actuals, a row an indicator."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from scrutiny_desk.domain.dates import read_date
from scrutiny_desk.domain.facts import DoubtFact, IndicatorFact
from scrutiny_desk.domain.pages import Cell, Reading, Table
from scrutiny_desk.finding.headings import row_page, title_over
from scrutiny_desk.finding.units import read_figure, unit_of

_KINDS = {
    "baseline": "baseline",
    "target": "target",
    "actual": "actual",
    "actuals": "actual",
    "outcome": "actual",
    "result": "actual",
    "outturn": "actual",
    "performance": "actual",
}
_KIND = re.compile(r"\b(" + "|".join(_KINDS) + r")\b", re.IGNORECASE)
_IN_CELL = re.compile(r"\b(baseline|target|actual|outcome|outturn)\b\s*:?", re.IGNORECASE)
# "Target date" heads a date, not a figure.
_A_DATE = re.compile(r"\b(date|by when|deadline|completion)\b", re.IGNORECASE)
_YEARS = re.compile(r"\b(20\d\d\s*[/-]\s*(?:20)?\d\d|Q[1-4]|quarter [1-4])\b", re.IGNORECASE)
_LONGEST_VALUE = 40
_LONGEST_HEADING = 8
_FEWEST_COLUMNS = 2
_MOSTLY = 0.6

Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class _Column:
    """A column of figures: what they are and for when."""

    at: int
    kind: str
    period: str | None


@dataclass(frozen=True, slots=True)
class _Layout:
    """The columns of an indicator table and the row its figures start in."""

    columns: tuple[_Column, ...]
    name_at: int
    first_row: int


def find_indicators(reading: Reading) -> tuple[IndicatorFact, ...]:
    """Every number of every indicator, in the order of printing, as often as it is printed."""
    found: list[IndicatorFact] = []
    for table in reading.tables:
        layout = _layout_of(table)
        if layout is not None:
            framework = title_over(reading, table) or table.rows[0][layout.name_at].text
            found.extend(_facts(reading, table, layout, framework))
    return tuple(found)


def find_indicator_doubts(reading: Reading) -> tuple[DoubtFact, ...]:
    """Figures of indicators that are no numbers."""
    return tuple(
        DoubtFact(
            page=fact.page,
            page_index=fact.page_index,
            confidence=fact.confidence,
            box=fact.box,
            what=f"The {fact.kind} of “{fact.indicator}”: “{fact.text}”",
            why="It is not printed as a number.",
        )
        for fact in find_indicators(reading)
        if fact.value is None
    )


def _layout_of(table: Table) -> _Layout | None:
    """The layout of an indicator table, or None where the table is something else."""
    if len(table.rows) < 2 or table.columns < 3:
        return None
    top = [cell.text for cell in table.rows[0]]
    under = [cell.text for cell in table.rows[1]] if len(table.rows) > 2 else []
    two = _two_rows(top, under)
    columns = two if two is not None else _one_row(top)
    first_row = 1 if two is None else 2
    figures = [column for column in columns if column.kind in {"baseline", "target"}]
    if len(columns) < _FEWEST_COLUMNS or not figures:
        return None
    name_at = min(column.at for column in columns) - 1
    if name_at < 0:
        return None
    layout = _Layout(tuple(columns), name_at, first_row)
    return layout if _holds_figures(table, layout) else None


def _one_row(top: Sequence[str]) -> list[_Column]:
    """The columns of one heading row, each with its kind and period."""
    found: list[_Column] = []
    alone: list[_Column] = []
    for at, text in enumerate(top):
        kind = _kind_of(text)
        period = read_date(text)
        if at == 0 or _A_DATE.search(text) or len(text.split()) > _LONGEST_HEADING:
            continue
        if kind is not None and (period is not None or _is_bare(text)):
            found.append(_Column(at, kind, period))
        elif kind is None and (period is not None or _YEARS.search(text)):
            alone.append(_Column(at, "actual", period))
    # A period alone beside a baseline or a target is what was reached by then.
    return sorted([*found, *alone], key=lambda column: column.at) if found else []


def _two_rows(top: Sequence[str], under: Sequence[str]) -> list[_Column] | None:
    """The columns of two heading rows, periods over kinds, or None where there is one row.

    A period stands over its columns once; the heading cells after it are empty.
    """
    said = [at for at, text in enumerate(under) if text]
    if len(said) < _FEWEST_COLUMNS or not all(_kind_of(under[at]) for at in said):
        return None
    if any(read_date(under[at]) for at in said):
        return None
    found: list[_Column] = []
    over = ""
    for at, text in enumerate(top):
        over = text or over
        kind = _kind_of(under[at])
        if kind is None:
            continue
        # "Baseline April 2023" over "Outcome" is a baseline.
        found.append(
            _Column(at, "baseline" if _kind_of(over) == "baseline" else kind, _period(over))
        )
    return found


def _period(text: str) -> str | None:
    return read_date(text)


def _kind_of(text: str) -> str | None:
    match = _KIND.search(text)
    return _KINDS[match.group(1).lower()] if match is not None else None


def _is_bare(text: str) -> bool:
    """Whether a heading says the kind and little else ("Target", "Baseline 2023/24")."""
    return len(_YEARS.sub("", text).split()) <= 2


def _holds_figures(table: Table, layout: _Layout) -> bool:
    """Whether the columns mostly hold figures, as far as they hold anything."""
    texts = [
        text
        for row in table.rows[layout.first_row :]
        for column in layout.columns
        for _, text in _pieces(row[column.at].text, column.kind, longest=None)
    ]
    figures = sum(1 for text in texts if read_figure(text) is not None)
    return bool(texts) and figures >= _MOSTLY * len(texts)


def _facts(reading: Reading, table: Table, layout: _Layout, framework: str) -> list[IndicatorFact]:
    found: list[IndicatorFact] = []
    for row in table.rows[layout.first_row :]:
        name = row[layout.name_at].text
        if not name:
            continue
        start = row_page(row)
        for column in layout.columns:
            for kind, text in _pieces(row[column.at].text, column.kind):
                figure = read_figure(text, name)
                found.append(
                    IndicatorFact(
                        page=reading.pages[start.page_index].name,
                        page_index=start.page_index,
                        confidence=0.95 if figure is not None else 0.5,
                        box=row[column.at].box,
                        framework=framework,
                        indicator=name,
                        kind=kind,
                        period=column.period,
                        text=text,
                        value=figure.value if figure is not None else None,
                        unit=figure.unit if figure is not None else unit_of(name),
                    )
                )
    return found


def _pieces(text: str, kind: str, longest: int | None = _LONGEST_VALUE) -> list[tuple[str, str]]:
    """The figures of a cell with their kinds: "35% Actual 43%" holds a target and an actual.

    A cell that prints a heading once more ("Target October 2024") holds none. Text over `longest`
    characters is no value.
    """
    parts = _IN_CELL.split(text)
    found = [(kind, parts[0].strip())]
    for said, value in zip(parts[1::2], parts[2::2], strict=True):
        found.append((_KINDS[said.lower()], value.strip()))
    return [
        (of, value)
        for of, value in found
        if value and (longest is None or len(value) <= longest) and read_date(value) is None
    ]
