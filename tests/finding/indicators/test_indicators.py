"""Indicators: baselines, targets and actuals."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from scrutiny_desk.domain.pages.pages import Reading
from scrutiny_desk.finding.indicators import find_indicator_doubts, find_indicators
from scrutiny_desk.finding.indicators.values import name_of
from scrutiny_desk.finding.units import Figure, read_figure
from scrutiny_desk.reading.pdf import read_pdf
from tests.finding.made_readings import Say, beside, make_page, make_reading, run_on
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
    assert [doubt.page for doubt in find_indicator_doubts(find_indicators(paper))] == ["11"]


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
        ("≤ 5%", "", Figure(5.0, "percent")),
        ("at least 95%", "", Figure(95.0, "percent")),
        ("12 days", "", Figure(12.0, "days")),
        ("soon", "", None),
        ("13/6/23", "", None),
        ("", "", None),
    ],
)
def test_figures(text: str, about: str, figure: Figure | None) -> None:
    assert read_figure(text, about) == figure


def numbers_of(paper: Reading) -> list[tuple[str, str, str | None, str, float | None, str]]:
    return [
        (fact.indicator, fact.kind, fact.period, fact.text, fact.value, fact.unit)
        for fact in find_indicators(paper)
    ]


def test_quarters_as_columns_with_what_is_not_available() -> None:
    rows = [
        ["Indicator", "Good is", "Target 2024/25", "Q1 2024/25", "Q2 2024/25", "RAG"],
        ["% of ferries on time", "High", "95%", "91% ↑", "x", "A"],
        ["Admissions per 100,000 (lower is better)", "Low", "≤ 120", "*", "118 (G)", "G"],
        ["Complaints", "Low", "40", "-", "<5", "G"],
    ]
    paper = reading(table(rows))
    admissions = "Admissions per 100,000"
    assert numbers_of(paper) == [
        ("% of ferries on time", "target", "2024/25", "95%", 95.0, "percent"),
        ("% of ferries on time", "actual", "Q1 2024/25", "91%", 91.0, "percent"),
        ("% of ferries on time", "actual", "Q2 2024/25", "x", None, "percent"),
        (admissions, "target", "2024/25", "≤ 120", 120.0, "per_100000"),
        (admissions, "actual", "Q1 2024/25", "*", None, "per_100000"),
        (admissions, "actual", "Q2 2024/25", "118", 118.0, "per_100000"),
        ("Complaints", "target", "2024/25", "40", 40.0, "count"),
        ("Complaints", "actual", "Q2 2024/25", "<5", None, "count"),
    ]
    assert find_indicator_doubts(find_indicators(paper)) == ()


def test_a_row_for_the_target_and_a_row_for_the_actual() -> None:
    rows = [
        ["Measure", "", "Q1", "Q2"],
        ["Visits per 10,000", "Target", "400", "410"],
        ["", "Actual", "389", "402/10,000"],
        ["% seen in time", "Target", "80%", "80%"],
        ["", "Actual", "78%", ""],
    ]
    found = numbers_of(reading(table(rows)))
    assert [(name, kind, period, value) for name, kind, period, _, value, _ in found] == [
        ("Visits per 10,000", "target", "Q1", 400.0),
        ("Visits per 10,000", "target", "Q2", 410.0),
        ("Visits per 10,000", "actual", "Q1", 389.0),
        ("Visits per 10,000", "actual", "Q2", 402.0),
        ("% seen in time", "target", "Q1", 80.0),
        ("% seen in time", "target", "Q2", 80.0),
        ("% seen in time", "actual", "Q1", 78.0),
    ]
    assert {unit for *_, unit in found} == {"per_10000", "percent"}


def test_years_over_kinds_beside_a_unit() -> None:
    rows = [
        ["Ref", "Measure", "Unit", "Baseline 2022/23", "2023/24", "", "2024/25", ""],
        ["", "", "", "", "Target", "Actual", "Target", "Actual"],
        ["1", "Clinic visits", "Number", "1,200", "1,250", "1,260", "1,300", ""],
        ["2", "Patients satisfied", "%", "81", "82", "79.5", "85", ""],
    ]
    found = numbers_of(reading(table(rows)))
    assert found[:4] == [
        ("Clinic visits", "baseline", "2022/23", "1,200", 1200.0, "count"),
        ("Clinic visits", "target", "2023/24", "1,250", 1250.0, "count"),
        ("Clinic visits", "actual", "2023/24", "1,260", 1260.0, "count"),
        ("Clinic visits", "target", "2024/25", "1,300", 1300.0, "count"),
    ]
    assert {unit for name, *_, unit in found if name == "Patients satisfied"} == {"percent"}


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("Ferries on time GREEN", "Ferries on time"),
        ("Ferries on time (Amber)", "Ferries on time"),
        ("Ferries on time – Red", "Ferries on time"),
        ("Green: Ferries on time", "Ferries on time"),
        ("Ferries late (lower is better)", "Ferries late"),
        ("Ferries late - lower is better", "Ferries late"),
        ("Trees on Village Green", "Trees on Village Green"),
        ("Indicator 4: Ferries on time", "Ferries on time"),
        ("Rate per 10,000 – aged 0 to 4", "Rate per 10,000 – aged 0 to 4"),
    ],
)
def test_a_name_without_its_rating(printed: str, name: str) -> None:
    assert name_of(printed) == name


def test_ratings_beside_several_names_are_no_part_of_them() -> None:
    rows = [HEADING, ["", "Ferries on time Red", "1", "2", "3"], ["", "Piers Green", "1", "2", "3"]]
    assert {fact.indicator for fact in find_indicators(reading(table(rows)))} == {
        "Ferries on time",
        "Piers",
    }


def test_an_indicator_a_block() -> None:
    page = make_page(
        0,
        [
            Say("How the harbour does", bold=True),
            Say("1. Patients seen in four weeks GREEN", bold=True),
            run_on("Latest 54% Target 60% Floor 50%"),
            Say("2. Complaints (lower is better)", bold=True),
            run_on("Latest 12 (Q2 2024/25)"),
            run_on("Target 10"),
            run_on("Floor 15"),
            Say("3. Falls per 10,000 people Amber", bold=True),
            run_on("Latest Target Floor"),
            run_on("43.2 x 50"),
            Say("The target was 40% and the actual 43% in the year before."),
        ],
        label="7",
    )
    paper = make_reading([page])
    assert numbers_of(paper) == [
        ("Patients seen in four weeks", "actual", None, "54%", 54.0, "percent"),
        ("Patients seen in four weeks", "target", None, "60%", 60.0, "percent"),
        ("Complaints", "actual", "Q2 2024/25", "12", 12.0, "count"),
        ("Complaints", "target", None, "10", 10.0, "count"),
        ("Falls per 10,000 people", "actual", None, "43.2", 43.2, "per_10000"),
        ("Falls per 10,000 people", "target", None, "x", None, "per_10000"),
    ]
    facts = find_indicators(paper)
    assert {fact.page for fact in facts} == {"7"}
    assert all(fact.confidence < 0.9 for fact in facts)


def test_two_kinds_in_one_heading() -> None:
    rows = [
        ["Measure", "Owner", "Q1 Actual / Target", "Q2 Actual / Target"],
        ["% of ferries on time", "Port lead", "91% / 95%", "92%/95%"],
        ["Rate of visits", "Clinic lead", "384/10,000 / 400/10,000", ""],
    ]
    found = [(kind, period, text) for _, kind, period, text, *_ in numbers_of(reading(table(rows)))]
    assert found == [
        ("actual", "Q1", "91%"),
        ("target", "Q1", "95%"),
        ("actual", "Q2", "92%"),
        ("target", "Q2", "95%"),
        ("actual", "Q1", "384/10,000"),
        ("target", "Q1", "400/10,000"),
    ]


def test_blocks_side_by_side() -> None:
    page = make_page(
        0,
        [
            Say("Ferries on time"),
            beside("Complaints", 300.0),
            run_on("Latest 54%"),
            beside("Latest 12", 300.0),
            run_on("Target 60%"),
            beside("Target 10", 300.0),
        ],
    )
    assert {(name, kind, text) for name, kind, _, text, *_ in numbers_of(make_reading([page]))} == {
        ("Ferries on time", "actual", "54%"),
        ("Ferries on time", "target", "60%"),
        ("Complaints", "actual", "12"),
        ("Complaints", "target", "10"),
    }


def test_the_name_is_not_the_word_for_which_side_is_good() -> None:
    rows = [
        ["PI", "Description", "Polarity", "2023/24 Outturn", "2024/25 Target", "Q1 Actual"],
        ["C1", "Repeat referrals", "Lower is better", "21.5%", "20%", "22%"],
        ["C2", "Timely visits", "Higher is better", "88%", "95%", "n/a"],
    ]
    assert [
        (name, kind, period) for name, kind, period, *_ in numbers_of(reading(table(rows)))
    ] == [
        ("Repeat referrals", "actual", "2023/24"),
        ("Repeat referrals", "target", "2024/25"),
        ("Repeat referrals", "actual", "Q1"),
        ("Timely visits", "actual", "2023/24"),
        ("Timely visits", "target", "2024/25"),
    ]


def test_the_published_plan(shared: Path) -> None:
    wanted = json.loads((shared / "oracle" / "agenda-pack-2024-01-25.json").read_text())["kpis"]
    paper = read_pdf(shared / "packs" / "agenda-pack-2024-01-25.pdf", lambda _d, _a: None)
    facts = find_indicators(paper)
    names = ("indicator", "kind", "period", "text")
    assert Counter(tuple(getattr(fact, name) for name in names) for fact in facts) == Counter(
        tuple(row[name] for name in names) for row in wanted
    )
    assert all(fact.value is not None for fact in facts)
