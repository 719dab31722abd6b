"""Where the figures of one series stand in a table: months down the rows, or months across.

Statistical offices put notes over the heading, many services into one long table with a column of
names, or a row for each service with its months across. Nothing is taken that cannot be read: a
row that has no date or no number is told with its row and column.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from scrutiny_desk.domain.dates import read_date
from scrutiny_desk.domain.measures.figure_table import is_not_available, number_of

_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?(?:[T ].*)?")
_MONTH_NUMBER = re.compile(r"((?:19|20)\d\d)(0[1-9]|1[0-2])")
_YEAR = re.compile(r"(?:19|20)\d\d")
_TWO_YEARS = re.compile(r"((?:19|20)\d\d)\s*[/–-]?\s*(?:20)?(\d\d)")
_YEAR_ENDS = {"academic": "08-31", "financial": "03-31", "tax": "04-05", "reporting": "03-31"}
_COUNTED = re.compile(
    r"wait|value|number|(?:^|_)num_|count(?!r|y)|total|patient|referral|pupil|child|per ?cent|%",
    re.IGNORECASE,
)
_END = re.compile(r"(?:\b|_)end(?:\b|_)", re.IGNORECASE)
_LOOKED_AT = 40
_MOST_NAMES = 2000
_MONTHS = 12

_LEAST_MONTHS = 3
_FIRST = re.compile(r"\d{4}-\d\d-01")
Rows = Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class Grid:
    """A sheet as text. rows: as they stand there, from its first row; empty ones too."""

    name: str
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the figures stand; rows and columns from 0.

    heading: the heading row, None where the table has none. across: the dates stand in the
    heading. date: the column of dates (not across). value: the column of figures (not across).
    name: the column that says whose figures they are, None for a table of one series. period:
    a column that says what kind of period the date is ("Academic year", "April").
    """

    heading: int | None
    across: bool
    date: int | None
    value: int | None
    name: int | None
    period: int | None = None


@dataclass(frozen=True, slots=True)
class EnteredRow:
    """A figure that was read: as_of ISO as precise as written; value None: not available."""

    as_of: str
    value: float | None
    printed: str
    place: str


@dataclass(frozen=True, slots=True)
class Taken:
    """What a table gives. troubles: what could not be read, each with its row and column."""

    rows: tuple[EnteredRow, ...]
    troubles: tuple[str, ...]


def iso_of(text: str, period: str = "") -> str | None:
    """A cell's date, ISO, as precise as it is; None where it is none.

    period: what a column beside it says: "Academic year" makes 202324 the year that ends on 31
    August 2024, "April" makes 2024 that month. A year over two calendar years is no date without.
    """
    words, kind = text.strip(), period.strip().casefold()
    for name, ends in _YEAR_ENDS.items():
        two = _TWO_YEARS.fullmatch(words)
        if kind.startswith(name) and two and (int(two[1]) + 1) % 100 == int(two[2]):
            return f"{int(two[1]) + 1}-{ends}"
    if (match := _ISO.fullmatch(words)) is not None:
        year, month, day = match[1], int(match[2]), match[3]
        if day is None:
            return f"{year}-{month:02}" if 1 <= month <= _MONTHS else None
        return read_date(f"{year}-{month:02}-{int(day):02}")
    if _YEAR.fullmatch(words):
        return read_date(f"{period} {words}") or (words if not kind or "year" in kind else None)
    if (run := _MONTH_NUMBER.fullmatch(words)) is not None:
        # 201112 may be a month or a year from 2011 to 2012: only a column beside it can tell.
        over_two = (int(run[1]) + 1) % 100 == int(run[2])
        return None if over_two and "month" not in kind else f"{run[1]}-{run[2]}"
    return read_date(words)


def guess_layout(grid: Grid) -> Layout | None:
    """The likeliest layout; None where the sheet holds no date beside a number."""
    rows = grid.rows
    heading = _heading(rows)
    if heading is not None:
        dates = [at for at, cell in enumerate(rows[heading]) if iso_of(cell)]
        if len(dates) > 1:
            names = [at for at in range(dates[0]) if _words(rows[heading + 1 :], at)]
            name = _of_names(rows[heading + 1 :], names, rows[heading])
            return Layout(heading, across=True, date=None, value=None, name=name)
    first = 0 if heading is None else heading + 1
    body = [row for row in rows[first : first + 400] if any(cell.strip() for cell in row)]
    width = max((len(row) for row in body), default=0)
    if not body:
        return None
    period = _headed(rows, heading, "time_identifier", "period type")
    dates_in = [
        sum(iso_of(_cell(row, at), _cell(row, period)) is not None for row in body)
        for at in range(width)
    ]
    over = () if heading is None else rows[heading]
    # Of a period's two dates a figure is as of the last.
    date = max(range(width), key=lambda at: (dates_in[at], bool(_END.search(_cell(over, at))), -at))
    if not dates_in[date]:
        return None
    figures = [at for at in range(width) if at != date and _is_figures(body, at)]
    if not figures:
        return None
    others = [at for at in range(width) if at not in {date, period, *figures} and _words(body, at)]
    name = _of_names(body, others, over)
    value = next((at for at in figures if _COUNTED.search(_cell(over, at))), figures[-1])
    return Layout(heading, across=False, date=date, value=value, name=name, period=period)


def headings_of(grid: Grid, layout: Layout) -> tuple[str, ...]:
    """What each column is called: its heading, else its letter."""
    width = max((len(row) for row in grid.rows), default=0)
    over = grid.rows[layout.heading] if layout.heading is not None else ()
    return tuple(
        (" ".join(over[at].split()) if at < len(over) else "") or f"Column {letter(at)}"
        for at in range(width)
    )


def names_in(grid: Grid, layout: Layout) -> tuple[str, ...]:
    """The names that a table has figures of, in their order."""
    if layout.name is None:
        return ()
    first = 0 if layout.heading is None else layout.heading + 1
    found: dict[str, None] = {}
    for row in grid.rows[first:]:
        name = " ".join(_cell(row, layout.name).split())
        if name and len(found) < _MOST_NAMES:
            found.setdefault(name, None)
    return tuple(found)


def take(grid: Grid, layout: Layout, name: str = "") -> Taken:
    """The figures of one series. name: whose, where the table has a column of names."""
    first = 0 if layout.heading is None else layout.heading + 1
    rows: list[EnteredRow] = []
    troubles: list[str] = []
    wanted = " ".join(name.split()).casefold()
    for at in range(first, len(grid.rows)):
        row = grid.rows[at]
        own = " ".join(_cell(row, layout.name).split()).casefold()
        if not any(cell.strip() for cell in row) or (wanted and own != wanted):
            continue
        if layout.across:
            heading = grid.rows[layout.heading or 0]
            for column, over in enumerate(heading):
                as_of = iso_of(over)
                if as_of is not None:
                    _take(rows, troubles, grid, at, column, as_of, _cell(row, column))
        elif layout.date is not None and layout.value is not None:
            said = _cell(row, layout.date)
            as_of = iso_of(said, _cell(row, layout.period))
            figure = _cell(row, layout.value)
            if as_of is not None:
                _take(rows, troubles, grid, at, layout.value, as_of, figure)
            elif len([cell for cell in row if cell.strip()]) > 1:
                # A note under the table is one cell of words, and no row of figures.
                troubles.append(_unread(grid, at, layout.date, said, "a date"))
    return Taken(_as_months(rows), tuple(troubles))


def _as_months(rows: Sequence[EnteredRow]) -> tuple[EnteredRow, ...]:
    """Rows all dated the first of a month are of those months: offices write a month so."""
    firsts = {row.as_of for row in rows}
    if len(firsts) < _LEAST_MONTHS or not all(_FIRST.fullmatch(one) for one in firsts):
        return tuple(rows)
    return tuple(replace(row, as_of=row.as_of[:7]) for row in rows)


def take_text(text: str) -> Taken:
    """The figures of what was typed or pasted: a date and a figure a line, or a block of cells."""
    lines = [line for line in text.splitlines() if line.strip()]
    if any(line.count("\t") > 1 for line in lines):
        grid = Grid("", tuple(tuple(line.split("\t")) for line in lines))
        layout = guess_layout(grid)
        if layout is not None:
            names = names_in(grid, layout)
            return take(grid, layout, names[0] if len(names) > 1 else "")
    rows: list[EnteredRow] = []
    troubles: list[str] = []
    for number, line in enumerate(lines, start=1):
        pair = _pair(line)
        if pair is not None:
            value = number_of(pair[1])
            rows.append(EnteredRow(pair[0], value, pair[1].strip(), f"line {number}"))
        elif number > 1 or any(sign.isdigit() for sign in line):
            # The first line may be a heading.
            troubles.append(
                f"Line {number} says “{line.strip()}”; write a date and a figure, such as"
                " 31 January 2024 331"
            )
    return Taken(tuple(rows), tuple(troubles))


def letter(column: int) -> str:
    """A column as a sheet calls it: 0 is A, 26 is AA."""
    said = ""
    column += 1
    while column:
        column, at = divmod(column - 1, 26)
        said = chr(ord("A") + at) + said
    return said


def without_heading(layout: Layout) -> Layout:
    """The same columns, the first row taken as figures."""
    return replace(layout, heading=None)


def _pair(line: str) -> tuple[str, str] | None:
    """A line cut where the longest date before a figure ends."""
    cuts = [match.span() for match in re.finditer(r"\s*[\t;,|]\s*|\s+", line.strip())]
    words = line.strip()
    for start, end in reversed(cuts):
        as_of, figure = iso_of(words[:start]), words[end:]
        if as_of is not None and (number_of(figure) is not None or _sign(figure)):
            # "31 January 2024, 1,204": the comma within the number is no cut.
            earlier = [(s, e) for s, e in cuts if s < start and iso_of(words[:s]) == as_of]
            for _, after in earlier:
                if number_of(words[after:]) is not None:
                    return as_of, words[after:]
            return as_of, figure
    return None


def _sign(text: str) -> bool:
    return bool(text.strip()) and is_not_available(text)


def _take(
    rows: list[EnteredRow],
    troubles: list[str],
    grid: Grid,
    at: int,
    column: int,
    as_of: str,
    said: str,
) -> None:
    value = number_of(said)
    if value is None and not is_not_available(said):
        troubles.append(_unread(grid, at, column, said, "a number"))
    elif value is not None or said.strip():
        rows.append(EnteredRow(as_of, value, said.strip(), _where(grid, at, column)))


def _where(grid: Grid, row: int, column: int) -> str:
    sheet = f"{grid.name}, " if grid.name else ""
    return f"{sheet}row {row + 1}, column {letter(column)}"


def _unread(grid: Grid, row: int, column: int, said: str, what: str) -> str:
    where = _where(grid, row, column)
    told = f"has no {what.removeprefix('a ')}"
    if said.strip():
        told = f"says “{said.strip()}”, which cannot be read as {what}"
    return f"{where[:1].upper()}{where[1:]} {told}"


def _heading(rows: Rows) -> int | None:
    """The row over the figures; None where the first filled row is figures already."""
    looked = rows[:_LOOKED_AT]
    most = max((_filled(row) for row in looked), default=0)
    for at, row in enumerate(looked):
        if _filled(row) < max(2, (most + 1) // 2):
            continue
        dates = sum(iso_of(cell) is not None for cell in row)
        figures = sum(number_of(cell) is not None for cell in row)
        if dates == 1 and figures >= 1:
            return None
        return at
    return None


def _filled(row: Sequence[str]) -> int:
    return sum(bool(cell.strip()) for cell in row)


def _cell(row: Sequence[str], at: int | None) -> str:
    return row[at] if at is not None and at < len(row) else ""


def _headed(rows: Rows, heading: int | None, *names: str) -> int | None:
    over = () if heading is None else rows[heading]
    return next((at for at, cell in enumerate(over) if cell.strip().casefold() in names), None)


def _is_figures(body: Rows, at: int) -> bool:
    cells = [_cell(row, at) for row in body]
    numbers = sum(number_of(cell) is not None for cell in cells)
    return numbers > 0 and numbers + sum(is_not_available(cell) for cell in cells) > len(cells) / 2


def _words(body: Rows, at: int) -> bool:
    """Whether a column holds names: half of its filled cells or more are words."""
    cells = [cell for row in body if (cell := _cell(row, at).strip())]
    words = sum(
        number_of(cell) is None and iso_of(cell) is None and not is_not_available(cell)
        for cell in cells
    )
    return words > 0 and words * 2 >= len(cells)


def _of_names(body: Rows, columns: Sequence[int], over: Sequence[str]) -> int | None:
    """The column with the most names; of codes beside their names the names."""

    def worth(at: int) -> tuple[int, bool, int]:
        return _different(body, at), "name" in _cell(over, at).casefold(), at

    return max(columns, key=worth, default=None)


def _different(body: Rows, at: int) -> int:
    return len({_cell(row, at).strip() for row in body if _cell(row, at).strip()})
