"""An inspection of children's services as a web page: numbered improvements, no area partners."""

from __future__ import annotations

from pathlib import Path

from tests.finding.papers.kit import Oracle

NAME = "service-inspection.html"
_IMPROVE = (
    "The speed with which first assessments are finished.",
    "How well care leavers know their rights.",
    "Supervision of newly qualified social workers.",
)

ORACLE: Oracle = {
    "document": {"kind": "inspection"},
    "area": "Thornmere",
    "inspected": ["2024-09-16", "2024-09-27"],
    "findings": {
        "effective": 0,
        "do_better": 3,
        "priority_actions": 0,
        "areas_for_improvement": 0,
    },
    "finding_texts": {
        "effective": [],
        "do_better": list(_IMPROVE),
        "priority_actions": [],
        "areas_for_improvement": [],
    },
}


def make(folder: Path) -> Path:
    path = folder / NAME
    listed = "".join(f"<li>{text}</li>" for text in _IMPROVE)
    path.write_text(
        "<html><head><title>Inspection report</title></head><body>"
        "<h1>Inspection of Thornmere local authority children's services</h1>"
        "<p>Inspection dates: 16 to 27 September 2024</p><p>Lead inspector: Vera Amsel</p>"
        "<table><tr><th>Judgement</th><th>Grade</th></tr>"
        "<tr><td>The impact of leaders on social work</td><td>Good</td></tr>"
        "<tr><td>Overall effectiveness</td><td>Good</td></tr></table>"
        "<p>Services have got better since they were last seen. Staff like to work here.</p>"
        f"<h2>What needs to improve?</h2><ul>{listed}</ul>"
        "<h2>The experiences and progress of children who need help</h2>"
        "<p>Most children get help early. The front door is steady.</p></body></html>",
        encoding="utf-8",
    )
    return path
