"""The figure in a cell of a waiting list, and what stands there instead of one."""

from __future__ import annotations

import re
from dataclasses import dataclass

from scrutiny_desk.finding.units import change_beside_arrow, direction, first_number

_MARKS = " \t*†‡#^~"
_NOTHING = re.compile(
    r"|[-–—.x*#†‡]+|n\.?\s?/?\s?[ak]\.?|nil returned|not (?:known|available|applicable|recorded|"
    r"collected|reported)|unknown|suppressed|withheld|tbc|tba|no data|none recorded",
    re.IGNORECASE,
)
_BOUND = re.compile(
    r"[<>≤≥]|(?:less|fewer|more|greater) than\b|(?:under|over|above|below|up to|at least)\s+\d|"
    r"\d\s*\+|\bor (?:more|fewer|less|over)\b",
    re.IGNORECASE,
)
_OTHER_UNIT = re.compile(r"\d\s*(?:days?|months?|mths?|years?|yrs?)\b", re.IGNORECASE)
_WHOLE_CELL = re.compile(
    r"(?P<number>\d{1,3}(?:[ \u00a0\u202f]\d{3})+|\d[\d,]*(?:\.\d+)?)\s*"
    r"(?:%|per\s?cent|(?:weeks?|wks?\.?|w)|(?:children|people|patients|referrals|waiting))?",
    re.IGNORECASE,
)
_BESIDE = re.compile(r"\([^)]*\)|[^\w\s.,%<>≤≥+/*-]")
_UP = re.compile(r"\b(?:up|increas\w+|rise|rose|risen|higher|worse)\b", re.IGNORECASE)
_DOWN = re.compile(r"\b(?:down|decreas\w+|fall|fell|fallen|lower|reduc\w+|better)\b", re.IGNORECASE)
_SAME = re.compile(r"\b(?:no change|unchanged|same|static|level)\b", re.IGNORECASE)
_BY = re.compile(
    r"\b(?P<way>up|down|increas\w+|decreas\w+|rise|fall|reduc\w+)\s+(?:of|by|from)?\s*"
    r"(?P<size>\d[\d,]*)(?!\s*(?:%|per\s?cent))",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Figure:
    """A cell's number, None where it prints none. why: what keeps it from being sure, or ""."""

    value: float | None
    why: str = ""


def read_value(text: str) -> Figure:
    """The number of a cell ("1,331", "26 weeks ↓", "61*"); None for "x", "<5", "over 52 weeks"."""
    folded = " ".join(text.split())
    if _NOTHING.fullmatch(folded):
        return Figure(None)
    match = _WHOLE_CELL.fullmatch(folded.strip(_MARKS))
    if match is not None:
        return Figure(_number(match["number"]))
    bare = " ".join(_BY.sub(" ", _BESIDE.sub(" ", folded)).split()).strip(_MARKS)
    if _BOUND.search(bare):
        return Figure(None, f"“{folded}” is a bound, not a number.")
    if _OTHER_UNIT.search(bare):
        return Figure(None, f"“{folded}” is not told in weeks.")
    return _among_words(bare, folded)


def _among_words(bare: str, folded: str) -> Figure:
    """The number of a cell that says more than a number."""
    match = _WHOLE_CELL.match(bare)
    if match is not None and not any(letter.isdigit() for letter in bare[match.end() :]):
        return Figure(_number(match["number"]))
    value = first_number(bare)
    if value is None:
        return Figure(None, f"“{folded}” is no number." if folded else "")
    return Figure(value, f"“{folded}” holds more than one number.")


def _number(text: str) -> float:
    return float(re.sub(r"[\s,]", "", text))


def read_change(text: str) -> tuple[str | None, int | None]:
    """The way a measure went (`up`, `down`, `same`) and by how much, of an arrow or of words."""
    way, size = direction(text), change_beside_arrow(text)
    if way is not None:
        # "↑ 198" is the figure itself with its arrow before it, not a change by 198.
        own = read_value(text).value
        lone = len(re.findall(r"\d[\d,]*", text)) == 1
        return way, None if lone and size is not None and own == abs(size) else size
    by = _BY.search(text)
    if by is not None:
        number = int(by["size"].replace(",", ""))
        falls = _DOWN.match(by["way"]) is not None
        return ("down" if falls else "up"), (-number if falls else number)
    for name, pattern in (("same", _SAME), ("up", _UP), ("down", _DOWN)):
        if pattern.search(text):
            return name, 0 if name == "same" and size is None else size
    return None, size
