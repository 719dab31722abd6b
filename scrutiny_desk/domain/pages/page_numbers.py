"""The three numbers of a page, which disagree: printed by the pack, by the file and by the report.

A pack stamps its own numbers ("Page 25"), the file counts every sheet from 1 ("PDF 29"), and the
report in it begins again at 1. Where the report prints its own number on the page ("Page 3 of 9",
or "3" that goes on from the page before), that is taken; else the page's place within its agenda
item is counted, and said to be counted.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from scrutiny_desk.domain.papers.papers import AgendaItem, PageRow

_PRINTED = re.compile(
    r"(?P<word>page|p\.?)?\s*[-–]?\s*(?P<number>\d{1,3})\s*[-–]?(?:\s*(?:of|/)\s*(?P<last>\d{1,3}))?",
    re.IGNORECASE,
)
_AT_THE_END = re.compile(
    r".*\S\s+page\s+(?P<number>\d{1,3})(?:\s+of\s+(?P<last>\d{1,3}))?", re.IGNORECASE
)
_MOST_LETTERS = 120


@dataclass(frozen=True, slots=True)
class PageNumbers:
    """What a page is called.

    index from 0 in the file; label as the pack prints it, or None. own: the report's own number,
    None for a page of no item that prints none. counted: own is the page's place in its item, from
    1, for want of a printed one. item: the number of its agenda item, "" for none.
    """

    index: int
    label: str | None
    own: int | None = None
    counted: bool = False
    item: str = ""


def number_pages(pages: Sequence[PageRow], items: Sequence[AgendaItem]) -> tuple[PageNumbers, ...]:
    """The numbers of every page of a paper."""
    of_page = [item_of_page(items, page.index) for page in pages]
    hints = [_printed(page) for page in pages]
    numbered = []
    for place, page in enumerate(pages):
        item = of_page[place]
        own = _own(place, hints, of_page)
        counted = False
        if own is None and item is not None and item.first_index is not None:
            own, counted = page.index - item.first_index + 1, True
        number = "" if item is None else item.number
        numbered.append(PageNumbers(page.index, page.label, own, counted, number))
    return tuple(numbered)


def item_of_page(items: Sequence[AgendaItem], page_index: int) -> AgendaItem | None:
    """The item with the fewest pages whose papers hold this page."""
    best: tuple[int, AgendaItem] | None = None
    for item in items:
        if item.first_index is None:
            continue
        last = item.first_index if item.last_index is None else item.last_index
        if item.first_index <= page_index <= last and (
            best is None or last - item.first_index < best[0]
        ):
            best = (last - item.first_index, item)
    return None if best is None else best[1]


def say_numbers(page: PageNumbers) -> str:
    """All three: "Page 25 of the pack (PDF 29) · item 6, its page 3"."""
    if page.label is None:
        said = f"PDF {page.index + 1} (no page number printed)"
    else:
        said = f"Page {page.label} of the pack (PDF {page.index + 1})"
    own = say_own(page)
    return f"{said} · {own}" if own else said


def say_own(page: PageNumbers) -> str:
    """The report's own number: "item 6, its page 3", or "report's page 3" where it is printed."""
    if page.own is None:
        return ""
    if page.counted:
        return f"item {page.item}, its page {page.own}"
    return f"item {page.item}, report page {page.own}" if page.item else f"report page {page.own}"


def say_briefly(page: PageNumbers) -> str:
    """All three in the fewest words: "25 · PDF 29 · item 6 p. 3"."""
    said = (
        [f"PDF {page.index + 1}"] if page.label is None else [page.label, f"PDF {page.index + 1}"]
    )
    if page.own is not None:
        of = f"item {page.item} " if page.item else "report "
        said.append(f"{of}p. {page.own}")
    return " · ".join(said)


def say_whence(page: PageNumbers) -> str:
    """Where the report's own number comes from, or ""."""
    if page.own is None:
        return ""
    if page.counted:
        return f"counted from the first page of item {page.item}; the report prints no number here"
    return "as the report prints it"


@dataclass(frozen=True, slots=True)
class _Hint:
    """A number that the page itself prints at its edge; sure: with a word or "of" beside it."""

    number: int
    sure: bool


def _printed(page: PageRow) -> tuple[_Hint, ...]:
    lines = [line.strip() for line in page.text.splitlines() if line.strip()]
    edges = [*lines[-2:][::-1], *lines[:1]]
    found: list[_Hint] = []
    for line in edges:
        if len(line) > _MOST_LETTERS:
            continue
        whole = _PRINTED.fullmatch(line)
        match = whole or _AT_THE_END.fullmatch(line)
        if match is None:
            continue
        number, last = int(match["number"]), match["last"]
        if number < 1 or (last is not None and int(last) < number) or match["number"] == page.label:
            continue
        sure = last is not None or (whole is not None and bool(whole["word"]))
        found.append(_Hint(number, sure))
    return tuple(found)


def _own(
    place: int, hints: Sequence[tuple[_Hint, ...]], of_page: Sequence[AgendaItem | None]
) -> int | None:
    """The printed number of a page: a sure one, or a bare one that a neighbour goes on from."""
    neighbours = [
        near
        for near in (place - 1, place + 1)
        if 0 <= near < len(hints) and of_page[near] == of_page[place]
    ]
    for hint in hints[place]:
        if hint.sure:
            return hint.number
    for hint in hints[place]:
        for near in neighbours:
            if any(other.number - hint.number == near - place for other in hints[near]):
                return hint.number
    # A page between two that are numbered in step has the number between them.
    if len(neighbours) == 2:
        before, after = (hints[near] for near in neighbours)
        for hint in before:
            if any(other.number == hint.number + 2 for other in after):
                return hint.number + 1
    return None
