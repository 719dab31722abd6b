"""An agenda as a Word paper without page numbers, with parts A and B and an exempt item."""

from __future__ import annotations

from pathlib import Path

from docx.document import Document as WordPaper

from tests.finding.papers.kit import Oracle, word

NAME = "word-agenda.docx"

_ITEMS = (
    "Apologies for absence",
    "Declarations of interest",
    "Minutes of the meeting held on 9 January 2025",
    "Petition: crossing at Bell Lane",
    "Road safety around schools",
    "Work programme",
    "Exclusion of press and public",
    "Contract for winter gritting",
)

ORACLE: Oracle = {
    "document": {"kind": "agenda_pack"},
    "meeting": {
        "council": "Dunmarsh Council",
        "committee": "Environment Select Committee",
        "date": "2025-03-20",
        "time": "19:30",
    },
    "agenda_items": [
        {"number": str(at), "title": title, "first_page": None, "last_page": None}
        for at, title in enumerate(_ITEMS, start=1)
    ],
}


def make(folder: Path) -> Path:
    return word(folder / NAME, _write)


def _write(paper: WordPaper) -> None:
    paper.add_heading("Dunmarsh Council", 1)
    paper.add_heading("Environment Select Committee", 1)
    paper.add_paragraph("Thursday 20 March 2025, 7.30pm")
    paper.add_paragraph("Committee Suite, Civic Offices, Dunmarsh")
    paper.add_paragraph("Councillors: Abara, Finch, Hollis, Jarvis and Oakes")
    paper.add_heading("Agenda", 2)
    paper.add_heading("Part A: open to the public", 3)
    for at, title in enumerate(_ITEMS[:7], start=1):
        heading = paper.add_paragraph()
        heading.add_run(f"{at}. {title}").bold = True
        if at in (3, 5):
            paper.add_paragraph("To receive the attached paper and decide what to do.")
    paper.add_heading("Part B: closed to the public", 3)
    paper.add_paragraph().add_run(f"8. {_ITEMS[7]}").bold = True
    paper.add_paragraph("Exempt under paragraph 3 of Schedule 12A.")
