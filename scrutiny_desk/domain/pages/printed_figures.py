"""Figures as a table prints them: "1,204", "(35)", "£1.2m", "12 (45%)", each with its rounding.

What is suppressed or not given (`x`, `*`, `c`, `-`, `..`, "n/a", "<5") is known apart from a blank
and from words, since nothing can be worked out where it stands.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

from scrutiny_desk.domain.measures.figure_table import is_not_available

_SCALES = {"": 1.0, "k": 1e3, "m": 1e6, "bn": 1e9}
_SCALES |= {"mn": 1e6, "million": 1e6, "billion": 1e9, "thousand": 1e3}
_FIGURE = re.compile(
    r"(?P<open>\()?\s*(?P<sign>[-+–−])?\s*(?P<money>[£€$])?\s*(?P<sign2>[-–−])?"
    r"(?P<number>\d{1,3}(?:[,\u00a0\u2009 ]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+)\s*"
    r"(?P<scale>k|mn?|bn|million|billion|thousand)?\s*(?P<percent>%)?\s*(?P<close>\))?\s*(?P<late>%)?",
    re.IGNORECASE,
)
_TWO = re.compile(r"(?P<first>[^()]+?)\s*[(\[]\s*(?P<second>[^()]+?)\s*[)\]]")
_UNKNOWN = re.compile(
    r"[<>≤≥~]\s*\d+|\[?[a-z*]\]?|t\.?b\.?c\.?|not known|unknown|-{2,}", re.IGNORECASE
)
_LONGEST = 24


class Blank(Enum):
    """A cell without a figure: nothing at all, a figure that is not given, or words."""

    EMPTY = "empty"
    NOT_GIVEN = "not given"
    WORDS = "words"


@dataclass(frozen=True, slots=True)
class PrintedFigure:
    """A figure of a cell. step: how far apart two figures printed like it are (1 for "12").

    kind: "%" for a per cent, "£" for money, "" for anything else. text: as printed.
    """

    value: float
    step: float
    kind: str
    text: str

    @property
    def whole(self) -> bool:
        """Whether it is printed to the one, without a sign that says what it is of."""
        return self.step == 1.0 and not self.kind


Said = PrintedFigure | Blank


def figure_in(text: str) -> Said:
    """What a cell says."""
    words = text.strip()
    if not words:
        return Blank.EMPTY
    if len(words) > _LONGEST:
        return Blank.WORDS
    match = _FIGURE.fullmatch(words)
    if match is not None:
        return _figure(match, words)
    if words.casefold() == "nil":
        return PrintedFigure(0.0, 1.0, "", words)
    if is_not_available(words) or _UNKNOWN.fullmatch(words):
        return Blank.NOT_GIVEN
    return Blank.WORDS


def two_figures_in(text: str) -> tuple[PrintedFigure, PrintedFigure] | None:
    """The count and the share of a cell that prints both, "12 (45%)" or "45% (12)"; else None."""
    if len(text) > _LONGEST or (match := _TWO.fullmatch(text.strip())) is None:
        return None
    first, second = figure_in(match["first"]), figure_in(match["second"])
    if not isinstance(first, PrintedFigure) or not isinstance(second, PrintedFigure):
        return None
    if (first.kind == "%") == (second.kind == "%"):
        return None
    return (second, first) if first.kind == "%" else (first, second)


def _figure(match: re.Match[str], words: str) -> Said:
    if bool(match["open"]) != bool(match["close"]):
        return Blank.WORDS
    plain = re.sub(r"[,\u00a0\u2009 ]", "", match["number"])
    scale = _SCALES[(match["scale"] or "").casefold()]
    step = scale * 10.0 ** -len(plain.partition(".")[2])
    value = float(plain) * scale
    if match["open"] or match["sign"] in {"-", "–", "−"} or match["sign2"]:
        value = -value
    kind = "%" if match["percent"] or match["late"] else "£" if match["money"] else ""
    return PrintedFigure(value, step, kind, words)
