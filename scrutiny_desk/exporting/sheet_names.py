"""Names for the sheets of a workbook that Excel allows, cut between words."""

from __future__ import annotations

import re

_NOT_ALLOWED = re.compile(r"[\[\]:*?/\\']")
_LIMIT = 31
"""Excel allows no more characters."""
_LEFT_HANGING = re.compile(r"(?:\s+(?:and|of|the|for|in|on|to|&)|[\s,;·–-])+$", re.IGNORECASE)
_SHORTEST = 12
"""A name is not cut shorter than this for the sake of a whole word."""


def sheet_name(words: str, otherwise: str, taken: set[str]) -> str:
    """A name that no other sheet has, which is put among those taken (in lower case)."""
    base = " ".join(_NOT_ALLOWED.sub(" ", words).split()) or otherwise
    name, number = _cut(base, _LIMIT), 1
    while name.lower() in taken:
        number += 1
        tail = f" {number}"
        name = _cut(base, _LIMIT - len(tail)) + tail
    taken.add(name.lower())
    return name


def _cut(words: str, limit: int) -> str:
    """The first whole words that fit, without a small word that would be left hanging."""
    if len(words) <= limit:
        return words
    cut = words[:limit]
    if words[limit] != " " and " " in cut[_SHORTEST:]:
        cut = cut[: cut.rindex(" ")]
    shorter = _LEFT_HANGING.sub("", cut)
    return shorter if len(shorter) >= _SHORTEST else cut.strip()
