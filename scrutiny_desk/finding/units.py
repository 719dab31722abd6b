"""Printed figures: numbers, per cents, rates and arrows."""

from __future__ import annotations

import re
from dataclasses import dataclass

_NUMBER = re.compile(r"[-−–]?\d[\d,]*(?:\.\d+)?")
_PER_CENT = re.compile(r"(%|\bper\s?cent\b|\bpercentage\b)", re.IGNORECASE)
_RATE = re.compile(r"(?:/|\bper\b)\s*(10,?000|100,?000|1,?000)\b", re.IGNORECASE)
# A target may say which side of it is good: "≤ 5%", "at least 95%", "90%+".
_IN_CELL = re.compile(
    r"^(?:[≤≥<>]=?|=|(?:at (?:least|most)|up to|no more than|below|under|above|over)\s)?\s*"
    r"(?P<sign>[-−–])?£?(?P<number>\d[\d,]*(?:\.\d+)?)\s*"
    r"(?P<per_cent>%|per\s?cent)?\s*(?:(?:/|per)\s*(?P<per>1(?:00|0)?,?000))?"
    r"(?P<time>days?|weeks?|months?|hours?|minutes?|years?)?\+?$",
    re.IGNORECASE,
)
_UNITS = {"10000": "per_10000", "100000": "per_100000", "1000": "per_1000"}
_ARROWS = {
    # Those at the end are the arrows of symbol fonts that tell no better character.
    "up": "↑⇑▲⬆↗△🔼⇧▴🔺\uf0e9\uf0f1",
    "down": "↓⇓▼⬇↘▽🔽⇩▾🔻\uf0ea\uf0f2",
    "same": "=↔⇔►→⇄⟷\uf0f3",
}


@dataclass(frozen=True, slots=True)
class Figure:
    """A number and its unit.

    `percent`, `per_1000`, `per_10000`, `per_100000`, `count`, or a length of time in `days`,
    `weeks`, `months`, `hours`, `minutes`, `years`.
    """

    value: float
    unit: str


def read_figure(text: str, about: str = "") -> Figure | None:
    """The figure that is all of `text` ("48%", "384/10,000", "78"), or None.

    about: the words that say what is counted; they give the unit where the figure has none
    ("% of children in care", "Rate per 10,000").
    """
    match = _IN_CELL.match(text.strip())
    if match is None:
        return None
    value = float(match["number"].replace(",", ""))
    if match["sign"]:
        value = -value
    if match["per_cent"]:
        return Figure(value, "percent")
    if match["per"]:
        return Figure(value, _UNITS[match["per"].replace(",", "")])
    if match["time"]:
        return Figure(value, match["time"].lower().rstrip("s") + "s")
    return Figure(value, unit_of(about))


def unit_of(about: str) -> str:
    """The unit that the words over or beside a bare number give it."""
    rate = _RATE.search(about)
    if rate is not None:
        return _UNITS[rate.group(1).replace(",", "")]
    return "percent" if _PER_CENT.search(about) else "count"


def first_number(text: str) -> float | None:
    """The first number in a text ("26 weeks" is 26), or None ("Not known")."""
    match = _NUMBER.search(text)
    if match is None:
        return None
    value = float(re.sub(r"[-−–,]", "", match.group()))
    return -value if match.group()[0] in "-−–" else value


def whole(value: float | None) -> int | None:
    """A count as a whole number; None stays None, as does a count that is not whole."""
    if value is None or value != int(value):
        return None
    return int(value)


def direction(text: str) -> str | None:
    """`up`, `down` or `same` for the arrow in a text, or None where there is none."""
    for name, signs in _ARROWS.items():
        if any(sign in text for sign in signs):
            return name
    return None


def change_beside_arrow(text: str) -> int | None:
    """The signed change printed with an arrow, "(↑35)" is 35 and "(↓2)" is -2; else None.

    "(=)" is 0.
    """
    match = re.search(rf"([{_ARROWS['up']}{_ARROWS['down']}])\s*(?:by\s*)?(\d[\d,]*)", text)
    if match is not None:
        size = int(match.group(2).replace(",", ""))
        return size if match.group(1) in _ARROWS["up"] else -size
    if direction(text) == "same":
        return 0
    signed = re.search(r"\(\s*([+\-−–])\s*(\d[\d,]*)\s*\)", text)
    if signed is None:
        return None
    size = int(signed.group(2).replace(",", ""))
    return size if signed.group(1) == "+" else -size
