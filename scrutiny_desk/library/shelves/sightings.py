"""What each paper prints of a recommendation, and the row that follows from the newest of them."""

# ruff: noqa: S608 - only names of our own are put together here; values are bound or quoted

from __future__ import annotations

import sqlite3
from dataclasses import astuple, dataclass, fields, replace
from typing import Any

from scrutiny_desk.domain.tracker.recommendations import Recommendation
from scrutiny_desk.library.shelves import recommendations

# The fields a paper's row gives, each with the field whose change by a person protects it.
_GUARDED = {
    "number": "number",
    "date": "date_text",
    "date_text": "date_text",
    "text": "text",
    "target_text": "target_text",
    "target_date": "target_text",
    "officer": "officer",
    "reported": "reported",
    "reported_colour": "reported",
}


@dataclass(frozen=True, slots=True)
class Sighting:
    """A recommendation as one paper prints it."""

    recommendation_id: str
    paper_id: str
    number: str
    date: str | None
    date_text: str
    text: str
    target_text: str
    target_date: str | None
    officer: str
    reported: str
    reported_colour: str | None
    page_index: int
    page_name: str


def add(connection: sqlite3.Connection, sighting: Sighting) -> None:
    """Keep what a paper prints; of a row it prints twice the first stays."""
    connection.execute(
        "INSERT INTO recommendation_sighting (recommendation_id, paper_id, number, date, "
        "date_text, text, target_text, target_date, officer, reported, reported_colour, "
        "page_index, page_name) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
        "ON CONFLICT DO NOTHING",
        astuple(sighting),
    )


def put(connection: sqlite3.Connection, sighting: Sighting) -> None:
    """Keep what a paper prints in the place of what was taken for its print before."""
    columns = [field.name for field in fields(sighting)]
    keys = ("recommendation_id", "paper_id")
    setting = ", ".join(f"{name} = excluded.{name}" for name in columns if name not in keys)
    connection.execute(
        f"INSERT INTO recommendation_sighting ({', '.join(columns)}) "
        f"VALUES ({', '.join('?' * len(columns))}) "
        f"ON CONFLICT ({', '.join(keys)}) DO UPDATE SET {setting}",
        astuple(sighting),
    )


def remove(connection: sqlite3.Connection, rec_id: str, paper_id: str) -> None:
    """Say that a paper does not print a recommendation."""
    connection.execute(
        "DELETE FROM recommendation_sighting WHERE recommendation_id = ? AND paper_id = ?",
        (rec_id, paper_id),
    )


def is_elsewhere(connection: sqlite3.Connection, rec_id: str, paper_id: str) -> bool:
    """True where another paper than this prints a recommendation."""
    row = connection.execute(
        "SELECT 1 FROM recommendation_sighting WHERE recommendation_id = ? AND paper_id <> ?",
        (rec_id, paper_id),
    ).fetchone()
    return row is not None


def refresh(connection: sqlite3.Connection, rec_id: str) -> None:
    """Bring a recommendation's row to its newest print, save for what a person changed.

    The newest print is that of the latest meeting's paper that is not in Trash; a paper without a
    date tells how it was on the day of its import. Nothing happens where no paper prints it, or
    there is no such row (an undo may just have taken it away).
    """
    row = connection.execute(
        "SELECT seen.* FROM recommendation_sighting AS seen "
        "JOIN recommendation ON recommendation.id = seen.recommendation_id "
        "JOIN paper ON paper.id = seen.paper_id JOIN meeting ON meeting.id = paper.meeting_id "
        "WHERE seen.recommendation_id = ? ORDER BY paper.trashed IS NOT NULL, "
        "coalesce(meeting.date, substr(paper.imported, 1, 10)) DESC, paper.id DESC LIMIT 1",
        (rec_id,),
    ).fetchone()
    if row is None:
        return
    kept = recommendations.by_person(connection, rec_id)
    values = {name: row[name] for name, guard in _GUARDED.items() if guard not in kept}
    where = {name: row[name] for name in ("paper_id", "page_index", "page_name")}
    recommendations.change(connection, rec_id, {**values, **where})


def without_hand(connection: sqlite3.Connection, one: Recommendation) -> Recommendation:
    """A recommendation as the papers have it: what a person changed reads as last printed."""
    by_person = recommendations.by_person(connection, one.id)
    guarded = [name for name, guard in _GUARDED.items() if guard in by_person]
    if not guarded:
        return one
    last = connection.execute(
        "SELECT seen.* FROM recommendation_sighting AS seen "
        "JOIN paper ON paper.id = seen.paper_id JOIN meeting ON meeting.id = paper.meeting_id "
        "WHERE seen.recommendation_id = ? ORDER BY paper.trashed IS NOT NULL, "
        "coalesce(meeting.date, substr(paper.imported, 1, 10)) DESC, paper.id DESC LIMIT 1",
        (one.id,),
    ).fetchone()
    nothing = {"date": None, "target_date": None, "reported_colour": None}
    values: dict[str, Any] = {
        name: nothing.get(name, "") if last is None else last[name] for name in guarded
    }
    return replace(one, **values)


def newest_days(connection: sqlite3.Connection) -> dict[str, str]:
    """By recommendation id, the day (ISO) of the newest paper not in Trash that prints it."""
    rows = connection.execute(
        "SELECT seen.recommendation_id, "
        "max(coalesce(meeting.date, substr(paper.imported, 1, 10))) "
        "FROM recommendation_sighting AS seen JOIN paper ON paper.id = seen.paper_id "
        "JOIN meeting ON meeting.id = paper.meeting_id WHERE paper.trashed IS NULL "
        "GROUP BY seen.recommendation_id"
    )
    return {str(rec_id): str(day) for rec_id, day in rows}


def printed_targets(
    connection: sqlite3.Connection, rec_id: str | None = None
) -> dict[str, list[sqlite3.Row]]:
    """By recommendation id (of one, or of all) its target in every paper not in Trash.

    The oldest first, each row with paper_id, title, file_name, day (ISO or None: the paper names
    none), target_text, target_date and imported.
    """
    rows = connection.execute(
        "SELECT seen.recommendation_id, seen.paper_id, paper.title, paper.file_name, "
        "meeting.date AS day, seen.target_text, seen.target_date, paper.imported "
        "FROM recommendation_sighting AS seen JOIN paper ON paper.id = seen.paper_id "
        "JOIN meeting ON meeting.id = paper.meeting_id "
        "WHERE paper.trashed IS NULL AND (? IS NULL OR seen.recommendation_id = ?) "
        "ORDER BY coalesce(meeting.date, substr(paper.imported, 1, 10)), paper.id",
        (rec_id, rec_id),
    )
    found: dict[str, list[sqlite3.Row]] = {}
    for row in rows:
        found.setdefault(row["recommendation_id"], []).append(row)
    return found


def in_paper(connection: sqlite3.Connection, paper_id: str) -> list[str]:
    """The ids of the recommendations that a paper prints."""
    rows = connection.execute(
        "SELECT recommendation_id FROM recommendation_sighting WHERE paper_id = ? "
        "ORDER BY recommendation_id",
        (paper_id,),
    )
    return [str(row[0]) for row in rows]


def printed_texts(connection: sqlite3.Connection) -> dict[str, list[str]]:
    """By recommendation id, its words in every paper that prints it."""
    texts: dict[str, list[str]] = {}
    for rec_id, text in connection.execute(
        "SELECT DISTINCT recommendation_id, text FROM recommendation_sighting"
    ):
        texts.setdefault(rec_id, []).append(text)
    return texts


def pages(connection: sqlite3.Connection) -> dict[tuple[str, str], int]:
    """The PDF page (from 0) on which a paper prints a recommendation, by the ids of the two."""
    rows = connection.execute(
        "SELECT recommendation_id, paper_id, page_index FROM recommendation_sighting"
    )
    return {(str(rec_id), str(paper_id)): int(page) for rec_id, paper_id, page in rows}
