"""What of a meeting's papers is read, what is left, and which evening takes which pages."""

from __future__ import annotations

import datetime
import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

_SLACK = 0.25
"""An evening may be longer or shorter by this share, so that no item is torn in two."""


class Progress(StrEnum):
    """How far reading has come. The value is the word shown, `.shape` its shape."""

    READ = "read"
    BEGUN = "begun"
    NOT_YET = "not yet"

    @property
    def shape(self) -> str:
        return {"read": "●", "begun": "◐", "not yet": "○"}[self.value]


@dataclass(frozen=True, slots=True)
class LookRule:
    """When a page counts as read; shares from 0 to 1 and seconds. See resources/rules/reading.toml.

    in_view: how much of a page has to stand in the view. share_of_time: of the time that reading
    all its words takes. most_times: a page counts for so many times its reading time at most.
    """

    in_view: float
    share_of_time: float
    least_seconds: float
    most_seconds: float
    most_times: float


@dataclass(frozen=True, slots=True)
class Pace:
    """How fast somebody reads: words a minute, and the seconds that any page takes at least."""

    words_per_minute: float
    least_seconds: float

    def seconds(self, page: PageToRead) -> float:
        """How long reading a page takes; a blank one takes no time."""
        if page.blank:
            return 0.0
        return max(self.least_seconds, 60 * page.words / self.words_per_minute)


@dataclass(frozen=True, slots=True)
class PageToRead:
    """A page of a paper. index: from 0; name: its printed label, or "PDF 2".

    words: how many stand on it. looked: seconds it was looked at. read: when it was read (ISO 8601
    UTC), or None. by_person: a person said so, whatever was seen of it.
    """

    paper_id: str
    index: int
    name: str
    words: int
    blank: bool = False
    looked: float = 0.0
    read: str | None = None
    by_person: bool = False

    @property
    def counts(self) -> bool:
        """Whether there is anything on it to read."""
        return not self.blank

    @property
    def left(self) -> bool:
        """Whether it is still to be read."""
        return not self.blank and self.read is None


@dataclass(frozen=True, slots=True)
class ItemToRead:
    """The pages that belong to one item and to no part of it, or to a paper's front.

    key: what the item is known by within its meeting, in a revised paper too. number: as printed,
    "" for a front or a paper without an agenda. whole: the number of the item of which this is a
    part, its own otherwise.
    """

    key: str
    paper_id: str
    number: str
    title: str
    pages: tuple[PageToRead, ...]

    @property
    def whole(self) -> str:
        return self.number.partition("(")[0].strip() or self.key

    @property
    def called(self) -> str:
        """How it is called in a sentence: "item 6(a)", or its title."""
        return f"item {self.number}" if self.number else self.title


@dataclass(frozen=True, slots=True)
class PlanChoices:
    """How somebody wants to read for a meeting.

    evenings: days as ISO text, None for every evening until the meeting. put_first, left_out: keys
    of items.
    """

    evenings: tuple[str, ...] | None = None
    put_first: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Tally:
    """How many pages there are to read, how many are read, and how many were at least begun."""

    pages: int
    read: int
    begun: int

    @property
    def progress(self) -> Progress:
        """READ for nothing to read as well."""
        if self.read == self.pages:
            return Progress.READ
        return Progress.BEGUN if self.read or self.begun else Progress.NOT_YET

    @property
    def said(self) -> str:
        """In words: "read", "begun, 3 of 12 pages read", "not yet read"."""
        if self.progress is Progress.READ:
            return "read"
        if self.progress is Progress.NOT_YET:
            return "not yet read"
        return f"begun, {self.read} of {count_pages(self.pages)} read"


@dataclass(frozen=True, slots=True)
class Evening:
    """What one evening takes, in the order it is to be read; done: the pages of it read already."""

    day: datetime.date
    items: tuple[ItemToRead, ...]

    @property
    def pages(self) -> tuple[PageToRead, ...]:
        return tuple(page for item in self.items for page in item.pages)

    @property
    def left(self) -> tuple[PageToRead, ...]:
        """Its pages that are still to be read."""
        return tuple(page for page in self.pages if page.left)


def tally(pages: Iterable[PageToRead], threshold: float = 1.0) -> Tally:
    """Count pages; one that was looked at for `threshold` seconds without being read is begun."""
    counted = [page for page in pages if page.counts]
    return Tally(
        len(counted),
        sum(page.read is not None for page in counted),
        sum(page.read is None and page.looked >= threshold for page in counted),
    )


def enough_seconds(page: PageToRead, pace: Pace, rule: LookRule) -> float:
    """How long a page has to be looked at to count as read."""
    wanted = pace.seconds(page) * rule.share_of_time
    return min(max(wanted, rule.least_seconds), rule.most_seconds)


def most_seconds(page: PageToRead, pace: Pace, rule: LookRule) -> float:
    """More than this is never counted for a page: the window was only left open on it."""
    return rule.most_times * max(pace.seconds(page), rule.least_seconds)


def own_pace(
    pages: Iterable[PageToRead], least_pages: int, least_words: int, slowest: float, fastest: float
) -> float | None:
    """Words a minute by what was read and seen; None until enough is known.

    Pages that a person only said to be read tell nothing.
    """
    seen = [page for page in pages if page.read and not page.by_person and page.looked > 0]
    words = sum(page.words for page in seen)
    if len(seen) < least_pages or words < least_words:
        return None
    return min(max(60 * words / sum(page.looked for page in seen), slowest), fastest)


def in_order(
    items: Sequence[ItemToRead], first: Sequence[str], left_out: Iterable[str]
) -> tuple[ItemToRead, ...]:
    """The items to be shared out: those put first in their order, the others as they stand.

    first, left_out: keys of items; a key that no item has any longer is passed over.
    """
    out, early = set(left_out), list(dict.fromkeys(first))
    kept = [item for item in items if item.key not in out]
    put_first = [item for key in early for item in kept if item.key == key]
    return (*put_first, *(item for item in kept if item.key not in set(early)))


def share_out(
    items: Sequence[ItemToRead], pace: Pace, evenings: Sequence[datetime.date]
) -> tuple[Evening, ...]:
    """Share the pages of items out over evenings, in their order, in equal times.

    Every page that counts comes to exactly one evening, and none is empty while there are pages.
    An evening ends with an item, or else with a part of one, where that makes it no more than a
    quarter longer or shorter. With no evening nothing is shared out.
    """
    pages = [(item, page) for item in items for page in item.pages if page.counts]
    days = list(evenings)[: len(pages)]
    if not days:
        return ()
    before = [0.0, *itertools.accumulate(pace.seconds(page) for _, page in pages)]
    share = before[-1] / len(days)
    cuts = [0]
    for number in range(1, len(days)):
        ideal = share * number
        # An evening has a page at least, and leaves one for each that follows.
        within = range(cuts[-1] + 1, len(pages) - (len(days) - number) + 1)
        cuts.append(min(within, key=lambda cut: _rank(pages, before, cut, ideal, share)))
    cuts.append(len(pages))
    return tuple(
        Evening(day, _gathered(pages[start:end]))
        for day, (start, end) in zip(days, itertools.pairwise(cuts), strict=True)
    )


def count_pages(count: int) -> str:
    """A number of pages in words: "1 page", "31 pages"."""
    return f"{count} page" if count == 1 else f"{count} pages"


def say_minutes(seconds: float) -> str:
    """A time as nobody would say it more exactly: "5 minutes", "50 minutes", "2½ hours"."""
    minutes = seconds / 60
    if minutes < 1:
        return "a minute"
    if minutes < 10:
        return f"{round(minutes)} minutes" if round(minutes) > 1 else "a minute"
    if minutes < 57.5:
        return f"{5 * round(minutes / 5)} minutes"
    halves = round(minutes / 30)
    whole, half = divmod(halves, 2)
    return f"{whole}{'½' if half else ''} {'hour' if halves == 2 else 'hours'}"


def say_items(items: Sequence[ItemToRead]) -> str:
    """The items in a few words, parts under their whole: "items 6 and 7", "Front and item 2"."""
    named: dict[str, str] = {}
    for item in items:
        named.setdefault(item.whole, item.whole if item.number else "")
    numbers = [number for number in named.values() if number]
    others = list(dict.fromkeys(item.title for item in items if not item.number))
    words = [*others]
    if numbers:
        words.append(f"item{'' if len(numbers) == 1 else 's'} {listed(numbers)}")
    return listed(words)


def listed(words: Sequence[str], most: int = 6) -> str:
    """Words one after the other: "2, 3 and 6"; those beyond `most` are only counted."""
    if len(words) > most:
        return f"{', '.join(words[: most - 1])} and {len(words) - most + 1} more"
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"


def evenings_before(meeting: datetime.date | None, today: datetime.date) -> list[datetime.date]:
    """Every evening from today to the day before a meeting; today itself for one of today.

    None for a meeting that is past or has no day: no dates are made up.
    """
    if meeting is None or meeting < today:
        return []
    days = max((meeting - today).days, 1)
    return [today + datetime.timedelta(days=number) for number in range(days)]


def _rank(
    pages: Sequence[tuple[ItemToRead, PageToRead]],
    before: Sequence[float],
    cut: int,
    ideal: float,
    share: float,
) -> tuple[int, float]:
    away = abs(before[cut] - ideal)
    last, following = pages[cut - 1][0], pages[cut][0]
    if away > _SLACK * share or last is following:
        return 2, away
    torn = last.paper_id == following.paper_id and last.whole == following.whole
    return (1 if torn else 0), away


def _gathered(pages: Sequence[tuple[ItemToRead, PageToRead]]) -> tuple[ItemToRead, ...]:
    gathered = []
    for _, group in itertools.groupby(pages, key=lambda pair: id(pair[0])):
        taken = list(group)
        item = taken[0][0]
        gathered.append(
            ItemToRead(
                item.key, item.paper_id, item.number, item.title, tuple(page for _, page in taken)
            )
        )
    return tuple(gathered)
