"""Looking through a paper for figures that do not add up."""

from __future__ import annotations

from collections.abc import Sequence

from scrutiny_desk.checking.checks import check_paper
from scrutiny_desk.checking.kinds import PageText, Paper
from scrutiny_desk.domain.facts import Facts
from scrutiny_desk.domain.findings import Finding
from scrutiny_desk.domain.pages import KeptReading


def check_reading(reading: KeptReading, facts: Facts) -> tuple[Finding, ...]:
    """What does not add up in a paper that was just read, in the order of its pages."""
    pages = tuple(PageText(page.name, page.index, page.text) for page in reading.pages)
    return check_paper(Paper(facts, pages))


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
