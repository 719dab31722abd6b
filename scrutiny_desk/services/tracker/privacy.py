"""What of the tracker is not for everybody: what is private, and what exempt papers say."""

from __future__ import annotations

from dataclasses import dataclass

from scrutiny_desk.domain.tracker.leaving import Kept
from scrutiny_desk.domain.tracker.recommendations import Recommendation, Response, Update
from scrutiny_desk.library.connection import Connection
from scrutiny_desk.library.shelves import recommendations, sightings
from scrutiny_desk.services.papers.exempt import Exempt, exempt_in


@dataclass(frozen=True, slots=True)
class Asked:
    """What may leave that otherwise stays; asked for anew each time and never remembered."""

    private: bool = False
    exempt: bool = False


class Gate:
    """Lets through what may leave of the tracker, and counts what it holds back or lets along.

    A row is exempt where the page that gave its words is: the newest paper's that prints it, or
    that of its origin. An entry of a history is where its paper prints the row on an exempt page.
    """

    def __init__(self, connection: Connection, asked: Asked) -> None:
        self._connection = connection
        self._asked = asked
        self._known: dict[str, Exempt] = {}
        self._pages = sightings.pages(connection)
        self._papers = recommendations.papers_of_updates(connection)
        self._counted = {
            (kind, along): 0
            for kind in ("rows", "updates", "exempt_rows", "exempt_updates")
            for along in (False, True)
        }

    def passes(self, one: Recommendation) -> bool:
        """Whether a row may leave."""
        exempt = self._covers(one.paper_id, one.page_index) or self._covers(
            one.origin_paper_id, one.origin_page_index
        )
        return self._may("rows", one.private, exempt)

    def passes_update(self, update: Update) -> bool:
        """Whether an entry of a history may leave; asked only for rows that do."""
        paper_id = self._papers.get(update.id)
        page = self._pages.get((update.recommendation_id, paper_id or ""))
        return self._may("updates", update.private, self._covers(paper_id, page))

    def passes_response(self, response: Response) -> bool:
        """Whether an answer may leave. Its line in the history is what is counted."""
        return not response.private or self._asked.private

    @property
    def left_out(self) -> Kept:
        """What was held back so far."""
        return self._kept(along=False)

    @property
    def along(self) -> Kept:
        """What is not for everybody and was let through because it was asked for."""
        return self._kept(along=True)

    def _may(self, what: str, private: bool, exempt: bool) -> bool:
        may = (not private or self._asked.private) and (not exempt or self._asked.exempt)
        if exempt:
            self._counted[f"exempt_{what}", may] += 1
        elif private:
            self._counted[what, may] += 1
        return may

    def _covers(self, paper_id: str | None, page_index: int | None) -> bool:
        if paper_id is None or page_index is None:
            return False
        if paper_id not in self._known:
            self._known[paper_id] = exempt_in(self._connection, paper_id)
        return self._known[paper_id].covers(page_index, None)

    def _kept(self, *, along: bool) -> Kept:
        return Kept(**{what: many for (what, let), many in self._counted.items() if let == along})


NOTHING_CLOSED = Asked()
"""Neither private nor exempt words were asked for."""
