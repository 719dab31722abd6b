"""Revised papers and second copies: which paper replaces which, and what changed in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from scrutiny_desk.domain.changes import Change
from scrutiny_desk.domain.errors import DeskError
from scrutiny_desk.domain.papers.papers import PageRow, Paper
from scrutiny_desk.domain.papers.versions import (
    PageFate,
    WordChange,
    compare_pages,
    shared_words,
    unchanged_pages,
    words_key,
)
from scrutiny_desk.library.connection import Connection
from scrutiny_desk.library.library import Library
from scrutiny_desk.library.shelves import pages, papers, places, reading, versions
from scrutiny_desk.services.notes import note_carrying
from scrutiny_desk.services.papers.papers import ALL_OF_A_PAPER, no_such_paper

_SAME_PAPER = 0.5
"""How much of the shorter of two papers must stand in the longer one to be called a version."""


@dataclass(frozen=True, slots=True)
class ChangedPage:
    """A page that is not as it was. Indexes are PDF pages from 0; names as `PageRow.name`.

    old_index, old_name: in the older paper, None where the page is new. new_index, new_name: in
    the newer one, None where the page is gone.
    """

    fate: PageFate
    old_index: int | None
    old_name: str | None
    new_index: int | None
    new_name: str | None
    words: tuple[WordChange, ...]


@dataclass(frozen=True, slots=True)
class WhatChanged:
    """A paper, the older one that it replaces, and the pages in which they differ."""

    older: Paper
    newer: Paper
    pages: tuple[ChangedPage, ...]


@dataclass(frozen=True, slots=True)
class News:
    """What is new about a paper of a meeting.

    unread: nobody has opened it here. replaces: the older paper, where this is a revised one.
    replaced: a newer version of it is on the shelf. changed: its pages (from 0) that are not in
    the older one, or not so.
    """

    unread: bool = False
    replaces: Paper | None = None
    replaced: bool = False
    changed: frozenset[int] = frozenset()


def place_version(connection: Connection, paper: Paper, texts: Sequence[str]) -> str | None:
    """Keep by what the words of a paper just filed are known; gives the older paper it replaces.

    A paper replaces the one of its own meeting and kind with which it shares most words, if they
    share at least half of the shorter one. The very same words in other bytes are a second copy
    and replace nothing.
    """
    versions.keep_words_key(connection, paper.id, words_key("\n".join(texts)))
    if versions.with_same_words(connection, paper.id):
        return None
    best, most = None, _SAME_PAPER
    for other in versions.current_of_kind(connection, paper.meeting_id, paper.kind, paper.id):
        shared = shared_words(versions.page_texts(connection, other), texts)
        if shared >= most:
            best, most = other, shared
    if best is not None:
        older = versions.page_texts(connection, best)
        changes = compare_pages(older, texts)
        changed = (one.new for one in changes if one.new is not None)
        versions.tie(connection, paper.id, best, changed)
        # What was read and has not changed need not be read again.
        same = unchanged_pages(changes, len(older), len(texts))
        reading.carry(connection, best, paper.id, same)
    return best


def second_copies(connection: Connection, paper_id: str) -> list[Paper]:
    """The papers on the shelf that hold the very same words as this one."""
    found = (
        papers.paper(connection, other) for other in versions.with_same_words(connection, paper_id)
    )
    return [paper for paper in found if paper is not None]


def relations(
    library: Library, imported: Sequence[Paper]
) -> tuple[tuple[tuple[Paper, Paper], ...], tuple[tuple[Paper, Paper], ...]]:
    """Of papers just imported: second copies and new versions, each with the other paper."""
    copies, replaced = [], []
    with library.read() as connection:
        for paper in imported:
            copies += [(paper, other) for other in second_copies(connection, paper.id)[:1]]
            older_id = versions.older_of(connection, paper.id)
            older = None if older_id is None else papers.paper(connection, older_id)
            if older is not None:
                replaced.append((paper, older))
    return tuple(copies), tuple(replaced)


def what_changed(library: Library, paper_id: str) -> WhatChanged | None:
    """What changed from the older version to this one; None where it replaces no paper."""
    with library.read() as connection:
        newer = papers.paper(connection, paper_id)
        if newer is None:
            raise no_such_paper()
        older_id = versions.older_of(connection, paper_id)
        older = None if older_id is None else papers.paper(connection, older_id)
        if older is None:
            return None
        old, new = (pages.pages(connection, one.id) for one in (older, newer))
    changed = tuple(
        ChangedPage(
            one.fate,
            one.old,
            _name(old, one.old),
            one.new,
            _name(new, one.new),
            one.words,
        )
        for one in compare_pages([page.text for page in old], [page.text for page in new])
    )
    return WhatChanged(older, newer, changed)


def news_of(library: Library, meeting_id: str) -> dict[str, News]:
    """What is new in a meeting, by paper id; every paper of the meeting on the shelf is there."""
    with library.read() as connection:
        listed = papers.all_papers(connection, meeting_id)
        ties = versions.all_ties(connection, meeting_id)
        opened = {one.id for one in listed if places.place_in(connection, one.id) is not None}
        older = {tie.older_id: papers.paper(connection, tie.older_id) for tie in ties.values()}
    return {
        one.id: News(
            unread=one.id not in opened,
            replaces=older[ties[one.id].older_id] if one.id in ties else None,
            replaced=one.id in older,
            changed=ties[one.id].changed if one.id in ties else frozenset(),
        )
        for one in listed
    }


def keep_apart(library: Library, paper_id: str) -> Change:
    """Say that a paper is no new version of the other: both count again.

    The marks that were carried over go back to where they stood.
    """
    with library.read() as connection:
        paper = papers.paper(connection, paper_id)
        if paper is None:
            raise no_such_paper()
        if versions.older_of(connection, paper_id) is None:
            raise DeskError(
                f"“{paper.title}” replaces no other paper", "There is nothing to part", ""
            )

    def work(connection: Connection) -> None:
        note_carrying.when_kept_apart(connection, paper_id)
        versions.untie(connection, paper_id)

    library.write(work, undo="Keep both papers apart")
    return Change(
        ALL_OF_A_PAPER,
        f"“{paper.title}” and the earlier paper now stand side by side",
        undoable=True,
        ids=(paper_id,),
    )


def _name(listed: Sequence[PageRow], index: int | None) -> str | None:
    return None if index is None else listed[index].name
