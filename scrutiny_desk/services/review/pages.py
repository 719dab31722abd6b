"""The pages around a rectangle that a person drew, read again from the shelf."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from scrutiny_desk.domain.errors import DeskError
from scrutiny_desk.domain.pages.pages import Page, Reading
from scrutiny_desk.domain.papers.papers import PageRow
from scrutiny_desk.library.library import Library
from scrutiny_desk.reading.lines import lines_of
from scrutiny_desk.reading.page.ruled_again import with_rulings
from scrutiny_desk.reading.tables import find_tables
from scrutiny_desk.services.papers.papers import pages_of, pdf_of, words_on

# A table is mostly short; where it began before these pages, more of them are read.
_BACK = (4, 20, 80)


@dataclass(frozen=True, slots=True)
class Window:
    """A run of a paper's pages as a reading of its own, counted from 0.

    at: the page in question among them.
    """

    reading: Reading
    at: int

    @property
    def page(self) -> Page:
        return self.reading.pages[self.at]


def page_at(library: Library, paper_id: str, page_index: int) -> Page:
    """A page (from 0) with its words and lines; DeskError where the paper has none there."""
    for row in pages_of(library, paper_id):
        if row.index == page_index:
            return _with_words(library, paper_id, row)
    raise DeskError("There is no such page", "", "Choose a page of the paper")


def windows_at(library: Library, paper_id: str, page_index: int) -> Iterator[Window]:
    """The page with the one after it and ever more of those before it, from where tables go on.

    DeskError where the paper has no such page.
    """
    rows = pages_of(library, paper_id)
    if not any(row.index == page_index for row in rows):
        raise DeskError("There is no such page", "", "Choose a page of the paper")
    pdf = pdf_of(library, paper_id)
    for back in _BACK:
        near = [row for row in rows if page_index - back <= row.index <= page_index + 1]
        yield _window(library, paper_id, pdf, near, page_index)
        if near[0].index == rows[0].index:
            return


def _window(
    library: Library, paper_id: str, pdf: bytes, rows: Sequence[PageRow], page_index: int
) -> Window:
    ruled = with_rulings(pdf, [_with_words(library, paper_id, row) for row in rows])
    pages = tuple(replace(page, index=at) for at, page in enumerate(ruled))
    reading = Reading(
        file_name="",
        sha256="",
        kind_of_file="pdf",
        title="",
        pages=pages,
        tables=find_tables(pages),
    )
    return Window(reading, page_index - rows[0].index)


def _with_words(library: Library, paper_id: str, row: PageRow) -> Page:
    words = tuple(words_on(library, paper_id, row.index))
    return Page(
        row.index,
        row.width,
        row.height,
        words,
        label=row.label,
        lines=lines_of(words),
        ocr=row.ocr,
    )
