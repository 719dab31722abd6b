"""Which number is printed on which page."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from reportlab.pdfgen.canvas import Canvas

from scrutiny_desk.domain.pages.pages import Page
from scrutiny_desk.reading.pdf import read_pdf
from tests.reading.pdf_maker import HEIGHT, Draw, landscape_stamp, make_pdf, say, stamp


def pages_of(path: Path, pages: Sequence[Draw]) -> tuple[Page, ...]:
    return read_pdf(make_pdf(path / "a.pdf", pages), lambda _done, _all: None).pages


def labels_of(path: Path, pages: Sequence[Draw]) -> list[str | None]:
    return [page.label for page in pages_of(path, pages)]


def page(*stamps: str, text: str = "The committee considered the report.") -> Draw:
    """A page of text; its stamps stand under each other at the foot, the first one lowest."""

    def draw(canvas: Canvas) -> None:
        say(canvas, 60, 120, text)
        for above, words in enumerate(stamps):
            stamp(canvas, words, HEIGHT - 26 - 16 * above)

    return draw


def wide(words: str) -> Draw:
    def draw(canvas: Canvas) -> None:
        landscape_stamp(canvas, words)
        canvas.drawString(120, 300, "A wide table")

    return draw


def test_front_pages_have_no_label_and_no_offset_is_assumed(tmp_path: Path) -> None:
    pages = [page(), page(), page("Page 1"), page("Page 2"), page("Page 7"), page("Page 8")]
    assert labels_of(tmp_path, pages) == [None, None, "1", "2", "7", "8"]


def test_blank_pages_between_stamps_count(tmp_path: Path) -> None:
    blank = page(text="This page is intentionally left blank")
    pages = [page("Page 5"), blank, page("Page 7"), page("Page 8"), blank]
    assert labels_of(tmp_path, pages) == ["5", "6", "7", "8", "9"]


def test_a_gap_that_does_not_fit_stays_unlabelled(tmp_path: Path) -> None:
    pages = [page("Page 5"), page(), page("Page 6"), page("Page 7")]
    assert labels_of(tmp_path, pages) == ["5", None, "6", "7"]


def test_turned_stamps_of_wide_pages_are_read(tmp_path: Path) -> None:
    pages = [page("Page 1"), wide("Page 2"), wide("Page 3"), page("Page 4")]
    found = pages_of(tmp_path, pages)
    assert [one.label for one in found] == ["1", "2", "3", "4"]
    assert [word.text for word in found[1].words] == ["A", "wide", "table"]


def test_a_reports_own_number_does_not_win_over_the_packs(tmp_path: Path) -> None:
    pages = [
        page("Page 21", "Page 1"),
        page("Page 22", "Page 2"),
        page("Page 23", "Page 3"),
        page("Page 24", "Page 1"),
        page("Page 25", "Page 2"),
    ]
    found = pages_of(tmp_path, pages)
    assert [one.label for one in found] == ["21", "22", "23", "24", "25"]
    assert "Page 1" in found[0].text, "only the stamp is taken out of the words"
    assert "Page 21" not in found[0].text


def test_the_stamp_in_the_middle_wins_over_one_in_the_corner(tmp_path: Path) -> None:
    def draw(number: int) -> Draw:
        def both(canvas: Canvas) -> None:
            say(canvas, 500, HEIGHT - 40, f"Page {number}", 9)
            stamp(canvas, f"Page {number + 60}")
            say(canvas, 60, 120, "The report")

        return both

    assert labels_of(tmp_path, [draw(number) for number in (1, 2, 3)]) == ["61", "62", "63"]


def test_page_n_of_m_at_the_foot_of_reports_is_not_the_packs_stamp(tmp_path: Path) -> None:
    pages = [page("Page 31", "Page 1 of 3"), page("Page 32", "Page 2 of 3"), page("Page 33")]
    assert labels_of(tmp_path, pages) == ["31", "32", "33"]


def test_bare_numbers_count_where_they_run_on(tmp_path: Path) -> None:
    assert labels_of(tmp_path, [page("- 3 -"), page("- 4 -"), page("- 5 -")]) == ["3", "4", "5"]
    assert labels_of(tmp_path, [page("1"), page("2"), page("3"), page("4")]) == ["1", "2", "3", "4"]


def test_numbers_that_do_not_run_on_are_no_labels(tmp_path: Path) -> None:
    pages = [page("2023"), page("17"), page("4"), page("240")]
    assert labels_of(tmp_path, pages) == [None, None, None, None]


def test_page_n_of_m_alone_is_a_label(tmp_path: Path) -> None:
    pages = [page(f"Page {number} of 3") for number in (1, 2, 3)]
    assert labels_of(tmp_path, pages) == ["1", "2", "3"]


def test_item_stamps_at_the_top_right_are_taken_out(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        say(canvas, 470, 40, "Agenda Item 6")
        say(canvas, 60, 120, "See Agenda Item 7 for more.")
        stamp(canvas, "Page 23")

    found = pages_of(tmp_path, [draw, page("Page 24")])
    assert [one.item_stamp for one in found] == ["6", None]
    assert found[0].text == "See Agenda Item 7 for more."


def test_the_published_pack_has_every_label(shared: Path) -> None:
    pages = read_pdf(shared / "packs" / "agenda-pack-2024-01-25.pdf", lambda _d, _a: None).pages
    assert [one.label for one in pages[:4]] == [None] * 4
    assert [one.label for one in pages[4:]] == [str(number) for number in range(1, 135)]
    stamps = {one.label: one.item_stamp for one in pages if one.item_stamp}
    assert stamps == {
        "1": "2",
        "7": "4",
        "15": "5",
        "23": "6",
        "35": "7",
        "63": "8",
        "113": "9",
        "123": "10",
    }
