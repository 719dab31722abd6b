"""Pages that were left blank to fill up a sheet."""

from __future__ import annotations

import re

_NOTICE = re.compile(r"left (?:intentionally )?blank|blank page", re.IGNORECASE)
_MOST_WORDS = 12


def is_blank(text: str, *, picture: bool = False) -> bool:
    """Whether a page holds nothing, or nothing but the notice that it was left blank.

    text: the words of the page with whatever is stamped on it. picture: the page is a scan, which
    holds something even where no words of it are known.
    """
    words = text.split()
    if len(words) > _MOST_WORDS:
        return False
    return (not words and not picture) or _NOTICE.search(" ".join(words)) is not None
