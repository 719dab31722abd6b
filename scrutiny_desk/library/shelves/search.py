"""Full-text search over pages, notes and recommendations, in words as a person types them."""

# ruff: noqa: S608 - only names of our own are put together here; values are bound or quoted

from __future__ import annotations

import re
import sqlite3
import unicodedata

from scrutiny_desk.domain.glossary import term_key
from scrutiny_desk.domain.notes import NoteKind
from scrutiny_desk.domain.papers import SearchHit
from scrutiny_desk.library.plain import storable
from scrutiny_desk.library.shelves import glossary
from scrutiny_desk.library.shelves.meetings import title
from scrutiny_desk.library.shelves.recommendations import SHOWN
from scrutiny_desk.library.shelves.versions import NOT_REPLACED

# Code points that are no characters stand for the ends of a found word: no text prints them.
_BEGIN, _END = "\ufdd0", "\ufdd1"
_SNIPPET_WORDS = 32
_SHORTEST = 3
_MOST_FORMS = 4
_PIECES = re.compile(r'"([^"]*)"?|([^\s"]+)')

_HITS = f"""
    SELECT entry.kind, entry.ref, entry.page_index,
        snippet(search_text, 0, :begin, :end, '…', {_SNIPPET_WORDS}) AS snippet
    FROM search_text JOIN search_entry AS entry ON entry.id = search_text.rowid
    WHERE search_text MATCH :query AND CASE entry.kind
        WHEN 'page' THEN EXISTS
            (SELECT 1 FROM paper
             WHERE paper.id = entry.ref AND paper.trashed IS NULL AND {NOT_REPLACED})
        WHEN 'note' THEN EXISTS
            (SELECT 1 FROM note JOIN paper ON paper.id = note.paper_id
             WHERE note.id = entry.ref AND paper.trashed IS NULL)
        ELSE EXISTS (SELECT 1 FROM recommendation WHERE recommendation.id = entry.ref AND {SHOWN})
        END
    ORDER BY rank LIMIT :limit
"""

_PAGE = """
    SELECT paper.id AS paper_id, paper.title, page.page_index,
        coalesce(page.label, 'PDF ' || (page.page_index + 1)) AS page_name,
        meeting.id AS meeting_id, meeting.committee, meeting.date
    FROM page JOIN paper ON paper.id = page.paper_id JOIN meeting ON meeting.id = paper.meeting_id
    WHERE page.paper_id = ? AND page.page_index = ?
"""

_NOTE = """
    SELECT paper.id AS paper_id, note.kind AS title, note.page_index,
        note.page_label AS page_name, meeting.id AS meeting_id, meeting.committee, meeting.date
    FROM note JOIN paper ON paper.id = note.paper_id JOIN meeting ON meeting.id = paper.meeting_id
    WHERE note.id = ?
"""

_RECOMMENDATION = """
    SELECT rec.paper_id, rec.number AS title, rec.page_index, rec.page_name,
        meeting.id AS meeting_id, coalesce(meeting.committee, rec.committee) AS committee,
        meeting.date
    FROM recommendation AS rec LEFT JOIN paper ON paper.id = rec.paper_id
    LEFT JOIN meeting ON meeting.id = paper.meeting_id
    WHERE rec.id = ?
"""


def query_of(words: str) -> tuple[list[str], str]:
    """What a person typed as FTS5 strings, and the last word where it may go on (else "").

    Every word has to be found; words in quotation marks stand side by side. Signs mean nothing.
    """
    phrases: list[str] = []
    last = ""
    plain = storable(words.replace("\x00", " "))
    for piece in _PIECES.finditer(re.sub("[“”„«»]", '"', plain)):
        quoted, word = piece.groups()
        text = word if quoted is None else quoted
        if not any(character.isalnum() for character in text):
            continue
        phrases.append(f'"{text}"')
        last = "" if quoted is not None else text
    return phrases, last


def search(connection: sqlite3.Connection, words: str, limit: int) -> list[SearchHit]:
    """The places where the words stand, best first; none for an empty question."""
    phrases, last = query_of(words)
    if not phrases:
        return []
    asked = [_every_form(connection, phrase) for phrase in phrases]
    if last:
        asked[-1] = f"({phrases[-1]}* OR {asked[-1]})"
    query = " AND ".join(asked)
    short = glossary.short_forms(connection, term_key(storable(words))) if len(phrases) > 1 else []
    query = " OR ".join([f"({query})", *(_quoted(form) for form in short[:_MOST_FORMS])])
    hits = _hits(connection, query, limit)
    if hits or not last:
        return hits
    # The index holds the stems of words, so the beginning of a word ("recommendati") need not be
    # the beginning of its stem ("recommend"). Ask for less, and keep what really begins so.
    begins = _bare(last)
    for length in range(len(last) - 1, _SHORTEST - 1, -1):
        query = " ".join([*phrases[:-1], f'"{last[:length]}"*'])
        hits = [
            hit
            for hit in _hits(connection, query, limit)
            if any(_bare(hit.snippet[first:]).startswith(begins) for first, _ in hit.bold)
        ]
        if hits:
            return hits
    return []


def _every_form(connection: sqlite3.Connection, phrase: str) -> str:
    """A phrase, or what else the papers call the same thing: EHCP and its long form, both ways."""
    key = term_key(phrase)
    others = [*glossary.expansions(connection, key), *glossary.short_forms(connection, key)]
    if not others:
        return phrase
    return f"({' OR '.join([phrase, *(_quoted(form) for form in others[:_MOST_FORMS])])})"


def _quoted(text: str) -> str:
    return '"' + text.replace('"', " ") + '"'


def _hits(connection: sqlite3.Connection, query: str, limit: int) -> list[SearchHit]:
    rows = connection.execute(
        _HITS, {"begin": _BEGIN, "end": _END, "query": query, "limit": limit}
    ).fetchall()
    return [_hit(connection, row) for row in rows]


def _hit(connection: sqlite3.Connection, row: sqlite3.Row) -> SearchHit:
    kind, ref = str(row["kind"]), str(row["ref"])
    match kind:
        case "page":
            found = connection.execute(_PAGE, (ref, row["page_index"])).fetchone()
            hit_id, said = f"{ref}:{row['page_index']}", str(found["title"])
        case "note":
            found = connection.execute(_NOTE, (ref,)).fetchone()
            hit_id, said = ref, NoteKind(found["title"]).word
        case _:
            found = connection.execute(_RECOMMENDATION, (ref,)).fetchone()
            hit_id, said = ref, f"Recommendation {found['title']}".strip()
    snippet, bold = plain_snippet(str(row["snippet"]))
    return SearchHit(
        kind=kind,
        id=hit_id,
        meeting_id=found["meeting_id"],
        meeting_title=title(found["committee"], found["date"]),
        paper_id=found["paper_id"],
        page_index=found["page_index"],
        page_name=found["page_name"],
        title=said,
        snippet=snippet,
        bold=bold,
    )


def plain_snippet(marked: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """A snippet without its markers, on one line, and the ranges that stood between them."""
    plain: list[str] = []
    bold: list[tuple[int, int]] = []
    begin = 0
    for character in marked:
        if character == _BEGIN:
            begin = len(plain)
        elif character == _END:
            bold.append((begin, len(plain)))
        else:
            plain.append(" " if character.isspace() else character)
    return "".join(plain), tuple(bold)


def _bare(text: str) -> str:
    """Lower case without accents, as the index compares words."""
    apart = unicodedata.normalize("NFKD", text)
    return "".join(c for c in apart if not unicodedata.combining(c)).casefold()
