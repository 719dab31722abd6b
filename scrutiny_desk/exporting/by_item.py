"""A packet as a briefing reads it: meeting by meeting, item by item, each with its pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from scrutiny_desk.domain.dates import say
from scrutiny_desk.domain.notes.leaving import BoardPart, LeavingNote, Packet
from scrutiny_desk.domain.notes.notes import NoteKind, NoteStatus
from scrutiny_desk.domain.papers.papers import AgendaItem, Paper
from scrutiny_desk.domain.questions.outcomes import promise_words
from scrutiny_desk.domain.questions.questions import Evidence, Placed

MEETING_LESS = "Papers without a meeting"


@dataclass(frozen=True, slots=True)
class Said:
    """A question, a note, or a line of enquiry as a heading.

    number: its running number on the board, or "". words: what was written, "" for a bare mark.
    about: what it is, how far it has come, who is asked. promise: by whom and by when a written
    answer was promised, or "". sources: quotes (or "") with their pages.
    """

    words: str
    about: str = ""
    number: str = ""
    answer: str = ""
    sources: tuple[tuple[str, str], ...] = ()
    is_line: bool = False
    promise: str = ""


@dataclass(frozen=True, slots=True)
class ItemPart:
    """An agenda item, or the pages under no item. heading: "6 Waiting times".

    pages: where its papers stand ("Pages 23 to 34 (PDF pages 27 to 38)"), or "". questions: in the
    board's order. others: every other note. position: its place in the agenda, -1 if in none.
    """

    heading: str
    pages: str = ""
    big_question: str = ""
    questions: tuple[Said, ...] = ()
    others: tuple[Said, ...] = ()
    position: int = -1


@dataclass(frozen=True, slots=True)
class MeetingPart:
    """A meeting's items in the order of its agenda."""

    heading: str
    items: tuple[ItemPart, ...]


def by_item(packet: Packet) -> list[MeetingPart]:
    """The packet by meeting and item; its notes stand together as the shelf gives them."""
    notes = {key: list(group) for key, group in groupby(packet.notes, lambda one: one.meeting.id)}
    boards: dict[str, list[BoardPart]] = {}
    for part in packet.boards:
        boards.setdefault(part.meeting.id, []).append(part)
    return [
        _meeting(notes.get(key, []), boards.get(key, []))
        for key in dict.fromkeys([*notes, *boards])
    ]


def _meeting(notes: Sequence[LeavingNote], boards: Sequence[BoardPart]) -> MeetingPart:
    first = notes[0].meeting if notes else boards[0].meeting
    heading = " · ".join(
        part for part in (first.committee or first.council, say(first.date)) if part
    )
    by_id = {one.row.note.id: one for one in notes}
    items = []
    used: set[str] = set()
    for title, group in groupby(notes, key=_item_heading):
        listed = list(group)
        ids = {one.row.note.item_id for one in listed}
        board = next((one for one in boards if ids & set(one.item.ids)), None)
        if board is not None:
            used.add(board.item.key)
        items.append(_item(title, listed, board, by_id))
    items += [
        _item(board.item.name, [], board, by_id)
        for board in boards
        if board.item.key not in used and (board.placed or board.item.big_question)
    ]
    # Notes under no item come first, and the meeting as a whole last, as the agenda has them.
    items.sort(key=lambda item: item.position)
    return MeetingPart(heading or MEETING_LESS, tuple(items))


def _item(
    heading: str,
    notes: Sequence[LeavingNote],
    board: BoardPart | None,
    by_id: dict[str, LeavingNote],
) -> ItemPart:
    on_board = () if board is None else board.placed
    there = {one.entry.id for one in on_board}
    loose = [one for one in notes if one.row.note.id not in there]
    others = [one for one in loose if one.row.note.kind is not NoteKind.QUESTION]
    questions = [_from_board(one, board, by_id) for one in on_board if board is not None]
    questions += [_from_note(one) for one in loose if one.row.note.kind is NoteKind.QUESTION]
    return ItemPart(
        heading=heading,
        pages=_pages(notes[0].item) if notes else "",
        big_question="" if board is None else board.item.big_question,
        questions=tuple(questions),
        others=tuple(_from_note(one) for one in others),
        position=-1 if board is None else board.position,
    )


def _from_note(one: LeavingNote) -> Said:
    note = one.row.note
    about = _about(note.kind.word, note.status, one.asked_of, private=note.private)
    about += f", written by {note.author}" if note.author else ""
    anchor = note.anchor
    cited = cite(one.paper, anchor.page_index, anchor.page_label)
    return Said(note.text.strip(), about, "", note.answer.strip(), ((anchor.quote, cited),))


def _from_board(placed: Placed, board: BoardPart, by_id: dict[str, LeavingNote]) -> Said:
    entry = placed.entry
    if entry.is_line:
        return Said(entry.text.strip(), is_line=True)
    written = by_id.get(entry.id)
    if written is not None:
        said = _from_note(written)
        more = _sources([one for one in entry.evidence if one.id], board)
        said = replace(said, sources=(*said.sources, *more))
    else:
        about = _about("Question", entry.status, entry.who, private=entry.private)
        sources = _sources(entry.evidence, board)
        said = Said(entry.text.strip(), about, "", entry.answer.strip(), sources)
    said = replace(said, promise=promise_words(board.promises.get(entry.id)))
    if not placed.number:
        return replace(said, about=f"{said.about}, asked with the one above")
    return replace(said, number=placed.number)


def _sources(evidence: Sequence[Evidence], board: BoardPart) -> tuple[tuple[str, str], ...]:
    return tuple(
        (one.quote, cite(board.papers[one.paper_id], one.page_index, one.page_label))
        for one in evidence
        if one.paper_id in board.papers
    )


def cite(paper: Paper, page_index: int, label: str) -> str:
    """Where something stands: "Pack, page 25 (PDF page 29)"; other papers by their titles."""
    name = _name(paper)
    pdf = f"PDF page {page_index + 1}"
    if not label or label.startswith("PDF "):
        return f"{name}, {pdf}"
    return f"{name}, page {label} ({pdf})"


def _name(paper: Paper) -> str:
    return "Pack" if paper.kind == "agenda_pack" else paper.title


def _about(kind: str, status: NoteStatus, who: str, *, private: bool) -> str:
    """What it is and how far it has come: "Question, ready, private, to the service lead"."""
    words = [kind]
    if status is not NoteStatus.DRAFT:
        words.append(status.word.lower())
    if private:
        words.append("private")
    if who.strip():
        words.append(f"to {who.strip()}")
    return ", ".join(words)


def _item_heading(one: LeavingNote) -> str:
    item = " ".join(part for part in (one.row.item_number, one.row.item_title) if part)
    return item or f"{_name(one.paper)}: pages under no item"


def _pages(item: AgendaItem | None) -> str:
    if item is None or item.first_index is None or item.last_index is None:
        return ""
    pdf = _range("PDF page", item.first_index + 1, item.last_index + 1)
    if item.first_page is None or item.last_page is None:
        return pdf
    return f"{_range('Page', item.first_page, item.last_page)} ({pdf})"


def _range(word: str, first: int, last: int) -> str:
    return f"{word} {first}" if first == last else f"{word}s {first} to {last}"
