"""Where a tracker's heading is: in one row, in two, or on the table before."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from scrutiny_desk.domain.dates import read_date
from scrutiny_desk.domain.pages.pages import Cell, Reading, Table
from scrutiny_desk.finding.headings import lines_above
from scrutiny_desk.finding.tracker.columns import Columns, Vocabulary, columns_of

Row = tuple[Cell, ...]

_HEADING_ROWS = 3
# Over the table of a sheet may stand who keeps it, when it was changed, and a key of its colours.
_HEADING_ROWS_OF_A_SHEET = 20
_FEWEST_MORE = 2
_FEWEST_OF_ANOTHER = 3
_TITLE_LINES = 6
_BROKEN = re.compile(r"(?<=[a-z])\s(?=[a-z])")


def heading_of(
    reading: Reading, table: Table, vocabulary: Vocabulary
) -> tuple[int, Columns] | None:
    """The heading row of a tracker, or None where the table is something else."""
    for at, columns in _heading_rows(table, vocabulary):
        more = [name for name in ("target", "officer", "update", "rag") if name in columns.at]
        followed = any(name in columns.at for name in ("target", "update", "rag"))
        if len(more) < _FEWEST_MORE and not ("date" in columns.at and more):
            continue
        if not followed:
            continue
        if columns.sure or _is_titled(reading, table, vocabulary):
            return at, columns
        heads = [cell.text for row in table.rows[: at + 1] for cell in row]
        if "date" in columns.at and not vocabulary.names_another(heads):
            return at, columns
    return None


def parted(table: Table, vocabulary: Vocabulary) -> list[Table]:
    """A table of a sheet in which another tracker with other columns begins, as two; else itself.

    On a sheet nothing but empty rows may stand between two tables.
    """
    if not table.rows or not table.rows[0][0].ref:
        return [table]
    starts = [0]
    layout: Columns | None = None
    for at, row in enumerate(table.rows):
        columns = columns_of([cell.text for cell in row], vocabulary)
        if columns is None or not columns.sure or len(columns.at) < _FEWEST_OF_ANOTHER:
            continue
        if sum(1 for cell in row if cell.text) > len(columns.at) + 2:
            continue
        if layout is not None and columns.at != layout.at:
            starts.append(at)
        layout = columns
    ends = [*starts[1:], len(table.rows)]
    return [
        replace(table, rows=table.rows[first:end], first_page=table.rows[first][0].page_index)
        for first, end in zip(starts, ends, strict=True)
    ]


def _heading_rows(table: Table, vocabulary: Vocabulary) -> Iterator[tuple[int, Columns]]:
    """The rows that may be the heading, with their columns; two as one where that says more."""
    last = _HEADING_ROWS_OF_A_SHEET if table.rows[0][0].ref else _HEADING_ROWS
    for at, row in enumerate(table.rows[:last]):
        columns = columns_of([cell.text for cell in row], vocabulary)
        if at + 1 < min(len(table.rows), last + 1):
            under = table.rows[at + 1]
            both = columns_of(_as_one(row, under, vocabulary), vocabulary)
            if both is not None and len(both.at) > (len(columns.at) if columns else 1):
                yield at + 1, both
                continue
        if columns is not None:
            yield at, columns


def _as_one(over: Row, under: Row, vocabulary: Vocabulary) -> list[str]:
    """The headings of two rows; the lower one's words go first. None where it holds no headings."""
    named = [vocabulary.column_of(cell.text) for cell in under]
    filled = sum(1 for cell in under if cell.text)
    if not filled or sum(1 for name in named if name) * 2 <= filled:
        return []
    return [
        below.text if name is not None else f"{above.text} {below.text}".strip()
        for above, below, name in zip(over, under, named, strict=True)
    ]


def _is_titled(reading: Reading, table: Table, vocabulary: Vocabulary) -> bool:
    """Whether a line over the table calls it a tracker or an action log."""
    lines = lines_above(reading, table.first_page, table.box.y0)[:_TITLE_LINES]
    return any(title in line.text.lower() for line in lines for title in vocabulary.titles)


def follows_on(above: Table, columns: Columns, table: Table) -> bool:
    """Whether a table without a heading is the rest of the tracker before it.

    It stands on the same page or the next, has as many columns, and dates where the tracker has.
    """
    place = columns.first("date") if "date" in columns.at else columns.first("target")
    if table.columns != above.columns or place is None:
        return False
    if not 0 <= table.first_page - above.last_page <= 1:
        return False
    dated = sum(1 for row in table.rows if date_in(row[place].text) is not None)
    return dated > 0 and dated * 2 >= len(table.rows)


def date_in(text: str) -> str | None:
    """The date in a cell, also where a narrow column cuts its month in two ("9 Novem ber 2023")."""
    return read_date(text) or read_date(_BROKEN.sub("", text)) if text else None
