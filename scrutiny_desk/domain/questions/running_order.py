"""The running order of a meeting: every question to be put, item by item, in the board's order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from scrutiny_desk.domain.notes.leaving import Promise
from scrutiny_desk.domain.notes.notes import NoteStatus
from scrutiny_desk.domain.questions.outcomes import OPEN, outcome_words
from scrutiny_desk.domain.questions.questions import (
    TOP,
    Board,
    BoardItem,
    Entry,
    Evidence,
    Placed,
    laid_out,
)

TO_ASK = frozenset({NoteStatus.DRAFT, NoteStatus.READY})


@dataclass(frozen=True, slots=True)
class Turn:
    """A question when it is its turn: under its item and, unless it is loose, its line.

    also: the words of what was merged into it, which it is asked for as well, and to whom where
    that is somebody else. promise: of a written answer to it.
    """

    item: BoardItem
    line: Entry | None
    placed: Placed
    also: tuple[str, ...] = ()
    promise: Promise | None = None

    @property
    def entry(self) -> Entry:
        return self.placed.entry

    @property
    def to_ask(self) -> bool:
        """Whether it is written and not yet put to anybody."""
        return self.entry.status in TO_ASK

    @property
    def is_open(self) -> bool:
        return self.entry.status in OPEN

    @property
    def outcome(self) -> str:
        """What became of it, with its answer; "" where nothing did yet."""
        return outcome_words(self.entry.status, self.entry.answer, self.promise)


def running_order(board: Board, *, include_private: bool = True) -> list[Turn]:
    """Every question of the meeting in the order in which it is to be asked.

    include_private: False leaves out what is a member's own, wherever it stands.
    """
    turns = []
    for item in board.items:
        placed = laid_out(board.of(item.key))
        lines = {one.entry.id: one.entry for one in placed if one.entry.is_line}
        merged: dict[str, list[Entry]] = {}
        for one in placed:
            entry = one.entry
            if entry.merged_into and not one.number and (include_private or not entry.private):
                merged.setdefault(entry.merged_into, []).append(entry)
        for one in placed:
            if one.number and (include_private or not one.entry.private):
                line = lines.get(one.under) if one.under != TOP else None
                also = tuple(_also(one.entry, other) for other in merged.get(one.entry.id, ()))
                turns.append(Turn(item, line, one, also))
    return turns


def _also(kept: Entry, other: Entry) -> str:
    who = other.who.strip()
    to = f" (to {who})" if who.casefold() not in kept.who.casefold() else ""
    return f"{other.text}{to}"


@dataclass(frozen=True, slots=True)
class SheetItem:
    """An item on the printed running order. minutes: what it has, None where nobody set any."""

    item: BoardItem
    big_question: str
    minutes: int | None
    turns: tuple[Turn, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A running order as it leaves the desk.

    title: the meeting in words. left_out: private questions that stayed behind. Lines of enquiry
    and big questions are a member's own words too: without private ones, only shared lines go.
    """

    title: str
    items: tuple[SheetItem, ...]
    left_out: int

    @property
    def questions(self) -> int:
        return sum(len(item.turns) for item in self.items)


def sheet_of(
    board: Board,
    title: str,
    minutes: Mapping[str, int | None],
    *,
    include_private: bool,
    promises: Mapping[str, Promise] | None = None,
) -> Sheet:
    """The running order of a board for paper. minutes: those of every item by its key.

    promises: of written answers, by the question's id.
    """
    every = running_order(board)
    known = promises or {}
    leaving = [
        replace(turn, promise=known.get(turn.entry.id))
        for turn in running_order(board, include_private=include_private)
    ]
    items = []
    for item in board.items:
        turns = [turn for turn in leaving if turn.item.key == item.key]
        if not include_private:
            turns = [
                replace(turn, line=None) if turn.line is not None and turn.line.private else turn
                for turn in turns
            ]
        if turns:
            big = item.big_question.strip() if include_private else ""
            items.append(SheetItem(item, big, minutes.get(item.key), tuple(turns)))
    return Sheet(title, tuple(items), len(every) - len(leaving))


def said_of(turn: Turn) -> str:
    """To whom, from which pages: the line under a question."""
    entry = turn.entry
    pages = list(dict.fromkeys(_page(one) for one in entry.evidence))
    parts = [f"To {entry.who.strip()}" if entry.who.strip() else "", ", ".join(pages)]
    if entry.private:
        parts.append("Private")
    return " · ".join(part for part in parts if part)


def _page(shown: Evidence) -> str:
    label = shown.page_label
    return label if label.startswith("PDF") else f"page {label}"


def first_open(turns: list[Turn], item: str) -> int:
    """The place of the first question without an answer: of this item, else of the meeting."""
    for place, turn in enumerate(turns):
        if turn.item.key == item and turn.is_open:
            return place
    return next((place for place, turn in enumerate(turns) if turn.is_open), 0)


def clock_words(seconds: int, minutes: int | None) -> str:
    """The time an item has taken, of how much, in words: "4:05 of 20 minutes", "2 minutes over"."""
    used = f"{seconds // 60}:{seconds % 60:02}"
    if minutes is None:
        return used
    over = seconds - 60 * minutes
    if over <= 0:
        return f"{used} of {minutes} {'minute' if minutes == 1 else 'minutes'}"
    whole = over // 60
    if whole == 0:
        return f"{used}, just over the {minutes} there are"
    return f"{used}, {whole} {'minute' if whole == 1 else 'minutes'} over the {minutes} there are"
