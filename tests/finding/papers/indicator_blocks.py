"""A performance report that gives each indicator a block of its own, and no table."""

from __future__ import annotations

from pathlib import Path

from reportlab.platypus import Flowable

from tests.finding.papers.kit import Oracle, Stamps, Type, gap, pdf

NAME = "indicator-blocks.pdf"

_BLOCKS = (
    ("Household waste recycled", "Green", "Higher is better", "percent",
     (("actual", "2024-12", "52.4%"), ("target", None, "50%"), ("actual", "2024-09", "51.0%"))),
    ("Missed bins in 100,000 collections", "Red", "Lower is better", "count",
     (("actual", "2024-12", "71"), ("target", None, "45"), ("actual", "2024-09", "66"))),
    ("Council tax collected", "Amber", "Higher is better", "percent",
     (("actual", "2024-12", "82.1%"), ("target", None, "83.0%"), ("actual", "2024-09", "55.9%"))),
    ("Days to process a new claim", "Green", "Lower is better", "count",
     (("actual", "2024-12", "17"), ("target", None, "20"), ("actual", "2024-09", "19"))),
)  # fmt: skip

ORACLE: Oracle = {
    "document": {"kind": "report"},
    "kpis": [
        {"indicator": name, "kind": kind, "period": period, "text": text, "unit": unit}
        for name, _, _, unit, values in _BLOCKS
        for kind, period, text in values
    ],
}


def make(folder: Path) -> Path:
    t = Type()
    story: list[Flowable] = [
        t.h("Sallow Bay Council", 12),
        t.h("Performance report: quarter three, October to December 2024", 15),
        t.p("Each measure shows the latest figure, the target and the floor under which the service"
            " has to write to the Cabinet."),
    ]  # fmt: skip
    floors = ("46%", "80", "80%", "25")
    for (name, rag, better, _, values), floor in zip(_BLOCKS, floors, strict=True):
        latest, target, before = (text for _, _, text in values)
        story += [
            gap(6),
            t.h(f"{name} - {rag}", 12),
            t.p(f"Latest (December 2024): {latest} &nbsp;&nbsp; Target: {target} &nbsp;&nbsp; "
                f"Floor: {floor}"),
            t.p(f"Previous (September 2024): {before} &nbsp;&nbsp; {better}"),
            t.p("The service met with the contractor in November and will do so again in spring."),
        ]  # fmt: skip
    return pdf(folder / NAME, story, Stamps(number="Page {}"))
