"""A finance report whose tables only look like trackers, plans, indicators and waiting lists.

There is one report in it and nothing else: what is found beside it is wrong.
"""

from __future__ import annotations

from pathlib import Path

from tests.finding.papers.kit import RULED, TURN, Oracle, Stamps, Type, gap, pdf

NAME = "other-tables.pdf"

ORACLE: Oracle = {
    "document": {"kind": "report"},
    "reports": [
        {
            "title": "Medium Term Financial Plan and Capital Programme",
            "officer": "Philippa Strand, Chief Finance Officer",
            "recommendations": [
                "agree the capital programme at Table 2;",
                "note the risks at section 4; and",
                "approve the calendar of meetings at section 5.",
            ],
        }
    ],
}


def make(folder: Path) -> Path:
    t = Type(size=11, small=9)
    story = [
        t.h("REPORT TO: Corporate Resources Overview and Scrutiny Committee", 11),
        t.p("<b>DATE OF MEETING:</b> 6 February 2025"),
        t.p("<b>REPORTING OFFICER:</b> Philippa Strand, Chief Finance Officer"),
        t.p("<b>SUBJECT:</b> Medium Term Financial Plan and Capital Programme"),
        t.h("1.0 RECOMMENDATIONS"),
        t.p("The Committee is asked to:"),
        t.p("(i) agree the capital programme at Table 2;", indent=20, hang=20),
        t.p("(ii) note the risks at section 4; and", indent=20, hang=20),
        t.p("(iii) approve the calendar of meetings at section 5.", indent=20, hang=20),
        t.h("2.0 REVENUE"),
        t.p("In December the Committee agreed to look at this again. It was suggested that the"
            " reserves be kept at their present level."),
        t.p("Table 1: budget by service"),
        t.table(
            [["Service", "Actual 2023/24 £m", "Budget 2024/25 £m", "Forecast 2024/25 £m",
              "Variance £m"],
             ["Adult care", "88.1", "91.0", "93.4", "2.4"],
             ["Highways", "22.7", "23.5", "23.1", "(0.4)"],
             ["Libraries", "4.4", "4.3", "4.3", "-"]],
            [120, 90, 90, 95, 75], RULED,
        ),
        t.h("3.0 CAPITAL"),
        t.p("Table 2: the programme"),
        t.table(
            [["Ref", "Project", "Start", "Finish", "Cost £000", "Funding"],
             ["C1", "Roof of the Guildhall", "May 2025", "Nov 2025", "640", "Borrowing"],
             ["C2", "Depot at Long Acre", "Sept 2025", "Mar 2027", "8,200", "Grant"]],
            [35, 150, 70, 70, 70, 75], RULED,
        ),
        *TURN,
        t.h("4.0 RISKS"),
        t.table(
            [["No", "Risk description", "Likelihood (1-5)", "Impact (1-5)", "RAG",
              "Mitigating action", "Action owner", "Target date"],
             ["1", "Interest rates stay high", "3", "4", "Amber",
              "Borrow only when cash is needed", "Treasury Manager", "Ongoing"],
             ["2", "Pay award over 3%", "4", "3", "Red", "Hold £1m in reserve",
              "Chief Finance Officer", "April 2025"]],
            [25, 90, 55, 45, 40, 95, 70, 55], RULED,
        ),
        t.h("5.0 CALENDAR OF MEETINGS"),
        t.table(
            [["Date", "Meeting", "Time", "Place"],
             ["8 May 2025", "Annual Council", "6.00 pm", "Council Chamber"],
             ["12 June 2025", "Cabinet", "4.00 pm", "Room 2"],
             ["19 June 2025", "Corporate Resources", "6.00 pm", "Room 2"]],
            [90, 170, 70, 130], RULED,
        ),
        t.h("6.0 CONSULTATION"),
        t.table(
            [["Question", "Agree", "Disagree", "No view"],
             ["Should reserves be kept?", "61%", "22%", "17%"],
             ["Should fees rise with prices?", "38%", "51%", "11%"]],
            [200, 80, 80, 80], RULED,
        ),
        t.h("7.0 OPTIONS"),
        t.table(
            [["Option", "Advantages", "Disadvantages", "Recommended"],
             ["A: borrow", "Work starts at once", "Costs of interest", "Yes"],
             ["B: wait", "No interest", "The roof leaks", "No"]],
            [90, 140, 140, 80], RULED,
        ),
        gap(),
        t.p("Table 3: staff"),
        t.table(
            [["Team", "Posts", "Vacant", "Sickness days"], ["Planning", "31", "4", "6.2"],
             ["Parks", "48", "2", "9.8"]],
            [150, 80, 80, 100], RULED,
        ),
    ]  # fmt: skip
    return pdf(folder / NAME, story, Stamps(number="Page {}", place="right"))
