"""Tables joined over page breaks, repeated headings dropped, split rows made whole."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from scrutiny_desk.domain.pages.pages import Cell, Page, Table
from scrutiny_desk.domain.pages.running import MARGIN, runs_along
from scrutiny_desk.reading.mending import Mender
from scrutiny_desk.reading.tables.cells import Grid

_SAME_EDGE = 6.0
_FEWEST_FOR_PART = 3
_MOST_HEADINGS = 3
_KEY = re.compile(r"^[A-Za-z]{0,4}[\s./-]*\(?\d[\d\s./()-]*[A-Za-z]?[.)]?$")

_SENTENCE_ENDS = ".?!:;"
# A tick made of letters ("x", "yes") is no sentence that goes on.
_SHORT_MARK = 3

Row = tuple[Cell, ...]


@dataclass(slots=True)
class _Growing:
    """A table while its pages are being put together."""

    first: Grid
    last: Grid
    rows: list[Row] = field(default_factory=list)


def join_grids(grids: Sequence[Grid], pages: Mapping[int, Page], mender: Mender) -> list[Table]:
    """One table for the grids that go on from page to page, in the order of the pages."""
    growing: list[_Growing] = []
    for grid in grids:
        before = growing[-1] if growing else None
        fitted = _fitted(before.last, grid) if before is not None else None
        if before is not None and fitted is not None and _goes_on(before.last, grid, pages):
            _append(before, fitted, mender)
        else:
            growing.append(_Growing(grid, grid, list(grid.rows)))
    return [_table(one, mender) for one in growing if one.rows]


def _whole_rows(rows: list[Row], mender: Mender) -> list[Row]:
    """The rows with those mended that an earlier page break had split in two."""
    whole: list[Row] = []
    for row in rows:
        if len(whole) > 1 and _reads_on(whole[-1], row):
            whole[-1] = _one_row(whole[-1], row, mender)
        else:
            whole.append(row)
    return whole


def _table(one: _Growing, mender: Mender) -> Table:
    return Table(
        rows=tuple(_whole_rows(_without_repeated_heading(one.rows), mender)),
        first_page=one.first.page_index,
        last_page=one.last.page_index,
        box=one.first.box,
    )


def _goes_on(above: Grid, below: Grid, pages: Mapping[int, Page]) -> bool:
    """Whether nothing is printed between the end of one table and the start of the other."""
    if below.page_index != above.page_index + 1:
        return False
    page, after = pages[above.page_index], pages[below.page_index]
    foot, head = (1 - MARGIN) * page.height, MARGIN * after.height
    under = [line for line in page.lines if line.box.y0 > above.box.y1 - 2]
    over = [line for line in after.lines if line.box.y1 < below.box.y0 + 2]
    return all(line.box.y1 >= foot and runs_along(line, page, pages) for line in under) and all(
        line.box.y0 <= head and runs_along(line, after, pages) for line in over
    )


def _fitted(above: Grid, below: Grid) -> Grid | None:
    """The lower grid in the columns of the upper one, or None where they do not fit."""
    if above.ragged and below.ragged and len(above.xs) == len(below.xs):
        pairs = zip(above.xs[:-1], below.xs[:-1], strict=True)
        return below if all(_close(one, other) for one, other in pairs) else None
    if not _close(above.xs[0], below.xs[0]) or not _close(above.xs[-1], below.xs[-1]):
        # Pages with mirrored margins: the same widths, moved to the side.
        widths = [b - a for a, b in zip(above.xs, above.xs[1:], strict=False)]
        other = [b - a for a, b in zip(below.xs, below.xs[1:], strict=False)]
        same = len(widths) == len(other) and all(
            abs(one - two) <= 2.0 for one, two in zip(widths, other, strict=True)
        )
        return below if same else None
    if len(above.xs) == len(below.xs):
        fits = all(_close(one, other) for one, other in zip(above.xs, below.xs, strict=True))
        return below if fits else None
    if len(below.xs) < len(above.xs) and len(below.xs) > _FEWEST_FOR_PART:
        return _spread(below, above.xs)
    return None


def _spread(grid: Grid, xs: tuple[float, ...]) -> Grid | None:
    """A grid with fewer columns (its other edges are merged away) in the columns given."""
    at = [next((i for i, x in enumerate(xs) if _close(x, edge)), None) for edge in grid.xs]
    if None in at or len(set(at)) != len(at):
        return None
    starts = [place for place in at if place is not None][:-1]
    rows: list[Row] = []
    for row in grid.rows:
        spread = [
            Cell("", grid.page_index, replace(row[0].box, x0=xs[i], x1=xs[i + 1]))
            for i in range(len(xs) - 1)
        ]
        for place, cell in zip(starts, row, strict=True):
            spread[place] = cell
        rows.append(tuple(spread))
    return replace(grid, xs=xs, rows=tuple(rows))


def _close(one: float, other: float) -> bool:
    return abs(one - other) <= _SAME_EDGE


def _append(growing: _Growing, grid: Grid, mender: Mender) -> None:
    rows = list(grid.rows)
    repeated = 0
    while repeated < min(_MOST_HEADINGS, len(rows), len(growing.rows)) and _words(
        rows[repeated]
    ) == _words(growing.rows[repeated]):
        repeated += 1
    rows = rows[repeated:]
    tail = _without_trailing_heading(growing.rows)
    cut = (growing.last.open_bottom or grid.open_top) and len(tail) == len(growing.rows)
    bare = _without_heading_words(growing.rows[0], rows[0]) if rows and not repeated else None
    if bare is not None:
        rows[0], cut = bare, True
    growing.rows = tail
    if rows and growing.rows and len(growing.rows) > 1:
        last, first = growing.rows[-1], rows[0]
        if _same_row(last, first, cut=cut):
            growing.rows[-1] = _one_row(last, first, mender)
            rows = rows[1:]
    growing.rows.extend(rows)
    growing.last = replace(grid, box=grid.box)


def _words(row: Row) -> list[str]:
    return [" ".join(cell.text.split()) for cell in row]


def _without_trailing_heading(rows: list[Row]) -> list[Row]:
    if len(rows) > 1 and _words(rows[-1]) == _words(rows[0]):
        return rows[:-1]
    return rows


def _without_heading_words(heading: Row, row: Row) -> Row | None:
    """The row without the heading that runs into it, or None where none does.

    Where a repeated heading stands over the rest of a row there is often no line between them.
    """
    said = [cell.text for cell in heading]
    if sum(1 for text in said if text) < _FEWEST_FOR_PART or _words(heading) == _words(row):
        return None
    for text, cell in zip(said, row, strict=True):
        if not f"{cell.text} ".startswith(f"{text} " if text else ""):
            return None
    return tuple(
        replace(cell, text=cell.text[len(text) :].strip())
        for text, cell in zip(said, row, strict=True)
    )


def _same_row(upper: Row, lower: Row, *, cut: bool) -> bool:
    """Whether the lower row is the rest of the upper one.

    cut: no line was drawn between them at the page break.
    """
    filled = [cell for cell in lower if cell.text]
    if not filled:
        return False
    if cut:
        # A producer that never closes a table at the page's end still starts the row with a key.
        return not (_KEY.match(lower[0].text) and upper[0].text)
    return _reads_on(upper, lower)


def _reads_on(upper: Row, lower: Row) -> bool:
    """Whether a row without a key goes on in the middle of the sentences of the row over it."""
    if lower[0].text:
        return False
    pairs = [(above.text, cell.text) for above, cell in zip(upper, lower, strict=True) if cell.text]
    if not pairs or not all(above for above, _ in pairs):
        return False
    return any(
        below[0].islower() and len(below) > _SHORT_MARK and above[-1] not in _SENTENCE_ENDS
        for above, below in pairs
    )


def _one_row(upper: Row, lower: Row, mender: Mender) -> Row:
    return tuple(
        replace(
            above,
            text=mender.join((above.text, below.text)),
            fill=above.fill if above.fill is not None else below.fill,
        )
        for above, below in zip(upper, lower, strict=True)
    )


def _without_repeated_heading(rows: list[Row]) -> list[Row]:
    """The rows without those that print the first row once more."""
    heading = _words(rows[0])
    if sum(1 for text in heading if text) < 2:
        return rows
    return [rows[0], *(row for row in rows[1:] if _words(row) != heading)]
