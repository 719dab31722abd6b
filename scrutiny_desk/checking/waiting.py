"""Waiting lists against themselves: percentages, bands, longest and average.

Per cent over 18 weeks is over 18 ÷ waiting, half rounded up; whoever waits over 78 weeks waits
over 52 and over 18 too; the longest wait is at least the average; the longest is over 52 weeks
exactly when somebody waits over 52.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import pairwise

from scrutiny_desk.checking.kinds import Paper, in_list, places, say_number
from scrutiny_desk.domain.dates import say
from scrutiny_desk.domain.findings import Finding, FindingKind
from scrutiny_desk.domain.papers.facts import DashboardFact, WaitingFact

_YEAR_OF_WEEKS = 52
MEASURES = {
    "waiting": "waiting",
    "over_18_weeks": "over 18 weeks",
    "longest_weeks": "longest wait",
    "average_weeks": "average wait",
}
_GENERIC = {
    "the", "of", "and", "service", "services", "children", "childrens", "child", "paediatric",
    "team", "pathway", "centre", "therapy", "development",
}  # fmt: skip


def check(paper: Paper) -> Iterator[Finding]:
    """Every waiting list of a report and of a dashboard, and the two against each other."""
    facts = paper.facts
    for row in (*facts.waiting_times, *facts.waiting_dashboard):
        yield from _percentage(row)
        yield from _bands(row)
        yield from _longest(row)
    yield from _two_figures([*facts.waiting_times, *facts.waiting_dashboard])


def half_up(value: float) -> int:
    """Rounded to a whole number, a half upwards."""
    return math.floor(value + 0.5)


def _percentage(row: WaitingFact) -> Iterator[Finding]:
    printed, part, whole = row.percent_over_18_weeks, row.over_18_weeks, row.waiting
    if printed is None or part is None or not whole:
        return
    decimals = 0 if printed == int(printed) else len(f"{printed:g}".partition(".")[2])
    scale = 10**decimals
    worked_out = half_up(100 * part / whole * scale) / scale
    if worked_out != printed:
        said, right = f"{say_number(printed)}%", f"{say_number(worked_out)}%"
        yield Finding(
            FindingKind.PERCENTAGE,
            said,
            right,
            f"Printed {said} over 18 weeks for {_of(row)}; {say_number(part)} of"
            f" {say_number(whole)} is {right}.",
            places(row),
            row.service,
        )


def _bands(row: WaitingFact) -> Iterator[Finding]:
    steps: list[tuple[str, int | None]] = [
        ("waiting", row.waiting),
        ("over 18 weeks", row.over_18_weeks),
    ]
    if isinstance(row, DashboardFact):
        steps += [("over 52 weeks", row.over_52_weeks), ("over 78 weeks", row.over_78_weeks)]
    known = [(name, count) for name, count in steps if count is not None]
    for (wider, more), (narrower, fewer) in pairwise(known):
        if fewer > more:
            yield Finding(
                FindingKind.BANDS,
                f"{say_number(fewer)} {narrower}",
                f"at most {say_number(more)}",
                f"{say_number(fewer)} are printed as {narrower} for {_of(row)}, and only"
                f" {say_number(more)} as {wider}, who would include them.",
                places(row),
                row.service,
            )


def _longest(row: WaitingFact) -> Iterator[Finding]:
    longest, average = row.longest_weeks, row.average_weeks
    if longest is not None and average is not None and longest < average:
        yield Finding(
            FindingKind.AVERAGE,
            f"longest {say_number(longest)} weeks",
            f"at least {say_number(average)} weeks",
            f"The longest wait for {_of(row)} is printed as {say_number(longest)} weeks, the"
            f" average as {say_number(average)}; no average is over the longest.",
            places(row),
            row.service,
        )
    over = row.over_52_weeks if isinstance(row, DashboardFact) else None
    if longest is None or over is None or longest == _YEAR_OF_WEEKS:
        return
    if (longest > _YEAR_OF_WEEKS) != (over > 0):
        count = "nobody" if over == 0 else say_number(over)
        yield Finding(
            FindingKind.OVER_A_YEAR,
            f"longest {say_number(longest)} weeks",
            f"{count} over 52 weeks",
            f"The longest wait for {_of(row)} is printed as {say_number(longest)} weeks, while"
            f" {count} {'is' if over < 2 else 'are'} printed as waiting over 52.",
            places(row),
            row.service,
        )


def _two_figures(rows: list[WaitingFact]) -> Iterator[Finding]:
    """The same service at the same month in two places of one paper."""
    for at, one in enumerate(rows):
        for other in rows[at + 1 :]:
            if one.as_of and one.as_of == other.as_of and same_service(one.service, other.service):
                yield from _differences(one, other)


def _differences(one: WaitingFact, other: WaitingFact) -> Iterator[Finding]:
    for name, words in MEASURES.items():
        first, second = getattr(one, name), getattr(other, name)
        if first is not None and second is not None and first != second:
            yield Finding(
                FindingKind.TWO_FIGURES,
                f"{words} {say_number(first)}",
                say_number(second),
                f"{words.capitalize()} for {_of(one)} is printed as {say_number(first)} on"
                f" {_page(one)} and as {say_number(second)} on {_page(other)}.",
                places(one, other),
                one.service,
            )


def same_service(one: str, other: str) -> bool:
    """Whether two names surely mean one service: one holds every telling word of the other."""
    first, second = _telling(one), _telling(other)
    if not first or not second:
        return " ".join(one.split()).casefold() == " ".join(other.split()).casefold()
    return first <= second or second <= first


def _telling(name: str) -> set[str]:
    plain = name.casefold().replace("’", "").replace("'", "")
    words = "".join(sign if sign.isalnum() else " " for sign in plain).split()
    return set(words) - _GENERIC


def _of(row: WaitingFact) -> str:
    return in_list([row.service]) + (f" ({say(row.as_of)})" if row.as_of else "")


def _page(row: WaitingFact) -> str:
    return row.page if row.page.startswith("PDF") else f"page {row.page}"
