from __future__ import annotations

from dataclasses import replace

from scrutiny_desk.domain.papers.facts import GlossaryFact
from scrutiny_desk.services.papers import papers
from scrutiny_desk.services.papers.glossary import explain
from scrutiny_desk.services.search import search
from tests.services.made_papers import Desk, facts, page

WORDS = (
    "Families waited for an HBP, and the Harbour Board checked HBPs under the local berth offer."
)


def bring(desk: Desk, name: str, *entries: GlossaryFact, date: str = "2031-03-06") -> str:
    found = replace(facts(date=date), glossary=entries)
    return desk.import_one(name, found, [page(0, WORDS), page(1, "A harbour berth plan is made.")])


def entry(term: str, expansion: str = "", definition: str = "", page: str = "7") -> GlossaryFact:
    return GlossaryFact(
        term=term, expansion=expansion, definition=definition, page=page, page_index=1
    )


def told(desk: Desk, paper_id: str, word: str) -> str | None:
    words = WORDS.split()
    found = explain(desk.library, paper_id, words, words.index(word))
    return None if found is None else found.expansion or found.definition


def test_a_word_is_explained_whatever_signs_stand_around_it(desk: Desk) -> None:
    pack = bring(desk, "pack.pdf", entry("HBP", "Harbour berth plan"))
    assert told(desk, pack, "HBP,") == "Harbour berth plan"
    assert told(desk, pack, "HBPs") == "Harbour berth plan"
    assert told(desk, pack, "waited") is None


def test_the_longest_term_counts(desk: Desk) -> None:
    pack = bring(
        desk,
        "pack.pdf",
        entry("Offer", definition="What is offered."),
        entry("Local berth offer", definition="Berths for people of the town."),
    )
    assert told(desk, pack, "offer.") == "Berths for people of the town."
    assert told(desk, pack, "berth") == "Berths for people of the town."


def test_the_paper_in_hand_goes_before_others_and_others_help_out(desk: Desk) -> None:
    first = bring(desk, "one.pdf", entry("HBP", "Harbour berth plan"))
    second = bring(desk, "two.pdf", entry("HBP", "Heavy boat permit"), date="2031-05-08")
    third = bring(desk, "three.pdf", date="2031-06-05")
    assert told(desk, first, "HBP,") == "Harbour berth plan"
    assert told(desk, second, "HBP,") == "Heavy boat permit"
    assert told(desk, third, "HBP,") == "Heavy boat permit"
    papers.move_to_trash(desk.library, second)
    assert told(desk, third, "HBP,") == "Harbour berth plan"


def test_search_finds_the_long_form_by_the_short_one_and_back(desk: Desk) -> None:
    bring(desk, "pack.pdf", entry("HBP", "Harbour berth plan"))
    assert {hit.page_index for hit in search(desk.library, "hbp").hits} == {0, 1}
    assert {hit.page_index for hit in search(desk.library, "harbour berth plan").hits} == {0, 1}
    assert {hit.page_index for hit in search(desk.library, '"harbour berth plan"').hits} == {0, 1}
    assert {hit.page_index for hit in search(desk.library, "hbp families").hits} == {0}
    assert {hit.page_index for hit in search(desk.library, "harbour ber").hits} == {0, 1}
