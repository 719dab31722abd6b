"""The running order: what is put to whom, after what, and how time used is said."""

from __future__ import annotations

from scrutiny_desk.domain.notes.notes import NoteStatus
from scrutiny_desk.domain.questions.questions import Board, BoardItem, Entry, EntryKind
from scrutiny_desk.domain.questions.running_order import clock_words, first_open, running_order


def ask(name: str, item: str, position: int, **more: object) -> Entry:
    return Entry(name, EntryKind.QUESTION, item, position=position, text=name, **more)


BOARD = Board(
    "m",
    (BoardItem("5", (), "5", "Harbour"), BoardItem("6", (), "6", "Bridges")),
    (
        ask("later", "6", 0, private=False),
        Entry("line", EntryKind.LINE, "5", position=0, text="Costs"),
        ask("mine", "5", 0, parent="line"),
        ask("ours", "5", 1, parent="line", private=False),
        ask("same as ours", "5", 2, merged_into="ours"),
    ),
)


def test_items_come_in_the_order_of_the_agenda() -> None:
    turns = running_order(BOARD)
    assert [(one.item.key, one.entry.id) for one in turns] == [
        ("5", "mine"),
        ("5", "ours"),
        ("6", "later"),
    ]
    assert [one.line.text if one.line else "" for one in turns] == ["Costs", "Costs", ""]
    assert turns[1].also == ("same as ours",)


def test_private_questions_stay_out_unless_they_are_asked_for() -> None:
    turns = running_order(BOARD, include_private=False)
    assert [one.entry.id for one in turns] == ["ours", "later"]
    assert turns[0].also == ()


def test_it_begins_with_the_first_question_that_has_no_answer() -> None:
    turns = running_order(BOARD)
    assert first_open(turns, "6") == 2
    assert first_open(turns, "5") == 0
    answered = Board("m", BOARD.items, (ask("a", "5", 0, status=NoteStatus.ANSWERED),))
    assert first_open(running_order(answered), "5") == 0


def test_time_used_is_said_in_words() -> None:
    assert clock_words(65, None) == "1:05"
    assert clock_words(600, 10) == "10:00 of 10 minutes"
    assert clock_words(630, 10) == "10:30, just over the 10 there are"
    assert clock_words(660, 10) == "11:00, 1 minute over the 10 there are"
