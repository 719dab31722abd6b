"""The rows of a ruled table that lie in a rectangle which a person drew."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from scrutiny_desk.domain.pages.pages import Box, Cell, Table, Word
from scrutiny_desk.services.review.pages import Window

_HEADING_ROWS = 5
# So much of the words in the rectangle must be that of the rows, and the other way round.
_MOST = 0.85


@dataclass(frozen=True, slots=True)
class Drawn:
    """Rows as they were drawn over.

    rows: their cells' texts. bands: where each stands on the page. xs: the edges of the columns.
    over: the texts of the same columns in the rows of the table above them, from its first row.
    earlier: the first rows of the tables before this one with as many columns, the nearest first.
    """

    rows: tuple[tuple[str, ...], ...]
    bands: tuple[Box, ...]
    xs: tuple[float, ...]
    over: tuple[tuple[str, ...], ...] = ()
    earlier: tuple[tuple[tuple[str, ...], ...], ...] = ()


def drawn_rows(window: Window, box: Box) -> Drawn | None:
    """The whole rows of one table that a rectangle takes in; None where it takes no such thing."""
    inside = [word for word in window.page.words if box.contains(*word.box.centre)]
    best: Drawn | None = None
    for table in window.reading.tables:
        if table.first_page <= window.at <= table.last_page:
            found = _rows_in(table, window, box, inside)
            if found is not None and (best is None or len(found.rows) > len(best.rows)):
                best = found
    return best


def _rows_in(table: Table, window: Window, box: Box, inside: Sequence[Word]) -> Drawn | None:
    bands = {
        at: band for at, row in enumerate(table.rows) if (band := _band(row, window.at)) is not None
    }
    edges = _edges([table.rows[at] for at in bands], window.at)
    keep = [
        at
        for at, (left, right) in enumerate(edges)
        if box.x0 <= (left + right) / 2 <= box.x1
        or any(left <= word.box.centre[0] <= right for word in inside)
    ]
    if not keep:
        return None
    columns = [
        word
        for word in window.page.words
        if any(edges[at][0] <= word.box.centre[0] <= edges[at][1] for at in keep)
    ]
    taken: dict[int, Box] = {}
    had = shared = clipped = 0
    for at, band in bands.items():
        own = [word for word in columns if band.y0 <= word.box.centre[1] <= band.y1]
        drawn = _letters([word for word in own if box.contains(*word.box.centre)])
        if 2 * drawn > _letters(own):
            taken[at] = band
            had += _letters(own)
            shared += drawn
        else:
            # A rectangle drawn by hand clips the rows beside those that are meant.
            clipped += drawn
    if shared == 0 or shared < _MOST * max(had, _letters(inside) - clipped):
        return None
    # What stands under a cell over several rows has nothing of its own in that column.
    keep = [
        at
        for at in range(table.columns)
        if at in keep or not any(table.rows[row][at].text for row in taken)
    ]
    return Drawn(
        rows=tuple(_texts(table.rows[at], keep) for at in taken),
        bands=tuple(taken.values()),
        xs=(*(edges[at][0] for at in keep), edges[keep[-1]][1]),
        over=tuple(_texts(row, keep) for row in table.rows[: min(taken)]),
        earlier=tuple(
            tuple(_texts(row, keep) for row in earlier.rows[:_HEADING_ROWS])
            for earlier in _before(table, window)
        ),
    )


def _before(table: Table, window: Window) -> list[Table]:
    """The tables before one that have as many columns, the nearest first."""
    tables = window.reading.tables
    earlier = tables[: tables.index(table)]
    return [other for other in reversed(earlier) if other.columns == table.columns]


def _band(row: Sequence[Cell], page_index: int) -> Box | None:
    """From where to where a row reaches on a page; a cell over several rows tells nothing of it."""
    cells = [cell.box for cell in row if cell.page_index == page_index]
    if not cells:
        return None
    top = max(cell.y0 for cell in cells)
    bottom = min((cell.y1 for cell in cells if cell.y1 > top + 1.0), default=top)
    return Box(min(cell.x0 for cell in cells), top, max(cell.x1 for cell in cells), bottom)


def _edges(rows: Sequence[Sequence[Cell]], page_index: int) -> list[tuple[float, float]]:
    """From where to where each column reaches; a cell over several columns tells nothing of it."""
    edges: list[tuple[float, float]] = []
    for column in zip(*rows, strict=True):
        own = [cell.box for cell in column if cell.page_index == page_index]
        left = max((box.x0 for box in own), default=0.0)
        edges.append((left, min((box.x1 for box in own if box.x1 > left), default=left)))
    return edges


def _texts(row: Sequence[Cell], keep: Sequence[int]) -> tuple[str, ...]:
    return tuple(row[at].text for at in keep)


def _letters(words: Sequence[Word]) -> int:
    return sum(len(word.text) for word in words)
