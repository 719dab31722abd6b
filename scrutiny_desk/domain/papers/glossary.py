"""What a term or an acronym of a paper means, and where the paper says so."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_LONGEST_TERM = 5
_EDGES = " \t.,;:!?()[]{}\"'“”‘’*•–—-"
_PLURAL = re.compile(r"(?<=\w\w)(?:['’]s|s['’]|s)$", re.IGNORECASE)
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Meaning:
    """A term as a paper explains it.

    expansion: what an acronym is short for, or "". definition: what the term means, or "".
    page_index: the PDF page (from 0) of the paper that explains it; page_name as printed.
    """

    term: str
    expansion: str
    definition: str
    paper_id: str
    page_index: int
    page_name: str


def term_key(text: str) -> str:
    """How terms are compared: small letters, single spaces, no signs around them."""
    return _SPACE.sub(" ", text.strip(_EDGES)).lower()


def terms_at(words: Sequence[str], at: int) -> list[str]:
    """The keys of every run of up to five words that holds the word at `at`, the longest first.

    A plural is looked up as its singular too: "EHCPs" is found under "ehcp".
    """
    found: list[str] = []
    for length in range(min(_LONGEST_TERM, len(words)), 0, -1):
        for first in range(max(0, at - length + 1), min(at, len(words) - length) + 1):
            key = term_key(" ".join(words[first : first + length]))
            for form in (key, _PLURAL.sub("", key)):
                if form and form not in found:
                    found.append(form)
    return found
