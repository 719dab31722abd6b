"""A report on waiting times as Word makes it: sentences, tables by month, and a dashboard."""

from __future__ import annotations

from pathlib import Path

from tests.finding.papers.kit import SHADED_HEAD, TURN, Oracle, Stamps, Type, gap, pdf

NAME = "waiting-report.pdf"

_ROWS = (
    ("Occupational Therapy", "31 March 2024", "2024-03-31", 204, 96, 47, 61, 22),
    ("Occupational Therapy", "30 September 2024", "2024-09-30", 188, 71, 38, 55, 19),
    ("Community Paediatrics", "31 March 2024", "2024-03-31", 1120, 640, 57, 88, 34),
    ("Community Paediatrics", "30 September 2024", "2024-09-30", 1305, 802, 61, 97, 39),
)

ORACLE: Oracle = {
    "document": {"kind": "report"},
    "reports": [
        {
            "title": "Waiting Times for Children's Therapies",
            "officer": "Rosalind Tey, Head of Joint Commissioning",
            "recommendations": [
                "That the Board notes the waiting times to the end of September 2024.",
                "That the Board asks the Trust for its plan for Community Paediatrics.",
            ],
        }
    ],
    "waiting_times": [
        {
            "service": service,
            "as_of": day,
            "waiting": waiting,
            "over_18_weeks": over,
            "percent_over_18_weeks": percent,
            "longest_weeks": longest,
            "average_weeks": average,
        }
        for service, _, day, waiting, over, percent, longest, average in _ROWS
    ],
    "waiting_dashboard": [
        {
            "service": "Occupational Therapy",
            "as_of": "2024-09",
            "waiting": 188,
            "over_18_weeks": 71,
            "over_52_weeks": 2,
            "over_78_weeks": 0,
            "longest_weeks": 55,
            "average_weeks": 19,
        },
        {
            "service": "Community Paediatrics",
            "as_of": "2024-09",
            "waiting": 1305,
            "over_18_weeks": 802,
            "over_52_weeks": 211,
            "over_78_weeks": 34,
            "longest_weeks": 97,
            "average_weeks": 39,
        },
    ],
}


def make(folder: Path) -> Path:
    t = Type("Times-Roman", "Times-Bold", 11, 9)
    head = [
        "As at",
        "Number of children waiting",
        "Number waiting over 18 weeks",
        "% waiting over 18 weeks",
        "Longest wait (weeks)",
        "Average wait (weeks)",
    ]

    def figures(service: str) -> list[list[str]]:
        return [
            [day, f"{waiting:,}", str(over), f"{percent}%", str(longest), str(average)]
            for name, day, _, waiting, over, percent, longest, average in _ROWS
            if name == service
        ]

    board = [
        [
            row["service"],
            f"{row['waiting']:,}",
            *(
                str(row[name])
                for name in (
                    "over_18_weeks",
                    "over_52_weeks",
                    "over_78_weeks",
                    "longest_weeks",
                    "average_weeks",
                )
            ),
        ]
        for row in ORACLE["waiting_dashboard"]
    ]
    widths = [95, 75, 80, 75, 75, 75]
    story = [
        t.p("<b>Report to:</b> Children's Health Scrutiny Board"),
        t.p("<b>Date:</b> 14 November 2024"),
        t.p("<b>Report author:</b> Rosalind Tey, Head of Joint Commissioning"),
        t.h("Waiting Times for Children's Therapies", 14),
        t.numbered("1.", "Introduction", bold=True),
        t.p("1.1 This report tells how long children in Northcliff wait from referral to their"
            " first appointment. Nobody should wait over 18 weeks."),
        t.numbered("2.", "Recommendations", bold=True),
        t.p("2.1 That the Board notes the waiting times to the end of September 2024."),
        t.p("2.2 That the Board asks the Trust for its plan for Community Paediatrics."),
        t.numbered("3.", "Occupational Therapy", bold=True),
        t.p("3.1 Two therapists joined in May. The team now sees 40 children a week, and 12 of"
            " those who had waited longest were seen in the summer holidays."),
        t.table([head, *figures("Occupational Therapy")], widths, SHADED_HEAD),
        t.numbered("4.", "Community Paediatrics", bold=True),
        t.p("4.1 Referrals rose by 18% in a year. A new pathway starts in January 2025."),
        t.table([head, *figures("Community Paediatrics")], widths, SHADED_HEAD),
        *TURN,
        t.h("Appendix 1: Dashboard, September 2024"),
        gap(),
        t.table(
            [["Service", "Waiting", "Over 18 weeks", "Over 52 weeks", "Over 78 weeks",
              "Longest wait (weeks)", "Average wait (weeks)"], *board],
            [120, 55, 60, 60, 60, 65, 65],
        ),
    ]  # fmt: skip
    return pdf(folder / NAME, story, Stamps(number="{}", place="right"))
