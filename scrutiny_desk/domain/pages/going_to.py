"""What somebody means who types a page: a printed number, the file's or the report's own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from scrutiny_desk.domain.pages.page_numbers import PageNumbers
from scrutiny_desk.domain.papers.papers import AgendaItem

_PDF = re.compile(r"(?:pdf|sheet)\s*(?:page|p\.?)?\s*(\d+)")
_PACK = re.compile(r"(?:pack\s*)?(?:page|pp?\.?)\s*(\S+)|pack\s+(\S+)")
_REPORT = re.compile(r"(?:report|own|r)\.?\s*(?:page|p\.?)?\s*(\d+)")
_ITEM = re.compile(
    r"(?:item|i)\.?\s*(\d+\w?(?:\s*\(\w+\))?)(?:\s*[,:]?\s*(?:(?:page|pp?\.?|report)\s*)*(\d+))?"
)
_BARE_ITEM = re.compile(r"(\d+\w?(?:\s*\(\w+\))?)\s*[,:]?\s*(?:page|pp?\.?)\s*(\d+)")


@dataclass(frozen=True, slots=True)
class Choice:
    """A page (from 0) that may be meant, and which of its numbers was read: why, in words."""

    page_index: int
    why: str


def choices(
    typed: str, pages: Sequence[PageNumbers], items: Sequence[AgendaItem], here: int
) -> tuple[Choice, ...]:
    """The pages that may be meant, the likeliest first.

    here: the page that is read, from 0. A bare number is the printed one; the file's count and the
    report's own number in the item that is read stand below it. "report 3" is asked of the item
    that is read first, then of all others in order.
    """
    wanted = " ".join(typed.casefold().split())
    found: list[Choice] = []
    if (match := _PDF.fullmatch(wanted)) is not None:
        found += _by_file(pages, int(match[1]))
    elif (match := _ITEM.fullmatch(wanted) or _BARE_ITEM.fullmatch(wanted)) is not None:
        found += _in_item(pages, items, match[1].replace(" ", ""), match[2])
    elif (match := _REPORT.fullmatch(wanted)) is not None:
        found += _own(pages, int(match[1]), here, everywhere=True)
    elif (match := _PACK.fullmatch(wanted)) is not None:
        found += _by_label(pages, match[1] or match[2])
    elif wanted:
        found += _by_label(pages, wanted)
        if wanted.isdecimal():
            found += _own(pages, int(wanted), here, everywhere=False)
            found += _by_file(pages, int(wanted))
    first: dict[int, Choice] = {}
    for one in found:
        first.setdefault(one.page_index, one)
    return tuple(first.values())


def say_missing(typed: str, pages: Sequence[PageNumbers]) -> str:
    """Why there is no such page, and which there are."""
    labels = [page.label for page in pages if page.label is not None]
    if not typed.strip():
        return "Type the number printed on the page, “PDF 4”, “report 3” or “item 6 p 3”."
    if not labels:
        return f"No page numbers are printed here. Type PDF 1 to PDF {len(pages)}."
    return f"There is no page {typed.strip()} here: the pages are {labels[0]} to {labels[-1]}."


def _by_label(pages: Sequence[PageNumbers], wanted: str) -> list[Choice]:
    named = (page for page in pages if page.label is not None and page.label.casefold() == wanted)
    return [Choice(page.index, "printed") for page in named]


def _by_file(pages: Sequence[PageNumbers], number: int) -> list[Choice]:
    return [Choice(number - 1, "PDF")] if 1 <= number <= len(pages) else []


def _own(pages: Sequence[PageNumbers], number: int, here: int, *, everywhere: bool) -> list[Choice]:
    read = pages[here].item if 0 <= here < len(pages) else ""
    own = [page for page in pages if page.own == number]
    first = [page for page in own if page.item == read]
    rest = [page for page in own if page.item != read] if everywhere else []
    return [Choice(page.index, "report") for page in (*first, *rest)]


def _in_item(
    pages: Sequence[PageNumbers], items: Sequence[AgendaItem], item: str, number: str | None
) -> list[Choice]:
    if number is None:
        starts = [one for one in items if _same(one.number, item) and one.first_index is not None]
        return [Choice(one.first_index, "item") for one in starts if one.first_index is not None]
    wanted = int(number)
    inside = [page for page in pages if _same(page.item, item)]
    return [Choice(page.index, "report") for page in inside if page.own == wanted]


def _same(one: str, other: str) -> bool:
    return one.casefold().replace(" ", "").rstrip(".") == other
