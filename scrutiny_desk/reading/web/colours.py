"""Colours as web pages write them, as `#rrggbb`."""

from __future__ import annotations

import re

_HEX = re.compile(r"#([0-9a-f]{3}|[0-9a-f]{6})(?:[0-9a-f]{2})?(?![0-9a-f])", re.IGNORECASE)
_RGB = re.compile(r"rgba?\(\s*(\d{1,3})[\s,]+(\d{1,3})[\s,]+(\d{1,3})", re.IGNORECASE)
_WORD = re.compile(r"[a-z]+", re.IGNORECASE)
_BACKGROUND = re.compile(r"background(?:-color)?\s*:\s*([^;]+)", re.IGNORECASE)
_NAMED = {
    "red": "ff0000", "crimson": "dc143c", "darkred": "8b0000", "firebrick": "b22222",
    "tomato": "ff6347", "salmon": "fa8072", "lightcoral": "f08080", "pink": "ffc0cb",
    "orange": "ffa500", "darkorange": "ff8c00", "gold": "ffd700", "yellow": "ffff00",
    "lightyellow": "ffffe0", "khaki": "f0e68c", "green": "008000", "lime": "00ff00",
    "limegreen": "32cd32", "lightgreen": "90ee90", "palegreen": "98fb98", "darkgreen": "006400",
    "seagreen": "2e8b57", "forestgreen": "228b22", "olive": "808000", "teal": "008080",
    "blue": "0000ff", "navy": "000080", "royalblue": "4169e1", "steelblue": "4682b4",
    "lightblue": "add8e6", "skyblue": "87ceeb", "aqua": "00ffff", "cyan": "00ffff",
    "purple": "800080", "fuchsia": "ff00ff", "maroon": "800000", "black": "000000",
    "grey": "808080", "gray": "808080", "silver": "c0c0c0", "lightgrey": "d3d3d3",
    "lightgray": "d3d3d3", "white": "ffffff",
}  # fmt: skip


def colour_of(written: str) -> str | None:
    """The colour, or None where it is white, see-through or not understood."""
    found = _HEX.search(written)
    if found is not None:
        digits = found[1].lower()
        digits = "".join(mark * 2 for mark in digits) if len(digits) == 3 else digits
    elif (rgb := _RGB.search(written)) is not None:
        digits = "".join(f"{min(int(part), 255):02x}" for part in rgb.groups())
    else:
        names = (_NAMED.get(word.lower()) for word in _WORD.findall(written))
        digits = next((name for name in names if name), "ffffff")
    return None if digits == "ffffff" else f"#{digits}"


def background_of(style: str) -> str | None:
    """The background that a style gives, as `colour_of`."""
    found = _BACKGROUND.search(style)
    return colour_of(found[1]) if found is not None else None
