"""A district's minutes as a Word paper: headings without numbers, and what was agreed in words."""

from __future__ import annotations

from pathlib import Path

from docx.document import Document as WordPaper

from tests.finding.papers.kit import Oracle, word

NAME = "plain-minutes.docx"
DAY = "2024-09-18"

ORACLE: Oracle = {
    "document": {"kind": "minutes"},
    "meeting": {
        "council": "Tarn Valley District Council",
        "committee": "Overview and Scrutiny Committee",
        "date": DAY,
        "time": "19:00",
    },
    "resolutions": [
        {
            "item": None,
            "text": "that the minutes of the meeting held on 17 July 2024 be signed by the Chair as"
            " a correct record.",
            "meeting_date": DAY,
        },
        {
            "item": None,
            "text": "to ask the Head of Housing for a list of the homes that fail the standard.",
            "meeting_date": DAY,
        },
        {
            "item": None,
            "text": "that the leisure contract come back to the Committee in January 2025.",
            "meeting_date": DAY,
        },
        {
            "item": None,
            "text": "that Councillor Quill represent the Committee on the flood group.",
            "meeting_date": DAY,
        },
    ],
}


def make(folder: Path) -> Path:
    return word(folder / NAME, _write)


def _write(paper: WordPaper) -> None:
    texts = [row["text"] for row in ORACLE["resolutions"]]
    paper.add_heading("Tarn Valley District Council", 0)
    paper.add_heading("Minutes of the Overview and Scrutiny Committee", 1)
    paper.add_paragraph("Held on Wednesday, 18 September 2024 at 7.00 pm in the Old Mill, Tarn")
    paper.add_paragraph("Present: Councillors Ashgrove (in the Chair), Brightwell, Quill and Stone")
    paper.add_paragraph("Officers: H Merrow (Head of Housing), D Pell (Democratic Services)")
    paper.add_heading("Apologies for absence", 2)
    paper.add_paragraph("Councillor Teasdale sent her apologies.")
    paper.add_heading("Minutes of the last meeting", 2)
    paper.add_paragraph(f"The Committee agreed {texts[0]}")
    paper.add_heading("Housing standards", 2)
    paper.add_paragraph(
        "The Head of Housing told members that 61 homes fail the standard. The report recommends a "
        "programme over three years. Members thought three years too long."
    )
    paper.add_paragraph("The Committee agreed:")
    paper.add_paragraph(texts[1], style="List Number")
    paper.add_paragraph(texts[2], style="List Number")
    paper.add_heading("Flood group", 2)
    paper.add_paragraph("The Chair invited nominations. One was received.")
    paper.add_paragraph(f"It was agreed {texts[3]}")
    paper.add_heading("Budget monitoring", 2)
    paper.add_paragraph("The Committee noted the report.")
    paper.add_paragraph("The meeting ended at 8.40 pm.")
