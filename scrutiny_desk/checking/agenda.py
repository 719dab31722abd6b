"""The page ranges of an agenda: one that ends before it begins, two that cross."""

from __future__ import annotations

from collections.abc import Iterator

from scrutiny_desk.checking.kinds import Paper, places
from scrutiny_desk.domain.findings import Finding, FindingKind
from scrutiny_desk.domain.papers.facts import AgendaItemFact


def check(paper: Paper) -> Iterator[Finding]:
    """Every item that prints its pages. Items taken together print the same ones, or part of them.

    A range that shares only its first page with the last of another begins in the middle of it.
    """
    ranges = [
        (one, one.first_page, one.last_page)
        for one in paper.facts.agenda_items
        if one.first_page is not None and one.last_page is not None
    ]
    for one, first, last in ranges:
        if last < first:
            yield Finding(
                FindingKind.AGENDA_PAGES,
                f"pages {first} - {last}",
                f"pages {last} - {first}",
                f"{_name(one)} is printed with pages {first} - {last}, which end before they"
                " begin.",
                places(one),
                one.title,
            )
    right = [(one, first, last) for one, first, last in ranges if first <= last]
    for at, (one, first, last) in enumerate(right):
        for other, begins, ends in right[at + 1 :]:
            low, high = sorted(((first, last), (begins, ends)))
            if low[0] < high[0] < low[1] < high[1]:
                yield Finding(
                    FindingKind.AGENDA_PAGES,
                    f"pages {begins} - {ends}",
                    f"after page {last}" if begins > first else f"before page {first}",
                    f"{_name(one)} is printed with pages {first} - {last} and {_name(other)} with"
                    f" pages {begins} - {ends}, so that both name pages {high[0]} - {low[1]}.",
                    places(other, one),
                    other.title,
                )


def _name(one: AgendaItemFact) -> str:
    return f"Item {one.number}" if one.number else f"“{one.title}”"
