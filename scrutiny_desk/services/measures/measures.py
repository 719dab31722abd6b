"""Waiting times and indicators as series over time, of what papers print and people enter."""

from __future__ import annotations

from dataclasses import replace

from scrutiny_desk.domain.definitions import DefinitionCard, unlike_clocks
from scrutiny_desk.domain.measures import Measure
from scrutiny_desk.domain.series_columns import Columns
from scrutiny_desk.library.connection import Connection
from scrutiny_desk.library.library import Library
from scrutiny_desk.services.measures.series_merging import merged
from scrutiny_desk.services.measures.series_names import plain
from scrutiny_desk.services.measures.series_shelved import Draft, Shelved, printed_card


def list_measures(library: Library) -> list[Measure]:
    """Every measure of the papers not in Trash and of what people entered: services first.

    A figure printed again for the same date with the same value, in one paper or in a later one,
    is one reading with two places; a different value is a reading of its own, and one of them
    counts. Services are the same where their names and councils are, case and spaces apart, and
    where a person said so; a paper that names no council counts with the only one that the
    library knows. Nothing is guessed or worked out.
    """
    with library.read() as connection:
        return measures_in(connection)


def measures_in(connection: Connection) -> list[Measure]:
    """The same of a library that is being read."""
    shelved = Shelved.read(connection)
    made = []
    for key, draft in shelved.drafts().items():
        setup = shelved.setup(key)
        readings = merged(draft.prints, draft.own, setup.chosen)
        made.append(
            Measure(
                key=key,
                family=draft.family,
                group=shelved.councils.worded(draft.group, draft.council),
                name=draft.name,
                unit=draft.unit,
                good="down" if draft.family == "waiting" else good_direction(readings.columns),
                readings=readings,
                names=tuple(draft.names.values()),
                setup=setup,
                unlike=_unlike(connection, shelved, key, draft),
            )
        )
    return made


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
    prints = [entry for entry in draft.prints if plain(entry.place.name) == name]
    printed = printed_card(connection, replace(draft, prints=prints))
    return printed if own is None else filled_in(own, printed)


def filled_in(own: DefinitionCard, printed: DefinitionCard) -> DefinitionCard:
    """A person's card, its empty fields as the papers print them."""
    clock = own if any(own.clock) else printed
    return replace(
        own,
        what=own.what or printed.what,
        clock_start=clock.clock_start,
        clock_stop=clock.clock_stop,
        source=own.source or printed.source,
        as_at=own.as_at or printed.as_at,
    )
