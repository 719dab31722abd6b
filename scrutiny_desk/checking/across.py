"""Waiting lists of one committee's papers against each other, and a list against last month's.

Last month's list is this month's less the arrow beside it: 331, up 35, was 296 the month before.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from scrutiny_desk.checking.kinds import Paper, say_number
from scrutiny_desk.checking.waiting import MEASURES, same_service
from scrutiny_desk.domain.dates import last_day, say
from scrutiny_desk.domain.findings import Finding, FindingKind, Place
from scrutiny_desk.domain.papers.facts import DashboardFact, WaitingFact


@dataclass(frozen=True, slots=True)
class PrintedList:
    """A service's waiting list in a paper; called: how a sentence names the paper."""

    paper_id: str
    called: str
    row: WaitingFact


def check(paper: Paper) -> Iterator[Finding]:
    """A paper's lists against those of the month before in the same paper."""
    rows = (*paper.facts.waiting_times, *paper.facts.waiting_dashboard)
    for _, one in check_across([PrintedList("", "", row) for row in rows]):
        yield one


def check_across(lists: Sequence[PrintedList]) -> Iterator[tuple[str, Finding]]:
    """What a committee's papers say against each other, each with the id of the later paper.

    lists: every waiting list of the committee, papers of earlier meetings first.
    """
    by_month: dict[tuple[int, int], list[PrintedList]] = {}
    for one in lists:
        if (month := _month(one.row)) is not None:
            by_month.setdefault(month, []).append(one)
    for month, printed in by_month.items():
        yield from _two_figures(printed)
        yield from _last_month(printed, by_month.get(_before(month), []))


def _two_figures(printed: Sequence[PrintedList]) -> Iterator[tuple[str, Finding]]:
    for at, later in enumerate(printed):
        said: set[str] = set()
        for earlier in reversed(printed[:at]):
            if earlier.paper_id == later.paper_id or not _same_list(earlier, later, printed):
                continue
            for name, words in MEASURES.items():
                first, second = getattr(earlier.row, name), getattr(later.row, name)
                if first is None or second is None or name in said:
                    continue
                # The paper nearest in time is told, and no other for the same figure.
                said.add(name)
                if not _agree(first, second):
                    yield later.paper_id, _disagreement(earlier, later, words, first, second)


def _disagreement(
    earlier: PrintedList, later: PrintedList, words: str, first: float, second: float
) -> Finding:
    return Finding(
        FindingKind.TWO_FIGURES,
        f"{words} {say_number(second)}",
        say_number(first),
        f"{words.capitalize()} for {_of(later)} is printed as {say_number(second)} on"
        f" {_page(later)}, and as {say_number(first)} on {_page(earlier)} of {earlier.called}.",
        (_place(later), replace(_place(earlier), paper_id=earlier.paper_id)),
        later.row.service,
    )


def _last_month(
    printed: Sequence[PrintedList], before: Sequence[PrintedList]
) -> Iterator[tuple[str, Finding]]:
    for one in printed:
        row = one.row
        if not isinstance(row, DashboardFact) or row.waiting is None:
            continue
        if row.change_in_waiting is None:
            continue
        worked_out = row.waiting - row.change_in_waiting
        last = next(
            (old for old in reversed(before) if _same_list(old, one, before, printed)), None
        )
        if last is None or last.row.waiting is None or last.row.waiting == worked_out:
            continue
        change = row.change_in_waiting
        how = f"{'up' if change > 0 else 'down'} {say_number(abs(change))}" if change else "as many"
        where = _page(last) + ("" if last.paper_id == one.paper_id else f" of {last.called}")
        elsewhere = "" if last.paper_id == one.paper_id else last.paper_id
        yield (
            one.paper_id,
            Finding(
                FindingKind.LAST_MONTH,
                f"{say_number(row.waiting)} waiting, {how}",
                f"{say_number(last.row.waiting)} the month before",
                f"{say_number(row.waiting)} are printed as waiting for {_of(one)}, {how}, which"
                f" makes {say_number(worked_out)} the month before; {where} prints"
                f" {say_number(last.row.waiting)}.",
                (_place(one), replace(_place(last), paper_id=elsewhere)),
                row.service,
            ),
        )


def _same_list(one: PrintedList, other: PrintedList, *months: Sequence[PrintedList]) -> bool:
    """Whether both are the list of one service, and no other in their papers could be it."""
    if not same_service(one.row.service, other.row.service):
        return False
    named = {one.paper_id: other.row.service, other.paper_id: one.row.service}
    like = Counter(
        (near.paper_id, " ".join(near.row.service.split()).casefold())
        for month in months
        for near in month
        if near.paper_id in named and same_service(near.row.service, named[near.paper_id])
    )
    return len({key for key in like if key[0] == one.paper_id}) <= 1 and (
        len({key for key in like if key[0] == other.paper_id}) <= 1
    )


def _agree(first: float, second: float) -> bool:
    """The same figure, or one of them the other rounded to a whole number."""
    return first == second or (
        round(first) == round(second) and (first == round(first)) != (second == round(second))
    )


def _month(row: WaitingFact) -> tuple[int, int] | None:
    """The month at whose end the list was counted; None where it is as at another day, or none."""
    if not row.as_of or len(row.as_of) < len("2024-01"):
        return None
    day = last_day(row.as_of)
    return (day.year, day.month) if day == last_day(row.as_of[:7]) else None


def _before(month: tuple[int, int]) -> tuple[int, int]:
    year, number = month
    return (year, number - 1) if number > 1 else (year - 1, 12)


def _of(one: PrintedList) -> str:
    return f"{one.row.service} ({say(one.row.as_of)})"


def _page(one: PrintedList) -> str:
    return one.row.page if one.row.page.startswith("PDF") else f"page {one.row.page}"


def _place(one: PrintedList) -> Place:
    return Place(one.row.page, one.row.page_index)
