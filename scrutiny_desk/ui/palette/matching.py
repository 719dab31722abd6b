"""How well what somebody typed fits the words of a command: by words, and forgiving. No Qt here."""

from __future__ import annotations

import re
import unicodedata

_WORD = re.compile(r"[^\W_]+")
_WHOLE, _START, _INSIDE, _LOOSE = 8, 6, 3, 1
LEAST_LETTERS = 3
"""A word shorter than this is too little to be looked for inside other words."""


def plain_words(text: str) -> list[str]:
    """The words of a text in small letters without accents."""
    bare = unicodedata.normalize("NFKD", text.casefold())
    return _WORD.findall("".join(one for one in bare if not unicodedata.combining(one)))


def fit(typed: str, words: str) -> int:
    """How well the words typed fit `words`; 0 when one of them fits nowhere.

    A whole word counts most, then its start, then its inside, then the first letters of several
    words ("wc" for "What changed"), then letters of one word in their order ("quetion").
    """
    wanted, there = plain_words(typed), plain_words(words)
    if not wanted:
        return 1
    points = [_fit_word(one, there) for one in wanted]
    if min(points) == 0:
        return 0
    return sum(points) * 4 // len(points) + (2 if there[: len(wanted)] == wanted else 0)


def is_close(points: int) -> bool:
    """Whether the fit is by real parts of words, not by loose letters alone."""
    return points >= _INSIDE * 4


def _fit_word(wanted: str, there: list[str]) -> int:
    long_enough = len(wanted) >= LEAST_LETTERS
    initials = "".join(word[0] for word in there)
    for points, fits in (
        (_WHOLE, wanted in there),
        (_START, any(word.startswith(wanted) for word in there)),
        (_INSIDE, len(wanted) > 1 and initials.startswith(wanted)),
        (_INSIDE, long_enough and any(wanted in word for word in there)),
        (_LOOSE, long_enough and any(_in_order(wanted, word) for word in there)),
    ):
        if fits:
            return points
    return 0


def _in_order(wanted: str, word: str) -> bool:
    """Whether the letters stand in the word in this order, beginning with its first."""
    if word[0] != wanted[0] or len(word) > len(wanted) + LEAST_LETTERS:
        return False
    rest = iter(word)
    return all(letter in rest for letter in wanted)
