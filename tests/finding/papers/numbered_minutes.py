"""Minutes of a unitary council, numbered through the year, with the agenda's item under each."""

from __future__ import annotations

from pathlib import Path

from tests.finding.papers.kit import TURN, Oracle, Stamps, Type, gap, pdf

NAME = "numbered-minutes.pdf"
DAY = "2025-01-16"

ORACLE: Oracle = {
    "document": {"kind": "minutes"},
    "meeting": {
        "council": "Eastmere Borough Council",
        "committee": "Place and Communities Scrutiny Panel",
        "date": DAY,
        "time": "18:30",
    },
    "resolutions": [
        {
            "item": "86",
            "text": "That the minutes of the meeting held on 21 November 2024 be confirmed as a"
            " correct record.",
            "meeting_date": DAY,
        },
        {
            "item": "88",
            "text": "That the Panel supports the draft parking strategy, subject to the charges at"
            " Quay Road being looked at again before it goes to the Cabinet.",
            "meeting_date": DAY,
        },
        {
            "item": "88",
            "text": "That a note on blue badge fraud be circulated to the Panel by the end of"
            " February.",
            "meeting_date": DAY,
        },
        {
            "item": "89",
            "text": "That a task group of five members be set up to look at fly-tipping, to report"
            " by July 2025.",
            "meeting_date": DAY,
        },
        {
            "item": "91",
            "text": "That, under section 100A of the Local Government Act 1972, the public be"
            " excluded for the next item, as it is likely to disclose exempt information.",
            "meeting_date": DAY,
        },
        {
            "item": "92",
            "text": "That the Cabinet be recommended to accept option two in the report.",
            "meeting_date": DAY,
        },
    ],
}


def make(folder: Path) -> Path:
    t = Type("Times-Roman", "Times-Bold", 11)

    def head(number: int, item: int | str, name: str) -> list[object]:
        return [
            gap(6),
            t.numbered(f"{number}.", name.upper(), bold=True),
            t.p(f"<i>(Item {item})</i>", indent=40),
        ]

    texts = [row["text"] for row in ORACLE["resolutions"]]
    story = [
        t.h("EASTMERE BOROUGH COUNCIL", 14),
        t.h("PLACE AND COMMUNITIES SCRUTINY PANEL", 12),
        t.p("MINUTES of the meeting held in the Assembly Room, Guildhall, Eastmere on Thursday,"
            " 16 January 2025 at 6.30 pm."),
        t.p("<b>PRESENT:</b> Councillors T Lindqvist (Chair), A Barrowclough, K Mbeki,"
            " J Soames and W Yardley."),
        t.p("<b>IN ATTENDANCE:</b> Councillor P Hurst, Cabinet Member for Streets; Ms L Vance,"
            " Parking Manager."),
        *head(84, 1, "Apologies"),
        t.p("An apology was received from Councillor Nairn.", indent=40),
        *head(85, 2, "Declarations of interest"),
        t.p("Councillor Soames declared that he holds a permit for Quay Road.", indent=40),
        *head(86, 3, "Minutes"),
        t.p("RESOLVED:", indent=40),
        t.p(texts[0], indent=60),
        *head(87, 4, "Questions from the public"),
        t.p("No questions had been received.", indent=40),
        *head(88, 5, "Draft parking strategy"),
        t.p("The Parking Manager introduced the report of the Head of Streets. She said that 412"
            " replies had come to the consultation.", indent=40),
        t.p("In answer to questions, members were told:", indent=40),
        t.p("(1) The charges at Quay Road were last changed in 2019.", indent=60, hang=20),
        t.p("(2) Blue badge fraud had risen, and twelve cases were before the court.",
            indent=60, hang=20),
        t.p("RESOLVED:", indent=40),
        t.p("(1) " + texts[1], indent=60, hang=20),
        *TURN,
        t.p("(2) " + texts[2], indent=60, hang=20),
        *head(89, 6, "Fly-tipping"),
        t.p("The Panel received a briefing. The Head of Streets recommended that the Panel wait for"
            " the new contract. Members took another view.", indent=40),
        t.p("RESOLVED:", indent=40),
        t.p(texts[3], indent=60),
        *head(90, 7, "Work programme"),
        t.p("The Panel noted the work programme.", indent=40),
        *head(91, 8, "Exclusion of the public"),
        t.p("RESOLVED:", indent=40),
        t.p(texts[4], indent=60),
        *head(92, 9, "Lease of the Maltings"),
        t.p("RESOLVED:", indent=40),
        t.p(texts[5], indent=60),
        t.p("The meeting ended at 8.05 pm."),
        t.p("CHAIR"),
    ]  # fmt: skip
    return pdf(folder / NAME, story, Stamps(number="{}", place="right"))
