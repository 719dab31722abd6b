"""What runs along the margins of the pages, and what only stands there."""

from __future__ import annotations

import pytest

from scrutiny_desk.domain.pages.pages import Box, Line, Page, Word
from scrutiny_desk.domain.pages.running import runs_along

MATTER = ("Words that every page has", 80.0)


def line(text: str, top: float) -> Line:
    box = Box(60.0, top, 300.0, top + 12.0)
    return Line((Word(text, box, 10.0),), box)


def paper(*pages: list[tuple[str, float]]) -> dict[int, Page]:
    return {
        index: Page(index, 595.0, 842.0, (), lines=tuple(line(*said) for said in lines))
        for index, lines in enumerate(pages)
    }


def runs(pages: dict[int, Page], index: int, text: str) -> bool:
    (found,) = (one for one in pages[index].lines if one.text == text)
    return runs_along(found, pages[index], pages)


@pytest.mark.parametrize("text", ["Position at the end of May 2024", "Position at 31 May 2024"])
def test_a_caption_close_by_what_it_heads_does_not_run(text: str) -> None:
    pages = paper([MATTER], [(text, 56.0), MATTER], [("Position at 31 May 2023", 56.0), MATTER])
    assert not runs(pages, 1, text)


def test_a_caption_of_two_lines_does_not_run() -> None:
    pages = paper([MATTER], [("Position at", 40.0), ("31 May 2024", 54.0), MATTER])
    assert not runs(pages, 1, "Position at")


def test_a_line_apart_from_the_matter_runs() -> None:
    assert runs(paper([MATTER], [("A committee", 36.0), MATTER]), 1, "A committee")


def test_a_line_that_the_page_after_next_has_too_runs() -> None:
    even, odd = ("A committee 12", 56.0), ("A council", 56.0)
    pages = paper([odd, MATTER], [even, MATTER], [odd, MATTER], [("A committee 14", 56.0), MATTER])
    assert runs(pages, 1, "A committee 12")
    assert runs(pages, 2, "A council")


def test_the_same_words_elsewhere_on_a_page_are_no_header() -> None:
    pages = paper([("Position", 400.0)], [("Position", 56.0), MATTER])
    assert not runs(pages, 1, "Position")


def test_what_says_that_it_goes_on_runs() -> None:
    assert runs(paper([MATTER], [("Actions (cont’d)", 56.0), MATTER]), 1, "Actions (cont’d)")


def test_the_foot_is_a_mirror_of_the_head() -> None:
    last = ("The last line of the matter", 762.0)
    caption, footer = ("Position at 31 May 2024", 780.0), ("Printed in June", 815.0)
    pages = paper([last, caption, footer], [MATTER])
    assert not runs(pages, 0, caption[0])
    assert runs(pages, 0, footer[0])
