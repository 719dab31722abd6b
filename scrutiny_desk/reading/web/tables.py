"""The tables of a web page, and telling them from those that only hold its layout."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from scrutiny_desk.reading.layout.parts import Grid, GridCell, Paragraph
from scrutiny_desk.reading.layout.runs import Runs
from scrutiny_desk.reading.layout.spans import grid_of
from scrutiny_desk.reading.web.colours import background_of, colour_of

_BREAKS = frozenset(["p", "div", "li", "br", "tr", "dt", "dd", "h1", "h2", "h3", "h4", "h5", "h6"])


def is_layout(table: Any) -> bool:
    """Whether a table only places parts of the page: it holds tables, or has a single column."""
    if table.get("role") in ("presentation", "none"):
        return True
    rows = list(_rows(table))
    widest = max((len(list(_cells(row))) for row in rows), default=0)
    if widest <= 1:
        return True
    inner = table.find(".//table")
    return inner is not None and len(rows) <= 2


def table_parts(table: Any, left_out: Callable[[Any], bool]) -> Iterator[Paragraph | Grid]:
    """The caption, where there is one, and the rows."""
    caption = table.find("caption")
    if caption is not None and not left_out(caption):
        words = " ".join(caption.text_content().split())
        if words:
            yield Paragraph(words, heading=True)
    grid = grid_of(
        [
            [_cell(cell, row, left_out) for cell in _cells(row)]
            for row in _rows(table)
            if not left_out(row)
        ]
    )
    if grid.rows:
        yield grid


def _rows(table: Any) -> Iterator[Any]:
    for child in table:
        if child.tag == "tr":
            yield child
        elif child.tag in ("thead", "tbody", "tfoot"):
            yield from (row for row in child if row.tag == "tr")


def _cells(row: Any) -> Iterator[Any]:
    return (cell for cell in row if cell.tag in ("td", "th"))


def _cell(cell: Any, row: Any, left_out: Callable[[Any], bool]) -> GridCell:
    runs = Runs()
    # A cell that is hidden keeps its place in the row.
    if not left_out(cell):
        _gather(cell, runs, left_out)
    fill = None
    for node in (cell, row):
        said = node.get("bgcolor")
        fill = fill or background_of(node.get("style") or "") or (colour_of(said) if said else None)
    heading = cell.tag == "th" and cell.get("scope") != "row"
    words = runs.take()[0]
    return GridCell(words, fill, heading, _number(cell, "colspan"), _number(cell, "rowspan"))


def _gather(node: Any, runs: Runs, left_out: Callable[[Any], bool]) -> None:
    # An explicit stack: cells of a hostile page may be nested very deep.
    waiting: list[tuple[str, Any]] = [("node", node)]
    while waiting:
        what, value = waiting.pop()
        if what == "words":
            runs.add(value)
            continue
        if value is not node and left_out(value):
            continue
        if value is not node and value.tag in _BREAKS:
            runs.add("\n")
            waiting.append(("words", "\n"))
        elif value.tag in ("td", "th"):
            waiting.append(("words", " "))
        for child in reversed(value):
            if child.tail:
                waiting.append(("words", child.tail.replace("\n", " ")))
            waiting.append(("node", child))
        if value.text:
            waiting.append(("words", value.text.replace("\n", " ")))


def _number(cell: Any, name: str) -> int:
    said = str(cell.get(name) or "1").strip()
    if not said.isdecimal() or len(said) > 4:
        return 1
    # A span of 0 rows means all that are left.
    return int(said) or (1 if name == "colspan" else 9999)
