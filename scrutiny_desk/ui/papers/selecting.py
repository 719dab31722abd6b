"""Which words of a page are selected, and the anchor they make. No Qt here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from scrutiny_desk.domain.notes import Anchor
from scrutiny_desk.domain.pages import Word
from scrutiny_desk.domain.quoting import anchor_of_words, same_line


@dataclass(frozen=True, slots=True)
class Selection:
    """Words of one page, from the word where it began to the word where it ends now."""

    page_index: int
    start: int
    end: int

    @property
    def first(self) -> int:
        return min(self.start, self.end)

    @property
    def last(self) -> int:
        return max(self.start, self.end)


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
    line = [found]
    follow = found + step
    while 0 <= follow < len(words) and same_line(words[follow], words[found]):
        line.append(follow)
        follow += step
    middle = here.box.centre[0]
    return min(line, key=lambda one: abs(words[one].box.centre[0] - middle))


def anchor_of(words: Sequence[Word], selection: Selection, page_label: str) -> Anchor:
    """The anchor of selected words, with what stands before and after them."""
    return anchor_of_words(words, selection.first, selection.last, selection.page_index, page_label)
