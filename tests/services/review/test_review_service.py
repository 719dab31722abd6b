"""Review: what a person makes of the found rows, and what follows from it elsewhere."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

from scrutiny_desk.domain.changes import NO_CHANGE, Shelf
from scrutiny_desk.domain.errors import DeskError
from scrutiny_desk.domain.notes.notes import Anchor, NoteKind
from scrutiny_desk.domain.pages.pages import Box
from scrutiny_desk.domain.papers.facts import (
    AreaFact,
    DashboardFact,
    DoubtFact,
    IndicatorFact,
    MilestoneFact,
    PointFact,
    ReportFact,
    SectionFact,
    WaitingFact,
    WorkPlanFact,
)
from scrutiny_desk.domain.review.review import FactState, ReviewField, ReviewRow
from scrutiny_desk.library.library import Library
from scrutiny_desk.services import undoing
from scrutiny_desk.services.measures import measures
from scrutiny_desk.services.notes import notes
from scrutiny_desk.services.papers import papers
from scrutiny_desk.services.review import review
from scrutiny_desk.services.search import search
from scrutiny_desk.services.tracker import recommendations
from tests.services.made_papers import COMMITTEE, Desk, facts, item, page, row

AT = {"page": "3", "page_index": 2}
DAY = datetime.date(2031, 6, 1)
BY = "Pat Quay"


def waiting(service: str, **more: object) -> WaitingFact:
    return WaitingFact(**{**AT, "service": service, "as_of": "2031-01-31", **more})


def rows_of(desk: Desk, paper_id: str, section: str) -> list[ReviewRow]:
    return [one for one in review.list_rows(desk.library, paper_id) if one.section == section]


def only(desk: Desk, paper_id: str, section: str) -> ReviewRow:
    (found,) = rows_of(desk, paper_id, section)
    return found


def cell(one: ReviewRow, name: str) -> ReviewField:
    return next(field for field in one.fields if field.name == name)


def texts(one: ReviewRow) -> dict[str, str]:
    return {field.name: field.text for field in one.fields if field.text}


def correct(desk: Desk, one: ReviewRow, **values: str) -> ReviewRow:
    change = review.correct(desk.library, one.id, values, BY)
    assert change.undoable
    assert change.ids == (one.id,)
    rows = review.list_rows(desk.library, one.paper_id)
    return next(other for other in rows if other.id == one.id)


def tracker(library: Library) -> list[tuple[str, str, str | None, list[str]]]:
    return [
        (one.number, one.text, one.target_date, [update.text for update in found.news])
        for found in recommendations.list_recommendations(library, DAY)
        for one in [found.recommendation]
    ]


class TestListing:
    def test_rows_stand_in_the_order_of_the_screen(self, desk: Desk) -> None:
        paper_id = desk.import_one(
            "pack.pdf",
            facts(
                items=[item("1", "Quay", 0, 3)],
                recommendations=[row(1, "Mend the quay", confidence=0.6)],
                waiting=[waiting("Ferry passes")],
            ),
        )
        rows = review.list_rows(desk.library, paper_id)
        assert [(one.section_title, one.title) for one in rows] == [
            ("Recommendations", "Mend the quay"),
            ("Paper", "Agenda pack"),
            ("Meeting", COMMITTEE),
            ("Agenda items", "Quay"),
            ("Waiting times", "Ferry passes"),
        ]
        done = review.progress(desk.library, paper_id)
        assert (done.rows, done.doubtful, done.looked_at) == (5, 1, 0)

    def test_a_doubt_is_told_at_the_row_of_its_place_or_by_itself(self, desk: Desk) -> None:
        box = Box(50, 100, 500, 130)
        doubts = (
            DoubtFact(**AT, box=box, what="The date", why="None is printed."),
            DoubtFact(page="9", page_index=8, what="A picture", why="It holds no words."),
        )
        found = facts(waiting=[waiting("Ferry passes", box=box), waiting("Buoys")])
        paper_id = desk.import_one("pack.pdf", replace(found, doubts=doubts))
        ferry = rows_of(desk, paper_id, "waiting_times")[0]
        assert ferry.doubts == ("The date: None is printed.",)
        assert ferry.doubtful
        alone = only(desk, paper_id, "doubts")
        assert texts(alone) == {"what": "A picture", "why": "It holds no words."}
        assert alone.doubtful
        assert not alone.can_correct
        with pytest.raises(DeskError, match="nothing to correct"):
            review.correct(desk.library, alone.id, {"what": "x"}, BY)
        review.accept(desk.library, [ferry.id, alone.id], BY)
        assert review.progress(desk.library, paper_id).doubtful == 0

    def test_cells_are_words_for_people(self, desk: Desk) -> None:
        found = replace(
            facts(
                dashboard=[
                    DashboardFact(
                        **AT,
                        service="Buoys",
                        as_of="2031-02",
                        waiting=1204,
                        longest_weeks=52.0,
                        average_weeks=12.5,
                        change=(("over_18_weeks", "up"), ("waiting", None)),
                    )
                ]
            ),
            reports=(
                ReportFact(
                    **AT,
                    item="5",
                    title="Ferry times",
                    exempt=False,
                    appendices=("A", "B"),
                    sections=(SectionFact(**AT, number="1", heading="Background"),),
                ),
            ),
        )
        paper_id = desk.import_one("pack.pdf", found)
        assert texts(only(desk, paper_id, "waiting_dashboard")) == {
            "service": "Buoys",
            "as_of": "February 2031",
            "waiting": "1204",
            "longest_weeks": "52",
            "average_weeks": "12.5",
            "change": "over 18 weeks: up\nwaiting: not known",
        }
        report = only(desk, paper_id, "reports")
        assert texts(report) == {
            "item": "5",
            "title": "Ferry times",
            "exempt": "no",
            "appendices": "A\nB",
        }
        assert cell(report, "exempt").choices == ("", "yes", "no")
        assert cell(only(desk, paper_id, "document"), "kind").text == "agenda pack"


class TestAccepting:
    def test_accepted_rows_are_no_longer_doubtful(self, desk: Desk) -> None:
        paper_id = desk.import_one("pack.pdf", facts(waiting=[waiting("Buoys", confidence=0.5)]))
        one = only(desk, paper_id, "waiting_times")
        change = review.accept(desk.library, [one.id], BY)
        assert (change.said, change.shelves) == ("Row accepted", {Shelf.REVIEW})
        assert only(desk, paper_id, "waiting_times").state is FactState.ACCEPTED
        assert review.accept(desk.library, [one.id], BY) == NO_CHANGE
        assert undoing.steps(desk.library) == ("Accept row", None)
        undoing.undo(desk.library)
        assert review.list_rows(desk.library, paper_id)[0] == one

    def test_accepting_all_says_how_many_were_doubtful(self, desk: Desk) -> None:
        found = facts(waiting=[waiting("Buoys", confidence=0.5), waiting("Ferries")])
        paper_id = desk.import_one("pack.pdf", found)
        ferries = next(r for r in rows_of(desk, paper_id, "waiting_times") if r.title == "Ferries")
        review.drop(desk.library, [ferries.id], BY)
        change = review.accept_all(desk.library, paper_id, BY)
        assert change.said == "3 rows accepted, 1 of them doubtful"
        done = review.progress(desk.library, paper_id)
        assert (done.rows, done.doubtful, done.looked_at) == (4, 0, 4)
        assert review.accept_all(desk.library, paper_id, BY) == NO_CHANGE
        states = {r.title: r.state for r in rows_of(desk, paper_id, "waiting_times")}
        assert states == {"Buoys": FactState.ACCEPTED, "Ferries": FactState.DROPPED}

    def test_a_row_that_is_gone_is_told(self, desk: Desk) -> None:
        with pytest.raises(DeskError, match="no longer there"):
            review.accept(desk.library, ["nothing"], BY)


class TestCorrecting:
    def one_of_each(self, desk: Desk) -> str:
        points = (
            PointFact(**AT, kind="actions", text="Paint it"),
            PointFact(**AT, kind="impacts", text="Looks new"),
            PointFact(page="4", page_index=3, kind="actions", text="Oil it"),
        )
        found = replace(
            facts(
                waiting=[waiting("Buoys", waiting=9)],
                kpis=[
                    IndicatorFact(
                        **AT,
                        framework="Harbour",
                        indicator="Ferries on time",
                        kind="actual",
                        period="2030/31",
                        text="9l%",
                    )
                ],
            ),
            milestones=(MilestoneFact(**AT, milestone="Survey", due_text="TBC"),),
            areas=(AreaFact(**AT, number="1", title="Bridge", points=points),),
            work_plan=(WorkPlanFact(**AT, section="meeting", date_text="May", topics=("Quay",)),),
        )
        return desk.import_one("pack.pdf", found)

    def test_what_the_reader_found_stays_beside_the_correction(self, desk: Desk) -> None:
        paper_id = self.one_of_each(desk)
        after = correct(desk, only(desk, paper_id, "waiting_times"), waiting="1,290")
        assert (cell(after, "waiting").text, cell(after, "waiting").found) == ("1290", "9")
        assert cell(after, "service").found is None
        assert after.state is FactState.CORRECTED
        (found,) = [m for m in measures.list_measures(desk.library) if m.family == "waiting"]
        assert [reading.value for reading in found.readings] == [1290.0]
        back = correct(desk, after, waiting="9")
        assert back.state is FactState.ACCEPTED
        assert cell(back, "waiting").found is None

    def test_a_printed_date_is_kept_as_typed_and_read_day_first(self, desk: Desk) -> None:
        paper_id = self.one_of_each(desk)
        one = only(desk, paper_id, "milestones")
        assert cell(one, "due_text") == ReviewField("due_text", "Due", "TBC", kind="date")
        after = cell(correct(desk, one, due_text="1.2.31"), "due_text")
        assert (after.text, after.read_as) == ("1.2.31", "1 February 2031")
        after = cell(correct(desk, one, due_text="when the tide allows"), "due_text")
        assert (after.text, after.read_as) == ("when the tide allows", "")

    def test_a_date_without_print_of_its_own_has_to_be_one(self, desk: Desk) -> None:
        one = only(desk, self.one_of_each(desk), "waiting_times")
        assert cell(correct(desk, one, as_of="end of March 2031"), "as_of").text == "March 2031"
        assert cell(correct(desk, one, as_of=""), "as_of").text == ""
        assert cell(correct(desk, one, as_of="2031"), "as_of").text == "2031"

    @pytest.mark.parametrize(
        ("section", "name", "typed", "says"),
        [
            ("waiting_times", "as_of", "soon", "“As of” cannot be read. “soon” is no date"),
            ("waiting_times", "as_of", "31/02/2031", "is no date"),
            ("waiting_times", "waiting", "many", "“Waiting” cannot be read. “many” is no number"),
            ("waiting_times", "waiting", "12.5", "is no whole number"),
            ("waiting_times", "waiting", "over 18", "is no number"),
            ("waiting_times", "service", " ", "“Service” is needed"),
            ("work_plan", "section", "picnic", "Choose one of: meeting, review, training"),
            ("meeting", "time", "tea time", "“Time” cannot be read"),
        ],
    )
    def test_what_cannot_be_read_is_told_and_nothing_changes(
        self, desk: Desk, section: str, name: str, typed: str, says: str
    ) -> None:
        one = only(desk, self.one_of_each(desk), section)
        with pytest.raises(DeskError, match=says) as told:
            review.correct(desk.library, one.id, {name: typed}, BY)
        assert told.value.to_do
        assert only(desk, one.paper_id, section) == one
        assert undoing.steps(desk.library) == (None, None)

    def test_numbers_come_with_commas_signs_and_units(self, desk: Desk) -> None:
        one = only(desk, self.one_of_each(desk), "waiting_times")
        after = correct(desk, one, over_18_weeks="1,204", percent_over_18_weeks="41.5%")
        after = correct(desk, after, longest_weeks="104 weeks")
        assert texts(after) | {"as_of": ""} == {
            "service": "Buoys",
            "as_of": "",
            "waiting": "9",
            "over_18_weeks": "1204",
            "percent_over_18_weeks": "41.5",
            "longest_weeks": "104",
        }

    def test_an_indicators_value_and_unit_follow_from_its_print(self, desk: Desk) -> None:
        one = only(desk, self.one_of_each(desk), "kpis")
        after = texts(correct(desk, one, text="91%"))
        assert (after["text"], after["value"], after["unit"]) == ("91%", "91", "percent")
        after = texts(correct(desk, one, text="384/10,000"))
        assert (after["value"], after["unit"]) == ("384", "per 10000")
        assert "value" not in texts(correct(desk, one, text="not measured"))

    def test_choices_and_lists(self, desk: Desk) -> None:
        paper_id = self.one_of_each(desk)
        plan = only(desk, paper_id, "work_plan")
        assert texts(correct(desk, plan, section="Review", topics=" Quay \n\nBuoys"))["topics"] == (
            "Quay\nBuoys"
        )
        area = only(desk, paper_id, "areas")
        assert cell(area, "actions").text == "Paint it\nOil it"
        after = correct(desk, area, actions="Oil it\nClose it")
        assert (cell(after, "actions").text, cell(after, "actions").found) == (
            "Oil it\nClose it",
            "Paint it\nOil it",
        )
        assert cell(after, "impacts").text == "Looks new"
        assert correct(desk, after, actions="Paint it\nOil it").state is FactState.CORRECTED

    def test_the_meetings_time_is_read(self, desk: Desk) -> None:
        one = only(desk, self.one_of_each(desk), "meeting")
        assert cell(correct(desk, one, time="6.30 pm"), "time").text == "18:30"

    def test_corrections_of_one_cell_are_one_step(self, desk: Desk) -> None:
        paper_id = self.one_of_each(desk)
        one = only(desk, paper_id, "waiting_times")
        assert review.correct(desk.library, one.id, {"waiting": "9"}, BY) == NO_CHANGE
        for typed in ("1", "12", "129"):
            after = correct(desk, one, waiting=typed)
        correct(desk, one, service="Buoys and beacons")
        assert undoing.steps(desk.library)[0] == "Correct “Buoys”"
        undoing.undo(desk.library)
        assert only(desk, paper_id, "waiting_times") == after
        undoing.undo(desk.library)
        assert only(desk, paper_id, "waiting_times") == one
        assert undoing.steps(desk.library)[0] is None
        change = undoing.redo(desk.library)
        assert Shelf.REVIEW in change.shelves
        assert only(desk, paper_id, "waiting_times") == after


class TestDropping:
    def test_a_dropped_row_stays_and_counts_no_more(self, desk: Desk) -> None:
        paper_id = desk.import_one("pack.pdf", facts(waiting=[waiting("Buoys", waiting=9)]))
        one = correct(desk, only(desk, paper_id, "waiting_times"), waiting="8")
        change = review.drop(desk.library, [one.id], BY)
        assert change.shelves == {Shelf.REVIEW, Shelf.MEASURES}
        assert only(desk, paper_id, "waiting_times").state is FactState.DROPPED
        assert review.list_rows(desk.library, paper_id)[-1].id == one.id
        assert measures.list_measures(desk.library) == []
        with pytest.raises(DeskError, match="Put it back first"):
            review.correct(desk.library, one.id, {"waiting": "7"}, BY)
        assert review.drop(desk.library, [one.id], BY) == NO_CHANGE
        review.put_back(desk.library, [one.id])
        assert only(desk, paper_id, "waiting_times") == one
        assert len(measures.list_measures(desk.library)) == 1
        assert review.put_back(desk.library, [one.id]) == NO_CHANGE

    def test_the_papers_own_row_cannot_be_dropped(self, desk: Desk) -> None:
        paper_id = desk.import_one("pack.pdf", facts(waiting=[waiting("Buoys")]))
        rows = [one.id for one in review.list_rows(desk.library, paper_id)]
        with pytest.raises(DeskError, match="cannot be dropped"):
            review.drop(desk.library, rows, BY)
        assert {r.state for r in review.list_rows(desk.library, paper_id)} == {FactState.FOUND}


class TestAdding:
    def test_an_added_row_is_one_like_the_others(self, desk: Desk) -> None:
        paper_id = desk.import_one("pack.pdf", facts(), [page(0, "One", "1"), page(1, "Two", "2")])
        box = Box(60, 60, 300, 90)
        values = {"service": "Buoys", "waiting": "1,204", "as_of": "31.1.31"}
        fact_id, change = review.add(desk.library, paper_id, "waiting_times", 1, box, values, BY)
        assert change.said == "Row added to “Waiting times”"
        one = only(desk, paper_id, "waiting_times")
        assert (one.id, one.state, one.page, one.page_index, one.box) == (
            fact_id,
            FactState.ADDED,
            "2",
            1,
            box,
        )
        assert all(field.found is None for field in one.fields)
        (found,) = measures.list_measures(desk.library)
        assert [reading.value for reading in found.readings] == [1204.0]
        assert correct(desk, one, waiting="1205").state is FactState.ADDED
        review.drop(desk.library, [fact_id], BY)
        review.put_back(desk.library, [fact_id])
        assert only(desk, paper_id, "waiting_times").state is FactState.ADDED

    @pytest.mark.parametrize("section", [name for name, _ in review.sections()])
    def test_a_row_can_be_added_to_every_section(self, desk: Desk, section: str) -> None:
        paper_id = desk.import_one("pack.pdf", facts(committee="", date=None))
        empty = review.empty_row(section)
        values = {
            field.name: field.choices[-1]
            if field.kind == "choice"
            else "2031-03-06"
            if field.kind in {"date", "list"} and field.name != "change"
            else "waiting: up"
            if field.name == "change"
            else "18:00"
            if field.name == "time"
            else "5"
            for field in empty
        }
        fact_id, _ = review.add(desk.library, paper_id, section, 0, None, values, BY)
        one = only(desk, paper_id, section)
        assert one.id == fact_id
        assert all(field.text for field in one.fields), one.fields
        measures.list_measures(desk.library)
        undoing.undo(desk.library)
        assert rows_of(desk, paper_id, section) == []

    def test_a_row_needs_what_makes_it_one(self, desk: Desk) -> None:
        paper_id = desk.import_one("pack.pdf", facts())
        with pytest.raises(DeskError, match="“Service” is needed"):
            review.add(desk.library, paper_id, "waiting_times", 0, None, {"waiting": "4"}, BY)
        with pytest.raises(DeskError, match="its row of “Meeting” already"):
            review.add(desk.library, paper_id, "meeting", 0, None, {"committee": "Board"}, BY)
        with pytest.raises(DeskError, match="not in the library"):
            review.add(desk.library, "none", "glossary", 0, None, {"term": "Quay"}, BY)
        assert len(review.list_rows(desk.library, paper_id)) == 2


class TestTracker:
    def test_a_correction_reaches_the_tracker_and_its_history(self, desk: Desk) -> None:
        found = facts(recommendations=[row(1, "Mend the qvay", update="Stone 0rdered")])
        paper_id = desk.import_one("pack.pdf", found)
        one = only(desk, paper_id, "recommendations")
        before = tracker(desk.library)
        values = {"text": "Mend the quay", "target_text": "May 2031", "update": "Stone ordered"}
        change = review.correct(desk.library, one.id, values, BY)
        assert change.shelves == {Shelf.REVIEW, Shelf.RECOMMENDATIONS}
        assert tracker(desk.library) == [("1", "Mend the quay", "2031-05", ["Stone ordered"])]
        assert [hit.kind for hit in search(desk.library, "ordered").hits] == ["recommendation"]
        undoing.undo(desk.library)
        assert tracker(desk.library) == before
        undoing.redo(desk.library)
        assert tracker(desk.library) == [("1", "Mend the quay", "2031-05", ["Stone ordered"])]

    def test_what_a_person_wrote_in_the_tracker_stays(self, desk: Desk) -> None:
        paper_id = desk.import_one("pack.pdf", facts(recommendations=[row(1, "Mend the quay")]))
        (found,) = recommendations.list_recommendations(desk.library, DAY)
        recommendations.revise_recommendation(
            desk.library, found.recommendation.id, target_text="June 2031"
        )
        one = only(desk, paper_id, "recommendations")
        correct(desk, one, target_text="May 2031", number="2")
        assert tracker(desk.library) == [("2", "Mend the quay", "2031-06", [])]
        review.drop(desk.library, [one.id], BY)
        assert len(tracker(desk.library)) == 1

    def test_a_dropped_row_takes_its_recommendation_with_it(self, desk: Desk) -> None:
        found = facts(recommendations=[row(1, "Mend the quay", update="Stone ordered")])
        paper_id = desk.import_one("pack.pdf", found)
        one = only(desk, paper_id, "recommendations")
        before = tracker(desk.library)
        review.drop(desk.library, [one.id], BY)
        assert tracker(desk.library) == []
        assert search(desk.library, "quay").hits == ()
        review.put_back(desk.library, [one.id])
        assert tracker(desk.library) == before

    def test_what_another_paper_prints_stays(self, desk: Desk) -> None:
        first = desk.import_one(
            "one.pdf", facts(recommendations=[row(1, "Mend the quay", update="Stone ordered")])
        )
        second = desk.import_one(
            "two.pdf",
            facts(
                date="2031-05-01",
                recommendations=[row(1, "Mend the quay", target_text="May 2031", update="Laid")],
            ),
        )
        review.drop(desk.library, [only(desk, first, "recommendations").id], BY)
        assert [(r[1], r[3]) for r in tracker(desk.library)] == [("Mend the quay", ["Laid"])]
        undoing.undo(desk.library)
        review.drop(desk.library, [only(desk, second, "recommendations").id], BY)
        assert tracker(desk.library) == [("1", "Mend the quay", None, ["Stone ordered"])]

    def test_of_a_tracker_printed_twice_the_corrected_row_counts(self, desk: Desk) -> None:
        twice = [row(1, "Mend the quay"), row(1, "Mend the quay")]
        paper_id = desk.import_one("pack.pdf", facts(recommendations=twice))
        first, second = rows_of(desk, paper_id, "recommendations")
        correct(desk, second, target_text="May 2031")
        assert tracker(desk.library) == [("1", "Mend the quay", "2031-05", [])]
        review.drop(desk.library, [second.id], BY)
        assert tracker(desk.library) == [("1", "Mend the quay", None, [])]
        review.drop(desk.library, [first.id], BY)
        assert tracker(desk.library) == []

    def test_a_corrected_row_joins_the_one_that_it_is(self, desk: Desk) -> None:
        desk.import_one("one.pdf", facts(recommendations=[row(7, "Mend the quay")]))
        later = facts(date="2031-05-01", recommendations=[row(1, "Mend", date_text="l4.11.30")])
        paper_id = desk.import_one("two.pdf", later)
        assert len(tracker(desk.library)) == 2
        one = only(desk, paper_id, "recommendations")
        values = {"number": "7", "text": "Mend the quay", "date_text": "14.11.30"}
        review.correct(desk.library, one.id, values, BY)
        assert [(r[0], r[1]) for r in tracker(desk.library)] == [("7", "Mend the quay")]
        undoing.undo(desk.library)
        assert len(tracker(desk.library)) == 2

    def test_an_added_row_is_a_recommendation(self, desk: Desk) -> None:
        paper_id = desk.import_one("pack.pdf", facts(recommendations=[row(1, "Mend the quay")]))
        values = {"number": "2", "date_text": "14.11.30", "text": "Paint it", "update": "Bought"}
        fact_id, _ = review.add(desk.library, paper_id, "recommendations", 0, None, values, BY)
        assert ("2", "Paint it", None, ["Bought"]) in tracker(desk.library)
        (found,) = [
            one.recommendation
            for one in recommendations.list_recommendations(desk.library, DAY)
            if one.recommendation.number == "2"
        ]
        assert (found.committee, found.date) == (COMMITTEE, "2030-11-14")
        correct(desk, only_row(desk, paper_id, fact_id), text="Paint the quay")
        assert ("2", "Paint the quay", None, ["Bought"]) in tracker(desk.library)
        review.drop(desk.library, [fact_id], BY)
        assert len(tracker(desk.library)) == 1


def only_row(desk: Desk, paper_id: str, fact_id: str) -> ReviewRow:
    return next(r for r in review.list_rows(desk.library, paper_id) if r.id == fact_id)


class TestAgendaAndMeeting:
    def pack(self, desk: Desk) -> str:
        boxes = [Box(50, 100 + 40 * at, 500, 120 + 40 * at) for at in range(3)]
        items = [
            replace(item(str(at + 1), title, at, at), box=boxes[at], first_page=at + 1)
            for at, title in enumerate(["Apologies", "Quay", "Buoys"])
        ]
        pages = [page(at, f"Page {at}", str(at + 1)) for at in range(5)]
        return desk.import_one("pack.pdf", facts(items=items), pages)

    def agenda(self, desk: Desk, paper_id: str) -> list[tuple[str, int | None, int | None]]:
        return [
            (one.title, one.first_index, one.last_index)
            for one in papers.agenda_of(desk.library, paper_id)
        ]

    def test_the_agenda_follows_with_its_pages_and_notes(self, desk: Desk) -> None:
        paper_id = self.pack(desk)
        before = self.agenda(desk, paper_id)
        note, _ = notes.write_note(
            desk.library,
            paper_id=paper_id,
            item_id=None,
            kind=NoteKind.QUESTION,
            text="Why",
            anchor=Anchor(1, "2"),
        )
        quay = next(r for r in rows_of(desk, paper_id, "agenda_items") if r.title == "Quay")
        correct(desk, quay, title="The quay", first_page="3", last_page="4")
        assert self.agenda(desk, paper_id)[1] == ("The quay", 2, 3)
        again = correct(desk, quay, title="Quay", first_page="2", last_page="")
        assert self.agenda(desk, paper_id) == before
        assert again.state is FactState.ACCEPTED
        review.drop(desk.library, [quay.id], BY)
        assert [title for title, _, _ in self.agenda(desk, paper_id)] == ["Apologies", "Buoys"]
        (row_,) = notes.list_notes(desk.library)
        assert row_.note.item_id is None
        review.put_back(desk.library, [quay.id])
        assert self.agenda(desk, paper_id) == before
        (row_,) = notes.list_notes(desk.library)
        assert row_.note.item_id == note.item_id

    def test_an_added_item_stands_where_it_is_printed(self, desk: Desk) -> None:
        paper_id = self.pack(desk)
        values = {"number": "2A", "title": "Ferries", "first_page": "4"}
        review.add(desk.library, paper_id, "agenda_items", 0, Box(50, 160, 500, 170), values, BY)
        assert self.agenda(desk, paper_id) == [
            ("Apologies", 0, 0),
            ("Quay", 1, 1),
            ("Ferries", 3, 3),
            ("Buoys", 2, 2),
        ]
        undoing.undo(desk.library)
        assert [title for title, _, _ in self.agenda(desk, paper_id)] == [
            "Apologies",
            "Quay",
            "Buoys",
        ]

    def test_a_paper_moves_to_the_meeting_that_it_is_for(self, desk: Desk) -> None:
        rec = row(1, "Mend the quay", update="Stone ordered")
        paper_id = desk.import_one("pack.pdf", facts(recommendations=[rec]))
        minutes = facts(kind="minutes", title="Minutes", date="2031-03-08")
        other_id = desk.import_one("minutes.pdf", minutes)
        assert len(papers.list_meetings(desk.library)) == 2
        change = review.correct(
            desk.library, only(desk, paper_id, "meeting").id, {"date": "8 March 2031"}, BY
        )
        assert Shelf.PAPERS in change.shelves
        (meeting,) = papers.list_meetings(desk.library)
        assert meeting.date == "2031-03-08"
        assert {p.id for p in papers.list_papers(desk.library, meeting.id)} == {paper_id, other_id}
        (found,) = recommendations.list_recommendations(desk.library, DAY)
        assert [update.date for update in found.updates] == ["2031-03-08"]
        undoing.undo(desk.library)
        assert len(papers.list_meetings(desk.library)) == 2
        (found,) = recommendations.list_recommendations(desk.library, DAY)
        assert [update.date for update in found.updates] == ["2031-03-06"]

    def test_a_meeting_of_one_paper_is_put_right_where_it_stands(self, desk: Desk) -> None:
        paper_id = desk.import_one("pack.pdf", facts(recommendations=[row(1, "Mend")]))
        (before,) = papers.list_meetings(desk.library)
        correct(
            desk,
            only(desk, paper_id, "meeting"),
            committee="Ferries Committee",
            venue="Harbour Hall",
            time="17:00",
        )
        (after,) = papers.list_meetings(desk.library)
        assert (after.id, after.committee, after.venue, after.time) == (
            before.id,
            "Ferries Committee",
            "Harbour Hall",
            "17:00",
        )
        (found,) = recommendations.list_recommendations(desk.library, DAY)
        assert found.recommendation.committee == "Ferries Committee"
        undoing.undo(desk.library)
        assert papers.list_meetings(desk.library) == [before]

    def test_papers_that_name_the_meeting_themselves_stay(self, desk: Desk) -> None:
        paper_id = desk.import_one("pack.pdf", facts())
        desk.import_one("minutes.pdf", facts(kind="minutes", title="Minutes"))
        one = correct(desk, only(desk, paper_id, "meeting"), date="7.3.31")
        assert sorted(m.date or "" for m in papers.list_meetings(desk.library)) == [
            "2031-03-06",
            "2031-03-07",
        ]
        review.drop(desk.library, [one.id], BY)
        assert [m.date for m in papers.list_meetings(desk.library)] == ["2031-03-06", None]
        review.put_back(desk.library, [one.id])
        assert [m.date for m in papers.list_meetings(desk.library)] == ["2031-03-07", "2031-03-06"]

    def test_a_paper_that_names_no_meeting_can_be_given_one(self, desk: Desk) -> None:
        desk.import_one("pack.pdf", facts())
        paper_id = desk.import_one("loose.pdf", facts(title="Loose", committee="", date=None))
        assert len(papers.list_meetings(desk.library)) == 2
        values = {"committee": COMMITTEE.upper(), "date": "6 March 2031"}
        review.add(desk.library, paper_id, "meeting", 0, None, values, BY)
        (meeting,) = papers.list_meetings(desk.library)
        assert meeting.committee == COMMITTEE

    def test_a_papers_title_and_kind_follow(self, desk: Desk) -> None:
        paper_id = desk.import_one("pack.pdf", facts())
        correct(desk, only(desk, paper_id, "document"), title="Quay pack", kind="supplement")
        paper = papers.paper(desk.library, paper_id)
        assert (paper.title, paper.kind) == ("Quay pack", "supplement")


def test_a_library_opened_to_read_shows_the_review(desk: Desk) -> None:
    paper_id = desk.import_one("pack.pdf", facts(waiting=[waiting("Buoys", confidence=0.5)]))
    before = review.list_rows(desk.library, paper_id)
    with Library.open(desk.library.folder, read_only=True) as library:
        assert review.list_rows(library, paper_id) == before
        with pytest.raises(DeskError):
            review.accept(library, [before[0].id], BY)
