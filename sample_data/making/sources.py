"""The words and figures of the sample, as they stand in the source folder."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

SOURCE = Path(__file__).resolve().parents[1] / "source"


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper of the pack: what its front sheet says, and its lines in the order of print."""

    title: str
    officer: str
    appendices: tuple[str, ...]
    lines: tuple[str, ...]


def read_table(name: str) -> dict[str, Any]:
    """The data of source/NAME.toml."""
    return tomllib.loads((SOURCE / f"{name}.toml").read_text(encoding="utf-8"))


def read_paper(name: str) -> Paper:
    """The paper of source/NAME.md; one without a front sheet has no title and no officer."""
    text = (SOURCE / f"{name}.md").read_text(encoding="utf-8")
    front: dict[str, str] = {}
    if text.startswith("title:"):
        head, text = text.split("\n\n", 1)
        front = dict(line.split(": ", 1) for line in head.splitlines())
    return Paper(
        title=front.get("title", ""),
        officer=front.get("officer", ""),
        appendices=tuple(ref for ref in front.get("appendices", "").split(", ") if ref),
        lines=tuple(line for line in text.splitlines() if line),
    )
