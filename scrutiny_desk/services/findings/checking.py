"""Looking through a paper for figures that do not add up."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from scrutiny_desk.checking.checks import check_paper
from scrutiny_desk.checking.kinds import PageText, Paper
from scrutiny_desk.checking.promises import has_come
from scrutiny_desk.domain.findings import Finding
from scrutiny_desk.domain.pages.pages import KeptReading
from scrutiny_desk.domain.papers.facts import Facts
from scrutiny_desk.library.plain import now


def check_reading(
    reading: KeptReading, facts: Facts, today: datetime.date | None = None
) -> tuple[Finding, ...]:
    """What does not add up in a paper that was just read, in the order of its pages.

    today: promises whose date has not come by then are left out.
    """
    as_of = today or datetime.date.fromisoformat(now()[:10])
    pages = tuple(PageText(page.name, page.index, page.text) for page in reading.pages)
    return tuple(one for one in check_paper(Paper(facts, pages)) if has_come(one, as_of))


def as_json(one: Finding) -> dict[str, object]:
    """A finding for other programs; pages: all it is about, that of `printed` first."""
    return {
        "kind": one.kind.value,
        "page": one.page,
        "printed": one.printed,
        "expected": one.expected,
        "sentence": one.sentence,
        "pages": [place.page for place in one.places],
        "subject": one.subject,
    }


def in_words(found: Sequence[Finding]) -> str:
    """The findings as lines, each with its page."""
    if not found:
        return "Nothing was found that does not add up."
    return "\n".join(f"{_page(one.page)}: {one.sentence}" for one in found)


def _page(name: str) -> str:
    return name if name.startswith("PDF") else f"Page {name}"
