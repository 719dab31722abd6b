"""Looking for words in the paper that is open, a few pages at a time so that nothing waits."""

from __future__ import annotations

import time
from collections.abc import Iterator

from PySide6.QtCore import QObject, QTimer, Signal

from scrutiny_desk.domain.pages.find_in_text import Occurrence, count, folded, occurrences
from scrutiny_desk.ui.papers.open_paper import OpenPaper

_SLICE_S = 0.008
"""How long one round may keep the window from drawing."""
_PAGES_KEPT = 32


class Finder(QObject):
    """Counts what is found on every page; where it stands is worked out for pages that show.

    found: more is known than before, or all is.
    """

    found = Signal()

    def __init__(self, opened: OpenPaper) -> None:
        super().__init__(opened)
        self._open = opened
        self._folded: dict[int, str] = {}
        self._kept: dict[int, tuple[Occurrence, ...]] = {}
        self._left: Iterator[int] = iter(())
        self.wanted = ""
        self.counts: dict[int, int] = {}
        self._round = QTimer(self)
        self._round.setInterval(0)
        self._round.timeout.connect(self._look_on)
        opened.opened.connect(self._on_opened)

    @property
    def busy(self) -> bool:
        """Whether there are pages that were not looked at."""
        return self._round.isActive()

    @property
    def total(self) -> int:
        """How many places are known."""
        return sum(self.counts.values())

    def look_for(self, typed: str, first: int = 0) -> None:
        """Look for what was typed on every page, from page `first` (from 0) on and round."""
        self.wanted = folded(typed)
        self.counts = {}
        self._kept.clear()
        last = len(self._open.pages)
        self._left = iter((*range(first, last), *range(first)))
        if self.wanted and last:
            # What can be told at once is told before anything is drawn.
            self._round.start()
            self._look_on()
        else:
            self._round.stop()
            self.found.emit()

    def stop(self) -> None:
        """Look for nothing."""
        self._round.stop()
        self.wanted, self.counts = "", {}
        self._kept.clear()

    def on_page(self, index: int) -> tuple[Occurrence, ...]:
        """Where it stands on a page, in reading order."""
        if not self.wanted:
            return ()
        if index not in self._kept:
            if len(self._kept) >= _PAGES_KEPT:
                self._kept.pop(next(iter(self._kept)))
            self._kept[index] = occurrences(self._open.words(index), self.wanted)
        return self._kept[index]

    def before(self, page_index: int) -> int:
        """How many places are known on the pages before one."""
        return sum(number for index, number in self.counts.items() if index < page_index)

    def next_page(self, page_index: int, step: int) -> int | None:
        """The nearest page after (step 1) or before (-1) one with a place, going round."""
        pages = sorted(index for index, number in self.counts.items() if number)
        if not pages:
            return None
        if step > 0:
            return next((index for index in pages if index > page_index), pages[0])
        return next((index for index in reversed(pages) if index < page_index), pages[-1])

    def _look_on(self) -> None:
        until = time.perf_counter() + _SLICE_S
        for index in self._left:
            number = self._count(index)
            if number:
                self.counts[index] = number
            if time.perf_counter() > until:
                self.found.emit()
                return
        self._round.stop()
        self.found.emit()

    def _count(self, index: int) -> int:
        if index not in self._folded:
            self._folded[index] = folded(self._open.pages[index].text)
        text = self._folded[index]
        parts = self.wanted.split(" ")
        if len(parts) == 1:
            return count(text, self.wanted)
        # Which words follow each other only the boxes tell: columns stand side by side.
        if all(part in text for part in parts):
            return len(occurrences(self._open.words(index), self.wanted))
        return 0

    def _on_opened(self) -> None:
        self.stop()
        self._folded.clear()
