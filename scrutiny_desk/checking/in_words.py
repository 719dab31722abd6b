"""Numbers and shares in words beside their figures: "twelve (13)", "one in four (30%)"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from scrutiny_desk.checking.kinds import PageText, Paper, say_number
from scrutiny_desk.domain.findings import Finding, FindingKind, Place

_ONES = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_NUMBERS = {word: at for at, word in enumerate(_ONES, 1)}
_NUMBERS |= {word: 10 * at for at, word in enumerate(_TENS, 2)}
_NUMBERS |= {
    f"{ten}-{one}": 10 * at + more
    for at, ten in enumerate(_TENS, 2)
    for more, one in enumerate(_ONES[:9], 1)
}
_WORD = "|".join(sorted(_NUMBERS, key=len, reverse=True)).replace("-", "[- ]")
_NAMES_SOMETHING = (
    r"section|paragraph|item|option|priority|part|schedule|phase|stage|class|category|key|year"
    r"|level|tier|appendix|chapter|article|rule|regulation|group|band|zone|ward|page|table|figure"
    r"|recommendation|action|objective|theme|outcome|area|question|note|unit|week|day|number|no"
)
_NAMED_BEFORE = re.compile(
    rf"\b(?:{_NAMES_SOMETHING}|(?:hundred|thousand|million)(?:\s+and)?|or|to|and|point)\s+$",
    re.IGNORECASE,
)
_BRACKET = re.compile(r"\(\s*\d")
_BEFORE, _AFTER = 120, 40
"""Characters round a figure in brackets: the words that it stands beside are among them."""
_COUNTED = re.compile(
    rf"(?<![\w)-])(?<!\)\s)(?P<word>{_WORD})\s*\(\s*(?P<figure>\d{{1,3}})\s*\)\s+[a-z]",
    re.IGNORECASE,
)
_SHARES = {
    "half": 1 / 2, "a half": 1 / 2, "one half": 1 / 2, "a third": 1 / 3, "one third": 1 / 3,
    "two thirds": 2 / 3, "a quarter": 1 / 4, "one quarter": 1 / 4, "three quarters": 3 / 4,
    "a fifth": 1 / 5, "one fifth": 1 / 5, "two fifths": 2 / 5, "three fifths": 3 / 5,
    "four fifths": 4 / 5, "a tenth": 1 / 10, "one tenth": 1 / 10,
}  # fmt: skip
_OF = r"(?:\s+of(?:\s+[a-z’'-]+){1,5}|\s+(?:children|pupils|people|parents|schools|patients))?"
_PRINTED = (
    r"\s*\(\s*(?:(?P<percent>\d{1,3}(?:\.\d+)?)\s?%"
    r"|(?P<part>\d{1,3}(?:,\d{3})+|\d+)\s+of\s+(?P<whole>\d{1,3}(?:,\d{3})+|\d+))\s*\)"
)
_FRACTION = re.compile(
    r"(?<![\w-])(?P<about>nearly|almost|just under|under|less than|fewer than|more than|over"
    r"|just over|about|around|approximately|roughly|some)?\s*"
    r"\b(?P<share>(?:one|1)[ -]in[ -]"
    r"(?P<every>two|three|four|five|six|seven|eight|nine|ten|\d{1,2})"
    rf"|{'|'.join(sorted(_SHARES, key=len, reverse=True)).replace(' ', '[- ]')})"
    rf"{_OF}{_PRINTED}",
    re.IGNORECASE,
)
_MAJORITY = re.compile(rf"\bmajority{_OF}{_PRINTED}", re.IGNORECASE)
_OVER = {"more than", "over", "just over"}
_UNDER = {"nearly", "almost", "just under", "under", "less than", "fewer than"}
_JUST_UNDER = {"nearly", "almost", "just under"}
_LOOSE = 5.0
"""Percentage points by which a share in words may be off: words are rounder than figures."""
_LOOSER = 10.0
_HALF = 50.0


def check(paper: Paper) -> Iterator[Finding]:
    """Every number and every share that a page prints in words and in figures."""
    for page in paper.pages:
        for bracket in _BRACKET.finditer(page.words):
            start = max(0, bracket.start() - _BEFORE)
            yield from _around(page.words[start : bracket.start() + _AFTER], page)


def _around(words: str, page: PageText) -> Iterator[Finding]:
    for match in _COUNTED.finditer(words):
        yield from _counted(match, words[: match.start()], page)
    for match in _FRACTION.finditer(words):
        yield from _fraction(match, page)
    for match in _MAJORITY.finditer(words):
        percent = _percent(match)
        if percent is not None and percent < _HALF - 0.5:
            yield _finding(match[0], "over 50%", "a majority is over 50%", match, page)


def _counted(match: re.Match[str], before: str, page: PageText) -> Iterator[Finding]:
    word = re.sub(r"\s", "-", match["word"].casefold())
    if _NAMED_BEFORE.search(before):
        return
    if _NUMBERS[word] != int(match["figure"]):
        printed = f"{match['word']} ({match['figure']})"
        right = str(_NUMBERS[word])
        yield _finding(printed, right, f"{match['word'].casefold()} is {right}", None, page)


def _fraction(match: re.Match[str], page: PageText) -> Iterator[Finding]:
    share, percent = _share(match), _percent(match)
    if share is None or percent is None:
        return
    about = (match["about"] or "").casefold()
    off = percent - share
    if about in _OVER:
        wrong = off < -0.5
    elif about in _UNDER:
        wrong = off > 0.5 or (about in _JUST_UNDER and off < -2 * _LOOSER)
    elif about:
        wrong = abs(off) > _LOOSER
    else:
        wrong = abs(off) >= _LOOSE if match["every"] else abs(off) > _LOOSE
    if wrong:
        right = f"{say_number(round(share, 1))}%"
        said = " ".join(match["share"].split()).casefold()
        yield _finding(match[0].strip(), right, f"{said} is {right}", match, page)


def _share(match: re.Match[str]) -> float | None:
    every = match["every"]
    if every:
        number = _NUMBERS.get(every.casefold()) or int(every)
        return 100 / number if number > 1 else None
    return 100 * _SHARES[re.sub(r"[- ]", " ", match["share"].casefold())]


def _percent(match: re.Match[str]) -> float | None:
    if match["percent"]:
        return float(match["percent"])
    part, whole = (int(match[name].replace(",", "")) for name in ("part", "whole"))
    return 100 * part / whole if whole and part <= whole else None


def _finding(
    printed: str, expected: str, right: str, match: re.Match[str] | None, page: PageText
) -> Finding:
    if match is not None and match["part"]:
        share = f"{say_number(round(_percent(match) or 0.0, 1))}%"
        right = f"{right}, and {match['part']} of {match['whole']} is {share}"
    return Finding(
        FindingKind.WORDS,
        printed,
        expected,
        f"“{printed}” is printed; {right}.",
        (Place(page.page, page.page_index),),
        printed,
    )
