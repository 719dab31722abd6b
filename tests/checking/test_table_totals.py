"""Totals of tables: those that do not add up are told, and nothing else is."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrutiny_desk.domain.findings import FindingKind
from tests.checking.made_tables import found, sentences, table

WRONG = {
    "one column": (
        """Area | Number of referrals
           North | 45
           South | 50
           East  | 33
           Total | 130""",
        [("“Total” of “Number of referrals” is printed as 130; the 3 figures above it make 128"
         " (45 + 50 + 33).")],
    ),
    "several columns, of which one is wrong": (
        """Ward | 2021/22 | 2022/23 | 2023/24
           Quay | 1,204 | 1,310 | 1,275
           Mill | 980 | 1,002 | 1,140
           Down | 310 | 295 | 333
           Hill | 77 | 80 | 91
           Vale | 12 | 14 | 9
           Total | 2,583 | 2,701 | 2,884""",
        ["“Total” of “2023/24” is printed as 2,884; the 5 figures above it make 2,848."],
    ),
    "years as bare numbers over the columns": (
        """Ward | 2021 | 2022
           Quay | 14 | 13
           Mill | 9 | 12
           Total | 23 | 26""",
        ["“Total” of “2022” is printed as 26; the 2 figures above it make 25 (13 + 12)."],
    ),
    "a column of totals": (
        """Service | Boys | Girls | Total
           Ferry clinic | 14 | 9 | 23
           Lantern team | 20 | 31 | 51
           Quay nurses | 7 | 8 | 17""",
        ["“Total” of “Quay nurses” is printed as 17; the 2 figures beside it make 15 (7 + 8)."],
    ),
    "sub-totals and a grand total": (
        """Service | Budget £k
           Early help | 120
           Youth work | 80
           Sub-total | 210
           Ferry | 40
           Lanterns | 60
           Sub-total | 100
           Grand total | 300""",
        [("“Sub-total” of “Budget £k” is printed as 210; the 2 figures above it make 200"
         " (120 + 80).")],
    ),
    "negative figures in brackets": (
        """Service | Outturn £m
           Adults | 12.4
           Children | (3.1)
           Places | 2.0
           Total | 13.3""",
        [("“Total” of “Outturn £m” is printed as 13.3; the 3 figures above it make 11.3"
         " (12.4 + (3.1) + 2.0).")],
    ),
    "headings on two levels, merged": (
        """Area | 2022/23 | | | 2023/24 | |
           | Boys | Girls | Total | Boys | Girls | Total
           North | 10 | 12 | 22 | 11 | 15 | 26
           South | 4 | 6 | 10 | 5 | 5 | 11
           Total | 14 | 18 | 32 | 16 | 20 | 36""",
        ["“2023/24 Total” of “South” is printed as 11; the 2 figures beside it make 10 (5 + 5).",
         ],
    ),
    "money with signs and pence": (
        """Item | Cost
           Rope | £1,204.50
           Lamps | £310.25
           Total | £1,541.75""",
        [("“Total” of “Cost” is printed as £1,541.75; the 2 figures above it make £1,514.75"
         " (£1,204.50 + £310.25).")],
    ),
    "headings within, with a label of two columns": (
        """Ref | Theme | Requests | Complaints
           1 | Streets | |
           1.1 | Lamps | 12 | 3
           1.2 | Kerbs | 8 | 1
           2 | Parks | |
           2.1 | Swings | 5 | 0
           | Total | 26 | 4""",
        ["“Total” of “Requests” is printed as 26; the 3 figures above it make 25 (12 + 8 + 5)."],
    ),
    "all, which another column bears out": (
        """Age | Boys | Girls
           0 to 4 | 10 | 12
           5 to 9 | 20 | 21
           10 to 14 | 7 | 8
           All | 37 | 42""",
        ["“All” of “Girls” is printed as 42; the 3 figures above it make 41 (12 + 21 + 8)."],
    ),
    "counts with their share in one cell": (
        """Outcome | Children
           Seen | 12 (60%)
           Waiting | 5 (25%)
           Left | 3 (15%)
           Total | 21 (100%)""",
        ["“Total” of “Children” is printed as 21; the 3 figures above it make 20 (12 + 5 + 3)."],
    ),
}  # fmt: skip

RIGHT = {
    "it adds up": "A | Number\nNorth | 45\nSouth | 50\nTotal | 95",
    "rounded to one decimal": "A | £m\nNorth | 1.3\nSouth | 1.3\nEast | 1.3\nTotal | 4.0",
    "rounded to thousands": "A | £'000\nNorth | 13\nSouth | 13\nEast | 13\nTotal | 40",
    "suppressed": "A | Number\nNorth | x\nSouth | 50\nEast | 12\nTotal | 95",
    "suppressed with a dash": "A | Number\nNorth | -\nSouth | 50\nEast | 12\nTotal | 95",
    "fewer than five": "A | Number\nNorth | <5\nSouth | 50\nEast | 12\nTotal | 95",
    "a blank": "A | Number\nNorth |\nSouth | 50\nEast | 12\nTotal | 95",
    "a blank that is nought": "A | Number\nNorth |\nSouth | 50\nEast | 12\nTotal | 62",
    "a blank beside a column that adds up": (
        "A | Boys | Girls\nNorth | 4 | 2\nSouth | | 3\nEast | 5 | 5\nTotal | 19 | 10"
    ),
    "averages": "A | Average wait\nNorth | 12\nSouth | 15\nTotal | 14",
    "a rate without its word": (
        "School | Pupils | Present\nA | 10 | 95.2\nB | 20 | 93.1\nTotal | 30 | 93.8"
    ),
    "a rate a little outside its parts": (
        "School | Pupils | Days lost\nA | 10 | 4.3\nB | 20 | 4.8\nC | 9 | 4.1\nTotal | 39 | 3.9"
    ),
    "per cents": "A | Met\nNorth | 82%\nSouth | 90%\nTotal | 86%",
    "ranks": "A | Rank\nNorth | 1\nSouth | 4\nTotal | 2",
    "total first, its parts not all": (
        "What | Number\nTotal referrals | 500\nAccepted | 300\nRefused | 150"
    ),
    "all, not of its parts": "Pupils | Number\nSEN support | 150\nWith a plan | 40\nAll | 1,000",
    "a list of measures": (
        "Measure | Figure\nReferrals received | 120\nAssessments done | 80\nComplaints | 3\n"
        "Total workforce | 45"
    ),
    "of which": "A | Number\nNorth | 45\nof which new | 12\nSouth | 50\nTotal | 95",
    "sub-totals and a total": (
        "S | Number\na | 1\nb | 2\nSub-total | 3\nc | 4\nd | 5\nSub-total | 9\nTotal | 12"
    ),
    "totals with names": (
        "S | £\nPay | 100\nRent | 50\nTotal spending | 150\nFees | 30\nGrant | 90\n"
        "Total income | 120\nNet | 30"
    ),
    "income taken away": "S | £m\nPay | 100\nRent | 50\nIncome | 30\nTotal | 120",
    "net": "S | £\nPay | 100\nFees | (30)\nNet total | 71",
    "an average among the rows": "A | Number\nNorth | 45\nSouth | 50\nAverage | 48\nTotal | 95",
    "neighbours": "A | Number\nNorth | 45\nSouth | 50\nEngland | 4,800\nTotal | 95",
    "months of a stock": "Month | Waiting | New\nMay | 331 | 20\nJune | 340 | 31\nTotal | 340 | 51",
    "columns that are no parts": (
        "Service | Staff | Budget | Total\nFerry | 3 | 120 | 51\nQuay | 4 | 90 | 17\n"
        "Mill | 8 | 77 | 30"
    ),
    "climate change is a row like others": "T | £k\nClimate change | 5\nRoads | 7\nTotal | 12",
    "yes and no": "Q | Yes | No | Total\nFirst | 3 | 4 | 7\nNext | 9 | 1 | 10",
    "full and part time": "T | Full time | Part time | Total\nQuay | 3 | 4 | 7\nMill | 9 | 1 | 10",
    "total of the year before": (
        "A | Number\nNorth | 45\nSouth | 50\nTotal last year | 90\nTotal | 95"
    ),
    "a balance": (
        "Fund | Opening balance | In | Out\nA | 10 | 5 | 3\nB | 20 | 1 | 9\nTotal | 31 | 6 | 12"
    ),
    "parts of parts, indented": (
        "School | Pupils\nPrimary | 100\nInfants | 40\nJuniors | 60\nSecondary | 50\nTotal | 150"
    ),
    "parts of parts, with a dash": "T | Number\nQuay | 45\n- new | 12\nMill | 50\nTotal | 95",
    "a stock at the end of each quarter": (
        "Measure | Q1 | Q2 | Q3 | Q4 | Total\nReferrals | 10 | 12 | 9 | 8 | 39\n"
        "Closed | 6 | 9 | 12 | 6 | 33\nOpen cases at end | 20 | 23 | 20 | 22 | 22"
    ),
    "months of which the last is the total": (
        "Month | Children in care | Referrals\nApril | 184 | 20\nMay | 186 | 31\nTotal | 186 | 51"
    ),
    "thousands that the page tells nothing of": (
        "Service | 2023/24\nA | 1,204\nB | 910\nTotal | 2,115"
    ),
    "one row of unlike columns": "Staff | Vacancies | Total\n12 | 3 | 60",
    "a budget with its funding": (
        "Service | Budget £k | Forecast £k\nPay | 1,204 | 1,250\nPremises | 310 | 301\n"
        "Total expenditure | 1,514 | 1,551\nFees | (204) | (190)\nGrant | (110) | (110)\n"
        "Total income | (314) | (300)\nNet expenditure | 1,200 | 1,251"
    ),
    "a capital programme": (
        "Scheme | 2023/24 | 2024/25 | Total\nPier | 100 | 50 | 150\nQuay | 20 | 30 | 50\n"
        "Total schemes | 120 | 80 | 200\nFunded by | | |\nGrant | 90 | 80 | 170\n"
        "Borrowing | 30 | 0 | 30\nTotal funding | 120 | 80 | 200"
    ),
    "stages of a complaint": (
        "Service | Stage 1 | Stage 2 | Total | Upheld\nRoads | 12 | 3 | 15 | 4\n"
        "Waste | 30 | 1 | 31 | 9\nHousing | 22 | 8 | 30 | 11\nTotal | 64 | 12 | 76 | 24"
    ),
    "treasury": (
        "Loans | 1 April | Raised | Repaid | 31 March | Average rate\nBoard | 10.0 | 2.0 | 1.0 |"
        " 11.0 | 3.2%\nBanks | 5.0 | 0.0 | 1.5 | 3.5 | 4.1%\nTotal | 15.0 | 2.0 | 2.5 | 14.5 | 3.4%"
    ),
    "staff": (
        "Team | Headcount | FTE | Vacancies | Turnover\nEarly help | 31 | 27.4 | 4 | 12.1%\n"
        "Duty | 22 | 20.85 | 1 | 8.0%\nTotal | 53 | 48.3 | 5 | 10.4%"
    ),
    "persons by age": (
        "Age | Males | Females | Persons\n0-4 | 412 | 398 | 810\n5-9 | 430 | 441 | 871\n"
        "All ages | 842 | 839 | 1,681"
    ),
}  # fmt: skip


def test_the_rest_of_a_table_of_the_page_before_is_left_in_peace() -> None:
    text = "Area | Number of visits\nNorth | 45\nSouth | 50\nTotal | 210"
    assert len(found(table(text))) == 1
    assert found(replace(table(text), goes_on=True)) == ()


@pytest.mark.parametrize("name", WRONG)
def test_a_total_that_its_parts_do_not_make(name: str) -> None:
    text, said = WRONG[name]
    assert [one.sentence for one in found(table(text)) if one.kind is FindingKind.TOTAL] == said


@pytest.mark.parametrize("name", RIGHT)
def test_what_may_be_right_is_left_in_peace(name: str) -> None:
    assert sentences(RIGHT[name]) == []


def test_a_finding_says_where_and_what() -> None:
    (one,) = found(table(WRONG["one column"][0]))
    assert (one.kind, one.page, one.printed, one.expected) == (
        FindingKind.TOTAL,
        "28",
        "130",
        "128",
    )
    assert one.subject == "Total · Number of referrals"


def test_a_paper_that_says_its_figures_are_rounded() -> None:
    text = "A | Number\nNorth | 45\nSouth | 50\nEast | 30\nTotal | 126"
    assert len(sentences(text)) == 1
    assert sentences(text, around="Figures may not add up because of rounding.") == []
    small = "Service | 2023/24\nPier | 12\nQuay | 13\nTotal | 26"
    assert len(sentences(small)) == 1
    assert sentences(small, around="All figures are in £000.") == []
    assert sentences(text, around="A child may be counted in more than one area.") == []


figures = st.integers(0, 90_000)


@given(st.lists(st.lists(figures, min_size=2, max_size=2), min_size=2, max_size=12), st.data())
def test_counts_that_add_up_are_left_in_peace_and_one_changed_is_told(rows, data) -> None:
    totals = [sum(column) for column in zip(*rows, strict=True)]
    printed = [[f"{one:,}" for one in row] for row in [*rows, totals]]
    labels = [*(f"Ward {chr(65 + at)}" for at in range(len(rows))), "Total"]

    def as_text() -> str:
        lines = [" | ".join([label, *row]) for label, row in zip(labels, printed, strict=True)]
        return "\n".join(["Ward | Number of visits | Number of cases", *lines])

    assert sentences(as_text()) == []
    at, column = data.draw(st.integers(0, len(rows))), data.draw(st.integers(0, 1))
    before = int(printed[at][column].replace(",", ""))
    after = data.draw(figures.filter(lambda one: one != before))
    printed[at][column] = f"{after:,}"
    other = [int(row[1 - column].replace(",", "")) for row in printed]
    told = sentences(as_text())
    if sum(one != 0 for one in other[:-1]) > 1:
        assert len(told) == 1
    assert all(one.startswith("“Total” of “Number of") for one in told)


@given(
    st.lists(st.floats(0, 900), min_size=2, max_size=12),
    st.integers(0, 2),
    st.sampled_from(["£m", "Hours", "Cost £k", "Tonnes"]),
    st.data(),
)
def test_rounded_figures_that_add_up_are_left_in_peace(values, decimals, heading, data) -> None:
    cells = [f"{one:,.{decimals}f}" for one in (*values, sum(values))]
    labels = [*(f"Team {chr(65 + at)}" for at in range(len(values))), "Total"]

    def as_text() -> str:
        lines = [f"{label} | {cell}" for label, cell in zip(labels, cells, strict=True)]
        return "\n".join([f"Team | {heading}", *lines])

    assert sentences(as_text()) == []
    # More than rounding: what it was rounded by, twice over, so that it shows wherever it was.
    step = 10.0**-decimals
    more = (len(cells) + 1) * step + data.draw(st.floats(1, 1000))
    cells[-1] = f"{sum(values) + more:,.{decimals}f}"
    assert len(sentences(as_text())) == 1


@given(
    st.lists(
        st.lists(
            st.sampled_from(
                [
                    "Total",
                    "All",
                    "% of total",
                    "",
                    "12",
                    "(35)",
                    "x",
                    "-",
                    "45%",
                    "12 (45%)",
                    "2023",
                    "Target",
                    "Actual",
                    "RAG",
                    "Green",
                    "100%",
                    "£1.2m",
                    "(",
                    "½",
                    "99999999999999999999",
                    "<5",
                    "0",
                ]
            ),
            min_size=3,
            max_size=3,
        ),
        min_size=1,
        max_size=7,
    )
)
def test_whatever_stands_in_its_cells_a_table_is_looked_through(rows: list[list[str]]) -> None:
    sentences("\n".join(" | ".join(row) for row in rows))
