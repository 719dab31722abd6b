"""Minutes against the tracker, and recommendations that were made before."""

from __future__ import annotations

from collections.abc import Mapping

from scrutiny_desk.domain.changes import NO_CHANGE, Change, Shelf
from scrutiny_desk.domain.dates import say
from scrutiny_desk.domain.errors import DeskError
from scrutiny_desk.domain.tracker.agreed import (
    Agreed,
    Comparison,
    minutes_against_tracker,
    repeated,
    source_of,
)
from scrutiny_desk.domain.tracker.recommendations import Origin, Recommendation
from scrutiny_desk.library.connection import Connection
from scrutiny_desk.library.library import Library
from scrutiny_desk.library.plain import folded, now
from scrutiny_desk.library.shelves import agreed as shelf
from scrutiny_desk.library.shelves import facts, meetings, papers
from scrutiny_desk.library.shelves import recommendations as tracker
from scrutiny_desk.library.shelves.facts import FactRow
from scrutiny_desk.services.tracker.recommendations import enter, found
from scrutiny_desk.services.tracker.settings import reference_chosen

_CHANGED = frozenset({Shelf.RECOMMENDATIONS})


def compare(library: Library, committee: str) -> Comparison:
    """What a committee agreed, by the papers here, against its tracker."""
    with library.read() as connection:
        return _compare(connection, committee)


def committees(library: Library) -> list[str]:
    """The committees of which resolutions are here, by name."""
    with library.read() as connection:
        return sorted({one.committee for one in _all_agreed(connection) if one.committee})


def add_agreed(
    library: Library, one: Agreed, *, officer: str = "", target_text: str = ""
) -> Change:
    """Enter in the tracker what was agreed and never entered, with the page that records it.

    officer, target_text: who is to do it by when, where that is known already. Raises DeskError
    where it was entered meanwhile.
    """

    def work(connection: Connection) -> str:
        if shelf.verdicts(connection).get(one.fact_id) is not None:
            raise DeskError(
                "This is in the tracker already", "Somebody entered it meanwhile", "Open its row"
            )
        rec_id = enter(
            connection,
            committee=one.committee,
            number=reference_chosen(connection, one.committee, one.date),
            date_text=say(one.date) or "",
            text=one.text,
            target_text=target_text.strip(),
            officer=officer.strip(),
        )
        where: Mapping[str, str | int | None] = {
            "origin": Origin.INFORMAL_MEETING if one.informal else Origin.MINUTE,
            "origin_text": one.source,
            "origin_paper_id": one.paper_id,
            "origin_page_index": one.page_index,
            "origin_page_name": one.page_name,
        }
        tracker.change(connection, rec_id, where)
        shelf.say(connection, one.fact_id, rec_id, now())
        return rec_id

    rec_id = library.write(work, undo="Enter what was agreed")
    return Change(_CHANGED, "Entered in the tracker", undoable=True, ids=(rec_id,))


def say_it_is(library: Library, one: Agreed, rec_id: str) -> Change:
    """Say that what was agreed is this row of the tracker; the row links to its page from then."""

    def work(connection: Connection) -> None:
        row = found(connection, rec_id)
        shelf.say(connection, one.fact_id, rec_id, now())
        if row.origin_paper_id is None:
            where: Mapping[str, str | int | None] = {
                "origin": row.origin
                or (Origin.INFORMAL_MEETING if one.informal else Origin.MINUTE),
                "origin_text": row.origin_text or one.source,
                "origin_paper_id": one.paper_id,
                "origin_page_index": one.page_index,
                "origin_page_name": one.page_name,
            }
            tracker.change(connection, rec_id, where)

    library.write(work, undo="Pair with the tracker")
    return Change(_CHANGED, "Paired with the row of the tracker", undoable=True, ids=(rec_id,))


def set_aside(library: Library, one: Agreed) -> Change:
    """Say that what was agreed does not belong in the tracker."""
    library.write(
        lambda connection: shelf.say(connection, one.fact_id, None, now()), undo="Set aside"
    )
    return Change(_CHANGED, "Set aside: it does not belong in the tracker", undoable=True)


def think_again(library: Library, one: Agreed) -> Change:
    """Forget what somebody said of it; the words decide again."""

    def work(connection: Connection) -> bool:
        known = [key for key in one.fact_ids if key in shelf.verdicts(connection)]
        for key in known:
            shelf.unsay(connection, key)
        return bool(known)

    if not library.write(work, undo="Think again"):
        return NO_CHANGE
    return Change(_CHANGED, "The words decide again", undoable=True)


def where_agreed(library: Library, one: Recommendation) -> Agreed | None:
    """What papers here record as agreed that is this row, by its words or as somebody said."""
    with library.read() as connection:
        found = _compare(connection, one.committee)
    for pair in found.paired:
        if pair.recommendation_id == one.id:
            return pair.agreed
    return None


def made_before(library: Library, committee: str | None = None) -> dict[str, tuple[str, ...]]:
    """By recommendation id, the earlier ones that ask for nearly the same (of a committee)."""
    with library.read() as connection:
        return repeated(_rows(connection, committee))


def _compare(connection: Connection, committee: str) -> Comparison:
    wanted = folded(committee)
    agreed = [one for one in _all_agreed(connection) if folded(one.committee) == wanted]
    return minutes_against_tracker(agreed, _rows(connection, committee), shelf.verdicts(connection))


def _rows(connection: Connection, committee: str | None) -> list[Recommendation]:
    wanted = None if committee is None else folded(committee)
    return [
        row
        for row in tracker.all_recommendations(connection)
        if wanted is None or folded(row.committee) == wanted
    ]


def _all_agreed(connection: Connection) -> list[Agreed]:
    """Everything agreed or asked for; what several papers print (draft minutes, signed) once."""
    committee_of: dict[str, str] = {}
    prints: dict[tuple[str, ...], list[Agreed]] = {}
    for section in ("resolutions", "informal"):
        for row in facts.of_section(connection, section):
            if row.paper_id not in committee_of:
                committee_of[row.paper_id] = _committee(connection, row.paper_id)
            one = _agreed(row, committee_of[row.paper_id])
            key = (one.committee, one.date or one.paper_id, folded(one.text))
            prints.setdefault(key, []).append(one)
    return [_together(same) for same in prints.values()]


def _together(same: list[Agreed]) -> Agreed:
    first = same[0]
    return Agreed(
        tuple(key for one in same for key in one.fact_ids),
        first.paper_id,
        first.page_index,
        first.page_name,
        first.committee,
        first.date,
        first.item,
        first.text,
        first.informal,
        first.source,
    )


def _agreed(row: FactRow, committee: str) -> Agreed:
    body = row.body
    date = body.get("meeting_date") or None
    item, meeting = str(body.get("item") or ""), str(body.get("meeting") or "")
    return Agreed(
        (row.id,),
        row.paper_id,
        row.page_index,
        row.page,
        committee,
        date,
        item,
        str(body.get("text") or ""),
        row.section == "informal",
        source_of(date, item, meeting),
    )


def _committee(connection: Connection, paper_id: str) -> str:
    paper = papers.paper(connection, paper_id)
    meeting = None if paper is None else meetings.meeting(connection, paper.meeting_id)
    return "" if meeting is None else meeting.committee
