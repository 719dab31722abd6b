"""An inspectorate's report on an area: prose, bullets that wrap, and two numbered boxes."""

from __future__ import annotations

from pathlib import Path

from tests.finding.papers.kit import TURN, Oracle, Stamps, Type, gap, pdf

NAME = "inspection-report.pdf"

_WELL = (
    "Health visitors see nearly all families at two years, and pass on what they find.",
    (
        "The portage team is prized by parents. It visits every week in term time and has no"
        " waiting list."
    ),
    "Schools know whom to ring, and somebody answers.",
)
_BETTER = (
    "Plans are not reviewed on time, and one in three is more than a year old.",
    "Young people over sixteen do not know what help there is after school.",
)
_PRIORITY = (
    (
        "Leaders should act urgently to see that children who wait for an assessment of autism are"
        " kept safe while they wait."
    ),
)
_IMPROVE = (
    "Leaders should see that annual reviews are held and written up on time.",
    "Health commissioners should tell parents what is offered, in one place.",
)

ORACLE: Oracle = {
    "document": {"kind": "inspection"},
    "area": "Ormsdale",
    "inspected": ["2025-03-10", "2025-03-14"],
    "previous_inspection": ["2019-06-17", "2019-06-21"],
    "findings": {
        "effective": 3,
        "do_better": 2,
        "priority_actions": 1,
        "areas_for_improvement": 2,
    },
    "finding_texts": {
        "effective": list(_WELL),
        "do_better": list(_BETTER),
        "priority_actions": list(_PRIORITY),
        "areas_for_improvement": list(_IMPROVE),
    },
}


def make(folder: Path) -> Path:
    t = Type(size=12)
    bullets = [t.p(f"• {text}", indent=10, hang=12) for text in _WELL]
    story = [
        t.h("Area inspection of services for children with additional needs in Ormsdale", 18),
        t.p("Inspection dates: 10 March 2025 to 14 March 2025"),
        t.p("Date of previous inspection: 17 June 2019 to 21 June 2019"),
        t.h("Inspection outcome", 14),
        t.p("The local area partnership's arrangements lead to inconsistent experiences and"
            " outcomes. The partnership must work jointly to improve them."),
        t.h("Information about the local area partnership", 14),
        t.p("Ormsdale Council and the Ormsdale Integrated Care Board share the work. The board took"
            " over in July 2022."),
        *TURN,
        t.h("What is the area partnership doing that is effective?", 14),
        *bullets,
        gap(),
        t.h("What does the area partnership need to do better?", 14),
        *(t.p(f"• {text}", indent=10, hang=12) for text in _BETTER),
        t.h("Areas for priority action", 14),
        t.table([["Responsible body", "Areas for priority action"],
                 ["Leaders of the council and the board", _PRIORITY[0]]], [150, 320]),
        t.h("Areas for improvement", 14),
        t.table([["Areas for improvement"], [_IMPROVE[0]], [_IMPROVE[1]]], [470]),
        t.h("Inspection team", 14),
        t.p("A. Carrow, lead inspector; B. Denny, inspector"),
    ]  # fmt: skip
    return pdf(folder / NAME, story, Stamps(number="{}", place="right", head="Ormsdale"))
