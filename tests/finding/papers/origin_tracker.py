"""A recommendations tracker as a Word paper, with an Origin column and references by year."""

from __future__ import annotations

from pathlib import Path

from docx.document import Document as WordPaper

from tests.finding.papers.kit import Oracle, word, word_table

NAME = "origin-tracker.docx"

_ROWS = (
    ("SR (25/26) 01", "Scrutiny Board, 12 June 2025", "2025-06-12",
     "That the Executive publishes a list of every bridge with a weight limit.",
     "Executive Member for Highways", "September 2025", "2025-09",
     "Accepted. The list was published on 1 September.", "1 Achieved"),
    ("SR (25/26) 02", "Scrutiny Board, 12 June 2025", "2025-06-12",
     "That libraries lend hearing loops, and that the scheme is reviewed after six months.",
     "Head of Libraries", "31/12/2025", "2025-12-31",
     "Accepted in part. Loops are lent at four of nine libraries.", "3 Slipped"),
    ("SR (25/26) 03", "Flooding task group, 10 July 2025", "2025-07-10",
     "That gullies in the twelve streets named in the report are cleaned twice a year.",
     "Executive Member for Highways", "TBC", None, "", "4 Not achieved"),
    ("A25/14", "Scrutiny Board, 4 September 2025", "2025-09-04",
     "Briefing on the cost of agency staff to be sent to members.",
     "Director of People", "30 October 2025", "2025-10-30", "Due shortly.", "2 On track"),
)  # fmt: skip

ORACLE: Oracle = {
    "document": {"kind": "tracker"},
    "recommendations": [
        {
            "number": ref,
            "date": date,
            "text": text,
            "officer": officer,
            "target_text": target_text,
            "target_date": target,
            "update": update,
            "rag_text": rag,
        }
        for ref, _, date, text, officer, target_text, target, update, rag in _ROWS
    ],
}


def make(folder: Path) -> Path:
    return word(folder / NAME, _write)


def _write(paper: WordPaper) -> None:
    paper.add_heading("Scrutiny Recommendations Tracker 2025/26", 0)
    paper.add_paragraph("Fernside City Council. Progress at 20 October 2025.")
    paper.add_paragraph(
        "Ratings: 1 Achieved, 2 On track, 3 Slipped, 4 Not achieved. Recommendations that were "
        "achieved stay on the list for one more meeting."
    )
    head = [
        "Reference",
        "Origin",
        "Recommendation",
        "Responsible officer / Executive Member",
        "Target date",
        "Update / action taken",
        "Status",
    ]
    rows = [[r, o, t, w, d, u, s] for r, o, _, t, w, d, _, u, s in _ROWS]
    word_table(paper, [head, *rows])
