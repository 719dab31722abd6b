"""Tables as councils print them, with nothing wrong in any; and each with its totals changed."""

from __future__ import annotations

import re

import pytest

from tests.checking.made_tables import sentences

RIGHT = {
    "revenue monitoring": """
        Directorate | Approved budget £000 | Forecast outturn £000 | Variance £000 | Variance %
        Adult social care | 61,204 | 62,910 | 1,706 | 2.8%
        Children's services | 44,870 | 48,122 | 3,252 | 7.2%
        Place | 18,003 | 17,655 | (348) | (1.9%)
        Resources | 9,412 | 9,388 | (24) | (0.3%)
        Service total | 133,489 | 138,075 | 4,586 | 3.4%
        Capital financing | 8,200 | 7,900 | (300) | (3.7%)
        Contingency | 1,500 | 0 | (1,500) | (100.0%)
        Net expenditure | 143,189 | 145,975 | 2,786 | 1.9%
        Funded by: | | | |
        Council tax | (70,100) | (70,100) | 0 | 0.0%
        Business rates | (48,089) | (48,089) | 0 | 0.0%
        Revenue support grant | (25,000) | (25,000) | 0 | 0.0%
        Total funding | (143,189) | (143,189) | 0 | 0.0%
        Total | 0 | 2,786 | 2,786 |
    """,
    "capital": """
        Scheme | Prior years £m | 2023/24 £m | 2024/25 £m | 2025/26 £m | Total £m
        School places | 3.2 | 4.1 | 2.0 | 0.5 | 9.8
        Highways | 0.0 | 6.3 | 6.3 | 6.3 | 18.8
        Leisure centre | 1.1 | 8.4 | 3.9 | 0.0 | 13.5
        Total | 4.3 | 18.8 | 12.2 | 6.8 | 42.1
    """,
    "pupils": """
        Phase | Number of schools | Pupils on roll | Average size | % FSM
        Primary | 28 | 9,114 | 326 | 31.2
        Secondary | 7 | 6,402 | 915 | 28.4
        Special | 3 | 441 | 147 | 52.6
        Total | 38 | 15,957 | 420 | 30.7
    """,
    "ehc plans": """
        Year | New requests | Assessed | Issued | In 20 weeks | % in 20 weeks | Total maintained
        2020 | 210 | 160 | 151 | 80 | 53% | 1,104
        2021 | 244 | 190 | 177 | 92 | 52% | 1,210
        2022 | 301 | 230 | 215 | 101 | 47% | 1,342
        2023 | 330 | 251 | 240 | 130 | 54% | 1,490
    """,
    "children in care by placement": """
        Placement | March 2022 | March 2023 | % of total 2023
        In-house fostering | 210 | 198 | 33.9%
        Agency fostering | 140 | 151 | 25.9%
        Residential | 61 | 70 | 12.0%
        Kinship | 101 | 110 | 18.8%
        Other | 60 | 55 | 9.4%
        Total | 572 | 584 | 100%
    """,
    "ofsted": """
        Judgement | Schools | % of schools | Pupils | % of pupils
        Outstanding | 6 | 16% | 2,104 | 13%
        Good | 27 | 71% | 11,870 | 74%
        Requires improvement | 4 | 11% | 1,702 | 11%
        Inadequate | 1 | 3% | 281 | 2%
        Total | 38 | 101% | 15,957 | 100%
    """,
    "survey": """
        How satisfied are you? (select one) | Number | %
        Very satisfied | 61 | 21
        Fairly satisfied | 118 | 41
        Neither | 40 | 14
        Fairly dissatisfied | 45 | 16
        Very dissatisfied | 24 | 8
        Base | 288 | 100
    """,
    "survey base": """
        Reason | Count | % of respondents
        Cost | 120 | 60%
        Time | 88 | 44%
        Distance | 61 | 31%
        Total respondents | 200 |
    """,
    "attendance": """
        Term | Primary | Secondary | Total
        Autumn | 94.1 | 91.2 | 92.9
        Spring | 93.5 | 90.4 | 92.1
        Summer | 93.9 | 89.8 | 92.0
    """,
    "complaints": """
        Directorate | Q1 | Q2 | Q3 | Q4 | 2023/24 total | 2022/23 total
        Adults | 12 | 9 | 14 | 11 | 46 | 51
        Children | 8 | 13 | 9 | 10 | 40 | 33
        Place | 30 | 41 | 28 | 25 | 124 | 140
        Total | 50 | 63 | 51 | 46 | 210 | 224
    """,
    "complaints outcome": """
        Outcome | Stage 1 | Stage 2 | Ombudsman
        Upheld | 30 | 4 | 1
        Partly upheld | 41 | 6 | 0
        Not upheld | 88 | 12 | 3
        Withdrawn | 5 | 1 | -
        Total | 164 | 23 | 4
    """,
    "savings": """
        Ref | Saving | 2024/25 £k | 2025/26 £k | 2026/27 £k | Total £k | RAG
        S1 | Fleet | 120 | 40 | 0 | 160 | Green
        S2 | Contracts | 300 | 250 | 100 | 650 | Amber
        S3 | Libraries | 55 | 0 | 0 | 55 | Red
        | Total | 475 | 290 | 100 | 865 |
    """,
    "reserves": """
        Reserve | Balance 31 March 2023 | Contributions | Use | Balance 31 March 2024
        General fund | 9.2 | 0.5 | (1.0) | 8.7
        Earmarked | 31.0 | 4.4 | (9.9) | 25.5
        Schools | 6.1 | 0.0 | (1.2) | 4.9
        Total | 46.3 | 4.9 | (12.1) | 39.1
    """,
    "workforce by grade": """
        Grade | Female | Male | Total | % female
        A-D | 812 | 301 | 1,113 | 73%
        E-H | 640 | 388 | 1,028 | 62%
        I and over | 90 | 84 | 174 | 52%
        All staff | 1,542 | 773 | 2,315 | 67%
    """,
    "waiting bands": """
        Service | <18 weeks | 18-52 weeks | >52 weeks | Total waiting | % <18 weeks
        Speech | 133 | 157 | 41 | 331 | 40%
        Physio | 80 | 12 | 0 | 92 | 87%
        OT | 140 | 61 | 3 | 204 | 69%
        Total | 353 | 230 | 44 | 627 | 56%
    """,
    "suppressed": """
        School | Exclusions | Suspensions
        Quay | c | 31
        Mill | 5 | 12
        Hill | x | 9
        Total | 11 | 52
    """,
    "deprivation": """
        Ward | Population | Rank | Score | Decile
        Quay | 6,120 | 12 | 61.2 | 1
        Mill | 5,880 | 344 | 40.1 | 2
        Hill | 7,010 | 1,204 | 28.9 | 4
        Borough total | 19,010 | | 43.1 |
    """,
    "council tax": """
        Band | A | B | C | D | Total
        Dwellings | 31,004 | 14,220 | 9,871 | 4,112 | 59,207
        Charge £ | 1,204.10 | 1,404.78 | 1,605.47 | 1,806.15 |
        Band D equivalents | 20,669.3 | 11,060.0 | 8,774.2 | 4,112.0 | 44,615.5
    """,
    "kpi": """
        Indicator | Good is | 2022/23 | Target 2023/24 | Q1 | Q2 | Q3 | RAG
        Repeat referrals | Low | 21% | 20% | 22% | 20% | 19% | Green
        Assessments in time | High | 81% | 85% | 80% | 84% | 83% | Amber
        Total open cases | Low | 1,450 | 1,400 | 1,470 | 1,455 | 1,421 | Amber
    """,
    "market": """
        Provider type | Number | Beds | Occupied | Occupancy
        Residential | 20 | 611 | 540 | 88%
        Nursing | 8 | 402 | 377 | 94%
        Total | 28 | 1,013 | 917 | 91%
    """,
    "two totals": """
        Item | Core | Extra | Total core and extra | Other | Grand total
        A | 10 | 2 | 12 | 3 | 15
        B | 7 | 1 | 8 | 0 | 8
        C | 5 | 5 | 10 | 9 | 19
        Total | 22 | 8 | 30 | 12 | 42
    """,
    "change": """
        Ward | 2011 | 2021 | Change | % change
        Quay | 6,120 | 6,410 | 290 | 4.7%
        Mill | 5,880 | 5,790 | -90 | -1.5%
        Hill | 7,010 | 7,400 | 390 | 5.6%
        Total | 19,010 | 19,600 | 590 | 3.1%
    """,
    "net": """
        Service | Gross expenditure | Income | Net
        Parks | 1,204 | (310) | 894
        Sport | 2,010 | (1,880) | 130
        Events | 310 | (95) | 215
        Total | 3,524 | (2,285) | 1,239
    """,
    "income unsigned": """
        Service | Expenditure | Income | Net total
        Parks | 1,204 | 310 | 894
        Sport | 2,010 | 1,880 | 130
        Total | 3,214 | 2,190 | 1,024
    """,
    "dashboard month": """
        Month | Apr | May | Jun | Total
        Contacts | 410 | 388 | 420 | 1,218
        Referrals | 101 | 97 | 120 | 318
        Open at month end | 1,204 | 1,190 | 1,230 | 1,230
        Avg caseload | 17.1 | 17.4 | 16.9 | 17.1
    """,
    "per head": """
        Authority | Spend £m | Population | Spend per head £
        Ours | 61.2 | 141,000 | 434
        Next | 80.1 | 190,500 | 420
        England | 9,100 | 56,500,000 | 161
        Total region | 141.3 | 331,500 | 426
    """,
}


@pytest.mark.parametrize("name", RIGHT)
def test_a_table_with_nothing_wrong_is_left_in_peace(name: str) -> None:
    assert sentences(RIGHT[name]) == []


@pytest.mark.parametrize(
    ("name", "column"),
    [
        ("revenue monitoring", 1),
        ("capital", 5),
        ("pupils", 2),
        ("children in care by placement", 2),
        ("ofsted", 1),
        ("complaints", 5),
        ("complaints outcome", 1),
        ("savings", 3),
        ("reserves", 2),
        ("workforce by grade", 3),
        ("waiting bands", 4),
        ("two totals", 5),
        ("change", 2),
        ("dashboard month", 4),
    ],
)
def test_a_total_of_it_that_is_changed_is_told(name: str, column: int) -> None:
    lines = RIGHT[name].strip().splitlines()
    total = max(at for at, line in enumerate(lines) if re.search(r"total|all staff", line.lower()))
    at = total if name not in {"revenue monitoring", "dashboard month"} else 2
    if name == "revenue monitoring":
        at = next(n for n, line in enumerate(lines) if "Service total" in line)
    cells = lines[at].split("|")
    first = re.search(r"\d", cells[column])
    assert first is not None
    other = str(int(first[0]) % 9 + 1)
    cells[column] = cells[column][: first.start()] + other + cells[column][first.end() :]
    lines[at] = "|".join(cells)
    told = sentences("\n".join(lines))
    assert told
    assert all("is printed" in one for one in told)
