"""The rows that a person means by a rectangle drawn on a page, as fields of a section."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Sequence

from scrutiny_desk.domain.pages.pages import Box, Page
from scrutiny_desk.domain.review.sections import section_named
from scrutiny_desk.domain.review.shapes import Section
from scrutiny_desk.library.library import Library
from scrutiny_desk.services.review.columns import (
    Columns,
    Headings,
    columns_by_kind,
    filled_down,
    row_of,
)
from scrutiny_desk.services.review.forms import form_in, labelled_row
from scrutiny_desk.services.review.pages import page_at, windows_at
from scrutiny_desk.services.review.reading import ReadRow, read_rows
from scrutiny_desk.services.review.tables import Drawn, drawn_rows
from scrutiny_desk.services.review.words import columns_over, drawn_words

Row = dict[str, str]
_HEADING_ROWS = 4
_PAGES_BACK = 20
# On fewer pages the reader may miss the heading of a table that goes on.
_ENOUGH_PAGES = 10
# A row with one cell filled of so many is a heading between the rows.
_FEWEST_COLUMNS = 4
# Where what was read covers so much of a rectangle over no table, nothing in it was missed.
_MOST = 0.6


def propose(
    library: Library, paper_id: str, section: str, page_index: int, box: Box
) -> list[dict[str, str]]:
    """Rows of a section for a drawn rectangle: field name to text, empty cells left out.

    What the reader makes of a row there comes first. For any other, which column is which field is
    told by the heading in the rectangle, by that of its table however far above, or by the nearest
    one over it on this page or on those before; else by what stands in the columns, and by their
    order.
    """
    shape = section_named(section)
    for window in windows_at(library, paper_id, page_index):
        drawn = drawn_rows(window, box)
        read = read_rows(window, shape, box, () if drawn is None else drawn.bands)
        if drawn is None:
            if read and _covered(window.page, box, read) >= _MOST:
                return [row.values for row in read]
            break
        form = form_in(shape, drawn)
        if form is not None:
            return [row.values for row in read] or [form]
        told = _told(shape, drawn)
        if told is not None or (read and len(window.reading.pages) > _ENOUGH_PAGES):
            return _merged(shape, read, _by_columns(shape, drawn, told))
    if drawn is None:
        read, drawn = [], drawn_words(window.page, box)
        if drawn is None:
            return []
    told = _told(shape, drawn)
    # What stands over a single column is as often the sentence before it.
    if told is None and len(drawn.rows[0]) > 1:
        before = (page_at(library, paper_id, at) for at in range(page_index - 1, -1, -1))
        near = itertools.islice(before, _PAGES_BACK)
        columns = columns_over(Headings(shape), drawn, window.page, near)
        told = None if columns is None else (columns, 0)
    return _merged(shape, read, _by_columns(shape, drawn, told))


def _told(shape: Section, drawn: Drawn) -> tuple[Columns, int] | None:
    """The columns as headings of the table or of one before it name them.

    With them how many of the rows, those above the drawn ones among them, are the heading.
    """
    headings = Headings(shape)
    columns, used = _headed(headings, drawn.rows)
    if columns is not None:
        return columns, len(drawn.over) + used
    if drawn.over:
        columns, used = _headed(headings, [*drawn.over, drawn.rows[0]])
        if columns is not None:
            return columns, used
    for rows in drawn.earlier:
        columns, _ = _headed(headings, [*rows, rows[-1]])
        # A table that only has as many columns has to name most of them.
        if columns is not None and 2 * len(columns) > len(drawn.rows[0]):
            return columns, 0
    return None


def _by_columns(shape: Section, drawn: Drawn, told: tuple[Columns, int] | None) -> dict[int, Row]:
    """The rows as their columns' headings tell, by their places among those drawn."""
    headings = Headings(shape)
    columns, first = told or (None, len(drawn.over))
    start = first - len(drawn.over)
    kept = [
        (start + at, row)
        for at, row in enumerate([*drawn.over, *drawn.rows][first:])
        if any(row) and not _is_heading(headings, row, columns)
    ]
    if not kept:
        return {}
    columns = columns or columns_by_kind(shape, [row for _, row in kept])
    # A title between the rows ends what went on in those above it.
    rows = [
        {} if _is_title(row) else labelled_row(shape, row) or row_of(shape, columns, row)
        for _, row in kept
    ]
    filled = filled_down(shape, rows)
    return {at: row for (at, _), row in zip(kept, filled, strict=True) if row and at >= 0}


def _merged(shape: Section, read: Sequence[ReadRow], by_columns: dict[int, Row]) -> list[Row]:
    """What was read and, between, the rows in which nothing was."""
    times = Counter(row.at for row in read)
    # Where a row is one fact, its columns tell what the reader left open.
    rows: list[tuple[int, Row]] = [
        (row.at, (by_columns.get(row.at, {}) if times[row.at] == 1 else {}) | row.values)
        for row in read
    ]
    rows += [(at, row) for at, row in by_columns.items() if at not in times]
    rows.sort(key=lambda row: row[0])
    told = [row for _, row in rows]
    # A row without what its section cannot do without is a heading or a note among the others.
    needed = [one.name for one in shape.fields if one.needed and one.holds != "choice"]
    whole = [row for row in told if all(row.get(name) for name in needed)]
    return whole or told


def _covered(page: Page, box: Box, read: Sequence[ReadRow]) -> float:
    """How much of the words in a rectangle stands beside what was read there."""
    inside = [word.box.centre[1] for word in page.words if box.contains(*word.box.centre)]
    beside = sum(any(row.box.y0 <= y <= row.box.y1 for row in read) for y in inside)
    return beside / max(1, len(inside))


def _headed(headings: Headings, rows: Sequence[Sequence[str]]) -> tuple[Columns | None, int]:
    """The columns as the first row names them, or the first few together, and how many they are.

    Of several ways the one that names most columns is taken.
    """
    best: Columns | None = None
    used = 0
    for count in range(1, min(_HEADING_ROWS, len(rows) - 1) + 1):
        joined = [" ".join(cells).strip() for cells in zip(*rows[:count], strict=True)]
        for told in (rows[count - 1], joined):
            named = headings.columns(told)
            if named is not None and (best is None or len(named) > len(best)):
                best, used = named, count
    return best, used


def _is_heading(headings: Headings, row: Sequence[str], columns: Columns | None) -> bool:
    """Whether a row is the heading of these columns, printed again."""
    named = None if columns is None else headings.columns(row)
    return (
        columns is not None
        and named is not None
        and all(columns.get(at) == name for at, name in named.items())
    )


def _is_title(cells: Sequence[str]) -> bool:
    """Whether a row is a title over those that follow it."""
    return (
        len(cells) >= _FEWEST_COLUMNS and sum(bool(cell) for cell in cells) == 1 and bool(cells[0])
    )
