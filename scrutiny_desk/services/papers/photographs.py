"""Where photographs stand on the pages of the PDF that is shown for a paper."""

from __future__ import annotations

from scrutiny_desk.domain.pages.pages import Box


def photographs_on(pdf: bytes, page_index: int) -> tuple[Box, ...]:
    """The photographs of a page (from 0) of a PDF; none where it cannot be read."""
    from scrutiny_desk.reading import photographs

    return photographs.photographs_on(pdf, page_index)
