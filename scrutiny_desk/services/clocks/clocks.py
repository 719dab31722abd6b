"""What falls due: agendas to publish, answers that are owed, and targets, with their sources."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from scrutiny_desk.domain.clocks import CHECK, DueDay, TimeLimit
from scrutiny_desk.domain.dates import first_day, last_day, say
from scrutiny_desk.domain.falling_due import DueKind, FallingDue, in_order, shortened
from scrutiny_desk.domain.papers.papers import Meeting
from scrutiny_desk.domain.tracker.recommendations import Recommendation, Response, ResponseKind
from scrutiny_desk.library.connection import Connection
from scrutiny_desk.library.library import Library
from scrutiny_desk.library.plain import folded
from scrutiny_desk.library.shelves import meetings, questions
from scrutiny_desk.library.shelves import recommendation_history as histories
from scrutiny_desk.library.shelves import recommendations as tracker
from scrutiny_desk.services.clocks.time_limits import AGENDA, RESPONSE, Rulebook, rulebook_in
from scrutiny_desk.services.papers.exempt import Exempt, exempt_in

_A_DAY = len("2024-01-25")


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is asked of all rows alike: as of which day, by which limits, of which committee."""

    as_of: datetime.date
    rules: Rulebook
    committee: str | None

    def of(self, committee: str) -> bool:
        return self.committee is None or folded(committee) == self.committee


def falling_due(
    library: Library, as_of: datetime.date, committee: str | None = None
) -> tuple[FallingDue, ...]:
    """Everything that is open on a day and has a last day, the earliest first.

    What is late is among it until it is closed or answered; the agenda of a meeting until it was
    held. committee: only that committee's (signs and case make no difference), None for all.
    """
    with library.read() as connection:
        wanted = None if committee is None else folded(committee)
        asked = _Asked(as_of, rulebook_in(connection), wanted)
        return in_order([*_of_meetings(connection, asked), *_of_tracker(connection, asked)])


def response_limit(rules: Rulebook, recommendation: Recommendation) -> TimeLimit | None:
    """The limit for the answer to a recommendation: its own, else its committee's, else none.

    As it held when the recommendation was received; the newest where nobody said when that was.
    """
    received = recommendation.sent_on
    day = last_day(received) if received else datetime.date.max
    if recommendation.clock_rule:
        return rules.limit(recommendation.clock_rule, day)
    return rules.chosen(recommendation.committee, RESPONSE, day)


def response_due(rules: Rulebook, recommendation: Recommendation) -> DueDay | None:
    """The last day for the answer to a recommendation.

    None where it has no limit, or nobody said when it was received. One received in a month is
    reckoned from the month's last day.
    """
    limit = response_limit(rules, recommendation)
    if limit is None or not recommendation.sent_on:
        return None
    return rules.reckon(limit, last_day(recommendation.sent_on))


def _of_meetings(connection: Connection, asked: _Asked) -> Iterator[FallingDue]:
    for meeting in meetings.all_meetings(connection):
        if meeting.date and len(meeting.date) == _A_DAY and asked.of(meeting.committee):
            held = datetime.date.fromisoformat(meeting.date)
            limit = _agenda_limit(asked.rules, meeting, held)
            if limit is not None and held >= asked.as_of:
                due = asked.rules.reckon(limit, held)
                yield FallingDue(
                    kind=DueKind.AGENDA,
                    id=meeting.id,
                    day=due.day,
                    committee=meeting.committee,
                    title=f"Publish the agenda of {meeting.committee} of {say(meeting.date)}",
                    text="",
                    who=limit.who,
                    how=f"{due.how} {CHECK}",
                    source=limit.source,
                )


def _agenda_limit(rules: Rulebook, meeting: Meeting, held: datetime.date) -> TimeLimit | None:
    chosen = rules.chosen(meeting.committee, AGENDA, held)
    return chosen or next(iter(rules.on(held, AGENDA)), None)


def _of_tracker(connection: Connection, asked: _Asked) -> Iterator[FallingDue]:
    promised = questions.promised(connection)
    answers = histories.responses(connection)
    exempt: dict[str, Exempt] = {}
    for one in tracker.all_recommendations(connection):
        if not asked.of(one.committee) or _closed(one, asked.as_of):
            continue
        private = one.private or promised.get(one.id, False)
        closed_off = _is_exempt(connection, exempt, one)
        if one.target_date is not None:
            kind = DueKind.ANSWER if one.id in promised else DueKind.TARGET
            yield _target(one, kind, one.target_date, private=private, exempt=closed_off)
        due = response_due(asked.rules, one)
        if due is not None and not _answered(answers.get(one.id, []), asked.as_of):
            yield _response(one, due, private=private, exempt=closed_off)


def _target(
    one: Recommendation, kind: DueKind, target: str, *, private: bool, exempt: bool
) -> FallingDue:
    day = last_day(target)
    ends = "" if len(target) == _A_DAY else f", which ends on {say(day.isoformat())}"
    what = "The answer was promised for" if kind is DueKind.ANSWER else "The target is"
    return FallingDue(
        kind=kind,
        id=one.id,
        day=day,
        committee=one.committee,
        title=f"{_called(one)}: {shortened(one.text)}",
        text=one.text,
        who=one.officer or one.executive_member,
        how=f"{what} {say(target)}{ends}.",
        private=private,
        exempt=exempt,
    )


def _response(one: Recommendation, due: DueDay, *, private: bool, exempt: bool) -> FallingDue:
    sent_on = one.sent_on or ""
    known = "" if len(sent_on) == _A_DAY else f"Received in {say(sent_on)}, taken as its last day. "
    return FallingDue(
        kind=DueKind.RESPONSE,
        id=one.id,
        day=due.day,
        committee=one.committee,
        title=f"Response to {_named(one)}: {shortened(one.text)}",
        text=one.text,
        who=one.executive_member or due.limit.who,
        how=f"{known}{due.how} {CHECK}",
        source=due.limit.source,
        private=private,
        exempt=exempt,
    )


def _called(one: Recommendation) -> str:
    return f"{one.kind.word} {one.number}".strip()


def _named(one: Recommendation) -> str:
    return f"{one.kind.value} {one.number}".strip()


def _closed(one: Recommendation, as_of: datetime.date) -> bool:
    return one.closed_on is not None and first_day(one.closed_on) <= as_of


def _answered(answers: list[Response], as_of: datetime.date) -> bool:
    """Whether an answer was there on a day; that none came is no answer."""
    return any(
        one.kind is not ResponseKind.NONE and (one.date is None or first_day(one.date) <= as_of)
        for one in answers
    )


def _is_exempt(connection: Connection, known: dict[str, Exempt], one: Recommendation) -> bool:
    """Whether its words stand on an exempt page, of the tracker or of where it comes from."""
    stands = ((one.paper_id, one.page_index), (one.origin_paper_id, one.origin_page_index))
    for paper_id, page_index in stands:
        if paper_id is not None and page_index is not None:
            if paper_id not in known:
                known[paper_id] = exempt_in(connection, paper_id)
            if known[paper_id].covers(page_index, None):
                return True
    return False
