"""Definition cards: what papers print, what a person types, and which of them holds."""

from __future__ import annotations

from scrutiny_desk.domain.measures.definitions import DefinitionCard
from scrutiny_desk.domain.measures.measures import Measure
from scrutiny_desk.domain.measures.series_setup import DecisionKind
from scrutiny_desk.domain.papers.facts import DefinitionFact, GlossaryFact, IndicatorFact
from scrutiny_desk.services import undoing
from scrutiny_desk.services.measures.cards import CardShown, card_of, keep_card
from scrutiny_desk.services.measures.measures import list_measures
from scrutiny_desk.services.measures.series_deciding import decide
from tests.services.made_papers import Desk, facts, page
from tests.services.measures.test_measures_service import waiting

DEFINED = "Referrals waiting are defined as referrals at month end awaiting first contact"


def measure(desk: Desk, name: str = "Referrals waiting", group: str = "Ferries") -> Measure:
    return next(
        one for one in list_measures(desk.library) if (one.group, one.name) == (group, name)
    )


def shown(desk: Desk, *named: str) -> CardShown:
    return card_of(desk.library, measure(desk, *named))


def reviews(date: str, source: str = "Case records", **told: str) -> object:
    """A paper with an indicator and what its table tells of it."""
    where = {"page": "3", "page_index": 0, "framework": "Practice", "indicator": "Reviews"}
    figures = [
        IndicatorFact(kind=kind, period=period, text=f"{value}%", value=value, unit="percent",
                      **where)
        for kind, period, value in (("baseline", "2030-04", 40.0), ("target", date[:7], 60.0))
    ]  # fmt: skip
    return facts(
        date=date, kpis=figures, definitions=[DefinitionFact(source=source, **where, **told)]
    )


def test_a_card_is_filled_from_the_page_and_kept_as_a_person_says(desk: Desk) -> None:
    found = facts(waiting=[waiting("Ferries", "2031-01", 0, waiting=9)])
    desk.import_one("a.pdf", found, [page(0, DEFINED)])
    before = shown(desk)
    card = before.card
    assert (card.clock_start, card.clock_stop, card.as_at) == (
        "referral", "first contact", "month end",
    )  # fmt: skip
    assert card.what == "referrals at month end awaiting first contact"
    assert before.places["what"].page_index == 0
    assert (card.unit, card.good) == ("number", "Lower is better")

    typed = DefinitionCard(clock_start="referral", clock_stop="treatment")
    keep_card(desk.library, measure(desk), typed)
    card = shown(desk).card
    assert (card.clock_stop, card.as_at, card.written_by) == ("treatment", "month end", "you")
    undoing.undo(desk.library)
    assert shown(desk).card == before.card


def test_columns_beside_the_figures_tell_source_owner_and_how_often(desk: Desk) -> None:
    told = {"owner": "Quality team", "frequency": "Quarterly", "definition": "Held on time"}
    desk.import_one("a.pdf", reviews("2031-01-25", **told))
    card = shown(desk, "Reviews", "Practice").card

    assert (card.source, card.owner, card.frequency) == (
        "Case records", "Quality team", "Quarterly",
    )  # fmt: skip
    assert card.what == "Held on time"
    assert card.good == "Higher is better, from the baseline to the targets"


def test_what_a_person_typed_stays_and_a_later_print_stands_beside_it(desk: Desk) -> None:
    desk.import_one("a.pdf", reviews("2031-01-25"))
    desk.library.person = "A. Member"
    one = measure(desk, "Reviews", "Practice")
    keep_card(desk.library, one, DefinitionCard(source="The audit", caveats="A new form since May"))

    desk.import_one("b.pdf", reviews("2031-06-25", source="Records of the trust"))

    held = shown(desk, "Reviews", "Practice")
    assert (held.card.source, held.card.caveats) == ("The audit", "A new form since May")
    assert held.differs("source") == "Records of the trust"
    assert held.own.written_by == "A. Member"
    assert "Source: The audit (A. Member)" in held.told


def test_what_is_printed_already_is_not_kept_as_a_persons(desk: Desk) -> None:
    desk.import_one("a.pdf", reviews("2031-01-25"))
    one = measure(desk, "Reviews", "Practice")
    keep_card(desk.library, one, shown(desk, "Reviews", "Practice").card)

    desk.import_one("b.pdf", reviews("2031-06-25", source="Records of the trust"))

    assert shown(desk, "Reviews", "Practice").card.source == "Records of the trust"


def test_notes_under_a_table_are_taken_where_they_are_surely_of_it(desk: Desk) -> None:
    noted = "Source: Trust returns\nNote: After a drive to shorten\nthe list\nOther words"
    one = facts(waiting=[waiting("Ferries", "2031-01", 0, waiting=9)])
    desk.import_one("a.pdf", one, [page(0, noted)])
    card = shown(desk).card
    assert (card.source, card.caveats) == (
        "Trust returns", "After a drive to shorten the list",
    )  # fmt: skip

    rows = [waiting("Ferries", "2031-02", 0, waiting=9), waiting("Buses", "2031-02", 0, waiting=3)]
    two = facts(date="2031-05-01", waiting=rows)
    desk.import_one("b.pdf", two, [page(0, "Note: One of them is new\nSource: A\nSource: B")])
    assert shown(desk, "Referrals waiting", "Buses").card.caveats == ""
    assert shown(desk, "Referrals waiting", "Buses").card.source == ""


def test_a_glossary_tells_what_the_service_is(desk: Desk) -> None:
    term = GlossaryFact(page="9", page_index=0, term="FRS", expansion="Ferries",
                        definition="Boats that cross the harbour")  # fmt: skip
    found = facts(waiting=[waiting("Ferries", "2031-01", 0, waiting=9)], glossary=[term])
    desk.import_one("a.pdf", found)

    assert shown(desk).card.about == "Ferries: Boats that cross the harbour"
    assert shown(desk).places["about"].page_name == "9"


def test_which_way_is_good_by_hand_is_said_on_the_card(desk: Desk) -> None:
    desk.import_one("a.pdf", facts(waiting=[waiting("Ferries", "2031-01", 0, waiting=9)]))
    decide(desk.library, measure(desk).key, DecisionKind.BETTER, words="neither", reason="Growth")

    assert shown(desk).card.good == "Neither way is better, said by hand"
