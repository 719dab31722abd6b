"""A combined authority's forward plan, wide, a decision a row, over two pages."""

from __future__ import annotations

from pathlib import Path

from tests.finding.papers.kit import SHADED_HEAD, TURN, Oracle, Stamps, Type, pdf

NAME = "forward-plan.pdf"
BOARD = "Combined Authority Board"

ORACLE: Oracle = {
    "forward_plan": [
        {
            "matter": matter,
            "references": [reference],
            "date": date,
            "decision_taker": taker,
            "cabinet_member": member,
        }
        for reference, matter, taker, date, member in (
            ("KD25/003", "Bus franchising: outcome of the audit", BOARD, "2025-03-21", "Mayor"),
            (
                "KD25/004",
                "Adult skills fund: allocations for 2025/26",
                BOARD,
                "2025-03-21",
                "Councillor Idris Vaughan, Portfolio Holder for Skills",
            ),
            (
                "KD25/007",
                "Land at Canal Basin: purchase and first works to make the site ready for homes",
                "Investment Committee",
                "2025-05",
                "Councillor Beth Arkwright, Portfolio Holder for Housing",
            ),
            ("KD25/009", "Local growth plan", BOARD, None, "Mayor"),
        )
    ],
}
_WHEN = ("21 March 2025", "21 March 2025", "Not before May 2025", "To be confirmed")


def make(folder: Path) -> Path:
    t = Type(size=10, small=8)
    head = [
        "Reference",
        "Title and summary of the decision",
        "Decision maker",
        "Date decision is expected",
        "Portfolio holder",
        "Key decision?",
        "Report to be open or exempt",
        "Lead officer",
    ]
    rows = [
        [
            row["references"][0],
            row["matter"],
            row["decision_taker"],
            when,
            row["cabinet_member"],
            "Yes",
            "Open",
            "Director of Delivery",
        ]
        for row, when in zip(ORACLE["forward_plan"], _WHEN, strict=True)
    ]
    widths = [60, 170, 90, 80, 120, 50, 70, 90]
    story = [
        t.h("Three Rivers Combined Authority", 15),
        t.h("Forward Plan of key decisions, published 14 February 2025", 12),
        t.p("This plan gives notice of the decisions that the Authority expects to take in the next"
            " four months. Anyone may write to the lead officer about a decision before it is"
            " taken, at the latest five days before the date that is shown."),
        t.table([head, *rows[:2]], widths, SHADED_HEAD),
        *TURN,
        t.table([head, *rows[2:]], widths, SHADED_HEAD),
    ]  # fmt: skip
    return pdf(folder / NAME, story, Stamps(number="Page {} of 2", place="right"), wide=True)
