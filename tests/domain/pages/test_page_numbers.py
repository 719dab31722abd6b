from __future__ import annotations

import pytest

from scrutiny_desk.domain.pages.going_to import choices, say_missing
from scrutiny_desk.domain.pages.page_numbers import (
    number_pages,
    say_briefly,
    say_numbers,
    say_whence,
)
from scrutiny_desk.domain.papers.papers import AgendaItem, PageRow

FRONT = 4


def item(number: str, first: int, last: int) -> AgendaItem:
    return AgendaItem(
        number, "pack", number, "Title", first, last, first + FRONT - 1, last + FRONT - 1
    )


def pack(texts: dict[int, str] | None = None, count: int = 24) -> list[PageRow]:
    """Four pages of front without a number, then pages 1 to 20."""
    return [
        PageRow(
            index,
            str(index - FRONT + 1) if index >= FRONT else None,
            595,
            842,
            (texts or {}).get(index, "Some words\nof the report"),
        )
        for index in range(count)
    ]


ITEMS = (item("5", 1, 6), item("6", 7, 20), item("6(a)", 15, 20))


def test_without_a_printed_number_the_place_in_the_item_is_counted() -> None:
    page = number_pages(pack(), ITEMS)[12]
    assert (page.label, page.own, page.counted, page.item) == ("9", 3, True, "6")
    assert say_numbers(page) == "Page 9 of the pack (PDF 13) · item 6, its page 3"
    assert say_briefly(page) == "9 · PDF 13 · item 6 p. 3"
    assert "counted" in say_whence(page)


def test_the_narrowest_item_counts() -> None:
    page = number_pages(pack(), ITEMS)[19]
    assert (page.item, page.own) == ("6(a)", 2)


def test_a_page_of_no_item_has_two_numbers() -> None:
    page = number_pages(pack(), ITEMS)[0]
    assert say_numbers(page) == "PDF 1 (no page number printed)"
    assert say_briefly(page) == "PDF 1"


@pytest.mark.parametrize(
    "printed", ["Page 4 of 9", "page 4", "4 of 9", "4/9", "The strategy, final  Page 4 of 9"]
)
def test_a_number_the_report_prints_is_taken(printed: str) -> None:
    page = number_pages(pack({12: f"Words\n{printed}"}), ITEMS)[12]
    assert (page.own, page.counted) == (4, False)
    assert say_numbers(page) == "Page 9 of the pack (PDF 13) · item 6, report page 4"
    assert say_whence(page) == "as the report prints it"


def test_a_bare_number_counts_when_the_next_page_goes_on_from_it() -> None:
    pages = number_pages(pack({12: "Words\n4", 13: "5\nWords", 15: "Words\n331"}), ITEMS)
    assert [pages[n].own for n in (12, 13)] == [4, 5]
    assert pages[15].counted


def test_the_end_of_a_sentence_is_no_page_number() -> None:
    assert number_pages(pack({12: "as it is set out on\nthe table of page 3"}), ITEMS)[12].counted
    going_on = {12: "The strategy, page 4", 13: "The strategy, page 5"}
    assert number_pages(pack(going_on), ITEMS)[12].own == 4


def test_a_bare_number_alone_is_a_figure_of_the_page() -> None:
    assert number_pages(pack({12: "Total\n28"}), ITEMS)[12].counted


def test_a_page_between_two_numbered_ones_has_the_number_between() -> None:
    pages = number_pages(pack({12: "Page 4", 13: "A chart", 14: "Page 6"}), ITEMS)
    assert (pages[13].own, pages[13].counted) == (5, False)


def test_the_packs_own_stamp_is_not_the_reports_number() -> None:
    assert number_pages(pack({12: "Words\nPage 9"}), ITEMS)[12].counted


@pytest.mark.parametrize("printed", ["Page 9 of 4", "0", "Page 0", "1234", "9.1", "12 January"])
def test_other_figures_at_the_edge_are_no_page_numbers(printed: str) -> None:
    assert number_pages(pack({12: f"Words\n{printed}"}), ITEMS)[12].counted


PAGES = number_pages(pack(), ITEMS)


def going(typed: str, here: int = 0) -> list[int]:
    return [one.page_index for one in choices(typed, PAGES, ITEMS, here)]


@pytest.mark.parametrize("typed", ["9", " 9 ", "page 9", "p. 9", "p9", "pack p. 9", "Pack 9"])
def test_the_printed_number_comes_first(typed: str) -> None:
    assert going(typed)[0] == 12


@pytest.mark.parametrize("typed", ["PDF 9", "pdf9", "pdf p. 9", "sheet 9"])
def test_the_files_own_count(typed: str) -> None:
    assert going(typed) == [8]


def test_a_bare_number_may_mean_any_of_the_three() -> None:
    assert going("3", here=12) == [6, 12, 2]


@pytest.mark.parametrize("typed", ["item 6 p 3", "item 6, page 3", "Item 6 3", "6 p. 3"])
def test_the_number_within_an_item(typed: str) -> None:
    assert going(typed) == [12]


def test_an_items_letter_is_part_of_its_number() -> None:
    assert going("item 6(a) p 2") == [19]
    assert going("item 6 (a)") == [18]
    assert going("item 5") == [4]


def test_the_reports_own_number_is_asked_of_the_item_that_is_read_first() -> None:
    assert going("report 2", here=12) == [11, 5, 19]
    assert going("report p. 2", here=4) == [5, 11, 19]


def test_what_there_is_not_is_said_with_what_there_is() -> None:
    assert going("99") == []
    assert say_missing("99", PAGES) == "There is no page 99 here: the pages are 1 to 20."
    bare = number_pages([PageRow(0, None, 595, 842, "")], ())
    assert say_missing("9", bare) == "No page numbers are printed here. Type PDF 1 to PDF 1."
    assert "item 6 p 3" in say_missing(" ", PAGES)
