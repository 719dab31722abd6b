"""The rows of improvement plans and action plans."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from scrutiny_desk.domain.pages.pages import Reading
from scrutiny_desk.domain.papers.facts import Facts, MilestoneFact
from scrutiny_desk.finding import milestones, tracker
from scrutiny_desk.finding.milestones.columns import load_plan_vocabulary
from scrutiny_desk.finding.milestones.dates import due_of
from scrutiny_desk.reading.pdf import read_pdf
from tests.finding.readings import made_facts, reading, table

HEADING = ["Ref.", "Action", "Lead", "Key milestones", "Due", "Position", "Status"]
GREEN, RED, TINT = "#00b050", "#ff0000", "#bdd7ee"


def found_in(paper: Reading) -> Facts:
    return milestones.find(paper, tracker.find(paper, made_facts(paper)))


def rows_of(paper: Reading) -> tuple[MilestoneFact, ...]:
    return found_in(paper).milestones


def test_milestones_under_one_action_share_its_line() -> None:
    paper = reading(
        table(
            [
                HEADING,
                ["1. Safe harbour", "", "", "", "", "", ""],
                [
                    "1.1",
                    "Find staff",
                    "Port lead",
                    "Place adverts",
                    "1 May 2025",
                    "Done",
                    "Complete",
                ],
                ["", "", "", "Hold interviews", "June 2025", "", "On track"],
                ["", "", "Clinic lead", "Train them", "To begin Sept 2025", "", ""],
                ["", "Open the clinic", "", "Find rooms", "Oct 2025", "Rooms are found", ""],
            ]
        )
    )
    assert [
        (row.ref, row.action, row.lead, row.milestone, row.due_text, row.due, row.status)
        for row in rows_of(paper)
    ] == [
        ("1.1", "Find staff", "Port lead", "Place adverts", "1 May 2025", "2025-05-01", "Complete"),
        ("1.1", "Find staff", "Port lead", "Hold interviews", "June 2025", "2025-06", "On track"),
        ("1.1", "Find staff", "Clinic lead", "Train them", "To begin Sept 2025", "2025-09", ""),
        ("", "Open the clinic", "", "Find rooms", "Oct 2025", "2025-10", ""),
    ]
    assert all(row.confidence >= 0.9 for row in rows_of(paper))


def test_a_merged_reference_reaches_down_over_a_new_action() -> None:
    rows = [
        HEADING,
        ["1", "Find staff", "Port lead", "Place adverts", "1 May 2025", "", ""],
        ["", "Train staff", "", "Book a course", "2 May 2025", "", ""],
    ]
    paper = reading(table(rows, spans={(1, 0): (2, 1), (1, 2): (2, 1)}))
    assert [(row.ref, row.action, row.lead) for row in rows_of(paper)] == [
        ("1", "Find staff", "Port lead"),
        ("1", "Train staff", "Port lead"),
    ]


@pytest.mark.parametrize(
    ("heading", "row", "told"),
    [
        (
            ["Target date", "Owner", "Key task", "Commentary", "RAG"],
            ["May 2025", "Port lead", "Paint it", "Begun", "Amber"],
            ("", "Paint it", "Port lead", "2025-05", "Begun", "Amber"),
        ),
        (
            ["Objective", "Action", "Responsible officer", "By when", "Progress"],
            ["Clean sea", "Paint it", "Port lead", "1.5.25", "Begun"],
            ("Clean sea", "Paint it", "Port lead", "2025-05-01", "Begun", ""),
        ),
        (
            ["What will we do?", "How will we know?", "Who", "When", "Update", "BRAG"],
            ["Paint it", "It is blue", "Port lead", "May 2025", "Begun", "B"],
            ("Paint it", "It is blue", "Port lead", "2025-05", "Begun", "B"),
        ),
        (
            ["Workstream", "Deliverable", "SRO", "Original due date", "Revised date", "Status"],
            ["Ferries", "Timetable", "Port lead", "May 2025", "July 2025", "Slipped"],
            ("Ferries", "Timetable", "Port lead", "2025-07", "", "Slipped"),
        ),
        (
            ["Milestone", "Timescale", "Progress Q1", "Progress Q2"],
            ["Paint it", "May 2025", "Begun.", "Half done."],
            ("", "Paint it", "", "2025-05", "Begun. Half done.", ""),
        ),
    ],
)
def test_columns_under_many_names(
    heading: list[str], row: list[str], told: tuple[str, ...]
) -> None:
    paper = reading(table([heading, row]))
    (fact,) = rows_of(paper)
    said = (fact.action, fact.milestone, fact.lead, fact.due, fact.position, fact.status)
    assert said == told


def test_the_colour_of_a_cell_is_a_status_and_a_striped_row_is_none() -> None:
    heading = ["Key task", "Owner", "Due", "Notes"]
    rows = [heading, *([f"Task {n}", "Port lead", "May 2025", "Begun"] for n in range(3))]
    striped = {(2, column): TINT for column in range(4)}
    paper = reading(table(rows, fills={(1, 2): GREEN, (3, 3): RED, **striped}))
    assert [row.status for row in rows_of(paper)] == ["green", "", "red"]


def test_a_part_of_the_plan_stands_for_an_action_where_there_is_no_column_for_it() -> None:
    rows = [
        ["Ref", "Action", "Responsible", "Timescale", "Update"],
        ["Priority 1: Safe harbour", "", "", "", ""],
        ["1.1", "Paint it", "Port lead", "May 2025", ""],
        ["1.2", "Light it", "Port lead", "June 2025", ""],
    ]
    paper = reading(table(rows, spans={(1, 0): (1, 5)}))
    assert [(row.ref, row.action, row.milestone) for row in rows_of(paper)] == [
        ("1.1", "Priority 1: Safe harbour", "Paint it"),
        ("1.2", "Priority 1: Safe harbour", "Light it"),
    ]


def test_a_plan_goes_on_in_tables_with_and_without_its_heading() -> None:
    first = [HEADING, ["1", "Find staff", "Port lead", "Place adverts", "1 May 2025", "", ""]]
    second = [["", "", "", "Hold interviews", "2 May 2025", "", ""]]
    third = [HEADING, ["", "", "", "Train them", "3 May 2025", "", ""]]
    paper = reading(
        table(first), table(second, page_index=1), table(third, page_index=2, top=100.0)
    )
    assert [(row.page, row.ref, row.milestone) for row in rows_of(paper)] == [
        ("11", "1", "Place adverts"),
        ("12", "1", "Hold interviews"),
        ("13", "1", "Train them"),
    ]


def test_a_row_cut_by_a_page_break_is_made_whole() -> None:
    rows = [
        HEADING,
        ["1", "Find staff that", "Port", "Place adverts in", "1 May 2025", "12/01/2025", ""],
        ["", "", "", "", "", "Two people came.", ""],
        ["2", "Open the", "Clinic", "Find rooms for", "2 May 2025", "", ""],
        ["", "clinic again", "lead", "the doctors", "", "", ""],
    ]
    one, two = rows_of(reading(table(rows)))
    assert one.position == "12/01/2025 Two people came."
    assert (two.action, two.lead) == ("Open the clinic again", "Clinic lead")
    assert two.milestone == "Find rooms for the doctors"


def test_words_in_the_place_of_a_rating_belong_to_a_position_that_is_only_a_date() -> None:
    rows = [
        HEADING,
        ["1", "Staff", "Port", "Place adverts", "1 May 2025", "12/01/2025", "As above."],
        ["2", "Rooms", "Port", "Find rooms", "1 May 2025", "12/01/2025", "On track"],
    ]
    one, two = rows_of(reading(table(rows)))
    assert (one.position, one.status) == ("12/01/2025 As above.", "")
    assert (two.position, two.status) == ("12/01/2025", "On track")


def test_what_cannot_be_read_is_a_doubt() -> None:
    rows = [
        HEADING,
        ["1", "Staff", "Port", "Place adverts", "31 Feb 2025", "", ""],
        ["", "", "", "Hold interviews", "30 Sept 2024 revised to May 2025", "", ""],
        ["", "", "", "Train them", "TBC", "", ""],
        ["", "", "", "Write it up", "", "Begun", ""],
        ["2", "", "", "", "", "Going well", ""],
    ]
    facts = found_in(reading(table(rows)))
    assert [row.due for row in facts.milestones] == [None, "2025-05", None, None]
    assert [row.confidence >= 0.9 for row in facts.milestones] == [False, False, True, False]
    assert [doubt.what for doubt in facts.doubts] == [
        "The due date of “Place adverts”: “31 Feb 2025”",
        "The due date of “Hold interviews”: “30 Sept 2024 revised to May 2025”",
        "The milestone “Write it up”",
        "A position without a milestone: “Going well”",
    ]


def test_a_table_for_each_action() -> None:
    made = table(
        [
            ["Action 1", "Paint the pier"],
            ["Lead", "Port lead"],
            ["Deadline", "May 2025"],
            ["Progress", "Begun"],
        ]
    )
    (fact,) = rows_of(reading(made, lines={0: [("Action plan", 180.0)]}))
    assert (fact.milestone, fact.lead, fact.due, fact.position) == (
        "Paint the pier",
        "Port lead",
        "2025-05",
        "Begun",
    )


def test_a_heading_of_two_rows() -> None:
    rows = [
        ["Ref", "Action", "Timescale", "", "Lead", "Progress"],
        ["", "", "Start", "End", "", ""],
        ["1", "Paint it", "1 May 2025", "30 June 2025", "Port lead", "Begun"],
    ]
    (fact,) = rows_of(reading(table(rows)))
    assert (fact.milestone, fact.due, fact.lead) == ("Paint it", "2025-06-30", "Port lead")


@pytest.mark.parametrize("text", ["Recommendation", "Recommendation and action", "Action agreed"])
def test_a_tracker_of_recommendations_stays_one(text: str) -> None:
    rows = [
        ["No", "Date", text, "Due date", "Lead officer", "Update", "RAG"],
        ["1", "1.2.2024", "That the pier be painted", "May 2024", "Port lead", "Begun", "Green"],
    ]
    facts = found_in(reading(table(rows)))
    assert len(facts.recommendations) == 1
    assert facts.milestones == ()


@pytest.mark.parametrize(
    "rows",
    [
        [["Milestone", "Date"], ["Consultation opens", "May 2025"]],
        [["Risk", "Action", "Owner", "Due date"], ["Flood", "Raise the wall", "Port", "May 2025"]],
        [["Measure", "Lead", "Target", "Actual"], ["% seen", "Port lead", "95%", "91%"]],
        [["Date", "Version", "Amended by", "Changes"], ["1 May 2025", "1.1", "Clerk", "Words"]],
        [["Action", "Lead", "Target", "Progress"], ["Sell tickets", "Port lead", "400", "389"]],
    ],
)
def test_other_tables_are_no_plans(rows: list[list[str]]) -> None:
    assert rows_of(reading(table(rows))) == ()


def test_milestone_and_date_under_a_title_that_says_plan_need_progress_or_a_lead() -> None:
    rows = [["Step", "Lead", "Date"], ["Paint it", "Port lead", "May 2025"]]
    assert rows_of(reading(table(rows))) == ()
    titled = reading(table(rows), lines={0: [("Harbour recovery plan", 180.0)]})
    (fact,) = rows_of(titled)
    assert fact.confidence < 0.9


@pytest.mark.parametrize(
    ("text", "due", "doubtful"),
    [
        ("13 – 14 Jul 2023", "2023-07-14", False),
        ("To commence Sept 2023", "2023-09", False),
        ("By end of June 2025", "2025-06", False),
        ("March 2024 – June 2024", "2024-06", True),
        ("May 2025 June 2025", "2025-06", True),
        ("TBC", None, False),
        ("Ongoing", None, False),
        ("", None, False),
        ("Termly monitoring", None, True),
        ("Autumn 2025", None, True),
    ],
)
def test_due_dates(text: str, due: str | None, doubtful: bool) -> None:
    read, why = due_of(text)
    assert (read, bool(why)) == (due, doubtful)


def test_a_question_over_a_column_is_its_heading() -> None:
    asked = "Current position – is it on track? If not, why, and when is completion expected?"
    assert load_plan_vocabulary().column_of(asked) == "position"


@pytest.mark.parametrize("name", ["agenda-pack-2024-01-25", "agenda-pack-2024-01-25-no-bookmarks"])
def test_the_published_plan(shared: Path, name: str) -> None:
    oracle = shared / "oracle" / "agenda-pack-2024-01-25.json"
    wanted = json.loads(oracle.read_text("utf-8"))["milestones"]
    facts = rows_of(read_pdf(shared / "packs" / f"{name}.pdf", lambda _done, _total: None))
    names = ("ref", "milestone", "due_text", "due", "position")
    assert [tuple(folded(getattr(fact, name)) for name in names) for fact in facts] == [
        tuple(folded(row[name]) for name in names) for row in wanted
    ]


def folded(text: str | None) -> str:
    """Without what a page break may leave between words."""
    return "".join((text or "").split())
