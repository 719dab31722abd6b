from __future__ import annotations

import datetime
import sqlite3

import pytest

from scrutiny_desk.domain.changes import NO_CHANGE
from scrutiny_desk.domain.errors import DeskError
from scrutiny_desk.domain.tracker.recommendations import Computed, RecommendationRow
from scrutiny_desk.library.library import Library
from scrutiny_desk.services import undoing
from scrutiny_desk.services.papers import papers
from scrutiny_desk.services.tracker import recommendations as service
from tests.services.made_papers import COMMITTEE, Desk, facts, row

DAY = datetime.date(2031, 5, 20)


def rows(library: Library, **more: object) -> list[RecommendationRow]:
    return service.list_recommendations(library, DAY, **more)


def one(library: Library) -> RecommendationRow:
    (found,) = rows(library)
    return found


def add(library: Library, **more: str) -> str:
    values = {
        "committee": COMMITTEE,
        "number": "3",
        "date_text": "6 March 2031",
        "text": "Paint the footbridge",
        "target_text": "April 2031",
        "officer": "",
    }
    return service.add_recommendation(library, **{**values, **more}).ids[0]


def test_a_recommendation_by_hand_stands_on_its_dates(library: Library) -> None:
    add(library)
    found = one(library)
    assert found.recommendation.date == "2031-03-06"
    assert found.recommendation.target_date == "2031-04"
    assert found.standing.computed is Computed.OVERDUE
    assert "unowned" in found.standing.flags
    assert found.standing.days_open == 75


def test_the_target_date_follows_its_words(library: Library) -> None:
    rec_id = add(library)
    assert service.revise_recommendation(library, rec_id, target_text="30.06.31").undoable
    assert one(library).recommendation.target_date == "2031-06-30"
    service.revise_recommendation(library, rec_id, target_text="TBC")
    assert one(library).recommendation.target_date is None
    assert service.revise_recommendation(library, rec_id, target_text="TBC") == NO_CHANGE


def test_closing_and_reopening(library: Library) -> None:
    rec_id = add(library)
    service.close_recommendation(library, rec_id, DAY)
    assert one(library).standing.computed is Computed.CLOSED
    assert service.close_recommendation(library, rec_id, DAY) == NO_CHANGE
    service.reopen_recommendation(library, rec_id)
    assert one(library).recommendation.closed_on is None


def test_updates_are_appended_and_never_changed(library: Library) -> None:
    rec_id = add(library)
    service.add_update(library, rec_id, date="2031-04-02", role="Officer", text="Paint bought")
    service.add_update(library, rec_id, date="2031-03-20", role="Chair", text="Asked again")
    assert [u.text for u in one(library).updates] == ["Asked again", "Paint bought"]
    for statement in (
        "UPDATE recommendation_update SET text = 'No'",
        "DELETE FROM recommendation_update",
    ):
        with pytest.raises(sqlite3.IntegrityError, match="append-only"):
            library.write(lambda connection, sql=statement: connection.execute(sql))
    assert len(one(library).updates) == 2
    undoing.undo(library)
    assert [u.text for u in one(library).updates] == ["Paint bought"]


def test_an_update_without_a_role_stands_under_the_name_of_who_adds_it(library: Library) -> None:
    rec_id = add(library)
    library.person = "A. Manager"
    service.add_update(library, rec_id, date="2031-04-02", role=" ", text="Paint bought")
    service.add_update(library, rec_id, date="2031-04-03", role="Officer", text="Painted")
    assert [u.role for u in one(library).updates] == ["A. Manager", "Officer"]


def test_an_update_needs_words_and_a_recommendation(library: Library) -> None:
    with pytest.raises(DeskError, match="words"):
        service.add_update(library, add(library), date=None, role="", text="  ")
    with pytest.raises(DeskError, match="no longer there"):
        service.add_update(library, "gone", date=None, role="", text="Paint bought")


def test_only_one_committee(library: Library) -> None:
    add(library)
    add(library, committee="Parks Committee")
    assert len(rows(library)) == 2
    (found,) = rows(library, committee="PARKS committee")
    assert found.recommendation.committee == "Parks Committee"


def test_an_import_never_overwrites_what_a_person_changed(desk: Desk) -> None:
    first = row(1, "Mend the quay", officer="Engineer", target_text="April 2031", rag_text="Amber")
    desk.import_one("one.pdf", facts(recommendations=[first]))
    rec_id = one(desk.library).recommendation.id
    service.revise_recommendation(
        desk.library, rec_id, officer="Harbour master", text="Mend the whole of the north quay"
    )
    later = row(
        1, "Mend the quay", officer="Nobody", target_text="June 2031", target_date="2031-06",
        rag_text="Green", rag_colour="green",
    )  # fmt: skip
    desk.import_one("two.pdf", facts(date="2031-05-01", recommendations=[later]))
    found = one(desk.library).recommendation
    assert (found.officer, found.text) == ("Harbour master", "Mend the whole of the north quay")
    assert (found.target_text, found.target_date) == ("June 2031", "2031-06")
    assert (found.reported, found.reported_colour) == ("Green", "green")


def test_an_older_pack_imported_late_does_not_turn_the_clock_back(desk: Desk) -> None:
    desk.import_one(
        "new.pdf", facts(date="2031-05-01", recommendations=[row(1, "Mend", rag_text="Green")])
    )
    desk.import_one(
        "old.pdf",
        facts(recommendations=[row(1, "Mend", rag_text="Amber", update="Begun")]),
    )
    found = one(desk.library)
    assert found.recommendation.reported == "Green"
    assert [u.date for u in found.updates] == ["2031-03-06"]


def test_an_update_printed_again_is_told_once(desk: Desk) -> None:
    again = row(1, "Mend the quay", update="Begun in May")
    desk.import_one("one.pdf", facts(recommendations=[again, again]))
    desk.import_one("two.pdf", facts(date="2031-05-01", recommendations=[again]))
    assert [u.text for u in one(desk.library).updates] == ["Begun in May"]


def test_trash_takes_a_papers_rows_away_and_restoring_brings_them_back(desk: Desk) -> None:
    desk.import_one("one.pdf", facts(recommendations=[row(1, "Mend", rag_text="Amber")]))
    paper_id = desk.import_one(
        "two.pdf",
        facts(
            date="2031-05-01",
            recommendations=[row(1, "Mend", rag_text="Green", update="Done"), row(2, "Dredge it")],
        ),
    )
    assert len(rows(desk.library)) == 2
    papers.move_to_trash(desk.library, paper_id)
    found = one(desk.library)
    assert (found.recommendation.reported, found.updates) == ("Amber", ())
    papers.restore(desk.library, paper_id)
    assert [r.recommendation.reported for r in rows(desk.library)] == ["Green", ""]
    assert len(rows(desk.library)[0].news) == 1


def test_what_a_person_had_a_hand_in_outlives_its_paper(desk: Desk) -> None:
    paper_id = desk.import_one("one.pdf", facts(recommendations=[row(1, "Mend"), row(2, "Dredge")]))
    rec_id = rows(desk.library)[1].recommendation.id
    service.add_update(desk.library, rec_id, date="2031-04-01", role="Chair", text="Rang them")
    papers.move_to_trash(desk.library, paper_id)
    assert [r.recommendation.text for r in rows(desk.library)] == ["Dredge"]


def test_undo_of_an_addition_that_a_paper_has_printed_since_is_refused(desk: Desk) -> None:
    add(desk.library, number="1", text="Mend the quay")
    desk.import_one(
        "pack.pdf",
        facts(recommendations=[row(1, "Mend the quay", date="2031-03-06")]),
    )
    with pytest.raises(DeskError, match="no longer be taken back"):
        undoing.undo(desk.library)
    assert len(rows(desk.library)) == 1
    assert undoing.steps(desk.library) == (None, None)
