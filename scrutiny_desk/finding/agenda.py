"""The items of the front agenda with the pages of their papers.

Numbers start again inside minutes and inside numbered paragraphs, so a pattern alone decides
nothing: the items are the longest run of growing numbers that stand at one left edge of the
agenda itself, and the pages of each are looked up among the labels printed on the pages.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from scrutiny_desk.domain.facts import AgendaItemFact, DoubtFact
from scrutiny_desk.domain.pages import Page, Reading
from scrutiny_desk.finding.front import front_pages, is_agenda_heading, is_item_table_heading
from scrutiny_desk.finding.lines import (
    Printed,
    follows,
    in_capitals,
    join,
    joined_levels,
    printed_lines,
)

_NUMBER = re.compile(r"(\d{1,2})([a-z]|\s?\([a-z]\))?[.:)]?\s+(?=\S)")
_RANGE = re.compile(
    r"[(\[]?\s*\b(?:Pages?|Pp?\.)\s*(\d{1,4})\s*(?:(?:-|–|—|to)\s*(\d{1,4}))?\s*[)\]]?",
    re.IGNORECASE,
)
_OPEN_RANGE = re.compile(
    r"[(\[]\s*(?:Pages?|Pp?\.)(?:\s*\d{1,4}\s*(?:-|–|—|to)?)?\s*$", re.IGNORECASE
)
_TO_FOLLOW = re.compile(
    r"[-–—(\[]*\s*\b(?:to follow|to be tabled|verbal report)\b\s*[)\]]*", re.IGNORECASE
)
# Numbers may be set flush right: "9" and "10" then differ by the width of a digit.
_EDGE = 14.0
_MOST_SKIPPED = 2
_LARGEST_NUMBER = 60


@dataclass(frozen=True, slots=True)
class _Start:
    """A line that may begin an item."""

    at: int
    number: int
    letter: str
    edge: float
    ranged: bool


@dataclass(frozen=True, slots=True)
class _Entry:
    """An item as printed: its number, its own lines, and whether the papers follow."""

    number: str
    title: str
    first: int | None
    last: int | None
    printed: Printed


def find_agenda_items(reading: Reading) -> tuple[AgendaItemFact, ...]:
    """The items of the paper's front agenda, in order; empty where there is none."""
    lines = _agenda_lines(reading)
    starts = _longest_run(_starts(lines))
    ends = [*(start.at for start in starts[1:]), len(lines)]
    entries = [
        _entry(start, lines[start.at : end]) for start, end in zip(starts, ends, strict=False)
    ]
    return _placed([entry for entry in entries if entry.title], reading)


def find_agenda_doubts(reading: Reading, items: Sequence[AgendaItemFact]) -> tuple[DoubtFact, ...]:
    """Where the agenda, the stamps and the file's own bookmarks do not agree."""
    if reading.kind_of_file != "pdf":
        # Its page numbers are of our own layout.
        return ()
    doubts: list[DoubtFact] = []
    labels = {page.label for page in reading.pages if page.label is not None}
    stamps = _stamped(reading.pages)
    for item in items:
        why = ""
        if item.first_page is not None and labels and item.first_index is None:
            why = f"The agenda gives page {item.first_page}, which no page of this file carries."
        elif item.first_index is not None:
            stamp = stamps.get(item.number)
            marked = _bookmarked(reading, item)
            if stamp is not None and stamp != item.first_index:
                why = (
                    f"The agenda gives page {item.first_page}; its stamp stands on page "
                    f"{reading.pages[stamp].name}."
                )
            elif marked is not None and marked != item.first_index:
                why = (
                    f"The agenda gives page {item.first_page}; its bookmark leads to page "
                    f"{reading.pages[marked].name}."
                )
        if why:
            doubts.append(
                DoubtFact(
                    what=f"Pages of agenda item {item.number}",
                    why=why,
                    page=item.page,
                    page_index=item.page_index,
                    confidence=0.5,
                    box=item.box,
                )
            )
    return tuple(doubts)


def _agenda_lines(reading: Reading) -> list[Printed]:
    """The lines after the agenda's heading, each level one line."""
    lines = joined_levels(printed_lines(front_pages(reading)))
    for at, printed in enumerate(lines):
        if is_agenda_heading(printed.text) or is_item_table_heading(printed.text):
            return lines[at + 1 :]
    return []


def _starts(lines: Sequence[Printed]) -> list[_Start]:
    found: list[_Start] = []
    for at, printed in enumerate(lines):
        match = _NUMBER.match(printed.text)
        if match is None or not 0 < int(match[1]) <= _LARGEST_NUMBER:
            continue
        rest = printed.text[match.end() :]
        # "23 - 34)" and "2023 ..." go on from the line before; a title begins with a letter.
        if not rest[:1].isalpha() and rest[:1] not in "\"'‘“([":
            continue
        if at and _OPEN_RANGE.search(lines[at - 1].text):
            continue
        letter = (match[2] or "").strip(" ()")
        near = join(line.text for line in lines[at : at + 3])
        edge = printed.line.box.x0
        found.append(_Start(at, int(match[1]), letter, edge, _RANGE.search(near) is not None))
    return found


def _longest_run(starts: Sequence[_Start]) -> list[_Start]:
    """The best chain of starts with growing numbers at one edge; an item with pages counts more."""
    best: list[float] = []
    before: list[int] = []
    for at, start in enumerate(starts):
        own = 1.5 if start.ranged else 1.0
        score, link = own - 0.4 * min(start.number - 1, 2), -1
        for earlier in range(at):
            cost = _step(starts[earlier], start)
            if cost is not None and best[earlier] + own - cost > score:
                score, link = best[earlier] + own - cost, earlier
        best.append(score)
        before.append(link)
    if not best:
        return []
    at = max(range(len(best)), key=lambda place: best[place])
    run: list[_Start] = []
    while at >= 0:
        run.append(starts[at])
        at = before[at]
    return run[::-1]


def _step(one: _Start, other: _Start) -> float | None:
    """What it costs to believe that `other` is the next item after `one`; None when it is not."""
    if abs(one.edge - other.edge) > _EDGE:
        return None
    if other.number == one.number:
        return 0.0 if other.letter and other.letter > one.letter else None
    skipped = other.number - one.number - 1
    if 0 <= skipped <= _MOST_SKIPPED:
        return 0.6 * skipped
    return None


def _entry(start: _Start, lines: Sequence[Printed]) -> _Entry:
    title_lines = _title_lines(lines)
    words = join(line.text for line in title_lines)
    match = _NUMBER.match(words)
    words = words[match.end() :] if match else words
    pages = _RANGE.search(words)
    if pages is None:
        pages = _range_below(lines[len(title_lines) :])
    title = _TO_FOLLOW.sub(" ", _RANGE.sub(" ", words))
    first = int(pages[1]) if pages else None
    last = int(pages[2]) if pages and pages[2] else first
    if first is not None and last is not None and last < first:
        last = first
    return _Entry(
        number=f"{start.number}{start.letter}",
        title=" ".join(title.split()).rstrip(" -–—"),
        first=first,
        last=last,
        printed=lines[0],
    )


def _title_lines(lines: Sequence[Printed]) -> list[Printed]:
    """The item's first line and those that go on with its title or its page range."""
    title = [lines[0]]
    for printed in lines[1:]:
        last = title[-1]
        if _OPEN_RANGE.search(last.text):
            title.append(printed)
            continue
        if not follows(last, printed):
            break
        if title[0].line.bold and not printed.line.bold and not _RANGE.search(printed.text):
            break
        own = _NUMBER.sub("", _RANGE.sub("", title[0].text))
        if in_capitals(own) and any(mark.islower() for mark in _RANGE.sub("", printed.text)):
            break
        title.append(printed)
    return title


def _range_below(lines: Sequence[Printed]) -> re.Match[str] | None:
    """A range that stands on a line of its own under the title."""
    for printed in lines:
        found = _RANGE.fullmatch(printed.text.strip())
        if found is not None:
            return found
    return None


def _placed(entries: Sequence[_Entry], reading: Reading) -> tuple[AgendaItemFact, ...]:
    """The items with the PDF pages of their papers: by printed label, else by their stamp."""
    by_label: dict[str, int] = {}
    for page in reading.pages:
        if page.label is not None and reading.kind_of_file == "pdf":
            by_label.setdefault(page.label, page.index)
    stamps = _stamped(reading.pages)
    items: list[AgendaItemFact] = []
    for entry in entries:
        item = AgendaItemFact(
            number=entry.number,
            title=entry.title,
            first_page=entry.first,
            last_page=entry.last,
            first_index=by_label.get(str(entry.first)),
            last_index=by_label.get(str(entry.last)),
            page=entry.printed.page.name,
            page_index=entry.printed.page.index,
            box=entry.printed.line.box,
        )
        if item.first_index is None:
            item = _by_stamp(item, stamps, reading)
        elif item.last_index is None:
            item = replace(item, last_index=_last_before(item.first_index, stamps, reading))
        items.append(item)
    return tuple(_sure(item, stamps, reading) for item in items)


def _stamped(pages: Sequence[Page]) -> dict[str, int]:
    """The first page that carries the stamp of each item."""
    stamps: dict[str, int] = {}
    for page in pages:
        if page.item_stamp is not None:
            stamps.setdefault(page.item_stamp, page.index)
    return stamps


def _by_stamp(item: AgendaItemFact, stamps: dict[str, int], reading: Reading) -> AgendaItemFact:
    first = stamps.get(item.number)
    if first is None:
        first = _bookmarked(reading, item)
    if first is None or first <= item.page_index:
        return item
    return replace(item, first_index=first, last_index=_last_before(first, stamps, reading))


def _last_before(first: int, stamps: dict[str, int], reading: Reading) -> int:
    """The last page before the next item's papers."""
    later = [index for index in stamps.values() if index > first]
    return min(later, default=len(reading.pages)) - 1


def _bookmarked(reading: Reading, item: AgendaItemFact) -> int | None:
    """The page a bookmark of this item leads to."""
    wanted = f"{item.number} {item.title}".casefold()
    for mark in reading.bookmarks:
        named = " ".join(mark.title.split()).casefold().replace(". ", " ", 1)
        if mark.page_index is not None and named == wanted:
            return mark.page_index
    return None


def _sure(item: AgendaItemFact, stamps: dict[str, int], reading: Reading) -> AgendaItemFact:
    if item.first_index is None:
        return item
    told = [index for index in (stamps.get(item.number), _bookmarked(reading, item)) if index]
    if any(index != item.first_index for index in told):
        return replace(item, confidence=0.6)
    return item if told else replace(item, confidence=0.9)
