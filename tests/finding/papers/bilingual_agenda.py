"""A Welsh council's agenda as a letter: two names for everything, items in a table of no lines."""

from __future__ import annotations

from pathlib import Path

from tests.finding.papers.kit import BARE, TURN, ItemStamp, Oracle, Stamps, Type, gap, pdf

NAME = "cyngor-agenda.pdf"

ORACLE: Oracle = {
    "document": {"kind": "agenda_pack"},
    "meeting": {
        "committee": "Learning and Communities Scrutiny Committee",
        "date": "2025-03-04",
        "time": "14:00",
        "venue": "Siambr y Cyngor, Neuadd y Sir, Dyffryn Celyn",
    },
    "agenda_items": [
        {"number": "1", "title": "Apologies", "first_page": None, "last_page": None},
        {"number": "2", "title": "Disclosures of Personal Interest", "first_page": None},
        {"number": "3", "title": "Minutes", "first_page": 3, "last_page": 4},
        {
            "number": "4",
            "title": "Welsh in Education Strategic Plan: progress in the second year and what is"
            " asked of schools",
            "first_page": 5,
            "last_page": 5,
        },
        {"number": "5", "title": "Forward Work Programme", "first_page": 6, "last_page": 6},
    ],
    "resolutions": [
        {
            "item": "22",
            "text": "that the minutes of the meeting held on 10 December 2024 be approved.",
            "meeting_date": "2025-01-21",
        },
        {
            "item": "24",
            "text": "to recommend to the Cabinet that the Saturday bus to Pont Hafren be kept for a"
            " further year.",
            "meeting_date": "2025-01-21",
        },
    ],
    "reports": [
        {
            "item": "4",
            "title": "Welsh in Education Strategic Plan: progress in the second year",
            "officer": "Elin Rhydderch, Head of Schools",
            "recommendations": ["That the Committee comments on the progress of the plan."],
        }
    ],
    "work_plan": [
        {
            "section": "meeting",
            "date_text": "29 April 2025",
            "date": "2025-04-29",
            "topic_texts": ["Library hours", "School transport"],
        },
        {
            "section": "meeting",
            "date_text": "10 June 2025",
            "date": "2025-06-10",
            "topic_texts": ["Additional learning needs"],
        },
    ],
}


def make(folder: Path) -> Path:
    t = Type(size=11, small=11)
    resolved = [row["text"] for row in ORACLE["resolutions"]]
    items = [
        ["1.", "Apologies", ""],
        ["2.", "Disclosures of Personal Interest", ""],
        ["3.", "Minutes<br/>To confirm the minutes of 21 January 2025.", "3 - 4"],
        ["4.", ("Welsh in Education Strategic Plan: progress in the second year and what is asked"
               " of schools"), "5"],
        ["5.", "Forward Work Programme", "6"],
    ]  # fmt: skip
    story = [
        t.h("Cyngor Dyffryn Celyn", 16),
        t.h("Dyffryn Celyn County Council", 16),
        t.p("To: Members of the Learning and Communities Scrutiny Committee"),
        t.p("A meeting of the <b>Learning and Communities Scrutiny Committee</b> will be held in"
            " <b>Siambr y Cyngor, Neuadd y Sir, Dyffryn Celyn</b> on <b>Tuesday, 4 March 2025 at"
            " 2.00 pm</b>."),
        t.p("Croeso i chi siarad Cymraeg yn y cyfarfod. You are welcome to speak Welsh."),
        t.h("AGENDA", 13),
        t.table([["", "", "Page"], *items], [35, 370, 60], BARE),
        t.p("Membership: Councillors Bevan, Gethin, Lloyd and Prosser"),
        *TURN,
        ItemStamp("3"),
        t.h("LEARNING AND COMMUNITIES SCRUTINY COMMITTEE"),
        t.p("Minutes of the meeting held on Tuesday, 21 January 2025"),
        t.p("Present: Councillor G Prosser (Chair); Councillors H Bevan and R Lloyd"),
        t.h("21. Apologies"),
        t.p("Councillor Gethin."),
        t.h("22. Minutes"),
        t.p("It was <b>RESOLVED</b> " + resolved[0]),
        t.h("23. Music in schools"),
        t.p("Members heard pupils of three schools play, and thanked them."),
        *TURN,
        t.h("24. Buses on Saturdays"),
        t.p("The Head of Transport explained what the bus costs."),
        t.p("It was <b>RESOLVED</b> " + resolved[1]),
        *TURN,
        ItemStamp("4"),
        t.h("Welsh in Education Strategic Plan: progress in the second year", 13),
        t.p("<b>Report to:</b> Learning and Communities Scrutiny Committee"),
        t.p("<b>Date:</b> 4 March 2025"),
        t.p("<b>Report author:</b> Elin Rhydderch, Head of Schools"),
        t.h("1. Recommendation"),
        t.p("1.1 That the Committee comments on the progress of the plan."),
        t.h("2. Background"),
        t.p("2.1 The plan runs for ten years from September 2022."),
        *TURN,
        ItemStamp("5"),
        t.h("Forward Work Programme", 13),
        gap(),
        t.table(
            [["Date", "Topics"], ["29 April 2025", "Library hours<br/>School transport"],
             ["10 June 2025", "Additional learning needs"]],
            [120, 340],
        ),
    ]  # fmt: skip
    return pdf(folder / NAME, story, Stamps(front=1, first=3))
