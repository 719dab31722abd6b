"""Which column of a tracker is which, from the words of its heading row."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from scrutiny_desk.finding.headings import plain
from scrutiny_desk.paths import resource

_BRACKETS = re.compile(r"\([^)]*\)")
# A phrase has to be this share of a heading's words, so that a sentence is no heading.
_MOST_OF_IT = 0.5
_LONGEST_HEADING = 8
_LONGEST_DATE_HEADING = 4
_FEW_WORDS = 5


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The phrases of each column, and what makes a doubtful table a tracker.

    others: words over the columns of registers, plans and lists that are no trackers.
    """

    columns: Mapping[str, tuple[str, ...]]
    doubtful_text: frozenset[str]
    others: tuple[str, ...]
    titles: tuple[str, ...]
    empty: frozenset[str]
    by_phrase: dict[str, str] = field(init=False, repr=False)
    """The column of each phrase; a phrase without its spaces too, for words cut in two."""

    def __post_init__(self) -> None:
        found: dict[str, str] = {}
        for name, phrases in self.columns.items():
            for phrase in phrases:
                found.setdefault(phrase, name)
        for phrase, name in list(found.items()):
            found.setdefault(phrase.replace(" ", ""), name)
        object.__setattr__(self, "by_phrase", found)

    def column_of(self, heading: str) -> tuple[str, str] | None:
        """The column a heading names and the phrase that says so, or None."""
        return self._column_of(plain(heading)) or (
            self._column_of(plain(_BRACKETS.sub(" ", heading))) if "(" in heading else None
        )

    def names_another(self, headings: Sequence[str]) -> bool:
        """Whether one of the headings belongs to a risk register, a plan or a list of decisions."""
        short = [words for words in map(plain, headings) if len(words.split()) <= _FEW_WORDS]
        said = [f" {words} " for words in short]
        return any(f" {word} " in text for text in said for word in self.others)

    def _column_of(self, heading: str) -> tuple[str, str] | None:
        words = heading.split()
        count = len(words)
        if not count or count > _LONGEST_HEADING:
            return None
        best = ""
        for start in range(count):
            for end in range(start + 1, count + 1):
                phrase = " ".join(words[start:end])
                fits = phrase in self.by_phrase and end - start >= _MOST_OF_IT * count
                if fits and len(phrase) > len(best):
                    best = phrase
        if not best and "".join(words) in self.by_phrase:
            # A narrow column breaks words where it likes: "Responsibl e officer".
            best = "".join(words)
        if not best and "date" in words and count <= _LONGEST_DATE_HEADING:
            # "Requested by / date"
            best = "date"
        return (self.by_phrase[best], best) if best else None


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
        others=tuple(data["doubtful"]["others"]),
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
    _settle(at)
    if "text" not in at:
        return None
    if "number" not in at and headings and not headings[0].strip():
        at["number"] = [0]
    return Columns({name: tuple(places) for name, places in at.items()}, sure)


def _settle(at: dict[str, list[int]]) -> None:
    """Put right what a column is only beside, or without, another one."""
    if "revised_target" in at:
        if "target" in at:
            at["original_target"] = at.pop("target")
        at["target"] = at.pop("revised_target")
    elif "target" not in at and "original_target" in at:
        at["target"] = at.pop("original_target")
    # The member is who is responsible where no officer is named, the response what is told.
    for name, instead in (("executive_member", "officer"), ("response", "update")):
        if name in at and instead not in at:
            at[instead] = at.pop(name)
