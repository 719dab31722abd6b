"""A Welsh council's agenda with its forward work programme, in two languages, as a web page."""

from __future__ import annotations

from pathlib import Path

from tests.finding.papers.kit import Oracle

NAME = "cyngor-work-programme.html"

ORACLE: Oracle = {
    "work_plan": [
        {
            "section": "meeting",
            "date_text": "Tuesday 4 March 2025",
            "date": "2025-03-04",
            "topic_texts": ["Welsh in Education Strategic Plan", "School transport"],
        },
        {
            "section": "meeting",
            "date_text": "Tuesday 29 April 2025",
            "date": "2025-04-29",
            "topic_texts": [
                "Library hours",
                "Self-evaluation of scrutiny",
                "Corporate Joint Committee: first year",
            ],
        },
        {
            "section": "meeting",
            "date_text": "June 2025",
            "date": "2025-06",
            "topic_texts": ["Additional learning needs"],
        },
        {
            "section": "review",
            "date_text": "January to May 2025",
            "topic_texts": ["Empty homes in town centres"],
        },
        {
            "section": "training",
            "date_text": "18 March 2025",
            "date": "2025-03-18",
            "topic_texts": ["Asking questions about money"],
        },
    ],
}


def make(folder: Path) -> Path:
    def listed(topics: list[str]) -> str:
        return "<ul>" + "".join(f"<li>{topic}</li>" for topic in topics) + "</ul>"

    rows = ORACLE["work_plan"]
    meetings = "".join(
        f"<tr><td>{row['date_text']}{' (date to be confirmed)' * (row['date'] == '2025-06')}</td>"
        f"<td>{listed(row['topic_texts'])}</td>"
        "<td>Head of Service</td></tr>"
        for row in rows[:3]
    )
    path = folder / NAME
    path.write_text(
        "<html lang='en'><head><meta charset='utf-8'><title>Forward work programme</title></head>"
        "<body><h1>Cyngor Dyffryn Celyn / Dyffryn Celyn Council</h1>"
        "<h2>Learning and Communities Scrutiny Committee: Forward Work Programme 2025</h2>"
        "<p>Croeso i chi siarad Cymraeg. You are welcome to speak Welsh at any meeting.</p>"
        "<h3>Committee meetings</h3>"
        f"<table><tr><th>Meeting date</th><th>Agenda items</th><th>Officer</th></tr>{meetings}"
        "</table><h3>Task and finish groups</h3>"
        "<table><tr><th>Review</th><th>Timescale</th><th>Chair</th></tr>"
        "<tr><td>Empty homes in town centres</td><td>January to May 2025</td>"
        "<td>Cllr Gwen Prosser</td></tr></table>"
        "<h3>Member training</h3>"
        "<table><tr><th>Date</th><th>Session</th><th>Trainer</th></tr>"
        "<tr><td>18 March 2025</td><td>Asking questions about money</td><td>Finance team</td></tr>"
        "</table></body></html>",
        encoding="utf-8",
    )
    return path
