"""A table of a paper that is, or may be, a committee's tracker, and what its columns are."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from scrutiny_desk.domain.pages.pages import SheetNotes, Table
from scrutiny_desk.domain.papers.facts import RecommendationFact


class TrackerColumn(StrEnum):
    """What a column of a tracker holds."""

    NOTHING = ""
    NUMBER = "number"
    DATE = "date"
    ORIGIN = "origin"
    TEXT = "text"
    KIND = "kind"
    COMMITTEE = "committee"
    OFFICER = "officer"
    EXECUTIVE_MEMBER = "executive_member"
    TARGET = "target"
    ORIGINAL_TARGET = "original_target"
    UPDATE = "update"
    UPDATE_DATE = "update_date"
    RESPONSE = "response"
    RATING = "rag"
    CLOSED = "closed"
    HISTORY = "history"

    @property
    def word(self) -> str:
        """What a person calls it."""
        return _WORDS[self]


_WORDS = {
    TrackerColumn.NOTHING: "Leave out",
    TrackerColumn.NUMBER: "Reference",
    TrackerColumn.DATE: "Date",
    TrackerColumn.ORIGIN: "Origin",
    TrackerColumn.TEXT: "Recommendation",
    TrackerColumn.KIND: "Kind",
    TrackerColumn.COMMITTEE: "Committee",
    TrackerColumn.OFFICER: "Officer",
    TrackerColumn.EXECUTIVE_MEMBER: "Executive member",
    TrackerColumn.TARGET: "Target",
    TrackerColumn.ORIGINAL_TARGET: "Original target",
    TrackerColumn.UPDATE: "Update",
    TrackerColumn.UPDATE_DATE: "Date of the update",
    TrackerColumn.RESPONSE: "Response",
    TrackerColumn.RATING: "Rating",
    TrackerColumn.CLOSED: "Closed on",
    TrackerColumn.HISTORY: "Keep in the history",
}


@dataclass(frozen=True, slots=True)
class ColumnGuess:
    """A column: its heading, what it holds (a `TrackerColumn`), and how sure that is (0 to 1)."""

    heading: str
    field: str
    confidence: float


@dataclass(frozen=True, slots=True)
class TrackerTable:
    """A table that is or may be a tracker.

    name: its sheet, or its page. heading_at: the last row of its heading, -1 where it has none.
    sure: how sure its rows are. known: it is a tracker without anybody saying so.
    """

    name: str
    table: Table
    heading_at: int
    columns: tuple[ColumnGuess, ...]
    sure: float
    known: bool

    @property
    def fields(self) -> tuple[str, ...]:
        """What each column holds, as far as it was guessed."""
        return tuple(column.field for column in self.columns)

    @property
    def headings(self) -> tuple[str, ...]:
        return tuple(column.heading for column in self.columns)

    def samples(self, column: int, most: int = 3) -> tuple[str, ...]:
        """The first different words that stand in a column."""
        under = self.table.rows[self.heading_at + 1 :]
        words = dict.fromkeys(row[column].text for row in under if row[column].text)
        return tuple(words)[:most]


@dataclass(frozen=True, slots=True)
class FoundTables:
    """The tables of a paper that are or may be trackers, and what its workbook says beside them."""

    tables: tuple[TrackerTable, ...]
    sheets: SheetNotes | None = None


@dataclass(frozen=True, slots=True)
class PrintedRow:
    """A row of a tracker as it was read.

    at: where it starts, in words (“Sheet1”, row 5). refs: by the field's name, where its cell
    stands, in words. said: what a person should know of how it was read.
    """

    fact: RecommendationFact
    at: str
    refs: tuple[tuple[str, str], ...] = ()
    said: tuple[str, ...] = ()
