"""Running headers and footers: what is printed along the pages beside their own matter."""

from __future__ import annotations

import re
from collections.abc import Mapping

from scrutiny_desk.domain.pages import Line, Page

MARGIN = 0.075
"""Running headers and footers stand within this share of the page's height from its edges."""

_SAME_HEIGHT = 3.0
# Left and right pages may have headers of their own, so the page after next is looked at too.
_PAGES_ROUND = 2
# Counts of pages change from page to page; a year does not.
_COUNT = re.compile(r"\b\d{1,3}\b")


def runs_along(line: Line, page: Page, pages: Mapping[int, Page]) -> bool:
    """Whether a line in the margin of its page is a running header or footer.

    pages: by their index. A header is printed on the pages round about too, or stands apart from
    the page's matter. A line on this page alone and close by the matter belongs to it: the caption
    of a table that starts the page.
    """
    return not _leads_to_matter(line, page) or _is_repeated(line, page, pages)


def _is_repeated(line: Line, page: Page, pages: Mapping[int, Page]) -> bool:
    said = _COUNT.sub("#", line.text)
    near = (page.index + by for by in range(-_PAGES_ROUND, _PAGES_ROUND + 1) if by)
    return any(
        abs(other.box.y0 - line.box.y0) <= _SAME_HEIGHT and _COUNT.sub("#", other.text) == said
        for index in near
        if index in pages
        for other in pages[index].lines
    )


def _leads_to_matter(line: Line, page: Page) -> bool:
    """Whether lines follow on it, never a whole line's height apart, up to outside the margin."""
    head, foot = MARGIN * page.height, (1 - MARGIN) * page.height
    upper = line.box.centre[1] < page.height / 2
    # Each line as far from the page's nearer edge as its near and its far side are.
    spans = sorted(
        (other.box.y0, other.box.y1)
        if upper
        else (page.height - other.box.y1, page.height - other.box.y0)
        for other in page.lines
    )
    end = line.box.y1 if upper else page.height - line.box.y0
    margin = head if upper else page.height - foot
    for near, far in spans:
        if far <= end:
            continue
        if near - end > line.box.height:
            return False
        end = far
        if near > margin:
            return True
    return False
