"""What a plan's own words on a milestone propose, by the table of words that says so.

A proposal is never a fact. The words are data: resources/rules/milestone_words.toml.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from scrutiny_desk.domain.dates import first_day, last_day, read_date


class Status(StrEnum):
    """Where somebody, or a plan's own words, say that a milestone stands."""

    DONE = "done"
    UNDER_WAY = "under way"
    NOT_YET = "not yet done"
    SLIPPED = "slipped"
    WITHDRAWN = "no longer planned"

    @property
    def word(self) -> str:
        return self.value.capitalize()


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a position proposes. said: the words it was read from, as printed."""

    status: Status
    said: str


@dataclass(frozen=True, slots=True)
class Words:
    """Words that say one thing. unless: what is passed over before they are looked for."""

    words: tuple[re.Pattern[str], ...]
    unless: tuple[re.Pattern[str], ...] = ()

    def find(self, text: str) -> re.Match[str] | None:
        """The first place where one of the words stands, or None."""
        for pattern in self.unless:
            text = pattern.sub(_hidden, text)
        found = [match for pattern in self.words if (match := pattern.search(text))]
        return min(found, key=lambda match: match.start(), default=None)


@dataclass(frozen=True, slots=True)
class WordRules:
    """The table of words.

    sure: in the order in which they are looked for. mild: what says that something is done where
    nothing else is said. echo: what a milestone asks for, with the words that it happened.
    source, valid_from: where the table comes from, and since when it holds.
    """

    sure: tuple[tuple[Status, Words], ...]
    mild: tuple[Words, ...]
    later: Words
    echo: tuple[tuple[re.Pattern[str], Words], ...]
    source: str = ""
    valid_from: datetime.date | None = None


def read_words(table: Mapping[str, Any]) -> WordRules:
    """The rules of a table of resources/rules/; KeyError or ValueError where it is no such one."""
    proposals = table["proposal"]
    return WordRules(
        sure=tuple((Status(row["status"]), _words(row)) for row in proposals if "mild" not in row),
        mild=tuple(_words(row) for row in proposals if "mild" in row),
        later=_words(table["later"]),
        echo=tuple(
            (re.compile(rf"\b{re.escape(asked)}", re.IGNORECASE), Words(_saying(told)))
            for asked, told in table["echo"].items()
        ),
        source=str(table.get("source", "")),
        valid_from=table.get("valid_from"),
    )


def propose(
    rules: WordRules,
    asked: str,
    rating: str,
    position: str,
    due: str | None = None,
    told_on: str = "",
) -> Proposal | None:
    """What a milestone's own words propose, or None where they say nothing that is known.

    asked: the milestone's words. rating: those of its status column, which come first. due: ISO
    or None. told_on: the ISO date of the meeting that was told, "" where it is not known; what an
    entry dates after it is a slip of the pen and orders nothing.
    """
    for entry in (rating, newest_entry(position, told_on)):
        text = " ".join(entry.split())
        found = _of_entry(rules, asked, text, due) if text else None
        if found is not None:
            return found
    return None


def newest_entry(position: str, told_on: str = "") -> str:
    """The newest of the dated entries a position has grown to; all of it where there are none."""
    text = " ".join(position.split())
    marks = [
        (match, date)
        for match in _ENTRY.finditer(text)
        if (date := read_date(match["date"])) and not _GOES_ON.search(text[: match.start()])
    ]
    if not marks:
        return text
    if text[: marks[0][0].start()].strip():
        starts = [0, *(match.start() for match, _ in marks)]
    else:
        starts = [match.start() for match, _ in marks]
    limit = last_day(told_on) if told_on else datetime.date.max
    days = [day for _, date in marks if (day := first_day(date)) <= limit]
    # An entry before the first date belongs to no day: the order of the dated ones tells nothing.
    downwards = len(days) > 1 and starts[0] == marks[0][0].start() and days[0] > days[-1]
    entries = [text[start:end] for start, end in zip(starts, [*starts[1:], len(text)], strict=True)]
    newest = entries[0] if downwards else entries[-1]
    heading = _ENTRY.match(newest)
    return newest[heading.end() :].strip() if heading is not None else newest.strip()


def refers_above(position: str, told_on: str = "") -> bool:
    """Whether a position only says that the row above says it: "As above"."""
    return bool(_AS_ABOVE.fullmatch(newest_entry(position, told_on)))


def _of_entry(rules: WordRules, asked: str, text: str, due: str | None) -> Proposal | None:
    done: re.Match[str] | None = None
    for status, words in rules.sure:
        if status is Status.NOT_YET and done is None and (later := _later(rules, text, due)):
            return Proposal(Status.SLIPPED, later)
        found = words.find(text)
        if found is None:
            continue
        if status is Status.DONE:
            done = found
        elif done is None or (status is Status.SLIPPED and found.start() > done.start()):
            return Proposal(status, _around(text, found))
    done = done or _mildly(rules, asked, text)
    return None if done is None else Proposal(Status.DONE, _around(text, done))


def _mildly(rules: WordRules, asked: str, text: str) -> re.Match[str] | None:
    """Where milder words say that it is done: for themselves, or because it asked for just that."""
    milder = list(rules.mild)
    milder += [telling for asking, telling in rules.echo if asking.search(asked)]
    return next((found for words in milder if (found := words.find(text))), None)


def _later(rules: WordRules, text: str, due: str | None) -> str:
    """The sentence that names a day to come after the one it is due; "" where none does."""
    if due is None:
        return ""
    for sentence in _SENTENCE.split(text):
        if rules.later.find(sentence) is None:
            continue
        for match in _DATE.finditer(sentence):
            date = read_date(match[0])
            if date is not None and first_day(date) > last_day(due):
                return sentence.strip()
    return ""


def _around(text: str, found: re.Match[str]) -> str:
    """The sentence in which something was found."""
    at = 0
    for sentence in _SENTENCE.split(text):
        start = text.index(sentence, at)
        at = start + len(sentence)
        if start <= found.start() < at:
            return sentence.strip()
    return text


def _words(row: Mapping[str, Any]) -> Words:
    return Words(_patterns(row["words"]), _patterns(row.get("unless", ())))


def _patterns(lines: Iterable[str]) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(line, re.IGNORECASE) for line in lines)


def _saying(told: str) -> tuple[re.Pattern[str], ...]:
    """It begins an entry, or something is, was or has been it."""
    word = re.escape(told)
    is_it = rf"\b(?:is|are|was|were|been|has|have|now|all|we)\b(?: \w+)?? {word}\b"
    return _patterns((is_it, rf"^\W*(?:[\w’']+ ){{0,5}}?{word}\b"))


def _hidden(match: re.Match[str]) -> str:
    return "\x01" * len(match[0])


_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?"
_DATE_WORDS = (
    rf"(?:\d{{1,2}}[./-]\d{{1,2}}[./-]\d{{2}}(?:\d{{2}})?"
    rf"|(?:\d{{1,2}} ?(?:st|nd|rd|th)? )?{_MONTH} [‘’']?\d{{2}}(?:\d{{2}})?)"
)
_DATE = re.compile(rf"(?<![\d./]){_DATE_WORDS}(?!\d)", re.IGNORECASE)
# A date that is followed by the beginning of a sentence, perhaps with "Update" before or after.
_ENTRY = re.compile(
    rf"(?<![^\s.;:])(?i:updated?:? )?(?i:(?P<date>{_DATE_WORDS}))(?!\d)(?i: update)?"
    r" ?[:–—-]? ?(?=[A-Z“\"(])"
)
_GOES_ON = re.compile(
    r"\b(?:by|on|until|till|before|after|at|of|from|to|since|dated|due|for|and|in|the|a|with)\s*$",
    re.IGNORECASE,
)
_AS_ABOVE = re.compile(r"\W*(?:please )?(?:see|as)(?: per)? above\W*", re.IGNORECASE)
_SENTENCE = re.compile(r"(?<=[.;!?])\s+")
