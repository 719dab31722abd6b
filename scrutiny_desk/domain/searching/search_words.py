"""What a person typed into the search box, read as words, phrases, nearness and exclusions.

Every text can be read: what makes no sense as an operator is a word, or is passed over.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice

MOST_TERMS = 32
"""So many words or phrases of one question are looked for, and so many words of one phrase."""
NEAR_WITHIN = 10
"""Words between two that stand near each other, where no number is given."""
_FARTHEST = 999
_LEAST_PREFIX = 2

_RUN = re.compile(r"\w+")
_QUOTES = re.compile("[“”„«»]")
_PIECES = re.compile(
    r'(?P<minus>(?<!\S)-(?=[\w"]))?'
    r'(?:"(?P<quoted>[^"]*)(?P<closed>"?)(?P<quoted_star>\*?)'
    r"|(?P<near>NEAR\s*\()"
    r"|(?P<end>\)|\((?!\)))"
    r'|(?P<word>[^\s"()]+))'
)
_INFIX = re.compile(r"NEAR(?:/(\d+))?$")
_NUMBER = re.compile(r",\s*(\d+)\s*$")
_NOTHING = "Type a word with at least one letter or figure"
_ONLY_WITHOUT = "Type also a word to look for: a minus or NOT only leaves places out"
_TOO_MANY = f"Only the first {MOST_TERMS} words are looked for"


@dataclass(frozen=True, slots=True)
class Words:
    """A word, or words that stand side by side.

    begins: the last of them may go on (typed with *). unfinished: it may go on because the person
    is still typing it. side_by_side: it was put in quotation marks.
    """

    text: str
    begins: bool = False
    unfinished: bool = False
    side_by_side: bool = False


@dataclass(frozen=True, slots=True)
class Near:
    """Words or phrases with at most `within` words between them."""

    parts: tuple[Words, ...]
    within: int = NEAR_WITHIN


Term = Words | Near


@dataclass(frozen=True, slots=True)
class Asked:
    """What is looked for: of each of `wanted` one alternative, and nothing of `without`.

    said: a plain sentence where something of it cannot be looked for, else "". whole: every word
    as typed where that is all there is (no operator, no exclusion), by which a long form that is
    typed without quotation marks is known; else "".
    """

    wanted: tuple[tuple[Term, ...], ...]
    without: tuple[Term, ...] = ()
    said: str = ""
    whole: str = ""


def read_words(typed: str) -> Asked:
    """What a person typed, whatever it is."""
    plain = _QUOTES.sub('"', typed)
    reader = _Reader(goes_on=not plain[-1:].isspace())
    reader.read(plain)
    return reader.asked(plain)


class _Reader:
    """Reads pieces from left to right; an operator waits until the term after it is known."""

    def __init__(self, *, goes_on: bool) -> None:
        self._goes_on = goes_on
        self._wanted: list[list[Term]] = []
        self._without: list[Term] = []
        self._negative = self._alternative = False
        self._within: int | None = None
        self._operators = 0
        self._count = 0
        self._cut = False

    def read(self, plain: str) -> None:
        at = 0
        while found := _PIECES.search(plain, at):
            at = found.end()
            if found["near"] is not None:
                self._negative |= found["minus"] is not None
                at = self._read_near(plain, at)
            elif found["end"] is None:
                self._read_piece(found, last=not plain[at:].strip())

    def _read_piece(self, found: re.Match[str], *, last: bool) -> None:
        word = found["word"]
        if found["minus"] is None and word in {"AND", "OR", "NOT"}:
            self._alternative |= word == "OR"
            self._negative |= word == "NOT"
            self._operators += word != "AND"
            return
        infix = _INFIX.match(word) if word is not None and found["minus"] is None else None
        if infix is not None:
            self._within = _within(infix[1])
            self._operators += 1
            return
        self._cut |= _too_long(found)
        term = _words_of(found, goes_on=last and self._goes_on)
        if term is not None:
            self._negative |= found["minus"] is not None
            self._take(term)

    def _read_near(self, plain: str, at: int) -> int:
        """Read what stands between the brackets of NEAR( ... ); gives where it ends."""
        end = plain.find(")", at)
        inner, after = (plain[at:], len(plain)) if end < 0 else (plain[at:end], end + 1)
        number = _NUMBER.search(inner)
        within = NEAR_WITHIN if number is None else _within(number[1])
        inner = inner if number is None else inner[: number.start()]
        pieces = list(_PIECES.finditer(inner))
        self._cut |= any(map(_too_long, pieces))
        parts = tuple(
            term for found in pieces if (term := _words_of(found, goes_on=False)) is not None
        )[:MOST_TERMS]
        self._operators += 1
        if len(parts) > 1:
            self._take(Near(parts, within))
        elif parts:
            self._take(parts[0])
        return after

    def _take(self, term: Term) -> None:
        self._count += 1
        if self._count > MOST_TERMS:
            return
        before = self._without if self._negative and self._within is None else None
        if self._within is not None and self._wanted and isinstance(term, Words):
            other = self._wanted[-1][-1]
            parts = other.parts if isinstance(other, Near) else (other,)
            self._wanted[-1][-1] = Near((*parts, term), self._within)
        elif before is not None:
            before.append(term)
        elif self._alternative and self._wanted:
            self._wanted[-1].append(term)
        else:
            self._wanted.append([term])
        self._negative = self._alternative = False
        self._within = None

    def asked(self, plain: str) -> Asked:
        wanted = tuple(tuple(one_of) for one_of in self._wanted)
        said = _TOO_MANY if self._cut or self._count > MOST_TERMS else ""
        if not wanted and plain.strip():
            said = _ONLY_WITHOUT if self._without else _NOTHING
        simple = not self._operators and not self._without and len(wanted) > 1
        plain_words = simple and all(
            isinstance(one, Words) and not one.side_by_side and not one.begins
            for one_of in wanted
            for one in one_of
        )
        return Asked(wanted, tuple(self._without), said, plain.strip() if plain_words else "")


def _words_of(found: re.Match[str], *, goes_on: bool) -> Words | None:
    """A word or a phrase; None where it holds no letter and no figure."""
    quoted, word = found["quoted"], found["word"]
    if word is not None:
        text = word.rstrip("*")
        star, closed = text != word, False
    elif quoted is not None:
        text, star, closed = quoted, bool(found["quoted_star"]), bool(found["closed"])
    else:
        return None
    if not any(character.isalnum() for character in text):
        return None
    runs = list(islice(_RUN.finditer(text), MOST_TERMS + 1))
    if len(runs) > MOST_TERMS:
        text, star, goes_on = text[: runs[MOST_TERMS - 1].end()], False, False
    # One letter begins so many words that to gather their places takes longer than anything else.
    long_enough = bool(runs) and len(runs[-1][0]) >= _LEAST_PREFIX
    return Words(
        text,
        begins=star and long_enough,
        unfinished=goes_on and not closed and not star and long_enough,
        side_by_side=quoted is not None,
    )


def _too_long(found: re.Match[str]) -> bool:
    text = found["quoted"] or found["word"] or ""
    return next(islice(_RUN.finditer(text), MOST_TERMS, None), None) is not None


def _within(number: str | None) -> int:
    return NEAR_WITHIN if number is None else min(int(number[:4]), _FARTHEST)
