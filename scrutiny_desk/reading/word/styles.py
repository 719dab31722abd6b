"""What the styles of a Word file say of its paragraphs: headings, bold type and numbering."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from scrutiny_desk.reading.word.xml import W, switched_on, value, whole

_HEADING = re.compile(r"heading\s*(\d)", re.IGNORECASE)
_BODY_OUTLINE = 9
_DEEPEST = 20


@dataclass(frozen=True, slots=True)
class Style:
    """level: of a heading from 1, or 0. numbering: the list and level that the style counts in."""

    level: int = 0
    bold: bool = False
    numbering: tuple[str, int] | None = None


class Styles:
    """The styles of a file by their ids, each with what it takes from those it is based on."""

    def __init__(self, root: Any | None) -> None:
        nodes = root.findall(f"{W}style") if root is not None else []
        self._nodes = {node.get(f"{W}styleId"): node for node in nodes}
        self._made: dict[str, Style] = {}
        self._plain = next(
            (
                node.get(f"{W}styleId")
                for node in nodes
                if node.get(f"{W}type") == "paragraph" and node.get(f"{W}default") in ("1", "true")
            ),
            "",
        )

    def of(self, style: str | None) -> Style:
        """The style of a paragraph or a run; None: the file's own default."""
        name = style if style is not None else str(self._plain or "")
        if name not in self._made:
            self._made[name] = self._read(name, 0)
        return self._made[name]

    def _read(self, name: str, depth: int) -> Style:
        node = self._nodes.get(name)
        if node is None or depth > _DEEPEST:
            return Style()
        base = self._read(value(node, "basedOn") or "", depth + 1)
        bold = switched_on(node.find(f"{W}rPr"), "b")
        number, depth_said = value(node, "pPr/numPr/numId"), value(node, "pPr/numPr/ilvl")
        own = (number, whole(depth_said, 0)) if number is not None else None
        return Style(
            level=self._level(node) or base.level,
            bold=base.bold if bold is None else bold,
            numbering=own or base.numbering,
        )

    def _level(self, node: Any) -> int:
        said = value(node, "name") or ""
        if said.lower() == "title":
            return 1
        found = _HEADING.match(said)
        if found is not None:
            return max(int(found[1]), 1)
        outline = whole(value(node, "pPr/outlineLvl"), _BODY_OUTLINE)
        return outline + 1 if 0 <= outline < _BODY_OUTLINE else 0
