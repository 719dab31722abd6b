"""The milestones of the improvement plans that the papers print."""

from __future__ import annotations

import functools
import tomllib
from dataclasses import replace

from scrutiny_desk.domain.milestone_words import WordRules, propose, read_words, refers_above
from scrutiny_desk.domain.milestones import Milestone
from scrutiny_desk.library.library import Library
from scrutiny_desk.library.shelves import facts
from scrutiny_desk.library.shelves.facts import FactRow
from scrutiny_desk.paths import resource
from scrutiny_desk.services.papers.exempt import exempt_in


@functools.cache
def milestone_words() -> WordRules:
    """The words that propose a status, from resources/rules/milestone_words.toml."""
    text = resource("rules/milestone_words.toml").read_text(encoding="utf-8")
    return read_words(tomllib.loads(text))


def list_milestones(library: Library) -> list[Milestone]:
    """Every milestone of the papers not in Trash; one that a later paper prints again as it says.

    A milestone is the same where its reference and its words are.
    """
    with library.read() as connection:
        rows = facts.of_section(connection, "milestones")
        closed = {one: exempt_in(connection, one) for one in {row.paper_id for row in rows}}
    found: dict[tuple[str, str, str], Milestone] = {}
    above: tuple[str, str] = ("", "")
    for row in rows:
        one = _milestone(row, above[1] if above[0] == row.paper_id else "")
        one = replace(one, exempt=closed[row.paper_id].covers(row.page_index, None))
        found[(row.council.casefold(), one.ref, one.words.casefold())] = one
        above = (row.paper_id, one.above or one.position)
    return list(found.values())


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
        proposal=propose(
            milestone_words(), words, said["status"], said["position"], due, row.told_on
        ),
    )


_FIELDS = ("ref", "milestone", "action", "lead", "due_text", "position", "status")
