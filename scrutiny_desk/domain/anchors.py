"""Where a mark stands in a new version of its paper: found by its words, or not at all.

The exact quote on the same page, then on the pages near it, then nearly the same words anywhere:
a place scores 50 for the quote, 20 for what stands before, 20 for what stands after and 2 for its
position, out of 92. It is taken at 0.75 and over if no other place comes close.
"""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from scrutiny_desk.domain.notes.notes import Anchor

ENOUGH = 0.75
"""The score from which a place is taken."""
CLOSE = 0.05
"""A second place within this of the best one makes it a matter for a person."""
_NEAR = 2
_DISTINCT_WORDS = 4
_MOST_PAGES = 12
_LIKELY_PAGE = 0.4
_LIKELY_NEAR = 0.2
_MOST_PLACES = 8
_MOST_ON_A_PAGE = 4
_MOST_WINDOWS = 16
_QUOTE, _SIDE, _POSITION = 50, 20, 2


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike a place is to where a mark stood; each part 0 to 1."""

    quote: float
    before: float
    after: float
    position: float

    @property
    def score(self) -> float:
        """All parts together, 0 to 1."""
        whole = _QUOTE * self.quote + _SIDE * (self.before + self.after) + _POSITION * self.position
        return whole / (_QUOTE + 2 * _SIDE + _POSITION)


@dataclass(frozen=True, slots=True)
class FoundPlace:
    """Words of a page, first to last (from 0, both in it), and how alike they are."""

    page_index: int
    first: int
    last: int
    likeness: Likeness

    @property
    def score(self) -> float:
        return self.likeness.score

    def overlaps(self, other: FoundPlace) -> bool:
        return (
            self.page_index == other.page_index
            and self.first <= other.last
            and other.first <= self.last
        )


def fold(word: str) -> str:
    """A printed word as it is compared: one case, and one sign for each kind of quote and dash."""
    if word.isascii():
        return word.casefold()
    return unicodedata.normalize("NFKC", word).casefold().translate(_SIGNS)


_SIGNS = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "­": None})


class PrintedPages:
    """The words of a paper page by page; a page's own words are fetched when it is looked at.

    texts: the text of each page, which tells quickly what cannot stand on it. words_on: the words
    of a page (from 0) in reading order.
    """

    def __init__(self, texts: Sequence[str], words_on: Callable[[int], Sequence[str]]) -> None:
        self._texts = texts
        self._words_on = words_on
        self._words: dict[int, tuple[str, ...]] = {}
        self._bags: list[frozenset[str]] | None = None

    def __len__(self) -> int:
        return len(self._texts)

    def words(self, page_index: int) -> tuple[str, ...]:
        """The words of a page, folded; none for a page that is not there."""
        if not 0 <= page_index < len(self._texts):
            return ()
        if page_index not in self._words:
            self._words[page_index] = tuple(map(fold, self._words_on(page_index)))
        return self._words[page_index]

    def alike(self, wanted: Iterable[str], least: float) -> list[tuple[float, int]]:
        """The pages that hold at least this share of the wanted words, most of them first."""
        if self._bags is None:
            self._bags = [frozenset(map(fold, text.split())) for text in self._texts]
        words = frozenset(wanted)
        if not words:
            return []
        shares = ((len(words & bag) / len(words), index) for index, bag in enumerate(self._bags))
        return sorted(((share, at) for share, at in shares if share >= least), key=_most_first)

    def around(self, page_index: int, first: int, last: int, most: int) -> tuple[str, str]:
        """The characters before and after words, over the page's edges; at most so many."""
        words = self.words(page_index)
        before, after = " ".join(words[:first]), " ".join(words[last + 1 :])
        if len(before) < most:
            before = f"{' '.join(self.words(page_index - 1))} {before}".strip()
        if len(after) < most:
            after = f"{after} {' '.join(self.words(page_index + 1))}".strip()
        return before[-most:], after[:most]


def find_place(
    anchor: Anchor,
    same_page: int | None,
    pages: PrintedPages,
    was_there: Callable[[FoundPlace], bool] = lambda _place: False,
) -> FoundPlace | None:
    """Where the quoted words of an anchor stand in another version, None where nobody can tell.

    same_page: the page (from 0) that came from the anchor's page, None where that page is gone.
    was_there: whether the words of a place on another page stood there in the older version
    already; a front sheet's words stand in every report, and none of them is another's.
    """
    search = _Search(anchor, same_page, pages, was_there)
    if not search.quote:
        return None
    return search.on_same_page() or search.on_pages_near() or search.anywhere()


def likely_places(anchor: Anchor, same_page: int | None, pages: PrintedPages) -> list[FoundPlace]:
    """The places most like that of an anchor, the best first, none that overlaps a better one."""
    search = _Search(anchor, same_page, pages, lambda _place: False)
    return search.ranked() if search.quote else []


class _Search:
    def __init__(
        self,
        anchor: Anchor,
        same_page: int | None,
        pages: PrintedPages,
        was_there: Callable[[FoundPlace], bool],
    ) -> None:
        self._pages = pages
        self._was_there = was_there
        self.quote = tuple(map(fold, anchor.quote.split()))
        self._whole = " ".join(self.quote)
        self._before = " ".join(map(fold, anchor.before.split()))
        self._after = " ".join(map(fold, anchor.after.split()))
        self._same = same_page
        self._expected = anchor.page_index if same_page is None else same_page

    def on_same_page(self) -> FoundPlace | None:
        """The exact quote on the page itself: the only one, or the one told by its surroundings."""
        if self._same is None:
            return None
        found = self._exact(self._same)
        if len(found) == 1:
            return found[0]
        return _clear_best(found)

    def on_pages_near(self) -> FoundPlace | None:
        """The exact quote on a page near by, if it stands there alone.

        A few words prove nothing by themselves: they need their surroundings too.
        """
        near = self._near([at for _, at in self._pages.alike(self.quote, 1.0)])
        found = self._come([place for page in near for place in self._exact(page)])
        if len(found) == 1 and len(self.quote) >= _DISTINCT_WORDS and self._is_only(found[0]):
            return found[0]
        return _clear_best([place for place in found if place.score >= ENOUGH])

    def anywhere(self) -> FoundPlace | None:
        """Nearly the same words in the whole paper."""
        best = _clear_best(self._come(self.ranked()))
        return best if best is not None and best.score >= ENOUGH else None

    def ranked(self) -> list[FoundPlace]:
        candidates = sorted(self._candidates(), key=lambda place: -place.score)
        kept: list[FoundPlace] = []
        for place in candidates:
            if len(kept) < _MOST_PLACES and not any(place.overlaps(one) for one in kept):
                kept.append(place)
        return kept

    def _near(self, pages: Iterable[int]) -> list[int]:
        return [at for at in pages if abs(at - self._expected) <= _NEAR]

    def _come(self, places: Sequence[FoundPlace]) -> list[FoundPlace]:
        """The places on the page itself, and those elsewhere that were not there before."""
        return [
            place
            for place in places
            if place.page_index == self._same or not self._was_there(place)
        ]

    def _is_only(self, place: FoundPlace) -> bool:
        """Whether no other page of the paper has the whole quote too."""
        pages = self._pages.alike(self.quote, 1.0)
        if len(pages) > _MOST_PAGES:
            return False
        return all(at == place.page_index or not self._exact(at) for _, at in pages)

    def _exact(self, page_index: int) -> list[FoundPlace]:
        words, length = self._pages.words(page_index), len(self.quote)
        first = self.quote[0]
        return [
            self._judged(page_index, at, at + length - 1)
            for at in range(len(words) - length + 1)
            if words[at] == first and words[at : at + length] == self.quote
        ]

    def _candidates(self) -> Iterable[FoundPlace]:
        """Places worth judging: where most of the known words stand close together."""
        known = [*self._before.split(), *self.quote, *self._after.split()]
        likely = [at for _, at in self._pages.alike(known, _LIKELY_PAGE)[:_MOST_PAGES]]
        near = self._near([at for _, at in self._pages.alike(known, _LIKELY_NEAR)])
        windows = [
            (-hits, abs(page - self._expected), page, at)
            for page in dict.fromkeys((*near, *likely))
            for hits, at in self._windows(page, known)
        ]
        for _, _, page, at in sorted(windows)[:_MOST_WINDOWS]:
            found = self._aligned(page, at, known)
            if found is not None:
                yield found

    def _windows(self, page_index: int, known: Sequence[str]) -> Iterable[tuple[int, int]]:
        """Where the known words stand on a page, most first: how many of them, from which word."""
        words = self._pages.words(page_index)
        wanted, width = frozenset(known), len(known)
        hits = [word in wanted for word in words]
        sums, running = [], sum(hits[:width])
        for at in range(len(words)):
            sums.append(running)
            running += (hits[at + width] if at + width < len(words) else 0) - hits[at]
        starts: list[int] = []
        for at in sorted(range(len(words)), key=lambda at: (-sums[at], at)):
            if sums[at] == 0 or len(starts) == _MOST_ON_A_PAGE:
                break
            if all(abs(at - other) > width // 2 for other in starts):
                starts.append(at)
                yield sums[at], at

    def _aligned(self, page_index: int, at: int, known: Sequence[str]) -> FoundPlace | None:
        """The words of a window that stand where the quote stands among the known words."""
        words = self._pages.words(page_index)
        low, high = max(0, at - 3), min(len(words), at + len(known) + len(known) // 3 + 3)
        matcher = difflib.SequenceMatcher(None, known, words[low:high], autojunk=False)
        blocks = [block for block in matcher.get_matching_blocks() if block.size]
        if not blocks:
            return None
        start = len(self._before.split())
        first = low + _carried(blocks, start)
        last = low + _carried(blocks, start + len(self.quote) - 1)
        spans = [
            (one, other)
            for one in range(first - 1, first + 2)
            for other in range(last - 1, last + 2)
            if 0 <= one <= other < len(words)
        ]
        if not spans:
            return None
        # The words themselves say where they begin and end; as it was aligned, if all are alike.
        best = max(
            spans,
            key=lambda span: (
                _alike(self._whole, " ".join(words[span[0] : span[1] + 1])),
                span == (first, last),
            ),
        )
        return self._judged(page_index, *best)

    def _judged(self, page_index: int, first: int, last: int) -> FoundPlace:
        words = self._pages.words(page_index)[first : last + 1]
        before, _ = self._pages.around(page_index, first, last, len(self._before))
        _, after = self._pages.around(page_index, first, last, len(self._after))
        quote = 1.0 if words == self.quote else _alike(self._whole, " ".join(words))
        far = abs(page_index - self._expected) / max(len(self._pages), 1)
        return FoundPlace(
            page_index,
            first,
            last,
            Likeness(
                quote, _alike(self._before, before), _alike(self._after, after), 1 - min(far, 1.0)
            ),
        )


def _carried(blocks: Sequence[difflib.Match], index: int) -> int:
    """Where the known word of this index stands among the words it was matched with."""
    for block in blocks:
        if block.a <= index < block.a + block.size:
            return block.b + index - block.a
    nearest = min(
        blocks,
        key=lambda block: min(abs(index - block.a), abs(index - block.a - block.size + 1)),
    )
    if index < nearest.a:
        return nearest.b - (nearest.a - index)
    return nearest.b + nearest.size - 1 + index - (nearest.a + nearest.size - 1)


def _clear_best(found: Sequence[FoundPlace]) -> FoundPlace | None:
    """The best of several places, if no other comes close to it."""
    ranked = sorted(found, key=lambda place: -place.score)
    if not ranked:
        return None
    if len(ranked) > 1 and ranked[0].score - ranked[1].score < CLOSE:
        return None
    return ranked[0]


def _alike(one: str, other: str) -> float:
    """How alike two texts are, 0 to 1; nothing was kept to compare with is all alike."""
    if not one or one == other:
        return 1.0
    return difflib.SequenceMatcher(None, one, other, autojunk=False).ratio()


def _most_first(one: tuple[float, int]) -> tuple[float, int]:
    return -one[0], one[1]
