"""A forward plan of one decision a block, its labels at the left, as a unitary prints it."""

from __future__ import annotations

from pathlib import Path

from reportlab.platypus import Flowable

from tests.finding.papers.kit import BARE, Oracle, Stamps, Type, gap, pdf

NAME = "block-plan.pdf"

_ROWS = (
    ("FP/25/011", "Admissions to secondary schools from September 2026", "Executive",
     "12 March 2025", "2025-03-12", "Councillor J Threlfall (Children)"),
    ("FP/25/014", "Sale of the former depot at Mill Bank", "Executive Member for Property",
     "Between 1 and 30 April 2025", "2025-04", "Councillor A Nwosu (Property)"),
    ("FP/25/015", "Parking permits: a single price for all zones", "Executive", "16 April 2025",
     "2025-04-16", "Councillor D Pryor (Environment)"),
)  # fmt: skip

ORACLE: Oracle = {
    "forward_plan": [
        {
            "matter": matter,
            "references": [ref],
            "date": date,
            "decision_taker": taker,
            "cabinet_member": member,
        }
        for ref, matter, taker, _, date, member in _ROWS
    ]
}


def make(folder: Path) -> Path:
    t = Type(size=11, small=11)
    story: list[Flowable] = [
        t.h("Ravensholme Council", 14),
        t.h("Forward Plan: March to June 2025", 14),
        t.p("This notice lists the key decisions that the Executive expects to take."),
    ]
    for ref, matter, taker, when, _, member in _ROWS:
        story += [
            gap(12),
            t.table(
                [
                    ["Reference", ref],
                    ["Matter for decision", matter],
                    ["Decision maker", taker],
                    ["Date decision expected", when],
                    ["Executive Member", member],
                    ["Consultees", "Ward councillors and schools"],
                    ["Documents", "Report of the Director"],
                    ["Contact", "democracy, telephone 01632 960477"],
                ],
                [160, 310],
                BARE,
                headings=0,
            ),
        ]
    return pdf(folder / NAME, story, Stamps(number="{}"))
