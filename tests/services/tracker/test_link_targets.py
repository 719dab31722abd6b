"""What a recommendation can be linked to."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

from scrutiny_desk.domain.errors import DeskError
from scrutiny_desk.domain.papers.papers import Place
from scrutiny_desk.domain.tracker.recommendations import LinkKind, Recommendation
from scrutiny_desk.services.papers import papers
from scrutiny_desk.services.questions import questions
from scrutiny_desk.services.search import Searcher
from scrutiny_desk.services.tracker import history as tracker_history
from scrutiny_desk.services.tracker import recommendations
from scrutiny_desk.services.tracker.link_targets import (
    link_to,
    meeting_of_question,
    page_target,
    page_typed,
    pages_with,
    targets,
)
from tests.services.made_papers import Desk, facts, item, page

PAGES = [page(0, "Front"), page(1, "One", "1"), page(2, "Two", "2")]
DAY = datetime.date(2031, 3, 6)


@pytest.fixture
def pack(desk: Desk) -> str:
    return desk.import_one("pack.pdf", facts(items=[item("6", "Bridges", 0, 2)]), PAGES)


@pytest.fixture
def meeting(desk: Desk, pack: str) -> str:
    return papers.paper(desk.library, pack).meeting_id


@pytest.fixture
def one(desk: Desk) -> Recommendation:
    for text in ("Mend the quay", "Trim the lanterns"):
        recommendations.add_recommendation(
            desk.library, committee="Harbour", number="", date_text="6 March 2031", text=text,
            target_text="", officer="",
        )  # fmt: skip
    return recommendations.list_recommendations(desk.library, DAY)[0].recommendation


def test_the_page_that_was_read_last_stands_before_every_paper(
    desk: Desk, pack: str, one: Recommendation
) -> None:
    papers.remember_place(desk.library, Place(pack, 2))
    first, *rest = targets(desk.library, LinkKind.PAGE, one)
    assert (first.paper_id, first.page_index, first.where) == (pack, 2, "open in Papers")
    assert [(one.paper_id, one.page_index) for one in rest] == [(pack, None)]


def test_a_page_is_typed_as_it_is_printed_or_as_the_file_counts_it(desk: Desk, pack: str) -> None:
    assert page_typed(desk.library, pack, "PDF 3") == page_target(desk.library, pack, 2)
    assert page_typed(desk.library, pack, "2").page_index == 2
    for typed in ("", "4711"):
        with pytest.raises(DeskError, match="Which page is it"):
            page_typed(desk.library, pack, typed)


def test_a_question_another_row_and_a_page_are_linked_once_each(
    desk: Desk, meeting: str, pack: str, one: Recommendation
) -> None:
    asked = questions.add_entry(desk.library, meeting, "6", text="Who pays?").ids[0]
    (question,) = targets(desk.library, LinkKind.QUESTION, one)
    (other,) = targets(desk.library, LinkKind.RECOMMENDATION, one)
    assert question.ref == asked
    assert "Trim the lanterns" in other.words
    shown = page_target(desk.library, pack, 2, "the  very\nwords")
    assert shown.words.endswith("“the very words”")

    for target in (question, other, shown):
        link_to(desk.library, one.id, target, " It shows who ")
        with pytest.raises(DeskError, match="already"):
            link_to(desk.library, one.id, target)

    _, _, links = tracker_history.beside(desk.library, one.id)
    assert [link.kind for link in links] == [
        LinkKind.QUESTION, LinkKind.RECOMMENDATION, LinkKind.PAGE,
    ]  # fmt: skip
    assert all(link.words.startswith("It shows who (") for link in links)
    assert meeting_of_question(desk.library, asked) == meeting
    assert meeting_of_question(desk.library, "gone") is None
    assert targets(desk.library, LinkKind.FILE, one) == []
    assert targets(desk.library, LinkKind.MEASURE, one) == []


def test_pages_are_found_by_what_stands_on_them(desk: Desk) -> None:
    pages = [page(0, "Front"), page(1, "The tide tables\nwere printed in April", "1"), page(2, "")]
    paper = desk.import_one("tides.pdf", facts(title="A report"), pages)
    searcher = Searcher(desk.library)
    (found,) = pages_with(searcher, "printed tide")
    assert (found.paper_id, found.page_index, found.words) == (paper, 1, "page 1 of A report")
    assert found.where.endswith("“The tide tables were printed in April”")
    assert replace(found, where="") == page_target(desk.library, paper, 1)
    assert pages_with(searcher, "p") == []
    assert pages_with(searcher, "lighthouse") == []
    papers.move_to_trash(desk.library, paper)
    assert pages_with(searcher, "printed tide") == []
