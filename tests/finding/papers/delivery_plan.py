"""A delivery plan in Word: actions with their key tasks and dates, which is no tracker."""

from __future__ import annotations

from pathlib import Path

from docx.document import Document as WordPaper

from tests.finding.papers.kit import Oracle, word, word_table

NAME = "delivery-plan.docx"

_ROWS = (
    ("Plant street trees", "Choose forty streets with residents", "Tree officer", "31/03/2025",
     "2025-03-31", "Forty-two were chosen.", "Complete"),
    ("Plant street trees", "Order and plant the trees", "Tree officer", "30/11/2025", "2025-11-30",
     "Orders go out in June.", "On track"),
    ("Cut energy in our buildings", "Fit new boilers at three schools", "Energy manager",
     "August 2025", "2025-08", "The contract was let.", "On track"),
    ("Cut energy in our buildings", "Solar panels on the market hall", "Energy manager", "TBC",
     None, "A survey found asbestos.", "At risk"),
)  # fmt: skip

ORACLE: Oracle = {
    "document": {"kind": "improvement_plan"},
    "milestones": [
        {
            "action": action,
            "milestone": task,
            "lead": lead,
            "due_text": when,
            "due": due,
            "position": update,
            "status": status,
        }
        for action, task, lead, when, due, update, status in _ROWS
    ],
}


def make(folder: Path) -> Path:
    return word(folder / NAME, _write)


def _write(paper: WordPaper) -> None:
    paper.add_heading("Climate Delivery Plan 2025", 0)
    paper.add_paragraph("Wetherdale Council. Position at 30 April 2025.")
    head = ["Action", "Key task", "Lead", "Date", "Update", "Status"]
    word_table(paper, [head, *([a, k, w, d, u, s] for a, k, w, d, _, u, s in _ROWS)])
