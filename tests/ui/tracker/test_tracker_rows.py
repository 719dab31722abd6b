from __future__ import annotations

import datetime
from dataclasses import replace

from scrutiny_desk.domain.tracker.recommendations import Recommendation, RecommendationRow, Update
from scrutiny_desk.domain.tracker.standing import standing_of
from scrutiny_desk.domain.tracker.totals import totals
from scrutiny_desk.ui.tracker.rows import Column, in_order

AS_OF = datetime.date(2024, 1, 25)
ONE = Recommendation(
    id="1", paper_id=None, committee="C", number="1", date="2023-11-09", date_text="", text="Text",
    target_text="", target_date=None, officer="Head", reported="", reported_colour=None,
    closed_on=None, page_index=None, page_name="",
)  # fmt: skip


def row(number: str, target: str | None = None, **more: str) -> RecommendationRow:
    updates = (Update("u", number, more.pop("updated"), "Role", "Done", ""),) if (
        "updated" in more
    ) else ()  # fmt: skip
    one = replace(ONE, id=number, number=number, target_date=target, **more)
    return RecommendationRow(one, standing_of(one, updates, AS_OF), updates)


def numbers(rows: list[RecommendationRow]) -> list[str]:
    return [one.recommendation.number for one in rows]


def test_numbers_stand_naturally_and_empty_ones_last_both_ways() -> None:
    rows = [row("10"), row("A27/14"), row(""), row("2"), row("A27/9")]

    assert numbers(in_order(rows, Column.NUMBER, falling=False)) == [
        "2", "10", "A27/9", "A27/14", "",
    ]  # fmt: skip
    assert numbers(in_order(rows, Column.NUMBER, falling=True))[-1] == ""


def test_targets_stand_by_date_a_month_on_its_last_day() -> None:
    rows = [row("1", "2024-07-31"), row("2", "2024-01"), row("3", "2024-01-30"), row("4")]

    assert numbers(in_order(rows, Column.TARGET, falling=False)) == ["3", "2", "1", "4"]


def test_computed_stands_by_urgency() -> None:
    rows = [row("1"), row("2", "2024-07"), row("3", "2023-12"), row("4", "2024-01")]

    assert numbers(in_order(rows, Column.COMPUTED, falling=False)) == ["3", "4", "1", "2"]


def test_last_update_stands_by_date() -> None:
    rows = [row("1", updated="2024-01-09"), row("2"), row("3", updated="2023-12")]

    assert numbers(in_order(rows, Column.LAST_UPDATE, falling=True)) == ["1", "3", "2"]


def test_totals_are_said_in_words() -> None:
    rows = [row("1", "2023-12"), row("2", "2024-01"), row("3"), row("4", closed_on="2024-01-25")]

    assert totals(rows) == "3 open: 1 overdue, 1 due, 1 without a date; 1 closed"
    assert totals([]) == "No recommendations"
