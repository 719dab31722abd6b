"""The selection on the pages as mouse and keyboard move it. No Qt here."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from scrutiny_desk.domain.notes import Anchor
from scrutiny_desk.domain.pages import Box, Word
from scrutiny_desk.domain.quoting import line_boxes
from scrutiny_desk.ui.papers.selecting import (
    Selection,
    anchor_of,
    line_step,
    nearest_word,
    word_at,
)

WordsOn = Callable[[int], Sequence[Word]]
_PAGES_KEPT = 16


class WordSelector:
    """Which words of which page are selected; words are fetched a page at a time."""

    def __init__(self) -> None:
        self._fetch: WordsOn | None = None
        self._kept: dict[int, Sequence[Word]] = {}
        self.selection: Selection | None = None

    def set_words(self, fetch: WordsOn | None) -> None:
        """Another paper: where its words come from. Nothing is selected."""
        self._fetch = fetch
        self._kept.clear()
        self.selection = None

    def words(self, page_index: int) -> Sequence[Word]:
        """The words of a page in reading order."""
        if page_index not in self._kept:
            if self._fetch is None:
                return ()
            if len(self._kept) >= _PAGES_KEPT:
                self._kept.pop(next(iter(self._kept)))
            self._kept[page_index] = self._fetch(page_index)
        return self._kept[page_index]

    def clear(self) -> None:
        self.selection = None

    def begin(self, page_index: int, x: float, y: float) -> int | None:
        """The word from which a drag starts; nothing is selected until it moves."""
        self.selection = None
        return nearest_word(self.words(page_index), x, y)

    def drag(self, page_index: int, start: int, x: float, y: float) -> None:
        """Select from the word where the drag began to the one nearest the pointer."""
        end = nearest_word(self.words(page_index), x, y)
        if end is not None:
            self.selection = Selection(page_index, start, end)

    def take_word(self, page_index: int, x: float, y: float) -> None:
        """Select the one word under the pointer."""
        found = word_at(self.words(page_index), x, y)
        self.selection = None if found is None else Selection(page_index, found, found)

    def step(self, page_index: int, step: int, *, lines: bool, extend: bool, top: float) -> None:
        """Move by a word or a line; `extend` keeps where the selection began.

        Without a selection the first word below `top` (points down the page) is taken.
        """
        here = self.selection
        if here is None or (here.page_index != page_index and not extend):
            words = self.words(page_index)
            first = next((i for i, word in enumerate(words) if word.box.y0 >= top), None)
            if first is None:
                first = 0 if words else None
            self.selection = None if first is None else Selection(page_index, first, first)
            return
        words = self.words(here.page_index)
        end = line_step(words, here.end, step) if lines else here.end + step
        end = min(max(end, 0), len(words) - 1)
        self.selection = Selection(here.page_index, here.start if extend else end, end)

    def chosen(self) -> Sequence[Word]:
        """The selected words."""
        here = self.selection
        if here is None:
            return ()
        return self.words(here.page_index)[here.first : here.last + 1]

    def quote(self) -> str:
        return " ".join(word.text for word in self.chosen())

    def boxes(self) -> tuple[Box, ...]:
        """The selected words as boxes, one a line."""
        return line_boxes(self.chosen())

    def reach(self) -> Box | None:
        """The word at the moving end, to be kept in sight."""
        here = self.selection
        return None if here is None else self.words(here.page_index)[here.end].box

    def anchor(self, page_label: str) -> Anchor | None:
        """The anchor of the selected words; None when nothing is selected."""
        here = self.selection
        return None if here is None else anchor_of(self.words(here.page_index), here, page_label)
