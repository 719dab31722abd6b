"""The words by which a committee's work plan, its parts and its dates are known."""

from __future__ import annotations

import re

from scrutiny_desk.domain.dates import read_date

_WORK_PLAN = re.compile(
    r"\bwork\s?(?:plan|programme|program)\b|\b(?:scrutiny|committee|annual) (?:plan|programme)\b|"
    r"\bprogramme of work\b|\bplan of work\b|\bforward work\b|\bforward programme\b",
    re.IGNORECASE,
)
_TRAINING = re.compile(
    r"\b(?:training|briefings?|learning|induction|seminars?|workshops?|"
    r"(?:member )?development (?:sessions?|programme))\b",
    re.IGNORECASE,
)
_REVIEW = re.compile(
    r"\b(?:reviews?|task (?:and|&) finish|task\s?(?:groups?|force)|(?:working|study) groups?|"
    r"panels?|spotlights?|in[- ]depth|inquir(?:y|ies)|investigations?|deep dives?)\b",
    re.IGNORECASE,
)
_MEETINGS = re.compile(
    r"\b(?:committee|formal|scheduled|full) (?:meetings?|items)\b|^meetings?\b|\bagenda items\b",
    re.IGNORECASE,
)
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_DAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)"
_TBC = (
    r"(?:tb[acd]|(?:(?:dates?|items?|topics?) )?to be (?:confirmed|agreed|arranged|determined|"
    r"scheduled|programmed)|(?:unscheduled|unallocated|future|other) (?:items?|topics?|meetings?)|"
    r"unscheduled|unallocated|not yet scheduled)"
)
_WHEN = (
    rf"(?:(?:early|mid|late|end of|by)[- ]?\s*)?"
    rf"(?:{_DAY}?\d{{1,2}}(?:st|nd|rd|th)?(?:\s+of)?\s+{_MONTH}\.?,?(?:\s+\d{{4}})?"
    rf"|{_DAY}?\d{{1,2}}[./-]\d{{1,2}}[./-]\d{{2,4}}"
    rf"|{_MONTH}(?:\s*(?:/|-|–|or|and)\s*{_MONTH})?(?:[\s,]+(?:\d{{4}}|['’]\d\d)\b)?"
    rf"|(?:spring|summer|autumn|winter)(?: term)?\s*(?:\d{{4}}(?:\s*[/-]\s*\d{{2,4}})?)?"
    rf"|q(?:uarter\s*)?[1-4](?:\s*\d{{4}}(?:\s*[/-]\s*\d{{2,4}})?)?|20\d\d\s*/\s*(?:20)?\d\d)"
)
_SPAN = rf"(?:{_WHEN}\s+(?:to|until|through)\s+)?{_WHEN}"
_A_DATE = re.compile(rf"(?:{_TBC}[\s,:–-]*)?{_SPAN}(?:[\s,–-]*\(?{_TBC}\)?)?|{_TBC}", re.IGNORECASE)
_LABEL = re.compile(
    r"(?:date|meeting|committee)s?(?: (?:no\.? ?)?\d)?(?: of(?: the)? meeting)?\s*[:–-]\s*",
    re.IGNORECASE,
)
# What may follow a date without being a topic: a time, a place, a note in brackets.
_AFTER = re.compile(
    r"[\s,]*(?:[(\[].*|(?:at|from)?\s*\d{1,2}(?:[.:]\d\d\b|\s*(?:[ap]\.?m\b|noon)).*|"
    r"(?:[–-]\s*)?(?:\w+\s+){0,2}(?:meeting|committee|tbc)\W*)?",
    re.IGNORECASE,
)
_NOTE = re.compile(r"\s*\([^()]*\)\s*$")
_TICK = re.compile(r"[x✓✔√●•■*yY]|yes|\uf0fc", re.IGNORECASE)
_LONGEST_TITLE = 14


def names_work_plan(text: str) -> bool:
    """Whether a line is the title of a work plan, and not a sentence that speaks of one."""
    words = len(text.split())
    return (
        0 < words <= _LONGEST_TITLE
        and _WORK_PLAN.search(text) is not None
        and not text.rstrip().endswith((".", ";", ","))
    )


def section_named(title: str) -> str | None:
    """The section that a title opens: `meeting`, `review` or `training`, or None."""
    if not 0 < len(title.split()) <= _LONGEST_TITLE:
        return None
    if _TRAINING.search(title):
        return "training"
    if _REVIEW.search(_WORK_PLAN.sub("", title)):
        return "review"
    if names_work_plan(title) or _MEETINGS.search(title):
        return "meeting"
    return None


def is_when(text: str) -> bool:
    """Whether a text is a date, or words for one to come, and little else."""
    start = _start(text)
    return start is not None and _AFTER.fullmatch(text, start[1]) is not None


def is_tick(text: str) -> bool:
    """Whether a cell only says that its row's topic comes to its column's meeting."""
    return _TICK.fullmatch(text.strip()) is not None


def split_when(text: str) -> tuple[str, str] | None:
    """The date that a text starts with and what follows it after a dash, colon or tab, or None."""
    start = _start(text)
    if start is None:
        return None
    rest = re.match(r"\s*(?:[:–—|]|-\s)\s*(\S.*)", text[start[1] :])
    return (text[start[0] : start[1]].strip(), rest.group(1)) if rest is not None else None


def _start(text: str) -> tuple[int, int] | None:
    """Where the date at the head of a text starts and ends, or None."""
    label = _LABEL.match(text)
    at = label.end() if label is not None else 0
    match = _A_DATE.match(text, at)
    if match is None or (match.end() < len(text) and text[match.end()].isalnum()):
        return None
    return at, match.end()


def date_text_of(text: str) -> str:
    """A printed date without the note in brackets after it and without the label before it."""
    label = _LABEL.match(text)
    bare = text[label.end() :] if label is not None else text
    without = _NOTE.sub("", bare).strip()
    return without if without and (is_when(without) or read_date(without)) else bare.strip()
