"""Printed lines back to running text: white space folded, broken words whole again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from scrutiny_desk.domain.pages.pages import Page

_BROKEN = re.compile(r"(\w+)-$")
_START = re.compile(r"^(\w+)")
_EDGES = "()[]{}.,;:?!\"'“”‘’"


class Mender:
    """Joins lines, deciding by the paper's own words whether a hyphen at a line end stays.

    "improve-" + "ment" is "improvement" only where the paper prints that word elsewhere; else the
    hyphen is kept ("multi-agency"), because a hyphen that was printed is never just dropped.
    """

    def __init__(self, words: Iterable[str]) -> None:
        """words: every word of the paper."""
        # A paper prints most of its words many times.
        self._known = {word.strip(_EDGES).lower() for word in set(words)}

    @classmethod
    def of(cls, pages: Sequence[Page]) -> Mender:
        """A mender that knows the words of these pages."""
        return cls(word.text for page in pages for word in page.words)

    def join(self, lines: Iterable[str]) -> str:
        """One text of the lines."""
        text = ""
        for line in lines:
            folded = " ".join(line.split())
            if not folded:
                continue
            text = self._onto(text, folded) if text else folded
        return text

    def _onto(self, text: str, line: str) -> str:
        broken, start = _BROKEN.search(text), _START.match(line)
        if broken is None or start is None:
            return f"{text} {line}"
        first, rest = broken.group(1), start.group(1)
        # Of compounds (face-to-face) only the last part stands before the hyphen.
        whole = text.rsplit(maxsplit=1)[-1][:-1].strip(_EDGES).lower()
        if f"{whole}-{rest}".lower() not in self._known and f"{first}{rest}".lower() in self._known:
            return text[:-1] + line
        if first.isalpha() and not (rest[0].islower() or first[-1].isupper()):
            return f"{text} {line}" if rest[0].isupper() and first.islower() else text + line
        return text + line
