"""The words of tables of figures, as they stand in the rules."""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum

from scrutiny_desk.paths import resource

_IN_BRACKETS = re.compile(r"[(\[][^)\]]*[)\]]")
_NO_END = re.compile(r"[\s:.*†]+$")


class Strength(IntEnum):
    """How surely a label says that its figures are the sum of others."""

    NONE = 0
    PERHAPS = 1
    WITHIN = 2
    ALONE = 3


@dataclass(frozen=True, slots=True)
class TableWords:
    """Which words say what; each a pattern that is looked for in a heading or a label."""

    alone: frozenset[str]
    perhaps: frozenset[str]
    within: re.Pattern[str]
    never: re.Pattern[str]
    not_summed: re.Pattern[str]
    not_summed_alone: frozenset[str]
    aside: re.Pattern[str]
    of_which: re.Pattern[str]
    taken_away: re.Pattern[str]
    summed: re.Pattern[str]
    stock: re.Pattern[str]
    counted: re.Pattern[str]
    measured: re.Pattern[str]
    rounded: re.Pattern[str]
    in_thousands: re.Pattern[str]
    shares: re.Pattern[str]
    several: re.Pattern[str]

    def total(self, label: str) -> Strength:
        """Whether a label says Total, and how surely."""
        plain = _plain(label)
        if self.never.search(label):
            return Strength.NONE
        if plain in self.alone:
            return Strength.ALONE
        if plain in self.perhaps:
            return Strength.PERHAPS
        if self.within.search(plain):
            return Strength.WITHIN
        first = plain.split(" ")[0] if plain else ""
        return Strength.PERHAPS if first in self.perhaps else Strength.NONE

    def is_summed(self, heading: str) -> bool:
        """Whether the figures under a heading may be added up."""
        if _plain(heading) in self.not_summed_alone:
            return False
        return not self.not_summed.search(heading) or bool(self.summed.search(heading))


def _plain(label: str) -> str:
    return " ".join(_NO_END.sub("", _IN_BRACKETS.sub(" ", label)).casefold().split())


@dataclass(frozen=True, slots=True)
class RatedWords:
    """The headings of a table of rated indicators, and the words in it."""

    actual: re.Pattern[str]
    target: re.Pattern[str]
    baseline: re.Pattern[str]
    good_is: re.Pattern[str]
    rating: re.Pattern[str]
    other: re.Pattern[str]
    high: re.Pattern[str]
    low: re.Pattern[str]
    met: frozenset[str]
    not_met: frozenset[str]


@functools.cache
def rated_words() -> RatedWords:
    """The words of the rules, read once."""
    data = tomllib.loads(resource("rules/figure_tables.toml").read_text(encoding="utf-8"))["rated"]
    met, not_met = frozenset(data.pop("met")), frozenset(data.pop("not_met"))
    return RatedWords(
        **{name: _any(words) for name, words in data.items()}, met=met, not_met=not_met
    )


@functools.cache
def table_words() -> TableWords:
    """The words of the rules, read once."""
    data = tomllib.loads(resource("rules/figure_tables.toml").read_text(encoding="utf-8"))
    total, other, whole = data["total"], data["not_summed"], data["whole"]
    return TableWords(
        alone=frozenset(total["alone"]),
        perhaps=frozenset(total["perhaps"]),
        within=_any(total["within"]),
        never=_any(total["never"]),
        not_summed=_any(other["words"]),
        not_summed_alone=frozenset(other["alone"]),
        aside=_any(other["aside"]),
        of_which=_any(other["of_which"]),
        taken_away=_any(other["taken_away"]),
        summed=_any([*other["paid"], *other["counted"]]),
        stock=_any(other["stock"]),
        counted=_any(other["counted"]),
        measured=_any(other["measured"]),
        rounded=_any(other["rounded"]),
        in_thousands=_any(other["in_thousands"]),
        shares=_any(whole["shares"]),
        several=_any(whole["several"]),
    )


def _any(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(map(_whole, words)), re.IGNORECASE)


def _whole(word: str) -> str:
    """The word with no letter before or after it; a sign such as % stands beside anything."""
    before = r"(?<!\w)" if word[0].isalnum() else ""
    return before + re.escape(word) + (r"(?!\w)" if word[-1].isalnum() else "")
