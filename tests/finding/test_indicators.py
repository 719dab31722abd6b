"""Indicators: baselines, targets and actuals."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from scrutiny_desk.finding.indicators import find_indicator_doubts, find_indicators
from scrutiny_desk.finding.units import Figure, read_figure
from scrutiny_desk.reading.pdf import read_pdf
from tests.finding.readings import reading, table

HEADING = [
    "Outcome",
    "Indicators",
    "Baseline April 2023",
    "Target October 2023",
    "Target March 2024",
]


def test_a_cell_with_two_numbers_is_a_target_and_an_actual() -> None:
    made = table([HEADING, ["One", "% of reviews in time", "39%", "35% Actual 43%", ""]])
    paper = reading(made, lines={0: [("How we measure success", 180.0)]})
    facts = find_indicators(paper)
    assert [(fact.kind, fact.period, fact.text, fact.value, fact.unit) for fact in facts] == [
        ("baseline", "2023-04", "39%", 39.0, "percent"),
        ("target", "2023-10", "35%", 35.0, "percent"),
        ("actual", "2023-10", "43%", 43.0, "percent"),
    ]
    assert {fact.framework for fact in facts} == {"How we measure success"}
    assert {fact.indicator for fact in facts} == {"% of reviews in time"}


def test_periods_over_kinds_in_two_heading_rows() -> None:
    made = table(
        [
            ["Ref.", "Practice", "Baseline April 2023", "% good in Audit in Oct 2023", ""],
            ["", "", "Outcome", "Target", "Outcome"],
            ["4", "Assessments", "48%", "60%", "42%"],
            ["5", "Plans", "39%", "50%", ""],
        ]
    )
    facts = find_indicators(reading(made))
    assert [(fact.indicator, fact.kind, fact.period, fact.value) for fact in facts] == [
        ("Assessments", "baseline", "2023-04", 48.0),
        ("Assessments", "target", "2023-10", 60.0),
        ("Assessments", "actual", "2023-10", 42.0),
        ("Plans", "baseline", "2023-04", 39.0),
        ("Plans", "target", "2023-10", 50.0),
    ]


def test_a_denominator_is_kept_as_printed() -> None:
    made = table([HEADING, ["", "Rate of plans", "384/10,000", "400/100000", "1012/10,000"]])
    facts = find_indicators(reading(made))
    assert [(fact.text, fact.value, fact.unit) for fact in facts] == [
        ("384/10,000", 384.0, "per_10000"),
        ("400/100000", 400.0, "per_100000"),
        ("1012/10,000", 1012.0, "per_10000"),
    ]


def test_headings_inside_the_table_are_no_figures() -> None:
    rows = [
        HEADING,
        ["", "Contacts", "78", "63 Actual 33", "50"],
        [
            "",
            "Progress at school",
            "Baseline October 2023",
            "Target October 2024",
            "Actual May 2024",
        ],
        ["", "Visits", "", "", ""],
    ]
    facts = find_indicators(reading(table(rows)))
    assert Counter(fact.indicator for fact in facts) == {"Contacts": 4}
    assert {fact.unit for fact in facts} == {"count"}


def test_a_period_alone_beside_a_target_is_an_actual() -> None:
    made = table(
        [
            ["Measure", "April 2023", "May 2023", "Target"],
            ["% paid in time", "91", "92", "95"],
        ]
    )
    facts = find_indicators(reading(made))
    assert [(fact.kind, fact.period, fact.value, fact.unit) for fact in facts] == [
        ("actual", "2023-04", 91.0, "percent"),
        ("actual", "2023-05", 92.0, "percent"),
        ("target", None, 95.0, "percent"),
    ]


def test_words_instead_of_a_number_stay_and_are_a_doubt() -> None:
    rows = [HEADING, ["", "Contacts", "78", "63", "TBC"], ["", "Visits", "12", "14", "16"]]
    paper = reading(table(rows))
    unknown = [fact for fact in find_indicators(paper) if fact.value is None]
    assert [(fact.text, fact.kind) for fact in unknown] == [("TBC", "target")]
    assert [doubt.page for doubt in find_indicator_doubts(paper)] == ["11"]


@pytest.mark.parametrize(
    "rows",
    [
        [["", "Recommendation", "Target date", "Outcome"], ["1", "Do it", "May 2024", "Done"]],
        [["Ref", "Action", "Completion target date", "Actual"], ["1", "Do", "1 May 2024", "Done"]],
        [["Area", "Baseline", "Target"], ["Parks", "We will look at it", "We will do it soon"]],
        [["Outcome", "Description"], ["One", "2"]],
    ],
)
def test_other_tables_hold_no_indicators(rows: list[list[str]]) -> None:
    assert find_indicators(reading(table(rows))) == ()


@pytest.mark.parametrize(
    ("text", "about", "figure"),
    [
        ("48%", "", Figure(48.0, "percent")),
        ("14.5%", "", Figure(14.5, "percent")),
        ("384/10,000", "", Figure(384.0, "per_10000")),
        ("400/100000", "", Figure(400.0, "per_100000")),
        ("1,008", "", Figure(1008.0, "count")),
        ("43", "Percentage of plans", Figure(43.0, "percent")),
        ("43", "Rate per 10,000 children", Figure(43.0, "per_10000")),
        ("-2.5", "", Figure(-2.5, "count")),
        ("soon", "", None),
        ("13/6/23", "", None),
        ("", "", None),
    ],
)
def test_figures(text: str, about: str, figure: Figure | None) -> None:
    assert read_figure(text, about) == figure


def test_the_published_plan(shared: Path) -> None:
    wanted = json.loads((shared / "oracle" / "agenda-pack-2024-01-25.json").read_text())["kpis"]
    paper = read_pdf(shared / "packs" / "agenda-pack-2024-01-25.pdf", lambda _d, _a: None)
    facts = find_indicators(paper)
    names = ("indicator", "kind", "period", "text")
    assert Counter(tuple(getattr(fact, name) for name in names) for fact in facts) == Counter(
        tuple(row[name] for name in names) for row in wanted
    )
    assert all(fact.value is not None for fact in facts)
