"""A supplement with one late report: its recommendations, an action plan, a risk register."""

from __future__ import annotations

from pathlib import Path

from tests.finding.papers.kit import TURN, WIDE, ItemStamp, Oracle, Stamps, Type, gap, pdf

NAME = "supplement.pdf"

ORACLE: Oracle = {
    "document": {"kind": "supplement"},
    "meeting": {
        "council": "City of Brackenford Council",
        "committee": "Growth and Transport Scrutiny Commission",
        "date": "2025-06-26",
        "time": "17:30",
    },
    "agenda_items": [
        {
            "number": "7",
            "title": "Station Quarter: review of the first year",
            "first_page": 41,
            "last_page": 43,
        }
    ],
    "reports": [
        {
            "item": "7",
            "title": "Station Quarter: review of the first year",
            "officer": "Tobias Renwick, Programme Director",
            "recommendations": [
                "Notes what was built in the first year.",
                "Recommends to the Cabinet that the taxi rank be moved to Cross Street by spring.",
                "Receives a further report in December 2025.",
            ],
        }
    ],
    "milestones": [
        {
            "action": "Move the taxi rank",
            "lead": "Head of Traffic",
            "milestone": "Publish the traffic order",
            "due_text": "30 September 2025",
            "due": "2025-09-30",
        },
        {
            "action": "Move the taxi rank",
            "lead": "Head of Traffic",
            "milestone": "Open the rank in Cross Street",
            "due_text": "March 2026",
            "due": "2026-03",
        },
        {
            "action": "Open the north entrance",
            "lead": "Programme Director",
            "milestone": "Let the contract for the lift",
            "due_text": "15 November 2025",
            "due": "2025-11-15",
        },
    ],
}


def make(folder: Path) -> Path:
    t = Type("Times-Roman", "Times-Bold", 12, 10)
    texts = ORACLE["reports"][0]["recommendations"]
    story = [
        t.h("City of Brackenford Council", 14),
        t.h("Growth and Transport Scrutiny Commission", 13),
        t.p("Thursday 26 June 2025 at 5.30 pm"),
        t.p("Council Chamber, Civic Hall, Brackenford"),
        t.h("Agenda supplement", 13),
        t.p("The following report was not available when the agenda was published."),
        t.numbered("7", "<b>Station Quarter: review of the first year</b> (Pages 41 - 43)"),
        t.p("Report of the Programme Director."),
        *TURN,
        ItemStamp("7"),
        t.p("<b>Report to:</b> Growth and Transport Scrutiny Commission"),
        t.p("<b>Date:</b> 26 June 2025"),
        t.p("<b>Author:</b> Tobias Renwick, Programme Director"),
        t.h("Station Quarter: review of the first year", 14),
        t.h("1. Recommendations"),
        t.p("It is recommended that the Commission:"),
        *(t.p(f"({letter}) {text}", indent=20, hang=20)
          for letter, text in zip("abc", texts, strict=True)),
        t.h("2. Background"),
        t.p("2.1 Work started in May 2024. The square was laid by Christmas, and the north entrance"
            " waits for a lift."),
        t.p("2.2 In March the Cabinet agreed to carry £1.2m over into the new year."),
        *WIDE,
        t.h("Appendix 1: Action plan"),
        t.table(
            [["Action", "Key task", "Who", "Date", "Resources"],
             ["Move the taxi rank", "Publish the traffic order", "Head of Traffic",
              "30 September 2025", "Within budget"],
             ["", "Open the rank in Cross Street", "", "March 2026", "£40,000"],
             ["Open the north entrance", "Let the contract for the lift", "Programme Director",
              "15 November 2025", "£310,000"]],
            [150, 200, 120, 110, 100],
            style=[("SPAN", (0, 1), (0, 2)), ("SPAN", (2, 1), (2, 2))],
        ),
        *TURN,
        t.h("Appendix 2: Risk register"),
        t.table(
            [["Ref", "Date raised", "Risk", "Action", "Owner", "Review date", "RAG"],
             ["R1", "12/05/2024", "The lift is late", "Weekly calls with the maker",
              "Programme Director", "31/07/2025", "Amber"],
             ["R2", "03/02/2025", "Costs of steel rise", "Prices were fixed in April",
              "Head of Finance", "30/09/2025", "Green"]],
            [40, 70, 150, 170, 110, 80, 60],
        ),
        gap(),
        t.table(
            [["Scheme", "2024/25 £m", "2025/26 £m", "2026/27 £m", "Total £m"],
             ["Square", "2.4", "0.3", "-", "2.7"], ["North entrance", "0.2", "3.1", "0.8", "4.1"]],
            [150, 80, 80, 80, 80],
        ),
    ]  # fmt: skip
    return pdf(folder / NAME, story, Stamps(front=1, first=41))
