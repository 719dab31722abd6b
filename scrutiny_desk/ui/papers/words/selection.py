"""Which words are selected, over lines and pages, and the anchor they make. No Qt here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from scrutiny_desk.domain.notes.notes import Anchor
from scrutiny_desk.domain.notes.quoting import anchor_of_words, same_line
from scrutiny_desk.domain.pages.pages import Word


@dataclass(frozen=True, slots=True, order=True)
class Spot:
    """A word of a page, both from 0; spots are in order as they are read."""

    page_index: int
    word: int


@dataclass(frozen=True, slots=True)
class Selection:
    """From the word where it began to the word where it ends now; that may be on another page."""

    start: Spot
    end: Spot

    @property
    def first(self) -> Spot:
        return min(self.start, self.end)

    @property
    def last(self) -> Spot:
        return max(self.start, self.end)

    @property
    def page_index(self) -> int:
        """The page on which the words begin; a mark on them stands there."""
        return self.first.page_index

    def on_page(self, page_index: int, words: Sequence[Word]) -> Sequence[Word]:
        """Those of the words of a page that are selected."""
        first, last = self.first, self.last
        if not first.page_index <= page_index <= last.page_index:
            return ()
        start = first.word if page_index == first.page_index else 0
        end = last.word if page_index == last.page_index else len(words) - 1
        return words[start : end + 1]


def word_at(words: Sequence[Word], x: float, y: float) -> int | None:
    """The word that covers a point of the page."""
    for index, word in enumerate(words):
        if word.box.contains(x, y):
            return index
    return None


def nearest_word(words: Sequence[Word], x: float, y: float) -> int | None:
    """The word nearest to a point, a line's height counting more than the way along it."""
    best: tuple[float, int] | None = None
    for index, word in enumerate(words):
        box = word.box
        across = max(box.x0 - x, 0.0, x - box.x1)
        down = max(box.y0 - y, 0.0, y - box.y1)
        distance = down * 4 + across
        if best is None or distance < best[0]:
            best = (distance, index)
    return None if best is None else best[1]


def line_step(words: Sequence[Word], index: int, step: int) -> int:
    """The word below (step 1) or above (-1) a word: on the next line, nearest across."""
    here = words[index]
    found = index + step
    while 0 <= found < len(words) and same_line(words[found], here):
        found += step
    if not 0 <= found < len(words):
        return index
    return _nearest_across(words, found, step, here.box.centre[0])


def edge_line(words: Sequence[Word], step: int, middle: float) -> int:
    """The word nearest across (`middle` in points) on the first line (step 1) or the last (-1)."""
    return _nearest_across(words, 0 if step > 0 else len(words) - 1, step, middle)


def _nearest_across(words: Sequence[Word], found: int, step: int, middle: float) -> int:
    line = [found]
    follow = found + step
    while 0 <= follow < len(words) and same_line(words[follow], words[found]):
        line.append(follow)
        follow += step
    return min(line, key=lambda one: abs(words[one].box.centre[0] - middle))


def paragraph_of(words: Sequence[Word], index: int) -> tuple[int, int]:
    """The first and the last word of the paragraph in which a word stands.

    A paragraph ends where a line stands farther below than its neighbours, in another column, in
    another size, or begins with a bullet.
    """
    lines = _lines(words)
    at = next(n for n, (start, end) in enumerate(lines) if start <= index <= end)
    first = last = at
    while first > 0 and _follows(words, lines[first - 1], lines[first]):
        first -= 1
    while last < len(lines) - 1 and _follows(words, lines[last], lines[last + 1]):
        last += 1
    return lines[first][0], lines[last][1]


_APART = 0.75
_BULLETS = frozenset("•▪●○◦‣·-–*o")


def _lines(words: Sequence[Word]) -> list[tuple[int, int]]:
    lines: list[tuple[int, int]] = []
    for index, word in enumerate(words):
        before = words[index - 1] if index else None
        if before is not None and same_line(before, word) and word.box.x0 >= before.box.x0:
            lines[-1] = (lines[-1][0], index)
        else:
            lines.append((index, index))
    return lines


def _follows(words: Sequence[Word], above: tuple[int, int], below: tuple[int, int]) -> bool:
    """Whether the line below goes on with the paragraph of the line above."""
    upper, lower = words[above[0]], words[below[0]]
    if lower.text in _BULLETS or lower.turned != upper.turned:
        return False
    gap = lower.box.y0 - upper.box.y1
    height = min(upper.box.height, lower.box.height)
    if not -0.5 * height <= gap <= _APART * height:
        return False
    if abs(upper.box.height - lower.box.height) > 0.25 * height:
        return False
    left, right = words[above[0]].box.x0, words[above[1]].box.x1
    return lower.box.x0 <= right and words[below[1]].box.x1 >= left


def anchor_of(words: Sequence[Word], selection: Selection, page_label: str) -> Anchor:
    """The anchor of words that are selected on one page."""
    first, last = selection.first, selection.last
    return anchor_of_words(words, first.word, last.word, first.page_index, page_label)


def anchor_over_pages(
    words: Sequence[Word], following: Sequence[Word], selection: Selection, page_label: str
) -> Anchor:
    """The anchor of words that go on over the end of their page.

    It stands on the first page, where its boxes are; what is quoted is all that was selected.
    words: of the first page; following: those selected on the pages after it.
    """
    first = selection.first
    here = anchor_of_words(words, first.word, len(words) - 1, first.page_index, page_label)
    quote = " ".join([here.quote, *(word.text for word in following)])
    return replace(here, quote=quote, after="")
