"""The selection on the pages as mouse and keyboard move it. No Qt here."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from scrutiny_desk.domain.notes.notes import Anchor
from scrutiny_desk.domain.notes.quoting import line_boxes
from scrutiny_desk.domain.pages.pages import Box, Word
from scrutiny_desk.ui.papers.words.selection import (
    Selection,
    Spot,
    anchor_of,
    anchor_over_pages,
    edge_line,
    line_step,
    nearest_word,
    paragraph_of,
    word_at,
)

WordsOn = Callable[[int], Sequence[Word]]
_PAGES_KEPT = 16


class WordSelector:
    """Which words of which pages are selected; words are fetched a page at a time."""

    def __init__(self) -> None:
        self._fetch: WordsOn | None = None
        self._count = 0
        self._kept: dict[int, Sequence[Word]] = {}
        self._began: Spot | None = None
        self.selection: Selection | None = None

    def set_words(self, fetch: WordsOn | None, page_count: int = 0) -> None:
        """Another paper: where its words come from, and its pages. Nothing is selected."""
        self._fetch = fetch
        self._count = page_count
        self._kept.clear()
        self.clear()

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
        self.selection = self._began = None

    # By mouse: a page (from 0) and a point of it

    def begin(self, page_index: int, x: float, y: float) -> None:
        """A drag starts at the nearest word; nothing is selected until it moves."""
        self.selection = None
        self._began = self._nearest(page_index, x, y)

    def drag(self, page_index: int, x: float, y: float) -> None:
        """Select from the word where the drag began to the one nearest the pointer."""
        end = self._nearest(page_index, x, y)
        if self._began is not None and end is not None:
            self.selection = Selection(self._began, end)

    def extend(self, page_index: int, x: float, y: float) -> None:
        """Let the selection end at the nearest word, and a drag go on from there."""
        end = self._nearest(page_index, x, y)
        start = self._began if self.selection is None else self.selection.start
        if end is not None:
            self._began = start or end
            self.selection = Selection(self._began, end)

    def take_word(self, page_index: int, x: float, y: float) -> None:
        """Select the one word under the pointer."""
        found = word_at(self.words(page_index), x, y)
        self._take(page_index, found, found)

    def take_paragraph(self, page_index: int, x: float, y: float) -> None:
        """Select the paragraph of the word under the pointer."""
        words = self.words(page_index)
        found = word_at(words, x, y)
        if found is not None:
            self._take(page_index, *paragraph_of(words, found))

    # By keyboard

    def step(self, page_index: int, step: int, *, lines: bool, extend: bool, top: float) -> None:
        """Move by a word or a line; `extend` keeps where the selection began.

        Without a selection the first word below `top` (points down the page) is taken. At the end
        of a page it goes on to the next that has words.
        """
        here = self.selection
        if here is None or (here.end.page_index != page_index and not extend):
            words = self.words(page_index)
            first = next((i for i, word in enumerate(words) if word.box.y0 >= top), None)
            if first is None:
                first = 0 if words else None
            self._take(page_index, first, first)
            return
        end = self._beside(here.end, step, lines=lines)
        self.selection = Selection(here.start if extend else end, end)

    # What is selected

    def chosen(self) -> Sequence[Word]:
        """The selected words of all pages."""
        here = self.selection
        if here is None:
            return ()
        pages = range(here.first.page_index, here.last.page_index + 1)
        return [word for page in pages for word in here.on_page(page, self.words(page))]

    def quote(self) -> str:
        return " ".join(word.text for word in self.chosen())

    def boxes(self, page_index: int) -> tuple[Box, ...]:
        """The selected words of a page as boxes, one a line."""
        here = self.selection
        first, last = (here.first, here.last) if here is not None else (None, None)
        if here is None or first is None or last is None:
            return ()
        if not first.page_index <= page_index <= last.page_index:
            return ()
        return line_boxes(here.on_page(page_index, self.words(page_index)))

    def reach(self) -> tuple[int, Box] | None:
        """The page and the word at the moving end, to be kept in sight."""
        here = self.selection
        if here is None:
            return None
        return here.end.page_index, self.words(here.end.page_index)[here.end.word].box

    def anchor(self, page_label: str) -> Anchor | None:
        """The anchor of the selected words; None when nothing is selected.

        page_label: the name of the page on which they begin.
        """
        here = self.selection
        if here is None:
            return None
        words = self.words(here.page_index)
        if here.last.page_index == here.page_index:
            return anchor_of(words, here, page_label)
        following = self.chosen()[len(words) - here.first.word :]
        return anchor_over_pages(words, following, here, page_label)

    # Working parts

    def _take(self, page_index: int, first: int | None, last: int | None) -> None:
        if first is None or last is None:
            self.clear()
            return
        self._began = Spot(page_index, first)
        self.selection = Selection(self._began, Spot(page_index, last))

    def _nearest(self, page_index: int, x: float, y: float) -> Spot | None:
        found = nearest_word(self.words(page_index), x, y)
        return None if found is None else Spot(page_index, found)

    def _beside(self, spot: Spot, step: int, *, lines: bool) -> Spot:
        words = self.words(spot.page_index)
        found = line_step(words, spot.word, step) if lines else spot.word + step
        if 0 <= found < len(words) and found != spot.word:
            return Spot(spot.page_index, found)
        page = spot.page_index + step
        while 0 <= page < self._count:
            following = self.words(page)
            if following:
                middle = words[spot.word].box.centre[0]
                edge = 0 if step > 0 else len(following) - 1
                return Spot(page, edge_line(following, step, middle) if lines else edge)
            page += step
        return spot
