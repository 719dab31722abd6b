"""Which pages were read: seen long enough, or said to be by a person."""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from scrutiny_desk.domain.changes import NO_CHANGE, Change, Shelf
from scrutiny_desk.domain.papers.reading_plan import (
    LookRule,
    Pace,
    PageToRead,
    count_pages,
    enough_seconds,
    most_seconds,
    own_pace,
)
from scrutiny_desk.library.connection import Connection
from scrutiny_desk.library.library import Library
from scrutiny_desk.library.plain import now
from scrutiny_desk.library.shelves import reading as shelf
from scrutiny_desk.paths import resource

READING = frozenset({Shelf.READING})
_NEWEST = 400
"""Pages read longer ago tell nothing of how somebody reads now."""


@dataclass(frozen=True, slots=True)
class PaceRule:
    """The pace for a start, and when and within what bounds a person's own is taken."""

    words_per_minute: int
    least_seconds_a_page: float
    own_pages: int
    own_words: int
    slowest: int
    fastest: int


@functools.cache
def look_rule() -> LookRule:
    """When a page counts as read, from resources/rules/reading.toml."""
    return LookRule(**_rules()["look"])


@functools.cache
def pace_rule() -> PaceRule:
    """How long reading takes, from resources/rules/reading.toml."""
    return PaceRule(**_rules()["pace"])


def pages_to_read(library: Library, paper_id: str) -> list[PageToRead]:
    """The pages of a paper in order, with what was read of them."""
    with library.read() as connection:
        return shelf.pages(connection, paper_id)


def pace(library: Library) -> Pace:
    """How fast this person reads: as they set it, else as they were seen to, else by the rule."""
    with library.read() as connection:
        return pace_in(connection)


def pace_in(connection: Connection) -> Pace:
    """The same, within a reading of the library under way."""
    words = shelf.pace(connection) or seen_pace(connection) or pace_rule().words_per_minute
    return Pace(words, pace_rule().least_seconds_a_page)


def seen_pace(connection: Connection) -> float | None:
    """Words a minute by the pages read last, or None while too few are known."""
    rule = pace_rule()
    seen = shelf.seen_pages(connection, _NEWEST)
    return own_pace(seen, rule.own_pages, rule.own_words, rule.slowest, rule.fastest)


def look_at(library: Library, paper_id: str, looked: Mapping[int, float]) -> Change:
    """Add seconds for which pages (from 0) of a paper were in the view.

    Those that were looked at long enough are read from now on. No step of Undo: nobody did it on
    purpose. Gives `NO_CHANGE` unless a page was read by it or begun.
    """
    if library.read_only or not looked:
        return NO_CHANGE

    def work(connection: Connection) -> list[int]:
        how = pace_in(connection)
        known = {page.index: page for page in shelf.pages(connection, paper_id)}
        before = {index: known[index] for index in looked if index in known}
        now_looked = {
            index: min(page.looked + looked[index], most_seconds(page, how, look_rule()))
            for index, page in before.items()
            if page.counts
        }
        shelf.keep_look(connection, paper_id, now_looked)
        finished = [
            index
            for index, seconds in now_looked.items()
            if before[index].left and seconds >= enough_seconds(before[index], how, look_rule())
        ]
        shelf.keep_read(connection, paper_id, finished, now(), by_person=False)
        begun = [index for index in now_looked if before[index].looked == 0]
        return finished + begun

    changed = library.write(work)
    return Change(READING, ids=(paper_id,)) if changed else NO_CHANGE


def mark(
    library: Library, paper_id: str, indexes: Collection[int], *, read: bool, what: str
) -> Change:
    """Say that pages (from 0) are read, or that they are not; blank pages are passed over.

    what: how they are called together, "Page 25" or "Item 6(a)".
    """

    def work(connection: Connection) -> int:
        wanted = [
            page.index
            for page in shelf.pages(connection, paper_id)
            if page.index in indexes and page.counts and page.left is read
        ]
        when = now() if read else None
        shelf.keep_read(connection, paper_id, wanted, when, by_person=True)
        return len(wanted)

    words = "read" if read else "not read"
    marked = library.write(work, undo=f"Mark as {words}")
    if not marked:
        return NO_CHANGE
    many = f" ({count_pages(marked)})" if len(indexes) > 1 else ""
    return Change(READING, f"{what} marked as {words}{many}", undoable=True, ids=(paper_id,))


def _rules() -> dict[str, dict[str, Any]]:
    return tomllib.loads(resource("rules/reading.toml").read_text(encoding="utf-8"))
