from __future__ import annotations

from pathlib import Path

from reportlab.pdfgen.canvas import Canvas

from scrutiny_desk.domain.pages.pages import Reading, Table
from scrutiny_desk.domain.papers.facts import DocumentFact, Facts
from scrutiny_desk.finding import decisions
from scrutiny_desk.finding.decisions.taken import title_of
from scrutiny_desk.reading.pdf import read_pdf
from tests.finding.made_readings import Say, beside, make_page, make_reading, run_on
from tests.finding.readings import reading, table
from tests.reading.pdf_maker import make_pdf, ruled, say

NOTHING = Facts(
    document=DocumentFact(kind="other", title="", pages=1, sha256="", page="PDF 1", page_index=0)
)


def found(paper: Reading) -> list[tuple[str, str, str | None, str]]:
    assert decisions.find(paper, NOTHING).forward_plan == ()
    rows = decisions.find(paper, NOTHING).decisions
    return [(row.reference, row.title, row.date, row.cabinet_member) for row in rows]


def of_table(*rows: list[str]) -> list[tuple[str, str, str | None, str]]:
    return found(reading(table(rows)))


def test_outcome_and_title_in_one_cell() -> None:
    assert of_table(
        ["DECISION / OUTCOME", "DESCRIPTION", "NUMBER", "DATE", "CABINET MEMBER"],
        ["HARBOUR CLINIC PHASE 2 1. To agree that it be built.", "Why", "EX4/2024", "11 May 2024",
         "Councillor Ash"],
        ["PARKS PLAN 2024/25 To recommend it.", "Why", "PH5/2024", "12 May 2024", "Councillor Elm"],
    ) == [
        ("EX4/2024", "HARBOUR CLINIC PHASE 2", "2024-05-11", "Councillor Ash"),
        ("PH5/2024", "PARKS PLAN 2024/25", "2024-05-12", "Councillor Elm"),
    ]  # fmt: skip


def test_other_names_of_the_columns_and_short_dates() -> None:
    assert of_table(
        ["Decision ref", "Title", "Decision maker", "Date of decision", "Call-in"],
        ["PL/24/01", "Harbour Clinic lease", "Councillor Ash", "7 March 2024", "No"],
        ["PL/24/02", "Park gates", "Leader", "08.03.24", ""],
    ) == [
        ("PL/24/01", "Harbour Clinic lease", "2024-03-07", "Councillor Ash"),
        ("PL/24/02", "Park gates", "2024-03-08", "Leader"),
    ]


def test_a_register_with_the_decision_as_its_title() -> None:
    assert of_table(
        ["No.", "Date", "Decision", "Taken by"],
        ["D101", "3.2.25", "Lease granted to the clinic", "Cllr Ash"],
        ["No.", "Date", "Decision", "Taken by"],
        ["D102", "4.2.25", "Gates bought", "Head of Parks"],
    ) == [
        ("D101", "Lease granted to the clinic", "2025-02-03", "Cllr Ash"),
        ("D102", "Gates bought", "2025-02-04", "Head of Parks"),
    ]


def test_blocks_of_labels_in_prose() -> None:
    page = make_page(
        0,
        [
            "EXECUTIVE DECISIONS TAKEN",
            "Decision number: EX12/2024",
            "Title of decision: Harbour Clinic lease and the",
            run_on("ground around it"),
            "Decision maker: Councillor Ash, Cabinet Member for Places",
            "Date of decision: 7 March 2024",
            "Decision: That the lease be granted.",
            "Decision number: EX13/2024",
            "Title of decision: Park gates",
            "Decision maker: Councillor Elm",
            "Date of decision: 8 March 2024",
        ],
    )
    assert found(make_reading([page])) == [
        (
            "EX12/2024",
            "Harbour Clinic lease and the ground around it",
            "2024-03-07",
            "Councillor Ash, Cabinet Member for Places",
        ),
        ("EX13/2024", "Park gates", "2024-03-08", "Councillor Elm"),
    ]


def test_labels_in_columns_without_colons() -> None:
    page = make_page(
        0,
        [
            Say("RECORD OF DECISION", bold=True),
            "Decision reference",
            beside("HC 7", 250.0),
            "Subject",
            beside("Harbour Clinic", 250.0),
            run_on("lease", 250.0),
            "Decision taken by",
            beside("Councillor Ash", 250.0),
            "Date of decision",
            beside("7 March 2024", 250.0),
        ],
    )
    assert found(make_reading([page])) == [
        ("HC 7", "Harbour Clinic lease", "2024-03-07", "Councillor Ash")
    ]


def test_a_sheet_with_two_pairs_side_by_side() -> None:
    assert of_table(
        ["Decision No:", "24/00012", "Date of decision:", "4 March 2024"],
        ["Subject:", "Harbour Clinic", "Decision maker:", "Cllr Ash"],
        ["Key decision?", "Yes", "Officer", "P Elm"],
    ) == [("24/00012", "Harbour Clinic", "2024-03-04", "Cllr Ash")]


def test_sheets_one_after_another_in_one_table() -> None:
    assert of_table(
        ["Title of decision", "Harbour Clinic lease"],
        ["Decision reference", "HC 7"],
        ["Decision maker", "Cabinet"],
        ["Date of decision", "12 March 2025"],
        ["Title of decision", "Park gates"],
        ["Decision reference", "HC 8"],
        ["Decision maker", "Cllr Ash"],
        ["Date of decision", "13 March 2025"],
    ) == [
        ("HC 7", "Harbour Clinic lease", "2025-03-12", "Cabinet"),
        ("HC 8", "Park gates", "2025-03-13", "Cllr Ash"),
    ]


def test_other_tables_are_none() -> None:
    assert of_table(["Ref", "Date", "Recommendation", "Decision", "Target"],
                    ["1", "1 May 2024", "Do it", "Agreed", "June"]) == []  # fmt: skip
    assert of_table(["Date", "Topic", "Officer"], ["1 May", "Parks", "P Elm"]) == []
    assert of_table(["Ref", "Milestone", "Date", "Lead"], ["1", "Do it", "May 2024", "PE"]) == []


def test_a_day_that_cannot_be_read_stays_as_text_and_is_doubtful() -> None:
    rows: Table = table(
        [
            ["Ref", "Decision title", "Date taken", "Cabinet member"],
            ["E1", "Lease", "TBC", "Cllr A"],
        ]
    )
    facts = decisions.find(reading(rows), NOTHING)
    (row,) = facts.decisions
    assert (row.date, row.date_text) == (None, "TBC")
    assert row.confidence < 0.9
    assert len(facts.doubts) == 1


def test_the_title_ends_where_capitals_end() -> None:
    assert title_of("PARKS PLAN A new park be opened.") == "PARKS PLAN"
    assert title_of("SEND (2024/25) To agree") == "SEND (2024/25)"
    assert title_of("Parks plan") == "Parks plan"


def test_a_real_file_with_a_ruled_list(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        say(canvas, 60, 60, "Executive decisions taken since the last meeting", 12, bold=True)
        ruled(
            canvas,
            [
                ["Reference", "Decision", "Date taken", "Portfolio holder"],
                ["CM7/25", "HARBOUR CLINIC LEASE\nTo grant the lease.", "3 Feb\n2025", "Cllr Ash"],
                ["CM8/25", "PARK GATES\nTo buy gates.", "4 Feb\n2025", "Cllr Elm"],
            ],
            [80, 200, 80, 100],
        )

    paper = read_pdf(make_pdf(tmp_path / "decisions.pdf", [draw]), lambda done, of: None)
    assert found(paper) == [
        ("CM7/25", "HARBOUR CLINIC LEASE", "2025-02-03", "Cllr Ash"),
        ("CM8/25", "PARK GATES", "2025-02-04", "Cllr Elm"),
    ]
