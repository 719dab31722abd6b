"""What a service call changed, so that a window refreshes only that."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Shelf(StrEnum):
    """The parts of a library that can change on their own."""

    PAPERS = "papers"
    NOTES = "notes"
    RECOMMENDATIONS = "recommendations"
    MEASURES = "measures"
    DESK = "desk"
    REVIEW = "review"
    READING = "reading"
    QUESTIONS = "questions"
    CLOCKS = "clocks"
    FINDINGS = "findings"


@dataclass(frozen=True, slots=True)
class Change:
    """What one service call changed.

    shelves: what to refresh. said: one plain sentence of what happened ("Note deleted").
    undoable: whether *Undo* takes it back. ids: the rows touched, new ones first.
    unsigned: it stands under “you”, since nobody said their name.
    """

    shelves: frozenset[Shelf]
    said: str = ""
    undoable: bool = False
    ids: tuple[str, ...] = ()
    unsigned: bool = False

    def __bool__(self) -> bool:
        return bool(self.shelves)


NO_CHANGE = Change(frozenset())
