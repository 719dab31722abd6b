"""Which measure a heading of a waiting-list table names."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass

from scrutiny_desk.paths import resource

_FEWEST = 3


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

    def columns_of(self, headings: Sequence[str]) -> dict[str, int] | None:
        """Measure to column for a heading row, or None where it heads no waiting list.

        The first column names the service, whatever is printed over it.
        """
        at: dict[str, int] = {}
        for place, heading in enumerate(headings[1:], start=1):
            name = self.measure_of(heading)
            if name is not None and name not in at:
                at[name] = place
        has_length = any("18" in heading or "week" in heading.lower() for heading in headings)
        enough = len(at) >= min(_FEWEST, len(headings) - 1) and len(at) >= 2
        return at if enough and "waiting" in at and has_length else None


def load_measures() -> Measures:
    """The measures that stand as data in the rules."""
    data = tomllib.loads(resource("rules/waiting_columns.toml").read_text(encoding="utf-8"))
    return Measures(
        tuple(
            (column["name"], tuple(re.compile(pattern) for pattern in column["patterns"]))
            for column in data["column"]
        )
    )
