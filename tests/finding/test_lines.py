from __future__ import annotations

import pytest

from scrutiny_desk.finding.lines import (
    in_capitals,
    join,
    joined_levels,
    paragraphs,
    printed_lines,
    squeezed,
    without_number,
)
from tests.finding.made_readings import Say, beside, make_page, run_on


def texts(*says: Say | str) -> list[str]:
    return [part.text for part in paragraphs(printed_lines([make_page(0, says)]))]


def test_a_wider_space_starts_a_paragraph() -> None:
    assert texts("One line", run_on("goes on."), "Another.") == ["One line goes on.", "Another."]


def test_numbers_bullets_and_weight_start_a_paragraph() -> None:
    found = texts(
        Say("Heading", bold=True),
        run_on("Words"),
        run_on("(1) one"),
        run_on("• two"),
        run_on("2.1 x"),
    )
    assert found == ["Heading", "Words", "(1) one", "• two", "2.1 x"]


def test_lines_of_one_level_can_be_joined() -> None:
    lines = printed_lines([make_page(0, ["7", beside("Local plan", 130.0), "Next"])])
    assert [line.text for line in joined_levels(lines)] == ["7 Local plan", "Next"]


def test_a_blank_page_has_no_lines() -> None:
    assert printed_lines([make_page(0, ["This page is intentionally left blank"])]) == []


@pytest.mark.parametrize(
    ("parts", "whole"),
    [
        (["one  two", "three"], "one two three"),
        (["Pan-", "Lancashire"], "Pan-Lancashire"),
        (["co\u00ad", "operate"], "cooperate"),
        (["Pages 7 -", "14"], "Pages 7 - 14"),
        ([], ""),
    ],
)
def test_lines_become_one_text(parts: list[str], whole: str) -> None:
    assert join(parts) == whole


def test_small_readings() -> None:
    assert squeezed("A G E N D A:") == "AGENDA"
    assert in_capitals("CARE & PLAN 2")
    assert not in_capitals("Care Plan")
    assert not in_capitals("12")
    assert without_number("• 2.1 To note") == "To note"
    assert without_number("(1) To note") == "To note"
    assert without_number("To note 2.1") == "To note 2.1"
