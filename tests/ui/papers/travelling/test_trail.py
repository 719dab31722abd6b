from __future__ import annotations

from scrutiny_desk.domain.papers.papers import Place
from scrutiny_desk.ui.papers.travelling.trail import KEPT, Trail


def place(page: int, paper: str = "pack") -> Place:
    return Place(paper, page)


def test_back_and_forward_are_each_others_reverse() -> None:
    trail = Trail()
    trail.depart(place(1))
    trail.depart(place(5))
    assert trail.back(place(9)) == place(5)
    assert trail.back(place(5)) == place(1)
    assert trail.back(place(1)) is None
    assert trail.forward(place(1)) == place(5)
    assert trail.ahead == place(9)


def test_another_jump_forgets_what_was_ahead() -> None:
    trail = Trail()
    trail.depart(place(1))
    trail.back(place(5))
    trail.depart(place(1))
    assert trail.ahead is None
    assert trail.behind == place(1)


def test_a_place_is_kept_once_and_old_ones_go() -> None:
    trail = Trail()
    for page in (3, 3, 3):
        trail.depart(place(page))
    assert trail.back(place(4)) == place(3)
    assert trail.behind is None
    for page in range(KEPT + 20):
        trail.depart(place(page))
    steps = 0
    while trail.back(place(0)) is not None:
        steps += 1
    assert steps == KEPT


def test_places_of_papers_that_are_gone_are_forgotten() -> None:
    trail = Trail()
    trail.depart(place(1))
    trail.depart(place(2, "gone"))
    trail.keep_only(lambda one: one.paper_id == "pack")
    assert trail.behind == place(1)
