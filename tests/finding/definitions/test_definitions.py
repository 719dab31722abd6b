"""What tables tell of indicators beside their figures, and in lists of definitions."""

from __future__ import annotations

from scrutiny_desk.finding.definitions import find_definitions
from tests.finding.readings import reading, table


def test_columns_beside_the_figures_tell_of_each_indicator() -> None:
    made = table(
        [
            ["Indicator", "Good is", "Data source", "Data owner", "Frequency",
             "Baseline April 2023", "Target October 2023"],
            ["% of reviews in time", "High", "Case records", "Quality team", "Quarterly",
             "39%", "45%"],
            ["% of visits in time", "High", "", "", "Monthly", "50%", "60%"],
        ]
    )  # fmt: skip
    first, second = find_definitions(reading(made, lines={0: [("How we measure it", 180.0)]}))

    assert (first.indicator, first.source, first.owner) == (
        "% of reviews in time", "Case records", "Quality team",
    )  # fmt: skip
    assert (first.good, first.frequency, first.framework) == (
        "High", "Quarterly", "How we measure it",
    )  # fmt: skip
    assert (second.source, second.frequency) == ("", "Monthly")


def test_a_list_of_definitions_without_figures_is_one() -> None:
    made = table(
        [
            ["Measure", "Definition", "Source", "Notes"],
            ["Reviews in time", "Held within 20 days of the last one", "Case records", "From May"],
        ]
    )
    (one,) = find_definitions(reading(made))

    assert one.definition == "Held within 20 days of the last one"
    assert one.caveats == "From May"


def test_what_the_headings_of_all_periods_say_alike_is_what_is_counted() -> None:
    made = table(
        [
            ["Ref.", "Practice", "Baseline April 2023", "% found good in audit in Oct 2023", "",
             "% found good in audit in March 2024", ""],
            ["", "", "Outcome", "Target", "Outcome", "Target", "Outcome"],
            ["4", "Assessments", "48%", "60%", "42%", "65%", ""],
        ]
    )  # fmt: skip
    (one,) = find_definitions(reading(made))

    assert (one.indicator, one.definition) == ("Assessments", "% found good in audit")


def test_other_tables_tell_nothing_of_indicators() -> None:
    plan = [["Action", "Lead", "Measure", "By when"], ["Hold it", "A. Lead", "Held", "May 2024"]]
    plain = [["Indicators", "Baseline April 2023", "Target October 2023"], ["Reviews", "4", "5"]]
    terms = [["Term", "Definition"], ["KPI", "A figure that is watched"]]

    for rows in (plan, plain, terms):
        assert find_definitions(reading(table(rows))) == ()
