"""Readings of a person's own: typed, pasted or taken from a file, each with who, when and where."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from scrutiny_desk.domain.changes import NO_CHANGE, Change, Shelf
from scrutiny_desk.domain.dates import last_day, say
from scrutiny_desk.domain.errors import DeskError
from scrutiny_desk.domain.measures.figure_layout import EnteredRow
from scrutiny_desk.domain.measures.measures import Measure, OwnReading, Reading
from scrutiny_desk.library.connection import Connection
from scrutiny_desk.library.ids import new_id
from scrutiny_desk.library.library import Library
from scrutiny_desk.library.plain import now
from scrutiny_desk.library.shelves import series as shelf
from scrutiny_desk.library.shelves.series import OwnSeries
from scrutiny_desk.services.measures.measures import measures_in
from scrutiny_desk.services.measures.series_names import indicator_key, plain, waiting_key
from scrutiny_desk.services.measures.series_prints import WAITING
from scrutiny_desk.services.signing import signed

MEASURES = frozenset({Shelf.MEASURES})


class EntryState(StrEnum):
    """What becomes of a row: it is new, there already, or another figure is there."""

    NEW = "new"
    SAME = "same"
    DIFFERENT = "different"

    @property
    def word(self) -> str:
        return {"new": "New", "same": "There already", "different": "Another figure is there"}[
            self.value
        ]


@dataclass(frozen=True, slots=True)
class PlannedRow:
    """A row and what becomes of it. here: the figures that are there for its date, as printed."""

    row: EnteredRow
    state: EntryState
    here: str = ""


def series_of_measure(measure: Measure) -> OwnSeries:
    """The words under which readings are entered for a measure that is there."""
    _, council, _ = measure.key.split("|", 2)
    group, _, name = measure.group.partition(" · ")
    return OwnSeries(
        measure.key, measure.family, council, name if council else "", group, measure.name,
        measure.unit,
    )  # fmt: skip


def new_series(
    group: str, name: str, unit: str, council: str = "", framework: bool = False
) -> OwnSeries:
    """The words of a series that no paper prints yet.

    group: the service, or with `framework` the plan an indicator belongs to. Raises DeskError
    where a name is empty.
    """
    group, name = " ".join(group.split()), " ".join(name.split())
    if not group or not name:
        raise DeskError("The series has no name", "", "Write the service and what is counted")
    key = plain(council)
    if framework:
        series = indicator_key(key, plain(group), plain(name), unit)
        return OwnSeries(series, "indicator", key, council, group, name, unit)
    known = next((one for one in WAITING if plain(one.name) == plain(name)), None)
    field = known.field if known else plain(name)
    return OwnSeries(
        waiting_key(key, plain(group), field), "waiting", key, council, group,
        known.name if known else name, known.unit if known else unit,
    )  # fmt: skip


def series_named(library: Library, group: str, name: str, unit: str) -> OwnSeries:
    """The series of a service and a measure by their names, else a new one of that unit.

    Raises DeskError where two councils have one of these names.
    """
    with library.read() as connection:
        found = [
            one
            for one in measures_in(connection)
            if plain(one.name) == plain(name)
            and plain(group) in {plain(one.group), *map(plain, one.names)}
        ]
    if len(found) > 1:
        raise DeskError(
            f"“{group}” is there more than once",
            f"They are {', '.join(one.group for one in found)}",
            "Name it with its council, as it stands there",
        )
    return series_of_measure(found[0]) if found else new_series(group, name, unit)


def plan_entries(
    library: Library, series: OwnSeries, rows: Sequence[EnteredRow], kind: str = ""
) -> tuple[PlannedRow, ...]:
    """What each row would do; nothing is written. kind: as `enter_readings` has it."""
    with library.read() as connection:
        return plan_against(measures_in(connection, series.series), series, rows, kind)


def enter_readings(
    library: Library,
    series: OwnSeries,
    rows: Sequence[EnteredRow],
    *,
    origin: str,
    by: str,
    note: str = "",
    file_name: str = "",
    kind: str = "",
) -> Change:
    """Enter every row that is not there already, all or none.

    origin: `typed`, `pasted` or `imported`. note: where the figures come from. kind: of an
    indicator `baseline`, `target` or `actual` (where it is ""). Raises DeskError where two rows
    say different figures for one date.
    """
    return enter_series(
        library, [(series, rows)], origin=origin, by=by, note=note, file_name=file_name, kind=kind
    )


def enter_series(
    library: Library,
    entries: Sequence[tuple[OwnSeries, Sequence[EnteredRow]]],
    *,
    origin: str,
    by: str,
    note: str = "",
    file_name: str = "",
    kind: str = "",
) -> Change:
    """Enter the rows of several series in one step, as `enter_readings` does those of one."""
    for _, rows in entries:
        _not_twice(rows)

    def made_of(connection: Connection, series: OwnSeries, rows: Sequence[EnteredRow]) -> list[str]:
        told = kind or _kind(series)
        planned = plan_against(measures_in(connection, series.series), series, rows, told)
        taken = [one.row for one in planned if one.state is not EntryState.SAME]
        if taken:
            shelf.keep_series(connection, series)
        made = [
            OwnReading(
                new_id(), series.series, row.as_of, told, row.value, row.printed, origin,
                note.strip(), file_name, row.place if origin == "imported" else "",
                signed(library, by), entered,
            )
            for row in taken
        ]  # fmt: skip
        shelf.add_readings(connection, made)
        return [one.id for one in made]

    def work(connection: Connection) -> list[list[str]]:
        return [made_of(connection, series, rows) for series, rows in entries]

    entered = now()
    ids = library.write(work, undo="Enter readings")
    every = [one for made in ids for one in made]
    if not every:
        return NO_CHANGE
    count = "1 reading" if len(every) == 1 else f"{len(every):,} readings"
    filled = [series for (series, _), made in zip(entries, ids, strict=True) if made]
    first = f"{filled[0].group_name}, {filled[0].name}"
    where = first if len(filled) == 1 else f"{len(filled)} series"
    return Change(MEASURES, f"{count} entered for {where}", undoable=True, ids=tuple(every))


def take_out_reading(library: Library, reading_id: str) -> Change:
    """Take a reading that a person entered away."""
    library.write(
        lambda connection: shelf.drop_reading(connection, reading_id), undo="Take out reading"
    )
    return Change(MEASURES, "Reading taken out", undoable=True, ids=(reading_id,))


def _kind(series: OwnSeries) -> str:
    return "reading" if series.family == "waiting" else "actual"


def plan_against(
    measures: Iterable[Measure], series: OwnSeries, rows: Sequence[EnteredRow], kind: str = ""
) -> tuple[PlannedRow, ...]:
    """What each row would do beside the measures that are there."""
    told = kind or _kind(series)
    there: dict[str, list[Reading]] = {}
    for measure in measures:
        if measure.key == series.series or series.series in _own_keys(measure):
            for reading in measure.readings:
                if reading.kind == told and reading.as_of:
                    there.setdefault(last_day(reading.as_of).isoformat(), []).append(reading)
    planned = []
    for row in rows:
        here = there.get(last_day(row.as_of).isoformat(), [])
        same = any(one.value == row.value for one in here)
        state = EntryState.SAME if same else EntryState.DIFFERENT if here else EntryState.NEW
        planned.append(PlannedRow(row, state, ", ".join(one.printed for one in here)))
    return tuple(planned)


def _own_keys(measure: Measure) -> set[str]:
    """Every key under which this measure can be entered: one for each name of the service."""
    if measure.family != "waiting":
        return {measure.key}
    _, council, rest = measure.key.split("|", 2)
    field = rest.rpartition("|")[2]
    return {waiting_key(council, plain(name), field) for name in measure.names}


def _not_twice(rows: Sequence[EnteredRow]) -> None:
    seen: dict[str, EnteredRow] = {}
    for row in rows:
        before = seen.setdefault(last_day(row.as_of).isoformat(), row)
        if before.value != row.value:
            raise DeskError(
                f"{say(row.as_of)} has two figures",
                f"{before.printed} ({before.place}) and {row.printed} ({row.place})",
                "Choose whose figures to take, or take one of the two rows out",
            )
