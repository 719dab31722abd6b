"""The headings of trackers as councils write them, and what each column is taken to hold."""

from __future__ import annotations

import pytest

from scrutiny_desk.finding.tracker.columns import columns_of, load_vocabulary
from scrutiny_desk.finding.tracker.tables import columns_by, find_tracker_tables
from tests.finding.readings import reading, table


@pytest.mark.parametrize(
    ("headings", "fields"),
    [
        (
            "No. | Date of Rec | Recommendation | Target Date | Responsible Officer | Update | RAG",
            "number date text target officer update rag",
        ),
        (
            "Reference | Origin | Recommendation | Executive Member | Lead Officer | Status",
            "number origin text executive_member officer rag",
        ),
        # The member is who is responsible where no officer is named beside.
        (
            "Ref | Date | Recommendation | Cabinet Member | Response | Assessment of progress",
            "number date text officer update rag",
        ),
        (
            "Minute No. | Committee | Action | By whom | Original target date | Revised date | RAG",
            "number committee text officer original_target target rag",
        ),
        (
            "Ref | Type | Recommendation | Due | Owner | Response | Latest update | Date closed",
            "number kind text target officer response update closed",
        ),
        (
            "Ref | Recommendation | Owner | Timescale | Update | Date of update | 1-4 rating",
            "number text officer target update update_date rag",
        ),
    ],
)
def test_what_the_columns_of_a_heading_hold(headings: str, fields: str) -> None:
    words = headings.split(" | ")
    columns = columns_of(words, load_vocabulary())
    assert columns is not None
    by_place = {place: name for name, places in columns.at.items() for place in places}
    assert [by_place[place] for place in range(len(words))] == fields.split()


def test_a_known_tracker_says_how_sure_each_column_is() -> None:
    made = table(
        [
            ["Ref", "Date agreed", "Recommendation", "Target", "Lead", "Cost"],
            ["A1", "3 June 2025", "That it be done.", "May 2026", "Me", "£5"],
        ]
    )
    (found,) = find_tracker_tables(reading(made)).tables
    assert found.known
    assert found.fields == ("number", "date", "text", "target", "officer", "")
    assert all(column.confidence > 0.75 for column in found.columns[:5])
    assert found.columns[5].confidence < 0.75
    assert found.samples(5) == ("£5",)


def test_a_table_under_headings_nobody_knows_is_guessed_by_what_stands_in_it() -> None:
    rows = [
        [f"H{n}", f"{n} June 2025", f"That the quay be lit at its {n}. step", "x"] for n in (1, 2)
    ]
    made = table([["Kennung", "Vom", "Beschluss", "Wer"], *rows])
    (found,) = find_tracker_tables(reading(made)).tables
    assert not found.known
    assert found.heading_at == 0
    assert found.fields == ("number", "date", "text", "")
    assert max(column.confidence for column in found.columns) <= 0.5


def test_what_a_person_says_of_columns_may_name_a_field_twice() -> None:
    columns = columns_by(("number", "text", "", "update", "update"))
    assert columns.at == {"number": (0,), "text": (1,), "update": (3, 4)}
