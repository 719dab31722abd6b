"""Finding what somebody types in the words of a page, as a person would call it the same.

Capitals, accents, curly quotation marks and ligatures make no difference, nor does the hyphen of a
word that is broken at the end of a line, nor where the lines end.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from scrutiny_desk.domain.notes.quoting import line_boxes
from scrutiny_desk.domain.pages.pages import Box, Word

_QUOTES = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "\u00ad": "-", "\u2044": "/"})
_HYPHENS = "-‐‑‒–"
_BROKEN = re.compile(rf"(?<=\w)[{_HYPHENS}]\s+")
_HYPHEN = re.compile(rf"[{_HYPHENS}]")


def folded(text: str) -> str:
    """The text as it is compared: one case, plain letters, no hyphens, single spaces."""
    plain = _plain(text)
    if any(sign in plain for sign in _HYPHENS):
        plain = _HYPHEN.sub("", _BROKEN.sub("", plain))
    return " ".join(plain.split())


def count(text: str, wanted: str) -> int:
    """How often `wanted` stands in `text`, both folded; what is found does not overlap."""
    return text.count(wanted) if wanted else 0


@dataclass(frozen=True, slots=True)
class Occurrence:
    """Words of a page in which something was found: the first, the last and their boxes.

    boxes: one for each run of words on one line, in points; a word that is found in part is
    boxed in part, by its share of letters.
    """

    first: int
    last: int
    boxes: tuple[Box, ...]


def occurrences(words: Sequence[Word], wanted: str) -> tuple[Occurrence, ...]:
    """Where `wanted` (folded) stands in the upright words of a page, in their order."""
    if not wanted:
        return ()
    pieces: list[str] = []
    places: list[tuple[int, int, int]] = []  # where a word begins and ends, and which it is
    at = 0
    for index, word in enumerate(words):
        if word.turned:
            continue
        plain = _HYPHEN.sub("", _plain(word.text))
        if not plain:
            continue
        if places and not _is_broken(words[places[-1][2]].text):
            pieces.append(" ")
            at += 1
        pieces.append(plain)
        places.append((at, at + len(plain), index))
        at += len(plain)
    text = "".join(pieces)
    found: list[Occurrence] = []
    start, place = text.find(wanted), 0
    while start >= 0:
        end = start + len(wanted)
        while places[place][1] <= start:
            place += 1
        covered = []
        ahead = place
        while ahead < len(places) and places[ahead][0] < end:
            covered.append(places[ahead])
            ahead += 1
        parts = [
            Word("", _part(words[index].box, begins, ends, start, end))
            for begins, ends, index in covered
        ]
        found.append(Occurrence(covered[0][2], covered[-1][2], line_boxes(parts)))
        start = text.find(wanted, end)
    return tuple(found)


def _plain(text: str) -> str:
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFKD", text.translate(_QUOTES))
    return "".join(c for c in apart if not unicodedata.combining(c)).casefold()


def _is_broken(word: str) -> bool:
    """Whether a word goes on in the next: it ends with a hyphen after a letter or digit."""
    plain = _plain(word)
    return len(plain) > 1 and plain[-1] in _HYPHENS and (plain[-2].isalnum() or plain[-2] == "_")


def _part(box: Box, begins: int, ends: int, start: int, end: int) -> Box:
    a_letter = box.width / (ends - begins)
    return Box(
        box.x0 + max(start - begins, 0) * a_letter,
        box.y0,
        box.x1 - max(ends - end, 0) * a_letter,
        box.y1,
    )
