"""Taking over a tracker: what each row of it is and changes, before anything is taken."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from scrutiny_desk.domain.papers.facts import RecommendationFact
from scrutiny_desk.domain.tally import count, together

NEW_ROW, LEAVE = "new", "leave"
"""What a person can say of a row beside naming the recommendation that it is."""

Choices = Mapping[int, str]
"""By a row's place: `NEW_ROW`, `LEAVE` or the id of the recommendation that it is."""


class RowState(StrEnum):
    """What a row of the tracker is to the library."""

    DOUBTFUL = "doubtful"
    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"

    @property
    def word(self) -> str:
        return self.value.capitalize()


@dataclass(frozen=True, slots=True)
class TrackerChoice:
    """What a person says of a file before its rows are read.

    fields: of every table what each column holds (`TrackerColumn`); a table without a column for
    the recommendation is left out. committee: whose tracker it is, "" for what the rows
    themselves say. told_on: the tracker's own day, ISO, or None where nobody knows it.
    """

    fields: tuple[tuple[str, ...], ...]
    committee: str = ""
    told_on: str | None = None


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field of a row that reads otherwise than here. kept: it stays as it is here, and why."""

    word: str
    before: str
    after: str
    kept: str = ""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A recommendation that a row may be: how it is called, and what speaks for it."""

    rec_id: str
    called: str
    why: str


@dataclass(frozen=True, slots=True)
class PlannedRow:
    """A row of a tracker and what it would do here.

    at: where it stands, in words. rec_id: the recommendation that it surely is. said: what a
    person should know of how it was read.
    """

    fact: RecommendationFact
    at: str
    state: RowState
    rec_id: str | None = None
    changes: tuple[FieldChange, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    said: tuple[str, ...] = ()

    @property
    def called(self) -> str:
        """How the row is named to a person."""
        number = "" if self.fact.number is None else f"{self.fact.number}: "
        words = " ".join(self.fact.text.split())
        return f"{number}{words[:80].rstrip()}…" if len(words) > 80 else f"{number}{words}"


@dataclass(frozen=True, slots=True)
class TakingOver:
    """All that a tracker would change, before any of it is taken.

    problems: what could not be read or used, a sentence each, naming sheet and cell.
    is_known: the file is in the library already.
    """

    name: str
    rows: tuple[PlannedRow, ...]
    problems: tuple[str, ...] = ()
    is_known: bool = False

    def of(self, state: RowState) -> tuple[int, ...]:
        """The places of the rows of one state."""
        return tuple(at for at, row in enumerate(self.rows) if row.state is state)

    def undecided(self, choices: Choices) -> tuple[int, ...]:
        """The places of the doubtful rows of which nothing was said."""
        return tuple(at for at in self.of(RowState.DOUBTFUL) if at not in choices)

    @property
    def in_words(self) -> str:
        """How many rows of each kind: "11 rows: 8 new, 2 changed and 1 doubtful"."""
        if not self.rows:
            return "No row of a tracker was found"
        kinds = Counter(row.state for row in self.rows)
        parts = [f"{kinds[state]} {state.value}" for state in RowState if kinds[state]]
        return f"{count(len(self.rows), 'row')}: {together(parts)}"
