"""Front sheets and page numbers of other councils' packs, drawn as real papers."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest
from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfgen.canvas import Canvas

from scrutiny_desk.domain.papers.facts import Facts
from scrutiny_desk.finding import find_facts
from scrutiny_desk.reading.reader import read_paper
from tests.finding.paper_maker import BARE, table
from tests.reading.pdf_maker import HEIGHT, WIDTH, Draw, say

HEAD = [
    "Saltmarsh Council",
    "Children's Services Scrutiny Committee",
    "Thursday 12 June 2025 at 6.00 pm",
    "Committee Room 2, Town Hall",
]
ITEMS = [
    ("1", "Apologies for absence", None, None),
    ("2", "Declarations of interest", None, None),
    ("3", "Minutes of the last meeting", 1, 4),
    ("4", "Waiting times at the Harbour Clinic", 5, 10),
    ("5", "Work plan", 11, 12),
]
LABELS = [None, *(str(number) for number in range(1, 13))]
Item = tuple[str, str, int | None, int | None]
Stamp = Callable[[Canvas, int], None]


def head(canvas: Canvas, heading: str = "AGENDA") -> float:
    for at, text in enumerate(HEAD):
        say(canvas, 60, 70 + 18 * at, text, 11, bold=True)
    say(canvas, 60, 152, heading, 12, bold=True)
    return 180.0


def listed(lines: Sequence[tuple[float, str, str]], heading: str = "AGENDA") -> Draw:
    """A front sheet with these items: left edge, number, title (a line break starts a new line)."""

    def draw(canvas: Canvas) -> None:
        y = head(canvas, heading)
        for x, number, words in lines:
            say(canvas, x, y, number)
            for text in words.split("\n"):
                say(canvas, x + 34, y, text)
                y += 12
            y += 14

    return draw


def front(form: str = "(Pages {} - {})") -> Draw:
    return listed(
        [
            (60, f"{number}.", f"{words} {form.format(first, last)}" if first else words)
            for number, words, first, last in ITEMS
        ]
    )


def centred(canvas: Canvas, number: int) -> None:
    at(WIDTH / 2 - 15, 28)(canvas, number)


def at(x: float, y: float, form: str = "Page {}") -> Stamp:
    def stamp(canvas: Canvas, number: int) -> None:
        canvas.setFont("Helvetica", 9)
        canvas.drawString(x, y, form.format(number))

    return stamp


def turned(canvas: Canvas, x: float, height: float, text: str, degrees: int) -> None:
    canvas.saveState()
    canvas.translate(x, height / 2)
    canvas.rotate(degrees)
    canvas.setFont("Helvetica", 9)
    canvas.drawCentredString(0, 0, text)
    canvas.restoreState()


def pack(
    folder: Path,
    fronts: Sequence[Draw],
    stamp: Stamp = centred,
    *,
    pages: int = 12,
    blank: Sequence[int] = (),
    wide: Mapping[int, int] | None = None,
    marks: Mapping[int, str] | None = None,
) -> Path:
    """A pack: front sheets, then pages from 1. wide: page to the turn of its stamp."""
    path = folder / "pack.pdf"
    canvas = Canvas(str(path), pagesize=A4)
    for draw in fronts:
        draw(canvas)
        canvas.showPage()
    for number in range(1, pages + 1):
        degrees = (wide or {}).get(number)
        if degrees:
            across, high = landscape(A4)
            canvas.setPageSize((across, high))
            edge = 28 if degrees == 90 else across - 28
            turned(canvas, edge, high, f"Page {number}", degrees)
            canvas.drawString(80, 400, "A wide page of figures")
        elif number in blank:
            say(canvas, 200, 400, "This page is intentionally left blank")
        else:
            say(canvas, 60, 90, f"Paper {number} of the meeting", 12, bold=True)
            for line in range(5):
                say(
                    canvas, 60, 120 + line * 14, "The team met families and wrote down their words."
                )
            stamp(canvas, number)
        if marks and number in marks:
            canvas.bookmarkPage(str(number))
            canvas.addOutlineEntry(marks[number], str(number), 0)
        canvas.showPage()
        canvas.setPageSize(A4)
    canvas.save()
    return path


def facts_and_labels(path: Path) -> tuple[Facts, list[str | None]]:
    reading = read_paper(path, lambda _done, _all: None)
    return find_facts(reading), [page.label for page in reading.pages]


def items_of(facts: Facts) -> list[Item]:
    return [
        (item.number, item.title, item.first_page, item.last_page) for item in facts.agenda_items
    ]


# --- the front sheet -----------------------------------------------------------------------------


def test_the_meeting_on_a_front_sheet_set_wide(tmp_path: Path) -> None:
    facts, _ = facts_and_labels(pack(tmp_path, [front()]))
    meeting = facts.meeting
    assert meeting is not None
    assert (meeting.council, meeting.committee) == tuple(HEAD[:2])
    assert (meeting.date, meeting.time, meeting.venue) == ("2025-06-12", "18:00", HEAD[3])


@pytest.mark.parametrize(
    "form",
    [
        "(pp {} - {})",
        "Pages {}-{}",
        "[Pages {} to {}]",
        "(Pages: {} – {})",
        "(Page Nos. {} to {})",
        "- pages {} - {}",
        "({} - {})",
    ],
)
def test_page_ranges_in_other_forms(tmp_path: Path, form: str) -> None:
    facts, _ = facts_and_labels(pack(tmp_path, [front(form)]))
    assert items_of(facts) == ITEMS


def test_pages_that_are_not_called_pages_are_less_sure(tmp_path: Path) -> None:
    facts, _ = facts_and_labels(pack(tmp_path, [front("({} - {})")]))
    assert [item.confidence for item in facts.agenda_items[2:]] == [0.75] * 3


def test_years_in_brackets_are_no_pages(tmp_path: Path) -> None:
    draw = listed([(60, "1", "Apologies"), (60, "2", "The plan (2023 - 24)"), (60, "3", "Close")])
    facts, _ = facts_and_labels(pack(tmp_path, [draw], pages=2))
    assert items_of(facts)[1] == ("2", "The plan (2023 - 24)", None, None)


def test_ranges_broken_over_lines_and_on_the_first_line_of_a_title(tmp_path: Path) -> None:
    draw = listed(
        [
            (60, "1.", "Apologies for absence"),
            (60, "2.", "Declarations of interest"),
            (60, "3.", "Minutes of the last meeting (Pages 1\n- 4)"),
            (60, "4.", "Waiting times (Pages 5 - 10)\nat the Harbour Clinic"),
            (60, "5.", "Work plan (Pages 11 -\n12)"),
        ]
    )
    facts, _ = facts_and_labels(pack(tmp_path, [draw]))
    assert items_of(facts) == ITEMS


@pytest.mark.parametrize("headed", [True, False])
def test_pages_in_a_column_at_the_right(tmp_path: Path, headed: bool) -> None:
    def draw(canvas: Canvas) -> None:
        y = head(canvas)
        if headed:
            say(canvas, 60, y, "Item", bold=True)
            say(canvas, 480, y, "Pages", bold=True)
        for number, words, first, last in ITEMS:
            y += 28
            say(canvas, 60, y, number)
            # A long title goes on under itself, beside its pages.
            for down, text in enumerate(textwrap.wrap(words, 28)):
                say(canvas, 90, y + 12 * down, text)
            if first:
                say(canvas, 480, y, f"{first} - {last}")

    facts, _ = facts_and_labels(pack(tmp_path, [draw]))
    assert items_of(facts) == ITEMS


@pytest.mark.parametrize("lead", [True, False])
def test_an_agenda_that_is_a_table(tmp_path: Path, lead: bool) -> None:
    def draw(canvas: Canvas) -> None:
        rows = [["Item No", "Title", *(["Lead officer"] if lead else []), "Pages"]]
        for number, words, first, last in ITEMS:
            said = f"{first} to {last}" if first else ""
            rows.append([f"{number}.", words, *(["Head of Clinics"] if lead else []), said])
        made = table(rows, [50, 250, *([100] if lead else []), 70])
        _, high = made.wrapOn(canvas, 500, 600)
        made.drawOn(canvas, 60, HEIGHT - head(canvas) - high)

    facts, _ = facts_and_labels(pack(tmp_path, [draw]))
    assert items_of(facts) == ITEMS


@pytest.mark.parametrize(
    "heading", ["A G E N D A", "Items of Business", "AGENDA - PUBLIC SESSION", "Meeting agenda"]
)
def test_headings_in_other_words(tmp_path: Path, heading: str) -> None:
    lines = [(60, n, f"{t} (Pages {a} - {b})" if a else t) for n, t, a, b in ITEMS]
    facts, _ = facts_and_labels(pack(tmp_path, [listed(lines, heading)]))
    assert items_of(facts) == ITEMS
    assert all(item.confidence >= 0.9 for item in facts.agenda_items)


def test_no_heading_at_all_is_less_sure(tmp_path: Path) -> None:
    lines = [(60, n, f"{t} (Pages {a} - {b})" if a else t) for n, t, a, b in ITEMS]
    facts, _ = facts_and_labels(pack(tmp_path, [listed(lines, "Papers for the meeting")]))
    assert items_of(facts) == ITEMS
    assert all(item.confidence < 0.9 for item in facts.agenda_items)


def test_dots_that_lead_to_the_page(tmp_path: Path) -> None:
    lines = [(60, n, f"{t} {'. ' * 20}{a}" if a else t) for n, t, a, _ in ITEMS]
    facts, _ = facts_and_labels(pack(tmp_path, [listed(lines)]))
    assert items_of(facts) == [(n, t, a, a) for n, t, a, _ in ITEMS]


def test_a_table_without_lines_and_with_the_time_of_each_item(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        rows = [["Time", "Item", "Subject", "Page"]]
        rows += [[f"6.{n}0 pm", n, t, f"{a} - {b}" if a else "Verbal"] for n, t, a, b in ITEMS]
        made = table(rows, [60, 40, 240, 80], BARE)
        _, high = made.wrapOn(canvas, 500, 600)
        made.drawOn(canvas, 60, HEIGHT - head(canvas) - high)

    facts, _ = facts_and_labels(pack(tmp_path, [draw]))
    assert items_of(facts) == ITEMS


def test_letters_and_papers_to_follow(tmp_path: Path) -> None:
    draw = listed(
        [
            (60, "1", "Apologies"),
            (60, "2.", "Minutes - to follow"),
            (60, "3", "The chair's update (To follow)"),
            (60, "4a", "Budget of the clinic (Pages 1 - 2)"),
            (60, "4b", "Letters to families (Pages 3 - 4)"),
            (60, "5", "Reports of the task group"),
            (94, "(a)", "Rooms (Pages 5 - 6)"),
            (94, "(b)", "Buses (Pages 7 - 8)"),
            (60, "Item 6", "Close"),
        ]
    )
    facts, _ = facts_and_labels(pack(tmp_path, [draw], pages=8))
    assert items_of(facts) == [
        ("1", "Apologies", None, None),
        ("2", "Minutes", None, None),
        ("3", "The chair's update", None, None),
        ("4a", "Budget of the clinic", 1, 2),
        ("4b", "Letters to families", 3, 4),
        ("5", "Reports of the task group", None, None),
        ("5a", "Rooms", 5, 6),
        ("5b", "Buses", 7, 8),
        ("6", "Close", None, None),
    ]


def test_numbers_with_dots(tmp_path: Path) -> None:
    numbers = ["1.0", "2.0", "3.0", "3.1", "4.0"]
    draw = listed([(60, number, f"Matter {at} (Pages {at} - {at})") for at, number in
                   enumerate(numbers, 1)])  # fmt: skip
    facts, _ = facts_and_labels(pack(tmp_path, [draw], pages=5))
    assert [item.number for item in facts.agenda_items] == numbers
    assert [item.first_page for item in facts.agenda_items] == [1, 2, 3, 4, 5]


def test_bookmarks_that_lead_elsewhere_are_a_doubt(tmp_path: Path) -> None:
    marks = {3: "3. Minutes of the last meeting", 5: "4. Waiting times at the Harbour Clinic"}
    facts, _ = facts_and_labels(pack(tmp_path, [front()], marks=marks))
    assert items_of(facts) == ITEMS
    assert [item.confidence for item in facts.agenda_items[2:4]] == [0.6, 1.0]
    (doubt,) = [doubt for doubt in facts.doubts if doubt.what.startswith("Pages of")]
    assert "bookmark" in doubt.why


# --- page numbers --------------------------------------------------------------------------------


def at_the_side(canvas: Canvas, number: int) -> None:
    turned(canvas, 28, HEIGHT, f"Page {number}", 90)


def over_its_own(canvas: Canvas, number: int) -> None:
    centred(canvas, number)
    canvas.drawString(270, 50, str((number - 1) % 4 + 1))


@pytest.mark.parametrize(
    "stamp",
    [
        at(40, 28),
        at(540, 28, "{}"),
        at(270, HEIGHT - 25),
        at(510, HEIGHT - 25),
        at(270, 28, "Page {} of 60"),
        at(270, 28, "{} of 60"),
        at(260, 28, "Pack page {}"),
        at(260, 28, "Agenda Page {}"),
        at(260, 28, "Page No: {}"),
        at(270, 28, "p. {}"),
        at(285, 28, "[{}]"),
        at(285, 28, "- {} -"),
        at_the_side,
        over_its_own,
    ],
)
def test_stamps_in_other_places_and_forms(tmp_path: Path, stamp: Stamp) -> None:
    facts, labels = facts_and_labels(pack(tmp_path, [front()], stamp))
    assert labels == LABELS
    assert [(item.first_index, item.last_index) for item in facts.agenda_items[2:]] == [
        (1, 4),
        (5, 10),
        (11, 12),
    ]


@pytest.mark.parametrize("wide", [{4: 90, 5: 270}, {1: 90, 12: 270}])
def test_landscape_pages_stamped_on_either_side(tmp_path: Path, wide: dict[int, int]) -> None:
    facts, labels = facts_and_labels(pack(tmp_path, [front()], wide=wide))
    assert labels == LABELS
    assert items_of(facts) == ITEMS


@pytest.mark.parametrize("blank", [(4, 12), (1, 2), (1, 12)])
def test_blank_pages_count_without_a_stamp(tmp_path: Path, blank: tuple[int, ...]) -> None:
    facts, labels = facts_and_labels(pack(tmp_path, [front()], blank=blank))
    assert labels == LABELS
    assert facts.agenda_items[2].first_index == 1


def test_roman_numerals_before_the_pack(tmp_path: Path) -> None:
    def numbered(draw: Draw, numeral: str) -> Draw:
        def both(canvas: Canvas) -> None:
            draw(canvas)
            canvas.setFont("Helvetica", 9)
            canvas.drawCentredString(WIDTH / 2, 28, numeral)

        return both

    notes: Draw = lambda canvas: say(canvas, 60, 90, "Notes for visitors to the meeting")  # noqa: E731
    fronts = [numbered(front(), "i"), numbered(notes, "ii")]
    facts, labels = facts_and_labels(pack(tmp_path, fronts))
    assert labels == ["i", "ii", *LABELS[1:]]
    assert items_of(facts) == ITEMS
    assert facts.agenda_items[0].page == "i"
