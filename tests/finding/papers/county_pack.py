"""A county's agenda pack: minutes, tracker, forward plan, performance, work programme, budget.

Portrait with wide appendices, page numbers at the foot, item stamps at the top right. It also holds
what only looks like a tracker, a work plan or an indicator: a risk register, a budget, a schedule.
"""

from __future__ import annotations

from pathlib import Path

from reportlab.platypus import Flowable

from tests.finding.papers.county_facts import BUSES, CARERS, ORACLE, TELECARE
from tests.finding.papers.kit import (
    BLANK,
    SHADED_HEAD,
    TURN,
    UPRIGHT,
    WIDE,
    ItemStamp,
    Stamps,
    Type,
    gap,
    pdf,
)

__all__ = ["NAME", "ORACLE", "make"]

NAME = "county-pack.pdf"


def make(folder: Path) -> Path:
    t = Type()
    return pdf(
        folder / NAME,
        [
            *_front(t),
            *TURN,
            *_minutes(t),
            *TURN,
            *_tracker(t),
            *UPRIGHT,
            *_performance(t),
            *UPRIGHT,
            *_plans(t),
        ],
        Stamps(front=2, number="Page {}", turned=True),
    )


def _front(t: Type) -> list[Flowable]:
    def item(number: str, name: str, pages: str = "", who: str = "") -> list[Flowable]:
        made = [t.numbered(f"{number}.", f"<b>{name}</b> {pages}")]
        return [*made, t.p(who, indent=40)] if who else made

    return [
        t.h("Public Document Pack", 9),
        gap(20),
        t.h("Marlshire County Council", 18),
        t.h("Adult Care and Wellbeing Overview and Scrutiny Committee", 14),
        t.p("Tuesday, 11 February 2025 at 10.30 am"),
        t.p("The Chamber, Shire Hall, Wexbridge"),
        gap(),
        t.p("Membership: Councillors Anand (Chairman), Blythe (Vice-Chairman), M Corran, P Corran,"
            " Dunmore, Eversholt and Farraday"),
        t.p("Contact: Ingrid Palliser, Scrutiny Officer. Telephone 01632 960118. The meeting is"
            " open to the public and will be webcast."),
        *TURN,
        t.h("AGENDA", 14),
        *item("1", "Apologies and Substitutions"),
        *item("2", "Declarations of Interest", "", "Members are asked to say what they declare."),
        *item("3", "Minutes of the Meeting held on 3 December 2024", "(Pages 1 - 2)",
              "To be approved as a correct record."),
        *item("4", "Public Participation", "", "Up to thirty minutes are set aside."),
        *item("5", "Recommendations and Actions: Progress", "(Pages 3 - 4)",
              "Report of the Scrutiny Officer."),
        *item("6", "Quarter 3 Performance and Budget Monitoring", "(Pages 5 - 8)",
              "Report of the Head of Performance."),
        *item("7", "Cabinet Forward Plan and the Committee's Work Programme", "(Pages 9 - 10)"),
        *item("8", "Date of Next Meeting", "", "Tuesday, 8 April 2025 at 10.30 am."),
    ]  # fmt: skip


def _minutes(t: Type) -> list[Flowable]:
    return [
        ItemStamp("3"),
        t.h("MARLSHIRE COUNTY COUNCIL"),
        t.h("Minutes of a meeting of the Adult Care and Wellbeing Overview and Scrutiny Committee"
            " held on Tuesday, 3 December 2024 at Shire Hall, Wexbridge"),
        t.p("<b>Present:</b> Councillors Anand (Chairman), Blythe, M Corran, Dunmore, Eversholt"),
        t.p("<b>Also present:</b> Councillor Oduya (Cabinet Member for Adult Care)"),
        t.numbered("1", "Apologies and Substitutions", bold=True),
        t.p("Apologies were received from Councillor Farraday.", indent=40),
        t.numbered("2", "Declarations of Interest", bold=True),
        t.p("There were none.", indent=40),
        t.numbered("3", "Minutes", bold=True),
        t.p("<b>RESOLVED:</b> That the minutes of the meeting held on 8 October 2024 be approved as"
            " a correct record and signed by the Chairman.", indent=40),
        t.numbered("4", "Support for Carers", bold=True),
        t.p("The Head of Provision presented a report on what is offered to carers. Members asked "
            "why assessments take longer in the south of the county, and heard that two posts had"
            " been vacant since June. The report recommended that the Committee endorse the plan.",
            indent=40),
        t.p("<b>RESOLVED:</b>", indent=40),
        t.p("(a) " + CARERS, indent=40, hang=18),
        t.p("(b) " + TELECARE, indent=40, hang=18),
        *TURN,
        t.numbered("5", "Getting to Appointments", bold=True),
        t.p("Councillor Dunmore spoke of residents who could no longer reach the clinic by bus in"
            " the evening. The Committee discussed what operators had said so far.", indent=40),
        t.p("<b>RESOLVED:</b> " + BUSES, indent=40),
        t.numbered("6", "Work Programme", bold=True),
        t.p("The Committee <b>NOTED</b> the work programme.", indent=40),
        t.p("The meeting closed at 12.20 pm."),
        t.p("Chairman .......................... Date ....................."),
    ]  # fmt: skip


def _tracker(t: Type) -> list[Flowable]:
    rows = [
        ["Ref", "Date", "Recommendation", "Responsible", "Target date", "Update", "Status"],
        *(
            [
                row["number"],
                said,
                row["text"],
                row["officer"],
                row["target_text"],
                row["update"],
                row["rag_text"],
            ]
            for row, said in zip(
                ORACLE["recommendations"], ("08/10/24", "08/10/24", "03/12/24"), strict=True
            )
        ),
    ]
    return [
        ItemStamp("5"),
        t.p("<b>Report to:</b> Adult Care and Wellbeing Overview and Scrutiny Committee"),
        t.p("<b>Date of meeting:</b> 11 February 2025"),
        t.p("<b>Report of:</b> Ingrid Palliser, Scrutiny Officer"),
        t.h("Recommendations and Actions: Progress", 13),
        t.numbered("1.", "Purpose of the report", bold=True),
        t.numbered("1.1", "To tell members what has become of the Committee's recommendations."),
        t.numbered("2.", "Recommendation", bold=True),
        t.numbered("2.1", "That the Committee considers the progress made and decides which of the"
                          " recommendations may be closed."),
        t.numbered("3.", "Background", bold=True),
        t.numbered("3.1", "The table in the appendix is brought to every meeting."),
        *WIDE,
        t.h("Appendix A: Recommendations tracker"),
        t.table(rows, [62, 60, 210, 100, 72, 150, 76], SHADED_HEAD,
                fills={(1, 6): "#00b050", (2, 6): "#ffc000", (3, 6): "#ff0000"}),
    ]  # fmt: skip


def _performance(t: Type) -> list[Flowable]:
    return [
        ItemStamp("6"),
        t.p("<b>Report to:</b> Adult Care and Wellbeing Overview and Scrutiny Committee"),
        t.p("<b>Date of meeting:</b> 11 February 2025"),
        t.p("<b>Report of:</b> Desmond Achterberg, Head of Performance"),
        t.h("Quarter 3 Performance and Budget Monitoring", 13),
        t.numbered("1.", "Purpose of the report", bold=True),
        t.numbered("1.1", "To show how the service did from October to December 2024."),
        t.numbered("2.", "Recommendations", bold=True),
        t.numbered("2.1", "To note the performance of the service to the end of December 2024."),
        t.numbered("2.2", "To decide whether any measure needs a report to a later meeting."),
        t.numbered("3.", "Performance", bold=True),
        t.numbered("3.1", "Two measures are told in the table."),
        gap(),
        t.table(
            [
                ["Indicator", "Target 2024/25", "Jun 2024", "Sep 2024", "Dec 2024"],
                ["Reviews held within twelve months", "75%", "68%", "70%", "74%"],
                ["Carers who were assessed in the quarter", "420", "377", "402", "431"],
            ],
            [180, 75, 70, 70, 70],
        ),
        *TURN,
        t.numbered("4.", "Budget", bold=True),
        t.numbered("4.1", "The forecast at the end of December is as follows."),
        gap(),
        t.table(
            [
                ["Service", "Budget £000", "Forecast £000", "Variance £000"],
                ["Residential care", "41,220", "42,010", "790"],
                ["Home care", "18,400", "18,150", "(250)"],
                ["Total", "59,620", "60,160", "540"],
            ],
            [180, 95, 95, 95],
        ),
        *TURN,
        t.numbered("5.", "Risks", bold=True),
        gap(),
        t.table(
            [
                ["Risk", "Likelihood", "Impact", "Score", "Mitigation", "Owner", "Review date"],
                ["A provider leaves the market", "3", "4", "12",
                 "Contracts are spread over nine providers.", "Head of Provision", "31/03/2025"],
                ["Vacancies stay open", "4", "3", "12", "A rolling advert is running.",
                 "Head of People", "30/04/2025"],
            ],
            [95, 55, 45, 40, 125, 65, 58],
        ),
        t.numbered("6.", "Legal implications", bold=True),
        t.numbered("6.1", "There are none that arise from this report."),
        *BLANK,
    ]  # fmt: skip


def _plans(t: Type) -> list[Flowable]:
    return [
        ItemStamp("7"),
        t.h("Extract from the Cabinet Forward Plan"),
        t.table(
            [
                ["Matter for decision", "Decision maker", "Date of decision", "Cabinet Member"],
                ["Recommissioning of home care in the northern districts", "Cabinet",
                 "18 Mar 2025", "Councillor R Blythe"],
                ["Short breaks: award of contracts", "Cabinet Member for Adult Care", "April 2025",
                 "Councillor S Oduya"],
            ],
            [190, 110, 80, 100],
        ),
        *TURN,
        t.h("Committee Work Programme 2025"),
        t.table(
            [
                ["Date of meeting", "Item", "Lead officer"],
                ["8 April 2025", "Home care market<br/>Annual report on safeguarding",
                 "Head of Provision"],
                ["10 June 2025", "Quarter 4 performance", "Head of Performance"],
                ["TBC", "Winter pressures", "Director of Adult Care"],
            ],
            [110, 230, 130],
        ),
        gap(20),
        t.h("Calendar of meetings"),
        t.table(
            [
                ["Committee", "Date", "Time", "Venue"],
                ["Cabinet", "18 March 2025", "2.00 pm", "Shire Hall"],
                ["County Council", "20 May 2025", "11.00 am", "Shire Hall"],
            ],
            [150, 110, 80, 120],
        ),
    ]  # fmt: skip
