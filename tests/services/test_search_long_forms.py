"""The long form of an acronym is known as it, however its commas and "and"s are typed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scrutiny_desk.domain.papers.facts import GlossaryFact
from scrutiny_desk.library.shelves import glossary
from scrutiny_desk.services.search import search
from tests.services.made_papers import Desk, facts, page

LONG = "Harbour, Quay and Berth Plan"


@pytest.fixture
def harbour(desk: Desk) -> Desk:
    entry = GlossaryFact(term="HQBP", expansion=LONG, page="1", page_index=0)
    found = replace(facts(), glossary=(entry,))
    desk.import_one("pack.pdf", found, [page(0, "The HQBP is late."), page(1, "A plan of a quay.")])
    return desk


@pytest.mark.parametrize(
    "typed",
    [
        "harbour, quay and berth plan",
        "harbour quay and berth plan",
        "Harbour Quay & Berth Plan",
        "harbour quay berth plan",
    ],
)
@pytest.mark.parametrize("form", ["{}", '"{}"'])
def test_a_long_form_is_known_by_its_acronym(harbour: Desk, typed: str, form: str) -> None:
    answer = search(harbour.library, form.format(typed))
    assert [other for _, other in answer.also] == ["HQBP"]
    assert 0 in {hit.page_index for hit in answer.hits}


def test_other_words_are_not(harbour: Desk) -> None:
    assert search(harbour.library, "harbour quay and land plan").also == ()


def test_the_words_of_the_index_are_the_ones_that_are_asked(harbour: Desk) -> None:
    asked: list[str] = []
    with harbour.library.read() as connection:
        connection.set_trace_callback(asked.append)
        assert glossary.short_forms(connection, "harbour quay berth plan") == ["HQBP"]
        connection.set_trace_callback(None)
        plan = connection.execute("EXPLAIN QUERY PLAN " + asked[0]).fetchall()
    assert any("fact_by_expansion" in str(row[3]) for row in plan)
