"""The committee's recommendations tracker."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from scrutiny_desk.finding.colours import rag_family
from scrutiny_desk.finding.tracker import find_recommendations, find_tracker_doubts
from scrutiny_desk.reading.pdf import read_pdf
from tests.finding.readings import reading, table

HEADING = [
    "",
    "DATE OF REC",
    "RECOMMENDATION",
    "TARGET DATE",
    "RESPONSIBLE OFFICER",
    "UPDATE",
    "RAG",
]


def row(number: str, date: str, text: str, *rest: str) -> list[str]:
    cells = [number, date, text, *rest]
    return cells + [""] * (len(HEADING) - len(cells))


def test_a_row_is_read_with_its_dates_page_and_colour() -> None:
    made = table(
        [HEADING, row("7", "9.11.2023", "To see case studies.", "30 November 2024", "A. Person")],
        fills={(0, 0): "#d9e2f3", (1, 6): "#00b050"},
    )
    (fact,) = find_recommendations(reading(made))
    assert (fact.number, fact.date, fact.date_text) == (7, "2023-11-09", "9.11.2023")
    assert (fact.target_text, fact.target_date) == ("30 November 2024", "2024-11-30")
    assert (fact.officer, fact.update, fact.rag_text, fact.rag_colour) == (
        "A. Person",
        "",
        "",
        "green",
    )
    assert (fact.page, fact.page_index) == ("11", 0)


def test_words_instead_of_a_date_stay_words() -> None:
    made = table([HEADING, row("1", "09.12.21", "To consider it.", "TBC", "TBC", "", "Ongoing")])
    (fact,) = find_recommendations(reading(made))
    assert (fact.target_text, fact.target_date, fact.rag_text) == ("TBC", None, "Ongoing")
    assert fact.officer == "TBC"


def test_references_origins_and_words_of_another_council() -> None:
    made = table(
        [
            [
                "Ref",
                "Origin",
                "Recommendation",
                "Responsible Executive Member",
                "Action taken",
                "Status",
            ],
            [
                "SR (25/26) 01",
                "Review of parking, 3 June 2025",
                "That signs be put up.",
                "Member for Streets",
                "Signs ordered.",
                "2 On track",
            ],
        ]
    )
    (fact,) = find_recommendations(reading(made))
    assert fact.number == "SR (25/26) 01"
    assert (fact.date, fact.date_text) == ("2025-06-03", "Review of parking, 3 June 2025")
    assert (fact.officer, fact.update, fact.rag_text) == (
        "Member for Streets",
        "Signs ordered.",
        "2 On track",
    )


def test_an_action_log_with_dates_is_a_tracker() -> None:
    made = table(
        [
            ["Minute No.", "Meeting date", "Action", "By whom", "Deadline", "Progress"],
            ["A27/14", "12/06/2024", "Send the figures.", "The clerk", "July 2024", "Sent."],
        ]
    )
    (fact,) = find_recommendations(reading(made))
    assert (fact.number, fact.text, fact.target_date) == ("A27/14", "Send the figures.", "2024-07")


@pytest.mark.parametrize(
    "heading",
    [
        ["Ref.", "What", "Lead", "Key milestones, actions, dates", "By when", "Position", "Status"],
        ["Action", "Lead", "Timescale", "Progress", "RAG", "Cost", "Notes"],
        ["Date", "Version", "Amended by", "Description of changes", "", "", ""],
        ["Date", "Topic", "Officer", "Purpose", "Notes", "", ""],
        ["Report to:", "The Committee", "", "", "", "", ""],
    ],
)  # fmt: skip
def test_plans_and_other_tables_are_no_trackers(heading: list[str]) -> None:
    made = table([heading, ["1", "Do it", "A. Person", "June", "30 June 2024", "Done", "Green"]])
    assert find_recommendations(reading(made)) == ()


def test_a_plan_that_is_called_a_tracker_is_one() -> None:
    made = table(
        [["No", "Action", "Lead", "Timescale", "Progress"], ["1", "Do it.", "A", "May 2024", ""]]
    )
    paper = reading(made, lines={0: [("Scrutiny Committee Action Tracker", 170.0)]})
    assert [fact.text for fact in find_recommendations(paper)] == ["Do it."]


def test_a_row_without_number_and_date_goes_on_with_the_row_over_it() -> None:
    made = table(
        [
            HEADING,
            row("4", "21.09.2023", "To receive the report", "March 2024", "", "Members may wish"),
            row("", "", "when it is ready.", "", "", "to ask when."),
            row("5", "21.09.2023", "To add to the strategy."),
        ]
    )
    facts = find_recommendations(reading(made))
    assert [fact.text for fact in facts] == [
        "To receive the report when it is ready.",
        "To add to the strategy.",
    ]
    assert facts[0].update == "Members may wish to ask when."


def test_a_merged_date_counts_for_every_row_beside_it() -> None:
    made = table(
        [
            HEADING,
            row("1", "21.09.2023", "First.", "March 2024"),
            row("2", "", "Second.", "April 2024"),
            row("3", "", "Third.", "May 2024"),
        ],
        spans={(1, 1): (3, 1)},
    )
    facts = find_recommendations(reading(made))
    assert [(fact.number, fact.date) for fact in facts] == [
        (1, "2023-09-21"),
        (2, "2023-09-21"),
        (3, "2023-09-21"),
    ]


def test_a_row_across_the_table_dates_the_rows_under_it() -> None:
    made = table(
        [
            HEADING,
            row("Meeting of 9 November 2023", "", ""),
            row("1", "", "First.", "March 2024"),
        ],
        spans={(1, 0): (1, 7)},
    )
    (fact,) = find_recommendations(reading(made))
    assert (fact.date, fact.text) == ("2023-11-09", "First.")


def test_a_heading_printed_again_is_no_row() -> None:
    again = ["No", "Date of rec", "Recommendation", "Target", "Officer", "Update", "RAG rating"]
    made = table(
        [HEADING, row("1", "9.11.2023", "First."), again, row("2", "9.11.2023", "Second.")]
    )
    assert [fact.number for fact in find_recommendations(reading(made))] == [1, 2]


def test_a_row_painted_all_over_has_no_rating() -> None:
    made = table(
        [HEADING, row("1", "9.11.2023", "First.")],
        fills={(1, column): "#92d050" for column in range(7)},
    )
    assert find_recommendations(reading(made))[0].rag_colour is None


def test_a_date_that_cannot_be_read_is_a_doubt() -> None:
    made = table([HEADING, row("1", "last autumn", "First.")])
    (doubt,) = find_tracker_doubts(find_recommendations(reading(made)))
    assert "last autumn" in doubt.what
    assert doubt.page == "11"


@pytest.mark.parametrize(
    ("colour", "family"),
    [
        ("#ff0000", "red"),
        ("#c00000", "red"),
        ("#ffc7ce", "red"),
        ("#ffc000", "amber"),
        ("#ffff00", "amber"),
        ("#00b050", "green"),
        ("#c6efce", "green"),
        ("#0070c0", "blue"),
        ("#d9e2f3", None),
        ("#bfbfbf", None),
        ("#ffffff", None),
        ("#000000", None),
        (None, None),
    ],
)
def test_colour_families_go_by_hue(colour: str | None, family: str | None) -> None:
    assert rag_family(colour) == family


def test_the_published_tracker(shared: Path) -> None:
    wanted = json.loads((shared / "oracle" / "agenda-pack-2024-01-25.json").read_text())
    paper = read_pdf(shared / "packs" / "agenda-pack-2024-01-25.pdf", lambda _d, _a: None)
    facts = find_recommendations(paper)
    assert len(facts) == len(wanted["recommendations"])
    for fact, want in zip(facts, wanted["recommendations"], strict=True):
        for name, value in want.items():
            assert getattr(fact, name) == value, (fact.number, name)
    assert [fact.number for fact in facts if fact.rag_colour == "green"] == [7, 8]


def test_other_papers_have_no_tracker(shared: Path) -> None:
    papers = sorted((shared / "real").glob("*.pdf"))
    assert papers
    for path in papers:
        assert find_recommendations(read_pdf(path, lambda _d, _a: None)) == (), path.name
