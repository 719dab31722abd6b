"""Facts in the published JSON shape: what `extract --json` prints and the scorer reads."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scrutiny_desk.domain.facts import Facts

_SECTIONS = (
    "document",
    "meeting",
    "agenda_items",
    "reports",
    "recommendations",
    "waiting_times",
    "waiting_dashboard",
    "kpis",
    "doubts",
)
_WHERE = ("page", "page_index", "confidence", "box")


def facts_to_json(facts: Facts) -> dict[str, object]:
    """All facts as plain JSON values, a key a section; sections without facts are left out.

    A row holds its own fields first and then `page`, `page_index`, `confidence` and, where
    known, `box` as [left, top, right, bottom] in points. What stands inside a row, such as the
    sections of a report, holds its own fields alone.
    """
    found: dict[str, object] = {}
    for section in _SECTIONS:
        value = getattr(facts, section)
        if value is None or value == ():
            continue
        found[section] = [_row(fact) for fact in value] if isinstance(value, tuple) else _row(value)
    return found


def _plain(value: object) -> object:
    if isinstance(value, tuple):
        return [_plain(entry) for entry in value]
    if is_dataclass(value) and not isinstance(value, type):
        return _own(value)
    return value


def _own(fact: object) -> dict[str, object]:
    names = [field.name for field in fields(fact)]  # type: ignore[arg-type]
    own: dict[str, object] = {}
    for name in names:
        if name in _WHERE:
            continue
        value = getattr(fact, name)
        own[name] = dict(value) if name == "change" else _plain(value)
    return own


def _row(fact: object) -> dict[str, object]:
    row = _own(fact)
    for name in _WHERE:
        value = getattr(fact, name)
        if name == "box":
            if value is not None:
                corners = (value.x0, value.y0, value.x1, value.y1)
                row[name] = [round(corner, 2) for corner in corners]
        else:
            row[name] = value
    return row
