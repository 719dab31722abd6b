"""Tables of figures whose sums, shares or ratings can be worked out: kept as they are printed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from scrutiny_desk.domain.pages.pages import Cell, Reading, Table
from scrutiny_desk.domain.papers.facts import Facts, FigureTableFact
from scrutiny_desk.finding.colours import rag_family

_SAYS = re.compile(
    r"\b(?:sub-?)?totals?\b|\b(?:all|overall|sum|combined)\b"
    r"|%|\bper ?cent|\b(?:share|proportion|breakdown|split)\b"
    r"|\b(?:rag|status|rating|rated|on target)\b|\b(?:variance|difference|change)\b",
    re.IGNORECASE,
)
"""Of a total, of shares, of a rating, of a change."""
_FIGURE = re.compile(
    r"[(£\s+–−-]*\.?\d[\d,.\s]*(?:[km%)]|bn|\s)*(?:\(\s*[\d.,]+\s*%?\s*\))?", re.IGNORECASE
)
_RATING = re.compile(r"\brag\b|\bstatus\b|\brating\b|\brated\b|\bon target\b", re.IGNORECASE)
_SAYS_CHANGE = re.compile(r"\bvariance\b|\bdifference\b|\bchange\b", re.IGNORECASE)
_FIGURE = re.compile(
    r"[(£\s+–−-]*\.?\d[\d,.\s]*(?:[km%)]|bn|\s)*(?:\(\s*[\d.,]+\s*%?\s*\))?", re.IGNORECASE
)
_RATING = re.compile(r"[\w ]{1,20}")
_LONGEST = 120
"""Characters of a cell: what is longer is no heading of figures."""
_LONGEST_FIGURE = 24
_FEWEST_FIGURES = 3
_OF_ALL = 5
"""One cell in so many holds a figure: plans and trackers have fewer."""
_MOST_CELLS = 6000
"""Over that it is a register of data, whose columns nobody adds up by hand."""


def find(reading: Reading, found: Facts) -> Facts:
    """Adds every table of figures that says Total, a share, a change or a rating somewhere."""
    tables = tuple(_tables(reading))
    return replace(found, figure_tables=tables) if tables else found


def _tables(reading: Reading) -> Iterator[FigureTableFact]:
    for at, table in enumerate(reading.tables):
        if table.columns < 2 or table.columns * len(table.rows) > _MOST_CELLS:
            continue
        cells = [cell for row in table.rows for cell in row]
        figures, filled = _figures(cells), sum(bool(cell.text) for cell in cells)
        if figures < max(_FEWEST_FIGURES, filled / _OF_ALL) or not _says_something(cells):
            continue
        yield FigureTableFact(
            page=reading.pages[table.first_page].name,
            page_index=table.first_page,
            box=table.box,
            rows=tuple(tuple(cell.text[:_LONGEST] for cell in row) for row in table.rows),
            row_pages=tuple(row[0].page_index for row in table.rows),
            fills=tuple(_fills(table)),
            goes_on=at > 0 and _goes_on(reading.tables[at - 1], table),
        )


def _goes_on(before: Table, table: Table) -> bool:
    """Whether a table that opens its page has as many columns as the one that ends the last."""
    return before.last_page == table.first_page - 1 and before.columns == table.columns


def _figures(cells: Iterable[Cell]) -> int:
    short = (cell.text for cell in cells if 0 < len(cell.text) <= _LONGEST_FIGURE)
    return sum(_FIGURE.fullmatch(text) is not None for text in short)


def _says_something(cells: Iterable[Cell]) -> bool:
    words = "\n".join(cell.text for cell in cells if len(cell.text) <= _LONGEST)
    return _SAYS.search(words) is not None


def _fills(table: Table) -> Iterator[tuple[int, int, str]]:
    for at, row in enumerate(table.rows):
        for column, cell in enumerate(row):
            if cell.fill is None or not _RATING.fullmatch(cell.text):
                continue
            if column == 0 or row[column - 1].fill == cell.fill:
                # The colour is that of the row.
                continue
            colour = rag_family(cell.fill)
            if colour is not None:
                yield at, column, colour
