"""Names of committees and councils as a front page prints them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from scrutiny_desk.domain.pages.pages import Reading
from scrutiny_desk.finding.lines import Paragraph, in_capitals

_BODIES = (
    "committee|sub-committee|subcommittee|board|cabinet|panel|commission|executive|forum|"
    "partnership|task group|working group"
)
_COMMITTEE_LINE = re.compile(rf"(?:[A-Z][\w ,&'’()/-]*?\s)?(?:{_BODIES})", re.IGNORECASE)
_BEFORE_DATE = re.compile(
    r"([A-Z][A-Z ,&'’()/-]{3,90}?)\s*[-–—,]\s*"
    r"(?:MON|TUES|WEDNES|THURS|FRI|SATUR|SUN)DAY\b"
)
_MEETING_OF = re.compile(
    r"\b(?:meeting of|attend|minutes of)\s+(?:an?\s+(?:\w+\s+)?meeting of\s+)?(?:the\s+)?"
    rf"((?:[A-Z][\w'’-]*,?\s+|and\s+|for\s+|of\s+|&\s+){{0,12}}?"
    rf"(?:Council|{_BODIES.title()}|{_BODIES.upper()}|COUNCIL))\b"
)
_IN_FILE_TITLE = re.compile(r"\bfor (.{3,120}), \d{1,2}/\d{1,2}/\d{4}(?:\s|$)")
_COUNCIL_LINE = re.compile(
    r"(?:the\s+)?([A-Z][\w .'’&-]{2,60}?\b(?:council|authority))\b", re.IGNORECASE
)
_GENERIC = {
    "the", "full", "county", "city", "borough", "district", "town", "parish", "council",
    "metropolitan", "extraordinary", "authority", "unitary", "combined", "royal", "london", "of",
}  # fmt: skip
_SMALL = {"a", "an", "and", "at", "for", "in", "of", "on", "or", "the", "to", "with"}
_MOST_WORDS = 16
_MOST_NAME_WORDS = 7


def find_committee(front: Sequence[Paragraph], reading: Reading) -> str:
    """The committee's name, or "" where none is printed.

    A name on a line of its own comes first, then "NAME - THURSDAY, ...", "a meeting of the ...",
    and last the title written into the file.
    """
    for paragraph in front:
        text = _bare(_without_minutes(paragraph.text))
        if _COMMITTEE_LINE.fullmatch(text) and _stands_out(paragraph, text):
            return mixed_case(text, reading)
    texts = [paragraph.text for paragraph in front]
    for pattern in (_BEFORE_DATE, _MEETING_OF):
        for text in texts:
            found = pattern.search(text)
            if found:
                return mixed_case(_bare(_without_minutes(found[1])), reading)
    found = _IN_FILE_TITLE.search(reading.title)
    if found:
        return _bare(found[1])
    return ""


def find_council(front: Sequence[Paragraph], reading: Reading) -> str:
    """The council's name where a line gives it in full ("County Council" alone names none)."""
    for paragraph in front:
        text = _bare(paragraph.text)
        found = _COUNCIL_LINE.fullmatch(text)
        if found and is_council(text):
            return mixed_case(found[1], reading)
    return ""


def is_council(text: str) -> bool:
    """Whether a line is a council's name in full and nothing else."""
    found = _COUNCIL_LINE.fullmatch(_bare(text))
    return found is not None and len(text.split()) <= _MOST_NAME_WORDS and names_one(found[1])


def names_one(name: str) -> bool:
    """True when a council's name says which council it is."""
    return any(word.lower().strip(".,") not in _GENERIC for word in name.split())


def mixed_case(name: str, reading: Reading) -> str:
    """A name printed in capitals, in the form the paper's running text has it, else in our own."""
    if not in_capitals(name):
        return name
    pattern = re.compile(
        r"\s+".join(re.escape(word) for word in _plain(name).split()), re.IGNORECASE
    )
    for page in reading.pages[:60]:
        for found in pattern.finditer(_plain(page.text)):
            form = " ".join(found[0].split())
            if not in_capitals(form) and form[0].isupper() and form.split()[-1][0].isupper():
                return form
    return " ".join(_capital(word, at) for at, word in enumerate(name.split()))


def _plain(text: str) -> str:
    return text.replace("’", "'")


def _capital(word: str, at: int) -> str:
    small = word.lower()
    if at and small in _SMALL:
        return small
    return "-".join(part[:1].upper() + part[1:] for part in small.split("-"))


def _bare(text: str) -> str:
    return " ".join(text.split()).strip(" .:,-–—")


def _without_minutes(text: str) -> str:
    shorter = re.sub(
        r"^(?:minutes of(?: the)?|meeting of(?: the)?)\s+", "", text, flags=re.IGNORECASE
    )
    return re.sub(r"\s+meeting$", "", shorter, flags=re.IGNORECASE)


def _stands_out(paragraph: Paragraph, text: str) -> bool:
    """A heading: capitals, or bold, or every word of weight with a capital; and no sentence."""
    words = text.split()
    if len(words) > _MOST_WORDS or text[:1].isdigit():
        return False
    if in_capitals(text) or paragraph.bold:
        return True
    return all(word[:1].isupper() or word in _SMALL for word in words if word[:1].isalpha())
