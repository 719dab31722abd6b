"""Letters to officers whose recommendations are late, or of which nothing was heard for long.

The program writes them and sends none. A letter is paragraphs: `passages` says them with what each
is, for a writer that sets them apart, and `text` all of it as plain words.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from scrutiny_desk.domain.dates import say
from scrutiny_desk.domain.tally import together
from scrutiny_desk.domain.tracker.leaving import Kept
from scrutiny_desk.domain.tracker.recommendations import Computed, RecommendationRow

SEVERAL = "scrutiny"
"""Stands for the committee where a letter is about rows of several."""


class Chase(StrEnum):
    """Which rows a letter is about."""

    BOTH = "both"
    OVERDUE = "overdue"
    STALE = "stale"

    @property
    def word(self) -> str:
        return {
            "both": "Overdue, or without recent news",
            "overdue": "Overdue",
            "stale": "Without recent news",
        }[self.value]

    def takes(self, row: RecommendationRow) -> bool:
        overdue = row.standing.computed is Computed.OVERDUE
        stale = "stale" in row.standing.flags
        return (overdue and self is not Chase.STALE) or (stale and self is not Chase.OVERDUE)


class LetterForm(StrEnum):
    """The kinds of file a letter is written as; the value is the ending without its dot."""

    DOCX = "docx"
    EML = "eml"

    @property
    def word(self) -> str:
        return {"docx": "Word documents", "eml": "E-mail drafts (.eml)"}[self.value]


@dataclass(frozen=True, slots=True)
class ChasedRow:
    """A recommendation as a letter tells it, without what stays behind.

    agreed: a date in words, or "". late: how late it is, or when it is due. heard: the last
    update with its date and who said it, or that there is none. Both are sentences, or "".
    where: the paper and page that print it, or "". written_on: ISO dates of letters about it to
    the same officer.
    """

    id: str
    committee: str
    number: str
    text: str
    agreed: str
    late: str
    heard: str
    where: str
    written_on: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """Which row it is: "SR (25/26) 01, agreed on 9 November 2023"."""
        number = f"No. {self.number}" if self.number.isdecimal() else self.number
        agreed = f"agreed on {self.agreed}" if self.agreed else ""
        told = ", ".join(part for part in (number, agreed) if part) or "recommendation"
        return f"{told[:1].upper()}{told[1:]}"

    @property
    def facts(self) -> tuple[str, ...]:
        """What is known of it, a sentence or a line each."""
        earlier = together([say(date) for date in self.written_on])
        lines = (
            self.late,
            self.heard,
            f"It stands in {self.where}." if self.where else "",
            f"We wrote about this on {earlier}." if earlier else "",
        )
        return tuple(line for line in lines if line)


@dataclass(frozen=True, slots=True)
class LetterWords:
    """The words round the rows, which a person may change."""

    subject: str
    opening: str
    closing: str


class PassageKind(StrEnum):
    """What a paragraph of a letter is."""

    SUBJECT = "subject"
    PLAIN = "plain"
    COMMITTEE = "committee"
    ROW = "row"
    QUOTE = "quote"
    FACT = "fact"


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter to one officer. on: its date. to: an address where one was given, else ""."""

    officer: str
    on: datetime.date
    rows: tuple[ChasedRow, ...]
    words: LetterWords
    to: str = ""

    @property
    def committees(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(row.committee for row in self.rows if row.committee))

    @property
    def subject(self) -> str:
        """On one line, since it becomes a heading of a message."""
        return " ".join(self._filled(self.words.subject).split())

    @property
    def date(self) -> str:
        return say(self.on.isoformat())

    @property
    def passages(self) -> tuple[tuple[PassageKind, str], ...]:
        """The letter's paragraphs after its date, in their order."""
        told = [(PassageKind.SUBJECT, self.subject)]
        told += _plain(self._filled(self.words.opening))
        several = len(self.committees) > 1
        committee = ""
        for row in self.rows:
            if several and row.committee != committee:
                told.append((PassageKind.COMMITTEE, row.committee or "No committee named"))
            committee = row.committee
            told.append((PassageKind.ROW, row.title))
            told.append((PassageKind.QUOTE, f"“{row.text}”"))
            told += [(PassageKind.FACT, line) for line in row.facts]
        told += _plain(self._filled(self.words.closing))
        return tuple(told)

    @property
    def text(self) -> str:
        """All of it as plain words; what is said of a row stands right under it."""
        return _as_text(self.date, self.passages)

    @property
    def body(self) -> str:
        """The same without the date and the subject, which a message has of its own."""
        return _as_text("", self.passages[1:]).lstrip()

    def _filled(self, words: str) -> str:
        committee = self.committees[0] if len(self.committees) == 1 else SEVERAL
        for name, value in (
            ("{officer}", self.officer),
            ("{date}", self.date),
            ("{committee}", committee),
        ):
            words = words.replace(name, value)
        return words


@dataclass(frozen=True, slots=True)
class OfficerRows:
    """What one officer is to be asked about. today: a letter of this very day is on record."""

    officer: str
    rows: tuple[ChasedRow, ...]
    today: bool = False


@dataclass(frozen=True, slots=True)
class Chasing:
    """Who is to be written to about what. unowned: rows that name nobody to write to.

    left_out: what is not for everybody and stays behind.
    """

    officers: tuple[OfficerRows, ...]
    unowned: tuple[ChasedRow, ...]
    left_out: Kept


def _plain(words: str) -> list[tuple[PassageKind, str]]:
    paragraphs: Sequence[str] = [one.strip() for one in words.strip().split("\n\n")]
    return [(PassageKind.PLAIN, one) for one in paragraphs if one]


def _as_text(first: str, passages: Sequence[tuple[PassageKind, str]]) -> str:
    lines = [first]
    for kind, words in passages:
        if kind not in {PassageKind.QUOTE, PassageKind.FACT}:
            lines.append("")
        lines.append(words.upper() if kind is PassageKind.COMMITTEE else words)
    return "\n".join(lines) + "\n"
