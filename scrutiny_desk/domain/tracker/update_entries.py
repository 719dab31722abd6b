"""An update cell that has grown over the years ("12/03/24: … 05/06/24: …"), as its entries."""

from __future__ import annotations

import re
from dataclasses import dataclass

from scrutiny_desk.domain.dates import first_day, last_day, read_date

_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?"
_DATE = (
    rf"(?:\d{{1,2}}[./-]\d{{1,2}}[./-]\d{{2}}(?:\d{{2}})?"
    rf"|(?:\d{{1,2}}(?:st|nd|rd|th)?\s+)?{_MONTH}\s+[‘’']?\d{{2}}(?:\d{{2}})?)"
)
# As they are written: a date and a colon or a dash, perhaps after "Update", or one in brackets.
_LABEL = re.compile(
    rf"(?<!\S)(?:updated?:?\s+(?:(?:as\s+)?at\s+|on\s+)?)?"
    rf"(?:(?P<date>{_DATE})\s*(?P<sign>:|[-–—](?=\s))"
    rf"|[\[(](?P<boxed>{_DATE})[\])]\s*(?P<after>:|[-–—](?=\s))?)",
    re.IGNORECASE,
)
_ENDS = (".", ";", "!", "?", ":", ")", "]", "”", '"')
# "We shall meet by 05/06/24: ..." is no new entry.
_GOES_ON = re.compile(
    r"\b(?:by|on|until|till|before|after|at|of|from|to|since|dated|due|for|and|in|the|a|with)\s*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class DatedEntry:
    """An entry of an update cell. date: ISO, or None where the cell does not tell it surely."""

    date: str | None
    text: str


@dataclass(frozen=True, slots=True)
class _Label:
    start: int
    end: int
    date: str


def entries_of(text: str, not_after: str | None) -> tuple[DatedEntry, ...]:
    """The entries that an update cell holds, oldest first.

    They are parted only where that is certain: the cell begins with a date, every further one
    begins an entry as well, the days run one way, and none is later than the tracker itself
    (not_after, ISO, or None where that is not known). Else the cell is one entry without a date.
    """
    labels = _labels(text)
    if not labels or not _is_certain(text, labels, not_after):
        return (DatedEntry(None, text),) if text.strip() else ()
    ends = [*(label.start for label in labels[1:]), len(text)]
    entries = [
        DatedEntry(label.date, text[label.end : end].strip())
        for label, end in zip(labels, ends, strict=True)
    ]
    if any(not entry.text for entry in entries):
        return (DatedEntry(None, text),)
    newest_first = len(labels) > 1 and first_day(labels[0].date) > first_day(labels[-1].date)
    return tuple(reversed(entries)) if newest_first else tuple(entries)


def without_date(text: str) -> str:
    """An entry's words without the date that they may begin with."""
    label = _LABEL.match(text)
    return text[label.end() :].strip() if label is not None else text.strip()


def _labels(text: str) -> list[_Label]:
    found = []
    for match in _LABEL.finditer(text):
        date = read_date(match["date"] or match["boxed"])
        if date is not None:
            found.append(_Label(match.start(), match.end(), date))
    return found


def _is_certain(text: str, labels: list[_Label], not_after: str | None) -> bool:
    if text[: labels[0].start].strip():
        return False
    for label in labels[1:]:
        before = text[: label.start].rstrip()
        colon = text[label.start : label.end].rstrip().endswith(":")
        if _GOES_ON.search(before) or not (colon or before.endswith(_ENDS)):
            return False
    days = [first_day(label.date) for label in labels]
    if days not in (sorted(days), sorted(days, reverse=True)):
        return False
    return not_after is None or max(days) <= last_day(not_after)
