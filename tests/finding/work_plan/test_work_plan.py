"""The committee's work plan: meetings, reviews and training with their topics."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from scrutiny_desk.domain.pages.pages import Reading
from scrutiny_desk.domain.papers.facts import Facts, WorkPlanFact
from scrutiny_desk.finding import work_plan
from scrutiny_desk.finding.work_plan.topics import marked_topics
from scrutiny_desk.finding.work_plan.words import date_text_of, is_when, section_named
from scrutiny_desk.reading.pdf import read_pdf
from tests.finding.made_readings import Say, make_page, make_reading, run_on
from tests.finding.readings import made_facts, reading, table
from tests.reading.pdf_maker import make_pdf, ruled, say

TITLE = {0: [("Harbour Scrutiny Committee Work Programme 2025/26", 180.0)]}


def found_in(paper: Reading) -> Facts:
    return work_plan.find(paper, made_facts(paper))


def rows_of(paper: Reading) -> list[WorkPlanFact]:
    return list(found_in(paper).work_plan)


def told(paper: Reading) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(row.section, row.date_text, row.topics) for row in rows_of(paper)]


def test_parts_inside_one_table_without_a_heading() -> None:
    rows = [
        ["Ferries Committee - Work Plan 2025/26", ""],
        ["12 June 2025", "1. Fares – what they cost 2. Piers 3. The 2024 outturn"],
        ["June/July TBC", "Budget"],
        ["Scrutiny Review Work", ""],
        ["TBC", "Street lighting To look at which streets are dark."],
        ["TBC", "Buses"],
        ["Member Training", ""],
        ["18 September 2025 (before the meeting)", "15 minute briefing on: the tides"],
    ]
    paper = reading(table(rows))
    assert told(paper) == [
        ("meeting", "12 June 2025", ("Fares – what they cost", "Piers", "The 2024 outturn")),
        ("meeting", "June/July TBC", ("Budget",)),
        ("review", "TBC", ("Street lighting To look at which streets are dark.",)),
        ("review", "TBC", ("Buses",)),
        ("training", "18 September 2025", ("15 minute briefing on: the tides",)),
    ]
    assert [row.date for row in rows_of(paper)] == [
        "2025-06-12",
        None,
        None,
        None,
        "2025-09-18",
    ]


def test_a_meeting_with_a_row_for_each_topic_is_one_row() -> None:
    rows = [
        ["Date of meeting", "Topic", "Purpose", "Lead officer"],
        ["12 June 2025", "Fares", "To hear", "Clerk"],
        ["", "Piers", "To hear", "Clerk"],
        ["4 September 2025", "Budget", "To hear", "Clerk"],
        ["4 September 2025", "Beaches", "To hear", "Clerk"],
        ["Items to be scheduled", "Flood wall", "", ""],
    ]
    assert told(reading(table(rows), lines=TITLE)) == [
        ("meeting", "12 June 2025", ("Fares", "Piers")),
        ("meeting", "4 September 2025", ("Budget", "Beaches")),
        ("meeting", "Items to be scheduled", ("Flood wall",)),
    ]


def test_a_date_right_across_the_table_is_that_of_the_topics_under_it() -> None:
    rows = [
        ["Item", "Purpose", "Lead"],
        ["12 June 2025", "", ""],
        ["Fares", "To hear", "Clerk"],
        ["Piers", "To hear", "Clerk"],
        ["4 September 2025", "", ""],
        ["Budget", "To hear", "Clerk"],
    ]
    paper = reading(table(rows, spans={(1, 0): (1, 3), (4, 0): (1, 3)}), lines=TITLE)
    assert told(paper) == [
        ("meeting", "12 June 2025", ("Fares", "Piers")),
        ("meeting", "4 September 2025", ("Budget",)),
    ]


def test_tables_of_reviews_and_training_follow_that_of_the_meetings() -> None:
    meetings = table([["Date", "Topic"], ["12 June 2025", "Fares"]], top=200.0)
    reviews = table([["Review", "Scope", "Timescale"], ["Buses", "Evenings", "TBC"]], top=400.0)
    training = table([["Session", "Date"], ["Asking well", "6 May 2025"]], top=600.0)
    lines = {0: [*TITLE[0], ("Task and finish groups", 380.0), ("Member training", 580.0)]}
    assert told(reading(meetings, reviews, training, lines=lines)) == [
        ("meeting", "12 June 2025", ("Fares",)),
        ("review", "TBC", ("Buses",)),
        ("training", "6 May 2025", ("Asking well",)),
    ]


@pytest.mark.parametrize(
    ("rows", "topics"),
    [
        (
            [
                ["Topic", "12 June 2025", "4 September 2025"],
                ["Fares", "x", ""],
                ["Piers", "x", "✓"],
            ],
            [("Fares", "Piers"), ("Piers",)],
        ),
        (
            [["12 June 2025", "4 September 2025", "TBC"], ["• Fares • Piers", "Budget", ""]],
            [("Fares", "Piers"), ("Budget",)],
        ),
    ],
)
def test_meetings_side_by_side(rows: list[list[str]], topics: list[tuple[str, ...]]) -> None:
    found = rows_of(reading(table(rows), lines=TITLE))
    assert [row.topics for row in found] == topics
    assert all(row.confidence < 0.9 for row in found)


def test_lines_of_a_cell_that_nothing_printed_parts_are_a_doubt(tmp_path: Path) -> None:
    def draw(canvas: object) -> None:
        say(canvas, 60, 80, "Harbour Committee Work Programme", 14, bold=True)
        ruled(
            canvas,
            [
                ["Date of meeting", "Topics"],
                ["12 June 2025", "Ferry fares\nPiers and beaches\nBudget"],
                ["4 September 2025", "Lights"],
            ],
            [120, 300],
        )

    paper = read_pdf(make_pdf(tmp_path / "plan.pdf", [draw]), lambda _done, _total: None)
    facts = found_in(paper)
    assert [row.topics for row in facts.work_plan] == [
        ("Ferry fares", "Piers and beaches", "Budget"),
        ("Lights",),
    ]
    assert [row.confidence >= 0.9 for row in facts.work_plan] == [False, True]
    assert [doubt.what for doubt in facts.doubts] == ["The work plan, 12 June 2025"]


def test_a_list_of_dates_with_topics_under_them() -> None:
    page = make_page(
        0,
        [
            Say("Harbour Scrutiny Committee Work Programme 2025/26", bold=True),
            Say("12 June 2025", bold=True),
            "• Fares",
            run_on("• Piers"),
            Say("Thursday 4 September 2025, 6pm", bold=True),
            "Budget",
            Say("Task and Finish Groups", bold=True),
            Say("October 2025 TBC"),
            "Street lighting review",
            Say("Training", bold=True),
            "6 May 2025 – Asking well; Reading a budget",
            "13.0 Background papers",
            "1 May 2025 – A letter",
        ],
        label="4",
    )
    paper = make_reading([page])
    assert told(paper) == [
        ("meeting", "12 June 2025", ("Fares", "Piers")),
        ("meeting", "Thursday 4 September 2025, 6pm", ("Budget",)),
        ("review", "October 2025 TBC", ("Street lighting review",)),
        ("training", "6 May 2025", ("Asking well", "Reading a budget")),
    ]
    assert {row.page for row in rows_of(paper)} == {"4"}


def test_an_agenda_item_about_the_work_plan_is_no_work_plan() -> None:
    page = make_page(
        0,
        [
            "9 SCRUTINY WORK PLAN (Pages 127 - 132)",
            "To consider the Committee's work plan for the year.",
            "10 DATE OF NEXT MEETING",
            "To note that the next meeting is on 27 March 2025.",
        ],
    )
    assert rows_of(make_reading([page])) == []


@pytest.mark.parametrize(
    "rows",
    [
        [["Meeting date", "Members present"], ["12 June 2025", "6"]],
        [["Date", "Version", "Description of changes"], ["1 May 2025", "1.1", "Words"]],
        [["Date of decision", "Matter for decision"], ["May 2025", "Fares"]],
        [["Date", "Topic"], ["12 June 2025", "Fares"]],
    ],
)
def test_other_tables_with_dates_are_no_work_plan(rows: list[list[str]]) -> None:
    assert rows_of(reading(table(rows))) == []


def test_a_table_without_a_title_that_says_meeting_and_topic_is_less_sure() -> None:
    (row,) = rows_of(reading(table([["Meeting date", "Agenda items"], ["12 June 2025", "Fares"]])))
    assert (row.section, row.topics) == ("meeting", ("Fares",))
    assert row.confidence < 0.9


def test_a_programme_of_training_by_itself() -> None:
    made = table([["Date", "Session", "Provider"], ["6 May 2025", "Asking well", "Clerk"]])
    paper = reading(made, lines={0: [("Member training programme 2025", 180.0)]})
    assert told(paper) == [("training", "6 May 2025", ("Asking well",))]


@pytest.mark.parametrize(
    ("text", "topics"),
    [
        ("1. Fares 2. The 3.5 million 3. Piers", ("Fares", "The 3.5 million", "Piers")),
        ("a) Fares b) Piers", ("Fares", "Piers")),
        ("• Fares • Piers – a look", ("Fares", "Piers – a look")),
        ("- Fares - Piers", ("Fares", "Piers")),
        ("Fares - what they cost", ("Fares - what they cost",)),
        ("15 minutes on: tides", ("15 minutes on: tides",)),
        ("", ()),
    ],
)
def test_topics_that_print_parts(text: str, topics: tuple[str, ...]) -> None:
    assert marked_topics(text) == topics


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("25 January 2024", True),
        ("Thursday 25 January 2024, 6pm", True),
        ("June/July TBC", True),
        ("TBC September 2023", True),
        ("09.12.24", True),
        ("Autumn 2025", True),
        ("Meeting: 4 March 2025", True),
        ("May we consider fares", False),
        ("12 people", False),
        ("Second review of March fares", False),
    ],
)
def test_what_is_a_date_and_little_else(text: str, date: bool) -> None:
    assert is_when(text) is date


def test_a_note_after_a_date_is_no_part_of_it() -> None:
    assert date_text_of("18 September 2025 (before the meeting)") == "18 September 2025"
    assert date_text_of("Date: 18 September 2025") == "18 September 2025"
    assert date_text_of("September 2025 TBC") == "September 2025 TBC"


def test_sections_by_their_titles() -> None:
    titles = ["Work Plan 2025/26", "Scrutiny Review Work", "Task groups", "CYP Training", "Fares"]
    assert [section_named(title) for title in titles] == [
        "meeting",
        "review",
        "review",
        "training",
        None,
    ]


@pytest.mark.parametrize("name", ["agenda-pack-2024-01-25", "agenda-pack-2024-01-25-no-bookmarks"])
def test_the_published_plan(shared: Path, name: str) -> None:
    oracle = shared / "oracle" / "agenda-pack-2024-01-25.json"
    wanted = json.loads(oracle.read_text("utf-8"))["work_plan"]
    facts = rows_of(read_pdf(shared / "packs" / f"{name}.pdf", lambda _done, _total: None))
    assert [(fact.section, fact.date_text, len(fact.topics)) for fact in facts] == [
        (row["section"], row["date_text"], row["topics"]) for row in wanted
    ]
