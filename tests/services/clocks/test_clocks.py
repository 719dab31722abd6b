"""What falls due: from targets, responses, promises and meetings, until it is done."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

from scrutiny_desk.domain.clocks import Counting, OwnValue, Unit
from scrutiny_desk.domain.falling_due import DueKind, FallingDue
from scrutiny_desk.domain.papers.facts import ReportFact
from scrutiny_desk.domain.tracker.recommendations import ResponseKind
from scrutiny_desk.library.library import Library
from scrutiny_desk.services.clocks import time_limits
from scrutiny_desk.services.clocks.clocks import falling_due, response_due, response_limit
from scrutiny_desk.services.papers import papers
from scrutiny_desk.services.questions import promises, questions
from scrutiny_desk.services.tracker import history as tracker_history
from scrutiny_desk.services.tracker import recommendations
from tests.services.made_papers import COMMITTEE, Desk, facts, item, row

DAY = datetime.date(2031, 1, 10)
CHECK = "Check with your monitoring officer."


def enter(library: Library, text: str, target: str = "TBC", committee: str = COMMITTEE) -> str:
    return recommendations.add_recommendation(
        library,
        committee=committee,
        number="4",
        date_text="1 December 2030",
        text=text,
        target_text=target,
        officer="The engineer",
    ).ids[0]


def of_kind(library: Library, kind: DueKind, as_of: datetime.date = DAY) -> list[FallingDue]:
    return [one for one in falling_due(library, as_of) if one.kind is kind]


def test_targets_fall_due_on_their_last_day_until_they_are_closed(library: Library) -> None:
    late = enter(library, "Mend the quay", "5 January 2031")
    enter(library, "Paint the bridge", "February 2031")
    enter(library, "Think about it", "TBC")
    first, second = falling_due(library, DAY)
    assert (first.day.isoformat(), first.late(DAY)) == ("2031-01-05", True)
    assert first.title == "Recommendation 4: Mend the quay"
    assert first.who == "The engineer"
    assert second.day.isoformat() == "2031-02-28"
    assert second.how == "The target is February 2031, which ends on 28 February 2031."
    recommendations.close_recommendation(library, late, DAY)
    assert [one.id for one in falling_due(library, DAY)] == [second.id]
    before = DAY - datetime.timedelta(days=1)
    assert len(falling_due(library, before)) == 2, "not closed yet on that day"


def test_a_response_falls_due_by_its_limit_until_it_is_there(library: Library) -> None:
    rec = enter(library, "Mend the quay")
    assert falling_due(library, DAY) == ()
    recommendations.revise_recommendation(library, rec, sent_on="2031-01-05")
    assert falling_due(library, DAY) == (), "no limit is named yet"
    recommendations.revise_recommendation(library, rec, clock_rule="response_two_months")
    (owed,) = falling_due(library, DAY)
    assert (owed.kind, owed.day.isoformat()) == (DueKind.RESPONSE, "2031-03-04")
    assert owed.source == "Local Government Act 2000 s9FE"
    assert owed.who == "the executive"
    assert owed.how.endswith(CHECK)
    answer = {"by_whom": "The executive", "text": ""}
    received = "2031-01-08"
    tracker_history.respond(library, rec, ResponseKind.NONE, date=received, **answer)
    assert len(falling_due(library, DAY)) == 1, "that none came is no answer"
    tracker_history.respond(library, rec, ResponseKind.ACCEPTED, date=received, **answer)
    assert falling_due(library, DAY) == ()
    assert len(falling_due(library, datetime.date(2031, 1, 7))) == 1


def test_a_committee_that_chose_a_limit_needs_no_other(library: Library) -> None:
    rec = enter(library, "Mend the quay")
    recommendations.revise_recommendation(library, rec, sent_on="2031-01-06")
    time_limits.choose_limit(library, COMMITTEE, "response", "response_local")
    (owed,) = falling_due(library, DAY)
    assert (owed.day.isoformat(), owed.source) == ("2031-03-03", "the council's constitution")
    recommendations.revise_recommendation(library, rec, clock_rule="response_health")
    assert falling_due(library, DAY)[0].day.isoformat() == "2031-02-03"


def test_an_answer_is_owed_by_the_rule_of_the_day_it_was_asked(library: Library) -> None:
    six = OwnValue(6, Unit.WEEKS, Counting.FROM, True, True, "", datetime.date(2031, 1, 6))
    time_limits.change_limit(library, "response_local", six)
    time_limits.choose_limit(library, COMMITTEE, "response", "response_local")
    before, after = enter(library, "Mend the quay"), enter(library, "Paint the bridge")
    recommendations.revise_recommendation(library, before, sent_on="2031-01-05")
    recommendations.revise_recommendation(library, after, sent_on="2031-01-06")
    assert {one.id: one.day.isoformat() for one in falling_due(library, DAY)} == {
        before: "2031-03-02",
        after: "2031-02-17",
    }
    month = enter(library, "Count the boats")
    recommendations.revise_recommendation(library, month, sent_on="2030-12")
    owed = next(one for one in falling_due(library, DAY) if one.id == month)
    assert owed.day.isoformat() == "2031-02-25"
    assert owed.how.startswith("Received in December 2030, taken as its last day. 8 weeks from")


def test_the_limit_that_would_run_is_known_before_a_day_is(library: Library) -> None:
    rec = enter(library, "Mend the quay")
    recommendations.revise_recommendation(library, rec, clock_rule="response_local")
    (row,) = recommendations.list_recommendations(library, DAY)
    rules = time_limits.rulebook(library)
    limit = response_limit(rules, row.recommendation)
    assert limit is not None
    assert limit.id == "response_local"
    assert response_due(rules, row.recommendation) is None


def test_an_agenda_is_published_before_its_meeting_and_not_after(desk: Desk) -> None:
    desk.import_one("pack.pdf", facts(date="2031-03-06"))
    (agenda,) = of_kind(desk.library, DueKind.AGENDA)
    assert agenda.day.isoformat() == "2031-02-26"
    assert agenda.title == f"Publish the agenda of {COMMITTEE} of 6 March 2031"
    assert "s100B" in agenda.source
    assert agenda.how.endswith(CHECK)
    assert of_kind(desk.library, DueKind.AGENDA, datetime.date(2031, 3, 6))
    assert not of_kind(desk.library, DueKind.AGENDA, datetime.date(2031, 3, 7))


@pytest.mark.parametrize("private", [True, False])
def test_a_promised_answer_is_as_private_as_its_question(desk: Desk, private: bool) -> None:
    pack = desk.import_one("pack.pdf", facts(items=[item("6", "Bridges", 0, 6)]))
    meeting = papers.paper(desk.library, pack).meeting_id
    asked = questions.add_entry(desk.library, meeting, "6", text="Who pays?").ids[0]
    if not private:
        questions.revise_entry(desk.library, meeting, asked, private=False)
    promises.promise_answer(
        desk.library, meeting, asked, by_whom="The engineer", by_when="20 March 2031"
    )
    (answer,) = of_kind(desk.library, DueKind.ANSWER)
    assert (answer.day.isoformat(), answer.private) == ("2031-03-20", private)
    assert not of_kind(desk.library, DueKind.TARGET)


def test_a_row_on_an_exempt_page_is_marked(desk: Desk) -> None:
    report = ReportFact(page="PDF 1", page_index=0, item="6", title="Closed", exempt=True)
    given = facts(
        items=[item("6", "Quay", 0, 1)],
        recommendations=[
            row(1, "Mend the quay", page_index=0, target_date="2031-02-01", target_text="1.2.31"),
        ],
    )
    desk.import_one("pack.pdf", replace(given, reports=(report,)))
    (target,) = of_kind(desk.library, DueKind.TARGET)
    assert target.exempt


def test_of_one_committee_alone(library: Library) -> None:
    enter(library, "Mend the quay", "5 January 2031")
    enter(library, "Plant a tree", "6 January 2031", committee="Parks Committee")
    assert [one.committee for one in falling_due(library, DAY, "parks  COMMITTEE")] == [
        "Parks Committee"
    ]
