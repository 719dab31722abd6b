"""Minutes set as a table: number, business and who acts, as some northern districts do."""

from __future__ import annotations

from pathlib import Path

from tests.finding.papers.kit import Oracle, Stamps, Type, pdf

NAME = "table-minutes.pdf"
DAY = "2024-11-27"

ORACLE: Oracle = {
    "document": {"kind": "minutes"},
    "meeting": {
        "council": "Carrow and Thwaite Borough Council",
        "committee": "Health and Housing Scrutiny Sub-Committee",
        "date": DAY,
        "time": "17:00",
    },
    "resolutions": [
        {
            "item": "HH/31",
            "text": "that the minutes of 25 September 2024 be signed as a correct record.",
            "meeting_date": DAY,
        },
        {
            "item": "HH/33",
            "text": "that the landlord forum be asked to report in March 2025",
            "meeting_date": DAY,
        },
        {
            "item": "HH/33",
            "text": "that a visit to the Linden estate be arranged.",
            "meeting_date": DAY,
        },
    ],
}


def make(folder: Path) -> Path:
    t = Type("Times-Roman", "Times-Bold", 11, 11)
    rows = [
        ["Minute No", "Business", "Action by"],
        ["HH/29", "<b>APOLOGIES</b><br/>Councillor Wren.", ""],
        ["HH/30", "<b>INTERESTS</b><br/>None was declared.", ""],
        ["HH/31", ("<b>MINUTES</b><br/>It was AGREED that the minutes of 25 September 2024 be"
                  " signed as a correct record."), "Chair"],
        ["HH/32", ("<b>DENTISTS</b><br/>Members heard from the Board that two practices had closed."
                  " The report was noted."), ""],
        ["HH/33", ("<b>EMPTY HOMES</b><br/>The Housing Manager said that 212 homes had been empty"
                  " for over a year.<br/>It was AGREED:<br/>(a) that the landlord forum be asked to"
                  " report in March 2025;<br/>(b) that a visit to the Linden estate be arranged."),
         "Housing Manager"],
    ]  # fmt: skip
    story = [
        t.h("Carrow and Thwaite Borough Council", 14),
        t.h("Health and Housing Scrutiny Sub-Committee", 13),
        t.h("Minutes of the meeting held on Wednesday 27 November 2024 at 5.00pm"),
        t.p("Present: Councillors Ormond (Chair), Pask, Rudd and Tully"),
        t.table(rows, [70, 320, 90]),
        t.p("The meeting closed at 6.25 pm."),
    ]
    return pdf(folder / NAME, story, Stamps(number="{}"))
