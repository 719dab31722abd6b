"""Rows of a spreadsheet, pasted, as new recommendations."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from scrutiny_desk.domain.changes import NO_CHANGE, Change, Shelf
from scrutiny_desk.domain.dates import read_date
from scrutiny_desk.domain.tracker.recommendations import Kind
from scrutiny_desk.finding.tracker.columns import columns_of, load_vocabulary
from scrutiny_desk.library.connection import Connection
from scrutiny_desk.library.library import Library
from scrutiny_desk.services.tracker.many import count
from scrutiny_desk.services.tracker.recommendations import append, enter, revise

_KINDS = {word: kind for kind in Kind for word in (kind.value, f"{kind.value}s")}
_FIELDS = {
    "number": "number",
    "date": "date_text",
    "text": "text",
    "target": "target_text",
    "officer": "officer",
    "executive_member": "executive_member",
    "rag": "reported",
    "origin": "origin_text",
    "kind": "kind",
    "committee": "committee",
    "update": "update",
}
"""The columns that headings are known by, and what of a recommendation they say."""


@dataclass(frozen=True, slots=True)
class PastedRow:
    """A recommendation as it was pasted; update: what is told of its progress."""

    text: str
    number: str = ""
    date_text: str = ""
    committee: str = ""
    target_text: str = ""
    officer: str = ""
    executive_member: str = ""
    reported: str = ""
    origin_text: str = ""
    kind: Kind = Kind.RECOMMENDATION
    update: str = ""


@dataclass(frozen=True, slots=True)
class Pasted:
    """What was understood of pasted rows.

    headings: whether the first row was one, so that the columns are known by their words. fields:
    what each column was taken for, "" for one that is left out. without_words: rows that were left
    out because they say nothing.
    """

    rows: tuple[PastedRow, ...] = ()
    headings: bool = False
    fields: tuple[str, ...] = ()
    without_words: int = field(default=0)


def read_pasted(
    cells: Sequence[Sequence[str]], order: Sequence[str], own: Mapping[str, str]
) -> Pasted:
    """What rows of cells say, by their headings; without any, by the columns of the table.

    order: the fields of the table's columns, left to right ("" for one that is worked out). own:
    the field of each of the table's own headings, for what was copied from it.
    """
    if not cells:
        return Pasted()
    told = heading_fields(cells[0], own)
    if told is None or "text" not in told:
        return _by_fields(cells, tuple(order[: max(map(len, cells))]), headings=False)
    return _by_fields(cells[1:], told, headings=True)


def heading_fields(first: Sequence[str], own: Mapping[str, str]) -> tuple[str, ...] | None:
    """What the columns hold ("" for nothing of ours) by a row of headings; None where it is none.

    own: the field of each of the table's own headings, for what was copied from it.
    """
    headings = [words.strip() for words in first]
    if headings and all(words in own for words in headings):
        return tuple(own[words] for words in headings)
    known = columns_of(first, load_vocabulary())
    if known is None:
        return None
    places = {
        place: _FIELDS[name] for name, at in known.at.items() if name in _FIELDS for place in at[:1]
    }
    return tuple(places.get(place, "") for place in range(len(first)))


def rows_by(fields: Sequence[str], body: Sequence[Sequence[str]]) -> list[PastedRow]:
    """Every row by what its columns hold, those without words too."""
    return [_row(dict(zip(fields, row, strict=False))) for row in body]


def _by_fields(body: Sequence[Sequence[str]], fields: tuple[str, ...], *, headings: bool) -> Pasted:
    rows = rows_by(fields, body)
    told = tuple(row for row in rows if row.text)
    return Pasted(told, headings, fields, len(rows) - len(told))


def _row(said: dict[str, str]) -> PastedRow:
    plain = {name: words.strip() for name, words in said.items() if name in _KNOWN}
    kind = _KINDS.get(plain.pop("kind", "").casefold(), Kind.RECOMMENDATION)
    return PastedRow(**{"text": "", **plain}, kind=kind)


_KNOWN = frozenset(_FIELDS.values())


def add_pasted(library: Library, rows: Sequence[PastedRow], committee: str) -> Change:
    """Enter pasted rows as new recommendations: one transaction, one undo.

    committee: of the rows that name none themselves.
    """
    whole = [one if one.committee else replace(one, committee=committee.strip()) for one in rows]
    ids = library.write(
        lambda connection: [_enter(connection, one) for one in whole], undo="Paste recommendations"
    )
    if not ids:
        return NO_CHANGE
    said = f"{count(len(ids))} added"
    return Change(frozenset({Shelf.RECOMMENDATIONS}), said, undoable=True, ids=tuple(ids))


def _enter(connection: Connection, one: PastedRow) -> str:
    rec_id = enter(
        connection,
        committee=one.committee,
        number=one.number,
        date_text=one.date_text,
        text=one.text,
        target_text=one.target_text,
        officer=one.officer,
    )
    besides = {
        "kind": one.kind if one.kind is not Kind.RECOMMENDATION else "",
        "executive_member": one.executive_member,
        "reported": one.reported,
        "origin_text": one.origin_text,
    }
    if told := {name: words for name, words in besides.items() if words}:
        revise(connection, rec_id, told)
    if one.update:
        append(connection, rec_id, read_date(one.update), "", one.update)
    return rec_id
