"""A file with somebody's tracker is read: its tables, and what their columns may hold."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from scrutiny_desk.domain.dates import read_date
from scrutiny_desk.domain.errors import Cancelled, DeskError
from scrutiny_desk.domain.pages.pages import KeptReading, Reading, SheetNotes, say_cell
from scrutiny_desk.domain.papers.facts import Facts
from scrutiny_desk.domain.tally import count, together
from scrutiny_desk.domain.tracker.tables import FoundTables, TrackerColumn, TrackerTable
from scrutiny_desk.domain.tracker.taking_over import TrackerChoice
from scrutiny_desk.library.library import Library
from scrutiny_desk.library.plain import folded
from scrutiny_desk.library.shelves import column_mappings, meetings, pages, recommendations
from scrutiny_desk.services.papers.importing import bytes_of

ReadTables = Callable[
    [Path, Callable[[int, int], None], Callable[[], bool]],
    tuple[Reading | KeptReading, Facts, FoundTables],
]
"""As `importing.ReadPaper`, with the tables that are or may be trackers."""

_CELLS_TOLD = 5


@dataclass(frozen=True, slots=True)
class TrackerFile:
    """A file that was read. guessed: what its columns may hold, whose it is and of when.

    remembered: for each table whether a person said of such headings before what they mean.
    """

    path: Path
    sha256: str
    reading: KeptReading
    facts: Facts
    tables: tuple[TrackerTable, ...]
    sheets: SheetNotes | None
    guessed: TrackerChoice
    remembered: tuple[bool, ...]

    @property
    def name(self) -> str:
        return self.path.name


def read_tracker(
    library: Library,
    path: Path,
    read: ReadTables,
    progress: Callable[[str, int, int], None],
    cancelled: Callable[[], bool],
) -> TrackerFile:
    """Read a file and find its tables; nothing is written.

    progress: the file's name, pages done, pages in all. Raises Cancelled when `cancelled` says so
    and DeskError for a file that cannot be read or holds no table at all.
    """
    if cancelled():
        raise Cancelled
    sha256 = hashlib.sha256(bytes_of(path)).hexdigest()
    progress(path.name, 0, 0)
    reading, facts, found = read(
        path, lambda done, total: progress(path.name, done, total), cancelled
    )
    if isinstance(reading, Reading):
        reading = pages.keep(reading)
    if not found.tables:
        raise _no_table(path.name, found.sheets)
    fields, remembered = _fields(library, found.tables)
    committee = "" if facts.meeting is None else facts.meeting.committee.strip()
    # Where the rows themselves say whose they are, one name for all of them would be wrong.
    if not committee and not any("committee" in row for row in fields):
        committee = only_committee(library)
    guessed = TrackerChoice(fields, committee, _day(path, reading.title, facts))
    return TrackerFile(
        path, sha256, reading, facts, found.tables, found.sheets, guessed, remembered
    )


def committees(library: Library) -> list[str]:
    """The committees that this library knows, in the order of the alphabet."""
    with library.read() as connection:
        named = [one.committee for one in recommendations.all_recommendations(connection)]
        # A meeting without a date is a paper that stands alone under its own title.
        named += [one.committee for one in meetings.all_meetings(connection) if one.date]
    known = {folded(name): name.strip() for name in reversed(named) if name.strip()}
    return sorted(known.values(), key=str.casefold)


def only_committee(library: Library) -> str:
    """The one committee whose recommendations are here, or "" for none or several."""
    with library.read() as connection:
        rows = recommendations.all_recommendations(connection)
    names = {folded(row.committee): row.committee for row in rows if row.committee.strip()}
    return next(iter(names.values())) if len(names) == 1 else ""


def choice_with(
    file: TrackerFile,
    headings: Sequence[str],
    *,
    sheet: str | None = None,
    committee: str | None = None,
    told_on: str | None = None,
) -> TrackerChoice:
    """What is guessed of a file, put right in words.

    headings: "Heading=column" each. sheet: take this sheet or page alone. told_on: a day in words.
    Raises DeskError where a heading, a column, a sheet or a day is not known.
    """
    fields = [list(row) for row in file.guessed.fields]
    for said in headings:
        heading, _, word = said.rpartition("=")
        column = _column_named(word)
        places = [
            (at, place)
            for at, table in enumerate(file.tables)
            for place, one in enumerate(table.headings)
            if folded(one) == folded(heading)
        ]
        if not places:
            there = dict.fromkeys(h for table in file.tables for h in table.headings if h)
            raise DeskError(
                f"No column is headed “{heading}”",
                f"The headings are: {', '.join(there) or 'none'}",
                "Write one of them, an equals sign, and what it holds",
            )
        for at, place in places:
            fields[at][place] = column.value
    if sheet is not None:
        fields = _of_sheet(file, fields, sheet)
    day = file.guessed.told_on
    if told_on is not None:
        day = read_date(told_on)
        if day is None:
            raise DeskError(
                f"“{told_on}” is no date",
                "It says of when the tracker is",
                "Write it as 2024-01-25 or January 2024",
            )
    named = file.guessed.committee if committee is None else committee.strip()
    return TrackerChoice(tuple(map(tuple, fields)), named, day)


def say_sheets(sheets: SheetNotes | None) -> list[str]:
    """What of a workbook was not read, a sentence each, naming sheet and cell."""
    said = []
    if sheets is not None and sheets.hidden:
        names = together([f"“{name}”" for name in sheets.hidden])
        what = "sheet is" if len(sheets.hidden) == 1 else "sheets are"
        said.append(f"The hidden {what} not read: {names}.")
    if sheets is not None and sheets.unsaved:
        cells = [say_cell(ref) for ref in sheets.unsaved[:_CELLS_TOLD]]
        more = len(sheets.unsaved) - len(cells)
        cells += [count(more, "more cell")] if more else []
        said.append(
            f"No result was saved with the formula in {together(cells)}, so nothing is read "
            "there. Open the workbook, save it once, and take it over again."
        )
    return said


def _column_named(word: str) -> TrackerColumn:
    wanted = folded(word)
    for column in TrackerColumn:
        if wanted in {folded(column.value), folded(column.word)}:
            return column
    known = ", ".join(column.value or "“”" for column in TrackerColumn)
    raise DeskError(
        f"“{word}” is nothing that a column of a tracker holds",
        f"It can be: {known}",
        "Write one of these after the equals sign",
    )


def _of_sheet(file: TrackerFile, fields: list[list[str]], sheet: str) -> list[list[str]]:
    names = [table.name for table in file.tables]
    if folded(sheet) not in {folded(name) for name in names}:
        hidden = () if file.sheets is None else file.sheets.hidden
        if folded(sheet) in {folded(name) for name in hidden}:
            raise DeskError(
                f"The sheet “{sheet}” is hidden",
                "Hidden sheets are not read",
                "Show it in Excel, save the workbook, and take it over again",
            )
        raise DeskError(
            f"No tracker stands on “{sheet}”",
            f"Tables were found on: {', '.join(dict.fromkeys(names))}",
            "Name one of these",
        )
    return [
        row if folded(name) == folded(sheet) else [""] * len(row)
        for row, name in zip(fields, names, strict=True)
    ]


def _fields(
    library: Library, tables: Sequence[TrackerTable]
) -> tuple[tuple[tuple[str, ...], ...], tuple[bool, ...]]:
    """What every column may hold, and of which tables a person said it before."""
    with library.read() as connection:
        said = [column_mappings.recall(connection, table.headings) for table in tables]
    best = max(range(len(tables)), key=lambda at: _promise(tables[at]))
    fields = tuple(
        before or (table.fields if table.known or at == best else ("",) * len(table.fields))
        for at, (table, before) in enumerate(zip(tables, said, strict=True))
    )
    return fields, tuple(before is not None for before in said)


def _promise(table: TrackerTable) -> float:
    """How much a table looks like a tracker: the one that does most is offered."""
    by_columns = sum(column.confidence for column in table.columns if column.field)
    says_it = 100.0 if "text" in table.fields else 0.0
    return says_it + by_columns * math.sqrt(len(table.table.rows))


def _day(path: Path, title: str, facts: Facts) -> str | None:
    """Of when a tracker is: its meeting's day, else a date in its title or its file's name."""
    if facts.meeting is not None and facts.meeting.date:
        return facts.meeting.date
    return read_date(title) or read_date(path.stem.replace("_", " "))


def _no_table(name: str, sheets: SheetNotes | None) -> DeskError:
    hidden = [] if sheets is None else [f"“{one}”" for one in sheets.hidden]
    also = f"; it has hidden sheets, which are not read: {together(hidden)}" if hidden else ""
    return DeskError(
        f"No table was found in “{name}”",
        f"A tracker is a table with a row for each recommendation{also}",
        "Choose the file that holds the tracker, or show the sheet it stands on and save it",
    )
