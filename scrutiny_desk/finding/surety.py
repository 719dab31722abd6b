"""No fact is surer than the page it was read from."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Any, TypeVar

from scrutiny_desk.domain.pages.pages import Reading
from scrutiny_desk.domain.papers.facts import DoubtFact, Fact, Facts

T = TypeVar("T")

# A letter or a digit misread leaves no sign, so what stands on a picture is always looked at.
_AT_MOST = 0.85


def no_surer_than_the_page(reading: Reading, facts: Facts) -> Facts:
    """The facts, those of pages that were read from a picture less sure by how sure that was.

    Facts inside facts count for themselves, with the page they stand on. Doubts stay.
    """
    sure = {page.index: page.ocr for page in reading.pages if page.ocr and page.unread is None}
    return _lowered(facts, sure) if sure else facts


def _lowered(value: T, sure: Mapping[int, float]) -> T:
    """The record with every fact in it lowered; itself where nothing changes."""
    changes: dict[str, Any] = {}
    for field in dataclasses.fields(value):  # type: ignore[arg-type]
        part = getattr(value, field.name)
        if isinstance(part, Fact):
            changes[field.name] = _lowered(part, sure)
        elif isinstance(part, tuple) and part and isinstance(part[0], Fact):
            changes[field.name] = tuple(_lowered(fact, sure) for fact in part)
    if isinstance(value, Fact) and not isinstance(value, DoubtFact) and value.page_index in sure:
        changes["confidence"] = min(value.confidence * sure[value.page_index], _AT_MOST)
    return dataclasses.replace(value, **changes) if changes else value  # type: ignore[type-var]
