"""Trackers that no council here prints, set as real papers and read through the same door."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from reportlab.lib import colors
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import PageBreak

from scrutiny_desk.domain.papers.facts import Facts, RecommendationFact
from tests.finding.paper_maker import (
    BARE,
    GRID,
    LEVEL,
    LOOKS,
    PiecesCanvas,
    RectangleCanvas,
    facts_of,
    make_paper,
    table,
    title,
    words,
)

HEADING = [
    "Ref",
    "Date",
    "Recommendation",
    "Responsible officer",
    "Target date",
    "Update",
    "Status",
]
WIDTHS = [60, 80, 180, 110, 80, 150, 60]
NARROW = [50, 58, 105, 71, 50, 106, 55]
HOURS = "That the Harbour Clinic publishes its opening hours."
WAITS = "That a report on waiting comes back in a year."
LETTERS = "That parents are asked what they think of the letters."
LONG = (
    "The team met families in spring and will report what they said of the clinic and its hours. "
)

Wanted = dict[str, object]


def row(number: object, date: str, text: str, officer: str, target: str, *rest: str) -> list[str]:
    return [str(number), date, text, officer, target, *rest]


ROWS = [
    row("SR (25/26) 01", "09.12.21", HOURS, "Head of Clinics", "TBC", LONG, "Ongoing"),
    row(
        "SR (25/26) 02", "9 November 2023", WAITS, "Head of Schools", "30 Nov 2024", "Done.", "Met"
    ),
    row("SR (25/26) 03", "12/01/2024", LETTERS, "", "July 2024", "", "Not yet due"),
]


def cells(fact: RecommendationFact) -> list[str]:
    return [
        str(fact.number),
        fact.date_text,
        fact.text,
        fact.officer,
        fact.target_text,
        fact.update,
        fact.rag_text,
    ]


def stripped(rows: Sequence[Sequence[str]]) -> list[list[str]]:
    return [[text.strip() for text in line] for line in rows]


def read(
    folder: Path,
    rows: Sequence[Sequence[str]],
    widths: Sequence[float] = WIDTHS,
    look: Sequence[tuple[object, ...]] = GRID,
    *,
    headings: int = 1,
    fills: Mapping[tuple[int, int], str] | None = None,
    style: Sequence[tuple[object, ...]] = (),
    head: str = "Recommendations tracker",
    below: Sequence[str] = (),
) -> Facts:
    made = table(rows, widths, look, headings=headings, fills=fills, style=style)
    story = [title(head), made, *(words(text) for text in below)]
    return facts_of(make_paper(folder / "a.pdf", story, wide=True))


def said(facts: Facts, *names: str) -> list[tuple[object, ...]]:
    return [tuple(getattr(fact, name) for name in names) for fact in facts.recommendations]


# --- how the table is drawn ----------------------------------------------------------------------


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("middle", [False, True])
def test_however_the_table_is_drawn(tmp_path: Path, look: str, middle: bool) -> None:
    made = table([HEADING, *ROWS], WIDTHS, LOOKS[look], middle=middle)
    facts = facts_of(make_paper(tmp_path / "a.pdf", [title("Tracker"), made], wide=True))
    assert [cells(fact) for fact in facts.recommendations] == stripped(ROWS)
    dates = [("2021-12-09", None), ("2023-11-09", "2024-11-30"), ("2024-01-12", "2024-07")]
    assert said(facts, "date", "target_date") == dates


@pytest.mark.parametrize("canvas", [RectangleCanvas, PiecesCanvas])
def test_lines_made_of_thin_rectangles_or_of_short_strokes(
    tmp_path: Path, canvas: type[Canvas]
) -> None:
    story = [title("Tracker"), table([HEADING, *ROWS], WIDTHS)]
    facts = facts_of(make_paper(tmp_path / "a.pdf", story, wide=True, canvas=canvas))
    assert [cells(fact) for fact in facts.recommendations] == stripped(ROWS)


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_page_that_is_shown_turned(tmp_path: Path, turn: int) -> None:
    """The words are then turned to the reader, as a page scanned sideways shows them."""
    story = [title("Tracker"), table([HEADING, *ROWS], WIDTHS)]
    facts = facts_of(make_paper(tmp_path / "a.pdf", story, wide=True, turn=turn))
    assert [cells(fact) for fact in facts.recommendations] == stripped(ROWS)


@pytest.mark.parametrize("scale", [0.6, 0.8])
def test_a_page_that_was_made_smaller(tmp_path: Path, scale: float) -> None:
    story = [title("Tracker"), table([HEADING, *ROWS], WIDTHS)]
    facts = facts_of(make_paper(tmp_path / "a.pdf", story, wide=True, scale=scale))
    assert [cells(fact) for fact in facts.recommendations] == stripped(ROWS)


def test_three_lines_only_over_and_under_the_heading_and_at_the_end(tmp_path: Path) -> None:
    look = (
        ("LINEABOVE", (0, 0), (-1, 0), 1, colors.black),
        ("LINEBELOW", (0, 0), (-1, 0), 1, colors.black),
        ("LINEBELOW", (0, -1), (-1, -1), 1, colors.black),
    )
    facts = read(tmp_path, [HEADING, *ROWS], look=look)
    assert [cells(fact) for fact in facts.recommendations] == stripped(ROWS)


@pytest.mark.parametrize("look", ["ruled", "level lines only"])
def test_what_is_said_under_the_table_is_no_row_of_it(tmp_path: Path, look: str) -> None:
    below = ["* Dates in italics were moved since the last meeting.", "Key: green is done."]
    facts = read(tmp_path, [HEADING, *ROWS], look=LOOKS[look], below=below)
    assert [cells(fact) for fact in facts.recommendations] == stripped(ROWS)


# --- over pages ----------------------------------------------------------------------------------


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("repeat", [True, False])
def test_rows_that_page_breaks_split_are_whole(tmp_path: Path, look: str, repeat: bool) -> None:
    rows = [
        row(
            f"SR {n:02}",
            "9 November 2023",
            f"Number {n} that a report on waiting comes back.",
            "Director of Schools",
            "30 Nov 2024",
            LONG * (4 + n % 4),
            "On track",
        )
        for n in range(1, 11)
    ]
    made = table([HEADING, *rows], NARROW, LOOKS[look], repeat=repeat)
    path = make_paper(tmp_path / "a.pdf", [title("Tracker"), made], first_label=31)
    facts = facts_of(path)
    assert facts.document.pages >= 3
    assert [cells(fact) for fact in facts.recommendations] == stripped(rows)
    assert {fact.page for fact in facts.recommendations} >= {"31", "32", "33"}


def test_a_page_of_other_widths_and_without_a_heading_is_read_but_doubted(tmp_path: Path) -> None:
    wider = [50, 90, 170, 120, 90, 140, 70]
    story = [title("Tracker"), table([HEADING, *ROWS[:1]], WIDTHS), PageBreak()]
    story.append(table(ROWS[1:], wider, headings=0))
    facts = facts_of(make_paper(tmp_path / "a.pdf", story, wide=True))
    assert [cells(fact) for fact in facts.recommendations] == stripped(ROWS)
    assert [fact.confidence for fact in facts.recommendations] == [0.95, 0.75, 0.75]
    assert [doubt.what for doubt in facts.doubts if "columns" in doubt.what] == [
        "The columns of recommendation SR (25/26) 02",
        "The columns of recommendation SR (25/26) 03",
    ]


def test_rows_that_only_go_on_with_an_update(tmp_path: Path) -> None:
    rows = [*ROWS[:2], ["", "", "", "", "", "The letters are out.", ""], ROWS[2]]
    facts = read(tmp_path, [HEADING, *rows])
    updates = [fact.update for fact in facts.recommendations]
    assert updates == [LONG.strip(), "Done. The letters are out.", ""]


# --- columns -------------------------------------------------------------------------------------


def test_origin_and_an_executive_member_instead_of_an_officer(tmp_path: Path) -> None:
    facts = read(
        tmp_path,
        [
            ["Ref", "Origin", "Recommendation", "Executive Member", "Target", "Progress", "RAG"],
            row(
                "A27/14", "Review of clinics", HOURS, "Member for Health", "March 2026", "", "Green"
            ),
            row(
                "A27/15", "Cabinet 4 June 2025", WAITS, "Member for Schools", "1/4/26", "", "Amber"
            ),
        ],
    )
    assert said(facts, "number", "date", "officer", "target_date", "rag_text") == [
        ("A27/14", None, "Member for Health", "2026-03", "Green"),
        ("A27/15", "2025-06-04", "Member for Schools", "2026-04-01", "Amber"),
    ]


def test_status_as_a_number_with_its_word(tmp_path: Path) -> None:
    words_of = ["1 Achieved", "2 On track", "3 Slipped", "4 Not achieved"]
    targets = ["Dec 25", "Summer 2026", "Immediately", "Q2 2026/27"]
    facts = read(
        tmp_path,
        [
            [
                "Action No.",
                "Committee date",
                "Recommendation made",
                "Lead officer",
                "Due by",
                "Action taken",
                "Assessment of progress (1 to 4)",
            ],
            *(
                row(at, "10th July 2025", WAITS, "Head of Clinics", target, "Begun.", status)
                for at, (target, status) in enumerate(zip(targets, words_of, strict=True), 1)
            ),
        ],
    )
    assert said(facts, "rag_text") == [(status,) for status in words_of]
    assert said(facts, "number", "date", "target_text", "target_date") == [
        (1, "2025-07-10", "Dec 25", "2025-12"),
        (2, "2025-07-10", "Summer 2026", None),
        (3, "2025-07-10", "Immediately", None),
        (4, "2025-07-10", "Q2 2026/27", None),
    ]


def test_columns_in_another_order_with_colour_as_the_only_rating(tmp_path: Path) -> None:
    facts = read(
        tmp_path,
        [
            ["Status", "Update", "Owner", "Recommendation", "Date agreed", "Deadline", "Ref"],
            *(
                ["", "Begun.", "Head of Clinics", text, "9 Nov 2023", "31/12/2023", f"R{at}"]
                for at, text in enumerate((HOURS, WAITS, LETTERS), 1)
            ),
        ],
        [60, 90, 110, 200, 80, 80, 50],
        fills={(1, 0): "#00b050", (2, 0): "#ffc000", (3, 0): "#c00000"},
    )
    assert said(facts, "number", "text", "date", "target_date", "rag_colour") == [
        ("R1", HOURS, "2023-11-09", "2023-12-31", "green"),
        ("R2", WAITS, "2023-11-09", "2023-12-31", "amber"),
        ("R3", LETTERS, "2023-11-09", "2023-12-31", "red"),
    ]


@pytest.mark.parametrize("look", LOOKS)
def test_colours_are_seen_however_the_table_is_drawn(tmp_path: Path, look: str) -> None:
    rows = [[*line[:6], ""] for line in ROWS]
    fills = {(1, 6): "#92d050", (2, 6): "#ffff00", (3, 6): "#ff0000"}
    facts = read(tmp_path, [HEADING, *rows], look=LOOKS[look], fills=fills)
    assert said(facts, "rag_text", "rag_colour") == [("", "green"), ("", "amber"), ("", "red")]


def test_a_heading_of_two_rows(tmp_path: Path) -> None:
    facts = read(
        tmp_path,
        [
            ["No", "Meeting", "Recommendation", "Response", "", "", "RAG status"],
            ["", "date", "", "Owner", "By when", "Update", ""],
            row(1, "09.12.21", HOURS, "Head of Clinics", "TBC", "Done.", ""),
            row(2, "9.11.2023", WAITS, "Head of Schools", "30 Sept 2024", "", "Red"),
        ],
        headings=2,
        style=[("SPAN", (3, 0), (5, 0)), *(("SPAN", (at, 0), (at, 1)) for at in (0, 2, 6))],
    )
    assert [cells(fact) for fact in facts.recommendations] == [
        ["1", "09.12.21", HOURS, "Head of Clinics", "TBC", "Done.", ""],
        ["2", "9.11.2023", WAITS, "Head of Schools", "30 Sept 2024", "", "Red"],
    ]


def test_merged_cells_hold_for_every_row_beside_them(tmp_path: Path) -> None:
    facts = read(
        tmp_path,
        [
            HEADING,
            row(1, "9 Nov 2023", HOURS, "Head of Clinics", "TBC", "Done.", "Green"),
            row(2, "", WAITS, "", "TBC", "", "Red"),
            row(3, "11 Jan 2024", LETTERS, "", "TBC", "", "Red"),
        ],
        style=[("SPAN", (1, 1), (1, 2)), ("SPAN", (3, 1), (3, 2))],
    )
    assert said(facts, "number", "date", "officer") == [
        (1, "2023-11-09", "Head of Clinics"),
        (2, "2023-11-09", "Head of Clinics"),
        (3, "2024-01-11", ""),
    ]


def test_a_band_with_the_meeting_dates_the_rows_under_it(tmp_path: Path) -> None:
    facts = read(
        tmp_path,
        [
            ["No", "Recommendation", "Responsible", "Target date", "Progress", "Status"],
            ["Meeting of 9 November 2023", "", "", "", "", ""],
            ["1", HOURS, "Head of Clinics", "TBC", "Done.", "Closed"],
            ["Meeting of 11 January 2024", "", "", "", "", ""],
            ["2", WAITS, "Head of Schools", "TBC", "", "Open"],
        ],
        [50, 220, 120, 80, 130, 60],
        style=[("SPAN", (0, 1), (-1, 1)), ("SPAN", (0, 3), (-1, 3))],
    )
    assert said(facts, "number", "date") == [(1, "2023-11-09"), (2, "2024-01-11")]


def test_a_list_of_information_requests(tmp_path: Path) -> None:
    facts = read(
        tmp_path,
        [
            [
                "Minute",
                "Information requested",
                "Requested by / date",
                "Officer",
                "Response due",
                "Response",
                "Complete",
            ],
            [
                "14",
                "The letters sent.",
                "12 June 2025",
                "Head of Letters",
                "30/6/25",
                "Sent.",
                "Yes",
            ],
            ["15", "The clinic's cost.", "12 June 2025", "Head of Clinics", "30/6/25", "", "No"],
        ],
        head="Action log",
    )
    assert said(facts, "number", "text", "date", "update", "rag_text") == [
        (14, "The letters sent.", "2025-06-12", "Sent.", "Yes"),
        (15, "The clinic's cost.", "2025-06-12", "", "No"),
    ]


def test_headings_in_other_words(tmp_path: Path) -> None:
    heading = ["Tracker ref", "Date raised", "Scrutiny recommendation", "Accountable officer"]
    heading += ["To be completed by", "Latest position", "BRAG rating"]
    facts = read(tmp_path, [heading, *ROWS])
    assert [cells(fact) for fact in facts.recommendations] == stripped(ROWS)


def test_words_that_a_narrow_column_cuts_in_two(tmp_path: Path) -> None:
    rows = [row(1, "9 November 2023", HOURS, "Head of Clinics", "1 September 2024", "Begun.", "")]
    facts = read(tmp_path, [HEADING, *rows], [40, 46, 180, 56, 52, 120, 60])
    assert said(facts, "date", "target_date", "officer") == [
        ("2023-11-09", "2024-09-01", "Head of Clinics")
    ]


@pytest.mark.parametrize("look", [GRID, BARE, LEVEL])
def test_other_tables_are_no_trackers(tmp_path: Path, look: Sequence[tuple[object, ...]]) -> None:
    rows = [
        ["Date", "Visit", "Officer", "Notes"],
        ["9 Nov 2023", "The Harbour Clinic", "Head of Clinics", "Rain."],
        ["11 Jan 2024", "The school", "Head of Schools", "Snow."],
        ["12 Feb 2024", "The other school", "Head of Schools", "Sun."],
    ]
    assert read(tmp_path, rows, [80, 200, 140, 120], look, head="Visits").recommendations == ()
