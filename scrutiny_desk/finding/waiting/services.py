"""The names of services: a short name in a table becomes the name the paper explains it with."""

from __future__ import annotations

import difflib
import re
from collections.abc import Sequence

from scrutiny_desk.domain.pages.pages import Reading
from scrutiny_desk.finding.headings import lines_above

_SHORT = re.compile(r"^[A-Z][A-Za-z&]{1,7}$")
_NUMBERING = re.compile(r"^\s*(?:\d+(?:\.\d+)*\.?|[A-Za-z][.)]|•)\s+")
_ALIKE = 0.9
_PAGES_BACK = 3
_LETTERS = re.compile(r"[^a-z]")


def full_name(
    short: str, reading: Reading, page_index: int, top: float, known: Sequence[str]
) -> str:
    """The service's full name for the name in a table's row.

    known: the names that the paper's own dashboard gives; such a name stands as it is. A short
    name ("ABC") is looked for in the section heading over the table ("7.3 A Better Clinic (ABC)").
    """
    name = " ".join(short.split())
    if name in known or not _SHORT.match(name) or sum(letter.isupper() for letter in name) < 2:
        return name
    explained = _explained(name, reading, page_index, top)
    if explained is None:
        return name
    return next((other for other in known if _alike(other, explained)), explained)


def _explained(short: str, reading: Reading, page_index: int, top: float) -> str | None:
    """The words before "(ABC)" in the nearest line over the table that is just that."""
    pattern = re.compile(rf"^(?P<full>[^()]{{4,90}}?)\s*\(\s*{re.escape(short)}\s*\)\W*$")
    for back in range(_PAGES_BACK + 1):
        at = page_index - back
        if at < 0:
            break
        page = reading.pages[at]
        lines = lines_above(reading, at, top if back == 0 else page.height)
        for line in lines:
            match = pattern.match(_NUMBERING.sub("", line.text.strip()))
            if match is not None and match["full"][0].isupper():
                return match["full"].strip()
    return None


def _alike(one: str, other: str) -> bool:
    first, second = (_LETTERS.sub("", name.lower()) for name in (one, other))
    return difflib.SequenceMatcher(None, first, second, autojunk=False).ratio() >= _ALIKE
