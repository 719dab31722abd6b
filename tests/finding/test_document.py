from __future__ import annotations

import pytest

from scrutiny_desk.domain.pages import Box, Cell, Reading, Table
from scrutiny_desk.finding import find_facts
from scrutiny_desk.finding.as_json import facts_to_json
from tests.finding.made_readings import Say, make_page, make_reading


def kind_of(reading: Reading) -> str:
    return find_facts(reading).document.kind


@pytest.mark.parametrize(
    ("says", "kind"),
    [
        (["AGENDA", "1 Apologies", "2 Plan (Pages 1 - 4)"], "agenda_pack"),
        (["Dear Member", "Agenda Item No", "6 Plan (Pages 1 - 4)"], "supplement"),
        (["ANYTOWN COUNCIL", "MINUTES of a meeting of the Council held on Monday"], "minutes"),
        (["Report to: Committee", "Relevant Officer: Pat Ash", "PARKS"], "report"),
        (["Area SEND inspection of Anytown", "Inspection dates: 1 to 5 May"], "inspection"),
        (["Anytown Parks Strategy", "2022–2025"], "strategy"),
        (
            ["Skip to main content", "Anytown written statement of action 2022"],
            "statement_of_action",
        ),
        (["Anytown Improvement Plan"], "improvement_plan"),
        (["A letter about this and that"], "other"),
    ],
)
def test_the_kind_of_a_paper(says: list[str], kind: str) -> None:
    assert kind_of(make_reading([make_page(0, says)])) == kind


def test_a_supplement_that_is_mentioned_makes_no_supplement() -> None:
    says = ["AGENDA", "1 Plan", "See supplementary papers published beside the agenda", "2 Close"]
    assert kind_of(make_reading([make_page(0, says)])) == "agenda_pack"


def test_a_workbook_with_recommendations_is_a_tracker() -> None:
    box = Box(0, 0, 10, 10)
    head = tuple(Cell(text, 0, box) for text in ("No", "Recommendation", "Target date", "Update"))
    row = tuple(Cell(text, 0, box) for text in ("1", "Open the parks", "May 2025", "Done"))
    plain = make_reading([make_page(0, ["Sheet"])], kind="workbook")
    assert kind_of(plain) == "workbook"
    tracker = Reading(
        "t.xlsx", "0" * 64, "workbook", "", plain.pages, (Table((head, row), 0, 0, box),)
    )
    assert kind_of(tracker) == "tracker"


def test_the_title_of_a_paper_is_its_first_heading() -> None:
    reading = make_reading(
        [make_page(0, ["Skip to main content", Say("Parks Strategy", bold=True), "2022"])]
    )
    assert find_facts(reading).document.title == "Parks Strategy"


def test_a_reading_without_pages_or_words_has_a_document_all_the_same() -> None:
    for pages in ([], [make_page(0, [])]):
        found = facts_to_json(find_facts(make_reading(pages, title="Scan")))
        assert set(found) == {"document"}
        assert found["document"]["title"] == "Scan"  # type: ignore[index]
