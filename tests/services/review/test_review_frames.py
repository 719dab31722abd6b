"""The whole row in sight, and the doubts that stand with it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scrutiny_desk.domain.errors import DeskError
from scrutiny_desk.domain.pages.pages import Box
from scrutiny_desk.domain.papers.facts import DoubtFact, Facts
from scrutiny_desk.domain.review.review import ReviewRow, names
from scrutiny_desk.services import undoing
from scrutiny_desk.services.review import review
from tests.services.made_papers import Desk, facts, row
from tests.services.review.test_review_words import TRACKER, TRACKER_XS, table


def found(*texts: str) -> Facts:
    rows = [
        replace(
            row(at + 1, text, page="1", page_index=0, officer="Engineer", target_text="May 2031"),
            box=Box(40, 120 + 20 * at, 60, 130 + 20 * at),
        )
        for at, text in enumerate(texts)
    ]
    return facts(recommendations=rows)


def rows_of(desk: Desk, paper_id: str, section: str) -> list[ReviewRow]:
    return [one for one in review.list_rows(desk.library, paper_id) if one.section == section]


def test_a_frame_takes_in_the_cells_beside_the_first(desk: Desk) -> None:
    paper = found("Mend the quay", "Paint the bridge")
    paper_id = desk.import_one("sheet.pdf", paper, [table(TRACKER_XS, TRACKER)])
    first, _ = sorted(rows_of(desk, paper_id, "recommendations"), key=lambda one: one.title)
    frame = review.row_frame(desk.library, first)
    assert frame is not None
    assert first.box is not None
    assert frame.x0 == first.box.x0
    assert frame.x1 > 380, "the officer stands in the fifth column"
    assert (frame.y0, frame.y1) == (120, 130)


def test_a_row_without_a_place_has_no_frame(desk: Desk) -> None:
    paper_id = desk.import_one("sheet.pdf", facts(recommendations=[row(1, "Mend the quay")]))
    (only,) = rows_of(desk, paper_id, "recommendations")
    assert review.row_frame(desk.library, only) is None


def doubt(what: str, page_index: int = 0) -> DoubtFact:
    return DoubtFact(page="1", page_index=page_index, confidence=0.5, what=what, why="It is odd.")


@pytest.mark.parametrize(
    ("what", "stands_with_it"),
    [
        ("Mend the quay", True),
        ("the date of “Mend the quay”", True),
        ("the date of “Mend the qua…”", True),
        ("the date of “Mend the…”", False),
        ("the date of Mend the quay", True),
        ("the date of something else", False),
    ],
)
def test_a_doubt_stands_with_the_row_it_names(
    desk: Desk, what: str, *, stands_with_it: bool
) -> None:
    paper = replace(found("Mend the quay", "Paint the bridge"), doubts=(doubt(what),))
    paper_id = desk.import_one("sheet.pdf", paper, [table(TRACKER_XS, TRACKER)])
    told = {one.title: one.doubts for one in rows_of(desk, paper_id, "recommendations")}
    assert told["Paint the bridge"] == ()
    assert bool(told["Mend the quay"]) is stands_with_it
    assert bool(rows_of(desk, paper_id, "doubts")) is not stands_with_it


def test_a_doubt_on_another_page_or_of_two_rows_stands_alone(desk: Desk) -> None:
    paper = found("Mend the quay", "Mend the quay")
    paper = replace(paper, doubts=(doubt("Mend the quay"), doubt("Mend the quay", 1)))
    paper_id = desk.import_one("sheet.pdf", paper, [table(TRACKER_XS, TRACKER)])
    assert len(rows_of(desk, paper_id, "doubts")) == 2


def test_a_name_that_is_cut_tells_where_it_is_long_enough() -> None:
    assert names("due: “Train every team and chec…”", ["Train every team and check monthly"])
    assert not names("due: “Train…”", ["Train every team"])


def test_rows_of_one_rectangle_are_one_step_of_undo(desk: Desk) -> None:
    paper_id = desk.import_one("sheet.pdf", facts(), [table(TRACKER_XS, TRACKER)])
    rows = [{"text": "Mend the quay"}, {"text": "Paint the bridge"}]
    where = (paper_id, "recommendations", 0, Box(0, 0, 800, 800))
    ids, change = review.add_rows(desk.library, *where, rows, "Pat Quay")
    assert change.said == "2 rows added to “Recommendations”"
    assert [one.id for one in rows_of(desk, paper_id, "recommendations")] == list(ids)
    undoing.undo(desk.library)
    assert rows_of(desk, paper_id, "recommendations") == []


def test_all_rows_are_added_or_none(desk: Desk) -> None:
    paper_id = desk.import_one("sheet.pdf", facts())
    rows = [{"service": "Buoys", "waiting": "9"}, {"service": "Ferries", "waiting": "many"}]
    with pytest.raises(DeskError, match="Waiting") as trouble:
        review.add_rows(desk.library, paper_id, "waiting_times", 0, None, rows, "Pat Quay")
    assert isinstance(trouble.value, review.RowNotAddedError)
    assert trouble.value.at == 1
    assert rows_of(desk, paper_id, "waiting_times") == []
