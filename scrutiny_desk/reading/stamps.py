"""Candidates for page numbers and agenda item stamps: what stands alone on a page's edges."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import IntEnum

from scrutiny_desk.domain.pages import Box, Page, Word
from scrutiny_desk.reading.lines import lines_of

# How far from an edge a stamp may stand, as a share of the page's height.
_EDGE = 0.09
_CENTRE = 0.08
_ITEM = re.compile(r"^Agenda\s+Item\s+(\d{1,3}\s?[A-Za-z]?)\.?$", re.IGNORECASE)


class Form(IntEnum):
    """How a page number is printed; a higher form is a surer stamp."""

    BARE = 1
    PAGE_OF = 2
    PAGE = 3


_FORMS = (
    (Form.PAGE, re.compile(r"^Page\s+(\d{1,4})$", re.IGNORECASE)),
    (Form.PAGE_OF, re.compile(r"^Page\s+(\d{1,4})\s+(?:of|/)\s+\d{1,4}$", re.IGNORECASE)),
    (
        Form.PAGE_OF,
        re.compile(r"^(?:Page\s*\|\s*(\d{1,4})|(\d{1,4})\s*\|\s*P\s?a\s?g\s?e)$", re.IGNORECASE),
    ),
    (Form.BARE, re.compile(r"^[-–—]?\s*(\d{1,4})\s*[-–—]?$")),
)


@dataclass(frozen=True, slots=True)
class Stamp:
    """Something on a page's edge that reads like its number.

    edge: how far its middle is from the edge, in points. top: at the top edge.
    centred: in the middle of the edge. turned: as of the words.
    """

    index: int
    number: int
    form: Form
    edge: float
    top: bool
    centred: bool
    turned: int
    words: tuple[Word, ...]


def page_stamps(page: Page) -> list[Stamp]:
    """Every candidate for the page's number."""
    found: list[Stamp] = []
    for words, text, place, width, height in _edge_lines(page):
        form, number = _number_in(text)
        if form is None:
            continue
        middle_x, middle_y = place.centre
        top = middle_y < height / 2
        found.append(
            Stamp(
                index=page.index,
                number=number,
                form=form,
                edge=middle_y if top else height - middle_y,
                top=top,
                centred=abs(middle_x - width / 2) <= _CENTRE * width,
                turned=words[0].turned,
                words=words,
            )
        )
    return found


def item_stamp(page: Page) -> tuple[str, tuple[Word, ...]] | None:
    """The number of the page's "Agenda Item N" stamp with its words, or None."""
    for words, text, place, width, height in _edge_lines(page):
        match = _ITEM.match(text)
        if match is None:
            continue
        upright = words[0].turned == 0
        if upright and (place.y0 > height / 2 or place.centre[0] < width / 2):
            continue
        return match.group(1).replace(" ", ""), words
    return None


def _number_in(text: str) -> tuple[Form | None, int]:
    for form, pattern in _FORMS:
        match = pattern.match(text)
        if match is not None:
            return form, int(next(group for group in match.groups() if group))
    return None, 0


def _edge_lines(page: Page) -> Iterator[tuple[tuple[Word, ...], str, Box, float, float]]:
    """Lines near the top or bottom edge of the page, turned so that they read upright.

    Gives the page's own words, their text, their place in the turned page and its size.
    """
    for turned in sorted({word.turned for word in page.words}):
        sideways = turned in {90, 270}
        width = page.height if sideways else page.width
        height = page.width if sideways else page.height
        own: dict[int, Word] = {}
        upright: list[Word] = []
        for word in page.words:
            if word.turned != turned:
                continue
            place = _turned_back(word.box, turned, page)
            if place.y1 <= _EDGE * height or place.y0 >= (1 - _EDGE) * height:
                copy = replace(word, box=place, turned=0)
                own[id(copy)] = word
                upright.append(copy)
        for line in lines_of(upright):
            yield tuple(own[id(word)] for word in line.words), line.text, line.box, width, height


def _turned_back(box: Box, turned: int, page: Page) -> Box:
    """The box on the page when that is turned so that its words read upright."""
    if turned == 90:
        return Box(box.y0, page.width - box.x1, box.y1, page.width - box.x0)
    if turned == 180:
        return Box(
            page.width - box.x1, page.height - box.y1, page.width - box.x0, page.height - box.y0
        )
    if turned == 270:
        return Box(page.height - box.y1, box.x0, page.height - box.y0, box.x1)
    return box
