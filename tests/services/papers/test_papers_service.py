from __future__ import annotations

import pytest

from scrutiny_desk.domain.changes import NO_CHANGE, Shelf
from scrutiny_desk.domain.errors import DeskError
from scrutiny_desk.domain.papers.papers import Place
from scrutiny_desk.library.library import Library
from scrutiny_desk.services import undoing
from scrutiny_desk.services.papers import papers
from tests.services.made_papers import Desk, facts, page


def test_trash_and_back(desk: Desk) -> None:
    paper_id = desk.import_one("pack.pdf", facts())
    change = papers.move_to_trash(desk.library, paper_id)
    assert change.shelves >= {Shelf.PAPERS, Shelf.NOTES, Shelf.RECOMMENDATIONS, Shelf.MEASURES}
    assert papers.list_papers(desk.library) == []
    assert [paper.id for paper in papers.list_trash(desk.library)] == [paper_id]
    assert papers.paper(desk.library, paper_id).id == paper_id
    assert papers.move_to_trash(desk.library, paper_id) == NO_CHANGE
    papers.restore(desk.library, paper_id)
    assert [paper.id for paper in papers.list_papers(desk.library)] == [paper_id]


def test_undo_takes_a_paper_out_of_trash(desk: Desk) -> None:
    paper_id = desk.import_one("pack.pdf", facts())
    papers.move_to_trash(desk.library, paper_id)
    assert undoing.steps(desk.library) == ("Move to Trash", None)
    assert Shelf.PAPERS in undoing.undo(desk.library).shelves
    assert [paper.id for paper in papers.list_papers(desk.library)] == [paper_id]
    undoing.redo(desk.library)
    assert papers.list_papers(desk.library) == []


def test_the_last_place_of_each_paper_and_of_all(desk: Desk) -> None:
    one = desk.import_one("one.pdf", facts())
    two = desk.import_one("two.pdf", facts(kind="supplement"))
    assert papers.last_place(desk.library) is None
    papers.remember_place(desk.library, Place(one, 4, 0.25))
    papers.remember_place(desk.library, Place(two, 1))
    papers.remember_place(desk.library, Place(one, 5, 0.5))
    assert papers.last_place(desk.library) == Place(one, 5, 0.5)
    assert papers.place_in(desk.library, two) == Place(two, 1, 0.0)
    papers.move_to_trash(desk.library, one)
    assert papers.last_place(desk.library) == Place(two, 1, 0.0)


def test_remembering_a_place_is_no_step_of_undo(desk: Desk) -> None:
    paper_id = desk.import_one("one.pdf", facts())
    papers.move_to_trash(desk.library, paper_id)
    undoing.undo(desk.library)
    papers.remember_place(desk.library, Place(paper_id, 2))
    assert undoing.steps(desk.library) == (None, "Move to Trash")


def test_a_library_opened_to_read_remembers_no_place(desk: Desk) -> None:
    paper_id = desk.import_one("one.pdf", facts())
    with Library.open(desk.library.folder, read_only=True) as reading:
        papers.remember_place(reading, Place(paper_id, 2))
        assert papers.place_in(reading, paper_id) is None
        with pytest.raises(DeskError, match="read-only"):
            papers.move_to_trash(reading, paper_id)


def test_what_is_not_there_is_told(desk: Desk) -> None:
    paper_id = desk.import_one("one.pdf", facts(), [page(0)])
    for call in (papers.paper, papers.pdf_of, papers.move_to_trash, papers.original_of):
        with pytest.raises(DeskError, match="not in the library"):
            call(desk.library, "none")
    with pytest.raises(DeskError, match="no such page"):
        papers.words_on(desk.library, paper_id, 1)
    assert papers.words_on(desk.library, paper_id, 0) == []
