"""How well two colours can be told apart, and a palette of the system's in which all can be."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtGui import QColor, QPalette

FOR_WORDS, FOR_SHAPES = 4.5, 3.0
"""The least contrasts of WCAG 2.2 (1.4.3 and 1.4.11)."""
_ON_THE_PAGE = ("mark_", "paper", "page_", "ink")
_GROUNDS = ("ground", "ground_alt", "well")


def contrast(one: str | QColor, other: str | QColor) -> float:
    """The contrast of two colours as WCAG 2.2 defines it, 1 to 21."""
    high, low = sorted((_luminance(QColor(one)), _luminance(QColor(other))), reverse=True)
    return (high + 0.05) / (low + 0.05)


def contrasting(palette: QPalette, plain: Mapping[str, str]) -> dict[str, str]:
    """The tokens of `plain`, coloured from a palette; those of the page keep their own colours."""
    role = QPalette.ColorRole
    ground = palette.color(role.Base)
    text = palette.color(role.WindowText)
    if contrast(text, ground) < FOR_WORDS:
        text = QColor("white" if ground.lightnessF() < 0.5 else "black")
    colours = {
        name: given if name.startswith(_ON_THE_PAGE) else text.name()
        for name, given in plain.items()
    }
    accent = palette.color(role.Highlight)
    # As far from the ground as its words allow.
    chosen = next(
        (one for one in (_between(ground, text, least) for least in (3, 2.5, 2, 1.6))
         if contrast(text, one) >= FOR_WORDS),
        ground,
    )  # fmt: skip
    if min(contrast(accent, ground), contrast(accent, chosen)) < FOR_WORDS:
        accent = text
    on_accent = palette.color(role.HighlightedText)
    if contrast(on_accent, accent) < FOR_WORDS:
        on_accent = ground
    return colours | {
        **dict.fromkeys(_GROUNDS, ground.name()),
        "selected": chosen.name(),
        "hover": _between(ground, text, 1.4).name(),
        "accent": accent.name(),
        "accent_hover": accent.name(),
        "on_accent": on_accent.name(),
    }


def _between(ground: QColor, text: QColor, least: float) -> QColor:
    """The first colour on the way from the ground to the text with this contrast to the ground."""
    for step in range(1, 100):
        share = step / 100
        mixed = QColor.fromRgbF(
            *(
                there * share + here * (1 - share)
                for here, there in zip(_channels(ground), _channels(text), strict=True)
            )
        )
        if contrast(mixed, ground) >= least:
            return mixed
    return text


def _channels(colour: QColor) -> tuple[float, float, float]:
    return colour.redF(), colour.greenF(), colour.blueF()


def _luminance(colour: QColor) -> float:
    red, green, blue = (
        one / 12.92 if one <= 0.03928 else ((one + 0.055) / 1.055) ** 2.4
        for one in _channels(colour)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
