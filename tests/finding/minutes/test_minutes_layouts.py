"""The many ways in which councils set out what was agreed."""

from __future__ import annotations

from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from scrutiny_desk.finding.minutes.resolved import merely_noted
from scrutiny_desk.reading.pdf import read_pdf
from tests.finding.made_readings import Say, make_page, run_on
from tests.finding.minutes.test_minutes import bold, facts, found, page_of, rows
from tests.reading.pdf_maker import make_pdf, say


def test_moved_seconded_and_resolved() -> None:
    page = page_of(
        bold("23/24 PARKS"),
        "It was moved by Councillor Ash, seconded by Cllr Elm and RESOLVED that it be opened.",
        bold("24/24 TREES"),
        "On being put to the vote it was unanimously resolved – That ten trees be planted.",
    )
    assert found(page) == [("23/24", "that it be opened."), ("24/24", "That ten trees be planted.")]


def test_minutes_signed_as_a_correct_record_count() -> None:
    page = page_of(
        bold("2 MINUTES"),
        "The minutes of the meeting held on 3 April 2024 were agreed and signed by the Chair.",
    )
    ((item, text),) = found(page)
    assert item == "2"
    assert text.startswith("The minutes of the meeting held on 3 April 2024")
    assert rows(page)[0].meeting_date == "2024-05-09"


def test_points_that_say_themselves_what_was_done() -> None:
    page = page_of(
        bold("Item 5 - Parks"),
        "The Board:",
        "• Noted the report",
        "• Agreed the plan for the park",
        "• Requested a report in May",
        bold("Item 6 - Trees"),
        "Resolved (unanimously) - that trees be planted",
    )
    assert found(page) == [
        ("5", "Agreed the plan for the park"),
        ("5", "Requested a report in May"),
        ("6", "that trees be planted"),
    ]


def test_a_list_within_one_paragraph() -> None:
    page = page_of(
        bold("5. PARKS"),
        "RESOLVED – (1) That the park be opened; (2) That it be noted; (3) That gates be bought.",
        bold("6. TREES"),
        "RESOLVED – (i) That trees be planted; (ii) That the hedge be cut.",
    )
    assert found(page) == [
        ("5", "That the park be opened"),
        ("5", "That gates be bought."),
        ("6", "That trees be planted"),
        ("6", "That the hedge be cut."),
    ]


def test_conditions_belong_to_what_they_limit() -> None:
    page = page_of(
        bold("6. LICENCE"),
        "The Sub-Committee agreed that the licence be granted, subject to:",
        "(a) doors closing at ten",
        "(b) no music.",
        "Reasons for the decision",
    )
    assert found(page) == [
        ("6", "that the licence be granted, subject to: (a) doors closing at ten (b) no music.")
    ]


def test_an_opinion_or_an_account_is_doubtful_or_nothing() -> None:
    page = page_of(
        bold("5. PARKS"),
        "Councillor Ash said that the Council agreed to fund parks in 2020.",
        "The Cabinet had agreed in March to open the park.",
        "Mr Elm agreed that he would write.",
        "Members agreed that parks were lovely.",
        "The Council approved the parks plan.",
    )
    assert [text for _, text in found(page)] == [
        "that parks were lovely.",
        "approved the parks plan",
    ]
    assert all(row.confidence < 0.9 for row in rows(page))


def test_paragraphs_numbered_within_the_item() -> None:
    page = page_of(
        bold("3. PARKS"),
        "3.1 The Head of Parks introduced the report.",
        "3.2 RESOLVED: That the park be opened.",
        bold("4. TREES"),
        "4.1 The Committee agreed to:",
        "i. plant ten trees",
        "ii. cut the hedge",
        "4.2 The meeting moved on.",
    )
    assert found(page) == [
        ("3", "That the park be opened."),
        ("4", "plant ten trees"),
        ("4", "cut the hedge"),
    ]


def test_decisions_of_a_cabinet_with_reasons_after_them() -> None:
    head: list[Say | str] = [
        bold("Decisions of the Cabinet held on Tuesday 4 March 2025"),
        "Published: 5 March 2025",
        "Present: Councillor Ash",
    ]
    page = page_of(
        bold("5. Parks"),
        "Decision",
        "1. To open the park.",
        "2. To note the cost.",
        "Reasons for the decision",
        "1. People like parks.",
        head=head,
    )
    assert found(page) == [("5", "To open the park.")]
    assert rows(page)[0].meeting_date == "2025-03-04"


def test_a_printed_web_page() -> None:
    page = make_page(
        0,
        [
            "Agenda and minutes",
            "Places Committee - Thursday, 9 May 2024 2.00 pm",
            "Attendance details",
            "Agenda item",
            "1. Apologies for absence",
            "There were none.",
            "2. Harbour Clinic",
            "Resolved:",
            "That the clinic be visited.",
        ],
    )
    assert found(page, kind="text") == [("2", "That the clinic be visited.")]


@pytest.mark.parametrize(
    ("text", "noted"),
    [
        ("that the report be noted.", True),
        ("That the update be received and noted", True),
        ("to note the report", True),
        ("Notes that costs rise and that reserves fall", True),
        ("That the report be noted and that officers write to the Minister", False),
        ("to note the report and request another in May", False),
        ("that the minutes be signed as a correct record", False),
    ],
)
def test_noted_is_not_resolved(text: str, noted: bool) -> None:
    assert merely_noted(text) is noted


def test_a_real_file_of_minutes(tmp_path: Path) -> None:
    def first(canvas: Canvas) -> None:
        say(canvas, 230, 60, "CABINET", 12, bold=True)
        say(
            canvas, 70, 90, "MINUTES of a meeting of the Cabinet held on Tuesday, 4 March 2025.", 11
        )
        say(canvas, 70, 115, "PRESENT: Cllr Ash (Leader) and Cllr Elm", 11)
        say(canvas, 50, 150, "84.  Harbour Clinic", 11, bold=True)
        say(canvas, 70, 164, "(Item 1)", 11)
        say(canvas, 70, 195, "1) The Leader introduced the item.", 11)
        say(canvas, 70, 225, "2) RESOLVED that the Cabinet:", 11)
        say(canvas, 90, 250, "(a) approve the lease of the clinic for a", 11)
        say(canvas, 110, 264, "term of ten years", 11)
        say(canvas, 90, 278, "(b) note its cost; and", 11)

    def second(canvas: Canvas) -> None:
        say(canvas, 90, 70, "(c) ask for a report in a year.", 11)
        say(canvas, 50, 110, "85.  Parks", 11, bold=True)
        say(canvas, 70, 124, "(Item 2)", 11)
        say(canvas, 70, 150, "RESOLVED that the report be noted.", 11)

    path = make_pdf(tmp_path / "minutes.pdf", [first, second])
    resolutions = facts(read_pdf(path, lambda done, of: None)).resolutions
    assert [(row.item, row.text, row.page_index) for row in resolutions] == [
        ("84", "approve the lease of the clinic for a term of ten years", 0),
        ("84", "ask for a report in a year.", 1),
    ]
    assert {row.meeting_date for row in resolutions} == {"2025-03-04"}


def test_a_named_vote_is_no_part_of_the_list() -> None:
    page = page_of(
        bold("3 BUDGET"),
        Say("The Council RESOLVED by 30 votes to 12 that the budget be approved."),
        "For: Councillors Ash and Elm",
        "Against: Councillor Yew",
    )
    assert found(page) == [("3", "that the budget be approved.")]


def test_minutes_end_where_a_report_begins_without_a_stamp() -> None:
    page = page_of(bold("1 PARKS"), "The Committee agreed that the park be opened.")
    report = make_page(
        1,
        [
            "Report Title: Lakes",
            "Meeting: Places Scrutiny Committee",
            "Report author: Pat Ash",
            "Date: 6 June 2024",
            "The Committee agreed that the lake be dredged in 2020.",
        ],
        label="2",
    )
    assert found(page, report) == [("1", "that the park be opened.")]


def test_the_vote_beside_a_motion_is_no_list() -> None:
    page = page_of(
        bold("Election of Chair"),
        "1. Mr Ash proposed that Ms Elm be elected to the chair.",
        Say("Agreed unanimously", x=400.0),
        "2. RESOLVED that Ms Elm be elected to the chair.",
    )
    assert found(page) == [(None, "that Ms Elm be elected to the chair.")]


@pytest.mark.parametrize(
    ("one", "other"),
    [("C/24/12", "C/24/13"), ("45/24", "46/24"), ("CAB.12", "CAB.13"), ("(12)", "(13)")],
)
def test_numbers_in_many_forms(one: str, other: str) -> None:
    page = page_of(
        bold(f"{one} Parks"),
        "RESOLVED: That parks be open.",
        bold(f"{other} Trees"),
        "RESOLVED: That trees be planted.",
    )
    assert [item for item, _ in found(page)] == [one.strip("()"), other.strip("()")]


def test_the_word_resolved_close_under_its_heading() -> None:
    page = page_of(
        bold("13. Parks"),
        run_on("Resolved:", bold=True),
        "1. That parks be open.",
        "2. That the report be noted.",
    )
    assert found(page) == [("13", "That parks be open.")]


def test_an_opening_clause_before_the_body() -> None:
    page = page_of(
        bold("7 PLAN"),
        "Following discussion, the Committee agreed to write to the Minister.",
        "After discussion it was AGREED that the plan be adopted.",
        bold("8 BUDGET"),
        "RECOMMENDED TO COUNCIL: That the budget be approved.",
    )
    assert found(page) == [
        ("7", "to write to the Minister."),
        ("7", "that the plan be adopted."),
        ("8", "That the budget be approved."),
    ]


def test_what_one_person_promised_is_doubtful_or_nothing() -> None:
    page = page_of(
        bold("7 QUESTIONS"),
        "Mr Elm, Chair of the Board, agreed to send figures.",
        "The Director agreed to provide a note.",
        "The Leader agreed to write to the Minister.",
    )
    assert found(page) == [("7", "to write to the Minister.")]
    assert rows(page)[0].confidence < 0.9


def test_verbs_in_capitals_in_one_paragraph() -> None:
    page = page_of(
        bold("5. Report"),
        "The Board APPROVED the plan for Harbour Clinic.",
        "The Board: i) NOTED the risks; ii) AGREED to meet in July; iii) APPROVED the budget.",
    )
    assert [text for _, text in found(page)] == [
        "APPROVED the plan for Harbour Clinic",
        "AGREED to meet in July",
        "APPROVED the budget.",
    ]
    assert all(row.confidence >= 0.9 for row in rows(page))
