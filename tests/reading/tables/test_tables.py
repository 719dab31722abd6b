"""Tables from ruling lines, fills and columns of words; joined over page breaks."""

from __future__ import annotations

from pathlib import Path

import pytest
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfgen.canvas import Canvas

from scrutiny_desk.domain.pages.pages import Table
from scrutiny_desk.reading.mending import Mender
from scrutiny_desk.reading.pdf import read_pdf
from tests.reading.pdf_maker import HEIGHT, Draw, make_pdf, ruled, say, stamp

WIDTHS = (40, 120, 200)
HEADING = ["No", "Date", "What"]


def tables_of(folder: Path, *pages: Draw) -> tuple[Table, ...]:
    return read_pdf(make_pdf(folder / "a.pdf", pages), lambda _done, _all: None).tables


def texts(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row] for row in table.rows]


def test_cells_know_their_page_box_and_fill(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        style = [
            ("BACKGROUND", (0, 0), (-1, 0), colors.HexColor("#d9e2f3")),
            ("BACKGROUND", (2, 1), (2, 1), colors.HexColor("#00b050")),
        ]
        ruled(canvas, [HEADING, ["1", "9.11.2023", ""]], WIDTHS, style=style)

    (table,) = tables_of(tmp_path, draw)
    assert texts(table) == [HEADING, ["1", "9.11.2023", ""]]
    assert [cell.fill for cell in table.rows[0]] == ["#d9e2f3"] * 3
    assert [cell.fill for cell in table.rows[1]] == [None, None, "#00b050"]
    assert table.rows[1][2].box.x0 == pytest.approx(220, abs=1)
    assert table.rows[1][2].box.x1 == pytest.approx(420, abs=1)
    assert (table.first_page, table.last_page) == (0, 0)


def test_a_merged_cell_has_its_text_once_and_its_whole_box(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        style = [("SPAN", (0, 1), (0, 2)), ("SPAN", (1, 0), (2, 0))]
        rows = [["No", "Heading of two", ""], ["1", "a", "b"], ["", "c", "d"]]
        ruled(canvas, rows, WIDTHS, style=style)

    (table,) = tables_of(tmp_path, draw)
    assert texts(table) == [["No", "Heading of two", ""], ["1", "a", "b"], ["", "c", "d"]]
    assert table.rows[0][1].box.width == pytest.approx(320, abs=1)
    assert table.rows[1][0].box.y1 == pytest.approx(table.rows[2][1].box.y1, abs=1)


def test_lines_in_a_cell_are_folded(tmp_path: Path) -> None:
    (table,) = tables_of(
        tmp_path,
        lambda c: (
            ruled(c, [HEADING, ["1", "13 – 14\nJul 2023", "Two\nlines here"]], WIDTHS) and None
        ),
    )
    assert texts(table)[1] == ["1", "13 – 14 Jul 2023", "Two lines here"]


def test_a_table_goes_on_over_a_page_break_without_its_repeated_heading(tmp_path: Path) -> None:
    def first(canvas: Canvas) -> None:
        say(canvas, 60, 80, "The tracker")
        ruled(canvas, [HEADING, ["1", "a", "b"]], WIDTHS, top=700)
        stamp(canvas, "Page 4")

    def second(canvas: Canvas) -> None:
        ruled(canvas, [HEADING, ["2", "c", "d"], HEADING, ["3", "e", "f"]], WIDTHS, top=70)
        stamp(canvas, "Page 5")

    (table,) = tables_of(tmp_path, first, second)
    assert texts(table) == [HEADING, ["1", "a", "b"], ["2", "c", "d"], ["3", "e", "f"]]
    assert (table.first_page, table.last_page) == (0, 1)
    assert [row[0].page_index for row in table.rows] == [0, 0, 1, 1]


def test_text_between_two_tables_keeps_them_apart(tmp_path: Path) -> None:
    def second(canvas: Canvas) -> None:
        say(canvas, 60, 90, "Another table follows.")
        ruled(canvas, [HEADING, ["1", "c", "d"]], WIDTHS, top=110)

    first = lambda c: ruled(c, [HEADING, ["1", "a", "b"]], WIDTHS, top=700) and None  # noqa: E731
    assert len(tables_of(tmp_path, first, second)) == 2


@pytest.mark.parametrize(
    ("over_first", "over_second", "tables"),
    [
        ("", "Position at the end of May 2024", 2),
        ("A committee, page 8", "A committee, page 9", 1),
        ("", "Actions (continued)", 1),
    ],
)
def test_a_caption_that_starts_a_page_keeps_tables_apart_and_a_header_does_not(
    tmp_path: Path, over_first: str, over_second: str, tables: int
) -> None:
    def first(canvas: Canvas) -> None:
        say(canvas, 60, 50, over_first)
        ruled(canvas, [HEADING, ["1", "a", "b"]], WIDTHS, top=700)

    def second(canvas: Canvas) -> None:
        say(canvas, 60, 50, over_second)
        ruled(canvas, [HEADING, ["2", "c", "d"]], WIDTHS, top=60)

    assert len(tables_of(tmp_path, first, second)) == tables


def test_other_columns_are_another_table(tmp_path: Path) -> None:
    first = lambda c: ruled(c, [HEADING, ["1", "a", "b"]], WIDTHS, top=700) and None  # noqa: E731
    second = lambda c: ruled(c, [["X", "Y"], ["1", "2"]], (60, 300), top=70) and None  # noqa: E731
    assert len(tables_of(tmp_path, first, second)) == 2


def open_row(canvas: Canvas, rows: list[list[str]], top: float, *, below: bool) -> None:
    """A table whose last row (or first row) has no closing line at the page's edge."""
    x = 60.0
    height = 24.0 * len(rows)
    edges = [x]
    for width in WIDTHS:
        x += width
        edges.append(x)
    for edge in edges:
        canvas.line(edge, HEIGHT - top, edge, HEIGHT - top - height)
    for at in range(len(rows) + 1):
        if (at == len(rows) and below) or (at == 0 and not below):
            continue
        canvas.line(edges[0], HEIGHT - top - 24 * at, edges[-1], HEIGHT - top - 24 * at)
    for at, row in enumerate(rows):
        for left, text in zip(edges, row, strict=False):
            say(canvas, left + 3, top + 24 * at + 14, text, 8)


def test_a_row_cut_by_the_page_break_is_one_row(tmp_path: Path) -> None:
    def first(canvas: Canvas) -> None:
        rows = [HEADING, ["1", "a", "b"], ["4", "21.09.2023", "To receive the report"]]
        open_row(canvas, rows, 690, below=True)

    def second(canvas: Canvas) -> None:
        rows = [["", "", "When it is ready."], ["5", "22.09.2023", "Next"]]
        open_row(canvas, rows, 70, below=False)

    (table,) = tables_of(tmp_path, first, second)
    assert texts(table)[2:] == [
        ["4", "21.09.2023", "To receive the report When it is ready."],
        ["5", "22.09.2023", "Next"],
    ]
    assert table.rows[2][0].page_index == 0


def test_a_new_key_after_an_open_edge_is_a_new_row(tmp_path: Path) -> None:
    first = lambda c: open_row(c, [HEADING, ["1", "a", "b"]], 690, below=True)  # noqa: E731
    second = lambda c: open_row(c, [["2", "c", "d"]], 70, below=False)  # noqa: E731
    (table,) = tables_of(tmp_path, first, second)
    assert texts(table) == [HEADING, ["1", "a", "b"], ["2", "c", "d"]]


def test_a_closed_row_that_stops_in_a_sentence_goes_on(tmp_path: Path) -> None:
    rows = [
        HEADING,
        ["4.3", "Implement the toolkit to", "Review done."],
        ["", "give a sound assessment", "Roll-out next."],
        ["", "", "A row of its own."],
    ]
    (table,) = tables_of(tmp_path, lambda c: ruled(c, rows, WIDTHS) and None)
    assert texts(table)[1:] == [
        [
            "4.3",
            "Implement the toolkit to give a sound assessment",
            "Review done. Roll-out next.",
        ],
        ["", "", "A row of its own."],
    ]


def test_ticks_under_ticks_are_rows_of_their_own(tmp_path: Path) -> None:
    rows = [["Power", "Foundation", "Mayoral"], ["Transport", "x", "x"], ["", "x", "x"]]
    (table,) = tables_of(tmp_path, lambda c: ruled(c, rows, WIDTHS) and None)
    assert len(table.rows) == 3


def test_a_heading_parted_from_a_row_only_by_its_tint(tmp_path: Path) -> None:
    """After a page break the repeated heading often has a tint but no line under it."""

    def first(canvas: Canvas) -> None:
        open_row(canvas, [HEADING, ["4", "21.09.2023", "To receive"]], 700, below=True)

    def second(canvas: Canvas) -> None:
        canvas.setFillColor(colors.HexColor("#d9e2f3"))
        canvas.rect(60, HEIGHT - 94, 360, 24, stroke=0, fill=1)
        canvas.setFillColor(colors.black)
        for edge in (60, 100, 220, 420):
            canvas.line(edge, HEIGHT - 70, edge, HEIGHT - 118)
        canvas.line(60, HEIGHT - 70, 420, HEIGHT - 70)
        canvas.line(60, HEIGHT - 118, 420, HEIGHT - 118)
        for left, text in zip((63, 103, 223), HEADING, strict=True):
            say(canvas, left, 84, text, 8)
        say(canvas, 223, 108, "the report.", 8)

    (table,) = tables_of(tmp_path, first, second)
    assert texts(table) == [HEADING, ["4", "21.09.2023", "To receive the report."]]


def test_a_wide_table_on_landscape_pages(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        wide, high = landscape(A4)
        canvas.setPageSize((wide, high))
        for edge in (60, 300, 500, 780):
            canvas.line(edge, 400, edge, 450)
        for level in (400, 425, 450):
            canvas.line(60, level, 780, level)
        canvas.setFont("Helvetica", 8)
        for x, text in zip((65, 305, 505), ("A", "B", "C"), strict=True):
            canvas.drawString(x, 432, text)
            canvas.drawString(x, 407, text.lower())

    (table,) = tables_of(tmp_path, draw)
    assert texts(table) == [["A", "B", "C"], ["a", "b", "c"]]


def columns(
    canvas: Canvas, rows: list[list[str]], *, leading: float = 24, top: float = 120
) -> None:
    """Words under one another in columns, without any line."""
    for at, row in enumerate(rows):
        for x, text in zip((60, 110, 230, 400), row, strict=False):
            say(canvas, x, top + leading * at, text, 9)


def test_columns_of_words_under_a_heading_are_a_table(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        say(canvas, 60, 90, "The committee's requests are listed below with their dates and words.")
        columns(
            canvas,
            [
                ["No", "Date", "Request", "Officer"],
                ["1", "09.12.21", "To receive the report", "A. Person"],
                ["2", "08.12.2022", "To visit the service", "B. Person"],
                ["3", "22.06.2023", "To see the plan", ""],
            ],
        )
        say(canvas, 60, 300, "The committee is asked to consider the requests in the table above.")

    (table,) = tables_of(tmp_path, draw)
    assert texts(table)[0] == ["No", "Date", "Request", "Officer"]
    assert texts(table)[1:] == [
        ["1", "09.12.21", "To receive the report", "A. Person"],
        ["2", "08.12.2022", "To visit the service", "B. Person"],
        ["3", "22.06.2023", "To see the plan", ""],
    ]


def test_lines_wrapped_in_a_column_belong_to_their_row(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        columns(canvas, [["No", "Date", "Request", "Officer"]])
        columns(canvas, [["1", "09.12.21", "To receive the", "A. Person"]], top=144)
        columns(canvas, [["", "", "whole report"]], top=155)
        columns(canvas, [["2", "08.12.2022", "To visit", "B. Person"]], top=178)
        columns(canvas, [["3", "22.06.2023", "To see", "C. Person"]], top=202)

    (table,) = tables_of(tmp_path, draw)
    assert texts(table)[1] == ["1", "09.12.21", "To receive the whole report", "A. Person"]
    assert len(table.rows) == 4


def test_level_lines_alone_part_the_rows(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        columns(canvas, [["No", "Date", "Request", "Officer"]])
        columns(canvas, [["1", "09.12.21", "To receive the", "A. Person"]], top=150)
        columns(canvas, [["", "", "whole report when", "Head of"]], top=161)
        columns(canvas, [["", "", "it is ready", "Service"]], top=172)
        columns(canvas, [["2", "08.12.2022", "To visit", "B. Person"]], top=196)
        for level in (108, 132, 180, 204):
            canvas.line(58, HEIGHT - level, 520, HEIGHT - level)

    (table,) = tables_of(tmp_path, draw)
    assert texts(table)[1:] == [
        [
            "1",
            "09.12.21",
            "To receive the whole report when it is ready",
            "A. Person Head of Service",
        ],
        ["2", "08.12.2022", "To visit", "B. Person"],
    ]


def test_prose_and_address_blocks_are_no_tables(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        for at in range(12):
            say(
                canvas,
                60,
                100 + 14 * at,
                "The committee considered the report and asked about it " * 1,
            )
        say(canvas, 60, 300, "To: all members")
        say(canvas, 350, 300, "From: the clerk")
        say(canvas, 60, 320, "Cc: officers")
        say(canvas, 350, 320, "Date: today")

    assert tables_of(tmp_path, draw) == ()


def test_boxes_and_underlined_text_are_no_tables(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.rect(50, 300, 400, 200)
        say(canvas, 60, 400, "A note in a box")
        say(canvas, 60, 100, "Underlined heading")
        canvas.line(60, HEIGHT - 102, 160, HEIGHT - 102)

    assert tables_of(tmp_path, draw) == ()


@pytest.mark.parametrize(
    ("words", "lines", "joined"),
    [
        (["improvement"], ["an improve-", "ment plan"], "an improvement plan"),
        (["multi-agency"], ["a multi-", "agency plan"], "a multi-agency plan"),
        ([], ["a multi-", "agency plan"], "a multi-agency plan"),
        ([], ["years 17-", "18"], "years 17-18"),
        ([], ["Oct -", "Dec 2023"], "Oct - Dec 2023"),
        ([], ["white   space ", "", " folded"], "white space folded"),
    ],
)
def test_hyphens_are_mended_by_the_papers_own_words(
    words: list[str], lines: list[str], joined: str
) -> None:
    assert Mender(words).join(lines) == joined


def test_the_published_tracker_is_one_table(shared: Path) -> None:
    reading = read_pdf(shared / "packs" / "agenda-pack-2024-01-25.pdf", lambda _d, _a: None)
    tracker = next(table for table in reading.tables if table.rows[0][1].text == "DATE OF REC")
    assert len(tracker.rows) == 12
    assert [row[0].text for row in tracker.rows[1:]] == [str(number) for number in range(1, 12)]
    assert [reading.pages[row[0].page_index].label for row in tracker.rows[1:]] == (
        ["129"] * 4 + ["130"] * 5 + ["131"] * 2
    )
