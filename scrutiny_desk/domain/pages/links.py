"""Links that stand on a page of a paper: to another of its pages, or out to the web."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from scrutiny_desk.domain.pages.pages import Box

_OPENED = frozenset({"http", "https", "mailto"})


@dataclass(frozen=True, slots=True)
class Link:
    """A link: where it stands on its page, and where it leads.

    page_index: the page it leads to, from 0, or None; top: how far down that page in points.
    address: the web or mail address it leads to, or "".
    """

    box: Box
    page_index: int | None = None
    top: float = 0.0
    address: str = ""


def may_be_opened(address: str) -> bool:
    """Whether an address is one for the web or for mail; a file or a script is never opened."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    if parts.scheme.casefold() not in _OPENED:
        return False
    return bool(parts.netloc) or (parts.scheme.casefold() == "mailto" and bool(parts.path))
