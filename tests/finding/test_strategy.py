"""Strategies of several layouts, made up for these tests."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from scrutiny_desk.reading.reader import read_paper
from tests.finding.made_papers import Setter, found_in, pages_of, text_paper
from tests.finding.made_readings import Say

STRATEGY = """Harbourshire Parks Strategy

2025–2028

Contents

Priority 1..... 4
Priority 2..... 5

Our priorities

- 1. Clean parks
- 2. Open parks

Priority 1

Clean parks that everybody likes to come to.

The importance to our partnership

Clean parks are liked. People told us so.

- This is a reason and no action.

What we need to do

- Sweep each path, in summer as in winter, and see that the bins of all parks are emptied
before they are full.
- Paint the benches.

Priority 2

Open parks

Why this matters

It does.

What we need to do

- Unlock the gates.

Glossary of Terms

Park – a green place
Gate – a door to it
"""


def test_a_strategy_in_plain_text(tmp_path: Path) -> None:
    found = found_in(text_paper(tmp_path, STRATEGY))
    assert found.document.kind == "strategy"
    assert [(one.number, one.title) for one in found.priorities] == [
        ("1", "Clean parks that everybody likes to come to."),
        ("2", "Open parks"),
    ]
    assert [[point.text for point in one.points] for one in found.priorities] == [
        [
            (
                "Sweep each path, in summer as in winter, and see that the bins of all parks are"
                " emptied before they are full."
            ),
            "Paint the benches.",
        ],
        ["Unlock the gates."],
    ]
    assert [fact.term for fact in found.glossary] == ["Park", "Gate"]


def test_two_columns_with_a_lead_in_and_other_words(tmp_path: Path) -> None:
    paper = Setter(tmp_path / "strategy.pdf", columns=2, footer="Harbour strategy")
    paper.put("Harbour Housing Strategy", size=16, bold=True)
    for number, name in (("one", "Warm homes"), ("two", "Safe homes"), ("three", "New homes")):
        paper.put(f"Strategic priority {number} – {name}", size=12, bold=True, gap=12)
        paper.put("Homes are where people of Harbour live", gap=6)
        paper.put("most of their days and their nights.")
        paper.put("By 2028 we will:", gap=8)
        for action in range(1, 13):
            paper.point(
                f"act for the {action}th time so that {name.lower()}",
                "are found in Harbour",
                sign="-",
            )
        paper.put("How we will measure success:", gap=8)
        paper.point("a count of homes in the town and", "round about it", sign="-")
    found = found_in(paper.read())
    assert [(one.number, one.title) for one in found.priorities] == [
        ("1", "Warm homes"),
        ("2", "Safe homes"),
        ("3", "New homes"),
    ]
    assert [len(one.points) for one in found.priorities] == [12, 12, 12]
    assert all(
        point.text.endswith("are found in Harbour")
        for one in found.priorities
        for point in one.points
    )


def test_a_list_goes_on_under_a_heading_that_says_continued() -> None:
    reading = pages_of(
        ["Harbour Strategy", "Priority 1: Warm homes", "What we will do", "• Lag lofts"],
        [
            "Priority 1: Warm homes (continued)",
            "• Fit windows",
            "Priority 2: Safe homes",
            "What we will do",
            "• Fit locks",
        ],
    )
    found = found_in(reading)
    assert [(one.number, [point.text for point in one.points]) for one in found.priorities] == [
        ("1", ["Lag lofts", "Fit windows"]),
        ("2", ["Fit locks"]),
    ]


def test_points_without_a_heading_of_their_own_are_doubtful() -> None:
    reading = pages_of(
        [
            "Harbour Tree Strategy",
            "Aim 1: Plant trees",
            "• Plant oaks",
            "• Plant limes",
            "Aim 2: Keep trees",
            "• Water them",
        ]
    )
    found = found_in(reading)
    assert [[point.text for point in one.points] for one in found.priorities] == [
        ["Plant oaks", "Plant limes"],
        ["Water them"],
    ]
    assert all(one.confidence < 0.9 for one in found.priorities)
    assert len(found.doubts) == 2


def test_priorities_that_are_only_named_are_none() -> None:
    says: list[Say | str] = [
        "Report to: Cabinet",
        "Relevant Officer: Director of Parks",
        "PARKS",
        "5.1 The relevant Council Priority is:",
        "Priority one: Strong parks",
        "Priority two: Green parks",
        "6.0 Background",
    ]
    assert found_in(pages_of(says)).priorities == ()


@pytest.mark.parametrize(
    "paper", ["packs/send-strategy-2022-2025.pdf", "seeds/001_4f921eafc9907d8b.txt"]
)
def test_the_published_strategy(shared: Path, paper: str) -> None:
    want = json.loads((shared / "oracle" / "send-strategy-2022-2025.json").read_text())
    found = found_in(read_paper(shared / paper, lambda done, total: None))
    got = [
        {"number": one.number, "title": one.title, "actions": len(one.points)}
        for one in found.priorities
    ]
    assert got == want["priorities"]
    assert all(point.text.endswith(".") for one in found.priorities for point in one.points)
