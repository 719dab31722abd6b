"""The shelf of the board: entries, their evidence, hints put aside, and time for items."""

# ruff: noqa: S608 - only names of our own are put together here; values are bound or quoted

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from scrutiny_desk.domain.notes.notes import NoteStatus
from scrutiny_desk.domain.questions.questions import EntryKind, Evidence
from scrutiny_desk.library.ids import new_id
from scrutiny_desk.library.shelves.versions import NOT_REPLACED


@dataclass(frozen=True, slots=True)
class QuestionRow:
    """A row of the board. from_page: its words, status, answer and privacy are the note's of the
    same id, and those here mean nothing.
    """

    id: str
    meeting_id: str
    item_id: str | None
    parent_id: str | None
    position: int
    kind: EntryKind
    from_page: bool
    text: str
    who: str
    status: NoteStatus
    answer: str
    private: bool
    minutes: int | None
    merged_into: str | None
    recommendation_id: str | None
    created: str
    modified: str


@dataclass(frozen=True, slots=True)
class ItemRow:
    """An agenda item as one paper lists it."""

    id: str
    number: str
    title: str


@dataclass(frozen=True, slots=True)
class EnquiryRow:
    """What is kept of an item as a whole; item_id None is the meeting as a whole."""

    id: str
    item_id: str | None
    big_question: str
    minutes: int | None
    seconds: int


_COLUMNS = (
    "id, meeting_id, item_id, parent_id, position, kind, from_page, text, who, status, answer, "
    "private, minutes, merged_into, recommendation_id, created, modified"
)
_SELECT = f"SELECT {', '.join(f'question.{name}' for name in _COLUMNS.split(', '))} FROM question "
# What was asked under an agenda item goes where the item's paper goes.
_MEETING = (
    "coalesce((SELECT paper.meeting_id FROM agenda_item JOIN paper "
    "ON paper.id = agenda_item.paper_id WHERE agenda_item.id = {table}.item_id), "
    "{table}.meeting_id)"
)


def add(connection: sqlite3.Connection, row: QuestionRow) -> None:
    """Put an entry on the board."""
    connection.execute(
        f"INSERT INTO question ({_COLUMNS}) VALUES ({', '.join('?' * 17)})",
        (
            row.id,
            row.meeting_id,
            row.item_id,
            row.parent_id,
            row.position,
            row.kind.value,
            int(row.from_page),
            row.text,
            row.who,
            row.status.value,
            row.answer,
            int(row.private),
            row.minutes,
            row.merged_into,
            row.recommendation_id,
            row.created,
            row.modified,
        ),
    )


def change(
    connection: sqlite3.Connection, question_id: str, values: dict[str, str | int | None]
) -> None:
    """Set columns of an entry; the names are the shelf's own."""
    if values:
        setting = ", ".join(f"{name} = :{name}" for name in values)
        connection.execute(
            f"UPDATE question SET {setting} WHERE id = :question_id",
            {**values, "question_id": question_id},
        )


def remove(connection: sqlite3.Connection, question_id: str) -> None:
    """Take an entry off the board, with its evidence and what was put aside for it."""
    for table in ("question_evidence", "question_hint_aside"):
        connection.execute(f"DELETE FROM {table} WHERE question_id = ?", (question_id,))
    connection.execute("DELETE FROM question WHERE id = ?", (question_id,))


def let_go(connection: sqlite3.Connection, question_id: str) -> None:
    """Let nothing stand under an entry or be merged into it any more."""
    for column in ("parent_id", "merged_into"):
        connection.execute(
            f"UPDATE question SET {column} = NULL WHERE {column} = ?", (question_id,)
        )


def row(connection: sqlite3.Connection, question_id: str) -> QuestionRow | None:
    """One entry, or None where it is no longer there."""
    found = connection.execute(f"{_SELECT} WHERE question.id = ?", (question_id,)).fetchone()
    return None if found is None else _row(found)


def rows(connection: sqlite3.Connection, meeting_id: str) -> list[QuestionRow]:
    """The entries of a meeting, oldest first; those of notes by their own place."""
    found = connection.execute(
        f"{_SELECT} WHERE question.from_page = 1 OR {_MEETING.format(table='question')} = ? "
        "ORDER BY question.id",
        (meeting_id,),
    )
    return [_row(one) for one in found]


def items(connection: sqlite3.Connection, meeting_id: str) -> list[ItemRow]:
    """The agenda items of a meeting as its papers on the shelf list them, the pack's first."""
    found = connection.execute(
        "SELECT item.id, item.number, item.title FROM agenda_item AS item "
        "JOIN paper ON paper.id = item.paper_id WHERE paper.meeting_id = ? "
        f"AND paper.trashed IS NULL AND {NOT_REPLACED} "
        "ORDER BY paper.kind <> 'agenda_pack', paper.id, item.position",
        (meeting_id,),
    )
    return [ItemRow(*one) for one in found]


def item(connection: sqlite3.Connection, item_id: str) -> ItemRow | None:
    """An agenda item of any paper, one in Trash too."""
    found = connection.execute(
        "SELECT id, number, title FROM agenda_item WHERE id = ?", (item_id,)
    ).fetchone()
    return None if found is None else ItemRow(*found)


def follow_items(connection: sqlite3.Connection, items: Mapping[str, str]) -> None:
    """Let what stands on one agenda item stand on another: entries, and what is kept of it."""
    for item_id, following in items.items():
        for table in ("question", "item_enquiry"):
            connection.execute(
                f"UPDATE {table} SET item_id = ? WHERE item_id = ?",
                (following, item_id),
            )


def evidence(connection: sqlite3.Connection, meeting_id: str) -> dict[str, list[Evidence]]:
    """What was added as evidence, by question, first added first."""
    found = connection.execute(
        "SELECT shown.question_id, shown.id, shown.paper_id, shown.page_index, shown.page_label, "
        "shown.quote FROM question_evidence AS shown "
        "JOIN question ON question.id = shown.question_id WHERE question.from_page = 1 "
        f"OR {_MEETING.format(table='question')} = ? ORDER BY shown.id",
        (meeting_id,),
    )
    by_question: dict[str, list[Evidence]] = {}
    for one in found:
        by_question.setdefault(one["question_id"], []).append(Evidence(*tuple(one)[1:]))
    return by_question


def add_evidence(connection: sqlite3.Connection, question_id: str, shown: Evidence) -> None:
    """Put a page beside a question."""
    connection.execute(
        "INSERT INTO question_evidence (id, question_id, paper_id, page_index, page_label, quote) "
        "VALUES (?, ?, ?, ?, ?, ?)",
        (shown.id, question_id, shown.paper_id, shown.page_index, shown.page_label, shown.quote),
    )


def remove_evidence(connection: sqlite3.Connection, evidence_id: str) -> bool:
    """Take a page away from a question; False where it was gone."""
    done = connection.execute("DELETE FROM question_evidence WHERE id = ?", (evidence_id,))
    return done.rowcount > 0


def hints_aside(connection: sqlite3.Connection) -> dict[str, set[str]]:
    """The hints put aside, by question."""
    aside: dict[str, set[str]] = {}
    for one in connection.execute("SELECT question_id, hint FROM question_hint_aside"):
        aside.setdefault(one["question_id"], set()).add(one["hint"])
    return aside


def put_hint_aside(connection: sqlite3.Connection, question_id: str, hint: str) -> None:
    """Show this hint no more for this question."""
    connection.execute(
        "INSERT OR IGNORE INTO question_hint_aside (question_id, hint) VALUES (?, ?)",
        (question_id, hint),
    )


def enquiries(connection: sqlite3.Connection, meeting_id: str) -> list[EnquiryRow]:
    """What is kept of the meeting's items as a whole, oldest first."""
    found = connection.execute(
        "SELECT id, item_id, big_question, minutes, seconds FROM item_enquiry "
        f"WHERE {_MEETING.format(table='item_enquiry')} = ? ORDER BY id",
        (meeting_id,),
    )
    return [EnquiryRow(*one) for one in found]


def keep_enquiry(
    connection: sqlite3.Connection,
    meeting_id: str,
    item_ids: Sequence[str],
    values: dict[str, str | int | None],
) -> None:
    """Set columns of what is kept of an item; item_ids: its rows in every paper, or none."""
    known = {one.item_id: one.id for one in reversed(enquiries(connection, meeting_id))}
    enquiry_id = next((known[one] for one in (item_ids or (None,)) if one in known), None)
    if enquiry_id is None:
        enquiry_id = new_id()
        connection.execute(
            "INSERT INTO item_enquiry (id, meeting_id, item_id, big_question) VALUES (?, ?, ?, '')",
            (enquiry_id, meeting_id, item_ids[0] if item_ids else None),
        )
    setting = ", ".join(f"{name} = :{name}" for name in values)
    connection.execute(
        f"UPDATE item_enquiry SET {setting} WHERE id = :enquiry_id",
        {**values, "enquiry_id": enquiry_id},
    )


def total_minutes(connection: sqlite3.Connection, meeting_id: str) -> int | None:
    """The minutes a meeting has for questions, None where nobody set them."""
    found = connection.execute(
        "SELECT minutes FROM meeting_time WHERE meeting_id = ?", (meeting_id,)
    ).fetchone()
    return None if found is None else int(found[0])


def set_total_minutes(connection: sqlite3.Connection, meeting_id: str, minutes: int | None) -> None:
    """Set the minutes of a meeting; None takes them away."""
    connection.execute("DELETE FROM meeting_time WHERE meeting_id = ?", (meeting_id,))
    if minutes is not None:
        connection.execute(
            "INSERT INTO meeting_time (meeting_id, minutes) VALUES (?, ?)", (meeting_id, minutes)
        )


def page_texts(connection: sqlite3.Connection, meeting_id: str) -> list[tuple[str, int, str, str]]:
    """The pages of a meeting's papers on the shelf: paper, index from 0, name and text."""
    found = connection.execute(
        "SELECT page.paper_id, page.page_index, "
        "coalesce(page.label, 'PDF ' || (page.page_index + 1)), page.text FROM page "
        "JOIN paper ON paper.id = page.paper_id WHERE paper.meeting_id = ? "
        f"AND paper.trashed IS NULL AND {NOT_REPLACED} "
        "ORDER BY paper.kind <> 'agenda_pack', paper.id, page.page_index",
        (meeting_id,),
    )
    return [tuple(one) for one in found]


@dataclass(frozen=True, slots=True)
class EarlierQuestion:
    """A question of another meeting; date is that meeting's, ISO or None."""

    id: str
    text: str
    answer: str
    date: str | None


def asked_elsewhere(
    connection: sqlite3.Connection, meeting_id: str, most: int = 3_000
) -> list[EarlierQuestion]:
    """The questions of other meetings that are over or under way, the newest first."""
    found = connection.execute(
        "SELECT * FROM (SELECT note.id, note.text, note.answer, meeting.date FROM note "
        "JOIN paper ON paper.id = note.paper_id JOIN meeting ON meeting.id = paper.meeting_id "
        "WHERE note.kind = 'question' AND paper.trashed IS NULL AND meeting.id <> :meeting "
        "UNION ALL SELECT question.id, question.text, question.answer, meeting.date FROM question "
        "JOIN meeting ON meeting.id = question.meeting_id WHERE question.from_page = 0 "
        "AND question.kind = 'question' AND meeting.id <> :meeting) AS asked "
        "WHERE asked.date < coalesce((SELECT date FROM meeting WHERE id = :meeting), '9999') "
        "ORDER BY asked.date DESC, asked.id DESC LIMIT :most",
        {"meeting": meeting_id, "most": most},
    )
    return [EarlierQuestion(*one) for one in found]


def roles(connection: sqlite3.Connection, meeting_id: str) -> list[str]:
    """Whom one may ask: the officers of this meeting's reports, then those asked before and those
    who own recommendations, each as printed, most used first.
    """
    found = connection.execute(
        "SELECT json_extract(fact.body, '$.officer') AS name FROM fact "
        "JOIN paper ON paper.id = fact.paper_id WHERE fact.section = 'reports' "
        "AND paper.meeting_id = ? AND paper.trashed IS NULL AND fact.state <> 'dropped' "
        "AND name <> '' ORDER BY fact.page_index",
        (meeting_id,),
    )
    names = [str(one["name"]) for one in found]
    found = connection.execute(
        "SELECT name FROM (SELECT who AS name FROM question WHERE who <> '' "
        "UNION ALL SELECT officer FROM recommendation WHERE officer <> '') "
        "GROUP BY name ORDER BY count(*) DESC, name LIMIT 200"
    )
    return names + [str(one["name"]) for one in found]


def _row(found: sqlite3.Row) -> QuestionRow:
    return QuestionRow(
        id=found["id"],
        meeting_id=found["meeting_id"],
        item_id=found["item_id"],
        parent_id=found["parent_id"],
        position=found["position"],
        kind=EntryKind(found["kind"]),
        from_page=bool(found["from_page"]),
        text=found["text"],
        who=found["who"],
        status=NoteStatus(found["status"]),
        answer=found["answer"],
        private=bool(found["private"]),
        minutes=found["minutes"],
        merged_into=found["merged_into"],
        recommendation_id=found["recommendation_id"],
        created=found["created"],
        modified=found["modified"],
    )


def promised(connection: sqlite3.Connection) -> dict[str, bool]:
    """The recommendations that are promised answers, each with whether its question is private."""
    rows = connection.execute(
        "SELECT question.recommendation_id, max(CASE WHEN question.from_page "
        "THEN coalesce(note.private, 1) ELSE question.private END) AS private "
        "FROM question LEFT JOIN note ON note.id = question.id "
        "WHERE question.recommendation_id IS NOT NULL GROUP BY question.recommendation_id"
    )
    return {row["recommendation_id"]: bool(row["private"]) for row in rows}
