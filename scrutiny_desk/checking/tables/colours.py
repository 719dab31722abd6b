"""A rating that names a colour, on a cell of another one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from scrutiny_desk.checking.kinds import Paper, places
from scrutiny_desk.checking.tables.grids import grids_of
from scrutiny_desk.checking.tables.places import pages_of, shortened
from scrutiny_desk.domain.findings import Finding, FindingKind, Place

_NAMED = {
    "red": "red",
    "amber": "amber",
    "yellow": "amber",
    "green": "green",
    "blue": "blue",
    "r": "red",
    "a": "amber",
    "g": "green",
    "b": "blue",
}


@dataclass(frozen=True, slots=True)
class _Coloured:
    word: str
    colour: str
    label: str
    places: tuple[Place, ...]

    @property
    def agrees(self) -> bool:
        return _NAMED[self.word.casefold()] == self.colour


def check(paper: Paper) -> Iterator[Finding]:
    """Every rating of a table of figures and of a tracker that names a colour and has one."""
    names = {page.page_index: page.page for page in paper.pages}
    for table in paper.facts.figure_tables:
        fills = {(row, column): colour for row, column, colour in table.fills}
        labels = {row.at: row.label for grid in grids_of(table) for row in grid.rows}
        found = [
            _Coloured(
                table.rows[at][column].strip(),
                colour,
                labels[at],
                pages_of(table, [table.row_pages[at]], names),
            )
            for (at, column), colour in fills.items()
            if at in labels and table.rows[at][column].strip().casefold() in _NAMED
        ]
        yield from _told(found)
    yield from _told(
        [
            _Coloured(one.rag_text.strip(), one.rag_colour, one.text, places(one))
            for one in paper.facts.recommendations
            if one.rag_colour and one.rag_text.strip().casefold() in _NAMED
        ]
    )


def _told(cells: Sequence[_Coloured]) -> Iterator[Finding]:
    """Those that differ, where most are on their own colour: else colours mean another thing."""
    differ = [one for one in cells if not one.agrees]
    if 2 * len(differ) > len(cells):
        return
    for one in differ:
        label = shortened(one.label)
        yield Finding(
            FindingKind.RATING_COLOUR,
            one.word,
            f"a {_NAMED[one.word.casefold()]} cell",
            f"“{label}” is rated “{one.word}” in a cell that is coloured {one.colour}.",
            one.places,
            label,
        )
