"""Every move of the board keeps every entry, and does what its key says."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from scrutiny_desk.domain.questions.board_moves import Direction, Shape, move, put, without
from scrutiny_desk.domain.questions.questions import TOP

SHAPE = Shape(
    {TOP: ("l1", "l2", "d", "e"), "l1": ("a", "b"), "l2": ("c",), "b": ("b1", "b2")},
    frozenset({"l1", "l2"}),
)


def everything(shape: Shape) -> list[str]:
    return sorted(one for ids in shape.children.values() for one in ids)


def test_up_and_down_go_along_the_line_and_on_into_the_next() -> None:
    up = move(SHAPE, "b", Direction.UP)
    assert up.under("l1") == ("b", "a")
    assert up.under("b") == ("b1", "b2")
    down = move(SHAPE, "b", Direction.DOWN)
    assert (down.under("l1"), down.under("l2")) == (("a",), ("b", "c"))
    loose = move(SHAPE, "c", Direction.DOWN)
    assert loose.under(TOP) == ("l1", "l2", "c", "d", "e")
    assert move(SHAPE, "d", Direction.UP).under("l2") == ("c", "d")


def test_nothing_moves_past_the_ends() -> None:
    assert move(SHAPE, "a", Direction.UP) is SHAPE
    assert move(SHAPE, "e", Direction.DOWN) is SHAPE
    assert move(SHAPE, "l1", Direction.UP) is SHAPE
    assert move(SHAPE, "l2", Direction.DOWN) is SHAPE


def test_a_line_moves_with_all_that_stands_under_it() -> None:
    down = move(SHAPE, "l1", Direction.DOWN)
    assert down.homes == ["l2", "l1", TOP]
    assert down.under("l1") == ("a", "b")


def test_in_makes_a_follow_up_of_the_question_above_and_out_a_question_again() -> None:
    inward = move(SHAPE, "e", Direction.IN)
    assert inward.under("d") == ("e",)
    assert move(inward, "e", Direction.OUT).children[TOP] == SHAPE.children[TOP]
    assert move(SHAPE, "a", Direction.IN) is SHAPE
    assert move(SHAPE, "b1", Direction.OUT).under("l1") == ("a", "b", "b1")
    assert move(SHAPE, "c", Direction.OUT).under(TOP) == ("l1", "l2", "d", "e", "c")


def test_a_question_that_becomes_a_follow_up_brings_its_own_along() -> None:
    inward = move(SHAPE, "b", Direction.IN)
    assert inward.under("a") == ("b", "b1", "b2")
    assert inward.under("b") == ()


def test_follow_ups_go_on_to_the_next_question() -> None:
    assert move(SHAPE, "b2", Direction.DOWN).under("c") == ("b2",)
    assert move(SHAPE, "b1", Direction.UP).under("a") == ("b1",)


def test_put_refuses_what_would_make_a_ring_or_a_line_within_a_line() -> None:
    assert put(SHAPE, "b", "b1") is SHAPE
    assert put(SHAPE, "l1", "l2") is SHAPE
    assert put(SHAPE, "d", "l1", "b").under("l1") == ("a", "d", "b")


def test_what_stood_under_what_is_taken_out_stays() -> None:
    assert without(SHAPE, "b").under("l1") == ("a", "b1", "b2")
    assert without(SHAPE, "l1").under(TOP) == ("l2", "d", "e", "a", "b")


@given(
    st.lists(st.tuples(st.sampled_from(everything(SHAPE)), st.sampled_from(Direction)), max_size=30)
)
def test_no_entry_is_ever_lost(steps: list[tuple[str, Direction]]) -> None:
    shape = SHAPE
    for entry_id, direction in steps:
        shape = move(shape, entry_id, direction)
        assert everything(shape) == everything(SHAPE)
        for parent in shape.children:
            if parent not in shape.lines and parent != TOP and shape.under(parent):
                assert not shape.is_follow_up(parent)
