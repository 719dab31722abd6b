"""Facts in the published JSON shape: what `extract --json` prints and the scorer reads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, is_dataclass

from scrutiny_desk.domain.papers.facts import (
    NOT_TOLD,
    RARELY_TOLD,
    AreaFact,
    Facts,
    InspectionFact,
    PointFact,
    PriorityFact,
    RecommendationFact,
    WorkPlanFact,
)

_WHERE = ("page", "page_index", "confidence", "box")
_OF_AN_INSPECTION = ("effective", "do_better", "priority_actions", "areas_for_improvement")
_OF_AN_AREA = ("actions", "impacts", "outcomes", "evidence")
_OF_A_PRIORITY = ("actions",)


def facts_to_json(facts: Facts) -> dict[str, object]:
    """All facts as plain JSON values, a key a section; sections without facts are left out.

    A row holds its own fields first and then `page`, `page_index`, `confidence` and, where
    known, `box` as [left, top, right, bottom] in points. What stands inside a row, such as the
    sections of a report, holds its own fields alone. Lists that the contract wants counted are
    counted in their row, their texts under a key of their own (`finding_texts`, `area_texts` and
    `priority_texts`: by number, in the order of printing).
    """
    found: dict[str, object] = {}
    for section in (field.name for field in fields(facts)):
        value = getattr(facts, section)
        if value is None or value == () or section in NOT_TOLD:
            continue
        if isinstance(value, InspectionFact):
            found |= _inspection(value)
        else:
            rows = value if isinstance(value, tuple) else None
            found[section] = _row(value) if rows is None else [_row(fact) for fact in rows]
    if facts.areas:
        found["area_texts"] = {
            area.number: _texts(area.points, _OF_AN_AREA) for area in facts.areas
        }
    if facts.priorities:
        found["priority_texts"] = {
            one.number: _texts(one.points, _OF_A_PRIORITY)["actions"] for one in facts.priorities
        }
    return found


def _inspection(fact: InspectionFact) -> dict[str, object]:
    """An inspection's own keys; `inspection` itself holds where it stands."""
    texts = _texts(fact.points, _OF_AN_INSPECTION)
    where = {name: value for name, value in _row(fact).items() if name in _WHERE}
    return {
        "inspection": where,
        "area": fact.area,
        "outcome": fact.outcome,
        "inspected": list(fact.inspected),
        "previous_inspection": list(fact.previous_inspection),
        "findings": {name: len(listed) for name, listed in texts.items()},
        "finding_texts": texts,
    }


def _texts(points: Sequence[PointFact], kinds: Sequence[str]) -> dict[str, list[str]]:
    return {kind: [point.text for point in points if point.kind == kind] for kind in kinds}


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
        if isinstance(fact, RecommendationFact) and name in RARELY_TOLD and not value:
            continue
        own[name] = dict(value) if name == "change" else _plain(value)
    return own | _counted(fact)


def _counted(fact: object) -> dict[str, object]:
    """The fields of which the contract wants the number beside the texts."""
    if isinstance(fact, WorkPlanFact):
        return {"topics": len(fact.topics), "topic_texts": list(fact.topics)}
    if isinstance(fact, AreaFact | PriorityFact):
        kinds = _OF_AN_AREA if isinstance(fact, AreaFact) else _OF_A_PRIORITY
        texts = _texts(fact.points, kinds)
        return {kind: len(listed) for kind, listed in texts.items()}
    return {}


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
