"""What the board shows in its list, row by row, without Qt: entries in order and in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from scrutiny_desk.domain.notes.notes import NoteStatus
from scrutiny_desk.domain.questions.budget import minutes, minutes_of
from scrutiny_desk.domain.questions.questions import (
    MEETING_AS_A_WHOLE,
    TOP,
    Board,
    BoardItem,
    Entry,
    EntryKind,
    Evidence,
    Placed,
    asked,
    laid_out,
    siblings,
)
from scrutiny_desk.ui.questions.sorting import EVERY_ITEM, ItemCount

NEW = "new"
"""The key of the row in which something new is being written."""


@dataclass(frozen=True, slots=True)
class NewPlace:
    """Where something new is to stand: its kind, item, parent and the sibling it follows."""

    kind: EntryKind
    item: str
    parent: str = TOP
    after: str | None = None


@dataclass(frozen=True, slots=True)
class BoardRow:
    """An entry as a row. hints: what the desk noticed about it, in words, first the plainest."""

    placed: Placed
    hints: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        return self.placed.entry.id

    @property
    def entry(self) -> Entry:
        return self.placed.entry

    @property
    def merged(self) -> bool:
        """True for a question that another is asked in place of."""
        return not self.entry.is_line and not self.placed.number


def rows_of(
    entries: Sequence[Entry], new: NewPlace | None, hints: dict[str, tuple[str, ...]]
) -> tuple[list[BoardRow], list[BoardRow]]:
    """The rows under lines of enquiry, and the loose ones; with the row being written new."""
    standing = list(entries)
    if new is not None:
        standing = _with_new(standing, new)
    placed = laid_out(standing)
    rows = [BoardRow(one, hints.get(one.entry.id, ())) for one in placed]
    under = [row for row in rows if row.placed.under != TOP]
    return under, [row for row in rows if row.placed.under == TOP]


def _with_new(entries: list[Entry], new: NewPlace) -> list[Entry]:
    """The entries with an empty one in the new place, its siblings numbered to make room."""
    fresh = Entry(NEW, new.kind, new.item, new.parent)
    group = list(siblings(entries).get(new.parent, ()))
    at = next((n for n, one in enumerate(group, start=1) if one.id == new.after), len(group))
    group.insert(at, fresh)
    places = {one.id: number for number, one in enumerate(group)}
    return [
        replace(one, position=places[one.id]) if one.id in places else one
        for one in [*entries, fresh]
    ]


def item_counts(board: Board) -> list[ItemCount]:
    """Every item of the agenda with how many questions it has; the meeting's own where it has."""
    counts = []
    for item in board.items:
        number = len(asked(laid_out(board.of(item.key))))
        if item.key != MEETING_AS_A_WHOLE or number or len(board.items) == 1 or item.big_question:
            counts.append(ItemCount(item.key, item.number, item.title, number))
    total = sum(one.count for one in counts)
    return [ItemCount(EVERY_ITEM, "", "All items", total), *counts]


def said_under(row: BoardRow) -> str:
    """Who is asked, the pages and the minutes of a question, for the line under its words."""
    entry = row.entry
    if entry.is_line:
        return ""
    parts = [entry.who]
    parts += dict.fromkeys(page_of(one) for one in entry.evidence)
    if entry.minutes is not None:
        parts.append(minutes(entry.minutes))
    return " · ".join(part for part in parts if part)


def page_of(shown: Evidence) -> str:
    """The page in words: "page 25", or "PDF 2" where no number is printed."""
    label = shown.page_label
    return label if label.startswith("PDF") else f"page {label}"


def spoken(row: BoardRow) -> str:
    """A row as plain text for a screen reader, and for typing its first letters."""
    entry = row.entry
    if entry.is_line:
        badge = "private" if entry.private else "shared"
        return f"Line of enquiry: {entry.text or 'nothing written yet'}, {badge}"
    name = f"Question {row.placed.number}" if row.placed.number else "Also asked"
    badge = "private" if entry.private else "shared"
    status = "" if entry.status is NoteStatus.DRAFT else entry.status.word.lower()
    parts = [f"{name}: {entry.text or 'nothing written yet'}", said_under(row), status, badge]
    return ", ".join(part for part in [*parts, *row.hints] if part)


def line_minutes(placed: Sequence[Placed], line_id: str) -> int:
    """The minutes of the questions under a line."""
    return sum(minutes_of(one) for one in placed if one.under == line_id)


def name_of(item: BoardItem) -> str:
    """An item in words: "Item 6 Bridges", or its title where it has no number."""
    return f"Item {item.number} {item.title}".strip() if item.number else item.title
