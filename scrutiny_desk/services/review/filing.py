"""What follows elsewhere in the library from a reviewed row: tracker, agenda, meeting, paper."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from scrutiny_desk.domain.papers.papers import AgendaItem, Meeting, Paper
from scrutiny_desk.domain.review.review import FactState
from scrutiny_desk.library.connection import Connection
from scrutiny_desk.library.ids import new_id
from scrutiny_desk.library.shelves import facts, meetings, pages, papers
from scrutiny_desk.library.shelves.facts import FactRow
from scrutiny_desk.services.review import tracker as review_tracker

_MEETING_FIELDS = ("council", "time", "venue")


def completed(
    connection: Connection,
    paper_id: str,
    section: str,
    body: dict[str, Any],
    found: Mapping[str, Any] | None,
) -> dict[str, Any]:
    """The body of a row with what follows from its paper: the file's pages of an agenda item.

    found: as the reader found it. The reader's own pages stand where the labels are as it found
    them.
    """
    if section != "agenda_items":
        return body
    labels = ("first_page", "last_page")
    if found is not None and all(body[name] == found[name] for name in labels):
        return body | {name: found[name] for name in ("first_index", "last_index")}
    at = {page.label: page.index for page in pages.pages(connection, paper_id) if page.label}
    first, last = (at.get(str(body[name])) for name in labels)
    # An item of which only the first page is known stands on that page at least.
    return body | {"first_index": first, "last_index": first if last is None else last}


def follow(connection: Connection, before: FactRow) -> None:
    """Bring up to date what stands elsewhere for a row that was just changed.

    before: the row as it was, or as it is now where it is new.
    """
    after = facts.fact(connection, before.id)
    paper = papers.paper(connection, before.paper_id)
    if after is None or paper is None:
        raise LookupError(f"no fact {before.id} of a paper")
    if before.section == "recommendations":
        review_tracker.follow(connection, paper, before, after)
    elif before.section == "agenda_items":
        _agenda(connection, after)
    elif before.section == "meeting":
        _meeting(connection, paper, before, after)
    elif before.section == "document":
        papers.set_kind_and_title(connection, paper.id, after.body["kind"], after.body["title"])


def _agenda(connection: Connection, row: FactRow) -> None:
    if row.state is FactState.DROPPED:
        if row.stands_for is not None:
            papers.remove_item(connection, row.stands_for)
    else:
        item_id = row.stands_for or new_id()
        ordered = [item.id for item in papers.agenda(connection, row.paper_id)]
        papers.put_item(
            connection,
            AgendaItem(
                id=item_id,
                paper_id=row.paper_id,
                number=row.body["number"],
                title=row.body["title"],
                first_page=row.body["first_page"],
                last_page=row.body["last_page"],
                first_index=row.body["first_index"],
                last_index=row.body["last_index"],
            ),
        )
        if row.stands_for is None:
            facts.set_stands_for(connection, row.id, item_id)
        if item_id not in ordered:
            before = _items_before(connection, row)
            at = max((ordered.index(one) + 1 for one in ordered if one in before), default=0)
            papers.order_agenda(connection, [*ordered[:at], item_id, *ordered[at:]])
    papers.place_notes(connection, row.paper_id)


def _items_before(connection: Connection, row: FactRow) -> set[str | None]:
    """The agenda items that are printed before a row of the agenda."""

    def place(other: FactRow) -> tuple[int, float, int]:
        return other.page_index, other.box.y0 if other.box and row.box else 0.0, other.position

    return {
        other.stands_for
        for other in facts.of_paper(connection, row.paper_id, row.section)
        if other.id != row.id and place(other) < place(row)
    }


def _meeting(connection: Connection, paper: Paper, before: FactRow, after: FactRow) -> None:
    was = None if before == after else _named(before)
    wanted = _named(after)
    current = meetings.meeting(connection, paper.meeting_id)
    if current is None or (was is None and wanted is None):
        return
    if wanted is None:
        date = None if after.state is FactState.DROPPED else after.body.get("date")
        alone = Meeting("", "", paper.title, date, None, "")
        papers.set_meeting(connection, paper.id, meetings.join_or_add(connection, alone))
    else:
        _name_meeting(connection, paper, current, wanted, before)
    moved = papers.paper(connection, paper.id)
    if moved is not None:
        review_tracker.rename_committee(connection, moved, str(before.body.get("committee") or ""))


def _name_meeting(
    connection: Connection, paper: Paper, current: Meeting, wanted: Meeting, before: FactRow
) -> None:
    """Let a paper's meeting be the one it names: changed where it stands, or another."""
    others = [one for one in papers.of_meeting(connection, current.id) if one.id != paper.id]
    own = not any(_names_itself(connection, one) for one in others)
    known = meetings.find(connection, wanted)
    if known == current.id or (own and known is None):
        told = {
            name: getattr(wanted, name)
            for name in _MEETING_FIELDS
            if getattr(wanted, name) != before.body.get(name) or not getattr(current, name)
        }
        # A name that nobody changed stays as the papers that share the meeting have it.
        changed = known is None or wanted.committee != before.body.get("committee")
        committee = wanted.committee if changed else current.committee
        named = replace(current, committee=committee, date=wanted.date, **told)
        meetings.replace(connection, named)
        return
    meeting_id = meetings.join_or_add(connection, wanted)
    for one in (paper, *(others if own else ())):
        papers.set_meeting(connection, one.id, meeting_id)


def _names_itself(connection: Connection, paper: Paper) -> bool:
    return any(_named(row) is not None for row in facts.of_paper(connection, paper.id, "meeting"))


def _named(row: FactRow) -> Meeting | None:
    """The meeting that a row names, or None where it names no committee and date, or is dropped."""
    body = row.body
    if row.state is FactState.DROPPED or not body.get("date"):
        return None
    if not str(body.get("committee") or "").strip():
        return None
    texts = {name: str(body.get(name) or "") for name in ("council", "committee", "venue")}
    return Meeting(id="", date=body["date"], time=body.get("time"), **texts)
