"""The links and bookmarks of the PDF that is shown for a paper."""

from __future__ import annotations

from scrutiny_desk.domain.pages.links import Link
from scrutiny_desk.domain.pages.pages import Bookmark


def links_on(pdf: bytes, page_index: int) -> tuple[Link, ...]:
    """The links on a page (from 0) of a PDF; none where it cannot be read."""
    from scrutiny_desk.reading.links import read_links

    return read_links(pdf, page_index)


def bookmarks_in(pdf: bytes) -> tuple[Bookmark, ...]:
    """The outline of a PDF in order; none where there is none."""
    from scrutiny_desk.reading.links import read_bookmarks

    return read_bookmarks(pdf)
