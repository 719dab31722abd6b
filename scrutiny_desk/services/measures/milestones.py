"""The milestones of the improvement plans that the papers print, and what people say of them."""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from scrutiny_desk.domain.changes import NO_CHANGE, Change, Shelf
from scrutiny_desk.domain.measures.milestone_words import (
    Proposal,
    Status,
    WordRules,
    propose,
    read_words,
    refers_above,
)
from scrutiny_desk.domain.measures.milestones import Milestone
from scrutiny_desk.library.connection import Connection
from scrutiny_desk.library.ids import new_id
from scrutiny_desk.library.library import Library
from scrutiny_desk.library.plain import now
from scrutiny_desk.library.shelves import facts
from scrutiny_desk.library.shelves import milestones as shelf
from scrutiny_desk.library.shelves.facts import FactRow
from scrutiny_desk.library.shelves.milestones import MilestoneSaid
from scrutiny_desk.paths import resource
from scrutiny_desk.services.measures.milestone_matching import Placed, place
from scrutiny_desk.services.papers.exempt import exempt_in
from scrutiny_desk.services.signing import YOU, signed

_MEASURES = frozenset({Shelf.MEASURES})


@dataclass(frozen=True, slots=True)
class Plan:
    """The milestones, and what was confirmed of those that no paper prints any more."""

    milestones: tuple[Milestone, ...] = ()
    without_place: tuple[MilestoneSaid, ...] = ()


@functools.cache
def milestone_words() -> WordRules:
    """The words that propose a status, from resources/rules/milestone_words.toml."""
    text = resource("rules/milestone_words.toml").read_text(encoding="utf-8")
    return read_words(tomllib.loads(text))


def list_milestones(library: Library) -> list[Milestone]:
    """Every milestone of the papers not in Trash; one that a later paper prints again as it says.

    A milestone is the same where its reference and its words are.
    """
    return list(plan_of(library).milestones)


def plan_of(library: Library) -> Plan:
    """The milestones of `list_milestones` with what people said of them.

    What was said goes with a milestone to a revised paper and to the next print of the plan, also
    where its reference or a few of its words differ there; it holds while the plan says the same
    of it (`Confirmation.same_print`).
    """
    with library.read() as connection:
        return _plan(connection)


def confirm(
    library: Library,
    milestones: Sequence[Milestone],
    status: Status | None,
    *,
    words: str = "",
    private: bool = False,
    by: str = "",
) -> Change:
    """Say where milestones stand, in one step of Undo.

    status: None confirms what each one's own words propose, and leaves those that propose nothing.
    words: of whoever says it, or ""; private: they stay here unless they are asked for.
    """
    wanted = [
        (one, said.value)
        for one in milestones
        if (said := status or (one.proposal.status if one.proposal else None)) is not None
    ]
    return _say(library, wanted, words=words, private=private, by=by, undo="Confirm a milestone")


def take_back_confirmation(
    library: Library, milestones: Sequence[Milestone], *, by: str = ""
) -> Change:
    """Say that what was confirmed no longer holds; it stays in the history."""
    wanted = [(one, None) for one in milestones if one.confirmed or one.earlier]
    return _say(library, wanted, words="", private=False, by=by, undo="Take back a confirmation")


def _say(
    library: Library,
    wanted: Sequence[tuple[Milestone, str | None]],
    *,
    words: str,
    private: bool,
    by: str,
    undo: str,
) -> Change:
    if not wanted:
        return NO_CHANGE
    who, when = signed(library, by), now()
    entries = [
        MilestoneSaid(
            new_id(), one.council, one.ref, one.words, print_of(one), one.page_name, status,
            words.strip() if status else "", private and bool(words.strip()), who, when,
        )
        for one, status in wanted
    ]  # fmt: skip
    library.write(lambda connection: shelf.say(connection, entries), undo=undo)
    said = _told([status for _, status in wanted], who)
    return Change(
        _MEASURES, said, undoable=True, ids=tuple(one.id for one in entries), unsigned=who == YOU
    )


def print_of(one: Milestone) -> str:
    """What the plan says of a milestone, by which it is known whether a later print says so too."""
    return "\n".join(" ".join(part.split()) for part in (one.due_text, one.status, one.position))


def _told(statuses: Sequence[str | None], who: str) -> str:
    several = f"{len(statuses)} milestones" if len(statuses) > 1 else "Milestone"
    if None in statuses:
        return f"{several}: no longer confirmed"
    told = ", ".join(dict.fromkeys(str(one) for one in statuses))
    return f"{several} confirmed as {told} by {who}"


def _plan(connection: Connection) -> Plan:
    rows = facts.of_section(connection, "milestones")
    closed = {one: exempt_in(connection, one) for one in {row.paper_id for row in rows}}
    found: dict[tuple[str, str, str], Milestone] = {}
    above: tuple[str, str] = ("", "")
    for row in rows:
        one = _milestone(row, above[1] if above[0] == row.paper_id else "")
        one = replace(one, exempt=closed[row.paper_id].covers(row.page_index, None))
        found[(row.council.casefold(), one.ref, one.words.casefold())] = one
        above = (row.paper_id, one.above or one.position)
    placed = place(list(found.values()), shelf.all_said(connection), print_of)
    return Plan(tuple(_with_said(placed, found.values())), placed.without_place)


def _with_said(placed: Placed, milestones: Iterable[Milestone]) -> list[Milestone]:
    return [replace(one, said=placed.said.get(one.id, ())) for one in milestones]


def _milestone(row: FactRow, above: str) -> Milestone:
    said = {name: str(row.body.get(name) or "") for name in _FIELDS}
    words, due = " ".join(said["milestone"].split()), row.body.get("due")
    return Milestone(
        id=row.id,
        ref=said["ref"],
        action=said["action"],
        words=words,
        lead=said["lead"],
        due_text=said["due_text"],
        due=due,
        position=said["position"],
        status=said["status"],
        paper_id=row.paper_id,
        page_index=row.page_index,
        page_name=row.page,
        council=row.council,
        told_on=row.told_on,
        above=above if refers_above(said["position"], row.told_on) else "",
        proposal=_proposed(words, said["status"], said["position"], due, row.told_on),
    )


@functools.lru_cache(maxsize=8192)
def _proposed(
    asked: str, rating: str, position: str, due: str | None, told_on: str
) -> Proposal | None:
    """What a row proposes; kept, since every print of a plan is read whenever one row changes."""
    return propose(milestone_words(), asked, rating, position, due, told_on)


_FIELDS = ("ref", "milestone", "action", "lead", "due_text", "position", "status")
