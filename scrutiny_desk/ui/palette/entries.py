"""What the palette offers: every command, room, agenda item, paper and meeting. No Qt here."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from scrutiny_desk.domain.papers.papers import AgendaItem, Meeting, Paper
from scrutiny_desk.ui.action import Action
from scrutiny_desk.ui.actions import ACTIONS
from scrutiny_desk.ui.palette.matching import fit, is_close

MOST_FOUND = 60
"""More rows than this say nothing to anybody; another letter does."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One row. key: "do:NAME" of an action, "room:TITLE", "item:PAPER:PAGE", "paper:ID",
    "meeting:ID" or "search:WORDS". where: the room, the pages, or what it is. group: the heading
    it stands under while nothing is typed. also: other words that it is found by.
    """

    key: str
    words: str
    where: str = ""
    keys: str = ""
    group: str = ""
    also: str = ""

    @property
    def spoken(self) -> str:
        """The whole row for a screen reader."""
        return ", ".join(part for part in (self.words, self.where, self.keys) if part)


def commands(rooms: Sequence[str], shown: str, unable: Collection[str]) -> list[Entry]:
    """The commands that can be given now, those of the room in hand first.

    unable: names of actions that mean nothing now (Undo with nothing to undo).
    """
    here = [one for one in ACTIONS if one.room == shown and one.name not in unable]
    window = [one for one in ACTIONS if not one.room and one.name not in unable]
    others = [one for one in ACTIONS if one.room in rooms and one.room != shown]
    found = [_of_action(one, f"In {shown}") for one in here]
    found += [_of_action(one, "Everywhere") for one in window if one.name not in _NOT_LISTED]
    found += [
        Entry(f"room:{title}", f"Go to {title}", "", f"Ctrl+{place}", "Rooms")
        for place, title in enumerate(rooms, start=1)
        if title != shown
    ]
    return found + [_of_action(one, f"In {one.room}", one.room) for one in others]


_NOT_LISTED = frozenset({"palette", "recent"})


def _of_action(one: Action, group: str, where: str = "") -> Entry:
    keys = " or ".join((*one.keys[:1], *one.heard[:1]))
    # The menu's own words, so that one thing has one name; what else it is called finds it too.
    path = _within(one) or where
    if where and not path.startswith(where):
        path = f"{where} › {path}"
    return Entry(f"do:{one.name}", one.menu_words, path, keys, group, one.said)


def _within(one: Action) -> str:
    """Where it stands in the menus, where its words say too little by themselves."""
    return one.plain_within if one.said or one.within else ""


def agenda(paper: Paper, name: str, items: Sequence[AgendaItem]) -> Iterator[Entry]:
    """A paper of the meeting in hand, and the items on its agenda that have pages."""
    yield Entry(f"paper:{paper.id}", name, "Paper", "", "This meeting")
    for item in items:
        if item.first_index is None:
            continue
        page = "" if item.first_page is None else f"p. {item.first_page}"
        words = f"{item.number} {item.title}".strip()
        yield Entry(f"item:{paper.id}:{item.first_index}", words, page, "", "This meeting")


def other_papers(papers: Sequence[tuple[Paper, str]]) -> list[Entry]:
    """Papers of other meetings, each with the name of its meeting."""
    return [
        Entry(f"paper:{paper.id}", paper.title or paper.file_name, meeting)
        for paper, meeting in papers
    ]


def meetings(listed: Sequence[Meeting], said: Sequence[str], in_hand: str | None) -> list[Entry]:
    """Every meeting but the one in hand."""
    return [
        Entry(f"meeting:{one.id}", words, "Meeting")
        for one, words in zip(listed, said, strict=True)
        if one.id != in_hand
    ]


def search_for(typed: str) -> Entry:
    """The row that is always last: search everything for what is typed."""
    return Entry(f"search:{typed}", f"Search everything for “{typed}”", "", "Ctrl+Enter")


def find(typed: str, entries: Sequence[Entry], recent: Sequence[str]) -> tuple[list[Entry], bool]:
    """What fits the words typed, best first, and whether the best fits by real words.

    recent: keys of what was taken lately, the last first; of two that fit alike, they lead.
    """
    lately = {key: len(recent) - place for place, key in enumerate(recent)}
    found = []
    for place, one in enumerate(entries):
        points = (
            fit(typed, one.words)
            or fit(typed, f"{one.words} {one.where}")
            or (fit(typed, one.also) if one.also else 0)
        )
        if points:
            found.append((-points, -lately.get(one.key, 0), place, one))
    found.sort(key=lambda row: row[:3])
    best = -found[0][0] if found else 0
    return [one for *_, one in found[:MOST_FOUND]], is_close(best)
