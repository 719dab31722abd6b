"""Figures that were worked out, said as the printed ones beside them are."""

from __future__ import annotations

import re

from scrutiny_desk.checking.kinds import say_number
from scrutiny_desk.checking.waiting import half_up
from scrutiny_desk.domain.pages.printed_figures import PrintedFigure

_UNITS = ("billion", "million", "thousand", "bn", "mn", "m", "k")
_SCALES = {"k": 1e3, "thousand": 1e3, "bn": 1e9, "billion": 1e9, "": 1.0}
_MILLION = 1e6


def say_like(printed: PrintedFigure, value: float) -> str:
    """A figure as the printed one would be: with its sign of money, in thousands or millions."""
    words = printed.text.casefold()
    unit = next((one for one in _UNITS if re.search(rf"\d\s*{one}\b", words)), "")
    size = say_number(abs(round(value, 6)) / _SCALES.get(unit, _MILLION))
    money = "£" if printed.kind == "£" else ""
    gap = " " if len(unit) > len("bn") else ""
    sign = "-" if value < 0 and size != "0" else ""
    return f"{sign}{money}{size}{gap}{unit}" + ("%" if printed.kind == "%" else "")


def say_share(printed: PrintedFigure, value: float) -> str:
    """A per cent to as many decimals as the printed one."""
    scale = round(1 / printed.step)
    return f"{say_number(half_up(value * scale) / scale)}%"
