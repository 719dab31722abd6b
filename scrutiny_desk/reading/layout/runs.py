"""The words of a paragraph while they are being put together, with the parts that are bold."""

from __future__ import annotations

import re
from collections.abc import Sequence

from scrutiny_desk.reading.layout.parts import Paragraph

_SPACE = re.compile(r"[ \t\r\f\v\u00a0]+")
_AROUND_BREAK = re.compile(r" ?\n ?")


class Runs:
    """Pieces of text, each bold or not; a line end in one is a line break, other space folded."""

    def __init__(self) -> None:
        self._pieces: list[tuple[str, bool]] = []

    def add(self, text: str, *, bold: bool = False) -> None:
        if text:
            self._pieces.append((text, bold))

    @property
    def empty(self) -> bool:
        return not any(text.strip() for text, _ in self._pieces)

    def take(self) -> tuple[str, tuple[tuple[int, int], ...]]:
        """The words so far with their bold parts; nothing of them is kept."""
        words, heavy = "", []
        for piece, bold in self._pieces:
            text = _AROUND_BREAK.sub("\n", _SPACE.sub(" ", piece))
            if not words or words[-1] in " \n":
                text = text.lstrip(" ")
            elif text.startswith("\n"):
                words = words.rstrip(" ")
            if bold and text.strip():
                heavy.append((len(words), len(words) + len(text)))
            words += text
        self._pieces.clear()
        lead = len(words) - len(words.lstrip())
        words = words.strip()
        return words, tuple(
            (max(start - lead, 0), min(end - lead, len(words)))
            for start, end in heavy
            if end > lead and start - lead < len(words)
        )


def paragraph(
    runs: Runs, *, mark: str = "", heading: bool = False, level: int = 0, indent: float = 0.0
) -> Paragraph | None:
    """The words so far as a paragraph, or None where there are none.

    mark: the number or bullet before them.
    """
    words, heavy = runs.take()
    if not words:
        return None
    if mark:
        heavy = shifted(heavy, len(mark) + 1)
        words = f"{mark} {words}"
    return Paragraph(words, heading=heading, level=level, indent=indent, bold=heavy)


def shifted(spans: Sequence[tuple[int, int]], by: int) -> tuple[tuple[int, int], ...]:
    return tuple((start + by, end + by) for start, end in spans)


def all_bold(words: str, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether bold parts cover nearly all of the words."""
    return bool(words) and sum(end - start for start, end in spans) >= 0.9 * len(words)
