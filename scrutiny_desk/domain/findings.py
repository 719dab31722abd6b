"""Figures and dates that do not add up: what is printed, what it works out to, and where."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class FindingKind(StrEnum):
    """What does not add up; the words of a list's filter."""

    TOTAL = "total_and_its_parts"
    WHOLE = "parts_of_a_whole"
    PERCENTAGE = "percentage"
    BANDS = "waiting_bands"
    AVERAGE = "longest_and_average"
    OVER_A_YEAR = "longest_and_over_52_weeks"
    LAST_MONTH = "last_month"
    TWO_FIGURES = "two_figures"
    UPDATE_DATE = "update_after_the_paper"
    NO_POSITION = "milestone_without_position"
    REFERENCE = "reference_two_ways"
    APPENDIX = "appendix_letter"
    UNIT = "unit_differs"
    TWICE = "indicator_twice"
    RATING = "rating_against_date"
    RATING_FIGURE = "rating_against_figure"
    RATING_COLOUR = "rating_against_colour"
    DATES = "dates_in_order"
    DATE_PRINTED = "date_as_printed"
    CHANGE = "change_and_its_figures"
    TOLD = "text_against_table"
    WORDS = "words_against_figure"
    AGENDA_PAGES = "agenda_pages"
    PROMISE = "promise_with_a_date"

    @property
    def word(self) -> str:
        return _WORDS[self]


_WORDS = {
    FindingKind.TOTAL: "Total and its parts",
    FindingKind.WHOLE: "Parts that make 100%",
    FindingKind.PERCENTAGE: "Percentage and its counts",
    FindingKind.BANDS: "Waiting bands",
    FindingKind.AVERAGE: "Longest and average wait",
    FindingKind.OVER_A_YEAR: "Longest wait and over 52 weeks",
    FindingKind.LAST_MONTH: "Last month's list",
    FindingKind.TWO_FIGURES: "Two figures for one month",
    FindingKind.UPDATE_DATE: "Update dated after the paper",
    FindingKind.NO_POSITION: "Milestone without a position",
    FindingKind.REFERENCE: "Reference printed two ways",
    FindingKind.APPENDIX: "Appendix called by another letter",
    FindingKind.UNIT: "Unit that differs",
    FindingKind.TWICE: "Indicator printed twice",
    FindingKind.RATING: "Rating against date",
    FindingKind.RATING_FIGURE: "Rating against figure",
    FindingKind.RATING_COLOUR: "Rating against its colour",
    FindingKind.DATES: "Dates in order",
    FindingKind.DATE_PRINTED: "Date as printed",
    FindingKind.CHANGE: "Change and its two figures",
    FindingKind.TOLD: "Text against table",
    FindingKind.WORDS: "Words against figure",
    FindingKind.AGENDA_PAGES: "Pages of the agenda",
    FindingKind.PROMISE: "Promise whose date has come",
}


@dataclass(frozen=True, slots=True)
class Place:
    """A page that a finding is about: how it is called, and its index in the file from 0.

    paper_id: of which paper, where it is another one than that of the finding; "" for its own.
    """

    page: str
    page_index: int
    paper_id: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that does not add up, told neutrally.

    printed: what the paper says, as printed. expected: what it works out to, or what the same
    paper says elsewhere. sentence: both in one plain sentence that accuses nobody. places: the
    pages, that of `printed` first. subject: the service, row or reference it is about.
    """

    kind: FindingKind
    printed: str
    expected: str
    sentence: str
    places: tuple[Place, ...] = field(default=())
    subject: str = ""

    @property
    def page(self) -> str:
        """The page of what is printed."""
        return self.places[0].page if self.places else ""

    @property
    def key(self) -> str:
        """By which the same finding is known again in a later look at the same paper."""
        where = self.places[0].page_index if self.places else -1
        return f"{self.kind}|{where}|{self.subject}|{self.printed}|{self.expected}"

    @property
    def key_apart(self) -> str:
        """The same whatever page it stands on: by it a newer version's finding is known again."""
        return f"{self.kind}|{self.subject}|{self.printed}|{self.expected}"


def apart(key: str) -> str:
    """A finding's key without its page (`Finding.key_apart`)."""
    kind, _, rest = key.partition("|")
    return f"{kind}|{rest.partition('|')[2]}"


@dataclass(frozen=True, slots=True)
class Said:
    """What a person made of a finding: put aside for a reason, or asked as a question.

    note_id: the question it became, None where it was put aside. created: ISO 8601 UTC.
    """

    reason: str
    note_id: str | None
    created: str


@dataclass(frozen=True, slots=True)
class FoundIn:
    """A finding of a paper on the shelf, and what a person made of it (None: nothing yet).

    said_of: the paper and the key of which it was said, where that is an earlier version's.
    """

    finding: Finding
    paper_id: str
    paper_title: str
    said: Said | None = None
    said_of: tuple[str, str] | None = None

    @property
    def id(self) -> str:
        """By which it is known among those of all papers."""
        return f"{self.paper_id}|{self.finding.key}"

    @property
    def asked(self) -> bool:
        return self.said is not None and self.said.note_id is not None

    @property
    def put_aside(self) -> bool:
        return self.said is not None and self.said.note_id is None


@dataclass(frozen=True, slots=True)
class LeavingFinding:
    """A finding as a row of a file, every part in words; pages: "107, 109"."""

    meeting: str
    paper: str
    pages: str
    what: str
    printed: str
    expected: str
    sentence: str
    standing: str
