"""A district's work programme in Word: a heading a meeting, its topics as bullets under it."""

from __future__ import annotations

from pathlib import Path

from docx.document import Document as WordPaper

from tests.finding.papers.kit import Oracle, word

NAME = "listed-programme.docx"

ORACLE: Oracle = {
    "work_plan": [
        {
            "section": "meeting",
            "date_text": "12 June 2025",
            "date": "2025-06-12",
            "topic_texts": ["Election of the Chair", "Waste contract", "Sports strategy"],
        },
        {
            "section": "meeting",
            "date_text": "4 September 2025",
            "date": "2025-09-04",
            "topic_texts": ["Budget outlook", "Police and crime in the town centre"],
        },
        {
            "section": "meeting",
            "date_text": "27 November 2025",
            "date": "2025-11-27",
            "topic_texts": ["Homelessness: one year on"],
        },
    ],
}


def make(folder: Path) -> Path:
    return word(folder / NAME, _write)


def _write(paper: WordPaper) -> None:
    paper.add_heading("Overview and Scrutiny Work Programme 2025/26", 0)
    paper.add_paragraph("Pennick District Council. The Chair may add topics during the year.")
    for row in ORACLE["work_plan"]:
        paper.add_heading(row["date_text"], 2)
        for topic in row["topic_texts"]:
            paper.add_paragraph(topic, style="List Bullet")
    paper.add_heading("How topics are chosen", 2)
    paper.add_paragraph("Members score each idea for public interest and for what it may change.")
