"""Statements of action of several layouts, made up for these tests."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from scrutiny_desk.domain.papers.facts import AreaFact
from scrutiny_desk.reading.reader import read_paper
from tests.finding.made_papers import Setter, found_in, pages_of, text_paper, texts
from tests.finding.made_readings import Say, run_on
from tests.finding.readings import table

_KINDS = ("actions", "impacts", "outcomes", "evidence")


def counts(area: AreaFact) -> list[int]:
    return [len(texts(area.points, kind)) for kind in _KINDS]


WEB_PAGE = """Skip to main content

Harbourshire written statement of action

The inspectors named 2 areas:

  1. Late letters
  2. Long waits

Area of significant concern 1

Late letters

-What we are going to do:

  • Write each letter within a week
  • Ask families whether they can
read it

Impacts for families:

  • Families know what happens next

Outcomes for the partnership:

  • Letters are sent in time

The evidence we will provide:

  • Counts of letters – each month
  • Resources

Area of significant concern 2

Long waits.

What we are going to do:

  • Count the waits

Impacts for families:

  • Nobody waits unknown

The evidence we will provide:

  • The count

Next steps

Meetings with the department

The first meeting is in May.
"""


def test_a_statement_from_a_web_page(tmp_path: Path) -> None:
    found = found_in(text_paper(tmp_path, WEB_PAGE))
    assert found.document.kind == "statement_of_action"
    assert found.document.title == "Harbourshire written statement of action"
    assert [(area.number, area.title) for area in found.areas] == [
        ("1", "Late letters"),
        ("2", "Long waits."),
    ]
    assert [counts(area) for area in found.areas] == [[2, 1, 1, 2], [1, 1, 0, 1]]
    first = found.areas[0]
    assert texts(first.points, "actions")[1] == "Ask families whether they can read it"
    # Nothing from the menu or from the next steps came among the points.
    assert texts(found.areas[1].points, "evidence") == ["The count"]
    assert [doubt.why for doubt in found.doubts] == ["No list was found for: outcomes."]


def test_numbered_lists_under_bold_headings_with_contents_and_footers(tmp_path: Path) -> None:
    paper = Setter(tmp_path / "statement.pdf", footer="Statement of action, page")
    paper.put("Harbour Statement of Proposed Action", size=16, bold=True)
    paper.put("Contents", gap=10, bold=True)
    paper.put("Area 1: Letters ..................... 2")
    paper.put("Area 2: Waits ....................... 3")
    for area, name in (("one", "Letters"), ("two", "Waits")):
        paper.turn()
        paper.put(f"Priority area {area}: {name} come too late", size=13, bold=True, gap=10)
        for heading, many in (
            ("Actions", 28),
            ("What difference will this make?", 2),
            ("What success will look like", 3),
            ("How we will know it has worked", 4),
        ):
            paper.put(heading, bold=True, gap=10)
            for number in range(1, many + 1):
                paper.point(
                    f"The board will do thing {number} of this list for the people of Harbour and",
                    "for those who work with them in Quay and Harbour Town.",
                    sign=f"{number}.",
                )
    found = found_in(paper.read())
    assert [(area.number, area.title) for area in found.areas] == [
        ("1", "Letters come too late"),
        ("2", "Waits come too late"),
    ]
    assert [counts(area) for area in found.areas] == [[28, 2, 3, 4], [28, 2, 3, 4]]
    every = [point.text for area in found.areas for point in area.points]
    assert all(text.endswith("in Quay and Harbour Town.") for text in every)
    assert all(text.startswith("The board will do thing") for text in every)


def test_a_statement_in_tables() -> None:
    rows = [
        ["Ref", "Action", "Lead", "Impact", "Evidence"],
        ["1.1", "Write letters", "Head of Post", "Families know", "• Count • Survey"],
        ["1.2", "Read letters", "Head of Post", "", "Count of answers"],
    ]
    reading = pages_of(
        ["Harbour written statement of action", "Weakness 1 – Letters"],
        tables=(table(rows, top=300),),
    )
    found = found_in(reading)
    assert [counts(area) for area in found.areas] == [[2, 1, 0, 3]]
    assert found.areas[0].title == "Letters"


def test_sub_headings_in_bold_do_not_end_a_list() -> None:
    reading = pages_of(
        [
            Say("Harbour statement of action", bold=True),
            Say("Area 1", bold=True),
            "Letters come late",
            "What we will do",
            Say("• Write", 70),
            Say("Next steps", bold=True),
            Say("• Not a promise", 70),
        ]
    )
    assert [counts(area) for area in found_in(reading).areas] == [[1, 0, 0, 0]]


def test_a_line_that_begins_with_brackets_is_no_new_point() -> None:
    reading = pages_of(
        [
            "Harbour statement of action",
            "Area 1: Letters",
            "Evidence",
            Say("• A report by the national board for letters", 60),
            run_on("(NBL) and its annex", 72),
            run_on("• A count", 60),
        ]
    )
    area = found_in(reading).areas[0]
    assert texts(area.points, "evidence") == [
        "A report by the national board for letters (NBL) and its annex",
        "A count",
    ]


@pytest.mark.parametrize(
    "says",
    [
        ["Report on parks", "Area 1 of the park is closed.", "Actions", "• Open it"],
        ["Area 1 Northgate", "Area 2 Southgate"],
        ["Improvement plan", "Area 3: Roads", "Actions", "• Mend the road"],
    ],
)
def test_other_papers_hold_no_areas(says: list[str]) -> None:
    assert found_in(pages_of(says)).areas == ()


@pytest.mark.parametrize(
    "paper", ["packs/written-statement-of-action-2022.pdf", "seeds/002_799be6240713641b.txt"]
)
def test_the_published_statement(shared: Path, paper: str) -> None:
    want = json.loads((shared / "oracle" / "written-statement-of-action-2022.json").read_text())
    found = found_in(read_paper(shared / paper, lambda done, total: None))
    assert [
        {"number": area.number, "title": area.title} | dict(zip(_KINDS, counts(area), strict=True))
        for area in found.areas
    ] == want["areas"]
    assert found.doubts == ()
