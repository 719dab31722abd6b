"""What stands on the board goes with its agenda item to a revised paper, and back."""

from __future__ import annotations

from scrutiny_desk.services import undoing
from scrutiny_desk.services.papers import papers, versions
from scrutiny_desk.services.questions import questions
from scrutiny_desk.services.questions.board import board_of
from tests.services.made_papers import Desk, facts, item, page

TEXTS = (
    "The ferry to the east bank will sail every twenty minutes from May said the officer",
    "Three cranes were inspected in the spring and one of them was found to need new cables",
    "The lock keepers asked for longer hours in summer because the boats wait until late",
)


def bring(desk: Desk, name: str, *numbered: tuple[str, str]) -> str:
    items = [item(number, title, n, n) for n, (number, title) in enumerate(numbered)]
    # Every version has a page of its own at the end.
    texts = [*TEXTS, f"Printed as {name} for the meeting"]
    made = [page(n, text, str(n + 1)) for n, text in enumerate(texts)]
    return desk.import_one(name, facts(items=items), made)


def on_the_board(desk: Desk, meeting: str) -> dict[str, str]:
    """By the words of each entry, and of each big question, the title of its item."""
    board = board_of(desk.library, meeting)
    titles = {one.key: one.title for one in board.items}
    found = {entry.text: titles[entry.item] for entry in board.entries}
    return found | {one.big_question: one.title for one in board.items if one.big_question}


def test_an_item_that_was_renumbered_takes_its_questions_along(desk: Desk) -> None:
    old = bring(desk, "old.pdf", ("1", "Ferry"), ("2", "Cranes"))
    meeting = papers.paper(desk.library, old).meeting_id
    cranes = next(one for one in board_of(desk.library, meeting).items if one.title == "Cranes")
    questions.add_entry(desk.library, meeting, cranes.key, text="Who looks at the cables?")
    questions.set_big_question(desk.library, meeting, cranes.key, "Are they safe?")
    before = {"Who looks at the cables?": "Cranes", "Are they safe?": "Cranes"}
    assert on_the_board(desk, meeting) == before
    new = bring(desk, "new.pdf", ("1", "Ferry"), ("2", "Locks"), ("3", "Cranes"))
    assert versions.news_of(desk.library, meeting)[new].replaces is not None
    assert on_the_board(desk, meeting) == before
    versions.keep_apart(desk.library, new)
    assert on_the_board(desk, meeting) == before
    undoing.undo(desk.library)
    assert on_the_board(desk, meeting) == before


def test_questions_stay_on_their_item_when_a_version_comes_and_goes(desk: Desk) -> None:
    old = bring(desk, "old.pdf", ("1", "Ferry"), ("2", "Cranes"))
    meeting = papers.paper(desk.library, old).meeting_id
    key = next(one.key for one in board_of(desk.library, meeting).items if one.title == "Cranes")
    questions.add_entry(desk.library, meeting, key, text="Who looks at the cables?")
    new = bring(desk, "new.pdf", ("1", "Ferry"), ("2", "Locks"), ("3", "Cranes"))
    papers.move_to_trash(desk.library, new)
    assert on_the_board(desk, meeting) == {"Who looks at the cables?": "Cranes"}
    papers.restore(desk.library, new)
    assert on_the_board(desk, meeting) == {"Who looks at the cables?": "Cranes"}
