"""How a question came out, in words for paper."""

from __future__ import annotations

from scrutiny_desk.domain.dates import say
from scrutiny_desk.domain.notes.leaving import Promise
from scrutiny_desk.domain.notes.notes import NoteStatus

OPEN = frozenset({NoteStatus.DRAFT, NoteStatus.READY, NoteStatus.ASKED})
"""The statuses of a question that has had no answer of any kind yet."""


def promise_words(promise: Promise | None) -> str:
    """By whom and by when: "Written answer promised by the Director, by 29 March 2024"; or ""."""
    if promise is None:
        return ""
    word = NoteStatus.WRITTEN_PROMISED.word
    by_whom = f" by {promise.by_whom.strip()}" if promise.by_whom.strip() else ""
    when = promise.by_when.strip()
    if not when or when.casefold() == "tbc":
        return f"{word}{by_whom}, its date to be confirmed"
    return f"{word}{by_whom}, by {say(when) or when}"


def outcome_words(status: NoteStatus, answer: str, promise: Promise | None) -> str:
    """What became of a question, with its answer ("Evaded"); "" while it is open."""
    said, promised = answer.strip(), promise_words(promise)
    alone = bool(promised) and status is NoteStatus.WRITTEN_PROMISED
    told = "" if alone or (status in OPEN and not said) else status.word
    outcome = "; ".join(part for part in (told, promised) if part)
    return f"{outcome}: {said}" if said else outcome
