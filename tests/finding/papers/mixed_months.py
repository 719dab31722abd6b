"""A briefing with a waiting list by month over two services, and sentences full of figures."""

from __future__ import annotations

from pathlib import Path

from tests.finding.papers.kit import LEVEL, Oracle, Stamps, Type, gap, pdf

NAME = "waits-briefing.pdf"
_ROWS = (
    ("Speech therapy", "2024-11", 412, 201, 80, 24),
    ("Autism assessment", "2024-11", 2206, 1874, 166, 71),
    ("Speech therapy", "2024-12", 398, 187, 78, 23),
    ("Autism assessment", "2024-12", 2261, 1930, 170, 73),
)

ORACLE: Oracle = {
    "waiting_times": [
        {
            "service": service,
            "as_of": month,
            "waiting": waiting,
            "over_18_weeks": over,
            "longest_weeks": longest,
            "average_weeks": average,
        }
        for service, month, waiting, over, longest, average in _ROWS
    ],
}


def make(folder: Path) -> Path:
    t = Type(size=11, small=10)
    head = [
        "Service",
        "Children waiting",
        "Waiting over 18 weeks",
        "Longest wait (weeks)",
        "Mean wait (weeks)",
    ]

    def rows(month: str) -> list[list[str]]:
        return [
            [service, f"{waiting:,}", f"{over:,}", str(longest), str(average)]
            for service, when, waiting, over, longest, average in _ROWS
            if when == month
        ]

    story = [
        t.h("Briefing note: waiting for children's health services", 15),
        t.p("Saltby Integrated Care Board, January 2025"),
        t.p("In December 61 children were seen by speech therapists, 14 more than in November. The "
            "service lost 2.5 posts. By June 2025 nobody should wait over 52 weeks for speech"
            " therapy."),
        gap(),
        t.h("Position at the end of November 2024", 11),
        t.table([head, *rows("2024-11")], [140, 80, 90, 80, 80], LEVEL),
        t.h("Position at the end of December 2024", 11),
        t.table([head, *rows("2024-12")], [140, 80, 90, 80, 80], LEVEL),
        t.p("The figures are for referral to first contact and come from the provider."),
    ]  # fmt: skip
    return pdf(folder / NAME, story, Stamps(number="{}"))
