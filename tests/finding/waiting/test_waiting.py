"""Waiting-list tables and dashboards."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from scrutiny_desk.finding.units import change_beside_arrow, direction, first_number, whole
from scrutiny_desk.finding.waiting import find_waiting_doubts, find_waiting_times
from scrutiny_desk.finding.waiting.dashboard import find_dashboard
from scrutiny_desk.reading.pdf import read_pdf
from tests.finding.readings import reading, table

HEADING = [
    "",
    "Referrals waiting",
    "Number waiting over 18 weeks",
    "% waiting more than 18 weeks",
    "Max. wait (weeks)",
    "Ave. wait (weeks)",
]
STRIP = [
    "Average wait: 26 weeks ↓",
    "Longest wait: 69 weeks ↑",
    ">18 week wait 198 (=)",
    ">52 week wait 41 ↑",
    ">78 week wait 0",
    "Referrals waiting 331 (↑35)",
]


def test_a_row_takes_its_date_from_the_line_over_the_table() -> None:
    made = table([HEADING, ["Speech Therapy", "1,650", "441", "68%", "91", "31"]])
    lines = {
        0: [("Published in March 2024", 150.0), ("Data as of the end of February 2022", 180.0)]
    }
    (fact,) = find_waiting_times(reading(made, lines=lines))
    assert (fact.service, fact.as_of) == ("Speech Therapy", "2022-02")
    assert (fact.waiting, fact.over_18_weeks, fact.percent_over_18_weeks) == (1650, 441, 68.0)
    assert (fact.longest_weeks, fact.average_weeks) == (91.0, 31.0)
    assert (fact.page, fact.page_index) == ("11", 0)


def test_the_nearest_caption_wins_over_that_of_the_page_before() -> None:
    rows = [HEADING, ["Speech Therapy", "331", "198", "60%", "69", "26"]]
    before = ("Data as of the end of February 2022", 600.0)
    at_the_head = {0: [before], 1: [("Data as of the end of December 2023", 48.0)]}
    at_the_foot = {0: [before, ("Data as of the end of December 2023", 784.0)]}
    for lines, top in ((at_the_head, 66.0), (at_the_foot, 60.0)):
        lines[0].append(("The matter ends here", 764.0))
        lines.setdefault(1, []).append(("331", top + 35.0))
        lines[1].append(("Referrals waiting", top + 4.0))
        (fact,) = find_waiting_times(reading(table(rows, top=top, page_index=1), lines=lines))
        assert fact.as_of == "2023-12"


def test_the_heading_cell_can_hold_the_date_and_heads_change_it() -> None:
    def head(month: str) -> list[str]:
        return [f"Waiting lists. Data as of the end of {month}", *HEADING[1:]]

    made = table(
        [
            head("February 2022"),
            ["Clinic", "171", "15", "9%", "Not known", "Not known"],
            head("December 2023"),
            ["Clinic", "285", "131", "46%", "44", "17"],
        ]
    )
    facts = find_waiting_times(reading(made))
    assert [(fact.as_of, fact.waiting, fact.longest_weeks) for fact in facts] == [
        ("2022-02", 171, None),
        ("2023-12", 285, 44.0),
    ]


def test_a_heading_split_in_two_rows_is_one_heading() -> None:
    made = table(
        [
            ["", "Referrals waiting", "Number over", "% waiting more", "Max. wait", "Ave. wait"],
            ["", "", "18 weeks", "than 18 weeks", "(weeks)", "(weeks)"],
            ["Clinic", "331", "198", "60%", "69", "26"],
        ]
    )  # fmt: skip
    (fact,) = find_waiting_times(reading(made))
    assert (fact.over_18_weeks, fact.percent_over_18_weeks) == (198, 60.0)


def test_a_short_name_becomes_the_name_of_its_section() -> None:
    made = table([HEADING, ["ABC", "49", "3", "6%", "23", "9"]], page_index=1)
    lines = {
        0: [("7.3 Assessment and Balance Clinic (ABC)", 400.0)],
        1: [("Data as of the end of December 2023", 180.0)],
    }
    (fact,) = find_waiting_times(reading(made, lines=lines))
    assert fact.service == "Assessment and Balance Clinic"


def test_a_name_that_the_dashboard_uses_stands() -> None:
    made = table([HEADING, ["ABC", "49", "3", "6%", "23", "9"]], page_index=1)
    strip = table([STRIP], page_index=2, top=300.0)
    lines = {
        1: [("7.3 Assessment and Balance Clinic (ABC)", 100.0)],
        2: [("Dashboard - December 2023", 200.0), ("ABC", 285.0)],
    }
    paper = reading(made, strip, lines=lines)
    assert find_waiting_times(paper, find_dashboard(paper))[0].service == "ABC"


def test_totals_are_no_service() -> None:
    rows = [["Clinic", "49", "3", "6%", "23", "9"], ["Total", "49", "3", "6%", "23", "9"]]
    facts = find_waiting_times(reading(table([HEADING, *rows])))
    assert [fact.service for fact in facts] == ["Clinic"]


def test_a_list_without_a_date_is_a_doubt() -> None:
    paper = reading(table([HEADING, ["Clinic", "49", "3", "6%", "23", "9"]]))
    (doubt,) = find_waiting_doubts(find_waiting_times(paper))
    assert "Clinic" in doubt.what


def test_other_tables_are_no_waiting_lists() -> None:
    made = table(
        [["Service", "Staff", "Budget", "Posts vacant"], ["Clinic", "12", "£18", "3"]],
    )
    assert find_waiting_times(reading(made)) == ()
    assert find_dashboard(reading(made)) == ()


def test_a_strip_of_measures_is_read_with_its_arrows() -> None:
    strips = (table([STRIP], top=200.0), table([STRIP], top=400.0))
    lines = {
        0: [
            ("HEALTH DASHBOARD - December 2023", 160.0),
            ("Speech Therapy - Some Trust", 185.0),
            ("* Referrals waiting at month end", 260.0),
            ("Physiotherapy - Some Trust", 385.0),
        ]
    }
    first, second = find_dashboard(reading(*strips, lines=lines))
    assert (first.service, second.service) == ("Speech Therapy", "Physiotherapy")
    assert first.as_of == second.as_of == "2023-12"
    assert (first.waiting, first.change_in_waiting) == (331, 35)
    assert (first.over_18_weeks, first.over_52_weeks, first.over_78_weeks) == (198, 41, 0)
    assert (first.average_weeks, first.longest_weeks) == (26.0, 69.0)
    assert dict(first.change) == {
        "average_weeks": "down",
        "longest_weeks": "up",
        "over_18_weeks": "same",
        "over_52_weeks": "up",
        "over_78_weeks": None,
        "waiting": "up",
    }


@pytest.mark.parametrize(
    ("text", "arrow", "change"),
    [
        ("331 (↑35)", "up", 35),
        ("31 (↓2)", "down", -2),
        ("3 (=)", "same", 0),
        ("41 ↑", "up", None),
        ("0", None, None),
        ("285 (▼ 1,009)", "down", -1009),
        ("12 (+4)", None, 4),
    ],
)
def test_arrows(text: str, arrow: str | None, change: int | None) -> None:
    assert direction(text) == arrow
    assert change_beside_arrow(text) == change


def test_numbers_in_cells() -> None:
    assert first_number("26 weeks") == 26.0
    assert first_number("1,650") == 1650.0
    assert first_number("Not known") is None
    assert whole(12.0) == 12
    assert whole(12.5) is None


def test_the_published_pack(shared: Path) -> None:
    wanted = json.loads((shared / "oracle" / "agenda-pack-2024-01-25.json").read_text())
    paper = read_pdf(shared / "packs" / "agenda-pack-2024-01-25.pdf", lambda _d, _a: None)
    strips = find_dashboard(paper)
    lists = find_waiting_times(paper, strips)
    for facts, rows in ((lists, wanted["waiting_times"]), (strips, wanted["waiting_dashboard"])):
        assert len(facts) == len(rows)
        for fact, row in zip(facts, rows, strict=True):
            for name, value in row.items():
                got = getattr(fact, name)
                assert (dict(got) if name == "change" else got) == value, (fact.service, name)
    assert find_waiting_doubts((*lists, *strips)) == ()
