"""Shares, changes and parts of a whole in tables: what their own figures make of them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrutiny_desk.checking.checks import check_paper
from scrutiny_desk.checking.kinds import Paper
from scrutiny_desk.domain.findings import FindingKind
from scrutiny_desk.domain.pages.pages import Box
from scrutiny_desk.domain.papers.facts import Facts, WaitingFact
from tests.checking.made_tables import AT, DOCUMENT, found, sentences, table

WRONG = {
    "shares of the total": (
        """Reason | Referrals | %
           Speech | 120 | 48
           Movement | 80 | 32
           Sleep | 30 | 14
           Hearing | 20 | 8
           Total | 250 | 100""",
        ["14% is printed for “Sleep”; 30 of 250 is 12%."],
    ),
    "shares with a sign, to one decimal": (
        """Reason | Referrals | Share
           Speech | 121 | 48.4%
           Movement | 79 | 31.6%
           Sleep | 50 | 22.0%
           Total | 250 | 100%""",
        ["“Share” of “Sleep” is printed as 22.0%; 50 of 250 is 20%."],
    ),
    "one column of another": (
        """School | Pupils | Entered | % entered
           Quay | 40 | 22 | 55%
           Mill | 31 | 17 | 55%
           Down | 25 | 20 | 80%
           Hill | 60 | 45 | 57%
           Vale | 18 | 6 | 33%""",
        ["“% entered” of “Hill” is printed as 57%; 45 of 60 is 75%."],
    ),
    "counts and shares in one cell": (
        """Outcome | Children
           Seen | 12 (60%)
           Waiting | 5 (35%)
           Left | 3 (15%)
           Total | 20 (100%)""",
        ["“Children %” of “Waiting” is printed as 35%; 5 of 20 is 25%."],
    ),
    "a variance": (
        """Service | Budget £k | Outturn £k | Variance £k
           Adults | 1,200 | 1,260 | 60
           Children | 900 | 885 | (15)
           Places | 340 | 352 | 21
           Legal | 77 | 77 | 0
           Roads | 410 | 399 | (11)""",
        ["“Variance £k” of “Places” is printed as 21; 352 less 340 is 12."],
    ),
    "a change in per cent": (
        """Ward | 2022 | 2023 | % change
           Quay | 200 | 220 | 10%
           Mill | 150 | 120 | -20%
           Down | 80 | 100 | 20%
           Hill | 60 | 66 | 10%""",
        ["“% change” of “Down” is printed as 20%; from 80 to 100 is 25%."],
    ),
    "a whole of more than its parts": (
        """Outcome | Share of cases
           Upheld | 22%
           Upheld in part | 31%
           Not upheld | 42%
           Total | 100%""",
        [("“Total” of “Share of cases” is printed as 100%; its 3 parts make 95%"
         " (22% + 31% + 42%).")],
    ),
    "a breakdown without a total": (
        """Answer | % of all replies
           Agree | 48
           Disagree | 41
           No view | 18""",
        ["The 3 parts of “% of all replies” make 107% (48 + 41 + 18), not 100%."],
    ),
    "a whole along a row": (
        """School | Boys % | Girls % | Total %
           Quay | 48 | 52 | 100
           Mill | 51 | 49 | 100
           Down | 44 | 65 | 100""",
        ["“Total %” of “Down” is printed as 100; its 2 parts make 109 (44 + 65)."],
    ),
}  # fmt: skip

RIGHT = {
    "shares that are right": "A | Cases | %\nX | 1 | 33\nY | 1 | 33\nZ | 1 | 33\nTotal | 3 | 100",
    "rounded to make 101": "A | % of total\nNorth | 34\nSouth | 34\nEast | 33",
    "several answers": (
        "Reason (select all that apply) | % of all replies\nCost | 48\nTime | 41\nDistance | 18"
    ),
    "rates that are no parts": "School | Met\nQuay | 82%\nMill | 90%\nTotal | 100%",
    "one row is met": "School | Met\nQuay | 100%\nMill | 10%\nTotal | 100%",
    "as many that follow as do not": (
        "School | Pupils | Seen | Met\nA | 40 | 22 | 55%\nB | 31 | 17 | 55%\nC | 25 | 20 | 80%\n"
        "D | 60 | 45 | 12%\nE | 18 | 6 | 90%\nF | 50 | 10 | 64%"
    ),
    "every row is met": "School | Met\nQuay | 100%\nMill | 90%\nTotal | 100%",
    "what is left out may be small": "A | % of total\nNorth | 34\nSouth | 30\nEast | 28",
    "a suppressed part": "A | % of total\nNorth | 34\nSouth | x\nEast | 33",
    "the largest alone": "Top reasons | % of total\nCost | 34\nTime | 22\nDistance | 11",
    "per cents of something else": (
        "School | Pupils | Entered | Attendance\nQuay | 40 | 22 | 95%\nMill | 31 | 17 | 93%\n"
        "Down | 25 | 20 | 96%\nHill | 60 | 45 | 91%"
    ),
    "a variance with its sign turned": (
        "S | Budget | Outturn | Variance\na1 | 10 | 12 | -2\nb1 | 20 | 15 | 5\nc1 | 7 | 9 | -2\n"
        "d1 | 8 | 8 | 0"
    ),
    "a variance of rounded millions": (
        "S | Budget £m | Outturn £m | Variance £m\na1 | 10.1 | 12.2 | 2.2\n"
        "b1 | 20.4 | 15.2 | -5.1\nc1 | 7.7 | 9.1 | 1.4\nd1 | 8.0 | 8.0 | 0.0"
    ),
    "a half rounded down": (
        "A | Yes | All | %\na1 | 1 | 8 | 12\nb1 | 3 | 8 | 38\nc1 | 1 | 4 | 25\nd1 | 5 | 8 | 62"
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", WRONG)
def test_a_share_that_its_figures_do_not_make(name: str) -> None:
    text, said = WRONG[name]
    assert sentences(text) == said


@pytest.mark.parametrize("name", RIGHT)
def test_what_may_be_right_is_left_in_peace(name: str) -> None:
    assert sentences(RIGHT[name]) == []


def test_the_kinds_and_what_is_printed() -> None:
    (one,) = found(table(WRONG["shares of the total"][0]))
    assert (one.kind, one.printed, one.expected) == (FindingKind.PERCENTAGE, "14%", "12%")
    (one,) = found(table(WRONG["a variance"][0]))
    assert (one.kind, one.printed, one.expected) == (FindingKind.CHANGE, "21", "12")
    (one,) = found(table(WRONG["a breakdown without a total"][0]))
    assert (one.kind, one.printed, one.expected) == (FindingKind.WHOLE, "107%", "100%")


def test_a_waiting_list_has_its_own_checks() -> None:
    text, _ = WRONG["one column of another"]
    kept = replace(table(text), box=Box(50, 50, 500, 300))
    row = WaitingFact(service="Quay", as_of="2023-12", box=Box(60, 60, 90, 70), **AT)
    facts = Facts(document=DOCUMENT, figure_tables=(kept,), waiting_times=(row,))
    assert check_paper(Paper(facts)) == ()


@given(st.lists(st.integers(1, 5000), min_size=4, max_size=10, unique=True), st.data())
def test_shares_that_are_rounded_right_are_left_in_peace(counts, data) -> None:
    whole = sum(counts)
    decimals = data.draw(st.integers(0, 2))
    shares = [f"{100 * one / whole:.{decimals}f}" for one in counts]
    lines = [
        f"Row {chr(65 + at)} | {n} | {s}"
        for at, (n, s) in enumerate(zip(counts, shares, strict=True))
    ]

    def as_text() -> str:
        return "\n".join(["Reason | Referrals | %", *lines, f"Total | {whole} | 100"])

    assert sentences(as_text()) == []
    telling = {share for share in shares[1:] if 0 < float(share) < 100}
    if len(telling) > 2:
        wrong = float(shares[0]) + 3
        lines[0] = f"Row A | {counts[0]} | {wrong:.{decimals}f}"
        assert len(sentences(as_text())) == 1
