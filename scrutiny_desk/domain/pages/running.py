"""Running headers and footers: what is printed along the pages beside their own matter."""

from __future__ import annotations

import re
from collections.abc import Mapping

from scrutiny_desk.domain.pages.pages import Line, Page

MARGIN = 0.075
"""Running headers and footers stand within this share of the page's height from its edges."""

_SAME_HEIGHT = 3.0
# In heights of the line; a page's matter starts further below the header of common templates.
_CLOSE_BY = 1.5
# Left and right pages may have headers of their own, so the page after next is looked at too.
_PAGES_ROUND = 2
# Counts of pages change from page to page; a year does not.
_COUNT = re.compile(r"\b\d{1,3}\b")
_GOES_ON = re.compile(r"\bcont(?:inued|['’]?d)\b|\bcont\.", re.IGNORECASE)


def runs_along(line: Line, page: Page, pages: Mapping[int, Page]) -> bool:
    """Whether a line in the margin of its page is a running header or footer.

    pages: by their index. A header is printed on the pages round about too, or stands apart from
    the page's matter, or says "continued". Any other line close by the matter belongs to it: the
    caption of a table that starts the page.
    """
    return (
        _GOES_ON.search(line.text) is not None
        or not _leads_to_matter(line, page)
        or _is_repeated(line, page, pages)
    )


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
    """Whether lines follow on it, never far apart, up to outside the margin."""
    upper = line.box.centre[1] < page.height / 2
    # The near and far sides of every line, counted from the edge of the page that `line` is at.
    spans = sorted(
        (other.box.y0, other.box.y1)
        if upper
        else (page.height - other.box.y1, page.height - other.box.y0)
        for other in page.lines
    )
    end = line.box.y1 if upper else page.height - line.box.y0
    for near, far in spans:
        if far <= end:
            continue
        if near - end > _CLOSE_BY * line.box.height:
            return False
        end = far
        if near > MARGIN * page.height:
            return True
    return False
