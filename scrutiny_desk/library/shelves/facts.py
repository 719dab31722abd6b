"""The shelf of facts: everything found in a paper, with its page, box and confidence."""

from __future__ import annotations

import dataclasses
import json
import sqlite3
from collections.abc import Sequence
from typing import Any

from scrutiny_desk.domain.facts import Fact, Facts
from scrutiny_desk.domain.pages import Box
from scrutiny_desk.library.ids import new_id
from scrutiny_desk.library.plain import storable

_WHERE = ("page", "page_index", "confidence", "box")


@dataclasses.dataclass(frozen=True, slots=True)
class FactRow:
    """A fact on the shelf.

    section: the contract's word; body: the fact's own fields; council: that of the paper's meeting.
    """

    id: str
    paper_id: str
    section: str
    page: str
    page_index: int
    confidence: float
    box: Box | None
    body: dict[str, Any]
    confirmed_by: str | None
    council: str


def add(connection: sqlite3.Connection, paper_id: str, facts: Facts) -> None:
    """Put all that was found in a paper on the shelf, whatever the section."""
    rows = []
    for field in dataclasses.fields(facts):
        found = getattr(facts, field.name)
        section = (found,) if isinstance(found, Fact) else found or ()
        rows += [
            (new_id(), paper_id, field.name, position, *_columns(fact))
            for position, fact in enumerate(section)
        ]
    connection.executemany(
        "INSERT INTO fact (id, paper_id, section, position, page, page_index, confidence, box, "
        "body) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        rows,
    )


def of_section(connection: sqlite3.Connection, section: str) -> list[FactRow]:
    """The facts of a section from every paper that is not in Trash, in the papers' order.

    Papers of earlier meetings come first, so that of a figure printed again the first print is
    met first.
    """
    rows = connection.execute(
        "SELECT fact.*, meeting.council FROM fact JOIN paper ON paper.id = fact.paper_id "
        "JOIN meeting ON meeting.id = paper.meeting_id "
        "WHERE fact.section = ? AND paper.trashed IS NULL "
        "ORDER BY meeting.date IS NULL, meeting.date, paper.id, fact.page_index, fact.position",
        (section,),
    )
    return [_fact(row) for row in rows]


def of_paper(connection: sqlite3.Connection, paper_id: str) -> list[FactRow]:
    """Every fact of one paper, in the order of its pages."""
    rows = connection.execute(
        "SELECT fact.*, meeting.council FROM fact JOIN paper ON paper.id = fact.paper_id "
        "JOIN meeting ON meeting.id = paper.meeting_id WHERE paper_id = ? "
        "ORDER BY page_index, section, position",
        (paper_id,),
    )
    return [_fact(row) for row in rows]


def _columns(fact: Fact) -> Sequence[object]:
    body = {name: value for name, value in dataclasses.asdict(fact).items() if name not in _WHERE}
    box = None if fact.box is None else json.dumps(dataclasses.astuple(fact.box))
    return (storable(fact.page), fact.page_index, fact.confidence, box, json.dumps(body))


def _fact(row: sqlite3.Row) -> FactRow:
    return FactRow(
        id=row["id"],
        paper_id=row["paper_id"],
        section=row["section"],
        page=row["page"],
        page_index=row["page_index"],
        confidence=row["confidence"],
        box=None if row["box"] is None else Box(*json.loads(row["box"])),
        body=json.loads(row["body"]),
        confirmed_by=row["confirmed_by"],
        council=row["council"],
    )
