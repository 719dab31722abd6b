"""What a cell of a workbook shows: its value as words and its fill as a colour."""

from __future__ import annotations

import calendar
import colorsys
import datetime
import math
import re
from collections.abc import Sequence
from typing import Any

_MAIN = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
# The order in which the palette of a theme is numbered is not the order it is written in.
_THEME_ORDER = (
    "lt1", "dk1", "lt2", "dk2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6",
    "hlink", "folHlink",
)  # fmt: skip
_COLOUR = re.compile(r"[0-9A-Fa-f]{6}")
_PERCENT = re.compile(r"0(?:\.(0+))?%")
_DECIMALS = re.compile(r"0\.(0+)(?!.*%)")


def cell_text(cell: Any) -> str:
    """The value as a reader of the sheet sees it; dates day first, in words."""
    return value_text(cell.value, str(cell.number_format or ""))


def value_text(value: object, shown_as: str) -> str:
    """A value as words; shown_as: the format of its number, or "" where none is known."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, datetime.datetime | datetime.date | datetime.time):
        return _moment(value)
    if isinstance(value, int | float):
        return _number(value, shown_as)
    return str(value).replace("\r\n", "\n").replace("_x000D_", "").strip()


def _moment(value: datetime.datetime | datetime.date | datetime.time) -> str:
    if isinstance(value, datetime.time):
        return value.strftime("%H:%M")
    day = f"{value.day} {calendar.month_name[value.month]} {value.year}"
    if isinstance(value, datetime.datetime) and (value.hour or value.minute):
        return f"{day} {value:%H:%M}"
    return day


def _number(value: float, shown_as: str) -> str:
    """The number as typed; a share shown as a per cent becomes one."""
    if not math.isfinite(value):
        return ""
    percent = _PERCENT.search(shown_as)
    if percent:
        return f"{value * 100:.{len(percent[1] or '')}f}%"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        decimals = _DECIMALS.search(shown_as)
        return f"{value:.{len(decimals[1])}f}" if decimals else str(int(value))
    return repr(value)


def cell_fill(cell: Any, theme: tuple[str, ...]) -> str | None:
    """The background as `#rrggbb`, or None where there is none or it is white."""
    fill = cell.fill
    if fill is None or getattr(fill, "fill_type", None) != "solid":
        return None
    colour = _colour(fill.fgColor, theme)
    return None if colour in (None, "#ffffff") else colour


def _colour(colour: Any, theme: tuple[str, ...]) -> str | None:
    from openpyxl.styles.colors import COLOR_INDEX

    if colour is None:
        return None
    base: str | None = None
    if colour.type == "rgb" and isinstance(colour.rgb, str):
        base = colour.rgb[-6:]
    elif colour.type == "indexed":
        base = _numbered(COLOR_INDEX, colour.indexed)
    elif colour.type == "theme":
        base = _numbered(theme, colour.theme)
    if base is None or not is_colour(base):
        return None
    return f"#{_tinted(base, float(colour.tint or 0.0))}"


def _numbered(palette: Sequence[str], number: object) -> str | None:
    if not isinstance(number, int) or not 0 <= number < len(palette):
        return None
    return palette[number][-6:]


def _tinted(base: str, tint: float) -> str:
    """The colour made lighter (tint over 0) or darker, as the format says: by its lightness."""
    red, green, blue = (int(base[at : at + 2], 16) / 255 for at in (0, 2, 4))
    hue, light, full = colorsys.rgb_to_hls(red, green, blue)
    light = light * (1 + tint) if tint < 0 else light * (1 - tint) + tint
    parts = colorsys.hls_to_rgb(hue, min(max(light, 0.0), 1.0), full)
    return "".join(f"{round(part * 255):02x}" for part in parts)


def theme_colours(book: Any) -> tuple[str, ...]:
    """The palette of the workbook's theme as hex colours, in the order cells number them."""
    scheme = theme_scheme(getattr(book, "loaded_theme", None))
    return tuple(scheme.get(name, "") for name in _THEME_ORDER) if scheme else ()


def theme_scheme(written: bytes | None) -> dict[str, str]:
    """The colours of a theme part as hex, by their names in the theme; empty where none is read."""
    if not written:
        return {}
    from openpyxl.xml.functions import fromstring

    try:
        scheme = fromstring(written).find(f"{_MAIN}themeElements/{_MAIN}clrScheme")
    except (SyntaxError, ValueError):  # Both XML libraries raise a kind of SyntaxError.
        return {}
    if scheme is None:
        return {}
    colours: dict[str, str] = {}
    for name in _THEME_ORDER:
        entry = scheme.find(f"{_MAIN}{name}")
        child = entry[0] if entry is not None and len(entry) else None
        colours[name] = "" if child is None else child.get("lastClr") or child.get("val") or ""
    return colours


def is_colour(written: str) -> bool:
    """Whether this is a colour of six hexadecimal digits."""
    return _COLOUR.fullmatch(written) is not None
