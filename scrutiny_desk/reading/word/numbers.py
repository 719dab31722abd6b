"""The numbers and bullets that Word prints before paragraphs: counted as Word counts them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from scrutiny_desk.reading.layout.list_numbers import numbered
from scrutiny_desk.reading.word.xml import W, switched_on, value, whole

_LEVELS = 9
_PLACE = re.compile(r"%([1-9])")


@dataclass(frozen=True, slots=True)
class _Level:
    start: int
    shown_as: str
    text: str
    legal: bool


class Numbers:
    """The lists of a file; ask once for each numbered paragraph, in the order of the paper."""

    def __init__(self, root: Any | None) -> None:
        self._lists: dict[str, tuple[str, dict[int, _Level]]] = {}
        self._counts: dict[str, list[int | None]] = {}
        self._begun: set[tuple[str, int]] = set()
        self._restarts: dict[str, set[int]] = {}
        if root is not None:
            self._read(root)

    def mark(self, number: str, level: int) -> str:
        """What stands before the next paragraph of a list at a level from 0; "" for nothing."""
        if number not in self._lists or not 0 <= level < _LEVELS:
            return ""
        abstract, levels = self._lists[number]
        own = levels.get(level)
        if own is None or own.shown_as == "none":
            return ""
        if own.shown_as == "bullet":
            return "•"
        return self._counted(number, abstract, levels, level)

    def _counted(self, number: str, abstract: str, levels: dict[int, _Level], level: int) -> str:
        counts = self._counts.setdefault(abstract, [None] * _LEVELS)
        # A list that says where it starts begins anew; others go on with those of their kind.
        if level in self._restarts.get(number, ()) and (number, level) not in self._begun:
            counts[level] = None
        self._begun.add((number, level))
        own = levels[level]
        before = counts[level]
        counts[level] = own.start if before is None else before + 1
        for above in range(level):
            if counts[above] is None:
                counts[above] = levels[above].start if above in levels else 1
        counts[level + 1 :] = [None] * (_LEVELS - level - 1)

        def shown(found: re.Match[str]) -> str:
            at = int(found[1]) - 1
            count = counts[at]
            kind = levels[at].shown_as if at in levels and not own.legal else "decimal"
            return numbered(count, kind) if count is not None else ""

        return _PLACE.sub(shown, own.text).strip()

    def _read(self, root: Any) -> None:
        abstract = {
            str(node.get(f"{W}abstractNumId")): _levels(node)
            for node in root.findall(f"{W}abstractNum")
        }
        for node in root.findall(f"{W}num"):
            number, kind = str(node.get(f"{W}numId")), value(node, "abstractNumId") or ""
            levels = dict(abstract.get(kind, {}))
            for override in node.findall(f"{W}lvlOverride"):
                at = whole(override.get(f"{W}ilvl"), 0)
                levels.update(_levels(override))
                start = value(override, "startOverride")
                if start is not None and at in levels:
                    old = levels[at]
                    levels[at] = _Level(whole(start, 1), old.shown_as, old.text, old.legal)
                    self._restarts.setdefault(number, set()).add(at)
            self._lists[number] = (kind, levels)


def _levels(node: Any) -> dict[int, _Level]:
    return {
        whole(level.get(f"{W}ilvl"), 0): _Level(
            whole(value(level, "start"), 1),
            value(level, "numFmt") or "decimal",
            value(level, "lvlText") or "",
            bool(switched_on(level, "isLgl")),
        )
        for level in node.findall(f"{W}lvl")
    }
