"""Percentages in running words beside the counts that they are of: "8 of 13 (61%)"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from scrutiny_desk.checking.kinds import PageText, Paper
from scrutiny_desk.checking.waiting import half_up
from scrutiny_desk.domain.findings import Finding, FindingKind, Place

_COUNT = r"(?P<{0}>\d{{1,3}}(?:,\d{{3}})+|\d{{1,6}})"
_PER_CENT = r"(?P<percent>\d{1,3}(?:\.\d{1,2})?)\s?(?:%|per ?cent\b)"
_OF = r"\s+(?:out\s+)?of\s+(?:the\s+|a\s+total\s+of\s+|all\s+)?"
_PART, _WHOLE = _COUNT.format("part"), _COUNT.format("whole")
_NAMED = r"(?:\s+[A-Za-z’'-]+){0,4}"
_COUNTS_FIRST = rf"(?<![\d.,/]){_PART}(?:{_OF}|/){_WHOLE}{_NAMED}\s*[(\[]\s*{_PER_CENT}\s*[)\]]"
_SHARE_FIRST = rf"(?<![\d.]){_PER_CENT}\s*[(\[]\s*{_PART}(?:{_OF}|/){_WHOLE}{_NAMED}\s*[)\]]"
_SHARE_BETWEEN = rf"(?<![\d.,/]){_PART}\s*[(\[]\s*{_PER_CENT}\s*[)\]]{_OF}{_WHOLE}(?![\d./%])"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE) for form in (_COUNTS_FIRST, _SHARE_FIRST, _SHARE_BETWEEN)
)
"""Eight of the 13 children (61%); 61% (8 of 13); 8 (61%) of the 13."""


def check(paper: Paper) -> Iterator[Finding]:
    """Every percentage that stands beside its two counts, on every page."""
    for page in paper.pages:
        words = page.words
        for form in _FORMS:
            for match in form.finditer(words):
                yield from _worked_out(match, page)


def _worked_out(match: re.Match[str], page: PageText) -> Iterator[Finding]:
    part, whole = (int(match[name].replace(",", "")) for name in ("part", "whole"))
    printed = match["percent"]
    if not whole or part > whole:
        return
    scale = 10 ** len(printed.partition(".")[2])
    share = half_up(100 * part / whole * scale) / scale
    if share == float(printed):
        return
    right = f"{share:g}%"
    yield Finding(
        FindingKind.PERCENTAGE,
        f"{printed}%",
        right,
        f"Printed {printed}% for {part:,} of {whole:,}, which is {right}.",
        (Place(page.page, page.page_index),),
        f"{part:,} of {whole:,}",
    )
