"""Whether figures that are printed to the one are counts, or were rounded."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Sequence

from scrutiny_desk.checking.kinds import Paper
from scrutiny_desk.checking.tables.places import words_around
from scrutiny_desk.checking.tables.words import table_words
from scrutiny_desk.domain.pages.printed_figures import PrintedFigure
from scrutiny_desk.domain.papers.facts import FigureTableFact

_SMALL = 1000
"""Whole figures under that, of which nothing else is said, are taken for counts."""


class Exactness:
    """What a table and the pages it stands on say of rounding."""

    def __init__(self, table: FigureTableFact, paper: Paper) -> None:
        self._words, self._table, self._paper = table_words(), table, paper

    # Looked for when it is first asked for: most tables are never asked.
    @functools.cached_property
    def around(self) -> str:
        """The words of the pages that the table stands on."""
        return words_around(self._table, self._paper)

    @functools.cached_property
    def parts_may_overlap(self) -> bool:
        """Whether the pages say that something is counted more than once, or is left out."""
        own = (text for row in self._table.rows for text in row)
        return self._words.several.search(" ".join((self.around, *own))) is not None

    @functools.cached_property
    def _rounded(self) -> bool:
        return self._words.rounded.search(self.around) is not None

    @functools.cached_property
    def _in_thousands(self) -> bool:
        own = " ".join(text for row in self._table.rows for text in row)
        said = self._words.in_thousands.findall
        # A heading is printed again on every page of the table.
        on_pages = len(set(self._table.row_pages))
        return len(said(self.around)) > len(said(own)) * on_pages

    def is_exact(self, figures: Sequence[PrintedFigure], said: Iterable[str]) -> bool:
        """Whether figures are what they are printed as; said: their headings and labels."""
        words = list(said)
        if not all(one.whole for one in figures) or self._rounded:
            return False
        if any(self._words.measured.search(one) for one in words):
            return False
        if any(self._words.counted.search(one) for one in words):
            return True
        return not self._in_thousands and all(abs(one.value) < _SMALL for one in figures)

    def room(self, figure: PrintedFigure, said: Iterable[str]) -> float:
        """By how much a figure may be off what it stands for."""
        return 0.0 if self.is_exact([figure], said) else figure.step / 2
