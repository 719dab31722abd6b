"""All that series are made of, read from the shelves and sorted by series."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from scrutiny_desk.domain.dates import read_date
from scrutiny_desk.domain.definitions import DefinitionCard, card_from
from scrutiny_desk.domain.measures import Place
from scrutiny_desk.domain.series_setup import NO_SETUP, Decision, SeriesSetup, setup_from
from scrutiny_desk.library.connection import Connection
from scrutiny_desk.library.shelves import facts, pages, series, series_decisions
from scrutiny_desk.library.shelves.facts import FactRow
from scrutiny_desk.library.shelves.series import OwnFigures, OwnSeries
from scrutiny_desk.services.measures.series_merging import Entry
from scrutiny_desk.services.measures.series_names import (
    Councils,
    ServiceNames,
    indicator_key,
    plain,
    service_key,
    waiting_key,
)

_ISO = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


@dataclass(frozen=True, slots=True)
class Column:
    """One figure of a waiting list: the fact's field, what it is called, and its unit."""

    field: str
    name: str
    unit: str


WAITING = (
    Column("waiting", "Referrals waiting", "count"),
    Column("over_18_weeks", "Over 18 weeks", "count"),
    Column("percent_over_18_weeks", "Per cent over 18 weeks", "percent"),
    Column("longest_weeks", "Longest wait", "weeks"),
    Column("average_weeks", "Average wait", "weeks"),
    Column("over_52_weeks", "Over 52 weeks", "count"),
    Column("over_78_weeks", "Over 78 weeks", "count"),
)
"""The measures of every service, in the order they are listed."""

_ORDER = {column.field: at for at, column in enumerate(WAITING)}


@dataclass(slots=True)
class Draft:
    """A series while its figures are gathered.

    prints: in the order of their papers. own: what was entered, under each name of the series.
    names: by their folded form, as printed.
    """

    family: str
    council: str
    group: str
    name: str
    unit: str
    prints: list[Entry] = field(default_factory=list)
    own: list[OwnFigures] = field(default_factory=list)
    names: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Shelved:
    """Everything there is. waiting, indicators: rows in the order of their papers."""

    waiting: tuple[FactRow, ...]
    indicators: tuple[FactRow, ...]
    own: tuple[OwnSeries, ...]
    entered: dict[str, OwnFigures]
    decisions: dict[str, list[Decision]]
    cards: dict[str, DefinitionCard]
    councils: Councils
    names: ServiceNames

    @classmethod
    def read(cls, connection: Connection) -> Shelved:
        """As the shelves stand."""
        waiting = [
            *facts.of_section(connection, "waiting_times"),
            *facts.of_section(connection, "waiting_dashboard"),
        ]
        waiting.sort(key=lambda row: (row.told_on == "", row.told_on, row.paper_id, row.page_index))
        indicators = facts.of_section(connection, "kpis")
        own = series.own_series(connection)
        councils = Councils([*waiting, *indicators], own)
        names = ServiceNames(series.pairs(connection), councils)
        decisions: dict[str, list[Decision]] = {}
        for key, made in series_decisions.decisions(connection).items():
            decisions.setdefault(names.canonical(key), []).extend(made)
        return cls(
            tuple(waiting),
            tuple(indicators),
            tuple(own),
            series.own_figures(connection) if own else {},
            decisions,
            series_decisions.cards(connection),
            councils,
            names,
        )

    def drafts(self) -> dict[str, Draft]:
        """Every series by its key: services in the order of their papers, then indicators."""
        services: dict[tuple[str, str], dict[str, Draft]] = {}
        indicators: dict[str, Draft] = {}
        for row in self.waiting:
            self._add_service(services, row)
        for row in self.indicators:
            self._add_indicator(indicators, row)
        for words in self.own:
            draft = self._own_draft(words, services, indicators)
            draft.own.append(self.entered[words.series])
        found: dict[str, Draft] = {}
        for (council, service), columns in services.items():
            names = {name: told for draft in columns.values() for name, told in draft.names.items()}
            group = max(names.values(), key=len)
            for name in sorted(columns, key=lambda one: _ORDER.get(one, len(_ORDER))):
                columns[name].group = group
                found[waiting_key(council, service, name)] = columns[name]
        return found | indicators

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

    def _add_service(self, services: dict[tuple[str, str], dict[str, Draft]], row: FactRow) -> None:
        name = " ".join(str(row.body["service"]).split())
        council, folded = self.councils.key(row.council), name.casefold()
        columns = services.setdefault((council, self.names.leader(council, folded)), {})
        place = None
        for column in WAITING:
            value = row.body.get(column.field)
            if value is None:
                continue
            printed = printed_as(value, column.unit)
            draft = columns.get(column.field)
            if draft is None:
                draft = Draft("waiting", council, name, column.name, column.unit)
                columns[column.field] = draft
            draft.names.setdefault(folded, name)
            if place is None or place.printed != printed:
                place = _place(row, printed, name)
            draft.prints.append(
                Entry(
                    f"{row.id}:{column.field}",
                    row.body["as_of"],
                    "reading",
                    float(value),
                    printed,
                    place,
                )
            )

    def _add_indicator(self, found: dict[str, Draft], row: FactRow) -> None:
        # A unit is part of what an indicator is: per 10,000 and per 100,000 share no line.
        body = row.body
        framework, indicator = (
            " ".join(str(body[name]).split()) for name in ("framework", "indicator")
        )
        council, unit = self.councils.key(row.council), str(body["unit"])
        key = indicator_key(council, framework.casefold(), indicator.casefold(), unit)
        draft = found.get(key)
        if draft is None:
            draft = found[key] = Draft("indicator", council, framework, indicator, unit)
        value, printed = body["value"], str(body["text"])
        draft.prints.append(
            Entry(
                f"{row.id}:value",
                _period(body["period"]),
                str(body.get("kind", "reading")),
                None if value is None else float(value),
                printed,
                _place(row, printed, indicator),
            )
        )

    def _own_draft(
        self,
        words: OwnSeries,
        services: dict[tuple[str, str], dict[str, Draft]],
        indicators: dict[str, Draft],
    ) -> Draft:
        """The series that a person's readings belong to now, made where no paper prints it."""
        key = self.names.canonical(words.series)
        _, council, rest = key.split("|", 2)
        fresh = Draft(words.family, council, words.group_name, words.name, words.unit)
        if words.family == "indicator":
            return indicators.setdefault(key, fresh)
        service, _, name = rest.rpartition("|")
        draft = services.setdefault((council, service), {}).setdefault(name, fresh)
        draft.names.setdefault(plain(words.group_name), words.group_name)
        return draft


def printed_card(connection: Connection, draft: Draft) -> DefinitionCard:
    """What the newest pages of a series print of what is counted; each field by itself."""
    card = DefinitionCard()
    seen: set[tuple[str, int]] = set()
    for entry in reversed(draft.prints):
        place = entry.place
        if (place.paper_id, place.page_index) in seen:
            continue
        seen.add((place.paper_id, place.page_index))
        text = pages.text_of(connection, place.paper_id, place.page_index)
        told = card_from(text, draft.name)
        clock = card if any(card.clock) else told
        card = replace(
            card,
            what=card.what or told.what,
            clock_start=clock.clock_start,
            clock_stop=clock.clock_stop,
            as_at=card.as_at or told.as_at,
        )
        if len(seen) == _PAGES_LOOKED_AT:
            break
    return card


_PAGES_LOOKED_AT = 12


def printed_as(value: float, unit: str) -> str:
    """A figure as a table prints it: "60%", "331"."""
    return f"{value:g}%" if unit == "percent" else f"{value:g}"


def _place(row: FactRow, printed: str, name: str) -> Place:
    return Place(row.paper_id, row.page_index, row.page, printed, row.told_on, name)


def _period(period: str | None) -> str | None:
    if period is None or _ISO.fullmatch(period):
        return period
    return read_date(period)
