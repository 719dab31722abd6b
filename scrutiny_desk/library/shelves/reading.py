"""The shelf of what was read: pages looked at and read, plans of evenings, and a pace."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence

from scrutiny_desk.domain.pages.blank_pages import is_blank
from scrutiny_desk.domain.papers.reading_plan import PageToRead, PlanChoices

_LONGEST_NOTICE = 200
"""A text that is longer is on no blank page, and need not be fetched to know it."""

_COLUMNS = f"""
    page.paper_id, page.page_index, page.label,
    CASE WHEN page.text = '' THEN 0 ELSE length(page.text) + 1
        - length(replace(replace(page.text, ' ', ''), char(10), '')) END AS words,
    CASE WHEN length(page.text) <= {_LONGEST_NOTICE} THEN page.text END AS notice,
    page.ocr, coalesce(seen.looked, 0) AS looked, seen.read,
    coalesce(seen.by_person, 0) AS by_person
"""
_FROM = (
    "FROM page LEFT JOIN page_read AS seen "
    "ON seen.paper_id = page.paper_id AND seen.page_index = page.page_index "
)


def pages(connection: sqlite3.Connection, paper_id: str) -> list[PageToRead]:
    """The pages of a paper in order, with what was read of them."""
    rows = connection.execute(
        f"SELECT {_COLUMNS} {_FROM} WHERE page.paper_id = ? ORDER BY page.page_index",
        (paper_id,),
    )
    return [_page(row) for row in rows]


def seen_pages(connection: sqlite3.Connection, most: int) -> list[PageToRead]:
    """The pages read last without a person having said so, newest first, so many at most."""
    rows = connection.execute(
        f"SELECT {_COLUMNS} {_FROM} WHERE seen.read IS NOT NULL AND NOT seen.by_person "
        "AND seen.looked > 0 ORDER BY seen.read DESC LIMIT ?",
        (most,),
    )
    return [_page(row) for row in rows]


def keep_look(connection: sqlite3.Connection, paper_id: str, looked: Mapping[int, float]) -> None:
    """Keep for how many seconds in all each page (from 0) was looked at."""
    connection.executemany(
        "INSERT INTO page_read (paper_id, page_index, looked) VALUES (?, ?, ?) "
        "ON CONFLICT (paper_id, page_index) DO UPDATE SET looked = excluded.looked",
        [(paper_id, index, round(seconds, 1)) for index, seconds in looked.items()],
    )


def keep_read(
    connection: sqlite3.Connection,
    paper_id: str,
    indexes: Iterable[int],
    read: str | None,
    *,
    by_person: bool,
) -> None:
    """Say when pages (from 0) were read, or with None that they are not.

    A page that a person calls unread has to be looked at anew.
    """
    connection.executemany(
        "INSERT INTO page_read (paper_id, page_index, read, by_person) VALUES (?, ?, ?, ?) "
        "ON CONFLICT (paper_id, page_index) DO UPDATE SET read = excluded.read, "
        "by_person = excluded.by_person, "
        "looked = CASE WHEN excluded.read IS NULL THEN 0 ELSE page_read.looked END",
        [(paper_id, index, read, by_person) for index in indexes],
    )


def carry(
    connection: sqlite3.Connection, older_id: str, newer_id: str, pairs: Iterable[tuple[int, int]]
) -> None:
    """Take over what was read of an older version; pairs: old and new page (from 0)."""
    connection.executemany(
        "INSERT OR IGNORE INTO page_read (paper_id, page_index, looked, read, by_person) "
        "SELECT ?, ?, looked, read, by_person FROM page_read WHERE paper_id = ? AND page_index = ?",
        [(newer_id, new, older_id, old) for old, new in pairs],
    )


def plan(connection: sqlite3.Connection, meeting_id: str) -> PlanChoices:
    """How somebody wants to read for a meeting; the plain plan where nothing is kept."""
    row = connection.execute(
        "SELECT evenings, put_first, left_out FROM reading_plan WHERE meeting_id = ?", (meeting_id,)
    ).fetchone()
    if row is None:
        return PlanChoices()
    evenings = None if row["evenings"] is None else tuple(json.loads(row["evenings"]))
    return PlanChoices(
        evenings, *(tuple(json.loads(row[name])) for name in ("put_first", "left_out"))
    )


def keep_plan(connection: sqlite3.Connection, meeting_id: str, wanted: PlanChoices) -> None:
    """Keep how somebody wants to read for a meeting."""
    evenings = None if wanted.evenings is None else _json(wanted.evenings)
    connection.execute(
        "INSERT INTO reading_plan (meeting_id, evenings, put_first, left_out) VALUES (?, ?, ?, ?) "
        "ON CONFLICT (meeting_id) DO UPDATE SET evenings = excluded.evenings, "
        "put_first = excluded.put_first, left_out = excluded.left_out",
        (meeting_id, evenings, _json(wanted.put_first), _json(wanted.left_out)),
    )


def pace(connection: sqlite3.Connection) -> int | None:
    """The words a minute that a person set, or None."""
    row = connection.execute("SELECT words_per_minute FROM reading_pace").fetchone()
    return None if row is None or row[0] is None else int(row[0])


def keep_pace(connection: sqlite3.Connection, words_per_minute: int | None) -> None:
    """Keep the words a minute that a person sets; None takes them by the rule again."""
    connection.execute(
        "INSERT INTO reading_pace (id, words_per_minute) VALUES (1, ?) "
        "ON CONFLICT (id) DO UPDATE SET words_per_minute = excluded.words_per_minute",
        (words_per_minute,),
    )


def _json(words: Sequence[str]) -> str:
    return json.dumps(list(words), ensure_ascii=False)


def _page(row: sqlite3.Row) -> PageToRead:
    index = int(row["page_index"])
    picture = row["ocr"] is not None
    notice = row["notice"]
    return PageToRead(
        paper_id=row["paper_id"],
        index=index,
        name=row["label"] if row["label"] is not None else f"PDF {index + 1}",
        words=int(row["words"]),
        blank=notice is not None and is_blank(notice, picture=picture),
        looked=float(row["looked"]),
        read=row["read"],
        by_person=bool(row["by_person"]),
    )
