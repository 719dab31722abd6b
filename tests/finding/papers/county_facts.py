"""What a careful person finds in the county's agenda pack."""

from __future__ import annotations

from tests.finding.papers.kit import Oracle

BUSES = (
    "That the Director of Place writes to the three bus operators about the loss of the evening "
    "service to Fenwick Staithe and reports their replies to the Committee."
)
CARERS = "That a breakdown of carers' assessments by district be sent to all members of the panel."
TELECARE = "That the Cabinet be asked to keep the telecare charge at its present rate for 2025/26."

ORACLE: Oracle = {
    "document": {"kind": "agenda_pack"},
    "meeting": {
        "council": "Marlshire County Council",
        "committee": "Adult Care and Wellbeing Overview and Scrutiny Committee",
        "date": "2025-02-11",
        "time": "10:30",
        "venue": "The Chamber, Shire Hall, Wexbridge",
        "members": [
            "Anand",
            "Blythe",
            "M Corran",
            "P Corran",
            "Dunmore",
            "Eversholt",
            "Farraday",
        ],
    },
    "agenda_items": [
        {"number": "1", "title": "Apologies and Substitutions", "first_page": None},
        {"number": "2", "title": "Declarations of Interest", "first_page": None},
        {
            "number": "3",
            "title": "Minutes of the Meeting held on 3 December 2024",
            "first_page": 1,
            "last_page": 2,
        },
        {"number": "4", "title": "Public Participation", "first_page": None},
        {
            "number": "5",
            "title": "Recommendations and Actions: Progress",
            "first_page": 3,
            "last_page": 4,
        },
        {
            "number": "6",
            "title": "Quarter 3 Performance and Budget Monitoring",
            "first_page": 5,
            "last_page": 8,
        },
        {
            "number": "7",
            "title": "Cabinet Forward Plan and the Committee's Work Programme",
            "first_page": 9,
            "last_page": 10,
        },
        {"number": "8", "title": "Date of Next Meeting", "first_page": None},
    ],
    "reports": [
        {
            "item": "5",
            "title": "Recommendations and Actions: Progress",
            "officer": "Ingrid Palliser, Scrutiny Officer",
            "recommendations": [
                (
                    "That the Committee considers the progress made and decides which of the "
                    "recommendations may be closed."
                )
            ],
        },
        {
            "item": "6",
            "title": "Quarter 3 Performance and Budget Monitoring",
            "officer": "Desmond Achterberg, Head of Performance",
            "recommendations": [
                "To note the performance of the service to the end of December 2024.",
                "To decide whether any measure needs a report to a later meeting.",
            ],
        },
    ],
    "resolutions": [
        {
            "item": "3",
            "text": "That the minutes of the meeting held on 8 October 2024 be approved as a "
            "correct record and signed by the Chairman.",
            "meeting_date": "2024-12-03",
        },
        {"item": "4", "text": CARERS, "meeting_date": "2024-12-03"},
        {"item": "4", "text": TELECARE, "meeting_date": "2024-12-03"},
        {"item": "5", "text": BUSES, "meeting_date": "2024-12-03"},
    ],
    "recommendations": [
        {
            "number": "AC/24/07",
            "date": "2024-10-08",
            "text": "That day centres publish their opening hours on one page.",
            "officer": "Head of Provision",
            "target_text": "31 Jan 2025",
            "target_date": "2025-01-31",
            "update": "The page went live on 20 January.",
            "rag_text": "Complete",
            "rag_colour": "green",
        },
        {
            "number": "AC/24/08",
            "date": "2024-10-08",
            "text": "That the Cabinet Member reports back on the pilot of evening reviews.",
            "officer": "Cabinet Member for Adult Care",
            "target_text": "May 2025",
            "target_date": "2025-05",
            "update": "Pilot extended to March.",
            "rag_text": "On track",
            "rag_colour": "amber",
        },
        {
            "number": "AC/24/09",
            "date": "2024-12-03",
            "text": BUSES,
            "officer": "Director of Place",
            "target_text": "TBC",
            "target_date": None,
            "update": "",
            "rag_text": "Not started",
            "rag_colour": "red",
        },
    ],
    "kpis": [
        {"indicator": name, "kind": kind, "period": period, "text": text, "unit": unit}
        for name, unit, target, readings in (
            (
                "Reviews held within twelve months",
                "percent",
                "75%",
                ("68%", "70%", "74%"),
            ),
            (
                "Carers who were assessed in the quarter",
                "count",
                "420",
                ("377", "402", "431"),
            ),
        )
        for kind, period, text in (
            ("target", "2024/25", target),
            ("actual", "2024-06", readings[0]),
            ("actual", "2024-09", readings[1]),
            ("actual", "2024-12", readings[2]),
        )
    ],
    "forward_plan": [
        {
            "matter": "Recommissioning of home care in the northern districts",
            "date": "2025-03-18",
            "decision_taker": "Cabinet",
            "cabinet_member": "Councillor R Blythe",
        },
        {
            "matter": "Short breaks: award of contracts",
            "date": "2025-04",
            "decision_taker": "Cabinet Member for Adult Care",
            "cabinet_member": "Councillor S Oduya",
        },
    ],
    "work_plan": [
        {
            "section": "meeting",
            "date_text": "8 April 2025",
            "date": "2025-04-08",
            "topic_texts": ["Home care market", "Annual report on safeguarding"],
        },
        {
            "section": "meeting",
            "date_text": "10 June 2025",
            "date": "2025-06-10",
            "topic_texts": ["Quarter 4 performance"],
        },
        {
            "section": "meeting",
            "date_text": "TBC",
            "date": None,
            "topic_texts": ["Winter pressures"],
        },
    ],
}
