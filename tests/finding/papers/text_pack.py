"""A parish-sized pack saved as text: lines, and tables by tabs."""

from __future__ import annotations

from pathlib import Path

from tests.finding.papers.kit import Oracle

NAME = "pack.txt"
DAY = "2025-04-03"

ORACLE: Oracle = {
    "document": {"kind": "agenda_pack"},
    "meeting": {
        "council": "Wick and Holm District Council",
        "committee": "Community Scrutiny Committee",
        "date": "2025-05-15",
        "time": "18:00",
    },
    "agenda_items": [
        {"number": "1", "title": "Apologies", "first_page": None},
        {"number": "2", "title": "Declarations of interest", "first_page": None},
        {"number": "3", "title": "Minutes of 3 April 2025", "first_page": None},
        {"number": "4", "title": "Action log", "first_page": None},
        {"number": "5", "title": "Measures of the council plan", "first_page": None},
        {"number": "6", "title": "Work programme", "first_page": None},
    ],
    "resolutions": [
        {
            "item": "3",
            "text": "That the minutes of 6 February 2025 be approved.",
            "meeting_date": DAY,
        },
        {
            "item": "4",
            "text": "That the Cabinet be asked to open the pool on Sundays.",
            "meeting_date": DAY,
        },
    ],
    "recommendations": [
        {
            "number": 1,
            "date": "2025-02-06",
            "text": "Send members the list of empty shops.",
            "officer": "Town centre manager",
            "target_text": "31 March 2025",
            "target_date": "2025-03-31",
            "update": "Sent on 20 March.",
            "rag_text": "Complete",
        },
        {
            "number": 2,
            "date": "2025-04-03",
            "text": "Ask the Cabinet to open the pool on Sundays.",
            "officer": "Head of Leisure",
            "target_text": "June 2025",
            "target_date": "2025-06",
            "update": "On the Cabinet's agenda for 10 June.",
            "rag_text": "Open",
        },
    ],
    "kpis": [
        {"indicator": name, "kind": kind, "period": period, "text": text}
        for name, values in (
            ("Visits to the pool", ("90,000", "81,204", "88,950")),
            ("Calls answered in a minute", ("80%", "76%", "83%")),
        )
        for kind, period, text in zip(
            ("target", "actual", "actual"), ("2024/25", "2023/24", "2024/25"), values, strict=True
        )
    ],
    "work_plan": [
        {
            "section": "meeting",
            "date_text": "17 July 2025",
            "date": "2025-07-17",
            "topic_texts": ["Recycling contract"],
        },
        {
            "section": "meeting",
            "date_text": "18 September 2025",
            "date": "2025-09-18",
            "topic_texts": ["Draft local plan"],
        },
    ],
}

_TEXT = """Wick and Holm District Council
Community Scrutiny Committee
Thursday, 15 May 2025 at 6.00 pm
The Old Exchange, Wick

AGENDA

1. Apologies
2. Declarations of interest
3. Minutes of 3 April 2025
4. Action log
5. Measures of the council plan
6. Work programme


Agenda Item 3

Minutes of the Community Scrutiny Committee held on Thursday, 3 April 2025

Present: Councillors Ames (Chair), Brody, Chetwynd and Dace

1. Apologies
Councillor Eames had sent apologies.

2. Declarations of interest
There were none.

3. Minutes
Resolved: That the minutes of 6 February 2025 be approved.

4. Leisure
The Head of Leisure told the Committee that the pool is full on Saturdays.
Resolved: That the Cabinet be asked to open the pool on Sundays.

5. Work programme
The work programme was noted.

The meeting closed at 7.15 pm.


Agenda Item 4

Action log

No\tDate\tAction\tOfficer\tDue\tUpdate\tStatus
1\t06/02/2025\tSend members the list of empty shops.\tTown centre manager\t31 March 2025\tSent on 20 March.\tComplete
2\t03/04/2025\tAsk the Cabinet to open the pool on Sundays.\tHead of Leisure\tJune 2025\tOn the Cabinet's agenda for 10 June.\tOpen


Agenda Item 5

Measures of the council plan

Measure\tTarget 2024/25\tActual 2023/24\tActual 2024/25
Visits to the pool\t90,000\t81,204\t88,950
Calls answered in a minute\t80%\t76%\t83%


Agenda Item 6

Work programme 2025/26

Meeting\tItem\tOfficer
17 July 2025\tRecycling contract\tHead of Streets
18 September 2025\tDraft local plan\tHead of Planning
"""  # noqa: E501 - a row of a table is one line


def make(folder: Path) -> Path:
    path = folder / NAME
    path.write_text(_TEXT, encoding="utf-8")
    return path
