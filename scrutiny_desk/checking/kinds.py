"""What every check is given and how it tells where something stands."""

from __future__ import annotations

import functools
from collections.abc import Iterable
from dataclasses import dataclass

from scrutiny_desk.domain.findings import Place
from scrutiny_desk.domain.papers.facts import Fact, Facts


@dataclass(frozen=True)
class PageText:
    """The words of a page as printed, a line a line."""

    page: str
    page_index: int
    text: str

    # Asked for by most checks, so worked out once.
    @functools.cached_property
    def words(self) -> str:
        """The words as one line."""
        return " ".join(self.text.split())


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper to check: what was found in it, and the words of its pages in order."""

    facts: Facts
    pages: tuple[PageText, ...] = ()

    @property
    def day(self) -> str | None:
        """The day of the meeting it is for, ISO; None where it prints no whole day."""
        meeting = self.facts.meeting
        date = None if meeting is None else meeting.date
        return date if date is not None and len(date) == len("2024-01-25") else None


def places(*facts: Fact) -> tuple[Place, ...]:
    """Where these facts stand, each page once."""
    return tuple(dict.fromkeys(Place(fact.page, fact.page_index) for fact in facts))


def say_number(value: float) -> str:
    """A figure as a sentence prints it: "1,204", "61.5"."""
    return f"{value:,.2f}".rstrip("0").rstrip(".")


def in_list(words: Iterable[str]) -> str:
    """Words as a sentence lists them: with commas, and "and" before the last."""
    said = list(words)
    return said[0] if len(said) == 1 else f"{', '.join(said[:-1])} and {said[-1]}"
