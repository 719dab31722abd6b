"""What a cell of an indicator table says: its figures with their kinds, its name, its period."""

from __future__ import annotations

import re

from scrutiny_desk.domain.dates import read_date

KINDS = {
    "baseline": "baseline",
    "target": "target",
    "targets": "target",
    "actual": "actual",
    "actuals": "actual",
    "outcome": "actual",
    "result": "actual",
    "outturn": "actual",
    "performance": "actual",
    "latest": "actual",
    "current": "actual",
}
_KIND = re.compile(r"\b(" + "|".join(KINDS) + r")\b", re.IGNORECASE)
_IN_CELL = re.compile(
    r"\b(baseline|target|actual|outcome|outturn|latest)\b(?:\s+(?:is|was|of))?\s*[:=]?",
    re.IGNORECASE,
)
_YEAR = r"20\d\d\s*[/–-]\s*(?:20)?\d\d"
_QUARTER = r"(?:Q(?:tr|uarter)?\s?[1-4]|(?:1st|2nd|3rd|4th|first|second|third|fourth) quarter)"
_PERIOD = re.compile(
    rf"\b(?:{_QUARTER}(?:\s*[,:(–-]?\s*(?:{_YEAR}|20\d\d|\d\d/\d\d))?|(?:{_YEAR})(?:\s+{_QUARTER})?|"
    rf"\d\d/\d\d(?=\s|$))",
    re.IGNORECASE,
)
_BARE_YEAR = re.compile(r"20\d\d")
_RATING = r"(?:[Rr]ed|RED|[Aa]mber|AMBER|[Gg]reen|GREEN|[Bb]lue|BLUE|[RAGB])"
_ARROWS = "↑↓→←↔⇑⇓▲▼▶◀⬆⬇⬈⬊↗↘⇧⇩✓✔✗✘●■◆"
_SIGNS = re.compile(
    rf"[{_ARROWS}]|[(\[]\s*{_RATING}\s*[)\]]|\b(?:RED|AMBER|GREEN|Red|Amber|Green)\b"
)
_EDGES = " ()[],;:–|"
# What a table prints where a figure is not available, or kept back for being small.
_NOT_AVAILABLE = re.compile(
    r"(?:x|\*+|[†‡#c]|\.\.|:|n/?k|not (?:yet )?(?:available|known|published|reported)|"
    r"data not (?:yet )?available|suppressed|[<≤]\s*\d{1,2}|fewer than \w+)",
    re.IGNORECASE,
)
_NOTHING = re.compile(r"[-–—.\s]*|n/?a|none|nil return", re.IGNORECASE)
_POLARITY = re.compile(
    r"\s*[-–—(\[,;:]*\s*\b(?:lower|higher|smaller|bigger|less|more|low|high) (?:is|=) "
    r"(?:better|good|best)\b\s*[)\]]?\s*",
    re.IGNORECASE,
)
_MARKED_RATING = re.compile(
    rf"\s*(?:[(\[]\s*{_RATING}\s*[)\]]|"
    r"(?:\s[-–—:|]\s*|\s)(?:RED|AMBER|GREEN|BLUE)|"
    r"\s[-–—:|]\s*(?:Red|Amber|Green|Blue))$|"
    r"^(?:(?:RED|AMBER|GREEN|BLUE)\b|(?:Red|Amber|Green|Blue)\s*[-–—:|])\s*[-–—:|]?\s*|"
    rf"\s*[{_ARROWS}]+\s*",
)
_PLAIN_RATING = re.compile(r"\s+(?:Red|Amber|Green|Blue)$")
_CALLED = re.compile(r"^(?:indicator|measure|kpi|pi|metric)\s*[\w.]{0,6}\s*[:–-]\s+", re.IGNORECASE)
_PAIR = 2
_STROKE = re.compile(r"\s+/\s+|(?<=%)/")
_LONGEST_VALUE = 40


def kind_of(text: str) -> str | None:
    """`baseline`, `target` or `actual` for the words of a heading, or None."""
    match = _KIND.search(text)
    return KINDS[match.group(1).lower()] if match is not None else None


def kinds_of(text: str) -> tuple[str, ...]:
    """The kinds that a heading names, two of them where a stroke parts them ("Actual / Target")."""
    said = [KINDS[match.group(1).lower()] for match in _KIND.finditer(text)]
    both = len(said) == len(set(said)) == _PAIR and "/" in _PERIOD.sub("", text)
    return tuple(said) if both else tuple(said[:1])


def period_of(text: str) -> str | None:
    """The period that a heading names: ISO where it is a month or a day, else as printed.

    "Q1 2024/25" and "2023/24" stay as printed; a council's quarter is no calendar's quarter.
    """
    date = read_date(text)
    if date is not None:
        return date
    match = _PERIOD.search(text)
    if match is not None:
        return " ".join(match.group().split())
    rest = _KIND.sub("", text).strip(_EDGES)
    return rest if _BARE_YEAR.fullmatch(rest) else None


def is_bare(text: str) -> bool:
    """Whether a heading says the kind and little else ("Target", "Baseline 2023/24")."""
    return len(_PERIOD.sub("", text).split()) <= 2


def pieces_of(text: str, kind: str, longest: int | None = _LONGEST_VALUE) -> list[tuple[str, str]]:
    """The figures of a cell with their kinds: "35% Actual 43%" holds a target and an actual.

    kind: that of its column; two with a stroke between them ("actual/target") where the heading
    names both, so that "43% / 35%" holds an actual and a target. Arrows and the words of a rating
    beside a figure are left out. A cell that prints a heading once more ("Target October 2024")
    holds none. Text over `longest` characters is no value.
    """
    first, _, second = kind.partition("/")
    strokes = _STROKE.split(text)
    if second and len(strokes) == _PAIR:
        return [
            piece
            for of, part in zip((first, second), strokes, strict=True)
            for piece in pieces_of(part, of, longest)
        ]
    kind = first
    parts = _IN_CELL.split(text)
    found = [(kind, _bare_value(parts[0]))]
    for said, value in zip(parts[1::2], parts[2::2], strict=True):
        found.append((KINDS[said.lower()], _bare_value(value)))
    return [
        (of, value)
        for of, value in found
        if _NOTHING.fullmatch(value) is None
        and (longest is None or len(value) <= longest)
        and read_date(value) is None
    ]


def _bare_value(text: str) -> str:
    without = _SIGNS.sub(" ", text) if any(mark.isdigit() for mark in text) else text
    return " ".join(without.split()).strip(_EDGES).removesuffix("/").strip()


def is_not_available(text: str) -> bool:
    """Whether a text says, rightly, that there is no figure ("x", "*", "<5")."""
    return _NOT_AVAILABLE.fullmatch(text.strip()) is not None


def name_of(text: str, *, rated: bool = False) -> str:
    """The name of an indicator without the rating and the direction printed beside it.

    rated: other names of the table end in a rating's word too, so that this one's is no name.
    """
    bare = _POLARITY.sub(" ", _CALLED.sub("", text)).strip()
    bare = _MARKED_RATING.sub(" ", bare).strip()
    if rated:
        bare = _PLAIN_RATING.sub("", bare)
    return " ".join(bare.split()) if bare != text else text


def ends_in_rating(text: str) -> bool:
    """Whether a name ends in a rating's word, which may be a rating or its own ("Park Green")."""
    return _PLAIN_RATING.search(text) is not None
