"""Rating schemes: the words a council rates progress by, and the shade of each.

What an officer reported stays as written. A scheme says which of its ratings the words mean, so
that they are shaded, and what there is to choose from. The schemes are data:
resources/rules/rating_schemes.toml.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from scrutiny_desk.domain.errors import DeskError

DEFAULT_SCHEME = "rag"
"""The scheme of a committee that chose none."""

_SIGNS = re.compile(r"[^0-9a-z]+")


@dataclass(frozen=True, slots=True)
class Rating:
    """One of a scheme's ratings.

    words: as it is chosen ("1 Achieved"). shade: a name of the scheme's shades. also: other words
    for the same, as papers write them.
    """

    words: str
    shade: str
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RatingScheme:
    """A council's way to rate. shades: each shade's colour as six hex digits, text on it black."""

    id: str
    name: str
    ratings: tuple[Rating, ...]
    shades: Mapping[str, str]

    @property
    def choices(self) -> tuple[str, ...]:
        """The words to choose from, in the scheme's order."""
        return tuple(rating.words for rating in self.ratings)

    def rating_of(self, reported: str, colour: str | None = None) -> Rating | None:
        """Which rating the reported words mean, or None.

        The words have to be the rating's or begin with them ("Green: on track"); where nothing is
        written, colour, the fill that the paper prints, decides.
        """
        said = _folded(reported)
        known = [
            (len(words), rating)
            for rating in self.ratings
            for words in map(_folded, (rating.words, *rating.also))
            if said == words or (_may_go_on(words) and said.startswith(f"{words} "))
        ]
        if known:
            return max(known, key=lambda pair: pair[0])[1]
        if said or not colour:
            return None
        return next((rating for rating in self.ratings if rating.shade == colour), None)


def read_schemes(table: Mapping[str, Any]) -> tuple[RatingScheme, ...]:
    """The schemes of a table as TOML gives it, in its order."""
    shades = dict(table["shades"])
    return tuple(
        RatingScheme(
            one["id"],
            one["name"],
            tuple(
                Rating(rating["words"], rating["shade"], tuple(rating.get("also", ())))
                for rating in one["rating"]
            ),
            shades,
        )
        for one in table["scheme"]
    )


def scheme_of(schemes: tuple[RatingScheme, ...], scheme_id: str) -> RatingScheme:
    """The scheme of an id, the default one for "". Raises DeskError where there is none."""
    wanted = scheme_id or DEFAULT_SCHEME
    for scheme in schemes:
        if scheme.id == wanted:
            return scheme
    raise DeskError(
        f"There is no rating scheme “{wanted}”",
        "The committee's settings name one that is not in the rules",
        "Choose another in Tracker settings",
    )


def _may_go_on(words: str) -> bool:
    """A single letter is a rating only by itself: "A" is amber, "A lot remains" is not."""
    return len(words) > 1 or words.isdecimal()


def _folded(text: str) -> str:
    return _SIGNS.sub(" ", text.casefold()).strip()
