"""Where a row of a table stands, and how its label is named in a sentence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from scrutiny_desk.checking.kinds import Paper
from scrutiny_desk.domain.findings import Place
from scrutiny_desk.domain.papers.facts import FigureTableFact

_FIRST_WORDS = 60


def pages_of(
    table: FigureTableFact, indices: Iterable[int], names: Mapping[int, str]
) -> tuple[Place, ...]:
    """The pages with these indices, each once; names: how the paper's pages are called."""
    own = {table.page_index: table.page}
    return tuple(
        Place(names.get(index) or own.get(index) or f"PDF {index + 1}", index)
        for index in dict.fromkeys(indices)
    )


def shortened(words: str) -> str:
    """The first words of a label."""
    said = " ".join(words.split())
    return said if len(said) <= _FIRST_WORDS else f"{said[:_FIRST_WORDS].rsplit(' ', 1)[0]} …"


def words_around(table: FigureTableFact, paper: Paper) -> str:
    """The words of the pages that a table stands on."""
    own = set(table.row_pages)
    return " ".join(page.text for page in paper.pages if page.page_index in own)
