"""Which pages of a paper are exempt: they may not leave unless they are asked for each time."""

from __future__ import annotations

from dataclasses import dataclass

from scrutiny_desk.domain.papers.papers import AgendaItem
from scrutiny_desk.domain.review.review import FactState
from scrutiny_desk.library.connection import Connection
from scrutiny_desk.library.shelves import facts, papers
from scrutiny_desk.library.shelves.facts import FactRow


@dataclass(frozen=True, slots=True)
class Exempt:
    """A paper's exempt pages (from 0) and the ids of the agenda items that they belong to."""

    pages: frozenset[int] = frozenset()
    items: frozenset[str] = frozenset()

    def covers(self, page_index: int, item_id: str | None) -> bool:
        """Whether a mark on that page or on that item is a mark on something exempt."""
        return page_index in self.pages or item_id in self.items

    def __bool__(self) -> bool:
        return bool(self.pages or self.items)


def exempt_in(connection: Connection, paper_id: str) -> Exempt:
    """What of a paper is exempt, by the reports that say so and nobody dropped in review.

    An item with an exempt report is exempt as a whole: an appendix often stands apart from the
    report that says so. A report under no item is exempt up to where the next one or an item
    begins.
    """
    reports = [
        row
        for row in facts.of_paper(connection, paper_id, "reports")
        if row.state is not FactState.DROPPED
    ]
    closed = [row for row in reports if row.body.get("exempt") is True]
    paper = papers.paper(connection, paper_id)
    if not closed or paper is None:
        return Exempt()
    agenda = papers.agenda(connection, paper_id)
    starts = {row.page_index for row in reports}
    starts |= {item.first_index for item in agenda if item.first_index is not None}
    pages: set[int] = set()
    items: set[str] = set()
    for row in closed:
        of_row = _items_of(row, agenda)
        items.update(item.id for item in of_row)
        covered = {page for item in of_row for page in _pages(item)}
        if row.page_index not in covered:
            end = min((one for one in starts if one > row.page_index), default=paper.page_count)
            covered.update(range(row.page_index, end))
        pages |= covered
    return Exempt(frozenset(pages), frozenset(items))


def _items_of(report: FactRow, agenda: list[AgendaItem]) -> list[AgendaItem]:
    """The agenda items that a report names or stands in."""
    named = str(report.body.get("item") or "").strip()
    return [
        item
        for item in agenda
        if (named and _is_or_is_part_of(item.number, named)) or report.page_index in _pages(item)
    ]


def _is_or_is_part_of(number: str, named: str) -> bool:
    """Whether an item is that of a number or a part of it: 6, 6(a) and 6a are of 6, 61 is not."""
    rest = number.strip().removeprefix(named)
    return rest != number.strip() and not rest[:1].isdigit()


def _pages(item: AgendaItem) -> range:
    if item.first_index is None or item.last_index is None:
        return range(0)
    return range(item.first_index, item.last_index + 1)
