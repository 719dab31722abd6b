"""The appendix: which rows and words leave, what is new in them, and what they add up to."""

from __future__ import annotations

import datetime
import re
from collections import Counter
from pathlib import Path

import pytest

from scrutiny_desk.domain.errors import Cancelled, DeskError
from scrutiny_desk.domain.tracker.leaving import (
    Appendix,
    AppendixRow,
    ChosenColumn,
    ClosedRows,
    Kept,
    LeavingColumn,
    LeavingForm,
    LeavingHistory,
)
from scrutiny_desk.domain.tracker.recommendations import ResponseKind
from scrutiny_desk.domain.tracker.settings import TrackerSetting
from scrutiny_desk.services.tracker import history as tracker_history
from scrutiny_desk.services.tracker import publishing
from scrutiny_desk.services.tracker import settings as tracker_settings
from scrutiny_desk.services.tracker.copying import to_copy
from scrutiny_desk.services.tracker.privacy import Asked
from scrutiny_desk.services.tracker.publishing import WantedAppendix, appendix_of
from scrutiny_desk.services.tracker.recommendations import list_recommendations
from tests.services.made_papers import COMMITTEE, Desk
from tests.services.tracker.tracker_filled import AS_OF, HIDDEN, LAST_MEETING, add, fill, ids, write


def wanted(**more: object) -> WantedAppendix:
    return WantedAppendix(**{"as_of": AS_OF, **more})  # type: ignore[arg-type]


@pytest.fixture
def filled(desk: Desk) -> Desk:
    fill(desk)
    return desk


def rows(appendix: Appendix) -> dict[str, AppendixRow]:
    (part,) = appendix.parts
    return {row.cells[0].words: row for row in part.rows}


def cell(appendix: Appendix, number: str, column: LeavingColumn) -> str:
    (part,) = appendix.parts
    at = [one.column for one in part.columns].index(column)
    return rows(appendix)[number].cells[at].words


def test_rows_stand_by_reference_without_what_is_private_exempt_or_closed_long_ago(filled) -> None:
    appendix = appendix_of(filled.library, wanted())

    assert list(rows(appendix)) == ["1", "2", "4", "10"]
    assert appendix.left_out == Kept(rows=1, updates=1, exempt_rows=1)
    assert not any(word in repr(appendix) for word in HIDDEN)
    (notice,) = appendix.notices
    assert notice == (
        "Not in this file: 1 private recommendation, 1 private update and 1 recommendation from "
        "exempt papers were left out."
    )


def test_what_is_asked_for_goes_along_and_the_file_says_so(filled) -> None:
    appendix = appendix_of(filled.library, wanted(asked=Asked(private=True, exempt=True)))

    assert all(word in repr(appendix) for word in HIDDEN)
    assert rows(appendix)["5"].mark == "Private, New since the last meeting"
    assert "20 January 2031, Officer, private: " in cell(appendix, "1", LeavingColumn.UPDATE)
    assert appendix.left_out == Kept()
    assert appendix.notices[0].startswith("Not for publication: this file holds 1 private")
    only_private = appendix_of(filled.library, wanted(asked=Asked(private=True)))
    assert "Closedsession" not in repr(only_private)


def test_totals_agree_with_the_register(filled) -> None:
    appendix = appendix_of(
        filled.library,
        wanted(asked=Asked(private=True, exempt=True), closed=ClosedRows.NONE),
    )
    register = list_recommendations(filled.library, AS_OF)
    count = Counter(row.standing.computed.value for row in register)

    (part,) = appendix.parts
    assert part.said == (
        "5 open: 2 overdue, 2 without a date, 1 not due; 2 closed. 2 of the closed are not listed "
        "here. The last meeting was on 14 November 2030."
    )
    assert count == {"overdue": 2, "no date": 2, "not due": 1, "closed": 2}
    assert len(part.rows) + part.unlisted == len(register)
    public = appendix_of(filled.library, wanted())
    said = [int(number) for number in re.findall(r"(\d+) (?:open|closed)", public.parts[0].totals)]
    assert sum(said) + public.left_out.rows + public.left_out.exempt_rows == len(register)


def test_what_is_new_since_the_last_meeting_is_said_in_words(filled) -> None:
    marks = {
        number: row.mark for number, row in rows(appendix_of(filled.library, wanted())).items()
    }

    assert marks == {
        "1": "Updated since the last meeting",
        "2": "New since the last meeting",
        "4": "New since the last meeting",
        "10": "Closed since the last meeting",
    }
    later = appendix_of(filled.library, wanted(since=datetime.date(2031, 2, 10)))
    assert {row.mark for row in rows(later).values()} == {""}
    earlier = appendix_of(filled.library, wanted(as_of=LAST_MEETING))
    assert {row.mark for row in rows(earlier).values()} == {""}
    assert "No earlier meeting is known" in earlier.parts[0].said


def test_a_history_goes_in_full_or_since_the_last_meeting_or_its_latest_entry(filled) -> None:
    def update(history: LeavingHistory, number: str = "1") -> str:
        return cell(
            appendix_of(filled.library, wanted(history=history)), number, LeavingColumn.UPDATE
        )

    latest = "1 February 2031, Officer: Stone has come.\nMasons begin in April."
    printed = "14 November 2030, Tracker: Stone ordered."
    assert update(LeavingHistory.LATEST) == latest
    assert update(LeavingHistory.FULL) == update(LeavingHistory.SINCE) == f"{printed}\n{latest}"
    later = wanted(history=LeavingHistory.SINCE, since=datetime.date(2031, 2, 10))
    assert cell(appendix_of(filled.library, later), "1", LeavingColumn.UPDATE) == (
        "No update since the last meeting."
    )
    assert update(LeavingHistory.FULL, "4") == "No update yet."
    assert update(LeavingHistory.LATEST, "10") == (
        "Closed: The committee agreed on 10 January 2031 to close it. Outcome: implemented."
    )


def test_the_committees_own_columns_in_its_order_with_its_headings(filled) -> None:
    own = (
        ChosenColumn(LeavingColumn.RATING, "Progress"),
        ChosenColumn(LeavingColumn.TEXT, "What we asked"),
        ChosenColumn(LeavingColumn.COMPUTED, "Status"),
    )
    tracker_settings.keep_setting(
        filled.library, TrackerSetting(COMMITTEE.upper(), columns=own, rating_scheme="rag")
    )

    (part,) = appendix_of(filled.library, wanted()).parts

    assert part.columns == own
    assert [cell.words for cell in part.rows[0].cells] == [
        "Amber",
        "Mend the quay",
        "Overdue: The target, December 2030, ended 65 days before 6 March 2031.",
    ]
    assert part.rows[0].cells[0].shade == "FFDFA3"
    assert part.rows[1].cells[0].words == "Green"


def test_the_computed_status_says_nothing_of_a_private_update(filled) -> None:
    library = filled.library
    own = (
        ChosenColumn(LeavingColumn.NUMBER, "No."),
        ChosenColumn(LeavingColumn.TEXT, "Recommendation"),
        ChosenColumn(LeavingColumn.COMPUTED, "Status"),
    )
    tracker_settings.keep_setting(library, TrackerSetting(COMMITTEE, columns=own))
    rec_id = ids(library)["2"]
    write(library, rec_id, "2031-03-01", "The work is completed.", private=True)

    def status(asked: Asked) -> str:
        appendix = appendix_of(library, wanted(asked=asked))
        return cell(appendix, "2", LeavingColumn.COMPUTED)

    assert status(Asked()).startswith("Not due (stale): ")
    assert "says that it is done" not in status(Asked())
    assert "says that it is done" in status(Asked(private=True))


def test_a_target_that_was_put_off_keeps_the_one_before(filled) -> None:
    appendix = appendix_of(filled.library, wanted())
    book = appendix_of(filled.library, wanted(form=LeavingForm.XLSX))

    assert cell(appendix, "2", LeavingColumn.TARGET) == "30 April 2031\nBefore: 31 March 2031"
    assert cell(book, "2", LeavingColumn.TARGET) == "30 April 2031"
    assert cell(book, "2", LeavingColumn.ORIGINAL) == "31 March 2031"


def test_committees_stand_apart_each_in_its_own_columns(filled) -> None:
    library = filled.library
    own = (ChosenColumn(LeavingColumn.TEXT, "Asked"),)
    tracker_settings.keep_setting(library, TrackerSetting("Audit", columns=own))
    recommendations = [one.recommendation.id for one in list_recommendations(library, AS_OF)]
    add(library, "9", "Check the till", "1.3.31", officer="Clerk", target="TBC")
    (new,) = {
        one.recommendation.id for one in list_recommendations(library, AS_OF)
    } - set(recommendations)  # fmt: skip
    from scrutiny_desk.library.shelves import recommendations as shelf

    library.write(lambda connection: shelf.change(connection, new, {"committee": "Audit"}))

    appendix = appendix_of(library, wanted())

    assert [part.committee for part in appendix.parts] == ["Audit", COMMITTEE]
    assert appendix.parts[0].columns == own
    assert appendix.parts[0].since is None
    assert appendix.committee == ""
    only = appendix_of(library, wanted(committee="audit"))
    assert (len(only), only.committee) == (1, "Audit")
    assert publishing.proposed_name(only, LeavingForm.PDF) == (
        "Audit 2031-03-06 recommendations.pdf"
    )


def test_nothing_to_publish_is_said_with_what_to_do(desk: Desk, tmp_path: Path) -> None:
    def publish(**more: object) -> None:
        out = tmp_path / "appendix.docx"
        publishing.publish(desk.library, out, wanted(**more), lambda *_: None)

    with pytest.raises(DeskError, match="Import a tracker"):
        publish()
    known = fill(desk)
    with pytest.raises(DeskError, match="no recommendation of “Audit”"):
        publish(committee="Audit")
    assert known
    assert not (tmp_path / "appendix.docx").exists()


def test_a_publishing_that_is_stopped_leaves_nothing(filled, tmp_path: Path) -> None:
    with pytest.raises(Cancelled):
        publishing.publish(
            filled.library,
            tmp_path / "appendix.docx",
            wanted(),
            lambda *_: None,
            is_cancelled=lambda: True,
        )
    assert [one.name for one in tmp_path.iterdir() if one.suffix == ".docx"] == []


def test_a_private_response_stays_here_unless_it_is_asked_for(desk: Desk) -> None:
    add(desk.library, "1", "Mend the quay", "14.11.30", officer="Pilot", target="TBC")
    (rec_id,) = ids(desk.library).values()
    keep = tracker_settings.keep_setting
    named = [
        ChosenColumn(one, one.heading)
        for one in (LeavingColumn.NUMBER, LeavingColumn.TEXT, LeavingColumn.UPDATE)
    ]
    response = ChosenColumn(LeavingColumn.RESPONSE, "Response")
    keep(desk.library, TrackerSetting(COMMITTEE, columns=(*named, response)))

    def answer(kind: ResponseKind, day: str, *, private: bool) -> None:
        tracker_history.respond(
            desk.library, rec_id, kind, date=day, by_whom="Cabinet", text=f"So {kind}",
            private=private,
        )  # fmt: skip

    answer(ResponseKind.ACCEPTED, "2030-12-01", private=False)
    answer(ResponseKind.REJECTED, "2030-12-24", private=True)
    appendix = appendix_of(desk.library, wanted())
    assert cell(appendix, "1", LeavingColumn.RESPONSE).startswith("Accepted, Cabinet")
    assert "rejected" not in repr(appendix).casefold()
    assert appendix.left_out == Kept(updates=1)
    along = appendix_of(desk.library, wanted(asked=Asked(private=True)))
    assert cell(along, "1", LeavingColumn.RESPONSE).startswith("Rejected, Cabinet")
    listed = list_recommendations(desk.library, AS_OF)
    assert listed[0].response is ResponseKind.REJECTED
    (copied,), kept = to_copy(desk.library, listed, Asked())
    assert copied.response is ResponseKind.ACCEPTED
    assert kept == Kept(updates=1)
