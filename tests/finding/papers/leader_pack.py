"""A metropolitan pack: an agenda with dot leaders, minutes with motions, a plan by objective."""

from __future__ import annotations

from pathlib import Path

from reportlab.platypus import Flowable

from tests.finding.papers.kit import TURN, WIDE, ItemStamp, Oracle, Stamps, Type, gap, pdf

NAME = "leader-pack.pdf"
DAY = "2025-01-28"

ORACLE: Oracle = {
    "document": {"kind": "agenda_pack"},
    "meeting": {
        "council": "Stanmoor Metropolitan Borough Council",
        "committee": "Children and Skills Scrutiny Committee",
        "date": "2025-03-11",
        "time": "18:00",
        "venue": "Committee Room 1, Civic Centre, Stanmoor",
    },
    "agenda_items": [
        {"number": "1", "title": "Apologies for absence", "first_page": None},
        {"number": "2", "title": "Members' interests", "first_page": None},
        {
            "number": "3",
            "title": "Minutes of the meeting of 28 January 2025",
            "first_page": 1,
            "last_page": 1,
        },
        {
            "number": "4",
            "title": "Skills plan: actions for the second year",
            "first_page": 2,
            "last_page": 3,
        },
        {"number": "5", "title": "Youth justice: verbal update", "first_page": None},
        {"number": "6", "title": "Urgent business", "first_page": None},
    ],
    "resolutions": [
        {
            "item": "45",
            "text": "That the minutes of 3 December 2024 be approved.",
            "meeting_date": DAY,
        },
        {
            "item": "46",
            "text": "That the Cabinet be asked to pay bus fares for apprentices under twenty.",
            "meeting_date": DAY,
        },
        {
            "item": "47",
            "text": "That the plan be supported.",
            "meeting_date": DAY,
        },
        {
            "item": "47",
            "text": "That colleges send their figures each term.",
            "meeting_date": DAY,
        },
    ],
    "reports": [
        {
            "item": "4",
            "title": "Skills plan: actions for the second year",
            "officer": "Director of Skills",
            "recommendations": ["That the actions at Appendix A be endorsed."],
        }
    ],
    "milestones": [
        {
            "ref": "1.1",
            "action": "More young people in work",
            "milestone": "Run two jobs fairs with the college",
            "lead": "Skills manager",
            "due_text": "Oct 2025",
            "due": "2025-10",
            "status": "Green",
        },
        {
            "ref": "1.2",
            "action": "More young people in work",
            "milestone": "Sign up thirty firms to offer work experience",
            "lead": "Business team",
            "due_text": "March 2026",
            "due": "2026-03",
            "status": "Amber",
        },
        {
            "ref": "2.1",
            "action": "Adults who can read and count",
            "milestone": "Open an evening class at Fenside library",
            "lead": "Adult learning",
            "due_text": "Sept 2025",
            "due": "2025-09",
            "status": "Green",
        },
    ],
}


def make(folder: Path) -> Path:
    t = Type(size=11, small=9)

    def item(number: int, name: str, page: str = "") -> Flowable:
        dots = " " + ". " * 20 + page if page else ""
        return t.p(f"{number}. {name}{dots}")

    texts = [row["text"] for row in ORACLE["resolutions"]]
    story = [
        t.h("STANMOOR METROPOLITAN BOROUGH COUNCIL", 14),
        t.h("CHILDREN AND SKILLS SCRUTINY COMMITTEE", 13),
        t.p("Tuesday, 11 March 2025 at 6.00 p.m."),
        t.p("Committee Room 1, Civic Centre, Stanmoor"),
        gap(20),
        t.h("A G E N D A", 13),
        item(1, "Apologies for absence"),
        item(2, "Members' interests"),
        item(3, "Minutes of the meeting of 28 January 2025", "1"),
        item(4, "Skills plan: actions for the second year", "2 - 3"),
        item(5, "Youth justice: verbal update"),
        item(6, "Urgent business"),
        t.p("Published on 3 March 2025. Copies in large print on request."),
        *TURN,
        ItemStamp("3"),
        t.h("CHILDREN AND SKILLS SCRUTINY COMMITTEE"),
        t.h("At a meeting held on Tuesday, 28 January 2025"),
        t.p("Present: Councillors Adeyemi (Chair), Brook, Castellano and Dunne"),
        t.h("Minute 44 Apologies"),
        t.p("None."),
        t.h("Minute 45 Minutes"),
        t.p("Resolved – " + texts[0]),
        t.h("Minute 46 Fares"),
        t.p("Councillor Brook moved, and Councillor Dunne seconded, a motion on fares. Councillor"
            " Castellano thought that the committee had agreed to this last year. The motion was"
            " put to the vote: 6 for, 2 against."),
        t.p("Resolved – " + texts[1]),
        t.h("Minute 47 Skills plan"),
        t.p("The Director presented the plan. Recommendations in the report were read out."),
        t.p("Resolved –"),
        t.p("(i) " + texts[2], indent=20, hang=20),
        t.p("(ii) " + texts[3], indent=20, hang=20),
        t.p("The meeting closed at 7.40 p.m."),
        *TURN,
        ItemStamp("4"),
        t.h("Report of the Director of Skills"),
        t.h("Skills plan: actions for the second year", 14),
        t.h("1. Recommendation"),
        t.p("1.1 That the actions at Appendix A be endorsed."),
        t.h("2. Background"),
        t.p("2.1 The plan was agreed in March 2024. It is resolved into two objectives."),
        *WIDE,
        t.h("Appendix A: Action plan"),
        t.table(
            [["Ref", "Objective", "Action", "Lead", "By when", "Success measure", "RAG"],
             ["1.1", "More young people in work", "Run two jobs fairs with the college",
              "Skills manager", "Oct 2025", "Four hundred visitors", "Green"],
             ["1.2", "", "Sign up thirty firms to offer work experience", "Business team",
              "March 2026", "Thirty firms", "Amber"],
             ["2.1", "Adults who can read and count", "Open an evening class at Fenside library",
              "Adult learning", "Sept 2025", "Twelve learners a term", "Green"]],
            [40, 130, 190, 90, 80, 130, 50],
            style=[("SPAN", (1, 1), (1, 2))],
        ),
    ]  # fmt: skip
    return pdf(folder / NAME, story, Stamps(front=1, number="{}", turned=True))
