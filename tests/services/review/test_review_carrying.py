"""What a person put right stays right when the paper, or its next version, comes in again."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import replace

from scrutiny_desk.domain.pages.pages import Box, Page
from scrutiny_desk.domain.papers.facts import (
    AgendaItemFact,
    DoubtFact,
    Facts,
    PriorityFact,
    WaitingFact,
)
from scrutiny_desk.domain.papers.facts import PointFact as Point
from scrutiny_desk.domain.review.review import FactState, ReviewRow
from scrutiny_desk.services.measures import measures
from scrutiny_desk.services.papers import papers
from scrutiny_desk.services.review import review
from scrutiny_desk.services.review.carrying import carry_over
from scrutiny_desk.services.tracker import recommendations
from tests.services.made_papers import Desk, facts, item, page, row

BY = "Pat Quay"
DAY = datetime.date(2031, 6, 1)


def waiting(service: str, page_index: int = 0, **more: object) -> WaitingFact:
    where = {"page": str(page_index + 1), "page_index": page_index, "as_of": "2031-01-31"}
    return WaitingFact(**{**where, "service": service, **more})


class Revised:
    """A paper that was imported, and later its next version."""

    def __init__(self, desk: Desk, found: Facts, pages: Sequence[Page] = ()) -> None:
        self.desk = desk
        self.library = desk.library
        # Each of a kind of its own, so that nothing but the call under test carries anything.
        self.old = self._bring("old.pdf", found, "Old", pages)

    def _bring(self, name: str, found: Facts, title: str, pages: Sequence[Page]) -> str:
        document = replace(found.document, title=title, kind=f"{title.lower()}_paper")
        return self.desk.import_one(name, replace(found, document=document), pages)

    def bring_new(self, found: Facts, pages: Sequence[Page] = ()) -> None:
        self.new = self._bring("new.pdf", found, "New", pages)
        self.library.write(lambda connection: carry_over(connection, self.old, self.new))

    def old_row(self, title: str) -> ReviewRow:
        return next(r for r in review.list_rows(self.library, self.old) if r.title == title)

    def rows(self, section: str) -> list[ReviewRow]:
        rows = review.list_rows(self.library, self.new)
        return [one for one in rows if one.section == section]


def shown(one: ReviewRow) -> dict[str, str]:
    return {field.name: field.text for field in one.fields if field.text}


def test_what_was_looked_at_needs_no_second_look(desk: Desk) -> None:
    found = facts(
        waiting=[
            waiting("Buoys", waiting=9, confidence=0.5),
            waiting("Ferries", waiting=40),
            waiting("Total", waiting=49),
            waiting("Moorings", waiting=3),
        ]
    )
    paper = Revised(desk, found)
    review.accept(desk.library, [paper.old_row("Buoys").id], BY)
    review.correct(desk.library, paper.old_row("Ferries").id, {"waiting": "140"}, BY)
    review.drop(desk.library, [paper.old_row("Total").id], BY)
    later = [waiting(one.service, 3, waiting=one.waiting) for one in found.waiting_times]
    paper.bring_new(replace(found, waiting_times=tuple(later)))
    rows = {one.title: one for one in paper.rows("waiting_times")}
    assert {title: one.state for title, one in rows.items()} == {
        "Buoys": FactState.ACCEPTED,
        "Ferries": FactState.CORRECTED,
        "Total": FactState.DROPPED,
        "Moorings": FactState.FOUND,
    }
    ferries = rows["Ferries"]
    cell = next(field for field in ferries.fields if field.name == "waiting")
    assert (cell.text, cell.found, ferries.page) == ("140", "40", "4")
    assert paper.rows("doubts") == []
    groups = {one.group for one in measures.list_measures(desk.library)}
    assert groups == {"Buoys", "Ferries", "Moorings"}


def test_a_correction_that_has_no_row_any_more_is_told(desk: Desk) -> None:
    paper = Revised(desk, facts(waiting=[waiting("Buoys", waiting=9)]))
    review.correct(desk.library, paper.old_row("Buoys").id, {"waiting": "90"}, BY)
    paper.bring_new(facts(waiting=[waiting("Buoys", waiting=12)]))
    (doubt,) = paper.rows("doubts")
    assert doubt.doubtful
    assert shown(doubt)["what"] == "A correction of the earlier copy: “Buoys” in Waiting times"
    assert "Waiting: “90”" in shown(doubt)["why"]
    assert [one.state for one in paper.rows("waiting_times")] == [FactState.FOUND]
    # It is told again in the version after, until somebody has looked at it.
    third = desk.import_one("third.pdf", facts(kind="third_paper", title="Third"))
    desk.library.write(lambda connection: carry_over(connection, paper.new, third))
    again = [r for r in review.list_rows(desk.library, third) if r.section == "doubts"]
    assert [one.title for one in again] == [doubt.title]


def test_a_mistake_that_the_council_put_right_itself_is_done_with(desk: Desk) -> None:
    paper = Revised(desk, facts(waiting=[waiting("Buoys", waiting=9)]))
    review.correct(desk.library, paper.old_row("Buoys").id, {"waiting": "90"}, BY)
    paper.bring_new(facts(waiting=[waiting("Buoys", waiting=90)]))
    assert [one.state for one in paper.rows("waiting_times")] == [FactState.ACCEPTED]
    assert paper.rows("doubts") == []


def test_a_dropped_row_that_is_not_found_again_needs_no_word(desk: Desk) -> None:
    paper = Revised(desk, facts(waiting=[waiting("Total")]))
    review.drop(desk.library, [paper.old_row("Total").id], BY)
    paper.bring_new(facts())
    assert paper.rows("doubts") == []


def test_an_added_row_follows_its_words(desk: Desk) -> None:
    pages = [page(0, "Agenda", "1"), page(1, "Buoys 9 20\nFerries 40 31", "2")]
    paper = Revised(desk, facts(), pages)
    # Drawn round "Ferries 40" only; the third column is not part of it.
    box = Box(70, 85, 200, 99)
    values = {"service": "Ferries", "waiting": "40"}
    review.add(desk.library, paper.old, "waiting_times", 1, box, values, BY)
    moved = [page(0, "Agenda", "1"), page(1, "New", "2"), page(2, "Notes\n\nFerries 40 30", "3")]
    paper.bring_new(facts(), moved)
    (one,) = paper.rows("waiting_times")
    assert (one.state, one.page, one.page_index) == (FactState.ADDED, "3", 2)
    assert shown(one) == values
    assert one.box == Box(72.0, 100.0, 186.0, 111.0)
    assert paper.rows("doubts") == []


def test_an_added_row_without_its_words_is_told(desk: Desk) -> None:
    paper = Revised(desk, facts(), [page(0, "Buoys 9"), page(1, "Ferries 40")])
    values = {"service": "Ferries", "waiting": "40"}
    box = Box(70, 70, 250, 90)
    review.add(desk.library, paper.old, "waiting_times", 1, box, values, BY)
    paper.bring_new(facts(), [page(0, "Buoys 9"), page(1, "Ferries 41")])
    assert paper.rows("waiting_times") == []
    (doubt,) = paper.rows("doubts")
    assert shown(doubt)["what"].startswith("A row added by hand")
    assert "Waiting: “40”" in shown(doubt)["why"]
    assert doubt.page_index == 1


def test_an_added_row_without_a_rectangle_follows_its_page(desk: Desk) -> None:
    paper = Revised(desk, facts(), [page(0, "Buoys"), page(1, "Ferries are late")])
    values = {"service": "Ferries", "waiting": "40"}
    review.add(desk.library, paper.old, "waiting_times", 1, None, values, BY)
    paper.bring_new(facts(), [page(0, "Ferries are late")])
    assert [(r.state, r.page_index) for r in paper.rows("waiting_times")] == [(FactState.ADDED, 0)]


def test_an_added_row_that_the_reader_finds_now_is_not_doubled(desk: Desk) -> None:
    paper = Revised(desk, facts(), [page(0, "Buoys 9")])
    values = {"service": "Buoys", "waiting": "9", "as_of": "31 January 2031"}
    review.add(desk.library, paper.old, "waiting_times", 0, Box(70, 70, 250, 90), values, BY)
    paper.bring_new(facts(waiting=[waiting("Buoys", waiting=9)]), [page(0, "Buoys 9")])
    assert [one.state for one in paper.rows("waiting_times")] == [FactState.ACCEPTED]


def test_the_tracker_keeps_one_recommendation(desk: Desk) -> None:
    def tracker() -> list[tuple[str, str]]:
        return [
            (one.recommendation.text, one.recommendation.officer)
            for one in recommendations.list_recommendations(desk.library, DAY)
        ]

    misread = [
        row(1, "Mnd th quy", date_text="", date=None),
        row(2, "Total", date=None, date_text=""),
    ]
    paper = Revised(desk, facts(recommendations=misread))
    review.correct(
        desk.library,
        paper.old_row("Mnd th quy").id,
        {"text": "Mend the quay before the winter", "officer": "Engineer", "number": "11"},
        BY,
    )
    review.drop(desk.library, [paper.old_row("Total").id], BY)
    assert tracker() == [("Mend the quay before the winter", "Engineer")]
    paper.bring_new(facts(recommendations=misread))
    assert tracker() == [("Mend the quay before the winter", "Engineer")]
    papers.move_to_trash(desk.library, paper.old)
    assert tracker() == [("Mend the quay before the winter", "Engineer")]


def test_an_agenda_item_takes_the_pages_of_its_new_place(desk: Desk) -> None:
    def with_pages(first: AgendaItemFact) -> Facts:
        return facts(items=[replace(first, first_page=1, last_page=1)])

    pages = [page(at, f"Page {at}", str(at + 1)) for at in range(4)]
    paper = Revised(desk, with_pages(item("1", "Qvay", 0, 0)), pages)
    review.correct(desk.library, paper.old_row("Qvay").id, {"title": "Quay", "last_page": "2"}, BY)
    cover = [page(0, "Cover"), *(page(at + 1, f"Page {at}", str(at + 1)) for at in range(4))]
    paper.bring_new(with_pages(item("1", "Qvay", 1, 1)), cover)
    (one,) = papers.agenda_of(desk.library, paper.new)
    assert (one.title, one.first_index, one.last_index) == ("Quay", 1, 2)


def test_points_are_the_same_wherever_they_are_printed(desk: Desk) -> None:
    def strategy(page_index: int) -> Facts:
        at = {"page": str(page_index), "page_index": page_index}
        points = tuple(Point(**at, kind="actions", text=text) for text in ("Dredge", "Paint"))
        priority = PriorityFact(**at, number="1", title="A deep harbour", points=points)
        doubt = DoubtFact(**at, what="A chart", why="It holds no words.")
        return replace(facts(), priorities=(priority,), doubts=(doubt,))

    paper = Revised(desk, strategy(1))
    review.correct(desk.library, paper.old_row("A deep harbour").id, {"actions": "Dredge\nDig"}, BY)
    review.accept(desk.library, [paper.old_row("A chart").id], BY)
    paper.bring_new(strategy(5))
    (one,) = paper.rows("priorities")
    assert (one.state, shown(one)["actions"]) == (FactState.CORRECTED, "Dredge\nDig")
    assert [one.state for one in paper.rows("doubts")] == [FactState.ACCEPTED]


def test_what_somebody_looked_at_in_the_new_paper_stays(desk: Desk) -> None:
    paper = Revised(desk, facts(waiting=[waiting("Buoys", waiting=9)]))
    review.correct(desk.library, paper.old_row("Buoys").id, {"waiting": "90"}, BY)
    paper.new = desk.import_one(
        "new.pdf", facts(kind="new_paper", title="New", waiting=[waiting("Buoys", waiting=9)])
    )
    (one,) = paper.rows("waiting_times")
    review.correct(desk.library, one.id, {"waiting": "91"}, BY)
    desk.library.write(lambda connection: carry_over(connection, paper.old, paper.new))
    assert [shown(r)["waiting"] for r in paper.rows("waiting_times")] == ["91"]


def test_the_papers_own_title_and_kind_are_carried(desk: Desk) -> None:
    old = desk.import_one("old.pdf", facts(title="Pakc", kind="other"))
    (document,) = [r for r in review.list_rows(desk.library, old) if r.section == "document"]
    review.correct(desk.library, document.id, {"title": "Pack", "kind": "agenda pack"}, BY)
    new = desk.import_one("new.pdf", facts(title="Pakc", kind="other"))
    desk.library.write(lambda connection: carry_over(connection, old, new))
    paper = papers.paper(desk.library, new)
    assert (paper.title, paper.kind) == ("Pack", "agenda_pack")


def test_filing_carries_the_review_to_the_next_version_and_to_a_second_copy(desk: Desk) -> None:
    words = "The ferry runs every hour from the north quay to the lighthouse and back again"
    found = facts(waiting=[waiting("Buoys", waiting=9)])
    paper_id = desk.import_one("pack.pdf", found, [page(0, words)])
    (one,) = [r for r in review.list_rows(desk.library, paper_id) if r.title == "Buoys"]
    review.correct(desk.library, one.id, {"waiting": "90"}, BY)
    for name, text in (("copy.pdf", words), ("revised.pdf", f"{words}\nRevised on Monday")):
        later = desk.import_one(name, found, [page(0, text)])
        (same,) = [r for r in review.list_rows(desk.library, later) if r.title == "Buoys"]
        assert (same.state, shown(same)["waiting"]) == (FactState.CORRECTED, "90")
