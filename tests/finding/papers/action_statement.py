"""A statement of action as a Word paper: an area a heading, its lists under smaller headings."""

from __future__ import annotations

from pathlib import Path

from docx.document import Document as WordPaper

from tests.finding.papers.kit import Oracle, word

NAME = "statement-of-action.docx"

_AREAS = (
    (
        "1",
        "Plans are late and parents do not see what has become of them",
        {
            "actions": [
                "Open a page where a parent sees how far a plan is.",
                "Bring six more officers into the team that writes plans.",
                "Meet every head of inclusion once a term.",
            ],
            "impacts": [
                "Parents ring less often to ask.",
                "Children start school with a plan in place.",
            ],
            "outcomes": ["Nine plans in ten are ready within twenty weeks."],
            "evidence": [
                "The monthly count of plans that were on time.",
                "Letters and complaints from parents.",
            ],
        },
    ),
    (
        "2",
        "Health advice comes too late to be used",
        {
            "actions": [
                "Name one clinic that collects all advice.",
                "Pay for two sessions a week of a community doctor.",
            ],
            "impacts": ["Plans hold what a doctor said this year."],
            "outcomes": [
                "All advice comes within six weeks.",
                "No plan is sent out without advice on health.",
            ],
            "evidence": ["An audit of thirty plans each quarter."],
        },
    ),
)

ORACLE: Oracle = {
    "document": {"kind": "statement_of_action"},
    "areas": [
        {"number": number, "title": title, **{name: len(texts) for name, texts in lists.items()}}
        for number, title, lists in _AREAS
    ],
    "area_texts": {number: lists for number, _, lists in _AREAS},
}
_HEADS = {
    "actions": "What we will do",
    "impacts": "The difference this will make",
    "outcomes": "What we want to achieve",
    "evidence": "How we will know",
}


def make(folder: Path) -> Path:
    return word(folder / NAME, _write)


def _write(paper: WordPaper) -> None:
    paper.add_heading("Ormsdale: Written Statement of Action", 0)
    paper.add_paragraph(
        "Ormsdale Council and the Integrated Care Board answer the inspection of March 2025. The "
        "inspectors found two areas of weakness. We accept both."
    )
    for number, title, lists in _AREAS:
        paper.add_heading(f"Area of weakness {number}: {title}", 1)
        paper.add_paragraph("The inspectors said this after they had met forty families.")
        for name, texts in lists.items():
            paper.add_heading(_HEADS[name], 2)
            for text in texts:
                paper.add_paragraph(text, style="List Bullet")
    paper.add_heading("Governance", 1)
    paper.add_paragraph("A board chaired by the two chief executives meets each month.")
