"""Which measure a heading of a waiting-list table names."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass

from scrutiny_desk.paths import resource


@dataclass(frozen=True, slots=True)
class Measures:
    """The measures' names with the patterns of their headings, in the order they are tried."""

    patterns: tuple[tuple[str, tuple[re.Pattern[str], ...]], ...]

    def measure_of(self, heading: str) -> str | None:
        """The measure a heading names, or None."""
        text = " ".join(heading.lower().split())
        for name, patterns in self.patterns:
            if any(pattern.search(text) for pattern in patterns):
                return name
        return None


def load_measures() -> Measures:
    """The measures that stand as data in the rules."""
    data = tomllib.loads(resource("rules/waiting_columns.toml").read_text(encoding="utf-8"))
    return Measures(
        tuple(
            (column["name"], tuple(re.compile(pattern) for pattern in column["patterns"]))
            for column in data["column"]
        )
    )
