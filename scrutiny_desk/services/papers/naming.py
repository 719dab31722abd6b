"""Which meeting or paper a person means by a few words on the command line."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from scrutiny_desk.domain.errors import DeskError
from scrutiny_desk.domain.papers.papers import Meeting, Paper
from scrutiny_desk.library.library import Library
from scrutiny_desk.library.plain import folded
from scrutiny_desk.services.papers.papers import list_meetings, list_papers, meeting_title

T = TypeVar("T", Meeting, Paper)


def meeting_named(library: Library, words: str) -> Meeting:
    """The one meeting of that date ("2024-01-25") or with those words in its title.

    Raises DeskError, which lists what there is, where none or more than one is meant.
    """
    return _the_one(
        "meeting",
        words,
        list_meetings(library),
        lambda one: (one.id, one.date or "", meeting_title(one)),
    )


def paper_named(library: Library, words: str, meeting_id: str | None = None) -> Paper:
    """The one paper of that file name or with those words in its title; else as above."""
    return _the_one(
        "paper",
        words,
        list_papers(library, meeting_id),
        lambda one: (one.id, one.file_name, one.title),
    )


def _the_one(what: str, words: str, there: Sequence[T], names: Callable[[T], Sequence[str]]) -> T:
    exact = [one for one in there if words in names(one)]
    asked = folded(words)
    close = exact or [one for one in there if any(asked in folded(name) for name in names(one)[1:])]
    if len(close) == 1:
        return close[0]
    listed = "; ".join(names(one)[-1] for one in close or there) or "none"
    raise DeskError(
        f"“{words}” {'means more than one' if close else 'is no'} {what} of this library",
        f"There is: {listed}",
        f"Give the words of one {what}",
    )
