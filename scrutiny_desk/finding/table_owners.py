"""Which tables other finders have already taken rows from."""

from __future__ import annotations

from collections.abc import Iterable

from scrutiny_desk.domain.pages.pages import Box, Table
from scrutiny_desk.domain.papers.facts import Fact


class TakenPlaces:
    """The places of facts, to tell whether a table is already read as something else.

    A finder's fact stands in a cell of the table it was read from, by page and box.
    """

    def __init__(self, facts: Iterable[Fact]) -> None:
        self._boxes: dict[int, list[Box]] = {}
        for fact in facts:
            if fact.box is not None:
                self._boxes.setdefault(fact.page_index, []).append(fact.box)

    def has(self, table: Table) -> bool:
        """Whether one of the facts stands in a cell of this table."""
        if not any(page in self._boxes for page in range(table.first_page, table.last_page + 1)):
            return False
        return any(
            cell.box in self._boxes[cell.page_index]
            for row in table.rows
            for cell in row
            if cell.page_index in self._boxes
        )
