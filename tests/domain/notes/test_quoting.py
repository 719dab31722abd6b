from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from scrutiny_desk.domain.notes.quoting import (
    anchor_of_words,
    line_boxes,
    lines_over_pages,
    parts_over_pages,
)
from scrutiny_desk.domain.pages.pages import Box, Word


def page(text: str) -> tuple[Word, ...]:
    return tuple(
        Word(word, Box(40 + 50 * i, 100, 80 + 50 * i, 112)) for i, word in enumerate(text.split())
    )


PAGES = (page("The wait"), page("grew again"), (), page("this year and last"))


def words_on(index: int) -> Sequence[Word]:
    return PAGES[index]


OVER = replace(
    anchor_of_words(PAGES[1], 1, 1, 1, "1"), quote="again this year", before="The wait grew"
)


def test_a_quote_that_goes_on_stands_on_the_next_page_that_has_words() -> None:
    assert lines_over_pages(OVER, words_on, 4) == ((3, line_boxes(PAGES[3][:2])),)


def test_a_quote_may_take_a_whole_page_and_go_on_again() -> None:
    anchor = replace(
        anchor_of_words(PAGES[0], 1, 1, 0, "PDF 1"), quote="wait grew again this", after=""
    )
    found = lines_over_pages(anchor, words_on, 4)
    assert [index for index, _ in found] == [1, 3]


def test_a_quote_that_ends_on_its_page_goes_nowhere() -> None:
    assert lines_over_pages(anchor_of_words(PAGES[1], 0, 1, 1, "1"), words_on, 4) == ()
    assert lines_over_pages(anchor_of_words(PAGES[1], 0, 0, 1, "1"), words_on, 4) == ()


def test_other_words_on_the_next_page_are_never_marked() -> None:
    assert lines_over_pages(replace(OVER, quote="again that year"), words_on, 4) == ()
    assert lines_over_pages(replace(OVER, quote="again this year or"), words_on, 4) == ()
    assert lines_over_pages(OVER, words_on, 3) == ()


def test_a_quote_that_goes_on_is_parted_where_its_page_ends() -> None:
    first, second = parts_over_pages(OVER, words_on, ("PDF 1", "1", "PDF 3", "2"))
    assert (first.page_index, first.quote, first.after) == (1, "again", "this year")
    assert (first.boxes, first.before) == (OVER.boxes, OVER.before)
    assert (second.page_index, second.page_label) == (3, "2")
    assert (second.before, second.quote) == ("again", "this year")
    assert second.boxes == line_boxes(PAGES[3][:2])


def test_a_quote_that_stays_on_its_page_is_one_part() -> None:
    anchor = anchor_of_words(PAGES[1], 0, 1, 1, "1")
    assert parts_over_pages(anchor, words_on, ("PDF 1", "1", "PDF 3", "2")) == (anchor,)
