"""Two papers that disagree are told, and a list that last month's paper contradicts."""

from __future__ import annotations

from scrutiny_desk.checking.across import PrintedList, check_across
from scrutiny_desk.domain.findings import FindingKind, Place
from scrutiny_desk.domain.papers.facts import DashboardFact, WaitingFact

AT = {"page": "28", "page_index": 31}


def printed(paper: str, as_of: str, service: str = "Ferry clinic", **more) -> PrintedList:
    kind = DashboardFact if "change_in_waiting" in more else WaitingFact
    return PrintedList(paper, f"“{paper}”", kind(service=service, as_of=as_of, **AT, **more))


def sentences(*lists: PrintedList) -> list[str]:
    return [one.sentence for _, one in check_across(lists)]


def test_last_months_list_is_this_months_less_the_arrow() -> None:
    before = printed("November", "2023-11", waiting=297)
    now = printed("December", "2023-12", waiting=331, change_in_waiting=35)
    ((paper, one),) = check_across([before, now])
    assert (paper, one.kind, one.printed, one.expected) == (
        "December",
        FindingKind.LAST_MONTH,
        "331 waiting, up 35",
        "297 the month before",
    )
    assert one.sentence == (
        "331 are printed as waiting for Ferry clinic (December 2023), up 35, which makes 296 the"
        " month before; page 28 of “November” prints 297."
    )
    assert one.places == (Place("28", 31), Place("28", 31, "November"))


def test_a_list_that_agrees_with_last_months_is_left_in_peace() -> None:
    before = printed("November", "2023-11-30", waiting=296)
    now = printed("December", "2023-12", waiting=331, change_in_waiting=35)
    assert sentences(before, now) == []


def test_january_follows_december() -> None:
    before = printed("old", "2023-12", waiting=10)
    now = printed("new", "2024-01", waiting=8, change_in_waiting=-1)
    (said,) = sentences(before, now)
    assert said == (
        "8 are printed as waiting for Ferry clinic (January 2024), down 1, which makes 9 the month"
        " before; page 28 of “old” prints 10."
    )


def test_two_papers_that_disagree_about_a_month_are_told_once_a_figure() -> None:
    first = printed("first", "2023-12", waiting=331, longest_weeks=40)
    again = printed("again", "2023-12", waiting=331, longest_weeks=40)
    third = printed("third", "2023-12-31", waiting=313, longest_weeks=40)
    ((paper, one),) = check_across([first, again, third])
    assert (paper, one.kind) == ("third", FindingKind.TWO_FIGURES)
    assert one.sentence == (
        "Waiting for Ferry clinic (31 December 2023) is printed as 313 on page 28, and as 331 on"
        " page 28 of “again”."
    )


def test_a_rounded_figure_is_the_same_figure() -> None:
    first = printed("first", "2023-12", average_weeks=18.4)
    again = printed("again", "2023-12", average_weeks=18)
    assert sentences(first, again) == []


def test_where_a_paper_has_two_lists_of_nearly_the_name_nothing_is_said() -> None:
    first = printed("first", "2023-12", waiting=331)
    other = printed("again", "2023-12", "Ferry clinic north", waiting=12)
    another = printed("again", "2023-12", "Ferry clinic south", waiting=30)
    assert sentences(first, other, another) == []


def test_figures_of_a_day_within_the_month_are_not_those_of_its_end() -> None:
    first = printed("first", "2023-12-15", waiting=331)
    again = printed("again", "2023-12-31", waiting=313)
    assert sentences(first, again) == []
