from __future__ import annotations

import pytest

from scrutiny_desk.domain.pages.pages import Page
from scrutiny_desk.domain.papers.facts import AgendaItemFact, ReportFact
from scrutiny_desk.finding.reports import find_reports
from tests.finding.made_readings import Say, beside, make_page, make_reading, run_on

HEAD: list[Say | str] = [
    "Report to:",
    beside("PLACES SCRUTINY", 200.0),
    run_on("COMMITTEE", 200.0),
    "Relevant Officer:",
    beside("Pat Ash, Head of", 200.0),
    run_on("Parks.", 200.0),
    "Date of Meeting:",
    beside("12 May 2025", 200.0),
    Say("PARKS AND", bold=True),
    run_on("PLAY AREAS", bold=True),
]


def report_of(*says: Say | str, more: tuple[Page, ...] = ()) -> ReportFact:
    page = make_page(0, [*HEAD, *says], label="9", stamp="4")
    found = find_reports(make_reading([page, *more]), ())
    assert len(found) == 1
    return found[0]


def test_the_front_sheet() -> None:
    report = report_of(Say("1.0 Purpose of the report:", bold=True), "1.1 To report.")
    assert (report.item, report.page) == ("4", "9")
    assert report.title == "PARKS AND PLAY AREAS"
    assert report.officer == "Pat Ash, Head of Parks"
    assert report.exempt is None


def test_a_memo_head_is_a_front_sheet_too() -> None:
    page = make_page(
        0,
        [
            "From: Pat Ash, Leader",
            "To: County Council – 9 January 2025",
            "Subject: Local plan",
            "Classification: Unrestricted",
            Say("Recommendations:", bold=True),
            "The Council is asked to:",
            "(1) Endorse the plan, and",
            run_on("publish it", 80.0),
            run_on("(2) Note its cost"),
            Say("1. Background", bold=True),
        ],
    )
    (report,) = find_reports(make_reading([page]), ())
    assert (report.title, report.officer) == ("Local plan", "Pat Ash, Leader")
    assert report.exempt is False
    assert report.recommendations == ("Endorse the plan, and publish it", "Note its cost")
    assert [section.heading for section in report.sections] == ["Background"]


def test_a_printed_mail_is_no_report() -> None:
    page = make_page(
        0, ["From: Pat Ash", "Sent: 9 January 2025 10:00", "To: Sam Yew", "Subject: Local plan"]
    )
    assert find_reports(make_reading([page]), ()) == ()


def test_an_item_is_known_by_its_pages_where_no_stamp_stands() -> None:
    item = AgendaItemFact(
        number="6", title="PARKS", first_index=0, last_index=3, page="PDF 1", page_index=0
    )
    page = make_page(0, HEAD, label="1")
    assert find_reports(make_reading([page]), (item,))[0].item == "6"


def test_sections_skip_repeat_and_misnumber() -> None:
    report = report_of(
        Say("1.0 Purpose:", bold=True),
        "1.1 To report.",
        Say("2.0 Recommendation(s)", bold=True),
        Say("3.0 For the Committee to watch over the parks.", bold=True),
        Say("4.0 Reasons", bold=True),
        Say("4.1 None", bold=True),
        Say("7.0 Council priority", bold=True),
        Say("7.0 List of appendices", bold=True),
    )
    assert [(section.number, section.heading) for section in report.sections] == [
        ("1.0", "Purpose"),
        ("2.0", "Recommendation(s)"),
        ("4.0", "Reasons"),
        ("7.0", "Council priority"),
        ("7.0", "List of appendices"),
    ]
    assert report.recommendations == ("For the Committee to watch over the parks.",)


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        (["6.2 Does the information submitted include any exempt information? No"], False),
        (["Does the information submitted include any exempt", run_on("information? Yes")], True),
        (["Does the information submitted include any exempt information?", "No"], False),
        (["Does the information submitted include any exempt information?", "7.0 Next"], None),
    ],
)
def test_the_exempt_question(question: list[Say | str], answer: bool | None) -> None:
    assert report_of(*question).exempt is answer


def test_the_answer_may_stand_on_the_next_page() -> None:
    more = make_page(1, ["No", Say("7.0 Costs", bold=True)], label="10")
    report = report_of("Does it include any exempt information?", more=(more,))
    assert report.exempt is False


def test_appendices_come_from_the_list_alone_and_in_one_form() -> None:
    report = report_of(
        "5.1 As shown in Appendix 9(z), parks are open.",
        Say("7.0 List of Appendices:", bold=True),
        "7.1 Appendix 4(a): Map",
        "Appendix 4 (B) - Costs",
        Say("8.0 Financial considerations:", bold=True),
        "Appendix 5(a) says more.",
    )
    assert report.appendices == ("4(a)", "4(b)")


def test_the_list_of_appendices_may_break_over_a_page() -> None:
    more = make_page(1, ["Appendix 4(a) - Map of parks.", Say("8.0 Costs", bold=True)], label="10")
    report = report_of("List of Appendices:", more=(more,))
    assert report.appendices == ("4(a)",)
    assert [section.page for section in report.sections] == ["10"]


def test_a_report_ends_where_its_appendix_or_the_next_item_begins() -> None:
    appendix = make_page(1, ["Appendix 4(a)", Say("1.0 Not the report's", bold=True)], label="10")
    other = make_page(2, HEAD, label="11", stamp="5")
    page = make_page(0, [*HEAD, Say("1.0 Purpose", bold=True)], label="9", stamp="4")
    reports = find_reports(make_reading([page, appendix, other]), ())
    assert [report.item for report in reports] == ["4", "5"]
    assert [section.heading for section in reports[0].sections] == ["Purpose"]
