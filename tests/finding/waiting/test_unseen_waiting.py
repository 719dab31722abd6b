"""Waiting lists and dashboards in layouts of other services, set as real papers."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from reportlab.platypus import Flowable, Table

from scrutiny_desk.domain.papers.facts import Facts
from scrutiny_desk.finding.waiting.figures import Figure, read_change, read_value
from tests.finding.paper_maker import BARE, GRID, LOOKS, facts_of, gap, make_paper, table, title
from tests.finding.paper_maker import words as said

HEADING = [
    "Service",
    "Number waiting",
    "Over 18 weeks",
    "% over 18 weeks",
    "Longest wait (weeks)",
    "Average wait (weeks)",
]
WIDTHS = [140, 70, 70, 70, 70, 70]
ROWS = [
    ["Harbour Clinic", "1,331", "198", "14.9%", "61", "22"],
    ["Speech Therapy", "78", "&lt;5", "x", "*", "9.5"],
    ["Hill Team", "0", "0", "0", "–", "n/a"],
]
JANUARY = title("Waiting times at 31 January 2024")
Row = tuple[object, ...]


def wanted(day: str | None = "2024-01-31") -> list[Row]:
    return [
        ("Harbour Clinic", day, 1331, 198, 14.9, 61.0, 22.0),
        ("Speech Therapy", day, 78, None, None, None, 9.5),
        ("Hill Team", day, 0, 0, 0.0, None, None),
    ]


def read(folder: Path, *story: Flowable) -> Facts:
    return facts_of(make_paper(folder / "a.pdf", story))


def rows_of(facts: Facts) -> list[Row]:
    return [
        (
            fact.service,
            fact.as_of,
            fact.waiting,
            fact.over_18_weeks,
            fact.percent_over_18_weeks,
            fact.longest_weeks,
            fact.average_weeks,
        )
        for fact in facts.waiting_times
    ]


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("middle", [False, True])
def test_however_the_table_is_drawn(tmp_path: Path, look: str, middle: bool) -> None:
    made = table([HEADING, *ROWS], WIDTHS, LOOKS[look], middle=middle)
    assert rows_of(read(tmp_path, JANUARY, made)) == wanted()


def test_a_figure_that_is_held_back_is_a_doubt_and_not_a_number(tmp_path: Path) -> None:
    facts = read(tmp_path, JANUARY, table([HEADING, *ROWS], WIDTHS))
    assert [fact.confidence >= 0.9 for fact in facts.waiting_times] == [True, False, True]
    (doubt,) = [doubt for doubt in facts.doubts if doubt.what.startswith("The waiting list")]
    assert "Speech Therapy" in doubt.what
    assert "<5" in doubt.why


@pytest.mark.parametrize("total", ["Total", "All services", "Grand total", "Overall"])
def test_totals_are_no_service(tmp_path: Path, total: str) -> None:
    rows = [*ROWS, [total, "1,409", "198", "14%", "61", "20"]]
    assert rows_of(read(tmp_path, JANUARY, table([HEADING, *rows], WIDTHS))) == wanted()


def test_a_footnote_in_the_last_row(tmp_path: Path) -> None:
    rows = [*ROWS, ["* fewer than five children", "", "", "", "", ""]]
    made = table([HEADING, *rows], WIDTHS, style=[("SPAN", (0, 4), (-1, 4))])
    assert rows_of(read(tmp_path, JANUARY, made)) == wanted()


@pytest.mark.parametrize(
    "heading",
    [
        [
            "Pathway",
            "Patients on waiting list",
            "18+ weeks",
            "Percentage waiting more than 18 weeks",
            "Maximum wait",
            "Mean wait",
        ],
        [
            "Team",
            "Total waiting",
            "No. waiting 18 weeks or more",
            "Proportion >18 wks",
            "Longest waiter (wks)",
            "Median wait (wks)",
        ],
        ["Team", "No. of children waiting", "> 18 wks", "% > 18 wks", "Longest", "Average"],
    ],
)
def test_headings_in_other_words(tmp_path: Path, heading: list[str]) -> None:
    assert rows_of(read(tmp_path, JANUARY, table([heading, *ROWS], WIDTHS))) == wanted()


@pytest.mark.parametrize("look", [GRID, BARE])
def test_services_side_by_side(tmp_path: Path, look: Sequence[tuple[object, ...]]) -> None:
    turned = [list(line) for line in zip(HEADING, *ROWS, strict=True)]
    facts = read(tmp_path, JANUARY, table(turned, [130, 100, 100, 100], look))
    assert rows_of(facts) == wanted()
    assert all(fact.confidence < 0.9 for fact in facts.waiting_times)


def test_dates_in_bands(tmp_path: Path) -> None:
    band = ["", "", "", "", ""]
    rows = [HEADING, ["31 December 2023", *band], *ROWS, ["31 January 2024", *band], *ROWS]
    style = [("SPAN", (0, 1), (-1, 1)), ("SPAN", (0, 5), (-1, 5))]
    facts = read(tmp_path, title("Waiting times"), table(rows, WIDTHS, style=style))
    assert rows_of(facts) == [*wanted("2023-12-31"), *wanted("2024-01-31")]


def test_dates_in_a_column(tmp_path: Path) -> None:
    rows = [
        ["Service", "Month", *HEADING[1:]],
        ["Harbour Clinic", "Dec 2023", "10", "5", "50%", "30", "12"],
        ["", "Jan 2024", "12", "6", "50%", "31", "13"],
        ["Hill Team", "Dec 2023", "1", "0", "0%", "3", "3"],
    ]
    made = table(rows, [110, 60, 60, 60, 60, 60, 60])
    assert rows_of(read(tmp_path, title("Waiting times"), made)) == [
        ("Harbour Clinic", "2023-12", 10, 5, 50.0, 30.0, 12.0),
        ("Harbour Clinic", "2024-01", 12, 6, 50.0, 31.0, 13.0),
        ("Hill Team", "2023-12", 1, 0, 0.0, 3.0, 3.0),
    ]


def test_dates_over_groups_of_columns(tmp_path: Path) -> None:
    rows = [
        ["Service", "31 December 2023", "", "31 January 2024", ""],
        ["", "Number waiting", "Over 18 weeks", "Number waiting", "Over 18 weeks"],
        ["Harbour Clinic", "10", "5", "12", "6"],
        ["Hill Team", "1", "0", "2", "1"],
    ]
    style = [("SPAN", (1, 0), (2, 0)), ("SPAN", (3, 0), (4, 0)), ("SPAN", (0, 0), (0, 1))]
    made = table(rows, [130, 80, 80, 80, 80], headings=2, style=style)
    assert [line[:4] for line in rows_of(read(tmp_path, title("Waiting times"), made))] == [
        ("Harbour Clinic", "2023-12-31", 10, 5),
        ("Harbour Clinic", "2024-01-31", 12, 6),
        ("Hill Team", "2023-12-31", 1, 0),
        ("Hill Team", "2024-01-31", 2, 1),
    ]


def test_dates_in_the_headings_by_measure(tmp_path: Path) -> None:
    heading = ["Service", "Waiting Dec 2023", "Waiting Jan 2024"]
    heading += ["Over 18 weeks Dec 2023", "Over 18 weeks Jan 2024"]
    made = table([heading, ["Hill Team", "10", "12", "5", "6"]], [130, 80, 80, 80, 80])
    assert [line[:4] for line in rows_of(read(tmp_path, title("Waiting times"), made))] == [
        ("Hill Team", "2023-12", 10, 5),
        ("Hill Team", "2024-01", 12, 6),
    ]


def test_a_date_in_one_heading_holds_for_the_row(tmp_path: Path) -> None:
    heading = [HEADING[0], "Number waiting at 31 January 2024", *HEADING[2:]]
    made = table([heading, *ROWS], WIDTHS)
    assert rows_of(read(tmp_path, title("Waiting times"), made)) == wanted()


def test_the_months_of_one_service(tmp_path: Path) -> None:
    rows = [
        ["Month", *HEADING[1:]],
        ["Dec 2023", "10", "5", "50%", "30", "12"],
        ["Jan 2024", "12", "6", "50%", "31", "13"],
    ]
    facts = read(tmp_path, title("Harbour Clinic"), table(rows, WIDTHS))
    assert [line[:3] for line in rows_of(facts)] == [
        ("Harbour Clinic", "2023-12", 10),
        ("Harbour Clinic", "2024-01", 12),
    ]
    assert all(fact.confidence < 0.9 for fact in facts.waiting_times)


@pytest.mark.parametrize("look", [GRID, BARE])
def test_two_tables_of_the_same_columns(tmp_path: Path, look: Sequence[tuple[object, ...]]) -> None:
    facts = read(
        tmp_path,
        title("Waiting times"),
        said("Position at 31 December 2023"),
        gap(),
        table([HEADING, *ROWS], WIDTHS, look),
        gap(),
        said("Position at 31 January 2024"),
        gap(),
        table([HEADING, *ROWS], WIDTHS, look),
    )
    assert rows_of(facts) == [*wanted("2023-12-31"), *wanted("2024-01-31")]


def test_a_second_table_without_a_date_of_its_own(tmp_path: Path) -> None:
    parts = [table([HEADING, *part], WIDTHS) for part in (ROWS[:1], ROWS[1:])]
    assert rows_of(read(tmp_path, JANUARY, parts[0], gap(), parts[1])) == wanted()


@pytest.mark.parametrize("look", LOOKS)
def test_two_tables_beside_each_other(tmp_path: Path, look: str) -> None:
    heading = ["Service", "Waiting", "Over 18 weeks"]
    halves = (
        [heading, ["Harbour Clinic", "10", "5"], ["Hill Team", "3", "1"]],
        [heading, ["Speech Therapy", "20", "7"], ["Letters Team", "4", "0"]],
    )
    pair = [table(half, [95, 55, 60], LOOKS[look]) for half in halves]
    facts = read(tmp_path, JANUARY, Table([pair], colWidths=[250, 230], hAlign="LEFT"))
    assert sorted(line[:4] for line in rows_of(facts)) == [
        ("Harbour Clinic", "2024-01-31", 10, 5),
        ("Hill Team", "2024-01-31", 3, 1),
        ("Letters Team", "2024-01-31", 4, 0),
        ("Speech Therapy", "2024-01-31", 20, 7),
    ]


# --- dashboards ----------------------------------------------------------------------------------


@pytest.mark.parametrize("lead", ["up", "increased by", "+"])
def test_changes_in_words_instead_of_arrows(tmp_path: Path, lead: str) -> None:
    cells = [
        "Average wait: 26 weeks down",
        "Longest wait: 69 weeks up",
        "&gt;18 week wait 198 (no change)",
        "&gt;78 week wait 0",
        f"Referrals waiting 331 ({lead} 35)",
    ]
    strips = [table([cells], [98] * 5), gap(), said("Hill Team"), table([cells], [98] * 5)]
    head = title("Dashboard, January 2024")
    first, second = read(tmp_path, head, said("Harbour Clinic"), *strips).waiting_dashboard
    assert (first.service, second.service) == ("Harbour Clinic", "Hill Team")
    assert (first.waiting, first.change_in_waiting, first.as_of) == (331, 35, "2024-01")
    change = dict(first.change)
    assert (change["average_weeks"], change["longest_weeks"]) == ("down", "up")
    assert (change["over_18_weeks"], change["over_78_weeks"]) == ("same", None)


def test_a_dashboard_that_is_one_table(tmp_path: Path) -> None:
    rows = [
        ["Service", "Referrals waiting", "Over 18 weeks", "Over 52 weeks", "Longest wait (weeks)"],
        ["Harbour Clinic", "331 (up 35)", "198 unchanged", "41 up", "69 up"],
        ["Hill Team", "12 (down 3)", "1 unchanged", "0", "19 down"],
    ]
    facts = read(tmp_path, JANUARY, table(rows, [130, 90, 90, 90, 90]))
    assert facts.waiting_times == ()
    first, second = facts.waiting_dashboard
    assert (first.waiting, first.change_in_waiting, first.over_52_weeks) == (331, 35, 41)
    assert (second.waiting, second.change_in_waiting, second.longest_weeks) == (12, -3, 19.0)
    assert dict(second.change)["longest_weeks"] == "down"


@pytest.mark.parametrize(
    ("text", "way", "size"),
    [
        ("331 ▲35", "up", 35),
        ("331 (⬇ 4)", "down", -4),
        ("↑ 198", "up", None),
        ("331 up 12", "up", 12),
        ("331 (decrease of 12)", "down", -12),
        ("40 no change", "same", 0),
        ("40", None, None),
        ("26 weeks \uf0ea", "down", None),
    ],
)
def test_changes(text: str, way: str | None, size: int | None) -> None:
    assert read_change(text) == (way, size)


@pytest.mark.parametrize(
    ("text", "value", "sure"),
    [
        ("1,331", 1331.0, True),
        ("1 331", 1331.0, True),
        ("61%", 61.0, True),
        ("26 weeks", 26.0, True),
        ("26wks ↓", 26.0, True),
        ("61*", 61.0, True),
        ("x", None, True),
        ("-", None, True),
        ("Not known", None, True),
        ("<5", None, False),
        ("more than 52 weeks", None, False),
        ("52+", None, False),
        ("14 months", None, False),
        ("12 (of 15 seen) 3", 12.0, False),
    ],
)
def test_values(text: str, value: float | None, sure: bool) -> None:
    figure = read_value(text)
    assert isinstance(figure, Figure)
    assert (figure.value, not figure.why) == (value, sure)
