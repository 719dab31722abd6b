"""Which column of a tracker is which, from the words of its heading row."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from scrutiny_desk.finding.headings import plain
from scrutiny_desk.paths import resource

# A phrase has to be this share of a heading's words, so that a sentence is no heading.
_MOST_OF_IT = 0.5
_LONGEST_HEADING = 8


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The phrases of each column, and what makes a doubtful table a tracker."""

    columns: Mapping[str, tuple[str, ...]]
    doubtful_text: frozenset[str]
    titles: tuple[str, ...]
    empty: frozenset[str]

    def column_of(self, heading: str) -> tuple[str, str] | None:
        """The column a heading names and the phrase that says so, or None."""
        words = plain(heading)
        count = len(words.split())
        if not count or count > _LONGEST_HEADING:
            return None
        best: tuple[int, str, str] | None = None
        for column, phrases in self.columns.items():
            for phrase in phrases:
                length = len(phrase.split())
                if f" {phrase} " not in f" {words} " or length < _MOST_OF_IT * count:
                    continue
                if best is None or len(phrase) > best[0]:
                    best = (len(phrase), column, phrase)
        return (best[1], best[2]) if best else None


@dataclass(frozen=True, slots=True)
class Columns:
    """The places of the columns in a heading row. sure: the heading itself says recommendation."""

    at: Mapping[str, tuple[int, ...]]
    sure: bool

    def first(self, name: str) -> int | None:
        """The first place of a column, or None where there is none."""
        places = self.at.get(name, ())
        return places[0] if places else None


def load_vocabulary() -> Vocabulary:
    """The vocabulary that stands as data in the rules."""
    data = tomllib.loads(resource("rules/tracker_columns.toml").read_text(encoding="utf-8"))
    return Vocabulary(
        columns={name: tuple(phrases) for name, phrases in data["columns"].items()},
        doubtful_text=frozenset(data["doubtful"]["text"]),
        titles=tuple(data["doubtful"]["title"]),
        empty=frozenset(data["empty"]["words"]),
    )


def columns_of(headings: Sequence[str], vocabulary: Vocabulary) -> Columns | None:
    """The columns of a tracker's heading row, or None where the row heads no tracker."""
    at: dict[str, list[int]] = {}
    sure = False
    for place, heading in enumerate(headings):
        named = vocabulary.column_of(heading)
        if named is None:
            continue
        column, phrase = named
        if column == "text":
            if at.get("text") and (sure or phrase in vocabulary.doubtful_text):
                # "Recommendation" and "Action": the second one tells what is done about it.
                at.setdefault("update", []).append(place)
                continue
            sure = phrase not in vocabulary.doubtful_text
            if sure and at.get("text"):
                at.setdefault("origin", []).extend(at.pop("text"))
        at.setdefault(column, []).append(place)
    if "text" not in at:
        return None
    if "number" not in at and headings and not headings[0].strip():
        at["number"] = [0]
    return Columns({name: tuple(places) for name, places in at.items()}, sure)
