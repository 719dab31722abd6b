"""Tables of figures are kept as printed where something in them can be added up; others are not."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from reportlab.platypus import PageBreak

from scrutiny_desk.finding.as_json import facts_to_json
from tests.finding.paper_maker import facts_of, gap, make_paper, table, title, words

WARDS = (
    ("Ward", "Visits", "Rating"),
    ("Quay", "12", "Green"),
    ("Mill", "8", "Red"),
    ("Total", "20", ""),
)


def test_the_cells_the_pages_and_the_colours_of_ratings(tmp_path: Path) -> None:
    fills = {(1, 2): "#92d050", (2, 0): "#ff0000", (2, 1): "#ff0000", (2, 2): "#ff0000"}
    story = [title("Visits"), table(WARDS, (120, 60, 60), fills=fills)]
    (kept,) = facts_of(make_paper(tmp_path / "wards.pdf", story, first_label=7)).figure_tables
    assert kept.rows == WARDS
    assert (kept.page, kept.page_index, kept.row_pages) == ("7", 0, (0, 0, 0, 0))
    # The whole row of the second ward is red, which says nothing of its rating.
    assert kept.fills == ((1, 2, "green"),)
    assert kept.is_whole
    assert not replace(kept, row_pages=(0,)).is_whole
    assert not replace(kept, fills=((9, 9, "red"),)).is_whole


def test_a_table_that_may_be_the_rest_of_another(tmp_path: Path) -> None:
    first = (("Ward", "Visits"), ("Quay", "12"), ("Mill", "8"), ("Hill", "9"))
    second = (("Area", "Calls"), ("Vale", "3"), ("Cove", "8"), ("Total", "40"))
    story = [title("Visits"), table(first, (120, 60)), PageBreak(), table(second, (90, 90))]
    tables = facts_of(make_paper(tmp_path / "two.pdf", story)).figure_tables
    assert [one.goes_on for one in tables if one.rows[-1][0] == "Total"] == [True]


def test_plans_and_lists_are_not_kept(tmp_path: Path) -> None:
    plan = (
        ("Ref", "Action", "Lead", "Status"),
        ("1.1", "Mend all of the quay before the winter comes", "Harbour master", "Green"),
        ("1.2", "Paint the pier with the colours of the town", "Harbour master", "Red"),
        ("1.3", "Light every lamp of the promenade again", "Lamp lighter", "Green"),
    )
    story = [words("The plan follows."), table(plan, (40, 200, 90, 60)), gap()]
    facts = facts_of(make_paper(tmp_path / "plan.pdf", story))
    assert facts.figure_tables == ()


def test_they_are_not_told_to_other_programs(tmp_path: Path) -> None:
    facts = facts_of(make_paper(tmp_path / "wards.pdf", [table(WARDS, (120, 60, 60))]))
    assert facts.figure_tables
    assert "figure_tables" not in facts_to_json(facts)
