"""The shelf of facts: everything found in a paper, and what a person made of it in review."""

from __future__ import annotations

import dataclasses
import json
import sqlite3
from collections.abc import Mapping, Sequence
from typing import Any

from scrutiny_desk.domain.pages.pages import Box
from scrutiny_desk.domain.papers.facts import RARELY_TOLD, Fact, Facts, RecommendationFact
from scrutiny_desk.domain.review.review import FactState
from scrutiny_desk.library.ids import new_id
from scrutiny_desk.library.plain import storable
from scrutiny_desk.library.shelves.versions import NOT_REPLACED

_WHERE = ("page", "page_index", "confidence", "box")
_SELECT = (
    "SELECT fact.*, meeting.council, meeting.date AS told_on FROM fact "
    "JOIN paper ON paper.id = fact.paper_id JOIN meeting ON meeting.id = paper.meeting_id "
)


@dataclasses.dataclass(frozen=True, slots=True)
class FactRow:
    """A fact on the shelf.

    section: the contract's word; position: its place among the paper's rows of that section.
    body: the fact's own fields as they are now; found: as the reader found them, None for a row
    added by hand. council: that of the paper's meeting. stands_for: the id of the recommendation
    or the agenda item that it is, or None. told_on: the ISO date of that meeting, or "".
    """

    id: str
    paper_id: str
    section: str
    position: int
    page: str
    page_index: int
    confidence: float
    box: Box | None
    body: dict[str, Any]
    found: dict[str, Any] | None
    state: FactState
    confirmed_by: str | None
    stands_for: str | None
    council: str
    told_on: str = ""


def add(
    connection: sqlite3.Connection,
    paper_id: str,
    facts: Facts,
    stands_for: Mapping[str, Sequence[str]],
) -> None:
    """Put all that was found in a paper on the shelf, whatever the section.

    stands_for: by section, the ids of the rows on their own shelves that the facts are.
    """
    for field in dataclasses.fields(facts):
        found = getattr(facts, field.name)
        section = (found,) if isinstance(found, Fact) else found or ()
        others: Sequence[str | None] = stands_for.get(field.name) or [None] * len(section)
        add_section(connection, paper_id, field.name, section, others)


def add_section(
    connection: sqlite3.Connection,
    paper_id: str,
    section: str,
    found: Sequence[Fact],
    stands_for: Sequence[str | None],
) -> None:
    """Put the rows of one section on the shelf, after those of it that are there."""
    first = connection.execute(
        "SELECT coalesce(max(position) + 1, 0) FROM fact WHERE paper_id = ? AND section = ?",
        (paper_id, section),
    ).fetchone()[0]
    connection.executemany(
        "INSERT INTO fact (id, paper_id, section, position, page, page_index, confidence, box, "
        "body, found, stands_for) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (new_id(), paper_id, section, first + at, *_columns(fact), other)
            for at, (fact, other) in enumerate(zip(found, stands_for, strict=True))
        ],
    )


def add_row(
    connection: sqlite3.Connection,
    *,
    paper_id: str,
    section: str,
    page: str,
    page_index: int,
    box: Box | None,
    body: Mapping[str, Any],
    state: FactState,
    by: str | None,
    confidence: float = 1.0,
) -> str:
    """Put one more row at the end of a paper's section and give its id.

    state: ADDED for what a person added, FOUND for what the program itself has to say.
    """
    fact_id, packed = new_id(), json.dumps(body)
    connection.execute(
        "INSERT INTO fact (id, paper_id, section, position, page, page_index, confidence, box, "
        "body, found, state, confirmed_by) VALUES (?, ?, ?, (SELECT coalesce(max(position) + 1, 0) "
        "FROM fact WHERE paper_id = ? AND section = ?), ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            fact_id,
            paper_id,
            section,
            paper_id,
            section,
            storable(page),
            page_index,
            confidence,
            _packed(box),
            packed,
            packed if state is FactState.FOUND else None,
            state.value,
            by,
        ),
    )
    return fact_id


def change(
    connection: sqlite3.Connection,
    fact_id: str,
    *,
    state: FactState,
    by: str | None,
    body: Mapping[str, Any] | None = None,
) -> None:
    """Say what a person made of a row, and who; body: its fields where they change."""
    connection.execute(
        "UPDATE fact SET state = ?, confirmed_by = ?, body = coalesce(?, body) WHERE id = ?",
        (state.value, by, None if body is None else json.dumps(body), fact_id),
    )


def set_stands_for(connection: sqlite3.Connection, fact_id: str, row_id: str) -> None:
    """Say which recommendation or agenda item a row is."""
    connection.execute("UPDATE fact SET stands_for = ? WHERE id = ?", (row_id, fact_id))


def fact(connection: sqlite3.Connection, fact_id: str) -> FactRow | None:
    """One fact, or None."""
    row = connection.execute(f"{_SELECT} WHERE fact.id = ?", (fact_id,)).fetchone()
    return None if row is None else _fact(row)


def of_section(connection: sqlite3.Connection, section: str) -> list[FactRow]:
    """The facts of a section from every paper that is not in Trash, in the papers' order.

    Papers of earlier meetings come first, so that of a figure printed again the first print is
    met first. Rows that a person dropped are left out, and all those of a paper that a newer
    version replaces.
    """
    rows = connection.execute(
        f"{_SELECT} WHERE fact.section = ? AND paper.trashed IS NULL AND fact.state <> 'dropped' "
        f"AND {NOT_REPLACED} "
        "ORDER BY meeting.date IS NULL, meeting.date, paper.id, fact.page_index, fact.position",
        (section,),
    )
    return [_fact(row) for row in rows]


def without_a_place(connection: sqlite3.Connection, section: str) -> list[FactRow]:
    """The rows of a section that stand for nothing on their own shelf, in the papers' order.

    Of papers that are not in Trash and have no newer version; rows that were dropped are left out.
    """
    rows = connection.execute(
        f"{_SELECT} WHERE fact.section = ? AND fact.stands_for IS NULL "
        f"AND paper.trashed IS NULL AND fact.state <> 'dropped' AND {NOT_REPLACED} "
        "ORDER BY meeting.date IS NULL, meeting.date, paper.id, fact.page_index, fact.position",
        (section,),
    )
    return [_fact(row) for row in rows]


def of_paper(
    connection: sqlite3.Connection, paper_id: str, section: str | None = None
) -> list[FactRow]:
    """Every fact of one paper, dropped ones too, in the order of its pages; or of one section."""
    rows = connection.execute(
        f"{_SELECT} WHERE paper_id = ? AND (? IS NULL OR section = ?) "
        "ORDER BY page_index, section, position",
        (paper_id, section, section),
    )
    return [_fact(row) for row in rows]


def standing_for(connection: sqlite3.Connection, row_id: str) -> list[FactRow]:
    """The rows of every paper that are one recommendation or agenda item; none that is dropped."""
    rows = connection.execute(
        f"{_SELECT} WHERE stands_for = ? AND fact.state <> 'dropped' "
        "ORDER BY paper_id, section, position",
        (row_id,),
    )
    return [_fact(row) for row in rows]


def _columns(fact: Fact) -> Sequence[object]:
    own = (field.name for field in dataclasses.fields(fact) if field.name not in _WHERE)
    body = {name: _plain(getattr(fact, name)) for name in own}
    if isinstance(fact, RecommendationFact):
        body = {name: value for name, value in body.items() if value or name not in RARELY_TOLD}
    packed = json.dumps(body)
    where = (storable(fact.page), fact.page_index, fact.confidence, _packed(fact.box))
    return (*where, packed, packed)


def _plain(value: Any) -> Any:
    """The value as JSON material, as `dataclasses.asdict` gives it, which is slow to copy."""
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if dataclasses.is_dataclass(value):
        fields = dataclasses.fields(value)
        return {field.name: _plain(getattr(value, field.name)) for field in fields}
    return value


def _packed(box: Box | None) -> str | None:
    return None if box is None else json.dumps((box.x0, box.y0, box.x1, box.y1))


def _fact(row: sqlite3.Row) -> FactRow:
    return FactRow(
        id=row["id"],
        paper_id=row["paper_id"],
        section=row["section"],
        position=row["position"],
        page=row["page"],
        page_index=row["page_index"],
        confidence=row["confidence"],
        box=None if row["box"] is None else Box(*json.loads(row["box"])),
        body=json.loads(row["body"]),
        found=None if row["found"] is None else json.loads(row["found"]),
        state=FactState(row["state"]),
        confirmed_by=row["confirmed_by"],
        stands_for=row["stands_for"],
        council=row["council"],
        told_on=row["told_on"] or "",
    )
