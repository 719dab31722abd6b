"""Headings that count: "Area of concern 1", "Priority two: Early help", and what stands under each.

Statements of action and strategies are built alike: a numbered heading, its title, and lists under
headings of known kinds.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from scrutiny_desk.domain.pages.pages import Page, Reading, Table
from scrutiny_desk.domain.papers.facts import Facts, PointFact
from scrutiny_desk.finding.block_flow import read_blocks
from scrutiny_desk.finding.blocks import Block
from scrutiny_desk.finding.headings import plain
from scrutiny_desk.finding.sections import (
    SURE,
    Point,
    Section,
    item_end,
    points_in_cell,
    points_of,
    sections_of,
)

_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")
NUMBER = rf"(?P<number>\d{{1,2}}[a-z]?|{'|'.join(_WORDS)}|[ivx]{{1,4}})"
_OF_CONTENTS = re.compile(r"(?:\.{3,}|…)[\s.…]*\d*$|^[\s.…]*\d+$")
_LONGEST_TITLE = 320
_LONGEST_HEADING = 110
_CONTINUED = re.compile(r"\(?\bcont(?:inued|['’]?d|\.)\s*\)?\s*$", re.IGNORECASE)
_APART = 8
_LONGEST_LIST = 6
HEAD = "head"
OTHER = "other"


@dataclass(frozen=True, slots=True)
class Numbered:
    """A numbered heading with its title, where it stands, and the points under it by kind."""

    number: str
    title: str
    block: Block
    points: tuple[PointFact, ...]
    loose: tuple[Point, ...]
    """Points under the heading itself, where no list has a heading of its own."""


@dataclass(frozen=True, slots=True)
class Kinds:
    """What a kind of paper calls things: its numbered headings, and the headings of its lists.

    head: a pattern with the groups `number` and `title`. lists: a kind of point by its headings,
    as plain words; those of `OTHER` end a list. lead_in: words that, with a colon, lead in to
    actions.
    """

    head: re.Pattern[str]
    first_words: frozenset[str]
    lists: Mapping[str, re.Pattern[str]]
    lead_in: re.Pattern[str]

    def head_of(self, text: str) -> tuple[str, str] | None:
        """Number and title of the heading that the text is, or None."""
        if len(text) > _LONGEST_TITLE:
            return None
        found = self.head.fullmatch(text.strip())
        if found is None:
            return None
        title = _CONTINUED.sub("", found["title"]).strip()
        if _OF_CONTENTS.search(title) or (title and not title[0].isupper() and not found["mark"]):
            return None
        return number_of(found["number"]), title

    def list_of(self, text: str) -> str | None:
        """The kind of the list that the text is the heading of, or None."""
        if len(text) > _LONGEST_HEADING or text.rstrip().endswith((".", ",", ";")):
            return None
        words = plain(text)
        if text.rstrip().endswith((":", "…", "...")) and self.lead_in.fullmatch(words):
            return "actions"
        return next((kind for kind, is_it in self.lists.items() if is_it.fullmatch(words)), None)

    def spans(self, reading: Reading, found: Facts) -> list[tuple[Page, ...]]:
        """The pages round numbered headings that stand near each other, run by run.

        No run goes on from one agenda item's papers into those of the next.
        """
        runs: list[list[int]] = []
        for page in reading.pages:
            if not self._has_head(page):
                continue
            last = runs[-1] if runs else None
            if last and page.index - last[-1] <= _APART and page.index < item_end(last[0], found):
                last.append(page.index)
            else:
                runs.append([page.index])
        return [
            reading.pages[run[0] : min(run[-1] + _LONGEST_LIST, item_end(run[0], found))]
            for run in runs
        ]

    def _has_head(self, page: Page) -> bool:
        return any(
            line.words[0].text.lower().strip(":–-#*") in self.first_words
            and self.head_of(line.text) is not None
            for line in page.lines
        )


def number_of(text: str) -> str:
    """The number in figures: "two" and "ii" are "2"."""
    low = text.lower()
    for names in (_WORDS, _ROMAN):
        if low in names:
            return str(names.index(low) + 1)
    return low


def find_numbered(reading: Reading, pages: Sequence[Page], kinds: Kinds) -> list[Numbered]:
    """The numbered headings in the order of printing with what stands under each."""

    def kind_of(block: Block) -> str | None:
        if block.table is not None:
            return None
        if block.kind_of_marker == "bullet" and not block.text.endswith(":"):
            return None
        return HEAD if kinds.head_of(block.text) is not None else kinds.list_of(block.text)

    blocks = read_blocks(
        reading,
        pages,
        lambda text: kinds.head_of(text) is not None or kinds.list_of(text) is not None,
    )
    groups: list[tuple[Section, list[Section]]] = []
    for section in sections_of(blocks, kind_of):
        if section.kind == HEAD and groups and _is_again(section, groups[-1][0], kinds):
            # The heading over the next page of the same list.
            if groups[-1][1]:
                last = groups[-1][1].pop()
                groups[-1][1].append(replace(last, blocks=(*last.blocks, *section.blocks)))
        elif section.kind == HEAD:
            groups.append((section, []))
        elif groups:
            groups[-1][1].append(section)
    return [_numbered(reading, head, lists, kinds) for head, lists in groups]


def _is_again(head: Section, before: Section, kinds: Kinds) -> bool:
    """True for a heading that says of the one before it that its list is continued."""
    number, title = kinds.head_of(head.heading.text) or ("", "")
    first, named = kinds.head_of(before.heading.text) or ("", "")
    continued = _CONTINUED.search(head.heading.text) is not None
    return continued and number == first and title in ("", named)


def _numbered(reading: Reading, head: Section, lists: Sequence[Section], kinds: Kinds) -> Numbered:
    number, title = kinds.head_of(head.heading.text) or ("", "")
    rest = list(head.blocks)
    if not title and rest and rest[0].table is None and rest[0].kind_of_marker != "bullet":
        title = rest.pop(0).text
    points: list[PointFact] = []
    for section in [Section(HEAD, head.heading, tuple(rest)), *lists]:
        for block in section.blocks:
            if block.table is not None:
                points += _in_table(reading, block.table, section.kind, kinds)
        if section.kind not in (HEAD, OTHER):
            points += [point.as_fact(section.kind) for point in points_of(section.blocks)]
    marked = [block for block in rest if block.marker]
    loose = tuple(points_of(marked)) if marked else ()
    return Numbered(number, title.strip(), head.heading, tuple(points), loose)


def _in_table(reading: Reading, table: Table, kind: str, kinds: Kinds) -> list[PointFact]:
    """The points of a table: by the headings of its columns, else of the list it stands under."""
    named = {
        at: found
        for at, cell in enumerate(table.rows[0])
        if (found := kinds.list_of(cell.text)) not in (None, OTHER)
    }
    points: list[PointFact] = []
    for row in table.rows[1:]:
        for at, name in named.items():
            if name is not None and row[at].text:
                points += [point.as_fact(name) for point in points_in_cell(reading, row[at])]
    if not named and kind not in (HEAD, OTHER):
        lengths = [sum(len(row[at].text) for row in table.rows) for at in range(table.columns)]
        widest = lengths.index(max(lengths))
        for row in table.rows:
            if row[widest].text:
                points += [one.as_fact(kind) for one in points_in_cell(reading, row[widest])]
    return points


def trust(one: Numbered) -> float:
    """Less where the title or the number is missing."""
    return SURE if one.title and one.number else 0.7
