"""A rise or a fall that is printed beside the two figures it lies between."""

from __future__ import annotations

import re
from collections.abc import Iterator

from scrutiny_desk.checking.kinds import PageText, Paper, say_number
from scrutiny_desk.checking.waiting import half_up
from scrutiny_desk.domain.findings import Finding, FindingKind, Place

_UP = r"increase|rise|growth"
_DOWN = r"decrease|reduction|fall|drop"
_FIGURE = r"£?\d{1,3}(?:,\d{3})+|£?\d+"
_BOTH = (
    rf"from\s+(?P<first>{_FIGURE})(?:\s+[a-z]+){{0,3}}?\s+to\s+(?P<second>{_FIGURE})"
    r"(?!\s?%|[\d,.]*\d|\s?(?:m|k|bn|million|thousand|billion|per|am|pm|o.clock|years?)\b"
    r"|(?:st|nd|rd|th)?\s+(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec))"
)
_CHANGE = rf"(?P<way>{_UP}|{_DOWN})\s+of\s+(?P<change>£?\d[\d,]*(?:\.\d+)?\s?%|{_FIGURE})"
_RISES = r"rose|risen|increased|grew|grown|gone\s+up|went\s+up|climbed"
_FALLS = r"fell|fallen|decreased|dropped|declined|reduced|gone\s+down|went\s+down"
_BY = rf"by\s+(?P<change>£?\d[\d,]*(?:\.\d+)?\s?%|{_FIGURE})"
_FORMS = (
    re.compile(rf"\b{_CHANGE},?\s+{_BOTH}", re.IGNORECASE),
    re.compile(rf"\b{_BOTH}\s*[,;(–-]\s*(?:which\s+is\s+)?an?\s+{_CHANGE}", re.IGNORECASE),
    re.compile(rf"\b(?P<way>{_RISES}|{_FALLS})\s+{_BY},?\s+{_BOTH}", re.IGNORECASE),
    re.compile(
        rf"\b{_BOTH}\s*[(]\s*(?P<way>up|down)\s+(?:by\s+)?(?P<change>\d[\d,]*(?:\.\d+)?\s?%)",
        re.IGNORECASE,
    ),
)
"""An increase of 12% from 296 to 331; from 296 to 331, an increase of 12%; rose by 12% from 296 to
331; from 296 to 331 (up 12%)."""
_POINTS = r"(?P<change>\d+(?:\.\d+)?)\s+(?:percentage\s+points?|pp)\b"
_SHARES = (
    r"from\s+(?P<first>\d{1,3}(?:\.\d+)?)\s?%(?:\s+[a-z]+){0,3}?\s+"
    r"to\s+(?P<second>\d{1,3}(?:\.\d+)?)\s?%"
)
_POINT_FORMS = (
    re.compile(rf"\b(?P<way>{_RISES}|{_FALLS})\s+by\s+{_POINTS},?\s+{_SHARES}", re.IGNORECASE),
    re.compile(rf"\b(?P<way>{_UP}|{_DOWN})\s+of\s+{_POINTS},?\s+{_SHARES}", re.IGNORECASE),
    re.compile(
        rf"\b{_SHARES}\s*[,;(–-]\s*(?:which\s+is\s+)?an?\s+(?P<way>{_UP}|{_DOWN})\s+of\s+{_POINTS}",
        re.IGNORECASE,
    ),
)
"""From 40% to 50%, a rise of 10 percentage points."""
_IS_UP = re.compile(rf"{_UP}|{_RISES}|up", re.IGNORECASE)
_NEAR = 1e-9


def check(paper: Paper) -> Iterator[Finding]:
    """Every change on every page that stands beside its two figures."""
    for page in paper.pages:
        words = page.words
        if "from" not in words:
            continue
        for form in _FORMS:
            for match in form.finditer(words):
                yield from _worked_out(match, page)
        for form in _POINT_FORMS:
            for match in form.finditer(words):
                yield from _in_points(match, page)


def _worked_out(match: re.Match[str], page: PageText) -> Iterator[Finding]:
    first, second = _number(match["first"]), _number(match["second"])
    up = _IS_UP.fullmatch(match["way"]) is not None
    difference = second - first if up else first - second
    printed = match["change"].replace(" ", "")
    if printed.endswith("%"):
        if not first:
            return
        scale = 10 ** len(printed[:-1].partition(".")[2])
        worked_out = half_up(100 * difference / first * scale) / scale
        said = f"{say_number(worked_out)}%"
    else:
        worked_out, said = difference, say_number(difference)
    # A year may stand where a figure is looked for: no change is worked out between two of them.
    if worked_out == _number(printed.rstrip("%")) or (_is_year(first) and _is_year(second)):
        return
    way = _noun(match["way"])
    between = f"from {match['first']} to {match['second']}"
    right = (
        f"is {'a rise' if second > first else 'a fall'} of {said.lstrip('-')}"
        if second != first
        else "is no change"
    )
    yield Finding(
        FindingKind.CHANGE,
        f"{way} of {printed}",
        said,
        f"Printed as {'an' if way[0] in 'aeiou' else 'a'} {way} of {printed} {between}, which"
        f" {right}.",
        (Place(page.page, page.page_index),),
        between,
    )


def _in_points(match: re.Match[str], page: PageText) -> Iterator[Finding]:
    """A change in percentage points; each of the three figures may be rounded."""
    first, second, printed = (float(match[name]) for name in ("first", "second", "change"))
    up = _IS_UP.fullmatch(match["way"]) is not None
    difference = second - first if up else first - second
    room = sum(
        10.0 ** -len(match[name].partition(".")[2]) for name in ("first", "second", "change")
    )
    if abs(difference - printed) <= room / 2 + _NEAR:
        return
    way, points = _noun(match["way"]), f"{match['change']} percentage points"
    between = f"from {match['first']}% to {match['second']}%"
    said = say_number(round(abs(second - first), 6))
    right = f"a {'rise' if second > first else 'fall'} of {said}" if said != "0" else "no change"
    yield Finding(
        FindingKind.CHANGE,
        f"{way} of {points}",
        f"{said} percentage points",
        f"Printed as {'an' if way[0] in 'aeiou' else 'a'} {way} of {points} {between}, which is"
        f" {right}.",
        (Place(page.page, page.page_index),),
        between,
    )


def _noun(way: str) -> str:
    """What a verb does, as a noun; a noun as it is."""
    said = " ".join(way.split()).casefold()
    if re.fullmatch(rf"{_UP}|{_DOWN}", said):
        return said
    return "rise" if _IS_UP.fullmatch(said) else "fall"


def _number(text: str) -> float:
    return float(text.replace(",", "").replace("£", ""))


def _is_year(value: float) -> bool:
    return 1900 <= value <= 2100
