"""Hints from the library, put aside for good, and evidence added to a question."""

from __future__ import annotations

import pytest

from scrutiny_desk.domain.changes import NO_CHANGE
from scrutiny_desk.domain.errors import DeskError
from scrutiny_desk.domain.notes.notes import Anchor, NoteKind
from scrutiny_desk.domain.questions.questions import Entry
from scrutiny_desk.services import undoing
from scrutiny_desk.services.notes import notes
from scrutiny_desk.services.papers import papers
from scrutiny_desk.services.questions import evidence, hints, questions
from scrutiny_desk.services.questions.board import board_of
from tests.services.made_papers import Desk, facts, item, page

PAGES = [
    page(0, "Agenda", "1"),
    page(1, "In December 331 boats were waiting for repair in the harbour.", "2"),
]


@pytest.fixture
def pack(desk: Desk) -> str:
    return desk.import_one("pack.pdf", facts(items=[item("6", "Bridges", 0, 1)]), PAGES)


@pytest.fixture
def meeting(desk: Desk, pack: str) -> str:
    return papers.paper(desk.library, pack).meeting_id


def ask(desk: Desk, meeting: str, text: str) -> str:
    return questions.add_entry(desk.library, meeting, "6", text=text).ids[0]


def entry(desk: Desk, meeting: str, entry_id: str) -> Entry:
    found = board_of(desk.library, meeting).entry(entry_id)
    assert found is not None
    return found


def said(desk: Desk, meeting: str, entry_id: str) -> list[str]:
    board = board_of(desk.library, meeting)
    found = hints.hints_from_library(desk.library, board, entry(desk, meeting, entry_id))
    return [one.said for one in found]


def test_a_page_of_the_meeting_that_may_answer_is_named(desk: Desk, meeting: str) -> None:
    asked = ask(desk, meeting, "How many boats wait for repair in the harbour?")
    assert said(desk, meeting, asked) == ["Page 2 may answer it"]
    other = ask(desk, meeting, "How many bridges wait for repair in the harbour?")
    assert said(desk, meeting, other) == []


def test_a_hint_put_aside_stays_so_until_undo(desk: Desk, meeting: str, pack: str) -> None:
    asked = ask(desk, meeting, "How many boats wait for repair in the harbour?")
    key = f"answered {pack} 1"
    hints.put_hint_aside(desk.library, meeting, asked, key)
    assert said(desk, meeting, asked) == []
    assert hints.put_hint_aside(desk.library, meeting, asked, key) == NO_CHANGE
    undoing.undo(desk.library)
    assert said(desk, meeting, asked) == ["Page 2 may answer it"]


def test_what_an_earlier_meeting_was_asked_is_told_with_its_answer(
    desk: Desk, meeting: str
) -> None:
    earlier = desk.import_one("earlier.pdf", facts(date="2030-11-14"))
    note, _ = notes.write_note(
        desk.library,
        paper_id=earlier,
        item_id=None,
        kind=NoteKind.QUESTION,
        text="Why did the ferry contract fail?",
        anchor=Anchor(0, "1"),
    )
    notes.revise_note(desk.library, note.id, answer="The firm closed.")
    asked = ask(desk, meeting, "What made the ferry contract fail?")
    assert said(desk, meeting, asked) == ["Asked before, on 14 November 2030"]
    earlier_meeting = papers.paper(desk.library, earlier).meeting_id
    assert said(desk, earlier_meeting, note.id) == []


def test_a_question_can_stand_on_several_pages(desk: Desk, meeting: str, pack: str) -> None:
    asked = ask(desk, meeting, "Why?")

    def add(index: int, quote: str) -> None:
        evidence.add_evidence(
            desk.library,
            meeting,
            asked,
            paper_id=pack,
            page_index=index,
            page_label=str(index + 1),
            quote=quote,
        )

    add(1, "331 boats")
    add(0, "Agenda")
    found = entry(desk, meeting, asked).evidence
    assert [(one.page_label, one.quote) for one in found] == [("2", "331 boats"), ("1", "Agenda")]
    with pytest.raises(DeskError, match="already"):
        add(0, "Agenda")
    evidence.remove_evidence(desk.library, found[0].id)
    assert len(entry(desk, meeting, asked).evidence) == 1
    with pytest.raises(DeskError, match="no longer there"):
        evidence.remove_evidence(desk.library, found[0].id)
    undoing.undo(desk.library)
    assert [one.quote for one in entry(desk, meeting, asked).evidence] == ["331 boats", "Agenda"]


def test_evidence_goes_and_comes_back_with_its_question(
    desk: Desk, meeting: str, pack: str
) -> None:
    asked = ask(desk, meeting, "Why?")
    evidence.add_evidence(
        desk.library, meeting, asked, paper_id=pack, page_index=1, page_label="2", quote="boats"
    )
    questions.delete_entry(desk.library, meeting, asked)
    undoing.undo(desk.library)
    assert [one.quote for one in entry(desk, meeting, asked).evidence] == ["boats"]
