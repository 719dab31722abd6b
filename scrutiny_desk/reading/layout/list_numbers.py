"""Numbers of lists as they are printed: 3, c, C, iii or III."""

from __future__ import annotations

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
    (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


def numbered(number: int, shown_as: str) -> str:
    """A number in one of Word's ways of showing it; a way that is not known shows digits."""
    if shown_as in ("lowerLetter", "upperLetter"):
        letters = _letters(number)
        return letters.upper() if shown_as == "upperLetter" else letters
    if shown_as in ("lowerRoman", "upperRoman"):
        roman = _roman(number)
        return roman.upper() if shown_as == "upperRoman" else roman
    if shown_as == "decimalZero":
        return f"{number:02d}"
    if shown_as == "ordinal":
        return f"{number}{_ending(number)}"
    return str(number)


def _letters(number: int) -> str:
    """A to z, then aa, bb, as Word and web pages count on."""
    if not 0 < number <= 26 * 20:
        return str(number)
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)


def _roman(number: int) -> str:
    if not 0 < number < 4000:
        return str(number)
    out = ""
    for value, letters in _ROMAN:
        while number >= value:
            out, number = out + letters, number - value
    return out


def _ending(number: int) -> str:
    if 10 <= number % 100 <= 20:
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
