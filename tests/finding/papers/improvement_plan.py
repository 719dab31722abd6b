"""An improvement plan over three wide pages; a painted cell is the only sign of how far it is."""

from __future__ import annotations

from pathlib import Path

from tests.finding.papers.kit import SHADED_HEAD, Oracle, Stamps, Type, gap, pdf

NAME = "improvement-plan.pdf"
_PAINT = {"green": "#92d050", "amber": "#ffc000", "red": "#ff0000", "blue": "#0070c0", "": ""}

_PLAN = (
    ("1.1", "Renew the front door", "Head of Early Help", (
        ("Agree one referral form with schools and health", "31 May 2025", "2025-05-31",
         "Agreed with all but two schools.", "green"),
        ("Train the front door team in the new form", "30 June 2025", "2025-06-30",
         "Half the team has been trained.", "amber"),
        ("Publish a guide for families", "Sept 2025", "2025-09", "", "")),
     ),
    ("1.2", "Bring down the size of caseloads", "Head of Social Work", (
        ("Fill the nine open posts", "31 July 2025", "2025-07-31",
         "Four are filled; adverts for the others close in June.", "red"),
        ("Set a ceiling for newly qualified staff", "30 April 2025", "2025-04-30",
         "In force.", "blue")),
     ),
    ("2.1", "Make plans with children and not for them", "Principal Social Worker", (
        ("Hold six workshops with the children in care council", "31 October 2025", "2025-10-31",
         "Two have been held, in Penstow and in Larch Hill.", "green"),
        ("Rewrite the plan's form in plain words", "31 August 2025", "2025-08-31",
         "A draft is with the council's young inspectors.", "amber"),
        ("Audit forty plans", "December 2025", "2025-12", "", "")),
     ),
    ("2.2", "Check that decisions are carried out", "Head of Quality", (
        ("Report every quarter to the improvement board", "Quarterly", None,
         "The first report was made in April.", "green"),
        ("Review the way that cases step down", "31 January 2026", "2026-01-31", "", "")),
     ),
    ("3.1", "Know our own performance", "Head of Performance", (
        ("Replace the weekly spreadsheet by a dashboard", "30 September 2025", "2025-09-30",
         "The supplier was chosen in May.", "green"),
        ("Train all managers to use it", "30 November 2025", "2025-11-30", "", ""),
        ("Test the figures against fifty case files", "TBC", None, "", "red")),
     ),
)  # fmt: skip

ORACLE: Oracle = {
    "document": {"kind": "improvement_plan"},
    "milestones": [
        {
            "ref": ref,
            "action": action,
            "lead": lead,
            "milestone": milestone,
            "due_text": due_text,
            "due": due,
            "position": position,
            "status": status,
        }
        for ref, action, lead, rows in _PLAN
        for milestone, due_text, due, position, status in rows
    ],
}


def make(folder: Path) -> Path:
    t = Type(size=10, small=10)
    head = ["Ref", "Action", "Lead", "Milestone", "Due date", "Progress to date", "RAG"]
    cells: list[list[str]] = [head]
    fills: dict[tuple[int, int], str] = {}
    spans: list[tuple[object, ...]] = []
    for ref, action, lead, rows in _PLAN:
        first = len(cells)
        for at, (milestone, due, _, position, status) in enumerate(rows):
            if status:
                fills[len(cells), 6] = _PAINT[status]
            # White space makes the plan as long as a real one.
            line = [ref, action, lead] if at == 0 else ["", "", ""]
            cells.append([*line, milestone, due, f"{position}<br/><br/><br/>", ""])
        spans += [("SPAN", (place, first), (place, len(cells) - 1)) for place in range(3)]
    story = [
        t.h("Larchmere Metropolitan Borough Council", 11),
        t.h("Children's Services Improvement Plan 2025", 16),
        t.p("Progress at 31 May 2025. Blue: done. Green: on track. Amber: at risk. Red: late."),
        gap(),
        t.table(cells, [32, 120, 90, 175, 80, 185, 40], SHADED_HEAD, fills=fills, style=spans),
    ]
    return pdf(folder / NAME, story, Stamps(number="{}", place="left"), wide=True)
