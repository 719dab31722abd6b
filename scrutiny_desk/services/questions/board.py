"""Reading the board of a meeting from the shelves: what stands where, in what words."""

from __future__ import annotations

from scrutiny_desk.domain.notes.notes import NoteKind, NoteRow
from scrutiny_desk.domain.questions.questions import (
    MEETING_AS_A_WHOLE,
    TOP,
    Board,
    BoardItem,
    Entry,
    EntryKind,
    Evidence,
    people,
)
from scrutiny_desk.domain.questions.running_order import Turn, running_order
from scrutiny_desk.library.connection import Connection
from scrutiny_desk.library.library import Library
from scrutiny_desk.library.plain import folded
from scrutiny_desk.library.shelves import meetings
from scrutiny_desk.library.shelves import notes as note_shelf
from scrutiny_desk.library.shelves import questions as shelf


def board_of(library: Library, meeting_id: str) -> Board:
    """The board of a meeting: what was typed on it, and every question written on a page.

    Papers in Trash take their questions along; what was typed on the board stays.
    """
    with library.read() as connection:
        return read_board(connection, meeting_id)


def turns_of(library: Library, meeting_id: str | None) -> list[Turn]:
    """The questions of a meeting in their running order; None for every meeting on the shelves."""
    with library.read() as connection:
        ids = [meeting_id] if meeting_id else [one.id for one in meetings.all_meetings(connection)]
        return [turn for one in ids for turn in running_order(read_board(connection, one))]


def whom_to_ask(library: Library, board: Board) -> list[str]:
    """Names and roles to choose from: on the board, in the reports, and in earlier meetings."""
    with library.read() as connection:
        return people(shelf.roles(connection, board.meeting_id), board.entries)


def read_board(connection: Connection, meeting_id: str) -> Board:
    """The board as one connection sees it."""
    rows = {row.id: row for row in shelf.rows(connection, meeting_id)}
    written = {
        one.note.id: one
        for one in note_shelf.rows(connection, meeting_id=meeting_id, kind=NoteKind.QUESTION)
    }
    agenda = _Agenda(connection, meeting_id)
    evidence = shelf.evidence(connection, meeting_id)
    aside = shelf.hints_aside(connection)
    entries = []
    for one in written.values():
        row = rows.get(one.note.id)
        entries.append(_from_page(one, row, agenda, evidence, aside))
    for row in rows.values():
        if not row.from_page:
            entries.append(_typed(row, agenda, evidence, aside))
    kept: dict[str, shelf.EnquiryRow] = {}
    for enquiry in shelf.enquiries(connection, meeting_id):
        kept.setdefault(agenda.key_of(enquiry.item_id), enquiry)
    total = shelf.total_minutes(connection, meeting_id)
    return Board(meeting_id, agenda.items(kept), tuple(entries), total)


class _Agenda:
    """The items of a meeting, those of one number in several papers taken together."""

    def __init__(self, connection: Connection, meeting_id: str) -> None:
        self._connection = connection
        self._groups: dict[str, list[shelf.ItemRow]] = {}
        self._keys: dict[str, str] = {}
        for item in shelf.items(connection, meeting_id):
            self._add(item)

    def key_of(self, item_id: str | None) -> str:
        """The key of an item by the id of any of its rows, one of a paper in Trash too."""
        if item_id is not None and item_id not in self._keys:
            item = shelf.item(self._connection, item_id)
            if item is not None:
                self._add(item)
        return MEETING_AS_A_WHOLE if item_id is None else self._keys.get(item_id, item_id)

    def items(self, kept: dict[str, shelf.EnquiryRow]) -> tuple[BoardItem, ...]:
        groups = {**self._groups, MEETING_AS_A_WHOLE: []}
        found = []
        for key, rows in groups.items():
            enquiry = kept.get(key)
            found.append(
                BoardItem(
                    key=key,
                    ids=tuple(row.id for row in rows),
                    number=rows[0].number if rows else "",
                    title=rows[0].title if rows else "The meeting as a whole",
                    big_question=enquiry.big_question if enquiry else "",
                    minutes=enquiry.minutes if enquiry else None,
                    seconds=enquiry.seconds if enquiry else 0,
                )
            )
        return tuple(found)

    def _add(self, item: shelf.ItemRow) -> None:
        key = folded(item.number) or folded(item.title) or item.id
        self._groups.setdefault(key, []).append(item)
        self._keys[item.id] = key


def _from_page(
    one: NoteRow,
    row: shelf.QuestionRow | None,
    agenda: _Agenda,
    evidence: dict[str, list[Evidence]],
    aside: dict[str, set[str]],
) -> Entry:
    note = one.note
    anchor = note.anchor
    own = Evidence("", note.paper_id, anchor.page_index, anchor.page_label, anchor.quote)
    return Entry(
        id=note.id,
        kind=EntryKind.QUESTION,
        item=agenda.key_of(row.item_id if row else note.item_id),
        parent=(row.parent_id or TOP) if row else TOP,
        position=row.position if row else None,
        text=note.text,
        who=row.who if row else "",
        status=note.status,
        answer=note.answer,
        private=note.private,
        minutes=row.minutes if row else None,
        merged_into=row.merged_into if row else None,
        recommendation_id=row.recommendation_id if row else None,
        from_page=True,
        evidence=(own, *evidence.get(note.id, ())),
        dismissed=frozenset(aside.get(note.id, ())),
    )


def _typed(
    row: shelf.QuestionRow,
    agenda: _Agenda,
    evidence: dict[str, list[Evidence]],
    aside: dict[str, set[str]],
) -> Entry:
    return Entry(
        id=row.id,
        kind=row.kind,
        item=agenda.key_of(row.item_id),
        parent=row.parent_id or TOP,
        position=row.position,
        text=row.text,
        who=row.who,
        status=row.status,
        answer=row.answer,
        private=row.private,
        minutes=row.minutes,
        merged_into=row.merged_into,
        recommendation_id=row.recommendation_id,
        evidence=tuple(evidence.get(row.id, ())),
        dismissed=frozenset(aside.get(row.id, ())),
    )
