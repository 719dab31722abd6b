"""What informal meetings asked for stands in no minutes, and is found in their notes."""

from __future__ import annotations

from scrutiny_desk.domain.pages.pages import Page
from scrutiny_desk.domain.papers.facts import DocumentFact, Facts
from scrutiny_desk.finding import informal
from tests.finding.made_readings import Say, make_page, make_reading, run_on

DOCUMENT = DocumentFact(
    kind="agenda_pack", title="", pages=1, sha256="", page="PDF 1", page_index=0
)


def asked(*pages: Page) -> list[tuple[str | None, str, int]]:
    found = informal.find(make_reading(pages), Facts(document=DOCUMENT))
    return [(row.meeting_date, row.text, row.page_index) for row in found.informal]


def test_points_under_recommendations_over_two_pages() -> None:
    first = make_page(
        0,
        [
            Say("Harbour working group: meeting notes", bold=True),
            "Held on 4 March 2031",
            "Members talked about the quay.",
            Say("Recommendations:", bold=True),
            "• That the quay is mended before",
            run_on("the winter; and", x=72),
        ],
    )
    second = make_page(1, ["• That lanterns are trimmed.", "The meeting closed at noon.", "• Tea"])
    assert asked(first, second) == [
        ("2031-03-04", "That the quay is mended before the winter", 0),
        ("2031-03-04", "That lanterns are trimmed.", 1),
    ]


def test_a_report_that_only_tells_of_an_informal_meeting_asks_for_nothing() -> None:
    page = make_page(
        0,
        [
            "An informal meeting was held and notes were taken.",
            "Recommendations:",
            "• That the report is noted.",
        ],
    )
    assert asked(page) == []


def test_the_next_paper_ends_the_notes() -> None:
    notes = make_page(0, ["Notes of an informal briefing", "Nothing was asked for."])
    report = make_page(1, ["Report to: Harbour", "Recommendations:", "• To mend"], stamp="5")
    assert asked(notes, report) == []
