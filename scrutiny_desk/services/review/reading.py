"""What the reader itself makes of a rectangle that a person drew."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass

from scrutiny_desk.domain.pages.pages import Box
from scrutiny_desk.domain.papers.facts import Fact
from scrutiny_desk.domain.review.shapes import Section
from scrutiny_desk.finding import find_facts
from scrutiny_desk.services.review.fields import fields_of
from scrutiny_desk.services.review.pages import Window

_WHERE = frozenset(field.name for field in dataclasses.fields(Fact))


@dataclass(frozen=True, slots=True)
class ReadRow:
    """A row as the reader finds it. at: its place among the bands that were drawn over."""

    at: int
    box: Box
    values: dict[str, str]


def read_rows(window: Window, shape: Section, box: Box, bands: Sequence[Box]) -> list[ReadRow]:
    """The rows of a section that the reader finds in a rectangle: field name to text.

    bands: the rows of a table in it; without any, what has its middle in the rectangle counts.
    """
    facts = getattr(find_facts(window.reading), shape.name)
    found = []
    for fact in facts if isinstance(facts, tuple) else (facts,):
        if fact is None or fact.box is None or fact.page_index != window.at:
            continue
        at = _place(fact.box, box, bands)
        if at is not None:
            body = {
                name: value
                for name, value in dataclasses.asdict(fact).items()
                if name not in _WHERE
            }
            cells = fields_of(shape, body, None)
            values = {cell.name: cell.text for cell in cells if cell.text.strip()}
            found.append(ReadRow(at, fact.box, values))
    return found


def _place(place: Box, box: Box, bands: Sequence[Box]) -> int | None:
    """In which band a fact begins; the first where there are none and it stands in the box."""
    if not bands:
        return 0 if box.contains(*place.centre) else None
    top = place.y0 + 1.0
    return next((at for at, band in enumerate(bands) if band.y0 <= top <= band.y1), None)
