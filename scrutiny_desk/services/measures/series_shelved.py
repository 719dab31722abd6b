"""All that series are made of, read from the shelves and sorted by series.

What is not asked for is not read, and what was read and did not change since is not read again.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property

from scrutiny_desk.domain.measures.definitions import DefinitionCard
from scrutiny_desk.domain.measures.series_setup import NO_SETUP, Decision, SeriesSetup, setup_from
from scrutiny_desk.library.connection import Connection
from scrutiny_desk.library.shelves import series, series_decisions
from scrutiny_desk.library.shelves.printed_figures import (
    councils,
    printed_indicators,
    printed_services,
)
from scrutiny_desk.library.shelves.series import PRINTED, OwnFigures, OwnSeries
from scrutiny_desk.services.measures.series_names import (
    Councils,
    ServiceNames,
    plain,
    service_key,
    waiting_key,
)
from scrutiny_desk.services.measures.series_prints import WAITING, Draft, Prints

FIELDS = tuple(column.field for column in WAITING)
_ORDER = {column.field: at for at, column in enumerate(WAITING)}


class KeptFigures:
    """What was read of the shelves, kept for as long as nothing of it changes."""

    def __init__(self) -> None:
        self._own: dict[str, tuple[int, OwnFigures]] = {}
        self._prints: tuple[object, Prints] | None = None

    def own(
        self, connection: Connection, wanted: list[str], revisions: dict[str, int]
    ) -> dict[str, OwnFigures]:
        """What people entered of these series."""
        stale = [
            key
            for key in wanted
            if key not in self._own or self._own[key][0] != revisions.get(key, 0)
        ]
        if stale:
            for key, figures in series.own_figures(connection, stale).items():
                self._own[key] = (revisions.get(key, 0), figures)
        return {key: self._own[key][1] for key in wanted}

    def prints(self, stamp: object, read: Callable[[], Prints]) -> Prints:
        """What papers print, to be copied before anything is added; read where the stamp is new."""
        if self._prints is None or self._prints[0] != stamp:
            self._prints = stamp, read()
        return self._prints[1]

    def has_prints(self, stamp: object) -> bool:
        """Whether nothing has to be read for them."""
        return self._prints is not None and self._prints[0] == stamp


class Shelved:
    """The shelves as one state of the library has them; good while its connection is lent.

    kept: what was read before of the same library, and is added to.
    """

    def __init__(self, connection: Connection, kept: KeptFigures | None = None) -> None:
        self._connection = connection
        self._kept = kept or KeptFigures()

    @cached_property
    def own(self) -> list[OwnSeries]:
        """The words of every series that a person entered readings of."""
        return series.own_series(self._connection)

    @cached_property
    def councils(self) -> Councils:
        """Whose figures there are."""
        return Councils(councils(self._connection), self.own)

    @cached_property
    def names(self) -> ServiceNames:
        """Which names of services are one."""
        return ServiceNames(series.pairs(self._connection), self.councils)

    @cached_property
    def decisions(self) -> dict[str, list[Decision]]:
        """What people decided, by the key of the series as it is now."""
        found: dict[str, list[Decision]] = {}
        for key, made in series_decisions.decisions(self._connection).items():
            found.setdefault(self.names.canonical(key), []).extend(made)
        return found

    @cached_property
    def cards(self) -> dict[str, DefinitionCard]:
        """What people wrote of what is counted."""
        return series_decisions.cards(self._connection)

    def drafts(self, of: str | None = None, *, entered: bool = True) -> dict[str, Draft]:
        """Every series by its key: services in the order of their papers, then indicators.

        of: a key, for the series that it belongs to now alone. entered: False without the figures
        that people entered, for whoever asks for names.
        """
        revisions = series.revisions(self._connection)
        prints = self._prints(revisions.get(PRINTED, 0), of)
        wanted = None if of is None else _group(self.names.canonical(of))
        held = [
            one
            for one in self.own
            if wanted is None or _group(self.names.canonical(one.series)) == wanted
        ]
        wanted_own = [one.series for one in held] if entered else []
        own = self._kept.own(self._connection, wanted_own, revisions)
        for words in held:
            draft = self._own_draft(words, prints)
            if entered:
                draft.own.append(own[words.series])
        found: dict[str, Draft] = {}
        for (council, service), columns in prints.services.items():
            names = {name: told for draft in columns.values() for name, told in draft.names.items()}
            group = max(names.values(), key=len)
            for name in sorted(columns, key=lambda one: _ORDER.get(one, len(_ORDER))):
                columns[name].group = group
                found[waiting_key(council, service, name)] = columns[name]
        found |= prints.indicators
        if of is None:
            return found
        key = self.names.canonical(of)
        return {key: found[key]} if key in found else {}

    def history(self, key: str) -> list[Decision]:
        """Every entry about a series, those about all measures of its service among them."""
        of_service = self.decisions.get(service_key(key), ()) if self.decisions else ()
        return sorted(
            [*of_service, *self.decisions.get(key, ())], key=lambda one: (one.made_on, one.id)
        )

    def setup(self, key: str) -> SeriesSetup:
        """What holds of a series."""
        history = self.history(key)
        return setup_from(history) if history else NO_SETUP

    def own_card(self, key: str, name: str) -> DefinitionCard | None:
        """What a person wrote of a series under one of its names, or None."""
        family, council, rest = key.split("|", 2)
        if family != "waiting":
            return self.cards.get(key)
        return self.cards.get(waiting_key(council, name, rest.rpartition("|")[2]))

    def _prints(self, revision: int, of: str | None) -> Prints:
        """What papers print, of one series at least."""
        stamp = (revision, self.councils.told, self.names.told)
        if of is None or self._kept.has_prints(stamp):
            return self._kept.prints(stamp, self._all_prints).copy()
        family, council, rest = self.names.canonical(of).split("|", 2)
        made, connection = Prints(self.councils, self.names), self._connection
        if family == "waiting":
            alike = self.names.joined(council, rest.rpartition("|")[0])
            made.add_services(printed_services(connection, FIELDS, lambda one: plain(one) in alike))
        else:
            held = f"|{rest}|"
            made.add_indicators(
                printed_indicators(connection, lambda one: f"|{plain(one)}|" in held)
            )
        return made

    def _all_prints(self) -> Prints:
        made = Prints(self.councils, self.names)
        made.add_services(printed_services(self._connection, FIELDS))
        made.add_indicators(printed_indicators(self._connection))
        return made

    def _own_draft(self, words: OwnSeries, prints: Prints) -> Draft:
        """The series that a person's readings belong to now, made where no paper prints it."""
        key = self.names.canonical(words.series)
        _, council, rest = key.split("|", 2)
        fresh = Draft(words.family, council, words.group_name, words.name, words.unit)
        if words.family == "indicator":
            return prints.indicators.setdefault(key, fresh)
        service, _, name = rest.rpartition("|")
        draft = prints.services.setdefault((council, service), {}).setdefault(name, fresh)
        draft.names.setdefault(plain(words.group_name), words.group_name)
        return draft


def _group(key: str) -> str:
    """The service of a waiting list's measure, or the indicator itself."""
    return service_key(key) or key
