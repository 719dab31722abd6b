"""Pages that are pictures: those whose words are not known, and those that were read badly."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from scrutiny_desk.domain.pages.pages import Page, Reading
from scrutiny_desk.domain.papers.facts import DoubtFact, Facts

# Measured: pages read with less surety have one wrong word in fourteen and more.
_WELL_READ = 0.90

_NOT_READ = "{} words could not be read"
_WHY = {
    "no_ocr": "Text recognition is not installed here: install Tesseract to have {} read",
    "too_long": "Text recognition took too long over {}",
    "failed": "Text recognition broke off while reading {}",
    "no_words": "Text recognition found no words in {}",
}


def find(reading: Reading, found: Facts) -> Facts:
    """Adds a doubt for each run of pages whose words are not known, or not well."""
    pictures = [page for page in reading.pages if page.ocr is not None or page.unread is not None]
    doubts = tuple(_doubt(run) for run in _runs(pictures) if _trouble(run[0]) is not None)
    return replace(found, doubts=(*found.doubts, *doubts)) if doubts else found


def _trouble(page: Page) -> str | None:
    """Why the page is named, or None for one that was read well."""
    if page.unread is not None:
        return page.unread
    return "badly" if page.ocr is not None and page.ocr < _WELL_READ else None


def _runs(pages: Iterable[Page]) -> Iterator[list[Page]]:
    """Pages that follow each other with the same trouble."""
    run: list[Page] = []
    for page in pages:
        if run and (page.index != run[-1].index + 1 or _trouble(page) != _trouble(run[0])):
            yield run
            run = []
        run.append(page)
    if run:
        yield run


def _doubt(run: Sequence[Page]) -> DoubtFact:
    first, several = run[0], len(run) > 1
    if several:
        these = f"The {len(run)} pages from {first.name} to {run[-1].name} are pictures"
    else:
        these = "This page is a picture"
    trouble, surest = _trouble(first), min(page.ocr or 0.0 for page in run)
    if trouble == "badly":
        what = f"{these}, and {'they' if several else 'it'} could not be read well"
        least = "as little as " if several else ""
        why = (
            f"Text recognition is {least}{math.floor(100 * surest)}% sure of the words: "
            "compare what was found with the page"
        )
    else:
        what = f"{these}; {_NOT_READ.format('their' if several else 'its')}"
        why = _WHY[trouble or "failed"].format("them" if several else "it")
    return DoubtFact(what=what, why=why, page=first.name, page_index=first.index, confidence=surest)
