"""Small readings of a Word file's XML that every part of the Word reader uses."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
# Wrappers that the words inside do not depend on; what is inserted counts as accepted.
_OPEN = frozenset(
    f"{W}{name}"
    for name in (
        "sdt",
        "sdtContent",
        "ins",
        "moveTo",
        "smartTag",
        "customXml",
        "hyperlink",
        "fldSimple",
        "dir",
        "bdo",
    )
)


def inside(node: Any) -> Iterator[Any]:
    """The children of a node, with those of wrappers in their place; what was deleted is not."""
    for child in node:
        if child.tag in _OPEN:
            yield from inside(child)
        elif child.tag == f"{_MC}AlternateContent":
            choice = child.find(f"{_MC}Choice")
            if choice is not None:
                yield from inside(choice)
        else:
            yield child


def value(node: Any, path: str, name: str = "val") -> str | None:
    """An attribute of the first node at a path below (`pPr/pStyle`), or None."""
    if node is None:
        return None
    found = node.find("/".join(f"{W}{step}" for step in path.split("/"))) if path else node
    said = found.get(f"{W}{name}") if found is not None else None
    return str(said) if said is not None else None


def switched_on(node: Any, name: str) -> bool | None:
    """A property that is on or off (`b`, `vanish`), or None where nothing is said."""
    if node is None:
        return None
    found = node.find(f"{W}{name}")
    if found is None:
        return None
    return found.get(f"{W}val", "1") not in ("0", "false", "off", "none")


def whole(said: str | None, otherwise: int) -> int:
    """A number that a file writes, kept within bounds."""
    if said is None or not said.lstrip("-").isdecimal() or len(said) > 9:
        return otherwise
    return int(said)
