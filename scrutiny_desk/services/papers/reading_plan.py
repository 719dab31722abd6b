"""The reading plan of a meeting: what is left of its papers, shared out over the evenings."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from scrutiny_desk.domain.changes import NO_CHANGE, Change
from scrutiny_desk.domain.errors import DeskError
from scrutiny_desk.domain.papers.papers import AgendaItem, Meeting, Paper
from scrutiny_desk.domain.papers.reading_plan import (
    Evening,
    ItemToRead,
    Pace,
    PageToRead,
    PlanChoices,
    Tally,
    evenings_before,
    in_order,
    share_out,
    tally,
)
from scrutiny_desk.library.connection import Connection
from scrutiny_desk.library.library import Library
from scrutiny_desk.library.plain import folded
from scrutiny_desk.library.shelves import meetings, papers, versions
from scrutiny_desk.library.shelves import reading as shelf
from scrutiny_desk.services.papers.reading import READING, pace_in, pace_rule, seen_pace

FRONT = "Front"


@dataclass(frozen=True, slots=True)
class PaceNow:
    """The pace that is reckoned with; set_by_person and seen: words a minute, or None."""

    pace: Pace
    set_by_person: int | None
    seen: float | None


@dataclass(frozen=True, slots=True)
class ReadingPlan:
    """What there is to read for a meeting, and when.

    items: all of it, in the order of the papers. choices: what a person chose. days: the evenings
    from today on that are reckoned with. evenings: what each of them takes; no evening, no row.
    past: how many of the chosen evenings are over.
    """

    meeting: Meeting
    items: tuple[ItemToRead, ...]
    choices: PlanChoices
    pace: PaceNow
    today: datetime.date
    days: tuple[datetime.date, ...]
    evenings: tuple[Evening, ...]
    past: int

    @property
    def tally(self) -> Tally:
        """Every page of every item, those left out of the plan as well."""
        return tally(page for item in self.items for page in item.pages)

    @property
    def left(self) -> tuple[PageToRead, ...]:
        """The pages still to be read, without items left out, in the order of the plan."""
        order = in_order(self.items, self.choices.put_first, self.choices.left_out)
        return tuple(page for item in order for page in item.pages if page.left)

    @property
    def seconds_left(self) -> float:
        """How long reading them takes."""
        return sum(map(self.pace.pace.seconds, self.left))

    @property
    def tonight(self) -> Evening | None:
        """What today's evening takes; None where it is no evening of reading, or all is read."""
        first = self.evenings[0] if self.evenings else None
        return first if first is not None and first.day == self.today else None


def plan_of(library: Library, meeting_id: str, today: datetime.date) -> ReadingPlan:
    """The plan of a meeting as of a day; DeskError where there is no such meeting.

    An evening that was missed needs no planning anew: what is unread when a day begins is shared
    out over the evenings from that day on, so the pages of a missed one go to those that follow.
    """
    with library.read() as connection:
        meeting = meetings.meeting(connection, meeting_id)
        if meeting is None:
            raise DeskError(
                "There is no such meeting", "Its papers may stand in another library", ""
            )
        items = tuple(_items_of_meeting(connection, meeting_id))
        choices = shelf.plan(connection, meeting_id)
        pace = PaceNow(pace_in(connection), shelf.pace(connection), seen_pace(connection))
    days = _days(meeting, choices, today)
    past = sum(day < today.isoformat() for day in choices.evenings or ())
    order = in_order(items, choices.put_first, choices.left_out)
    at_dawn = [
        replace(item, pages=tuple(one for one in item.pages if _was_left(one, today, days)))
        for item in order
    ]
    evenings = share_out(at_dawn, pace.pace, days)
    return ReadingPlan(meeting, items, choices, pace, today, tuple(days), evenings, past)


def choose(library: Library, meeting_id: str, choices: PlanChoices) -> Change:
    """Keep how somebody wants to read for a meeting; `NO_CHANGE` where nothing differs."""
    with library.read() as connection:
        if shelf.plan(connection, meeting_id) == choices:
            return NO_CHANGE
    library.write(
        lambda connection: shelf.keep_plan(connection, meeting_id, choices), undo="Plan reading"
    )
    return Change(READING, "Reading plan changed", undoable=True, ids=(meeting_id,))


def set_pace(library: Library, words_per_minute: int | None) -> Change:
    """Reckon with so many words a minute; None by one's own reading, or by the rule."""
    if words_per_minute is not None:
        rule = pace_rule()
        words_per_minute = min(max(words_per_minute, rule.slowest), rule.fastest)
    with library.read() as connection:
        if shelf.pace(connection) == words_per_minute:
            return NO_CHANGE
    library.write(
        lambda connection: shelf.keep_pace(connection, words_per_minute), undo="Set reading pace"
    )
    return Change(READING, "Reading pace changed", undoable=True)


def meeting_to_read(library: Library, in_hand: str | None, today: datetime.date) -> str | None:
    """The meeting to read for: the one in hand if it is to come, else the next, else any.

    None in a library without papers.
    """
    with library.read() as connection:
        listed = meetings.all_meetings(connection)
    coming = sorted(
        (meeting for meeting in listed if meeting.date and meeting.date >= today.isoformat()),
        key=lambda meeting: meeting.date or "",
    )
    ids = [meeting.id for meeting in coming]
    if in_hand in ids or not (ids or listed):
        return in_hand
    if ids:
        return ids[0]
    return in_hand if in_hand is not None else listed[0].id


def items_of_paper(
    paper: Paper, agenda: Sequence[AgendaItem], pages: Sequence[PageToRead]
) -> Iterator[ItemToRead]:
    """The pages of a paper under the narrowest item whose papers hold them, in page order.

    Pages before the first item are the paper's front; those between items go with what stands
    before them.
    """
    title = paper.title or paper.file_name
    run: list[PageToRead] = []
    owner: AgendaItem | None = None
    for page in pages:
        found = _narrowest(agenda, page.index) or owner
        if found != owner and run:
            yield _item(paper, owner, FRONT, run)
            run = []
        owner = found
        run.append(page)
    if run:
        yield _item(paper, owner, FRONT if agenda else title, run)


def _items_of_meeting(connection: Connection, meeting_id: str) -> Iterator[ItemToRead]:
    replaced = {tie.older_id for tie in versions.all_ties(connection, meeting_id).values()}
    for paper in papers.all_papers(connection, meeting_id):
        if paper.id not in replaced:
            agenda = papers.agenda(connection, paper.id)
            yield from items_of_paper(paper, agenda, shelf.pages(connection, paper.id))


def _narrowest(agenda: Sequence[AgendaItem], index: int) -> AgendaItem | None:
    within = [
        (item.last_index - item.first_index, place)
        for place, item in enumerate(agenda)
        if item.first_index is not None
        and item.last_index is not None
        and item.first_index <= index <= item.last_index
    ]
    return agenda[min(within)[1]] if within else None


def _item(
    paper: Paper, owner: AgendaItem | None, title: str, pages: Sequence[PageToRead]
) -> ItemToRead:
    if owner is None:
        return ItemToRead(f"{title} {folded(paper.title)}", paper.id, "", title, tuple(pages))
    key = folded(f"{owner.number} {owner.title}")
    return ItemToRead(key, paper.id, owner.number, owner.title, tuple(pages))


def _days(meeting: Meeting, choices: PlanChoices, today: datetime.date) -> list[datetime.date]:
    if choices.evenings is None:
        # A month is no day: nobody knows how many evenings there are.
        day = meeting.date if meeting.date and len(meeting.date) == 10 else None
        return evenings_before(None if day is None else datetime.date.fromisoformat(day), today)
    chosen = sorted(map(datetime.date.fromisoformat, choices.evenings))
    return [day for day in chosen if day >= today]


def _was_left(page: PageToRead, today: datetime.date, days: Sequence[datetime.date]) -> bool:
    """Whether a page was unread when the day began; else today's share would never grow less."""
    if page.left:
        return True
    if page.read is None or today not in days:
        return False
    return datetime.datetime.fromisoformat(page.read).astimezone().date() >= today
