"""A scorecard: quarters in columns, a rating and an arrow, lower is better for some."""

from __future__ import annotations

from pathlib import Path

from tests.finding.papers.kit import SHADED_HEAD, Oracle, Stamps, Type, gap, pdf

NAME = "scorecard.pdf"

_ROWS = (
    ("CH01", "Children in care per 10,000", "Lower", "84", ("91", "90", "88"), "Amber"),
    ("CH02", "Care leavers in work or learning", "Higher", "60%", ("55%", "57%", "61%"), "Green"),
    ("CH03", "Re-referrals within a year", "Lower", "20%", ("24%", "23.5%", "22.8%"), "Red"),
    ("CH04", "Foster homes", "Higher", "150", ("138", "141", "n/a"), ""),
)

ORACLE: Oracle = {
    "document": {"kind": "report"},
    "kpis": [
        {"indicator": name, "kind": kind, "period": period, "text": text}
        for _, name, _, target, actuals, _ in _ROWS
        for kind, period, text in (
            ("target", "2024/25", target),
            *(
                ("actual", f"Q{at} 2024/25", text)
                for at, text in enumerate(actuals, start=1)
                if text != "n/a"
            ),
        )
    ],
}


def make(folder: Path) -> Path:
    t = Type(size=10, small=9)
    head = [
        "Ref",
        "Indicator",
        "Good is",
        "Target 2024/25",
        "Q1 2024/25",
        "Q2 2024/25",
        "Q3 2024/25",
        "RAG",
        "Trend",
        "Commentary",
    ]
    rows = [
        [ref, name, good, target, *actuals, rag, "up" if at % 2 else "down",
         "Plans for spring are in hand."]
        for at, (ref, name, good, target, actuals, rag) in enumerate(_ROWS)
    ]  # fmt: skip
    story = [
        t.h("Hexley Borough Council", 11),
        t.h("Children's Scorecard: report for quarter three, 2024/25", 15),
        t.p("Ratings: green is on target, amber within a tenth of it, red further off."),
        gap(),
        t.table([head, *rows], [40, 150, 50, 60, 60, 60, 60, 45, 45, 150], SHADED_HEAD),
    ]
    return pdf(folder / NAME, story, Stamps(number="{}", turned=True), wide=True)
