"""Forms and tiles: labels beside what they say, instead of headings over columns."""

from __future__ import annotations

from collections.abc import Sequence

from scrutiny_desk.domain.review.shapes import Section
from scrutiny_desk.finding.waiting.dashboard import measured_in
from scrutiny_desk.services.review.columns import Headings
from scrutiny_desk.services.review.tables import Drawn

_FEWEST = 2


def form_in(shape: Section, drawn: Drawn) -> dict[str, str] | None:
    """The one row of a form whose first column names fields of the section; None for no form.

    A form has two columns with words, and its labels name two fields or more.
    """
    rows = [[cell for cell in row if cell.strip()] for row in drawn.rows]
    if drawn.over or any(len(row) > 2 for row in rows):
        rows = [row for row in rows if row]
    if not rows or any(len(row) > 2 for row in rows) or len(rows) < _FEWEST:
        return None
    pairs = [row for row in rows if len(row) == 2]
    named = Headings(shape).labels([label for label, _ in pairs])
    if len(named) < _FEWEST or 2 * len(named) < len(shape.fields):
        return None
    return {name: pairs[at][1] for at, name in named.items()}


def labelled_row(shape: Section, cells: Sequence[str]) -> dict[str, str] | None:
    """A row in which every cell has its own label, as on a dashboard's tiles; None for another."""
    shown = {one.name for one in shape.fields}
    measured = [measured_in(cell) for cell in cells if cell.strip()]
    told = [one for one in measured if one is not None and one.name in shown]
    if len(told) < _FEWEST or len(told) < len(measured) - 1:
        return None
    row = {one.name: _plain(one.value) for one in told if one.value is not None}
    if "change" in shown:
        arrows = [f"{one.name.replace('_', ' ')}: {one.change}" for one in told if one.change]
        waiting = next((one for one in told if one.name == "waiting"), None)
        row |= {"change": "\n".join(arrows)} if arrows else {}
        if waiting is not None and waiting.difference is not None:
            row["change_in_waiting"] = str(waiting.difference)
    rest = [
        cell
        for cell, one in zip([c for c in cells if c.strip()], measured, strict=True)
        if one is None
    ]
    return row | ({"service": rest[0]} if rest else {})


def _plain(value: float) -> str:
    return str(int(value)) if float(value).is_integer() else str(value)
