"""Whatever a paper holds, the finders end with facts that can be sent and shown."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scrutiny_desk.domain.pages.pages import Bookmark, Page, Reading
from scrutiny_desk.finding import find_facts
from scrutiny_desk.finding.as_json import facts_to_json
from scrutiny_desk.jobs import wire
from scrutiny_desk.library.shelves.pages import keep
from tests.finding.made_readings import Say, make_page, make_reading

PRINTED = """
A G E N D A|AGENDA|Agenda Item No|1|2.|2a|3(b) Plan|99 Late|(Pages|(Pages 3 -|14)|(Page 0)
(Pages 9 - 2)|(To Follow)|Report to:|Relevant Officer:|From:|To:|Subject:|Councillors A, B and
Monday, 32 May 2025 at 99.99 pm|Monday, 12 May 2025 at 7pm|CABINET|COUNTY COUNCIL -|MONDAY
1.0 Purpose|2.0 Recommendation(s)|List of Appendices:|Appendix 6 (a)|exempt information?|Yes
held in the|on Monday|Co-optees:|-|–|•|­|\u200b|Ⅷ|٣|²|(|)|[|]|\\|MINUTES of|PRESENT:
"""
WORDS = st.sampled_from(PRINTED.strip().replace("\n", "|").split("|"))
LINES = st.builds(
    Say,
    st.lists(WORDS, min_size=1, max_size=5).map(" ".join),
    st.sampled_from([60.0, 66.0, 200.0]),
    st.booleans(),
    st.booleans(),
    st.booleans(),
)


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    pages: list[Page] = []
    for index in range(draw(st.integers(0, 4))):
        pages.append(
            make_page(
                index,
                draw(st.lists(LINES, max_size=14)),
                label=draw(st.sampled_from([None, "1", "2", "9", "x"])),
                stamp=draw(st.sampled_from([None, None, "1", "2", "2a", "?"])),
            )
        )
    targets = st.sampled_from([None, *range(len(pages))])
    marks = st.builds(Bookmark, WORDS, st.integers(0, 3), targets)
    return make_reading(
        pages,
        title=draw(WORDS),
        bookmarks=draw(st.lists(marks, max_size=3)),
        kind=draw(st.sampled_from(["pdf", "text", "workbook"])),
    )


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(readings())
def test_odd_papers_give_facts_that_can_be_sent(reading: Reading) -> None:
    facts = find_facts(reading)
    sent = keep(reading)
    paper = wire.decode(wire.encode(wire.Paper(replace(sent, pages=()), facts)))
    pages = wire.decode(wire.encode(wire.Pages(sent.pages)))
    assert isinstance(paper, wire.Paper)
    assert isinstance(pages, wire.Pages)
    assert wire.whole(pages.pages, paper) == (sent, facts)
    assert facts_to_json(facts)["document"]
    for item in facts.agenda_items:
        assert item.title
        assert item.first_index is None or 0 <= item.first_index < len(reading.pages)


@pytest.mark.parametrize(
    "piece", ["A, ", "and ", "CABINET ", "1 ", "(Pages ", "Appendix ", "held in ", "a-", "A.", "• "]
)
def test_endless_lines_take_no_endless_time(piece: str) -> None:
    long = "Meeting of the To: Councillors " + piece * 4000
    pages = [
        make_page(0, ["AGENDA", "1 " + long, long]),
        make_page(1, [long, "Report to: " + long]),
    ]
    begun = time.monotonic()
    find_facts(make_reading(pages, title=long))
    assert time.monotonic() - begun < 5.0
