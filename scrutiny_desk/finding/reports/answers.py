"""What reports say in many ways: what is exempt, which appendices there are, the title on top."""

from __future__ import annotations

import re
from collections.abc import Sequence

from scrutiny_desk.finding.lines import Paragraph, Printed, by_size, join, paragraphs

_CALLED = (
    r"(?:appendix|appendices|annexe?|attachment|enclosure|schedule|supporting document|app\.?)"
)
APPENDICES = re.compile(
    r"(?:\d{1,2}(?:\.\d{1,2})?\.?\s+)?(?:(?:list|schedule) of\s+|attached\s+)?"
    r"(?:appendi(?:ces|x)|annex(?:es)?|attachments|enclosures|schedules|supporting documents)"
    r"(?: (?:list|attached|to (?:the|this) report|and (?:background )?(?:papers"
    r"|documents)))?\s*:?",
    re.IGNORECASE,
)
APPENDIX = re.compile(
    rf"(?:[•*–-]\s*)?(?:\d{{1,2}}(?:\.\d{{1,2}})?\.?\s+)?{_CALLED}\s+(?:no\.?\s*)?"
    r"(\d{1,2}\s?\(?[a-z]\)?(?![a-z])|\d{1,2}|[A-Z]\d?|[IVX]{1,4})(?![\w])", re.IGNORECASE
)  # fmt: skip
_NAMED = re.compile(
    rf"{_CALLED}\s+(\d{{1,2}}\s?\([a-z]\)|\d{{1,2}}[a-z]?|[A-Z]\d?|[IVX]{{1,4}})(?![\w])",
    re.IGNORECASE,
)  # fmt: skip
_QUESTION = re.compile(
    r"\b(?:exempt|confidential|restricted)\b[^?.]{0,80}\?\s*[:–-]?\s*(yes|no|none|n/?a"
    r"|not applicable)\b"
    r"|\bexempt(?: or confidential)? information\s*[:–-]\s*(yes|no|none|n/?a|not applicable)\b"
    r"|\bconfidential or exempt(?: information)?\s*[:–-]\s*(yes|no|none|n/?a|not applicable)\b",
    re.IGNORECASE,
)
_NO_TITLE = re.compile(
    r"^\W*(?:agenda item\b.*|report|committee report|.*\b(?:council|committee|cabinet|board|panel"
    r"|commission|authority)|(?:[a-z]+day,? )?\d{1,2} [a-z]+ \d{4}|appendix .*|item .*|part .*)$",
    re.IGNORECASE,
)
_ASKS = re.compile(r"exempt|confidential|restricted", re.IGNORECASE)
_SAYS_OPEN = re.compile(
    r"\b(?:this )?report (?:is (?:public|open|not exempt|not confidential|unrestricted)"
    r"|(?:contains|includes) no (?:exempt|confidential))"
    r"|\b(?:there is|contains) no (?:exempt|confidential)(?: or (?:exempt"
    r"|confidential))? information",
    re.IGNORECASE,
)
_SAYS_CLOSED = re.compile(
    r"\b(?:this )?report (?:is (?:exempt|confidential|not for publication|restricted|private)"
    r"|contains (?:exempt|confidential))\b|^not for publication\b",
    re.IGNORECASE,
)
_OPEN = re.compile(
    r"\b(?:unrestricted|open|public|not exempt|official|part (?:1|i)\b|non-exempt|none|no|n/a)\b"
    r"|^for publication",
    re.IGNORECASE,
)
_CLOSED = re.compile(
    r"(?<!not )(?<!non-)\b(?:exempt|restricted|confidential|not for publication|private|closed"
    r"|part (?:2|ii)|yes)\b",
    re.IGNORECASE,
)
_NO = ("no", "none", "n/a", "na", "not applicable")


def exempt_of(classification: str, body: Sequence[Paragraph]) -> bool | None:
    """The answer to the exempt question; else what the classification says; else None."""
    for at, paragraph in enumerate(body):
        if not _ASKS.search(paragraph.text):
            continue
        # The answer may stand in a paragraph of its own, and on the next page.
        answer = _QUESTION.search(join(each.text for each in body[at : at + 2]))
        if answer is not None:
            return next(word for word in answer.groups() if word).lower() not in _NO
    if classification:
        # "Part 1 (open)" and "No" come first: "not exempt" holds the word exempt too.
        if _CLOSED.search(classification) and not re.match(r"no\b", classification, re.IGNORECASE):
            return True
        if _OPEN.search(classification):
            return False
    for paragraph in body:
        if _SAYS_OPEN.search(paragraph.text):
            return False
        if _SAYS_CLOSED.search(paragraph.text):
            return True
    return None


def asks_exempt(text: str) -> bool:
    """True for the question whether anything in the report is exempt."""
    return "?" in text and _ASKS.search(text) is not None


def appendices_of(said: str, body: Sequence[Paragraph]) -> tuple[str, ...]:
    """The references of the list of appendices, as "6(a)" or "A", each once.

    said: what the front sheet itself names beside such a label.
    """
    named = [_reference(match[1]) for match in _NAMED.finditer(said)]
    listing = False
    for paragraph in body:
        lines = [printed.text.strip("*_ ") for printed in paragraph.lines]
        if APPENDICES.fullmatch(lines[0]):
            listing = True
            lines = lines[1:]
        here = [match for line in lines if (match := APPENDIX.match(line))]
        if listing and not here and lines:
            listing = False
        if listing:
            named.extend(_reference(match[1]) for match in here)
    return tuple(dict.fromkeys(named))


def _reference(text: str) -> str:
    number = re.match(r"(\d{1,2})\s?\(?([A-Za-z])\)?$", text)
    return f"{number[1]}({number[2].lower()})" if number else text.upper()


def title_above(lines: Sequence[Printed]) -> str:
    """The heading over the labels, where the title stands first: the largest that is no name."""
    heads = [
        part
        for whole in paragraphs(lines)
        for part in by_size(whole)
        if part.bold and not _NO_TITLE.search(part.text.strip())
    ]
    best = max(heads, key=lambda part: part.lines[0].size, default=None)
    return best.text.strip("*_# ") if best is not None else ""
