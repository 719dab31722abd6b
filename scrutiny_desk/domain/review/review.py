"""Review: the rows found in a paper as a person looks at them, beside the page they come from."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from scrutiny_desk.domain.pages.pages import Box

SURE = 0.9
"""The confidence from which a row is not doubtful of itself."""


_QUOTED = re.compile("“([^”]+)”")
_TELLING = 12
"""So many characters from its start tell a row that is quoted in part."""
_LEAST = 4
"""A shorter name at the end of a sentence may be any word."""


class FactState(StrEnum):
    """What a person has done with a row.

    FOUND: nothing yet. ACCEPTED: right as it was found. CORRECTED: changed. DROPPED: no such row;
    it stays to be put back. ADDED: the reader missed it.
    """

    FOUND = "found"
    ACCEPTED = "accepted"
    CORRECTED = "corrected"
    DROPPED = "dropped"
    ADDED = "added"

    @property
    def word(self) -> str:
        return self.value.capitalize()


@dataclass(frozen=True, slots=True)
class ReviewField:
    """One cell of a row.

    name: the field of the fact. label: its word on the screen. text: as shown and edited.
    found: what the reader had found, where that differs, else None. kind: `text`, `date`,
    `number`, `list` (an entry a line) or `choice`. choices: the words of a choice; "" is none.
    read_as: how the program understands the text where it shows more than the text itself
    ("30 June 2031" of "30.6.31"), else "".
    """

    name: str
    label: str
    text: str
    found: str | None = None
    kind: str = "text"
    choices: tuple[str, ...] = ()
    read_as: str = ""


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """A row of the review screen.

    title: what the row is called, a line at most. doubts: why to look at it, in plain words.
    can_correct: False where there is nothing to correct, only something to look at.
    """

    id: str
    paper_id: str
    section: str
    section_title: str
    title: str
    page: str
    page_index: int
    box: Box | None
    confidence: float
    state: FactState
    doubts: tuple[str, ...]
    fields: tuple[ReviewField, ...]
    can_correct: bool = True

    @property
    def doubtful(self) -> bool:
        """True where nobody has looked at it yet and there is a reason to."""
        unread = self.state is FactState.FOUND
        return unread and (self.confidence < SURE or bool(self.doubts))


@dataclass(frozen=True, slots=True)
class ReviewProgress:
    """How far the review of a paper is: its rows, those still doubtful, those looked at."""

    rows: int
    doubtful: int
    looked_at: int


def in_reading_order(rows: list[ReviewRow]) -> list[ReviewRow]:
    """Doubtful rows first, then those only found, then what was looked at, dropped ones last.

    Among their like they stand in the order of their pages and from the top of a page down; rows
    of one place stay in the order in which they are given.
    """
    return sorted(rows, key=lambda row: (_rank(row), row.page_index, row.box.y0 if row.box else 0))


def progress_of(rows: list[ReviewRow]) -> ReviewProgress:
    """How far the review of these rows is."""
    return ReviewProgress(
        rows=len(rows),
        doubtful=sum(row.doubtful for row in rows),
        looked_at=sum(row.state is not FactState.FOUND for row in rows),
    )


def meets(one: Box, other: Box) -> bool:
    """Whether one of two boxes stands within the other or lies over its middle."""
    return one.contains(*other.centre) or other.contains(*one.centre)


def names(what: str, called: Iterable[str]) -> bool:
    """Whether words quote what a row is called, whole or cut, or end with it unquoted."""
    quoted = [_folded(text) for text in _QUOTED.findall(what)] or [_folded(what)]
    ends = "“" not in what
    for text in called:
        whole = _folded(text)
        if not whole:
            continue
        for said in quoted:
            cut = said.removesuffix("…").rstrip()
            if said == whole or (len(cut) >= _TELLING and whole.startswith(cut)):
                return True
            if ends and len(whole) >= _LEAST and said.endswith(f" {whole}"):
                return True
    return False


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()


def _rank(row: ReviewRow) -> int:
    if row.doubtful:
        return 0
    return {FactState.FOUND: 1, FactState.DROPPED: 3}.get(row.state, 2)
