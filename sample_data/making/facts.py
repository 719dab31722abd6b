"""What a careful person finds in the sample pack, made from the data that it is laid out from."""

from __future__ import annotations

import re
from typing import Any

from making.pack import Layout
from making.sources import read_paper, read_table

Row = dict[str, Any]

MEASURES = ("average_weeks", "longest_weeks", "over_18_weeks", "over_52_weeks", "over_78_weeks")
WAITING = ("waiting", "over_18_weeks", "percent_over_18_weeks", "longest_weeks", "average_weeks")
PERIODS = ("2023-04", "2023-10", "2024-03", "2024-10")


def facts_of(layout: Layout, sha256: str) -> Row:
    """The facts of the pack in the shape of the facts contract."""
    return {
        "document": {
            "kind": "agenda_pack", "pages": layout.pages, "sha256": sha256, "page": "PDF 1",
        },
        "meeting": _meeting(),
        "agenda_items": _agenda(layout),
        "reports": _reports(layout),
        "recommendations": _recommendations(layout),
        "waiting_times": _waiting(layout),
        "waiting_dashboard": _dashboard(layout),
        "kpis": _practice(layout) + _outputs(layout),
    }  # fmt: skip


def _page(layout: Layout, key: str) -> str:
    return layout.label(layout.places[key])


def _meeting() -> Row:
    data = read_table("meeting")
    names = ("council", "committee", "date", "time", "venue", "members", "co_optees")
    return {"page": "PDF 1"} | {name: data[name] for name in names}


def _agenda(layout: Layout) -> list[Row]:
    ranges = layout.ranges()
    rows = []
    for item in read_table("meeting")["items"]:
        first, last = ranges.get(item["number"], (None, None))
        rows.append({
            "page": _page(layout, f"agenda:{item['number']}"), "number": item["number"],
            "title": item["title"], "first_page": first, "last_page": last,
        })  # fmt: skip
    return rows


def _reports(layout: Layout) -> list[Row]:
    rows = []
    for item in read_table("meeting")["items"]:
        paper = read_paper(item["paper"]) if "paper" in item else None
        if paper is None or not paper.title:
            continue
        sections = [
            re.fullmatch(r"# (\d+\.\d+) (.+?):?", line)
            for line in paper.lines
            if line.startswith("# ")
        ]
        rows.append({
            "page": _page(layout, f"report:{item['paper']}"), "item": item["number"],
            "title": paper.title, "officer": paper.officer, "exempt": False,
            "appendices": list(paper.appendices),
            "recommendations": [
                line.split(" ", 1)[1] for line in paper.lines if re.match(r"2\.\d ", line)
            ],
            "sections": [{"number": m[1], "heading": m[2]} for m in sections if m],
        })  # fmt: skip
    return rows


def _recommendations(layout: Layout) -> list[Row]:
    rows = []
    for number, row in enumerate(read_table("tracker")["rows"], start=1):
        rows.append({
            "page": _page(layout, f"rec:{number}"), "number": number, "date": row["date"],
            "text": row["text"], "target_text": row["target_text"],
            "target_date": row.get("target_date"), "officer": row["officer"],
            "update": row["update"], "rag_text": row["rag_text"],
            "rag_colour": row.get("rag_colour"),
        })  # fmt: skip
    return rows


def _waiting(layout: Layout) -> list[Row]:
    rows = []
    for data in read_table("waiting")["tables"]:
        figures = [None if figure < 0 else figure for figure in data["figures"]]
        rows.append({
            "page": _page(layout, f"wait:{data['key']}"), "service": data["service"],
            "as_of": data["as_of"], **dict(zip(WAITING, figures, strict=True)),
        })  # fmt: skip
    return rows


def _dashboard(layout: Layout) -> list[Row]:
    data = read_table("waiting")["dashboard"]
    rows = []
    for service in data["services"]:
        moved = service["moved"]
        change = dict(zip(MEASURES, (a or None for a in service["arrows"]), strict=True))
        rows.append({
            "page": _page(layout, f"board:{service['service']}"), "service": service["service"],
            "as_of": data["as_of"], **dict(zip(MEASURES, service["values"], strict=True)),
            "waiting": service["waiting"], "change_in_waiting": moved,
            "change": change | {"waiting": "up" if moved > 0 else "down"},
        })  # fmt: skip
    return rows


def _number(page: str, framework: str, indicator: str, kind: str, period: str, text: str) -> Row:
    amount, _, per = text.replace(",", "").partition("/")
    unit = f"per_{per}" if per else "percent" if text.endswith("%") else "count"
    return {
        "page": page, "framework": framework, "indicator": indicator, "kind": kind,
        "period": period, "text": text, "value": float(amount.rstrip("%")), "unit": unit,
    }  # fmt: skip


def _practice(layout: Layout) -> list[Row]:
    data = read_table("indicators")["practice"]
    kinds = ("baseline", "target", "actual", "target", "target")
    periods = ("2023-04", "2023-10", "2023-10", "2024-03", "2024-10")
    rows = []
    for _, name, *texts in data["rows"]:
        page = _page(layout, f"practice:{name}")
        for kind, period, text in zip(kinds, periods, texts, strict=True):
            rows.append(_number(page, data["framework"], name, kind, period, text))
    return rows


def _outputs(layout: Layout) -> list[Row]:
    data = read_table("indicators")["outputs"]
    rows = []
    for name, *texts in (row for outcome in data["outcomes"] for row in outcome["rows"]):
        page = _page(layout, f"output:{name}")
        for at, (period, cell) in enumerate(zip(PERIODS, texts, strict=True)):
            main, _, actual = cell.partition(" Actual ")
            kind = "target" if at else "baseline"
            printed = ((kind, main), ("actual", actual))
            rows += [
                _number(page, data["framework"], name, named, period, text)
                for named, text in printed
                if text
            ]
    return rows
