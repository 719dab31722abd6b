"""Which questions ask nearly the same: by the words that carry their meaning, and nothing hidden.

Two questions are alike when most of their content words are shared. Numbers must not disagree:
"over 18 weeks" and "over 52 weeks" are two questions.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_EMPTY_WORDS = """
a about above after again all also am an and any are as at be because been before being both
but by can could did do does doing done down during each either enough ever few for from
further get give given had has have having he her here hers him his how i if in into is it its
itself just let like many may me might more most much must my no nor not now of off on once
one only or other our out over own please put same shall she should since so some such take
than that the their them then there these they this those through to too under until up upon
us very was we were what when where whether which while who whom whose why will with would yet
you your tell explain say said ask asked know think agree question committee council member
members there's it's don't doesn't isn't aren't wasn't weren't can't won't
"""
_EMPTY = frozenset(_EMPTY_WORDS.split())
_ENDINGS = ("ations", "ation", "ments", "ment", "ings", "ing", "ies", "ied", "ed", "es", "s")
_LEAST_STEM = 4
LEAST_SHARED = 3
"""Content words that two questions must share before anything is said."""
_HALF, _MOST = 0.5, 0.8


@dataclass(frozen=True, slots=True)
class Words:
    """The content words of a question by their stems, as first written, and its numbers."""

    stems: Mapping[str, str]
    numbers: frozenset[str]


def words_of(text: str) -> Words:
    """What a question is about: content words without their endings, and numbers apart."""
    stems: dict[str, str] = {}
    numbers = set()
    for match in _WORD.finditer(text):
        word = match[0].casefold().replace("’", "'").removesuffix("'s")
        if word.isdigit():
            numbers.add(word)
        elif word not in _EMPTY and len(word) > 1:
            stems.setdefault(stem(word), word)
    return Words(stems, frozenset(numbers))


def stem(word: str) -> str:
    """A word without its common endings: "waiting", "waits" and "waited" are one."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _LEAST_STEM - 1:
            return word.removesuffix(ending).rstrip("e")
    return word.rstrip("e") if len(word) > _LEAST_STEM else word


def shared(one: Words, other: Words) -> tuple[str, ...]:
    """The content words both use, in the first one's order, where the two are alike; else none."""
    if one.numbers and other.numbers and one.numbers != other.numbers:
        return ()
    both = [written for key, written in one.stems.items() if key in other.stems]
    return tuple(both) if _enough(len(both), len(one.stems), len(other.stems)) else ()


def _enough(common: int, one: int, other: int) -> bool:
    """Whether two questions of so many content words share enough of them."""
    if common < LEAST_SHARED:
        return False
    fewer = min(one, other)
    return common / (one + other - common) >= _HALF or (
        fewer > LEAST_SHARED and common / fewer >= _MOST
    )


def alike_pairs(known: Mapping[str, Words]) -> dict[str, list[tuple[str, tuple[str, ...]]]]:
    """For each id the ids of those that ask nearly the same, with the words they share.

    known: content words by id, in the order of the board. Only pairs that share enough words are
    compared word by word, so that hundreds of questions take little time.
    """
    holding: dict[str, list[str]] = {}
    pairs: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    for key, words in known.items():
        common: Counter[str] = Counter()
        for one in words.stems:
            common.update(holding.get(one, ()))
            holding.setdefault(one, []).append(key)
        for other, count in common.items():
            if not _enough(count, len(words.stems), len(known[other].stems)):
                continue
            both = shared(words, known[other])
            if both:
                pairs.setdefault(key, []).append((other, both))
                pairs.setdefault(other, []).append((key, both))
    return pairs
