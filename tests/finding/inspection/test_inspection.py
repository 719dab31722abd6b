"""Inspection reports of several inspectorates and layouts, made up for these tests."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from scrutiny_desk.finding import find_facts
from scrutiny_desk.finding.inspection.day_spans import read_span
from scrutiny_desk.reading.reader import read_paper
from tests.finding.made_papers import Setter, found_in, pages_of, text_paper, texts
from tests.finding.made_readings import Say, beside, make_page, make_reading, run_on
from tests.finding.readings import table


@pytest.mark.parametrize(
    ("printed", "days"),
    [
        ("20 to 24 May 2024", ("2024-05-20", "2024-05-24")),
        ("28 February to 4 March 2022", ("2022-02-28", "2022-03-04")),
        ("Monday 5 May 2025 – Friday 16 May 2025", ("2025-05-05", "2025-05-16")),
        ("30 December to 3 January 2024", ("2023-12-30", "2024-01-03")),
        ("12 and 13 March 2025", ("2025-03-12", "2025-03-13")),
        ("05/05/2025 - 09/05/2025", ("2025-05-05", "2025-05-09")),
        ("5th–9th May 2025", ("2025-05-05", "2025-05-09")),
        ("12 March 2025", ("2025-03-12", "2025-03-12")),
        ("March 2025", ("2025-03", "2025-03")),
        ("to be announced", ()),
    ],
)
def test_days_are_read_first_and_last(printed: str, days: tuple[str, ...]) -> None:
    assert read_span(printed) == days


AREA_REPORT = """Area SEND inspection of Harbourshire Local Area Partnership

Inspection dates: 3 to 7 June 2024

Dates of previous inspection: 27 February to 2 March 2020

Inspection outcome

Experiences in Harbourshire differ too much from town to town.

The next full inspection will follow in three years.

What is it like to be a young person in this area?

- This list tells a story and is no finding.

What is the area partnership doing that is effective?

- Harbour Clinic sees families within a week, in rooms that they helped to choose and

that they keep themselves.
- Head teachers meet health visitors each term.

What does the area partnership need to do better?

- Letters come late. They are hard to read.
- Plans are not kept up.
- Nobody counts how long people wait

Areas for improvement

Areas for improvement

1. Leaders should count how long people wait.
2. Leaders should write letters that people can read.

Local area partnership details

Harbourshire Council

- Town Hall
"""


def test_an_area_inspection_in_plain_text(tmp_path: Path) -> None:
    found = found_in(text_paper(tmp_path, AREA_REPORT))
    assert found.document.kind == "inspection"
    report = found.inspection
    assert report is not None
    assert report.area == "Harbourshire"
    assert report.inspected == ("2024-06-03", "2024-06-07")
    assert report.previous_inspection == ("2020-02-27", "2020-03-02")
    assert report.outcome == (
        "Experiences in Harbourshire differ too much from town to town."
        " The next full inspection will follow in three years."
    )
    assert texts(report.points, "effective") == [
        (
            "Harbour Clinic sees families within a week, in rooms that they helped to choose and"
            " that they keep themselves."
        ),
        "Head teachers meet health visitors each term.",
    ]
    assert texts(report.points, "do_better") == [
        "Letters come late. They are hard to read.",
        "Plans are not kept up.",
        "Nobody counts how long people wait",
    ]
    assert texts(report.points, "areas_for_improvement") == [
        "Leaders should count how long people wait.",
        "Leaders should write letters that people can read.",
    ]
    assert texts(report.points, "priority_actions") == []


def test_the_same_report_in_markdown(tmp_path: Path) -> None:
    text = AREA_REPORT
    for heading in ("What is the", "What does", "Areas for improvement\n\n1", "Local area"):
        text = text.replace(heading, f"## {heading}")
    found = found_in(text_paper(tmp_path, "# " + text.replace("- ", "* "), "paper.md"))
    assert found.inspection is not None
    assert [len(texts(found.inspection.points, kind)) for kind in _LISTS] == [2, 3, 0, 2]


_LISTS = ("effective", "do_better", "priority_actions", "areas_for_improvement")


def test_bullets_run_over_the_pages_of_a_pdf(tmp_path: Path) -> None:
    paper = Setter(tmp_path / "report.pdf", footer="Harbour inspection report, page")
    paper.put("Inspection of Harbour Council children's services", size=16)
    paper.put("Inspection dates: 5 May 2025 to 16 May 2025", gap=8)
    paper.put("What needs to improve in this area?", gap=10)
    for number in range(1, 60):
        paper.point(
            f"Point {number} has a first line that is long enough to fill its column of text up",
            "to the margin. It then goes on for another line that closes with a full stop.",
        )
    paper.put("The experiences and progress of children in Harbour: good", gap=14)
    paper.put("1. A numbered paragraph of the story, which is no point of any list.", gap=6)
    found = found_in(paper.read())
    assert found.inspection is not None
    assert found.inspection.area == "Harbour"
    points = texts(found.inspection.points, "do_better")
    assert [point.split(" has ")[0] for point in points] == [f"Point {n}" for n in range(1, 60)]
    assert all(point.endswith("that closes with a full stop.") for point in points)
    assert len({point.page_index for point in found.inspection.points}) == 3


def test_two_columns_are_read_one_after_the_other(tmp_path: Path) -> None:
    paper = Setter(tmp_path / "report.pdf", columns=2)
    paper.put("Inspection of Quayside House", size=14)
    paper.put("Date of inspection: 12 March 2025", gap=6)
    paper.put("What the service does well", gap=10)
    for number in range(1, 25):
        paper.point(f"Strong point {number} of those who live", "and work in this house.", gap=5)
    paper.put("What the service needs to do better", gap=10)
    for number in range(1, 13):
        paper.point(f"Weak point {number} of those who live", "and work in this house.", gap=5)
    found = found_in(paper.read())
    assert found.inspection is not None
    strong = texts(found.inspection.points, "effective")
    weak = texts(found.inspection.points, "do_better")
    assert [len(strong), len(weak)] == [24, 12]
    assert all(point.endswith("work in this house.") for point in (*strong, *weak))


def test_must_and_should_stand_before_what_is_good() -> None:
    reading = pages_of(
        [
            "Quayside House",
            "Inspection report",
            "Date of inspection visit: 12 and 13 March 2025",
            "Overall rating: Requires improvement",
            "Action the provider MUST take to improve",
            "The provider must keep a record of every fall.",
            "The provider must tell families within a day.",
            "Action the provider SHOULD take to improve",
            "The provider should mend the garden gate.",
            "Good practice",
            "(a) Meals are eaten together.",
            "(b) A choir sings on Fridays.",
        ]
    )
    found = found_in(reading)
    assert found.inspection is not None
    assert found.inspection.inspected == ("2025-03-12", "2025-03-13")
    assert "Requires improvement" in found.inspection.outcome
    counts = [len(texts(found.inspection.points, kind)) for kind in _LISTS]
    assert counts == [2, 0, 2, 1]


def test_parts_of_a_point_stay_with_it() -> None:
    reading = pages_of(
        [
            "An inspection of Harbourshire Fire and Rescue Service",
            "Inspection dates: 1 to 5 July 2024",
            "Causes of concern",
            Say("• The service does not check its hydrants. It should:", 60),
            run_on("o Make a list of them", 90),
            run_on("o Look at each one yearly", 90),
            Say("• The service has no plan for floods.", 60),
            "Recommendations",
            Say("1. By June the chief should:", 60),
            run_on("a) write a plan; and", 60),
            run_on("b) try it out.", 60),
            Say("2. By July the chief should report back.", 60),
        ]
    )
    found = found_in(reading)
    assert found.inspection is not None
    assert texts(found.inspection.points, "priority_actions") == [
        (
            "The service does not check its hydrants. It should: Make a list of them"
            " Look at each one yearly"
        ),
        "The service has no plan for floods.",
    ]
    assert len(texts(found.inspection.points, "areas_for_improvement")) == 2


def test_a_second_paragraph_at_the_indent_of_a_point_belongs_to_it() -> None:
    reading = pages_of(
        [
            "Inspection of Quay School",
            "Inspection dates: 4 and 5 June 2024",
            "Strengths",
            Say("• The rooms are warm.", 60),
            Say("The caretaker sees to that.", 70),
            Say("• The yard is wide.", 60),
            Say("A remark of the inspectors between two lists.", 60),
            Say("• The books are new.", 60),
        ]
    )
    found = found_in(reading)
    assert found.inspection is not None
    assert texts(found.inspection.points, "effective") == [
        "The rooms are warm. The caretaker sees to that.",
        "The yard is wide.",
        "The books are new.",
    ]


def test_priority_actions_in_a_table_that_goes_on() -> None:
    first = table(
        [["Responsible body", "Areas for priority action"], ["Council", "Mend the plans."]],
        top=300,
    )
    second = table([["Council and board", "Count the waits."], ["Board", "Answer."]], top=400)
    reading = pages_of(
        [
            "Area inspection of Harbourshire",
            "Inspection dates: 1 to 5 July 2024",
            "Areas for priority action",
        ],
        tables=(first, second),
    )
    found = found_in(reading)
    assert found.inspection is not None
    assert texts(found.inspection.points, "priority_actions") == [
        "Mend the plans.",
        "Count the waits.",
        "Answer.",
    ]


def test_dates_that_stand_beside_their_labels() -> None:
    reading = pages_of(
        [
            "Inspection of Quay Primary School",
            "Inspection dates:",
            beside("4 and 5 June 2024", 250),
            "Previous inspection:",
            beside("7 May 2019", 250),
            "What does the school do well?",
            "• Pupils read every day.",
            "What does the school need to do to improve?",
            "• Some lessons start late.",
        ]
    )
    found = found_in(reading)
    assert found.inspection is not None
    assert found.inspection.area == "Quay Primary School"
    assert found.inspection.inspected == ("2024-06-04", "2024-06-05")
    assert found.inspection.previous_inspection == ("2019-05-07", "2019-05-07")


def test_a_report_inside_a_pack_ends_with_its_item() -> None:
    pages = [
        make_page(
            0,
            [
                "AGENDA",
                "1 Apologies",
                "2 Inspection of schools (Pages 1 - 2)",
                "3 Plan (Pages 3 - 4)",
            ],
        ),
        make_page(
            1,
            [
                "Inspection of Quay School",
                "Inspection dates: 3 and 4 March 2025",
                "Strengths",
                "• The rooms are warm.",
                "Weaknesses",
                "• The yard is cold.",
            ],
            label="1",
            stamp="2",
        ),
        make_page(2, ["Recommendations", "1. Leaders should heat the yard."], label="2"),
        make_page(
            3,
            [
                "Report to: Committee",
                "Relevant Officer: Pat Ash",
                "PLAN",
                "Recommendations",
                "2.1 That it be noted.",
            ],
            label="3",
            stamp="3",
        ),
        make_page(4, ["More"], label="4"),
    ]
    report = find_facts(make_reading(pages)).inspection
    assert report is not None
    assert report.page == "1"
    assert [(point.kind, point.text) for point in report.points] == [
        ("effective", "The rooms are warm."),
        ("do_better", "The yard is cold."),
        ("areas_for_improvement", "Leaders should heat the yard."),
    ]


SUB_HEADINGS = """Local area inspection of Quayshire

The inspection was carried out between 3 and 7 March 2025.

Strengths

Education

- Schools are kind.

Health

- Nurses visit

Areas for development

Education

- Waits are long for the care and support plan
that families were promised.

Recommendations

The council should warm the schools
The board should count the waits

Contact us

Ring the bell.
"""


def test_lists_with_headings_of_their_own_and_a_list_without_signs(tmp_path: Path) -> None:
    report = found_in(text_paper(tmp_path, SUB_HEADINGS)).inspection
    assert report is not None
    assert report.inspected == ("2025-03-03", "2025-03-07")
    assert [(point.kind, point.text) for point in report.points] == [
        ("effective", "Schools are kind."),
        ("effective", "Nurses visit"),
        (
            "do_better",
            "Waits are long for the care and support plan that families were promised.",
        ),
        ("areas_for_improvement", "The council should warm the schools"),
        ("areas_for_improvement", "The board should count the waits"),
    ]
    # Lines without a sign or a full stop are less sure.
    assert [point.confidence < 0.9 for point in report.points] == [False, False, False, True, True]


def test_a_web_page_with_menus_and_a_table_of_judgements(tmp_path: Path) -> None:
    page = """<html><body><nav><ul><li>Home</li><li>Services</li></ul></nav><main>
    <h1>Inspection of Northshire local authority children's services</h1>
    <p>Inspection dates: 5 May to 16 May 2025</p>
    <table><tr><th>Judgement</th><th>Grade</th></tr>
    <tr><td>The impact of leaders</td><td>Good</td></tr>
    <tr><td>Overall effectiveness</td><td>Requires improvement to be good</td></tr></table>
    <h2>What needs to improve?</h2>
    <ul><li>The quality of <b>plans</b> for children.</li><li>How often people are seen.</li></ul>
    <h2>The experiences and progress of children who need help: good</h2>
    <ol><li>Children are seen.</li></ol></main>
    <footer><ul><li>Cookies</li></ul></footer></body></html>"""
    report = found_in(text_paper(tmp_path, page, "paper.html")).inspection
    assert report is not None
    assert report.area == "Northshire"
    assert report.outcome == "Overall effectiveness: Requires improvement to be good"
    assert [point.text for point in report.points] == [
        "The quality of plans for children.",
        "How often people are seen.",
    ]


@pytest.mark.parametrize(
    ("title", "area"),
    [
        ("Area SEND inspection of Quayshire Local Area Partnership", "Quayshire"),
        ("Joint inspection of Quay City Council's adult social care", "Quay"),
        ("Inspection of a school judged good: Quay School", "Quay School"),
        ("Quayshire Police: an inspection of the force", "Quayshire Police"),
        ("Quayside House – Inspection report", "Quayside House"),
        ("An inspection of youth offending services in Quayshire", "Quayshire"),
    ],
)
def test_the_area_stands_in_the_title(title: str, area: str) -> None:
    report = found_in(
        pages_of(
            [title, "Inspection dates: 1 to 5 July 2024", "Strengths", "• The doors are open."]
        )
    ).inspection
    assert report is not None
    assert report.area == area


def test_what_is_missing_is_said() -> None:
    found = found_in(
        pages_of(["Inspection report", "Strengths", "• The doors are open.", "Weaknesses"])
    )
    assert found.inspection is not None
    assert found.inspection.inspected == ()
    assert found.inspection.confidence < 0.9
    whats = {doubt.what for doubt in found.doubts}
    assert "the days of the inspection" in whats
    assert any("Weaknesses" in what for what in whats)


def test_a_report_that_speaks_of_an_inspection_is_none() -> None:
    found = found_in(
        pages_of(
            [
                "Report to: Scrutiny Committee",
                "Relevant Officer: Director of Parks",
                "REPLY TO THE INSPECTION",
                "The inspection took place in May 2024.",
                "Recommendations",
                "• That members note the reply.",
            ]
        )
    )
    assert found.inspection is None


@pytest.mark.parametrize(
    ("paper", "oracle"),
    [
        ("packs/inspection-blackpool-2024.pdf", "inspection-blackpool-2024"),
        ("packs/inspection-lancashire-2024.pdf", "inspection-lancashire-2024"),
        ("seeds/000_641b2be2c2bd35ac.txt", "inspection-blackpool-2024"),
    ],
)
def test_published_reports(shared: Path, paper: str, oracle: str) -> None:
    want = json.loads((shared / "oracle" / f"{oracle}.json").read_text())
    found = found_in(read_paper(shared / paper, lambda done, total: None))
    report = found.inspection
    assert report is not None
    assert found.document.kind == "inspection"
    assert report.area == want["area"]
    assert list(report.inspected) == want["inspected"]
    assert list(report.previous_inspection) == want["previous_inspection"]
    assert {kind: len(texts(report.points, kind)) for kind in _LISTS} == want["findings"]
    # No point is cut: each begins as a sentence does and ends as one.
    assert all(point.text[0].isupper() and point.text[-1] == "." for point in report.points)
