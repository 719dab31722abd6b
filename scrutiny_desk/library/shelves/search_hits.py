"""The places of a search as rows to show: their words in bold, their page, what they are called."""

# ruff: noqa: S608 - only names of our own are put together here; values are bound or quoted

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterable, Mapping

from scrutiny_desk.domain.notes.notes import NoteKind
from scrutiny_desk.domain.searching.searching import HitKind, SearchHit
from scrutiny_desk.library.shelves.meetings import title
from scrutiny_desk.library.shelves.search_places import KINDS
from scrutiny_desk.library.shelves.search_snippets import BEGIN, END

_SPACE = re.compile(r"[^\S ]")
"""White space that is no space, each of which becomes one."""
_ASKED = "json_each(?) AS asked CROSS JOIN"
_ENTRY = f"{_ASKED} search_entry AS entry ON entry.id = asked.value"
_MEETING = "meeting.id AS meeting_id, meeting.committee, meeting.date"
_OF_PAPER = "LEFT JOIN paper ON paper.id = {of} LEFT JOIN meeting ON meeting.id = paper.meeting_id"
_PAGE = f"""
    SELECT asked.value AS place, paper.id || ':' || page.page_index AS ref, paper.id AS paper_id,
        paper.title, page.page_index,
        coalesce(page.label, 'PDF ' || (page.page_index + 1)) AS page_name, {_MEETING}
    FROM {_ASKED} search_slot ON search_slot.slot = asked.value >> 24
    JOIN page ON page.paper_id = search_slot.paper_id AND page.page_index = asked.value & 1048575
    {_OF_PAPER.format(of="page.paper_id")}
"""
_NOTE = f"""
    SELECT entry.id AS place, entry.ref, note.paper_id, note.kind AS title, note.page_index,
        note.page_label AS page_name, {_MEETING}
    FROM {_ENTRY} JOIN note ON note.id = entry.ref {_OF_PAPER.format(of="note.paper_id")}
"""
_ON_THE_BOARD = f"""
    SELECT entry.id AS place, entry.ref, NULL AS paper_id, coalesce(item.number, '') AS title,
        NULL AS page_index, '' AS page_name, {_MEETING}
    FROM {_ENTRY}
    LEFT JOIN question ON question.id = entry.ref
    LEFT JOIN item_enquiry AS enquiry ON enquiry.id = entry.ref
    LEFT JOIN agenda_item AS item ON item.id = coalesce(question.item_id, enquiry.item_id)
    JOIN meeting ON meeting.id = coalesce(question.meeting_id, enquiry.meeting_id)
"""
_RECOMMENDATION = f"""
    SELECT entry.id AS place, entry.ref, rec.paper_id, rec.number AS title, rec.page_index,
        rec.page_name, meeting.id AS meeting_id,
        coalesce(meeting.committee, rec.committee) AS committee, meeting.date
    FROM {_ENTRY} JOIN recommendation AS rec ON rec.id = entry.ref
    JOIN search_slot ON search_slot.slot = entry.id >> 24
    LEFT JOIN paper ON paper.id = rec.paper_id
    LEFT JOIN meeting ON meeting.id = coalesce(paper.meeting_id, search_slot.meeting_id)
"""
_ITEM = f"""
    SELECT entry.id AS place, entry.ref, item.paper_id, item.number AS title,
        coalesce(page.page_index, 0) AS page_index,
        CASE WHEN page.page_index IS NULL THEN ''
            ELSE coalesce(page.label, 'PDF ' || (page.page_index + 1)) END AS page_name, {_MEETING}
    FROM {_ENTRY} JOIN agenda_item AS item ON item.id = entry.ref
    LEFT JOIN page ON page.paper_id = item.paper_id AND page.page_index = item.first_index
    {_OF_PAPER.format(of="item.paper_id")}
"""
_FACT = f"""
    SELECT entry.id AS place, entry.ref, search_slot.paper_id, entry.title, entry.page_index,
        entry.page_name, {_MEETING}
    FROM {_ENTRY} JOIN search_slot ON search_slot.slot = entry.id >> 24
    {_OF_PAPER.format(of="search_slot.paper_id")}
"""
_ROWS = {
    HitKind.PAGE: _PAGE,
    HitKind.NOTE: _NOTE,
    HitKind.QUESTION: _NOTE,
    HitKind.ANSWER: _NOTE,
    HitKind.RECOMMENDATION: _RECOMMENDATION,
    HitKind.ITEM: _ITEM,
}


def hits(connection: sqlite3.Connection, marked: Mapping[int, str]) -> tuple[SearchHit, ...]:
    """The places of these numbers, in their order. marked: the snippet of each, with markers."""
    rows = _rows(connection, marked)
    titles: dict[tuple[str | None, str | None], str] = {}
    found: list[SearchHit] = []
    for one, snippet in marked.items():
        row = rows[one]
        meeting = (row["committee"], row["date"])
        if meeting not in titles:
            titles[meeting] = "" if meeting[0] is None else title(*meeting)
        found.append(_hit(_kind(one), row, titles[meeting], snippet))
    return tuple(found)


def _rows(connection: sqlite3.Connection, places: Iterable[int]) -> dict[int, sqlite3.Row]:
    together: dict[str, list[int]] = {}
    for one in places:
        together.setdefault(_ROWS.get(_kind(one), _FACT), []).append(one)
    rows: dict[int, sqlite3.Row] = {}
    for statement, alike in together.items():
        rows |= _found(connection, statement, alike)
    # Of a question or an answer that was typed on the board there is no note.
    typed = [one for one in places if one not in rows]
    return rows | _found(connection, _ON_THE_BOARD, typed) if typed else rows


def _found(
    connection: sqlite3.Connection, statement: str, places: list[int]
) -> dict[int, sqlite3.Row]:
    rows = connection.execute(statement, (json.dumps(places),))
    return {row["place"]: row for row in rows}


def _kind(place: int) -> HitKind:
    return KINDS[place >> 20 & 15]


def _hit(kind: HitKind, row: sqlite3.Row, meeting_title: str, marked: str) -> SearchHit:
    snippet, bold = plain_snippet(marked)
    return SearchHit(
        kind=kind,
        id=row["ref"],
        meeting_id=row["meeting_id"],
        meeting_title=meeting_title,
        paper_id=row["paper_id"],
        page_index=row["page_index"],
        page_name=row["page_name"] or "",
        title=_titled(kind, str(row["title"])),
        snippet=snippet,
        bold=bold,
    )


def _titled(kind: HitKind, said: str) -> str:
    match kind:
        case HitKind.NOTE:
            return NoteKind(said).word
        case HitKind.QUESTION | HitKind.ANSWER:
            return ""
        case HitKind.RECOMMENDATION:
            return f"Recommendation {said}".strip()
        case HitKind.ITEM:
            return f"Item {said}".strip()
        case _:
            return said


def plain_snippet(marked: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """A snippet without its markers, on one line, and the ranges that stood between them."""
    plain, *others = _SPACE.sub(" ", marked.strip()).split(BEGIN)
    bold: list[tuple[int, int]] = []
    for other in others:
        found, _, after = other.partition(END)
        bold.append((len(plain), len(plain) + len(found)))
        plain += found + after
    return plain, tuple(bold)
