"""The shelf of papers and of their agenda items."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from scrutiny_desk.domain.papers.facts import AgendaItemFact
from scrutiny_desk.domain.papers.papers import AgendaItem, Paper
from scrutiny_desk.library.ids import new_id
from scrutiny_desk.library.plain import now, storable


def add(connection: sqlite3.Connection, paper: Paper, shown_sha256: str) -> None:
    """Put a paper on the shelf; shown_sha256 names the PDF that is shown for it."""
    connection.execute(
        "INSERT INTO paper (id, meeting_id, kind, title, file_name, sha256, shown_sha256, "
        "page_count, imported) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            paper.id,
            paper.meeting_id,
            paper.kind,
            paper.title,
            paper.file_name,
            paper.sha256,
            shown_sha256,
            paper.page_count,
            paper.imported,
        ),
    )


def add_agenda(
    connection: sqlite3.Connection, paper_id: str, items: Sequence[AgendaItemFact]
) -> list[str]:
    """Put the items of a paper's agenda on the shelf in their printed order; gives their ids."""
    ids = [new_id() for _ in items]
    connection.executemany(
        "INSERT INTO agenda_item (id, paper_id, position, number, title, first_page, last_page, "
        "first_index, last_index) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (
                item_id,
                paper_id,
                position,
                storable(item.number),
                storable(item.title),
                item.first_page,
                item.last_page,
                item.first_index,
                item.last_index,
            )
            for position, (item_id, item) in enumerate(zip(ids, items, strict=True))
        ],
    )
    return ids


def put_item(connection: sqlite3.Connection, item: AgendaItem) -> None:
    """Change an item of an agenda, or put it at the end of its paper's agenda if it is new."""
    connection.execute(
        "INSERT INTO agenda_item (id, paper_id, position, number, title, first_page, last_page, "
        "first_index, last_index) VALUES (?, ?, (SELECT coalesce(max(position) + 1, 0) "
        "FROM agenda_item WHERE paper_id = ?), ?, ?, ?, ?, ?, ?) "
        "ON CONFLICT (id) DO UPDATE SET number = excluded.number, title = excluded.title, "
        "first_page = excluded.first_page, last_page = excluded.last_page, "
        "first_index = excluded.first_index, last_index = excluded.last_index",
        (
            item.id,
            item.paper_id,
            item.paper_id,
            storable(item.number),
            storable(item.title),
            item.first_page,
            item.last_page,
            item.first_index,
            item.last_index,
        ),
    )


def order_agenda(connection: sqlite3.Connection, item_ids: Sequence[str]) -> None:
    """Put the items of an agenda in this order."""
    connection.executemany(
        "UPDATE agenda_item SET position = ? WHERE id = ? AND position <> ?",
        [(position, item_id, position) for position, item_id in enumerate(item_ids)],
    )


def remove_item(connection: sqlite3.Connection, item_id: str) -> None:
    """Take an item off its agenda; its notes stay on their pages."""
    connection.execute("UPDATE note SET item_id = NULL WHERE item_id = ?", (item_id,))
    connection.execute("DELETE FROM agenda_item WHERE id = ?", (item_id,))


def place_notes(connection: sqlite3.Connection, paper_id: str) -> None:
    """Give every note of a paper that stands under no item the item whose papers cover its page."""
    rows = connection.execute(
        "SELECT id, page_index FROM note WHERE paper_id = ? AND item_id IS NULL", (paper_id,)
    ).fetchall()
    for row in rows:
        item_id = item_at(connection, paper_id, row["page_index"])
        if item_id is not None:
            connection.execute("UPDATE note SET item_id = ? WHERE id = ?", (item_id, row["id"]))


def set_meeting(connection: sqlite3.Connection, paper_id: str, meeting_id: str) -> None:
    """Say which meeting a paper is for."""
    connection.execute("UPDATE paper SET meeting_id = ? WHERE id = ?", (meeting_id, paper_id))


def set_kind_and_title(
    connection: sqlite3.Connection, paper_id: str, kind: str, title: str
) -> None:
    """Say what a paper is and how it is called."""
    connection.execute(
        "UPDATE paper SET kind = ?, title = ? WHERE id = ?", (kind, storable(title), paper_id)
    )


def of_meeting(connection: sqlite3.Connection, meeting_id: str) -> list[Paper]:
    """Every paper of a meeting, those in Trash too, oldest import first."""
    rows = connection.execute("SELECT * FROM paper WHERE meeting_id = ? ORDER BY id", (meeting_id,))
    return [_paper(row) for row in rows]


def paper(connection: sqlite3.Connection, paper_id: str) -> Paper | None:
    """One paper, in Trash or not; None where there is none of that id."""
    row = connection.execute("SELECT * FROM paper WHERE id = ?", (paper_id,)).fetchone()
    return None if row is None else _paper(row)


def by_sha256(connection: sqlite3.Connection, sha256: str) -> tuple[Paper, bool] | None:
    """The paper of those very bytes and whether it is in Trash, or None."""
    row = connection.execute("SELECT * FROM paper WHERE sha256 = ?", (sha256,)).fetchone()
    return None if row is None else (_paper(row), row["trashed"] is not None)


def all_papers(
    connection: sqlite3.Connection, meeting_id: str | None = None, *, trashed: bool = False
) -> list[Paper]:
    """The papers on the shelf (or those in Trash), of one meeting or of all, oldest import first.

    Agenda packs stand before the other papers of a meeting.
    """
    rows = connection.execute(
        "SELECT * FROM paper WHERE (trashed IS NOT NULL) = ? AND (? IS NULL OR meeting_id = ?) "
        "ORDER BY kind <> 'agenda_pack', id",
        (trashed, meeting_id, meeting_id),
    )
    return [_paper(row) for row in rows]


def shown_sha256(connection: sqlite3.Connection, paper_id: str) -> str | None:
    """The SHA-256 of the PDF that is shown for a paper, or None where there is no such paper."""
    row = connection.execute("SELECT shown_sha256 FROM paper WHERE id = ?", (paper_id,)).fetchone()
    return None if row is None else str(row[0])


def is_trashed(connection: sqlite3.Connection, paper_id: str) -> bool:
    """True for a paper in Trash."""
    row = connection.execute("SELECT trashed FROM paper WHERE id = ?", (paper_id,)).fetchone()
    return row is not None and row[0] is not None


def trashed_at(connection: sqlite3.Connection, paper_id: str) -> str:
    """When a paper was moved to Trash (ISO 8601 UTC), "" for one that is not there."""
    row = connection.execute("SELECT trashed FROM paper WHERE id = ?", (paper_id,)).fetchone()
    return "" if row is None or row[0] is None else str(row[0])


def set_trashed(connection: sqlite3.Connection, paper_id: str, *, trashed: bool) -> None:
    """Move a paper to Trash or back; nothing of it is deleted."""
    connection.execute(
        "UPDATE paper SET trashed = ? WHERE id = ?", (now() if trashed else None, paper_id)
    )


def agenda(connection: sqlite3.Connection, paper_id: str) -> list[AgendaItem]:
    """The items of a paper's agenda in their printed order."""
    rows = connection.execute(
        "SELECT * FROM agenda_item WHERE paper_id = ? ORDER BY position", (paper_id,)
    )
    return [
        AgendaItem(
            id=row["id"],
            paper_id=row["paper_id"],
            number=row["number"],
            title=row["title"],
            first_page=row["first_page"],
            last_page=row["last_page"],
            first_index=row["first_index"],
            last_index=row["last_index"],
        )
        for row in rows
    ]


def item_at(connection: sqlite3.Connection, paper_id: str, page_index: int) -> str | None:
    """The id of the agenda item whose papers cover a page, the narrowest where they overlap."""
    row = connection.execute(
        "SELECT id FROM agenda_item WHERE paper_id = ? AND ? BETWEEN first_index AND last_index "
        "ORDER BY last_index - first_index, position LIMIT 1",
        (paper_id, page_index),
    ).fetchone()
    return None if row is None else str(row[0])


def items_from(connection: sqlite3.Connection, paper_id: str, page_index: int) -> frozenset[str]:
    """The ids of the agenda items whose papers begin on a page."""
    rows = connection.execute(
        "SELECT id FROM agenda_item WHERE paper_id = ? AND first_index = ?", (paper_id, page_index)
    )
    return frozenset(str(row[0]) for row in rows)


def _paper(row: sqlite3.Row) -> Paper:
    return Paper(
        id=row["id"],
        meeting_id=row["meeting_id"],
        kind=row["kind"],
        title=row["title"],
        file_name=row["file_name"],
        sha256=row["sha256"],
        page_count=row["page_count"],
        imported=row["imported"],
    )
