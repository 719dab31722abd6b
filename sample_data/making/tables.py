"""The tables of the pack, each made from its source data and each row's page noted by a key."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from reportlab.platypus import Flowable, KeepTogether, Spacer

from making.parts import ARROWS, CAPTION, CELL, HEADING, RAG_FILLS, Places, table, words
from making.sources import read_table

Part = Callable[[Places], list[Flowable]]

TARGETS = ("Baseline April 2023", "Target October 2023", "Target March 2024", "Target October 2024")


def waiting_table(data: dict[str, Any], heading: list[str], places: Places) -> list[Flowable]:
    """A waiting list with its caption; the per cent and the unknown as they are printed."""
    waiting, over, percent, longest, average = (
        "Not known" if figure < 0 else str(figure) for figure in data["figures"]
    )
    rows = [["", *heading], [data["service"], waiting, over, f"{percent}%", longest, average]]
    ruled = table(rows, [120, 66, 82, 82, 66, 66], keys=[f"wait:{data['key']}"], places=places)
    return [KeepTogether([words(data["caption"], CAPTION), ruled])]


def dashboard(places: Places) -> list[Flowable]:
    """The dashboard: a heading and a row of six boxes for each service."""
    data = read_table("waiting")["dashboard"]
    flow: list[Flowable] = [words(f"**{data['heading']}**", HEADING)]
    for service in data["services"]:
        name = service["service"]
        boxes = [["\n".join(box) for box in zip(_LABELS, _readings(service), strict=True)]]
        key = f"board:{name}"
        ruled = table(boxes, [80.5] * 6, heading_rows=0)
        flow.append(KeepTogether([words(f"**{name}**", CELL, key, places), Spacer(0, 2), ruled]))
    flow.append(words(data["note"], CELL))
    return flow


_LABELS = (
    "Average wait:", "Longest wait:", ">18 week wait", ">52 week wait", ">78 week wait",
    "Referrals waiting",
)  # fmt: skip


def _readings(service: dict[str, Any]) -> list[str]:
    texts = []
    for at, (value, arrow) in enumerate(zip(service["values"], service["arrows"], strict=True)):
        sign = "(=)" if arrow == "same" else ARROWS.get(arrow, "")
        texts.append(f"{value}{' weeks' if at < 2 else ''} {sign}".strip())
    moved = service["moved"]
    texts.append(f"{service['waiting']} ({ARROWS['up' if moved > 0 else 'down']}{abs(moved)})")
    return texts


def tracker(places: Places) -> list[Flowable]:
    """The tracker; its rows may break over the page, as a word processor lets them."""
    data = read_table("tracker")
    rows, fills = [data["heading"]], []
    for number, row in enumerate(data["rows"], start=1):
        texts = [row[name] for name in ("date_text", "text", "target_text", "officer", "update")]
        rows.append([str(number), *texts, row["rag_text"]])
        if "rag_colour" in row:
            fills.append((6, number, RAG_FILLS[row["rag_colour"]]))
    keys = [f"rec:{number}" for number in range(1, len(rows))]
    widths = [22, 56, 150, 58, 76, 80, 46]
    return [table(rows, widths, keys=keys, places=places, fills=fills, split_rows=True)]


def practice(places: Places) -> list[Flowable]:
    """The practice measures: a heading of two rows, target and outcome side by side."""
    rows = [
        ["Ref.", "Measure", "Baseline April 2023", "% found good in audit in Oct 2023", "",
         "% found good in audit in March 2024", "", "% found good in audit in Oct 2024", ""],
        ["", "", "Outcome", "Target", "Outcome", "Target", "Outcome", "Target", "Outcome"],
    ]  # fmt: skip
    data = read_table("indicators")["practice"]["rows"]
    rows += [[*row[:5], row[5], "", row[6], ""] for row in data]
    keys = [f"practice:{row[1]}" for row in data]
    spans = [("SPAN", (column, 0), (column + 1, 0)) for column in (3, 5, 7)]
    widths = [36, 250, 72, 62, 62, 62, 62, 62, 62]
    return [table(rows, widths, heading_rows=2, keys=keys, places=places, more=spans)]


def outputs(places: Places) -> list[Flowable]:
    """The output measures under their four outcomes; the outcome is printed on its first row."""
    rows: list[list[str]] = [["Outcome", "Indicators", *TARGETS]]
    keys = []
    for outcome in read_table("indicators")["outputs"]["outcomes"]:
        for at, row in enumerate(outcome["rows"]):
            rows.append(["" if at else outcome["title"], *row])
            keys.append(f"output:{row[0]}")
    return [table(rows, [150, 240, 78, 92, 85, 85], keys=keys, places=places)]


def milestones(_places: Places) -> list[Flowable]:
    """The improvement plan's milestones; merged cells are left empty under their first row."""
    data = read_table("indicators")["milestones"]
    return [table([data["heading"], *data["rows"]], [34, 120, 110, 180, 72, 150, 64])]


def workplan(_places: Places) -> list[Flowable]:
    """The work plan's three tables; a meeting's topics are numbered."""
    flow: list[Flowable] = []
    for section in read_table("workplan")["sections"]:
        rows = [[section["title"], ""]]
        for date_text, topics in section["rows"]:
            listed = (
                [f"{number}. {topic}" for number, topic in enumerate(topics, start=1)]
                if len(topics) > 1
                else topics
            )
            rows.append([date_text, "\n".join(listed)])
        flow.append(table(rows, [120, 364], more=[("SPAN", (0, 0), (1, 0))]))
    return flow


def decisions(_places: Places) -> list[Flowable]:
    """The decisions taken."""
    data = read_table("decisions")
    rows = [[cell.replace("|", "\n") for cell in row] for row in data["rows"]]
    return [table([data["heading"], *rows], [150, 140, 60, 60, 74])]


def forward(_places: Places) -> list[Flowable]:
    """The Forward Plan's summary."""
    data = read_table("decisions")["forward"]
    return [table([data["heading"], *data["rows"]], [80, 170, 70, 70, 94])]


def forward_detail(index: int) -> Part:
    """An entry of the Forward Plan in full."""

    def made(_places: Places) -> list[Flowable]:
        rows = read_table("decisions")["forward"]["details"][index]["rows"]
        return [KeepTogether(table(rows, [170, 314], heading_rows=0))]

    return made


def all_parts() -> dict[str, Part]:
    """Every table by the name by which a paper calls it."""
    data = read_table("waiting")
    parts: dict[str, Part] = {
        "{dashboard}": dashboard,
        "{tracker}": tracker,
        "{workplan}": workplan,
        "{table:practice}": practice,
        "{table:outputs}": outputs,
        "{table:milestones}": milestones,
        "{table:decisions}": decisions,
        "{table:forward}": forward,
        "{table:forward-detail-0}": forward_detail(0),
        "{table:forward-detail-1}": forward_detail(1),
    }

    def waiting(listed: dict[str, Any]) -> Part:
        return lambda places: waiting_table(listed, data["heading"], places)

    parts |= {f"{{table:{listed['key']}}}": waiting(listed) for listed in data["tables"]}
    return parts
