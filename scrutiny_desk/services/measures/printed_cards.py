"""What papers print of what a series counts: in columns beside figures, in notes, in a glossary."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from scrutiny_desk.domain.measures.definitions import (
    CARD_FIELDS,
    CLOCK,
    NO_CARD,
    DefinitionCard,
    card_from,
)
from scrutiny_desk.domain.measures.measures import Measure, Place
from scrutiny_desk.domain.review.review import FactState
from scrutiny_desk.library.connection import Connection
from scrutiny_desk.library.plain import folded
from scrutiny_desk.library.shelves import facts, pages
from scrutiny_desk.library.shelves.facts import FactRow
from scrutiny_desk.services.measures.series_prints import Draft

_PAGES_LOOKED_AT = 12
_SECTIONS = {"waiting": ("waiting_times", "waiting_dashboard"), "indicator": ("kpis",)}
_GROUP = {"waiting": "service", "indicator": "framework"}
_FIELDS = tuple(name for name, _ in CARD_FIELDS)
_COLUMNS = {"definition": "what"}


@dataclass(frozen=True, slots=True)
class CardPlace:
    """The page on which a field of a card is printed."""

    paper_id: str
    page_index: int
    page_name: str


@dataclass(frozen=True, slots=True)
class PrintedCard:
    """A card as papers print it, and where each of its fields stands."""

    card: DefinitionCard = NO_CARD
    places: Mapping[str, CardPlace] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Subject:
    """What a card is on. names: what papers call the service; places: of its figures."""

    family: str
    name: str
    names: tuple[str, ...]
    places: tuple[Place, ...]


def of_draft(draft: Draft, prints: Sequence[Place]) -> Subject:
    """A series that is being gathered. prints: of its figures, in the order of their papers."""
    places = list(reversed(prints))
    names = tuple(dict.fromkeys((*draft.names.values(), draft.group)))
    return Subject(draft.family, draft.name, names, tuple(places))


def of_measure(measure: Measure) -> Subject:
    """A series that is there, the newest of its pages first."""
    places = [place for one in measure.readings for place in one.places]
    places.sort(key=lambda place: (place.told_on, place.paper_id, place.page_index), reverse=True)
    names = tuple(dict.fromkeys((*measure.names, measure.group)))
    return Subject(measure.family, measure.name, names, tuple(places))


def printed_card(connection: Connection, subject: Subject) -> PrintedCard:
    """What is printed of a series, each field by its newest print.

    What a table says in a column of its own comes first, then what stands on the pages of the
    figures, then a glossary's words on the service or the indicator.
    """
    card, places = NO_CARD, {}
    for told, place in _told(connection, subject):
        # A clock is one thing: its two ends come from one page.
        has_clock = any(card.clock)
        for name in _FIELDS:
            known = has_clock if name in CLOCK else name in places
            if not known and (words := getattr(told, name)):
                card = replace(card, **{name: words})
                places[name] = place
    return PrintedCard(card, places)


def _told(connection: Connection, subject: Subject) -> Iterator[tuple[DefinitionCard, CardPlace]]:
    if not subject.places:
        return
    if subject.family == "indicator":
        for row in reversed(facts.of_section(connection, "definitions")):
            if folded(str(row.body.get("indicator"))) == folded(subject.name):
                yield _of_row(row), _place(row)
    yield from _on_pages(connection, subject)
    names = {folded(name) for name in (*subject.names, subject.name) if name}
    for section in ("glossary", "acronyms"):
        for row in reversed(facts.of_section(connection, section)):
            term, expansion, said = (
                str(row.body.get(name) or "") for name in ("term", "expansion", "definition")
            )
            if said and {folded(term), folded(expansion)} & names - {""}:
                about = f"{expansion}: {said}" if expansion else said
                yield DefinitionCard(about=about), _place(row)


def _on_pages(
    connection: Connection, subject: Subject
) -> Iterator[tuple[DefinitionCard, CardPlace]]:
    rows: dict[str, list[FactRow]] = {}
    seen = dict.fromkeys((one.paper_id, one.page_index, one.page_name) for one in subject.places)
    for paper_id, page_index, page_name in list(seen)[:_PAGES_LOOKED_AT]:
        if paper_id not in rows:
            rows[paper_id] = [
                row
                for section in _SECTIONS[subject.family]
                for row in facts.of_paper(connection, paper_id, section)
                if row.state is not FactState.DROPPED
            ]
        beside = [row for row in rows[paper_id] if row.page_index == page_index]
        told = card_from(
            pages.text_of(connection, paper_id, page_index),
            subject.name,
            one_group=_count(beside, _GROUP[subject.family]) == 1,
            one_measure=subject.family == "indicator" and _count(beside, "indicator") == 1,
        )
        yield told, CardPlace(paper_id, page_index, page_name)


def _count(rows: Sequence[FactRow], name: str) -> int:
    return len({folded(str(row.body.get(name))) for row in rows})


def _of_row(row: FactRow) -> DefinitionCard:
    told = {_COLUMNS.get(name, name): str(words) for name, words in row.body.items() if words}
    return DefinitionCard(**{name: words for name, words in told.items() if name in _FIELDS})


def _place(row: FactRow) -> CardPlace:
    return CardPlace(row.paper_id, row.page_index, row.page)
