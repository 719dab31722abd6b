from __future__ import annotations

from pathlib import Path

from reportlab.pdfgen.canvas import Canvas

from scrutiny_desk.domain.pages.pages import Reading
from scrutiny_desk.domain.papers.facts import ForwardPlanFact
from scrutiny_desk.finding import decisions
from scrutiny_desk.reading.pdf import read_pdf
from tests.finding.decisions.test_decisions import NOTHING
from tests.finding.made_readings import Say, beside, make_page, make_reading, run_on
from tests.finding.readings import reading, table
from tests.reading.pdf_maker import make_pdf, ruled, say

SUMMARY = [
    ["Anticipated Date of Decision", "Matter for Decision", "Decision Reference", "Decision Taker",
     "Relevant Cabinet Member"],
    ["May 2025", "Lease of the Harbour Clinic", "3/2015", "Executive", "Cllr Ash"],
    ["June 2025", "Parks plan", "4/2025", "Executive", "Cllr Elm"],
]  # fmt: skip
OWN_SHEET = [
    ["Matter for decision Ref No 3/2025", "Lease of the Harbour Clinic"],
    ["Decision making individual or body", "Executive"],
    ["Relevant Cabinet Member", "Councillor Pat Ash"],
    ["Date on which or period within which decision is to be made", "May 2025"],
    ["Who is to be consulted and how", "Patients"],
]


def rows(paper: Reading) -> tuple[ForwardPlanFact, ...]:
    assert decisions.find(paper, NOTHING).decisions == ()
    return decisions.find(paper, NOTHING).forward_plan


def test_a_summary_and_a_sheet_of_its_own_are_one_row_with_every_reference() -> None:
    paper = reading(table(SUMMARY), table(OWN_SHEET, page_index=1))
    lease, parks = rows(paper)
    assert lease.matter == "Lease of the Harbour Clinic"
    assert lease.references == ("3/2015", "3/2025")
    assert (lease.date, lease.date_text) == ("2025-05", "May 2025")
    assert (lease.decision_taker, lease.cabinet_member) == ("Executive", "Councillor Pat Ash")
    assert lease.page == "11"
    assert (parks.references, parks.date) == (("4/2025",), "2025-06")
    (doubt,) = decisions.find(paper, NOTHING).doubts
    assert "3/2015 and 3/2025" in doubt.why


def test_the_year_in_two_figures_is_the_same_reference() -> None:
    short = [SUMMARY[0], [*SUMMARY[1][:2], "3/25", *SUMMARY[1][3:]]]
    facts = decisions.find(reading(table(short), table(OWN_SHEET, page_index=1)), NOTHING)
    assert facts.forward_plan[0].references == ("3/25", "3/2025")
    assert facts.doubts == ()


def test_a_matter_that_comes_back_in_another_month_is_another_row() -> None:
    again = [*SUMMARY, ["July 2025", "Parks plan", "9/2025", "Council", "Cllr Elm"]]
    assert [row.date for row in rows(reading(table(again)))] == ["2025-05", "2025-06", "2025-07"]


def test_other_names_of_the_columns() -> None:
    plan = [
        ["Reference No", "Title and description", "Decision maker", "Decision due date",
         "Lead member", "Contact officer"],
        ["KD5601", "Clinic lease", "Cabinet", "12 Mar 2025", "Cllr Ash", "Pat Yew"],
        ["KD5602", "Park gates", "Leader", "Not before April 2025", "Cllr Elm", "Pat Yew"],
    ]  # fmt: skip
    clinic, gates = rows(reading(table(plan)))
    assert (clinic.matter, clinic.references, clinic.date) == (
        "Clinic lease",
        ("KD5601",),
        "2025-03-12",
    )
    assert (clinic.decision_taker, clinic.cabinet_member) == ("Cabinet", "Cllr Ash")
    assert (gates.date, gates.date_text) == ("2025-04", "Not before April 2025")


def test_the_title_over_a_list_tells_that_it_looks_ahead() -> None:
    plan = [["Ref", "Subject", "Date of Decision", "Decision Maker"],
            ["1/25", "Clinic lease", "March 2025", "Cabinet"]]  # fmt: skip
    (row,) = rows(reading(table(plan), lines={0: [("FORWARD PLAN OF KEY DECISIONS", 180.0)]}))
    assert row.references == ("1/25",)


def test_a_notice_printed_without_lines() -> None:
    page = make_page(
        0,
        [
            Say("NOTICE OF KEY DECISION", bold=True),
            "Decision title",
            beside("Harbour Clinic lease", 250.0),
            "Reference",
            beside("HC/25/7", 250.0),
            "Decision maker",
            beside("Cabinet", 250.0),
            "Date on which or period",
            beside("12 March 2025", 250.0),
            run_on("in which decision is due"),
            "Portfolio holder",
            beside("Councillor Ash", 250.0),
        ],
    )
    (row,) = rows(make_reading([page]))
    assert (row.matter, row.references, row.date) == (
        "Harbour Clinic lease",
        ("HC/25/7",),
        "2025-03-12",
    )
    assert (row.decision_taker, row.cabinet_member) == ("Cabinet", "Councillor Ash")


def test_a_date_that_is_none_stays_as_text_and_is_doubtful() -> None:
    plan = [["Key decision", "Decision maker", "Expected date of decision", "Portfolio holder"],
            ["Lease of clinic", "Cabinet", "TBC", "Cllr Ash"],
            ["April 2025", "", "", ""]]  # fmt: skip
    facts = decisions.find(reading(table(plan)), NOTHING)
    (row,) = facts.forward_plan
    assert (row.date, row.date_text) == (None, "TBC")
    assert row.confidence < 0.9
    assert len(facts.doubts) == 1


def test_a_work_plan_or_a_tracker_is_no_forward_plan() -> None:
    work = [["Date", "Topic", "Lead officer", "Purpose"], ["May 2025", "Parks", "P Elm", "Review"]]
    tracker = [["Ref", "Recommendation", "Target date", "Cabinet member"],
               ["1", "Open it", "May 2025", "Cllr Ash"]]  # fmt: skip
    assert rows(reading(table(work), table(tracker, page_index=1))) == ()


def test_a_real_file_with_sheets(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        say(canvas, 60, 50, "EXECUTIVE FORWARD PLAN - KEY DECISION", 12, bold=True)
        high = ruled(canvas, OWN_SHEET, [260, 200], top=80)
        other = [["Matter for decision Ref No 5/2025", "Park gates"], *OWN_SHEET[1:]]
        ruled(canvas, other, [260, 200], top=110 + high)

    paper = read_pdf(make_pdf(tmp_path / "plan.pdf", [draw]), lambda done, of: None)
    assert [(row.matter, row.references, row.date) for row in rows(paper)] == [
        ("Lease of the Harbour Clinic", ("3/2025",), "2025-05"),
        ("Park gates", ("5/2025",), "2025-05"),
    ]
