"""Parts of one whole in a sentence: "45% agreed, 30% did not and the remaining 20% ..."

Only where the sentence says that nothing is left: by "the remaining" before its last figure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from scrutiny_desk.checking.kinds import PageText, Paper, in_list, say_number
from scrutiny_desk.domain.findings import Finding, FindingKind, Place

_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z0-9])")
_PERCENT = re.compile(r"(?<![\d.,/])(?P<figure>\d{1,3}(?:\.\d+)?)\s?%")
_LAST_PERCENT = re.compile(r"\bremaining\s+(?P<figure>\d{1,3}(?:\.\d+)?)\s?%")
_OF_WHOLE = re.compile(
    r"\bof\s+(?:the|these|those|all)\s+(?P<whole>\d{1,3}(?:,\d{3})+|\d+)\s+[a-z]", re.IGNORECASE
)
_COUNT = re.compile(
    r"(?<![\d.,/£-])(?P<figure>\d{1,3}(?:,\d{3})+|\d+)(?![\d.,/]*\d|\s?%|-|[a-z])"
    r"(?P<after>\s+(?:weeks?|months?|years?|days?|hours?|per|in|st|nd|rd|th)\b)?",
    re.IGNORECASE,
)
_LAST_COUNT = re.compile(r"\bremaining\s+(?P<figure>\d{1,3}(?:,\d{3})+|\d+)\b(?!\s?[%.]\d)")
_OTHER_WHOLES = re.compile(
    r"\bof (?:which|whom|these|those who|them)\b|\bcompar\w+|\bfrom\b|\bthan\b|\btarget\b"
    r"|\baverage\b|\bnational\w*\b|\bprevious\w*\b|\b(?:rose|fell|up|down|increas\w+|decreas\w+"
    r"|reduc\w+)\b|\brespectively\b|\bincluding\b|\bboth\b|\bover\b|\bunder\b|\baged\b",
    re.IGNORECASE,
)
"""What may bring figures of another whole, or of another time, into a sentence."""
_MOST_PARTS = 6
_NOT_FAR = 0.25
_LONGEST = 60
_NEAR = 1e-9
_YEARS = range(1990, 2101)


def check(paper: Paper) -> Iterator[Finding]:
    """Every sentence of every page that parts a whole and says what remains."""
    for page in paper.pages:
        for sentence in _SENTENCE.split(page.words):
            if "remaining" in sentence and len(sentence.split()) <= _LONGEST:
                yield from _percents(sentence, page)
                yield from _counts(sentence, page)


def _percents(sentence: str, page: PageText) -> Iterator[Finding]:
    last = _LAST_PERCENT.search(sentence)
    found = [match["figure"] for match in _PERCENT.finditer(sentence)]
    if last is None or found[-1:] != [last["figure"]] or _OTHER_WHOLES.search(sentence):
        return
    room = sum(10.0 ** -len(one.partition(".")[2]) for one in found) / 2
    made = sum(map(float, found))
    if _is_told(found, made, 100.0, room):
        said = in_list([*(f"{one}%" for one in found[:-1]), f"the remaining {found[-1]}%"])
        right = f"{say_number(round(made, 6))}%"
        words = f"{said} are printed as parts of one whole; they make {right}."
        yield _finding(f"the remaining {found[-1]}%", right, words, page)


def _counts(sentence: str, page: PageText) -> Iterator[Finding]:
    wholes = list(_OF_WHOLE.finditer(sentence))
    last = _LAST_COUNT.search(sentence)
    if len(wholes) != 1 or last is None or "%" in sentence or _OTHER_WHOLES.search(sentence):
        return
    found = list(_COUNT.finditer(sentence, wholes[0].end()))
    figures = [match["figure"] for match in found]
    if any(match["after"] for match in found) or figures[-1:] != [last["figure"]]:
        return
    values = [int(one.replace(",", "")) for one in figures]
    if any(value in _YEARS for value in values):
        return
    whole = int(wholes[0]["whole"].replace(",", ""))
    if _is_told(figures, sum(values), whole, 0.0):
        said = in_list([*figures[:-1], f"the remaining {figures[-1]}"])
        right = f"{sum(values):,}"
        words = f"{said} are printed as parts of {whole:,}; they make {right}."
        yield _finding(f"the remaining {figures[-1]}", right, words, page)


def _is_told(figures: list[str], made: float, whole: float, room: float) -> bool:
    far = abs(made - whole)
    return 1 < len(figures) <= _MOST_PARTS and room + _NEAR < far <= _NOT_FAR * whole


def _finding(printed: str, right: str, words: str, page: PageText) -> Finding:
    place = (Place(page.page, page.page_index),)
    return Finding(FindingKind.WHOLE, printed, right, words, place, words)
