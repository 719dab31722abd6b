"""Waiting times and indicators as series over time, of what papers print and people enter."""

from __future__ import annotations

from dataclasses import dataclass

from scrutiny_desk.domain.measures.definitions import DefinitionCard, filled_in, unlike_clocks
from scrutiny_desk.domain.measures.measures import Measure
from scrutiny_desk.domain.measures.series_columns import Columns, columns_of
from scrutiny_desk.domain.measures.series_setup import Chosen
from scrutiny_desk.library.connection import Connection
from scrutiny_desk.library.library import Library
from scrutiny_desk.library.shelves.series import OwnFigures
from scrutiny_desk.services.measures.printed_cards import of_draft, printed_card
from scrutiny_desk.services.measures.series_merging import PrintedFigures, entries_of, merged
from scrutiny_desk.services.measures.series_names import plain
from scrutiny_desk.services.measures.series_prints import Draft
from scrutiny_desk.services.measures.series_shelved import KeptFigures, Shelved


def list_measures(library: Library) -> list[Measure]:
    """Every measure of the papers not in Trash and of what people entered: services first.

    A figure printed again for the same date with the same value, in one paper or in a later one,
    is one reading with two places; a different value is a reading of its own, and one of them
    counts. Services are the same where their names and councils are, case and spaces apart, and
    where a person said so; a paper that names no council counts with the only one that the
    library knows. Nothing is guessed or worked out.
    """
    return KeptSeries(library).measures()


def measure_now(library: Library, key: str) -> Measure | None:
    """One measure by its key, as the library has it now; None where there is none."""
    with library.read() as connection:
        return next(iter(measures_in(connection, key)), None)


@dataclass(frozen=True, slots=True)
class SeriesName:
    """What a measure is called."""

    key: str
    group: str
    name: str


def series_listed(library: Library) -> list[SeriesName]:
    """The names of every measure, without its figures: services first."""
    with library.read() as connection:
        shelved = Shelved(connection)
        return [
            SeriesName(key, shelved.councils.worded(draft.group, draft.council), draft.name)
            for key, draft in shelved.drafts(entered=False).items()
        ]


def measures_in(connection: Connection, of: str | None = None) -> list[Measure]:
    """The same of a library that is being read. of: a key, for its series alone."""
    shelved = Shelved(connection)
    return [_made(connection, shelved, key, one).measure for key, one in shelved.drafts(of).items()]


@dataclass(frozen=True, slots=True)
class _Made:
    """A measure, and what its readings were put together from."""

    prints: list[PrintedFigures]
    own: list[OwnFigures]
    chosen: tuple[Chosen, ...]
    measure: Measure


class KeptSeries:
    """The series of a library for whoever shows them again and again.

    Only what changed since is read, put together and made anew; a measure of which nothing
    changed is the very same object. For one thread at a time.
    """

    def __init__(self, library: Library) -> None:
        self._library = library
        self._kept = KeptFigures()
        self._made: dict[str, _Made] = {}

    def measures(self) -> list[Measure]:
        """Every measure as the library has it now."""
        with self._library.read() as connection:
            shelved = Shelved(connection, self._kept)
            self._made = {
                key: _made(connection, shelved, key, draft, self._made.get(key))
                for key, draft in shelved.drafts().items()
            }
        return [one.measure for one in self._made.values()]


def _made(
    connection: Connection, shelved: Shelved, key: str, draft: Draft, before: _Made | None = None
) -> _Made:
    """The measure of a draft. before: as it was made last; what did not change is kept of it."""
    setup = shelved.setup(key)
    if before is not None and _same_figures(before, draft) and before.chosen == setup.chosen:
        readings = before.measure.readings
    else:
        readings = merged(draft.prints, draft.own, setup.chosen)
    measure = Measure(
        key=key,
        family=draft.family,
        group=shelved.councils.worded(draft.group, draft.council),
        name=draft.name,
        unit=draft.unit,
        good="down" if draft.family == "waiting" else good_direction(columns_of(readings)),
        readings=readings,
        names=tuple(draft.names.values()),
        setup=setup,
        unlike=_unlike(connection, shelved, key, draft),
    )
    if before is not None and before.measure == measure:
        measure = before.measure
    return _Made(draft.prints, draft.own, setup.chosen, measure)


def _same_figures(before: _Made, draft: Draft) -> bool:
    """Whether nothing was read anew of what a series is put together from."""
    own = len(before.own) == len(draft.own) and all(
        one is other for one, other in zip(before.own, draft.own, strict=True)
    )
    return own and (before.prints is draft.prints or not (before.prints or draft.prints))


def good_direction(columns: Columns) -> str:
    """`up` or `down` as the targets lead away from the baseline, "" where they do not tell."""
    baselines = columns.values[columns.of_kind("baseline")]
    targets = columns.values[columns.of_kind("target")]
    if not len(baselines) or not len(targets) or baselines[0] == targets[-1]:
        return ""
    return "up" if targets[-1] > baselines[0] else "down"


def _unlike(connection: Connection, shelved: Shelved, key: str, draft: Draft) -> str:
    """Whether names that a person joined are counted by unlike clocks, in a sentence."""
    if len(draft.names) < 2:
        return ""
    return unlike_clocks(
        (told, card_of_name(connection, shelved, key, draft, name))
        for name, told in draft.names.items()
    )


def card_of_name(
    connection: Connection, shelved: Shelved, key: str, draft: Draft, name: str
) -> DefinitionCard:
    """What is counted under one of a series' names: a person's words, else the papers'."""
    own = shelved.own_card(key, name)
    places = [one.place for one in entries_of(draft.prints) if plain(one.place.name) == name]
    printed = printed_card(connection, of_draft(draft, places)).card
    return printed if own is None else filled_in(own, printed)
