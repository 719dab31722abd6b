"""The committee's recommendations: what was asked, of whom, by when, and how it stands."""

from __future__ import annotations

import datetime
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


class Kind(StrEnum):
    """What a row of the tracker asks for."""

    RECOMMENDATION = "recommendation"
    """Asks somebody to change something."""
    ACTION = "action"
    """A task."""
    REQUEST = "information request"
    """Asks to receive something."""

    @property
    def word(self) -> str:
        return self.value.capitalize()


class Origin(StrEnum):
    """Where a row comes from; what the tracker prints of it stands beside it."""

    UNKNOWN = ""
    MINUTE = "minute"
    REVIEW = "review"
    INFORMAL_MEETING = "informal meeting"
    QUESTION = "question"
    OTHER = "other"

    @property
    def word(self) -> str:
        return self.value.capitalize() or "Not told"


class Outcome(StrEnum):
    """How a recommendation ended, by the committee's agreement to close it."""

    UNKNOWN = ""
    IMPLEMENTED = "implemented"
    IN_PART = "implemented in part"
    NOT_IMPLEMENTED = "not implemented"
    REJECTED = "rejected"
    SUPERSEDED = "superseded"
    WITHDRAWN = "withdrawn"

    @property
    def word(self) -> str:
        return self.value.capitalize() or "Not told"


class ResponseKind(StrEnum):
    """What whoever was asked answered to a recommendation."""

    ACCEPTED = "accepted"
    IN_PART = "accepted in part"
    IN_PRINCIPLE = "accepted in principle"
    REJECTED = "rejected"
    NOTED_ONLY = "noted only"
    NONE = "none"

    @property
    def word(self) -> str:
        return self.value.capitalize()


class Entry(StrEnum):
    """What an entry of a history is. Only an update and a response are news of the matter."""

    UPDATE = "update"
    RESPONSE = "response"
    CHANGE = "change"
    CLOSURE = "closure"
    LETTER = "letter"

    @property
    def word(self) -> str:
        return self.value.capitalize()

    @property
    def shape(self) -> str:
        return {"update": "•", "response": "←", "change": "Δ", "closure": "✓", "letter": "→"}[
            self.value
        ]

    @property
    def is_news(self) -> bool:
        return self in {Entry.UPDATE, Entry.RESPONSE}


@dataclass(frozen=True, slots=True)
class Recommendation:
    """A recommendation on the shelf. Dates are ISO as precise as printed, or None.

    number: its reference, as the council prints it. target_text, target_date: the target as it
    stands, revisions included. reported: the officer's own rating, as written; never changed by
    the program. closed_on: the date on which the committee agreed to close it, or None;
    closed_words: where that agreement stands. origin_page_index: the page of origin_paper_id that
    records it. sent_on: the day the executive received it, with clock_rule the id of the time
    limit for its answer ("" for none). private: stays out of what is published.
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
    kind: Kind = Kind.RECOMMENDATION
    origin: Origin = Origin.UNKNOWN
    origin_text: str = ""
    origin_paper_id: str | None = None
    origin_page_index: int | None = None
    origin_page_name: str = ""
    executive_member: str = ""
    sent_on: str | None = None
    clock_rule: str = ""
    outcome: Outcome = Outcome.UNKNOWN
    closed_words: str = ""
    private: bool = False


@dataclass(frozen=True, slots=True)
class Update:
    """One entry of a recommendation's history: append-only, nothing is overwritten.

    role: who says so. private: stays out of what is published.
    """

    id: str
    recommendation_id: str
    date: str | None
    role: str
    text: str
    created: str
    what: Entry = Entry.UPDATE
    private: bool = False


@dataclass(frozen=True, slots=True)
class TargetRevision:
    """A target that was revised, and why; append-only. date: when, ISO or None."""

    id: str
    recommendation_id: str
    date: str | None
    from_text: str
    from_date: str | None
    to_text: str
    to_date: str | None
    reason: str
    created: str


@dataclass(frozen=True, slots=True)
class Response:
    """An answer to a recommendation; append-only, the latest one stands.

    date: the day the committee received it, ISO or None. private: it stays out of what is
    published.
    """

    id: str
    recommendation_id: str
    date: str | None
    kind: ResponseKind
    by_whom: str
    text: str
    created: str
    private: bool = False


class LinkKind(StrEnum):
    """What a recommendation can be linked to."""

    PAGE = "page"
    FILE = "file"
    QUESTION = "question"
    MEASURE = "measure"
    RECOMMENDATION = "recommendation"


@dataclass(frozen=True, slots=True)
class Link:
    """Evidence or a relation of a recommendation.

    ref: the question's or recommendation's id, the measure's key, the file's path; "" for a page,
    which paper_id and page_index name. words: what a person reads.
    """

    id: str
    recommendation_id: str
    kind: LinkKind
    paper_id: str | None
    page_index: int | None
    page_name: str
    ref: str
    words: str
    created: str


@dataclass(frozen=True, slots=True)
class UpdateDraft:
    """An update as it is being typed: a date in words, a role, and what was done so far."""

    date: str = ""
    role: str = ""
    text: str = ""
    private: bool = False


@dataclass(frozen=True, slots=True)
class Standing:
    """How a recommendation stands on a date, and why.

    flags: of `unowned`, `stale`, `contradiction`. reason: one plain sentence.
    days_open: whole days from the recommendation's date, None where that is not a full date.
    days_overdue: whole days since the target's last day, None where it is not overdue.
    """

    computed: Computed
    reason: str
    flags: tuple[str, ...]
    days_open: int | None
    days_overdue: int | None = None


@dataclass(frozen=True, slots=True)
class RecommendationRow:
    """A recommendation with its standing and its history, latest update last.

    response: what was answered last, None where nothing was. as_of: the day it is looked at; what
    is dated later is no news yet. None for all of it.
    """

    recommendation: Recommendation
    standing: Standing
    updates: tuple[Update, ...]
    response: ResponseKind | None = None
    as_of: datetime.date | None = None

    @property
    def news(self) -> tuple[Update, ...]:
        """The entries that tell of the matter itself and are known on that day, latest last."""
        last = "9999" if self.as_of is None else self.as_of.isoformat()
        return tuple(
            update
            for update in self.updates
            if update.what.is_news and (update.date is None or update.date <= last)
        )
