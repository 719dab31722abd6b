"""Which columns of a table tell about an indicator, from the words of its heading row."""

from __future__ import annotations

import itertools
import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from scrutiny_desk.domain.pages.pages import Table
from scrutiny_desk.finding.headings import plain
from scrutiny_desk.finding.indicators.columns import Layout
from scrutiny_desk.paths import resource

_NAME = re.compile(r"^(?:(?:performance |key |name of (?:the )?|success )*"
                   r"(?:indicators?|measures?|kpis?|metrics?)(?: name| title)?)$")  # fmt: skip
_FEWEST = 2
"""A list of definitions tells so much of each indicator at least: one column may be anything."""

_FEWEST_WORDS = 3
_LOOSE = {"in", "at", "by", "for", "of", "on", "to", "as", "the", "-", "–", "target", "actual"}

Vocabulary = tuple[tuple[str, re.Pattern[str]], ...]


@dataclass(frozen=True, slots=True)
class DefinitionColumns:
    """Where the indicators' names stand, what tells about them, and the row they begin in."""

    name_at: int
    told: Mapping[str, int]
    first_row: int


def load_vocabulary() -> Vocabulary:
    """The words of resources/rules/indicator_columns.toml."""
    data = tomllib.loads(resource("rules/indicator_columns.toml").read_text(encoding="utf-8"))
    return tuple(
        (column["name"], re.compile("|".join(f"(?:{one})" for one in column["patterns"])))
        for column in data["column"]
    )


def columns_of(
    table: Table, layout: Layout | None, vocabulary: Vocabulary
) -> DefinitionColumns | None:
    """What a table tells of indicators beside its figures, or None where it tells nothing.

    layout: that of its figures; None for a table without any, which has to be a list of
    definitions or sources then.
    """
    if not table.rows:
        return None
    top = [plain(cell.text) for cell in table.rows[0]]
    figures = {column.at for column in layout.columns} if layout is not None else set()
    name_at = _names(top) if layout is None else layout.name_at
    if name_at is None:
        return None
    told = _told(top, {name_at, *figures}, vocabulary)
    if layout is not None:
        return DefinitionColumns(name_at, told, layout.first_row) if told else None
    is_list = len(told) >= _FEWEST and ("definition" in told or "source" in told)
    return DefinitionColumns(name_at, told, 1) if is_list else None


def counted_over(table: Table, layout: Layout) -> str:
    """What the headings over several periods say alike of the figures, "" where they say nothing.

    "% found good in audit in Oct 2023" and "... in March 2024" are "% found good in audit".
    """
    tops = [table.rows[0][column.at].text.split() for column in layout.columns]
    told = [list(words) for words in dict.fromkeys(map(tuple, tops)) if len(words) > _FEWEST_WORDS]
    if len(told) < _FEWEST:
        return ""
    alike = [
        words[0]
        for words in itertools.takewhile(
            lambda words: len(set(words)) == 1, zip(*told, strict=False)
        )
    ]
    while alike and alike[-1].casefold() in _LOOSE:
        alike.pop()
    return " ".join(alike) if len(alike) >= _FEWEST_WORDS else ""


def _names(top: Sequence[str]) -> int | None:
    return next((at for at, text in enumerate(top) if _NAME.match(text)), None)


def _told(top: Sequence[str], taken: set[int], vocabulary: Vocabulary) -> dict[str, int]:
    found: dict[str, int] = {}
    for at, text in enumerate(top):
        if at in taken or not text:
            continue
        name = next((name for name, pattern in vocabulary if pattern.search(text)), None)
        if name is not None:
            found.setdefault(name, at)
    return found
