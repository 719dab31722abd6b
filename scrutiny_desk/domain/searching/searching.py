"""What is found by searching, how it is narrowed, and how many places there are of each kind."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import Any


class HitKind(StrEnum):
    """What a place is where words stand, in the order in which a meeting's places are shown."""

    QUESTION = "question"
    ANSWER = "answer"
    NOTE = "note"
    RECOMMENDATION = "recommendation"
    RESOLUTION = "resolution"
    MEASURE = "measure"
    ITEM = "item"
    REPORT = "report"
    TERM = "term"
    PAGE = "page"

    @property
    def word(self) -> str:
        return _WORDS[self][1]

    @property
    def shape(self) -> str:
        return _WORDS[self][0]

    @property
    def many(self) -> str:
        """The word for several of them."""
        return f"{self.word}s"


_WORDS = {
    HitKind.QUESTION: ("?", "Question"),
    HitKind.ANSWER: ("↳", "Answer"),
    HitKind.NOTE: ("✎", "Note"),
    HitKind.RECOMMENDATION: ("✓", "Recommendation"),
    HitKind.RESOLUTION: ("§", "Resolution"),
    HitKind.MEASURE: ("∿", "Measure"),
    HitKind.ITEM: ("▸", "Agenda item"),
    HitKind.REPORT: ("▥", "Report"),
    HitKind.TERM: ("≡", "Term"),
    HitKind.PAGE: ("▤", "Page"),
}


class Order(StrEnum):
    """How the places are ordered."""

    NEWEST = "newest"
    BEST = "best"


@dataclass(frozen=True, slots=True)
class Narrowed:
    """What the places are narrowed to; an empty set narrows nothing.

    years: "2024", or "" for meetings without a date. committees: folded names as `Choice.key`
    gives them. kinds: what the places are.
    """

    years: frozenset[str] = frozenset()
    committees: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.years or self.committees or self.kinds)


EVERYWHERE = Narrowed()


@dataclass(frozen=True, slots=True)
class SearchHit:
    """A place where the words stand.

    id: of the note, question, recommendation, agenda item or fact; of a measure its family, group
    and name with a new line between; of a page its paper and index ("…:4"). snippet: plain text;
    bold: [start, end) character ranges of the words found in it.
    """

    kind: HitKind
    id: str
    meeting_id: str | None
    meeting_title: str
    paper_id: str | None
    page_index: int | None
    page_name: str
    title: str
    snippet: str
    bold: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """A year, a committee or a kind, with the places there are of it in what is found.

    The count takes every other narrowing into account, not the choices beside it.
    """

    key: str
    word: str
    count: int


@dataclass(frozen=True, slots=True)
class Facets:
    """By what the places can be narrowed: years newest first, committees and kinds by count."""

    years: tuple[Choice, ...] = ()
    committees: tuple[Choice, ...] = ()
    kinds: tuple[Choice, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found.

    hits: the places asked for, in order; total: how many there are, after narrowing. by_meeting:
    how many there are in each meeting by its id ("" for none). also: what was looked for besides,
    as pairs of what was typed and what the papers call it too. said: a sentence about what cannot
    be looked for. suggestions: words of the library that are spelt nearly so, where nothing was
    found. ranked: among how many of the newest places the best were sought, None for all.
    """

    hits: tuple[SearchHit, ...] = ()
    total: int = 0
    by_meeting: dict[str, int] = field(default_factory=dict)
    facets: Facets = Facets()
    also: tuple[tuple[str, str], ...] = ()
    said: str = ""
    suggestions: tuple[str, ...] = ()
    ranked: int | None = None


def as_json(answer: Answer) -> dict[str, Any]:
    """The answer in plain lists and dictionaries; a hit's `bold` as pairs of characters."""
    plain = asdict(answer)
    plain["also"] = [{"typed": typed, "also": other} for typed, other in answer.also]
    return plain


def in_lines(answer: Answer) -> str:
    """The answer as text: the meetings, under each its places, and how many there are in all."""
    lines: list[str] = []
    meeting = None
    for hit in answer.hits:
        if hit.meeting_id != meeting or not lines:
            lines.append(hit.meeting_title or "On no meeting")
            meeting = hit.meeting_id
        page = hit.page_name
        where = page if not page or page.startswith(("PDF", "Page")) else f"page {page}"
        over = ", ".join(part for part in (hit.kind.word, hit.title, where) if part)
        lines += [f"  {over}", f"    {hit.snippet}"]
    lines += [f"{typed} was looked for as “{other}” too." for typed, other in answer.also]
    if answer.said:
        lines.append(f"{answer.said}.")
    if answer.total > len(answer.hits):
        lines.append(f"The first {len(answer.hits):,} of {answer.total:,} places.")
    elif answer.total or not answer.said:
        lines.append("1 place." if answer.total == 1 else f"{answer.total:,} places.")
    lines += [f"Did you mean {words}?" for words in answer.suggestions]
    return "\n".join(lines)
