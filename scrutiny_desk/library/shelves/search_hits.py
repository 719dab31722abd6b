"""The places of a search as rows to show: their words in bold, their page, what they are called."""

# ruff: noqa: S608 - only names of our own are put together here; values are bound or quoted

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping, Sequence

from scrutiny_desk.domain.notes import NoteKind
from scrutiny_desk.domain.searching import HitKind, SearchHit
from scrutiny_desk.library.shelves.meetings import title

# Code points that are no characters stand for the ends of a found word: no text prints them.
_BEGIN, _END = "\ufdd0", "\ufdd1"
_SNIPPET_WORDS = 32

_WITH_WORDS = f"""
    SELECT rowid, snippet(search_text, 0, '{_BEGIN}', '{_END}', '…', {_SNIPPET_WORDS})
    FROM search_text WHERE search_text MATCH :query AND rowid BETWEEN :first AND :last
"""
# The plus keeps SQLite from asking the index anew for every place.
_SOME = f"{_WITH_WORDS} AND +rowid IN (SELECT value FROM json_each(:ids))"
_SPOTS = f"{_WITH_WORDS} AND (rowid >> 20) IN (SELECT value FROM json_each(:spots))"
_SPOT = f"{_WITH_WORDS} ORDER BY rowid LIMIT :most OFFSET :skipped"
_MEETING = "meeting.id AS meeting_id, meeting.committee, meeting.date"
_OF_PAPER = "LEFT JOIN paper ON paper.id = {of} LEFT JOIN meeting ON meeting.id = paper.meeting_id"
_PAGE = f"""
    SELECT paper.id || ':' || page.page_index AS ref, paper.id AS paper_id, paper.title,
        page.page_index, coalesce(page.label, 'PDF ' || (page.page_index + 1)) AS page_name,
        {_MEETING}
    FROM search_slot JOIN page ON page.paper_id = search_slot.paper_id
        AND page.page_index = :id & 1048575
    {_OF_PAPER.format(of="page.paper_id")}
    WHERE search_slot.slot = :id >> 24
"""
_NOTE = f"""
    SELECT entry.ref, note.paper_id, note.kind AS title, note.page_index,
        note.page_label AS page_name, {_MEETING}
    FROM search_entry AS entry JOIN note ON note.id = entry.ref
    {_OF_PAPER.format(of="note.paper_id")} WHERE entry.id = :id
"""
_ON_THE_BOARD = f"""
    SELECT entry.ref, NULL AS paper_id, coalesce(item.number, '') AS title,
        NULL AS page_index, '' AS page_name, {_MEETING}
    FROM search_entry AS entry
    LEFT JOIN question ON question.id = entry.ref
    LEFT JOIN item_enquiry AS enquiry ON enquiry.id = entry.ref
    LEFT JOIN agenda_item AS item ON item.id = coalesce(question.item_id, enquiry.item_id)
    JOIN meeting ON meeting.id = coalesce(question.meeting_id, enquiry.meeting_id)
    WHERE entry.id = :id
"""
_RECOMMENDATION = """
    SELECT entry.ref, rec.paper_id, rec.number AS title, rec.page_index, rec.page_name,
        meeting.id AS meeting_id, coalesce(meeting.committee, rec.committee) AS committee,
        meeting.date
    FROM search_entry AS entry JOIN recommendation AS rec ON rec.id = entry.ref
    JOIN search_slot ON search_slot.slot = entry.id >> 24
    LEFT JOIN paper ON paper.id = rec.paper_id
    LEFT JOIN meeting ON meeting.id = coalesce(paper.meeting_id, search_slot.meeting_id)
    WHERE entry.id = :id
"""
_ITEM = f"""
    SELECT entry.ref, item.paper_id, item.number AS title,
        coalesce(page.page_index, 0) AS page_index,
        CASE WHEN page.page_index IS NULL THEN ''
            ELSE coalesce(page.label, 'PDF ' || (page.page_index + 1)) END AS page_name, {_MEETING}
    FROM search_entry AS entry JOIN agenda_item AS item ON item.id = entry.ref
    LEFT JOIN page ON page.paper_id = item.paper_id AND page.page_index = item.first_index
    {_OF_PAPER.format(of="item.paper_id")} WHERE entry.id = :id
"""
_FACT = f"""
    SELECT entry.ref, search_slot.paper_id, entry.title, entry.page_index, entry.page_name,
        {_MEETING}
    FROM search_entry AS entry JOIN search_slot ON search_slot.slot = entry.id >> 24
    {_OF_PAPER.format(of="search_slot.paper_id")} WHERE entry.id = :id
"""
_ROWS = {
    HitKind.PAGE: _PAGE,
    HitKind.NOTE: _NOTE,
    HitKind.QUESTION: _NOTE,
    HitKind.ANSWER: _NOTE,
    HitKind.RECOMMENDATION: _RECOMMENDATION,
    HitKind.ITEM: _ITEM,
}


class Hits:
    """The places of one question as rows to show.

    kinds: what the bits of a place say of its kind.
    """

    def __init__(
        self, connection: sqlite3.Connection, query: str, kinds: Mapping[int, HitKind]
    ) -> None:
        self._connection = connection
        self._query = query
        self._kinds = kinds

    def at(self, ids: Sequence[int]) -> list[SearchHit]:
        """The places of these numbers, in their order."""
        if not ids:
            return []
        snippets = dict(self._asked(_SOME, min(ids), max(ids), ids=json.dumps(list(ids))))
        return [self._hit(one, snippets[one]) for one in ids]

    def in_spots(
        self, wanted: Sequence[tuple[int, int, int]], hidden: frozenset[int], *, at_once: bool
    ) -> list[SearchHit]:
        """The places of each spot: how many to skip, and how many to take after that.

        at_once: the index is gone through once for all of them.
        """
        found: dict[int, list[tuple[int, str]]] = {spot: [] for spot, _, _ in wanted}
        if at_once and wanted:
            rows = self._asked(
                _SPOTS, min(found) << 20, (max(found) + 1 << 20) - 1, spots=json.dumps([*found])
            )
            for row in sorted(row for row in rows if row[0] not in hidden):
                found[row[0] >> 20].append(row)
            places = [row for spot, skip, take in wanted for row in found[spot][skip : skip + take]]
        else:
            places = []
            for spot, skip, take in wanted:
                first, last = spot << 20, (spot + 1 << 20) - 1
                rows = self._asked(
                    _SPOT, first, last, most=take + len(hidden), skipped=0 if hidden else skip
                )
                shown = [row for row in rows if row[0] not in hidden]
                places += shown[skip : skip + take] if hidden else shown
        return [self._hit(place, marked) for place, marked in places]

    def _asked(
        self, statement: str, first: int, last: int, **more: object
    ) -> list[tuple[int, str]]:
        cursor = self._connection.cursor()
        cursor.row_factory = None
        bound = {"query": self._query, "first": first, "last": last, **more}
        return cursor.execute(statement, bound).fetchall()

    def _hit(self, place: int, marked: str) -> SearchHit:
        return _hit(self._connection, place, self._kinds[place >> 20 & 15], marked)


def _hit(connection: sqlite3.Connection, place: int, kind: HitKind, marked: str) -> SearchHit:
    row = connection.execute(_ROWS.get(kind, _FACT), {"id": place}).fetchone()
    if row is None:
        # Of a question or an answer that was typed on the board there is no note.
        row = connection.execute(_ON_THE_BOARD, {"id": place}).fetchone()
    snippet, bold = plain_snippet(marked)
    committee = row["committee"]
    return SearchHit(
        kind=kind,
        id=row["ref"],
        meeting_id=row["meeting_id"],
        meeting_title=title(committee, row["date"]) if committee is not None else "",
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
    plain: list[str] = []
    bold: list[tuple[int, int]] = []
    begin = 0
    for character in marked.strip():
        if character == _BEGIN:
            begin = len(plain)
        elif character == _END:
            bold.append((begin, len(plain)))
        else:
            plain.append(" " if character.isspace() else character)
    return "".join(plain), tuple(bold)
