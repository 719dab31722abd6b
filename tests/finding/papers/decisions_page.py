"""A record of executive decisions as a web page: a heading a decision, its facts in a list."""

from __future__ import annotations

from pathlib import Path

from tests.finding.papers.kit import Oracle

NAME = "decisions.html"

ORACLE: Oracle = {
    "decisions": [
        {
            "reference": "D24-118",
            "title": "Renewal of the lease at Harbour Clinic",
            "date": "2024-10-02",
            "cabinet_member": "Councillor N Whitcombe, Cabinet Member for Assets",
        },
        {
            "reference": "D24-121",
            "title": "Speed limit on Beacon Lane: traffic regulation order",
            "date": "2024-10-09",
            "cabinet_member": "Councillor F Sandoval, Cabinet Member for Highways",
        },
        {
            "reference": "D24-126",
            "title": "Fees of the crematorium from January 2025",
            "date": "2024-10-30",
            "cabinet_member": "Councillor N Whitcombe, Cabinet Member for Assets",
        },
    ],
}


def make(folder: Path) -> Path:
    days = ("2 October 2024", "9 October 2024", "30 October 2024")
    made = "".join(
        f"<h2>{row['title']}</h2><table><tr><th>Reference</th><td>{row['reference']}</td></tr>"
        f"<tr><th>Date of decision</th><td>{day}</td></tr>"
        f"<tr><th>Decision taken by</th><td>{row['cabinet_member']}</td></tr>"
        "<tr><th>Decision</th><td>Agreed as set out in the report.</td></tr>"
        "<tr><th>Reasons</th><td>The alternatives cost more.</td></tr></table>"
        for row, day in zip(ORACLE["decisions"], days, strict=True)
    )
    path = folder / NAME
    path.write_text(
        "<!doctype html><html><head><title>Executive decisions - Ostermoor Council</title></head>"
        "<body><nav><a href='/'>Home</a> <a href='/council'>Council</a></nav><main>"
        "<h1>Record of executive decisions, October 2024</h1>"
        "<p>Decisions taken by members of the Cabinet on their own. They come into force five days"
        f" after they are published unless they are called in.</p>{made}</main>"
        "<footer>Ostermoor Council, Market Place, Ostermoor</footer></body></html>",
        encoding="utf-8",
    )
    return path
