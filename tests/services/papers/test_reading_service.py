from __future__ import annotations

from scrutiny_desk.domain.changes import Shelf
from scrutiny_desk.services import undoing
from scrutiny_desk.services.papers import reading
from tests.services.made_papers import Desk, facts, item, page

LONG = "The ferry to the east bank will sail every twenty minutes from May. " * 30
OTHER = "Three cranes were inspected in the spring and one needs new cables. " * 30
BLANK = "This page is intentionally left blank"


def bring(desk: Desk, name: str, *texts: str, **more: object) -> str:
    pages = [page(index, text, str(index + 1)) for index, text in enumerate(texts)]
    items = [item("1", "Ferry", 0, 0), item("2", "Cranes", 1, len(texts) - 1)]
    return desk.import_one(name, facts(items=items, **more), pages)


def read(desk: Desk, paper_id: str) -> list[int]:
    return [one.index for one in reading.pages_to_read(desk.library, paper_id) if one.read]


def test_words_are_counted_and_blank_pages_known(desk: Desk) -> None:
    paper = bring(desk, "pack.pdf", LONG, BLANK, "")
    found = reading.pages_to_read(desk.library, paper)
    assert [one.words for one in found] == [len(LONG.split()), 6, 0]
    assert [one.blank for one in found] == [False, True, True]


def test_a_page_is_read_when_it_was_looked_at_long_enough(desk: Desk) -> None:
    paper = bring(desk, "pack.pdf", LONG, OTHER, BLANK)
    assert reading.look_at(desk.library, paper, {0: 5.0, 2: 500.0}).shelves == {Shelf.READING}
    assert read(desk, paper) == []
    assert not reading.look_at(desk.library, paper, {0: 5.0})
    assert reading.look_at(desk.library, paper, {0: 40.0}).ids == (paper,)
    assert read(desk, paper) == [0]


def test_looking_is_no_step_of_undo(desk: Desk) -> None:
    paper = bring(desk, "pack.pdf", LONG, OTHER)
    reading.look_at(desk.library, paper, {0: 90.0})
    assert undoing.steps(desk.library) == (None, None)


def test_a_window_left_open_counts_for_a_few_times_the_reading_time(desk: Desk) -> None:
    paper = bring(desk, "pack.pdf", LONG)
    reading.look_at(desk.library, paper, {0: 50_000.0})
    (one,) = reading.pages_to_read(desk.library, paper)
    wanted = 3 * 60 * one.words / reading.pace_rule().words_per_minute
    assert abs(one.looked - wanted) < 0.1


def test_a_person_can_say_otherwise_and_take_it_back(desk: Desk) -> None:
    paper = bring(desk, "pack.pdf", LONG, OTHER, BLANK)
    change = reading.mark(desk.library, paper, [0, 1, 2], read=True, what="Item 2")
    assert change.said == "Item 2 marked as read (2 pages)"
    assert read(desk, paper) == [0, 1]
    reading.mark(desk.library, paper, [1], read=False, what="Page 2")
    # Looked at a little since: undo leaves that alone and gives back what was said.
    reading.look_at(desk.library, paper, {1: 2.0})
    assert read(desk, paper) == [0]
    assert undoing.undo(desk.library).shelves == {Shelf.READING}
    assert read(desk, paper) == [0, 1]
    undoing.undo(desk.library)
    assert read(desk, paper) == []
    undoing.redo(desk.library)
    assert read(desk, paper) == [0, 1]
    assert not reading.mark(desk.library, paper, [0], read=True, what="Page 1")


def test_unchanged_pages_of_a_revised_paper_stay_read(desk: Desk) -> None:
    old = bring(desk, "old.pdf", LONG, OTHER, "The lock keepers asked for longer hours in summer.")
    reading.mark(desk.library, old, [0, 1, 2], read=True, what="The pack")
    new = bring(
        desk,
        "new.pdf",
        LONG,
        "A new page about the swing bridge, which nobody has seen before.",
        OTHER.replace("Three", "Four"),
        "The lock keepers asked for longer hours in summer.",
    )
    assert read(desk, new) == [0, 3]


def test_the_pace_is_ones_own_once_it_is_known(desk: Desk) -> None:
    paper = bring(desk, "pack.pdf", *[LONG + str(number) for number in range(25)])
    assert reading.pace(desk.library).words_per_minute == reading.pace_rule().words_per_minute
    reading.look_at(desk.library, paper, dict.fromkeys(range(25), 120.0))
    words = len(LONG.split()) + 1
    assert abs(reading.pace(desk.library).words_per_minute - words / 2) < 1
