"""Papers, meetings and agenda items as they stand on the library's shelves."""

from __future__ import annotations

from dataclasses import dataclass

from scrutiny_desk.domain.review.review import ReviewProgress


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting of a committee. date is ISO or None, time is 24 h or None."""

    id: str
    council: str
    committee: str
    date: str | None
    time: str | None
    venue: str


@dataclass(frozen=True, slots=True)
class Paper:
    """An imported paper. kind as in the facts contract; imported is ISO 8601 UTC."""

    id: str
    meeting_id: str
    kind: str
    title: str
    file_name: str
    sha256: str
    page_count: int
    imported: str


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """An agenda item; first_page/last_page printed labels, first_index/last_index PDF pages."""

    id: str
    paper_id: str
    number: str
    title: str
    first_page: int | None
    last_page: int | None
    first_index: int | None
    last_index: int | None


@dataclass(frozen=True, slots=True)
class PageRow:
    """A page on the shelf: size in points, printed label or None, and its text.

    ocr: how sure text recognition was of a page that is a picture, 0 to 1 (0: no words are known
    of it); None for a page that is no picture.
    """

    index: int
    label: str | None
    width: float
    height: float
    text: str
    ocr: float | None = None

    @property
    def name(self) -> str:
        """How the page is called: its printed label, or "PDF 2" where nothing is printed."""
        return self.label if self.label is not None else f"PDF {self.index + 1}"


@dataclass(frozen=True, slots=True)
class Place:
    """Where somebody left off reading: a page (from 0) and how far down it, 0 to 1."""

    paper_id: str
    page_index: int
    offset: float = 0.0


@dataclass(frozen=True, slots=True)
class ImportOutcome:
    """What an import did: papers now on the shelf, and files that were there already.

    second_copies: those of the imported that hold the very words of another paper on the shelf,
    each with that paper. replaced: those that are a new version of another, each with the older.
    review: how far the review of each imported paper is, in their order; empty where it was not
    asked for. waiting: how many rows of their trackers wait for a person to say what they are.
    """

    imported: tuple[Paper, ...]
    already: tuple[Paper, ...]
    second_copies: tuple[tuple[Paper, Paper], ...] = ()
    replaced: tuple[tuple[Paper, Paper], ...] = ()
    review: tuple[ReviewProgress, ...] = ()
    waiting: int = 0
