"""A strategy with numbered priorities, a glossary as a table and a second one as a list."""

from __future__ import annotations

from pathlib import Path

from tests.finding.papers.kit import LEVEL, TURN, Oracle, Stamps, Type, gap, pdf

NAME = "strategy.pdf"

_PRIORITIES = (
    ("1", "Homes that are warm and dry", (
        "Insulate four hundred homes a year until 2030.",
        ("Answer every report of damp within five working days, and say in writing what will be"
        " done and when."),
        "Lend meters to families who want to see what they use.")),
    ("2", "A home for everybody who works here", (
        "Build on the six sites that the council owns.",
        "Buy back homes near the hospital.")),
    ("3", "Nobody sleeps on the street", (
        "Keep the night shelter open all year.",
        "Find a worker for each person who comes in.",
        "Meet the Harbour Clinic every week.",
        "Count rough sleepers every quarter.")),
)  # fmt: skip
_TABLE = (
    ("Affordable rent", "", "A rent of at most four fifths of what the market asks."),
    ("EPC", "Energy Performance Certificate", ""),
    ("Void", "", "A home that the council owns and nobody lives in."),
)
_LIST = (
    ("DFG", "Disabled Facilities Grant", ""),
    ("HMO", "House in Multiple Occupation", ""),
    ("Choice based letting", "", "people bid for the homes they would like to live in."),
)

ORACLE: Oracle = {
    "document": {"kind": "strategy"},
    "priorities": [
        {"number": number, "title": title, "actions": len(actions)}
        for number, title, actions in _PRIORITIES
    ],
    "priority_texts": {number: list(actions) for number, _, actions in _PRIORITIES},
    "glossary": [
        {"term": term, "expansion": expansion, "definition": definition}
        for term, expansion, definition in (*_TABLE, *_LIST)
    ],
}


def make(folder: Path) -> Path:
    t = Type(size=11, small=10)
    story = [
        gap(120),
        t.h("A Home of Your Own", 24),
        t.h("Housing Strategy 2025 to 2030", 16),
        t.p("Quaywater City Council"),
        *TURN,
        t.h("Foreword", 14),
        t.p("This is what we will do about homes. It follows eleven meetings with tenants."),
    ]
    for number, name, actions in _PRIORITIES:
        story += [
            t.h(f"Priority {number}: {name}", 14),
            t.h("Why this matters", 11),
            t.p("Tenants told us so at every meeting, and the figures bear them out."),
            t.h("What we will do", 11),
            *(t.p(f"• {text}", hang=12, indent=8) for text in actions),
        ]
    story += [
        *TURN,
        t.h("Glossary", 14),
        t.table(
            [["Term", "Meaning"], *([term, more or also] for term, more, also in _TABLE)],
            [140, 330],
            LEVEL,
        ),
        t.h("Abbreviations", 14),
        *(t.p(f"<b>{term}</b> – {more or also}") for term, more, also in _LIST),
    ]
    return pdf(folder / NAME, story, Stamps(number="{}", place="right", foot="Housing Strategy"))
