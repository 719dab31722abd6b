"""The items of an agenda that is printed as a list: number, title and page range.

Numbers start again inside minutes and inside numbered paragraphs, so a pattern alone decides
nothing: the items are the longest run of growing numbers that stand at one left edge.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from scrutiny_desk.domain.pages.pages import Box, Page
from scrutiny_desk.finding.lines import Printed, follows, in_capitals, join

_NUMBER = re.compile(
    r"(?:(?:agenda\s+)?item\s+(?:no\.?\s*)?)?(\d{1,2})([a-z]|\s?\([a-z]\))?[.:)]?\s+"
    r"(?:[-–—]\s+)?(?=\S)",
    re.IGNORECASE,
)
# Where an agenda numbers its items "4.0" and "4.1" throughout.
_DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})[.:)]?\s+(?=[^\W\d_]|[\"'‘“(])")
_LETTER = re.compile(r"\(?([a-h])[).]\s+(?=\S)")
_PAGES = r"\b(?:Pages?|Pp\b\.?|P\.)\s*(?:nos?\b\.?|numbers?)?\s*:?"
RANGE = re.compile(
    rf"[(\[]?\s*{_PAGES}\s*(\d{{1,4}})\s*(?:(?:-|–|—|to)\s*(\d{{1,4}}))?\s*[)\]]?",
    re.IGNORECASE,
)
_OPEN_RANGE = re.compile(rf"[(\[]\s*{_PAGES}(?:\s*\d{{1,4}}\s*(?:-|–|—|to)?)?\s*$", re.IGNORECASE)
# "(23 - 34)" at the end of a title; the years of "(2023 - 24)" and "(2023 - 2025)" are no pages.
_BARE_RANGE = re.compile(r"\s*[(\[]\s*(\d{1,3})\s*[-–—]\s*(\d{1,3})\s*[)\]]\s*$")
# "Work plan . . . . . 11"
_LEADERS = re.compile(r"\s*(?:[.…_]\s?){4,}\s*(\d{1,4})(?:\s*[-–—]\s*(\d{1,4}))?\s*$")
# What a paper says of an item under its title, in a sentence of its own.
_ABOUT = re.compile(
    r"To [a-z]+\b|(?:Joint |Verbal )?[Rr]eport (?:of|by|from)\b|Members (?:are|will)\b|Please\b"
    r"|(?:The )?(?:Committee|Panel|Board|Commission|Council|Cabinet|Chair\w*) (?:is|are|will)\b"
    r"|(?:Copy|Minutes|Papers?|Report) (?:attached|enclosed)\b|(?:Attached|Enclosed)\b"
)
_TO_FOLLOW = re.compile(
    r"[-–—(\[]*\s*\b(?:to follow|to be tabled|verbal report)\b\s*[)\]]*", re.IGNORECASE
)
# Numbers may be set flush right: "9" and "10" then differ by the width of a digit.
_EDGE = 14.0
_MOST_SKIPPED = 2
_LARGEST_NUMBER = 60
_FEWEST = 2


@dataclass(frozen=True, slots=True)
class _Start:
    """A line that may begin an item. letter: what is printed after the number ("a", ".1")."""

    at: int
    number: int
    letter: str
    edge: float
    ranged: bool

    @property
    def printed(self) -> str:
        return f"{self.number}{self.letter}"


@dataclass(frozen=True, slots=True)
class Entry:
    """An item as printed. first, last: the pages of its papers, None where it gives none.

    sure: False where the pages are not called pages, so that they may be something else.
    """

    number: str
    title: str
    first: int | None
    last: int | None
    page: Page
    box: Box
    sure: bool = True


def printed_entries(lines: Sequence[Printed]) -> list[Entry]:
    """The items of an agenda that is printed as a list."""
    starts = _longest_run(_starts(lines, _NUMBER))
    if len(starts) < _FEWEST:
        dotted = _longest_run(_starts(lines, _DOTTED))
        starts = dotted if len(dotted) > len(starts) else starts
    ends = [*(start.at for start in starts[1:]), len(lines)]
    entries: list[Entry] = []
    for start, end in zip(starts, ends, strict=False):
        own = lines[start.at : end]
        letters = _lettered(own)
        entries.append(_entry(start.printed, own[: letters[0]] if letters else own))
        for at, stop in zip(letters, [*letters[1:], len(own)], strict=False):
            letter = _LETTER.match(own[at].text)
            entries.append(
                _entry(f"{start.number}{letter[1].lower() if letter else ''}", own[at:stop])
            )
    return entries


def _lettered(lines: Sequence[Printed]) -> list[int]:
    """Where the parts (a), (b) ... of an item begin that have papers of their own."""
    found: list[int] = []
    for at, printed in enumerate(lines[1:], start=1):
        match = _LETTER.match(printed.text)
        if match is None or ord(match[1].lower()) - ord("a") != len(found):
            continue
        if found and abs(lines[found[0]].line.box.x0 - printed.line.box.x0) > _EDGE:
            continue
        found.append(at)
    ends = [*found[1:], len(lines)]
    ranged = [
        RANGE.search(join(line.text for line in _title_lines(lines[at:end]))) is not None
        for at, end in zip(found, ends, strict=False)
    ]
    return found if len(found) > 1 and sum(ranged) * 2 >= len(found) else []


def _starts(lines: Sequence[Printed], pattern: re.Pattern[str]) -> list[_Start]:
    found: list[_Start] = []
    for at, printed in enumerate(lines):
        match = pattern.match(printed.text)
        if match is None or not 0 < int(match[1]) <= _LARGEST_NUMBER:
            continue
        rest = printed.text[match.end() :]
        # "23 - 34)" and "2023 ..." go on from the line before; a title begins with a letter.
        if not rest[:1].isalpha() and rest[:1] not in "\"'‘“([":
            continue
        if at and _OPEN_RANGE.search(lines[at - 1].text):
            continue
        letter = (match[2] or "").strip(" ()").lower()
        if letter.isdigit():
            if rest[:3].lower().strip(". ") in {"am", "pm"}:
                continue
            letter = f".{letter}"
        near = join(line.text for line in lines[at : at + 3])
        edge = printed.line.box.x0
        found.append(_Start(at, int(match[1]), letter, edge, RANGE.search(near) is not None))
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


def _entry(number: str, lines: Sequence[Printed]) -> Entry:
    title_lines = _title_lines(lines)
    words = join(line.text for line in title_lines)
    match = _DOTTED.match(words) or _NUMBER.match(words) or _LETTER.match(words)
    words = words[match.end() :] if match else words
    pages = RANGE.search(words)
    if pages is None:
        pages = _range_below(lines[len(title_lines) :])
    return entry_of(number, words, pages, lines[0].page, lines[0].line.box)


def entry_of(number: str, words: str, pages: re.Match[str] | None, page: Page, box: Box) -> Entry:
    """The item of these words: its page range and "to follow" are no part of its title."""
    led = _LEADERS.search(words) if pages is None else None
    if led is not None:
        pages, words = led, words[: led.start()]
    bare = _BARE_RANGE.search(words) if pages is None else None
    if bare is not None and int(bare[1]) <= int(bare[2]):
        pages, words = bare, words[: bare.start()]
    title = _TO_FOLLOW.sub(" ", RANGE.sub(" ", words))
    first = int(pages[1]) if pages else None
    last = int(pages[2]) if pages and pages[2] else first
    if first is not None and last is not None and last < first:
        last = first
    return Entry(
        number=number,
        title=" ".join(title.split()).rstrip(" -–—"),
        first=first,
        last=last,
        page=page,
        box=box,
        sure=bare is None,
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
        if title[0].line.bold and not printed.line.bold and not RANGE.search(printed.text):
            break
        if _ABOUT.match(printed.text) and _ends_early(last, printed, lines):
            break
        own = _NUMBER.sub("", RANGE.sub("", title[0].text))
        if in_capitals(own) and any(mark.islower() for mark in RANGE.sub("", printed.text)):
            break
        title.append(printed)
    return title


def _ends_early(last: Printed, printed: Printed, lines: Sequence[Printed]) -> bool:
    """Whether the next line's first word would have had room on a line."""
    edge = max(0.6 * last.page.width, *(line.line.box.x1 for line in lines))
    ranged = RANGE.search(last.text)
    own = len(last.text[: ranged.start()].split()) if ranged else len(last.line.words)
    return (
        edge - last.line.words[max(own - 1, 0)].box.x1 > printed.line.words[0].box.width + last.size
    )


def _range_below(lines: Sequence[Printed]) -> re.Match[str] | None:
    """A range that stands on a line of its own under the title."""
    for printed in lines:
        found = RANGE.fullmatch(printed.text.strip())
        if found is not None:
            return found
    return None
