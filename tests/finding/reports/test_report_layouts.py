"""Front sheets of other councils, and the other ways to say what a report says."""

from __future__ import annotations

from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from scrutiny_desk.domain.papers.facts import AgendaItemFact, ReportFact
from scrutiny_desk.finding.reports import find_reports
from scrutiny_desk.reading.pdf import read_pdf
from tests.finding.made_readings import Say, beside, make_page, make_reading, run_on
from tests.reading.pdf_maker import make_pdf, ruled, say


def sheet(label: str, value: str) -> list[Say | str]:
    return [label, beside(value, 220.0)]


def the_report(*says: Say | str, kind: str = "pdf") -> ReportFact:
    (report,) = find_reports(make_reading([make_page(0, says, label="1")], kind=kind), ())
    return report


def test_two_pairs_of_label_and_value_side_by_side() -> None:
    report = the_report(
        "Committee:",
        beside("Places Board", 130.0),
        beside("Date:", 330.0),
        beside("12 May 2025", 420.0),
        "Report author:",
        beside("Pat Ash", 150.0),
        beside("Wards:", 330.0),
        beside("All", 420.0),
        "Title:",
        beside("Parks and play", 130.0),
        run_on("areas", 130.0),
        "Exempt:",
        beside("No", 130.0),
        Say("1. Purpose", bold=True),
        "1.1 To report.",
        Say("2. Recommendations", bold=True),
        "2.1 That the plan be approved.",
    )
    assert (report.title, report.officer, report.exempt) == (
        "Parks and play areas",
        "Pat Ash",
        False,
    )
    assert [section.heading for section in report.sections] == ["Purpose", "Recommendations"]
    assert report.recommendations == ("That the plan be approved.",)


def test_labels_without_colons_and_annexes() -> None:
    report = the_report(
        *sheet("Report to", "Places Board"),
        *sheet("Date", "12 May 2025"),
        *sheet("Report of", "Director of Places"),
        *sheet("Subject", "Parks and"),
        run_on("play areas", 220.0),
        *sheet("Status", "For publication"),
        Say("Appendices", bold=True),
        "Annex A - Map",
        "Annex B - Costs",
    )
    assert (report.title, report.officer) == ("Parks and play areas", "Director of Places")
    assert report.exempt is False
    assert report.appendices == ("A", "B")


def test_a_head_of_the_kind_report_of_is_less_sure() -> None:
    report = the_report(
        Say("PLACES SCRUTINY BOARD", bold=True),
        Say("12 May 2025", bold=True),
        Say("REPORT OF THE DIRECTOR OF PLACES", bold=True),
        Say("PARKS AND PLAY AREAS", bold=True),
        Say("1. Purpose of report", bold=True),
        "This report is public.",
    )
    assert (report.title, report.officer) == ("PARKS AND PLAY AREAS", "DIRECTOR OF PLACES")
    assert report.exempt is False
    assert report.confidence < 0.9


def test_a_text_has_no_bold_and_reports_begin_anywhere() -> None:
    items = (AgendaItemFact(number="6", title="Parks and play areas", page="1", page_index=0),)
    page = make_page(
        0,
        [
            "The end of another paper.",
            "Report to: PLACES SCRUTINY COMMITTEE",
            "Relevant Officer: Pat Ash",
            "Date of Meeting: 12 May 2025",
            "PARKS AND PLAY AREAS",
            "1. Purpose of the report",
            "1.1 To report",
            "2. Recommendations",
            "That parks be open",
            "Is the report exempt? No",
            "List of Annexes",
            "Annex 1 Map",
            "Report to: PLACES SCRUTINY COMMITTEE",
            "Relevant Officer: Kim Elm",
            "LAKES",
        ],
    )
    parks, lakes = find_reports(make_reading([page], kind="text"), items)
    assert (parks.item, parks.title, parks.exempt) == ("6", "PARKS AND PLAY AREAS", False)
    assert parks.recommendations == ("That parks be open",)
    assert parks.appendices == ("1",)
    assert [section.number for section in parks.sections] == ["1", "2"]
    assert (lakes.item, lakes.title, lakes.officer) == (None, "LAKES", "Kim Elm")


@pytest.mark.parametrize(
    ("words", "exempt"),
    [
        ("Exempt information: None", False),
        ("Is this report confidential? Yes", True),
        ("This report contains no exempt information.", False),
        ("Not for publication by virtue of paragraph 3", True),
        ("Nothing is said about it.", None),
    ],
)
def test_other_ways_to_say_whether_it_is_exempt(words: str, exempt: bool | None) -> None:
    report = the_report(
        *sheet("Report to:", "Board"), *sheet("Lead Officer:", "Pat Ash"), Say("PARKS", bold=True),
        Say("1. Purpose", bold=True), words,
    )  # fmt: skip
    assert report.exempt is exempt


@pytest.mark.parametrize(
    ("status", "exempt"),
    [("Unrestricted", False), ("Part 2 - Exempt", True), ("Public", False), ("Confidential", True)],
)
def test_the_classification_of_a_sheet(status: str, exempt: bool) -> None:
    report = the_report(
        *sheet("Report to:", "Board"), *sheet("Lead Officer:", "Pat Ash"),
        *sheet("Classification:", status), Say("PARKS", bold=True),
    )  # fmt: skip
    assert report.exempt is exempt


def test_letters_mails_and_sheets_of_decisions_are_no_reports() -> None:
    papers = (
        ["To: Councillors Ash and Elm", "Date: 3 May 2025", "Dear Member"],
        ["From: Pat Ash", "Subject: Parks", "Date: 3 May 2025"],
        [*sheet("Title:", "Lease"), *sheet("Decision maker:", "Cllr Ash"),
         *sheet("Date:", "12 May 2025"), *sheet("Report author:", "Pat")],
    )  # fmt: skip
    for paper in papers:
        assert find_reports(make_reading([make_page(0, paper)]), ()) == ()


def test_a_real_file_with_a_ruled_sheet(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        say(canvas, 60, 50, "HARBOUR BOROUGH COUNCIL", 14, bold=True)
        rows = [
            ["Meeting:", "Places Scrutiny Board", "Date:", "12 May 2025"],
            ["Lead officer:", "Pat Ash, Head of Parks", "Item:", "7"],
            ["Report title:", "Parks and play areas", "Access:", "Public"],
        ]
        high = ruled(canvas, rows, [80, 180, 60, 120], top=80)
        say(canvas, 60, 110 + high, "1. Recommendations", 11, bold=True)
        say(canvas, 60, 130 + high, "That the plan be approved.", 11)

    reading = read_pdf(make_pdf(tmp_path / "report.pdf", [draw]), lambda done, of: None)
    (report,) = find_reports(reading, ())
    assert (report.item, report.title, report.officer, report.exempt) == (
        "7",
        "Parks and play areas",
        "Pat Ash, Head of Parks",
        False,
    )
    assert report.recommendations == ("That the plan be approved.",)
