from __future__ import annotations

from scrutiny_desk.domain.pages.citing import citation, cited, place
from scrutiny_desk.domain.pages.page_numbers import PageNumbers

PAGE = PageNumbers(28, "25", 3, True, "6")
NEXT = PageNumbers(29, "26", 4, True, "6")
OTHER = PageNumbers(38, "35", 1, True, "7")
FRONT = PageNumbers(1, None)


def test_a_page_is_cited_by_its_printed_number_and_item() -> None:
    assert place(PAGE) == place(PAGE, PAGE) == "p. 25, item 6"
    assert place(FRONT) == "PDF 2"


def test_words_over_pages_are_cited_with_both() -> None:
    assert place(PAGE, NEXT) == "pp. 25–26, item 6"
    assert place(PAGE, OTHER) == "pp. 25–35, items 6 and 7"
    assert place(FRONT, PAGE) == "PDF 2–29, item 6"


def test_the_paper_is_named_with_the_day_of_its_meeting_once() -> None:
    assert citation("Agenda pack", "25 January 2024", PAGE) == (
        "(Agenda pack 25 January 2024, p. 25, item 6)"
    )
    assert (
        citation("Minutes of 9 May 2023", "9 May 2023", FRONT) == "(Minutes of 9 May 2023, PDF 2)"
    )
    assert citation("SEND strategy", "", FRONT) == "(SEND strategy, PDF 2)"


def test_words_stand_in_quotation_marks_before_it() -> None:
    assert (
        cited("331 are waiting", "(Agenda pack, p. 25)") == "“331 are waiting” (Agenda pack, p. 25)"
    )
    assert cited("", "(Agenda pack, p. 25)") == "(Agenda pack, p. 25)"
