"""What papers print of indicators in columns: definition, source, unit, who counts, how often."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from scrutiny_desk.domain.pages.pages import Reading, Table
from scrutiny_desk.domain.papers.facts import DefinitionFact, Facts
from scrutiny_desk.finding.definitions.columns import (
    DefinitionColumns,
    columns_of,
    counted_over,
    load_vocabulary,
)
from scrutiny_desk.finding.headings import row_page, title_over
from scrutiny_desk.finding.indicators.columns import layout_of
from scrutiny_desk.finding.indicators.values import name_of

_SURE = 0.9


def find(reading: Reading, found: Facts) -> Facts:
    """What is told of each indicator, a row of a table each; an indicator told twice is twice."""
    return replace(found, definitions=find_definitions(reading))


def find_definitions(reading: Reading) -> tuple[DefinitionFact, ...]:
    """The rows of every table that tells about indicators, in the order of printing."""
    vocabulary = load_vocabulary()
    rows: list[DefinitionFact] = []
    for table in reading.tables:
        layout = layout_of(table)
        columns = columns_of(table, layout, vocabulary)
        over = counted_over(table, layout) if layout is not None else ""
        if columns is None and over and layout is not None:
            columns = DefinitionColumns(layout.name_at, {}, layout.first_row)
        if columns is not None:
            title = title_over(reading, table)
            framework = title or table.rows[0][columns.name_at].text
            rows.extend(_rows(reading, table, columns, framework, over))
    return tuple(rows)


def _rows(
    reading: Reading, table: Table, columns: DefinitionColumns, framework: str, over: str
) -> Iterator[DefinitionFact]:
    for row in table.rows[columns.first_row :]:
        name = name_of(row[columns.name_at].text, rated=False)
        told = {field: " ".join(row[at].text.split()) for field, at in columns.told.items()}
        told["definition"] = told.get("definition") or over
        if not name or not any(told.values()):
            continue
        start = row_page(row)
        yield DefinitionFact(
            page=reading.pages[start.page_index].name,
            page_index=start.page_index,
            confidence=_SURE,
            box=row[columns.name_at].box,
            framework=framework,
            indicator=name,
            **told,
        )
