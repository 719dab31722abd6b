"""The committee's recommendations: what was asked, of whom, by when, and how it stands."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Computed(StrEnum):
    """The status worked out from the dates alone, whatever the officer reports."""

    CLOSED = "closed"
    OVERDUE = "overdue"
    DUE = "due"
    NOT_DUE = "not due"
    NO_DATE = "no date"

    @property
    def word(self) -> str:
        return self.value.capitalize()

    @property
    def shape(self) -> str:
        return {"closed": "✓", "overdue": "▲", "due": "◆", "not due": "●", "no date": "–"}[
            self.value
        ]


@dataclass(frozen=True, slots=True)
class Recommendation:
    """A recommendation on the shelf. Dates are ISO as precise as printed, or None.

    reported: the officer's own rating, as written; never changed by the program.
    closed_on: the date on which the committee agreed to close it, or None.
    """

    id: str
    paper_id: str | None
    committee: str
    number: str
    date: str | None
    date_text: str
    text: str
    target_text: str
    target_date: str | None
    officer: str
    reported: str
    reported_colour: str | None
    closed_on: str | None
    page_index: int | None
    page_name: str


@dataclass(frozen=True, slots=True)
class Update:
    """One entry of a recommendation's history: append-only, nothing is overwritten."""

    id: str
    recommendation_id: str
    date: str | None
    role: str
    text: str
    created: str


@dataclass(frozen=True, slots=True)
class UpdateDraft:
    """An update as it is being typed: a date in words, a role, and what was done so far."""

    date: str = ""
    role: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Standing:
    """How a recommendation stands on a date, and why.

    flags: of `unowned`, `stale`, `contradiction`. reason: one plain sentence.
    days_open: whole days from the recommendation's date, None where that is not a full date.
    """

    computed: Computed
    reason: str
    flags: tuple[str, ...]
    days_open: int | None


@dataclass(frozen=True, slots=True)
class RecommendationRow:
    """A recommendation with its standing and its history, latest update last."""

    recommendation: Recommendation
    standing: Standing
    updates: tuple[Update, ...]
