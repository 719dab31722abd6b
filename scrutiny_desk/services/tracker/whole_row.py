"""Everything that a recommendation's row says beside itself, as it is opened."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from scrutiny_desk.domain.clocks import TimeLimit
from scrutiny_desk.domain.errors import DeskError
from scrutiny_desk.domain.tracker.agreed import earlier_alike
from scrutiny_desk.domain.tracker.recommendations import (
    Link,
    Recommendation,
    Response,
    TargetRevision,
)
from scrutiny_desk.domain.tracker.response_clock import ResponseClock, clock_of
from scrutiny_desk.library.library import Library
from scrutiny_desk.library.plain import folded
from scrutiny_desk.library.shelves import papers
from scrutiny_desk.library.shelves import recommendation_history as histories
from scrutiny_desk.library.shelves import recommendations as tracker
from scrutiny_desk.services.clocks.clocks import response_due
from scrutiny_desk.services.clocks.time_limits import RESPONSE, Rulebook, rulebook_in
from scrutiny_desk.services.tracker.target_revisions import revisions_of


@dataclass(frozen=True, slots=True)
class WholeRow:
    """What stands beside a recommendation.

    revisions, responses, links: latest last. clock: of its answer, None where none runs.
    paper: the name of the paper that prints it now, "" for none; origin_paper: of the one that
    records where it comes from.
    """

    revisions: tuple[TargetRevision, ...] = ()
    responses: tuple[Response, ...] = ()
    links: tuple[Link, ...] = ()
    clock: ResponseClock | None = None
    paper: str = ""
    origin_paper: str = ""


def whole_row(library: Library, one: Recommendation, as_of: datetime.date) -> WholeRow:
    """What stands beside a recommendation on a day."""
    with library.read() as connection:
        responses = histories.responses(connection, one.id).get(one.id, [])
        return WholeRow(
            tuple(revisions_of(connection, one.id).get(one.id, ())),
            tuple(responses),
            tuple(histories.links(connection, one.id).get(one.id, ())),
            _clock(rulebook_in(connection), one, responses, as_of),
            _named(papers.paper(connection, one.paper_id) if one.paper_id else None),
            _named(papers.paper(connection, one.origin_paper_id) if one.origin_paper_id else None),
        )


def response_limits(rules: Rulebook) -> tuple[TimeLimit, ...]:
    """The limits that an answer to a recommendation can go by, each as it is now."""
    newest = {limit.id: limit for limit in rules.limits if limit.purpose == RESPONSE}
    return tuple(newest.values())


def made_before(library: Library, one: Recommendation) -> tuple[Recommendation, ...]:
    """The earlier recommendations of the same committee that ask for nearly the same.

    The oldest first; of one without a date nothing is known to be earlier.
    """
    if not one.date:
        return ()
    with library.read() as connection:
        wanted = folded(one.committee)
        others = [
            (rec_id, date, text)
            for rec_id, committee, date, text in tracker.dated_texts(connection, one.date)
            if committee == one.committee or folded(committee) == wanted
        ]
        found = earlier_alike(one, others)
        rows = {row.id: row for row in tracker.all_recommendations(connection, ids=found)}
    return tuple(rows[rec_id] for rec_id in found)


def _clock(
    rules: Rulebook, one: Recommendation, responses: list[Response], as_of: datetime.date
) -> ResponseClock | None:
    try:
        due = response_due(rules, one)
    except DeskError:
        # A year that no calendar has; the day it was sent on stays as written.
        return None
    return None if due is None else clock_of(due, responses, as_of)


def _named(paper: object) -> str:
    return str(getattr(paper, "title", "") or getattr(paper, "file_name", ""))
