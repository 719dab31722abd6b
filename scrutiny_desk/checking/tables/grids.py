"""A table of figures as lines of figures: its headings, its labels, and where it begins anew."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from scrutiny_desk.domain.pages.printed_figures import (
    Blank,
    PrintedFigure,
    Said,
    figure_in,
    two_figures_in,
)
from scrutiny_desk.domain.papers.facts import FigureTableFact

_YEARS = range(1900, 2101)
_MOSTLY = 0.5
_OF_TWO = 0.5


@dataclass(frozen=True, slots=True)
class Row:
    """A row of figures. at: its place in the table; section: how many headings stand before it."""

    at: int
    label: str
    cells: tuple[Said, ...]
    page_index: int
    section: int


@dataclass(frozen=True, slots=True)
class Grid:
    """A block of a table under one heading.

    headings: of the columns of figures, those above each other joined. columns: where these stand
    in the table (of a turned grid: in which rows). label_heading: what stands over the labels.
    names: the headings of every column of the table, of words too.
    """

    headings: tuple[str, ...]
    columns: tuple[int, ...]
    label_heading: str
    names: tuple[str, ...]
    rows: tuple[Row, ...]


def grids_of(table: FigureTableFact) -> Iterator[Grid]:
    """The blocks of a table that have a column of figures and two rows of them."""
    said = [[_said(text) for text in row] for row in table.rows]
    blocks: list[tuple[list[int], list[int]]] = []
    heads: list[int] = []
    body: list[int] = []
    printed: set[tuple[str, ...]] = set()
    for at, row in enumerate(table.rows):
        if not _is_heading(said[at], [said[above] for above in body]):
            body.append(at)
        elif row not in printed:
            # One that is printed again at the top of a page heads nothing new.
            printed.add(row)
            if body:
                blocks.append((heads, body))
                heads, body = [], []
            heads.append(at)
    if body:
        blocks.append((heads, body))
    for heads, body in blocks:
        grid = _grid(table, said, heads, body)
        if grid is not None:
            yield grid


def _grid(
    table: FigureTableFact, said: list[list[Said]], heads: list[int], body: list[int]
) -> Grid | None:
    pairs = _columns_of_two(table, body)
    columns = [
        at
        for at in range(1, len(table.rows[0]))
        if at in pairs or _holds_figures([said[row][at] for row in body])
    ]
    if not columns:
        return None
    names = _headings(table, heads, columns[0])
    headings: list[str] = []
    places: list[int] = []
    for at in columns:
        headings.append(names[at])
        places.append(at)
        if at in pairs:
            headings.append(f"{names[at]} %")
            places.append(at)
    rows: list[Row] = []
    section = 0
    for at in body:
        label = " ".join(text for text in table.rows[at][: columns[0]] if text.strip())
        cells: list[Said] = []
        for column in columns:
            two = two_figures_in(table.rows[at][column]) if column in pairs else None
            if two is not None:
                cells.extend(two)
            else:
                cells.extend([said[at][column]] * (2 if column in pairs else 1))
        if not any(isinstance(cell, PrintedFigure) or cell is Blank.NOT_GIVEN for cell in cells):
            section += bool(label)
            continue
        rows.append(Row(at, label, tuple(cells), table.row_pages[at], section))
    if not rows:
        return None
    over = " ".join(text for at in heads for text in table.rows[at][: columns[0]] if text.strip())
    return Grid(tuple(headings), tuple(places), over, tuple(names), tuple(rows))


def _said(text: str) -> Said:
    """As `figure_in`; two figures in one cell are none, but no words either."""
    said = figure_in(text)
    two = said is Blank.WORDS and two_figures_in(text) is not None
    return Blank.NOT_GIVEN if two else said


def _is_heading(said: Sequence[Said], above: Sequence[Sequence[Said]]) -> bool:
    """A row that names columns: words over most of those of figures, and no figure but years.

    above: the rows since the last heading.
    """
    figures = [cell for cell in said[1:] if isinstance(cell, PrintedFigure)]
    if any(cell is Blank.NOT_GIVEN for cell in said[1:]):
        return False
    if figures:
        all_years = len(figures) > 1 and all(map(is_year, figures))
        return all_years and not above and not isinstance(said[0], PrintedFigure)
    named = {at for at in range(1, len(said)) if said[at] is Blank.WORDS}
    under = {at for row in above for at in range(1, len(row)) if isinstance(row[at], PrintedFigure)}
    return bool(named) and 2 * len(named & under) >= len(under)


def is_year(figure: PrintedFigure) -> bool:
    """Whether a figure is one that names a year."""
    return figure.whole and "," not in figure.text and int(figure.value) in _YEARS


def _holds_figures(cells: Sequence[Said]) -> bool:
    filled = [cell for cell in cells if cell is not Blank.EMPTY]
    figures = sum(isinstance(cell, PrintedFigure) for cell in filled)
    given = figures + sum(cell is Blank.NOT_GIVEN for cell in filled)
    return figures > 0 and given >= _MOSTLY * len(filled)


def _columns_of_two(table: FigureTableFact, body: Sequence[int]) -> set[int]:
    """The columns whose cells print a count and its share."""
    found = set()
    for column in range(1, len(table.rows[0])):
        texts = [table.rows[at][column] for at in body if table.rows[at][column].strip()]
        two = sum(two_figures_in(text) is not None for text in texts)
        if two > 1 and two >= _OF_TWO * len(texts):
            found.add(column)
    return found


def _headings(table: FigureTableFact, heads: Sequence[int], first: int) -> list[str]:
    """What stands over each column: a heading that covers several is over each of them.

    first: the first column of figures; headings before it cover their own column alone.
    """
    names: list[list[str]] = [[] for _ in table.rows[0]]
    for at in heads:
        row = table.rows[at]
        last_row = at == heads[-1]
        over = ""
        for column, cell in enumerate(row):
            text = cell.strip()
            over = text or ("" if last_row or column <= first else over)
            if over and (not names[column] or names[column][-1] != over):
                names[column].append(over)
    return [" ".join(words) for words in names]


def turned(grid: Grid) -> Grid:
    """The grid with its columns as rows: what stands beside each other stands below."""
    rows = tuple(
        Row(at, heading, tuple(row.cells[at] for row in grid.rows), 0, 0)
        for at, heading in enumerate(grid.headings)
    )
    labels = tuple(row.label for row in grid.rows)
    return replace(grid, headings=labels, columns=tuple(row.at for row in grid.rows), rows=rows)
