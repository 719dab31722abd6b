"""How a board is read from top to bottom, and how its time adds up."""

from __future__ import annotations

from scrutiny_desk.domain.questions.budget import budget_of, minutes_of, shares
from scrutiny_desk.domain.questions.questions import (
    TOP,
    BoardItem,
    Entry,
    EntryKind,
    laid_out,
    people,
)


def line(name: str, position: int) -> Entry:
    return Entry(name, EntryKind.LINE, "6", position=position, text=name)


def ask(name: str, position: int | None, parent: str = TOP, **more: object) -> Entry:
    return Entry(name, EntryKind.QUESTION, "6", parent, position, text=name, **more)


BOARD = [
    ask("loose", None),
    ask("b", 1, "waiting"),
    ask("a", 0, "waiting"),
    line("staff", 1),
    line("waiting", 0),
    ask("a again", 0, "a"),
    ask("c", 0, "staff", minutes=5),
    ask("same as b", 7, merged_into="b"),
]


def read(entries: list[Entry]) -> list[tuple[int, str, str]]:
    return [(one.depth, one.number, one.entry.id) for one in laid_out(entries)]


def test_lines_come_with_their_questions_and_loose_ones_come_last() -> None:
    assert read(BOARD) == [
        (0, "", "waiting"),
        (1, "1", "a"),
        (2, "1.1", "a again"),
        (1, "2", "b"),
        (2, "", "same as b"),
        (0, "", "staff"),
        (1, "3", "c"),
        (0, "4", "loose"),
    ]


def test_what_stands_under_something_gone_is_loose_and_not_lost() -> None:
    entries = [one for one in BOARD if one.id not in {"waiting", "b"}]
    assert {one for _, _, one in read(entries)} == {one.id for one in entries}
    assert (0, "3", "same as b") in read(entries)


def test_follow_ups_of_a_merged_question_follow_the_one_that_is_asked() -> None:
    entries = [ask("a", 0), ask("b", 1, merged_into="a"), ask("b again", 0, "b")]
    assert read(entries) == [(0, "1", "a"), (1, "", "b"), (1, "1.1", "b again")]


def test_minutes_add_up_and_over_is_said_in_words() -> None:
    placed = laid_out(BOARD)
    assert [minutes_of(one) for one in placed] == [0, 3, 1, 3, 0, 0, 5, 3]
    assert budget_of(placed, None).said == "5 questions · about 15 minutes"
    assert budget_of(placed, 20).said == "5 questions · 15 of 20 minutes"
    assert budget_of(placed, 12).said == "5 questions · 15 minutes, 3 over the 12 there are"
    assert budget_of(laid_out([ask("one", 0)]), 3).said == "1 question · 3 of 3 minutes"


def item(key: str, minutes: int | None = None) -> BoardItem:
    return BoardItem(key, (), key, f"Item {key}", minutes=minutes)


def test_what_is_left_of_the_total_is_shared_among_items_with_questions() -> None:
    items = [item("5"), item("6", 30), item("7"), item("8")]
    assert shares(items, 75, frozenset({"5", "6", "7"})) == {"5": 23, "6": 30, "7": 22, "8": None}
    assert shares(items, None, frozenset({"5"})) == {"5": None, "6": 30, "7": None, "8": None}
    assert shares(items, 20, frozenset({"5"}))["5"] == 0


def test_people_are_named_once_those_on_the_board_first() -> None:
    entries = [ask("a", 0, who="Head of  Service"), ask("b", 1, who="Cllr Ash")]
    known = ["head of service", "Director", ""]
    assert people(known, entries) == ["Head of Service", "Cllr Ash", "Director"]
