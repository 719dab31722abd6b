"""The board: what a person writes, moves and merges on it stays, and can be taken back."""

from __future__ import annotations

import pytest

from scrutiny_desk.domain.changes import NO_CHANGE, Shelf
from scrutiny_desk.domain.errors import DeskError
from scrutiny_desk.domain.notes.notes import Anchor, NoteKind, NoteStatus
from scrutiny_desk.domain.questions.board_moves import Direction
from scrutiny_desk.domain.questions.questions import (
    MEETING_AS_A_WHOLE,
    TOP,
    Board,
    EntryKind,
    laid_out,
)
from scrutiny_desk.services import undoing
from scrutiny_desk.services.notes import notes
from scrutiny_desk.services.papers import papers
from scrutiny_desk.services.questions import board_order as order
from scrutiny_desk.services.questions import questions as service
from scrutiny_desk.services.questions.board import board_of, whom_to_ask
from tests.services.made_papers import Desk, facts, item


@pytest.fixture
def pack(desk: Desk) -> str:
    return desk.import_one(
        "pack.pdf", facts(items=[item("5", "Harbour", 0, 2), item("6", "Bridges", 3, 6)])
    )


@pytest.fixture
def meeting(desk: Desk, pack: str) -> str:
    return papers.paper(desk.library, pack).meeting_id


def board(desk: Desk, meeting: str) -> Board:
    return board_of(desk.library, meeting)


def read(desk: Desk, meeting: str, key: str = "6") -> list[tuple[str, str]]:
    return [(one.number, one.entry.text) for one in laid_out(board(desk, meeting).of(key))]


def ask(desk: Desk, meeting: str, text: str, key: str = "6", **more: object) -> str:
    return service.add_entry(desk.library, meeting, key, text=text, **more).ids[0]


def line(desk: Desk, meeting: str, text: str, key: str = "6") -> str:
    return ask(desk, meeting, text, key, kind=EntryKind.LINE)


def on_page(desk: Desk, pack: str, text: str, page: int = 4, **more: object) -> str:
    note, _ = notes.write_note(
        desk.library,
        paper_id=pack,
        item_id=None,
        kind=NoteKind.QUESTION,
        text=text,
        anchor=Anchor(page, str(page), quote="as printed"),
        **more,
    )
    return note.id


def test_the_items_of_the_agenda_stand_on_the_board_with_the_meeting_last(
    desk: Desk, meeting: str
) -> None:
    desk.import_one("late.pdf", facts(kind="supplement", items=[item("6", "Late", 0, 0)]))
    assert [(one.key, one.name) for one in board(desk, meeting).items] == [
        ("5", "5 Harbour"),
        ("6", "6 Bridges"),
        (MEETING_AS_A_WHOLE, "The meeting as a whole"),
    ]


def test_lines_questions_and_follow_ups_are_typed_on_the_board(desk: Desk, meeting: str) -> None:
    costs = line(desk, meeting, "Costs")
    first = ask(desk, meeting, "Who pays?", parent=costs)
    ask(desk, meeting, "And after that?", parent=first)
    ask(desk, meeting, "Why now?", parent=costs)
    ask(desk, meeting, "Second", parent=costs, after=first)
    assert read(desk, meeting) == [
        ("", "Costs"),
        ("1", "Who pays?"),
        ("1.1", "And after that?"),
        ("2", "Second"),
        ("3", "Why now?"),
    ]
    undoing.undo(desk.library)
    assert ("2", "Second") not in read(desk, meeting)


def test_a_question_from_a_page_is_there_by_itself_with_its_page(
    desk: Desk, meeting: str, pack: str
) -> None:
    note_id = on_page(desk, pack, "Why so late?")
    (entry,) = board(desk, meeting).of("6")
    assert (entry.id, entry.text, entry.private, entry.from_page) == (
        note_id,
        "Why so late?",
        True,
        True,
    )
    assert [(e.paper_id, e.page_index, e.quote) for e in entry.evidence] == [
        (pack, 4, "as printed")
    ]


def test_words_status_and_privacy_of_a_pages_question_are_its_notes(
    desk: Desk, meeting: str, pack: str
) -> None:
    note_id = on_page(desk, pack, "Why?")
    change = service.revise_entry(
        desk.library, meeting, note_id, text="Why so late?", who="The engineer", private=False
    )
    assert change.shelves == {Shelf.NOTES, Shelf.QUESTIONS}
    service.revise_entry(desk.library, meeting, note_id, status=NoteStatus.READY)
    (row,) = notes.list_notes(desk.library)
    assert (row.note.text, row.note.status, row.note.private) == (
        "Why so late?",
        NoteStatus.READY,
        False,
    )
    entry = board(desk, meeting).entry(note_id)
    assert entry is not None
    assert (entry.text, entry.who, entry.private) == ("Why so late?", "The engineer", False)
    undoing.undo(desk.library)
    undoing.undo(desk.library)
    entry = board(desk, meeting).entry(note_id)
    assert entry is not None
    assert (entry.text, entry.who) == ("Why?", "")


def test_typing_is_one_step_of_undo_from_the_first_letter_on(desk: Desk, meeting: str) -> None:
    entry_id = ask(desk, meeting, "W")
    for text in ("Wh", "Why?"):
        service.revise_entry(desk.library, meeting, entry_id, text=text)
    undoing.undo(desk.library)
    assert read(desk, meeting) == []
    undoing.redo(desk.library)
    assert read(desk, meeting) == [("1", "Why?")]


def test_pages_questions_and_typed_ones_stand_in_one_order(
    desk: Desk, meeting: str, pack: str
) -> None:
    late = on_page(desk, pack, "from page 5", page=5)
    on_page(desk, pack, "from page 4", page=4)
    typed = ask(desk, meeting, "typed")
    assert [text for _, text in read(desk, meeting)] == ["from page 4", "from page 5", "typed"]
    order.move_entry(desk.library, meeting, typed, Direction.UP)
    assert [text for _, text in read(desk, meeting)] == ["from page 4", "typed", "from page 5"]
    order.move_entry(desk.library, meeting, late, Direction.IN)
    assert read(desk, meeting)[-1] == ("2.1", "from page 5")
    assert order.move_entry(desk.library, meeting, late, Direction.IN) == NO_CHANGE
    undoing.undo(desk.library)
    undoing.undo(desk.library)
    assert [text for _, text in read(desk, meeting)] == ["from page 4", "from page 5", "typed"]


def test_a_line_goes_to_another_item_with_all_under_it(desk: Desk, meeting: str, pack: str) -> None:
    costs = line(desk, meeting, "Costs")
    mine = ask(desk, meeting, "Who pays?", parent=costs)
    page = on_page(desk, pack, "Who pays the bill?")
    order.put_entry(desk.library, meeting, page, item="6", parent=costs)
    order.merge_entries(desk.library, meeting, mine, page)
    order.put_entry(desk.library, meeting, costs, item="5")
    assert read(desk, meeting) == []
    assert read(desk, meeting, "5") == [
        ("", "Costs"),
        ("1", "Who pays?"),
        ("", "Who pays the bill?"),
    ]
    undoing.undo(desk.library)
    assert len(read(desk, meeting)) == 3


def test_merging_keeps_both_and_they_can_be_parted(desk: Desk, meeting: str) -> None:
    one, two, three = (ask(desk, meeting, text) for text in ("One", "Two", "Three"))
    order.merge_entries(desk.library, meeting, two, three)
    order.merge_entries(desk.library, meeting, one, two)
    assert read(desk, meeting) == [("1", "One"), ("", "Two"), ("", "Three")]
    order.part_entry(desk.library, meeting, two)
    assert read(desk, meeting) == [("1", "One"), ("", "Three"), ("2", "Two")]
    order.merge_entries(desk.library, meeting, three, one)
    assert read(desk, meeting)[-1] == ("", "One")
    undoing.undo(desk.library)
    assert read(desk, meeting) == [("1", "One"), ("", "Three"), ("2", "Two")]
    with pytest.raises(DeskError, match="cannot be merged"):
        order.merge_entries(desk.library, meeting, one, one)


def test_deleting_keeps_what_stood_under_it(desk: Desk, meeting: str) -> None:
    costs = line(desk, meeting, "Costs")
    first = ask(desk, meeting, "Who pays?", parent=costs)
    ask(desk, meeting, "And then?", parent=first)
    same = ask(desk, meeting, "Who pays for it?")
    order.merge_entries(desk.library, meeting, first, same)
    service.delete_entry(desk.library, meeting, first)
    assert read(desk, meeting) == [
        ("", "Costs"),
        ("1", "And then?"),
        ("2", "Who pays for it?"),
    ]
    service.delete_entry(desk.library, meeting, costs)
    assert {text for _, text in read(desk, meeting)} == {"And then?", "Who pays for it?"}
    undoing.undo(desk.library)
    undoing.undo(desk.library)
    assert ("1", "Who pays?") in read(desk, meeting)
    with pytest.raises(DeskError, match="no longer on the board"):
        service.delete_entry(desk.library, meeting, "nothing")


def test_deleting_a_pages_question_deletes_its_note_and_undo_brings_its_place_back(
    desk: Desk, meeting: str, pack: str
) -> None:
    costs = line(desk, meeting, "Costs")
    page = on_page(desk, pack, "Why?")
    order.put_entry(desk.library, meeting, page, item="6", parent=costs)
    ask(desk, meeting, "And?", parent=page)
    service.delete_entry(desk.library, meeting, page)
    assert notes.list_notes(desk.library) == []
    assert read(desk, meeting) == [("", "Costs"), ("1", "And?")]
    undoing.undo(desk.library)
    assert read(desk, meeting) == [("", "Costs"), ("1", "Why?"), ("1.1", "And?")]


def test_a_note_that_is_no_question_any_more_leaves_and_comes_back_to_its_place(
    desk: Desk, meeting: str, pack: str
) -> None:
    costs = line(desk, meeting, "Costs")
    page = on_page(desk, pack, "Why?")
    order.put_entry(desk.library, meeting, page, item="6", parent=costs)
    ask(desk, meeting, "And?", parent=page)
    notes.revise_note(desk.library, page, kind=NoteKind.CONCERN)
    assert read(desk, meeting) == [("", "Costs"), ("1", "And?")]
    notes.revise_note(desk.library, page, kind=NoteKind.QUESTION)
    assert read(desk, meeting) == [("", "Costs"), ("1", "Why?"), ("1.1", "And?")]


def test_an_item_taken_off_the_agenda_leaves_its_questions_to_the_meeting(
    desk: Desk, meeting: str, pack: str
) -> None:
    from scrutiny_desk.library.shelves import papers as shelf

    ask(desk, meeting, "Why?")
    (bridges,) = (one.id for one in papers.agenda_of(desk.library, pack) if one.number == "6")
    desk.library.write(lambda c: shelf.remove_item(c, bridges), undo="Drop an item")
    assert read(desk, meeting, MEETING_AS_A_WHOLE) == [("1", "Why?")]
    undoing.undo(desk.library)
    assert read(desk, meeting) == [("1", "Why?")]


def test_questions_stay_on_their_item_when_the_pack_goes_to_trash(
    desk: Desk, meeting: str, pack: str
) -> None:
    ask(desk, meeting, "Typed on the board")
    on_page(desk, pack, "On a page")
    papers.move_to_trash(desk.library, pack)
    assert read(desk, meeting) == [("1", "Typed on the board")]


def test_the_big_question_and_the_time_are_kept(desk: Desk, meeting: str) -> None:
    for words in ("Is", "Is it safe?"):
        service.set_big_question(desk.library, meeting, "6", words)
    service.set_item_minutes(desk.library, meeting, "6", 25)
    service.set_total_minutes(desk.library, meeting, 120)
    service.keep_seconds(desk.library, meeting, "6", 95)
    found = board(desk, meeting)
    six = found.item("6")
    assert six is not None
    assert (six.big_question, six.minutes, six.seconds, found.total_minutes) == (
        "Is it safe?",
        25,
        95,
        120,
    )
    assert service.set_total_minutes(desk.library, meeting, 120) == NO_CHANGE
    service.set_big_question(desk.library, meeting, MEETING_AS_A_WHOLE, "What next?")
    for _ in range(4):
        undoing.undo(desk.library)
    found = board(desk, meeting)
    six = found.item("6")
    assert six is not None
    assert (six.big_question, six.minutes, found.total_minutes) == ("", None, None)


def test_minutes_of_a_question(desk: Desk, meeting: str, pack: str) -> None:
    page = on_page(desk, pack, "Why?")
    service.set_minutes(desk.library, meeting, page, 7)
    assert board(desk, meeting).entry(page).minutes == 7
    assert service.set_minutes(desk.library, meeting, page, 7) == NO_CHANGE


def test_whom_to_ask_comes_from_the_board_and_from_before(
    desk: Desk, meeting: str, pack: str
) -> None:
    one = ask(desk, meeting, "Why?")
    service.revise_entry(desk.library, meeting, one, who="Harbour master")
    assert whom_to_ask(desk.library, board(desk, meeting)) == ["Harbour master"]


def test_another_meetings_board_is_its_own(desk: Desk, meeting: str) -> None:
    other = papers.paper(desk.library, desk.import_one("next.pdf", facts(date="2031-05-01")))
    ask(desk, meeting, "Here")
    assert board(desk, other.meeting_id).entries == ()
    assert TOP == ""
