"""A tracker as a web page, its recommendations grouped by review, ratings by colour alone."""

from __future__ import annotations

from pathlib import Path

from tests.finding.papers.kit import Oracle

NAME = "review-tracker.html"

_GROUPS = (
    ("Review of Night Buses, reported 14 March 2024", (
        ("NB1", "That night buses run to the hospital at weekends.", "Head of Transport",
         "June 2024", "2024-06", "They began on 7 June.", "green"),
        ("NB2", "That fares are capped at two pounds.", "Cabinet Member for Transport",
         "31 March 2025", "2025-03-31", "Talks with the operators go on.", "amber"),
    )),
    ("Review of Damp Homes, reported 5 December 2024", (
        ("DH1", "That every report of damp is answered within five days.", "Head of Housing",
         "TBC", None, "", "red"),
    )),
)  # fmt: skip
_DAYS = ("2024-03-14", "2024-12-05")
_PAINT = {"green": "#00b050", "amber": "#ffc000", "red": "#ff0000"}

ORACLE: Oracle = {
    "document": {"kind": "tracker"},
    "recommendations": [
        {
            "number": ref,
            "date": day,
            "text": text,
            "officer": officer,
            "target_text": target_text,
            "target_date": target,
            "update": update,
            "rag_colour": colour,
        }
        for day, (_, rows) in zip(_DAYS, _GROUPS, strict=True)
        for ref, text, officer, target_text, target, update, colour in rows
    ],
}


def make(folder: Path) -> Path:
    body = ""
    for name, rows in _GROUPS:
        body += f"<tr><td colspan='6'><b>{name}</b></td></tr>"
        body += "".join(
            f"<tr><td>{ref}</td><td>{text}</td><td>{officer}</td><td>{when}</td><td>{update}</td>"
            f"<td style='background-color:{_PAINT[colour]}'></td></tr>"
            for ref, text, officer, when, _, update, colour in rows
        )
    path = folder / NAME
    path.write_text(
        "<html><head><meta charset='utf-8'><title>Recommendations tracker</title></head><body>"
        "<h1>Overview and Scrutiny: recommendations tracker</h1><p>Ainsby Council, January 2025</p>"
        "<table border='1'><tr><th>Ref</th><th>Recommendation</th><th>Owner</th><th>Due</th>"
        f"<th>Progress</th><th>RAG</th></tr>{body}</table></body></html>",
        encoding="utf-8",
    )
    return path
