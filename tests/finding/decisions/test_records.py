"""Records of decisions that one member takes, which give resolutions and decisions too."""

from __future__ import annotations

from scrutiny_desk.finding import decisions
from tests.finding.decisions.test_decisions import NOTHING
from tests.finding.made_readings import beside, make_page, make_reading, run_on
from tests.finding.minutes.test_minutes import bold, found, rows


def test_a_record_of_a_decision_by_one_member() -> None:
    page = make_page(
        0,
        [
            bold("RECORD OF DECISION"),
            "Decision taken by: Councillor Ash, Cabinet Member for Places",
            "Date of decision: 7 March 2025",
            "Subject: Harbour Clinic lease",
            "Decision:",
            "As Cabinet Member for Places, I agree to:",
            "a) grant the lease; and",
            "b) delegate its terms to the Director of Places.",
            "Reasons for decision:",
            "The clinic needs a home.",
        ],
    )
    assert found(page) == [
        (None, "grant the lease"),
        (None, "delegate its terms to the Director of Places."),
    ]
    assert {row.meeting_date for row in rows(page)} == {"2025-03-07"}


def test_a_record_in_two_columns_without_colons() -> None:
    page = make_page(
        0,
        [
            bold("NOTICE OF DECISION"),
            "Decision Maker",
            beside("Councillor Ash, Leader", 250.0),
            "Date of decision",
            beside("7 March 2025", 250.0),
            "Decision",
            beside("That the lease of Harbour Clinic be", 250.0),
            run_on("granted for ten years.", 250.0),
            "Reasons",
            beside("It is good.", 250.0),
        ],
    )
    assert found(page) == [(None, "That the lease of Harbour Clinic be granted for ten years.")]
    assert rows(page)[0].meeting_date == "2025-03-07"


def test_a_record_is_a_decision_too() -> None:
    page = make_page(
        0,
        [
            bold("RECORD OF DECISION"),
            "Decision number: HC 7",
            "Subject: Harbour Clinic lease",
            "Decision taken by: Councillor Ash",
            "Date of decision: 7 March 2025",
            "Decision: That the lease be granted.",
        ],
    )
    (decision,) = decisions.find(make_reading([page]), NOTHING).decisions
    assert (decision.reference, decision.title) == ("HC 7", "Harbour Clinic lease")
    assert (decision.date, decision.cabinet_member) == ("2025-03-07", "Councillor Ash")
    assert found(page) == [(None, "That the lease be granted.")]
