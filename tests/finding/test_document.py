from __future__ import annotations

from pathlib import Path

import pytest

from scrutiny_desk.domain.pages.pages import Box, Cell, Reading, Table
from scrutiny_desk.finding import find_facts
from scrutiny_desk.finding.as_json import facts_to_json
from tests.finding.made_papers import text_paper
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
        (["Report on the Parks Strategy", "By the Director"], "report"),
        (["Reply to the inspection of parks: action plan"], "improvement_plan"),
        (["Harbour Fire Service", "Inspection report", "Published 4 May 2025"], "inspection"),
        (["Quay School", "Inspection dates: 4 and 5 May 2025", "Good"], "inspection"),
        (["Harbour Local Authority Assessment", "Overall rating: Good"], "inspection"),
        (["Action log", "Committee for Parks"], "tracker"),
        (["Home > Council > Plans", "Menu", "Anytown Housing Strategy"], "strategy"),
        (
            ["We use cookies on this website", "Anytown Statement of Proposed Action"],
            "statement_of_action",
        ),
        (["Draft minutes of the Parks Panel", "1 Apologies"], "minutes"),
        (["We inspect the strategy for parks in this letter.", "Dear all"], "other"),
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


def test_the_title_is_told_from_the_menus_over_it_and_the_headings_under_it(tmp_path: Path) -> None:
    menus = "Skip to main content\n\nHome > Council\n\nAnytown Parks Strategy\n\nWhy parks\n"
    assert find_facts(text_paper(tmp_path, menus)).document.title == "Anytown Parks Strategy"
    marked = "# Anytown Parks Strategy\n\n## Priority 1: Paths\n\n### What we will do\n\n- Sweep\n"
    found = find_facts(text_paper(tmp_path, marked, "paper.md"))
    assert found.document.title == "Anytown Parks Strategy"
    assert found.document.kind == "strategy"


def test_a_reading_without_pages_or_words_has_a_document_all_the_same() -> None:
    for pages in ([], [make_page(0, [])]):
        found = facts_to_json(find_facts(make_reading(pages, title="Scan")))
        assert set(found) == {"document"}
        assert found["document"]["title"] == "Scan"  # type: ignore[index]
