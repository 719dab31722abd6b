"""Indicators: baselines, targets and actuals, a row an indicator or a block an indicator."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from scrutiny_desk.domain.pages.pages import Cell, Reading, Table
from scrutiny_desk.domain.papers.facts import DoubtFact, Facts, IndicatorFact
from scrutiny_desk.finding.headings import row_page, title_over
from scrutiny_desk.finding.indicators.blocks import block_indicators
from scrutiny_desk.finding.indicators.columns import Layout, layout_of
from scrutiny_desk.finding.indicators.values import (
    ends_in_rating,
    is_bare,
    is_not_available,
    kind_of,
    name_of,
    pieces_of,
)
from scrutiny_desk.finding.units import read_figure, unit_of

_SURE = 0.95
_NO_NUMBER = 0.5
_RATED = 2


def find(reading: Reading, found: Facts) -> Facts:
    """The numbers of the indicators, and which of them are in doubt."""
    rows = find_indicators(reading)
    doubts = (*found.doubts, *find_indicator_doubts(rows))
    return replace(found, kpis=rows, doubts=doubts)


def find_indicators(reading: Reading) -> tuple[IndicatorFact, ...]:
    """Every number of every indicator, in the order of printing, as often as it is printed."""
    found: list[IndicatorFact] = []
    tabled: set[int] = set()
    above: frozenset[str] = frozenset()
    for table in reading.tables:
        layout = layout_of(table)
        if layout is not None:
            title = title_over(reading, table)
            # The last row of the table before is no title of this one.
            named = title if title not in above else ""
            framework = named or table.rows[0][layout.name_at].text
            found.extend(_facts(reading, table, layout, framework))
            tabled.update(range(table.first_page, table.last_page + 1))
        above = frozenset(cell.text for cell in table.rows[-1]) if table.rows else frozenset()
    blocks = block_indicators(reading, tabled)
    if not blocks:
        return tuple(found)
    return tuple(sorted([*found, *blocks], key=lambda fact: fact.page_index))


def find_indicator_doubts(rows: Sequence[IndicatorFact]) -> tuple[DoubtFact, ...]:
    """Figures of indicators that are no numbers, without those that say there is none."""
    return tuple(
        DoubtFact(
            page=fact.page,
            page_index=fact.page_index,
            confidence=fact.confidence,
            box=fact.box,
            what=f"The {fact.kind} of “{fact.indicator}”: “{fact.text}”",
            why="It is not printed as a number.",
        )
        for fact in rows
        if fact.value is None and not is_not_available(fact.text)
    )


def _facts(reading: Reading, table: Table, layout: Layout, framework: str) -> list[IndicatorFact]:
    rows = table.rows[layout.first_row :]
    rated = sum(1 for row in rows if ends_in_rating(row[layout.name_at].text)) >= _RATED
    found: list[IndicatorFact] = []
    name = ""
    for row in rows:
        said = name_of(row[layout.name_at].text, rated=rated)
        # Where every row says its kind, an indicator's name stands beside the first of them.
        name = said or (name if layout.kind_at is not None else "")
        own = row[layout.kind_at].text if layout.kind_at is not None else ""
        if not name or (layout.kind_at is not None and not (kind_of(own) and is_bare(own))):
            continue
        about = f"{name} {row[layout.unit_at].text}" if layout.unit_at is not None else name
        start = row_page(row)
        for column in layout.columns:
            kind = kind_of(own) or column.kind
            for of, text in pieces_of(row[column.at].text, kind):
                fact = _fact(reading, (start, row[column.at]), (framework, name, about), of, text)
                found.append(replace(fact, period=column.period))
    return found


def _fact(
    reading: Reading,
    cells: tuple[Cell, Cell],
    names: tuple[str, str, str],
    kind: str,
    text: str,
) -> IndicatorFact:
    start, cell = cells
    framework, name, about = names
    figure = None if is_not_available(text) and kind != "target" else read_figure(text, about)
    known = figure is not None or is_not_available(text)
    return IndicatorFact(
        page=reading.pages[start.page_index].name,
        page_index=start.page_index,
        confidence=_SURE if known else _NO_NUMBER,
        box=cell.box,
        framework=framework,
        indicator=name,
        kind=kind,
        period=None,
        text=text,
        value=figure.value if figure is not None else None,
        unit=figure.unit if figure is not None else unit_of(about),
    )
