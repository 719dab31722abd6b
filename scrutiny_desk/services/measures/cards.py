"""Definition cards: what a series counts, by a person's words, the papers' and its figures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from scrutiny_desk.domain.changes import NO_CHANGE, Change, Shelf
from scrutiny_desk.domain.measures.definitions import (
    CARD_FIELDS,
    NO_CARD,
    DefinitionCard,
    filled_in,
)
from scrutiny_desk.domain.measures.measure_chart import good_of
from scrutiny_desk.domain.measures.measures import Measure
from scrutiny_desk.domain.measures.sentences import say_unit
from scrutiny_desk.library.connection import Connection
from scrutiny_desk.library.library import Library
from scrutiny_desk.library.plain import now
from scrutiny_desk.library.shelves import series_decisions as shelf
from scrutiny_desk.services.measures.printed_cards import (
    CardPlace,
    PrintedCard,
    of_measure,
    printed_card,
)
from scrutiny_desk.services.measures.series_names import own_keys, plain
from scrutiny_desk.services.signing import YOU, signed

_MEASURES = frozenset({Shelf.MEASURES})
_EDIT = "Change what is counted"
TYPED = tuple(name for name, _ in CARD_FIELDS if name != "good")
"""The fields that a person can type; which way is good is a decision on the series."""


@dataclass(frozen=True, slots=True)
class CardShown:
    """A definition card as it holds.

    own: what a person typed; printed: what the papers print; places: where, by the field's name.
    card: a person's words, else the papers', else what follows from the figures themselves.
    """

    card: DefinitionCard = NO_CARD
    own: DefinitionCard = NO_CARD
    printed: DefinitionCard = NO_CARD
    places: Mapping[str, CardPlace] = field(default_factory=dict)

    @property
    def lines(self) -> tuple[tuple[str, str, CardPlace | None], ...]:
        """What it says, a line each: what the field is called, its words, and their page."""
        return tuple(
            (words, said, self.places.get(name) if not getattr(self.own, name) else None)
            for name, words in CARD_FIELDS
            if (said := getattr(self.card, name))
        )

    @property
    def told(self) -> tuple[str, ...]:
        """The same as sentences, with where each comes from."""
        by = f" ({self.own.written_by})" if self.own.written_by else ""
        return tuple(
            f"{called}: {words}{by if place is None and typed else _on(place)}"
            for (called, words, place), typed in zip(self.lines, self._typed, strict=True)
        )

    @property
    def _typed(self) -> tuple[bool, ...]:
        names = (name for name, _ in CARD_FIELDS if getattr(self.card, name))
        return tuple(bool(name in TYPED and getattr(self.own, name)) for name in names)

    def differs(self, name: str) -> str:
        """What the papers print of a field where a person's words say otherwise, else ""."""
        own, printed = getattr(self.own, name), getattr(self.printed, name)
        return printed if own and printed and plain(own) != plain(printed) else ""


def card_of(library: Library, measure: Measure) -> CardShown:
    """The definition card of a series."""
    with library.read() as connection:
        printed = printed_card(connection, of_measure(measure))
        own = own_card(connection, measure)
    return shown(own, printed, measure)


def own_card(connection: Connection, measure: Measure) -> DefinitionCard:
    """What a person wrote of a series, under its own name or one that was put together with it."""
    cards = shelf.cards(connection)
    for key in own_keys(measure.key, measure.names):
        if key in cards:
            return cards[key]
    return NO_CARD


def shown(own: DefinitionCard, printed: PrintedCard, measure: Measure) -> CardShown:
    """The card that follows."""
    card = filled_in(own, printed.card)
    by_hand = measure.setup.better is not None
    good = _good_words(measure)
    return CardShown(
        replace(
            card,
            unit=card.unit or say_unit(measure.unit),
            good=good if by_hand or not printed.card.good else printed.card.good,
        ),
        replace(own, good=good if by_hand else ""),
        printed.card,
        printed.places,
    )


def keep_card(library: Library, measure: Measure, card: DefinitionCard, by: str = "") -> Change:
    """Keep what a person says of what is counted; what is shown without them is not kept twice."""
    who = signed(library, by)
    if not library.write(
        lambda connection: _put_card(connection, measure, card, who),
        undo=_EDIT,
        merge=_typing_in(measure),
    ):
        return NO_CHANGE
    return Change(
        _MEASURES, "What is counted was kept", undoable=True, ids=(measure.key,),
        unsigned=who == YOU,
    )  # fmt: skip


def keep_card_letters(library: Library, measure: Measure, card: DefinitionCard) -> None:
    """Have it kept without waiting, at every key; `keep_card_typed` tells it at a pause."""
    who = signed(library, "")
    library.write_soon(
        lambda connection: _put_card(connection, measure, card, who),
        undo=_EDIT,
        key=_typing_in(measure),
    )


def keep_card_typed(library: Library, measure: Measure, card: DefinitionCard) -> Change:
    """Keep a card at a pause in typing; what was kept at every key is told, without a word."""
    keep_card(library, measure, card)
    return Change(_MEASURES, undoable=True, ids=(measure.key,))


def _put_card(connection: Connection, measure: Measure, card: DefinitionCard, who: str) -> bool:
    printed = printed_card(connection, of_measure(measure))
    without = shown(NO_CARD, printed, measure).card
    own = {
        name: told
        for name in TYPED
        if plain(told := getattr(card, name).strip()) != plain(getattr(without, name))
    }
    kept = DefinitionCard(**own, written_by=who, written_on=now())
    there = shelf.cards(connection).get(measure.key, NO_CARD)
    if _unsigned(there) == _unsigned(kept):
        return False
    shelf.keep_card(connection, measure.key, kept)
    return True


def _typing_in(measure: Measure) -> str:
    return f"card {measure.key}"


def _good_words(measure: Measure) -> str:
    good = {"up": "Higher is better", "down": "Lower is better"}.get(good_of(measure), "")
    if measure.setup.better is not None:
        return f"{good or 'Neither way is better'}, said by hand"
    if good and measure.family == "indicator":
        return f"{good}, from the baseline to the targets"
    return good


def _on(place: CardPlace | None) -> str:
    if place is None:
        return ""
    name = place.page_name
    return f" ({name if name.startswith('PDF') else f'page {name}'})"


def _unsigned(card: DefinitionCard) -> DefinitionCard:
    return replace(card, written_by="", written_on="")
