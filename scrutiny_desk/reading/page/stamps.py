"""Candidates for page numbers and agenda item stamps: what stands alone on a page's edges."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import IntEnum

from scrutiny_desk.domain.pages.pages import Box, Page, Word
from scrutiny_desk.reading.lines import lines_of

# How far from an edge a stamp may stand, as a share of the page's height.
_EDGE = 0.09
_CENTRE = 0.08
_ITEM = re.compile(r"^Agenda\s+Item\s+(\d{1,3}\s?[A-Za-z]?)\.?$", re.IGNORECASE)


class Form(IntEnum):
    """How a page number is printed; a higher form is a surer stamp."""

    ROMAN = 0
    BARE = 1
    PAGE_OF = 2
    PAGE = 3


_WHOSE = r"(?:(?:public|agenda|reports?|documents?|papers?|meeting|committee)\s+)?(?:pack\s+)?"
_FORMS = (
    (
        Form.PAGE,
        re.compile(rf"^{_WHOSE}Page(?:\s+(?:No\.?|Number))?\s*:?\s*(\d{{1,4}})$", re.IGNORECASE),
    ),
    (
        Form.PAGE_OF,
        re.compile(rf"^(?:{_WHOSE}Page\s+)?(\d{{1,4}})\s*(?:of|/)\s*\d{{1,4}}$", re.IGNORECASE),
    ),
    (
        Form.PAGE_OF,
        re.compile(r"^(?:Page\s*\|\s*(\d{1,4})|(\d{1,4})\s*\|\s*P\s?a\s?g\s?e)$", re.IGNORECASE),
    ),
    (
        Form.BARE,
        re.compile(r"^(?:p(?:g|p)?\.?\s*)?[-–—\[(]?\s*(\d{1,4})\s*[-–—\])]?$", re.IGNORECASE),
    ),
)
_ROMAN = re.compile(r"^(?:Page\s+)?([ivxl]{1,6})$")
_ROMAN_SIGNS = {"i": 1, "v": 5, "x": 10, "l": 50}


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


@dataclass(frozen=True, slots=True)
class EdgeLine:
    """A line near an edge: the page's own words, and its place in the page turned upright."""

    words: tuple[Word, ...]
    text: str
    place: Box
    width: float
    height: float


def page_stamps(index: int, lines: Sequence[EdgeLine]) -> list[Stamp]:
    """Every candidate for the number of the page of this index among the lines on its edges."""
    found: list[Stamp] = []
    for line in lines:
        form, number = _number_in(line.text)
        if form is None:
            continue
        middle_x, middle_y = line.place.centre
        top = middle_y < line.height / 2
        found.append(
            Stamp(
                index=index,
                number=number,
                form=form,
                edge=middle_y if top else line.height - middle_y,
                top=top,
                centred=abs(middle_x - line.width / 2) <= _CENTRE * line.width,
                turned=line.words[0].turned,
                words=line.words,
            )
        )
    return found


def item_stamp(lines: Sequence[EdgeLine]) -> tuple[str, tuple[Word, ...]] | None:
    """The number of the page's "Agenda Item N" stamp with its words, or None."""
    for line in lines:
        match = _ITEM.match(line.text)
        if match is None:
            continue
        upright = line.words[0].turned == 0
        if upright and (line.place.y0 > line.height / 2 or line.place.centre[0] < line.width / 2):
            continue
        return match.group(1).replace(" ", ""), line.words
    return None


def _number_in(text: str) -> tuple[Form | None, int]:
    for form, pattern in _FORMS:
        match = pattern.match(text)
        if match is not None:
            return form, int(next(group for group in match.groups() if group))
    roman = _ROMAN.match(text)
    return (Form.ROMAN, _roman(roman[1])) if roman is not None else (None, 0)


def roman_number(number: int) -> str:
    """A page number in small Roman numerals: 4 is "iv"."""
    text = ""
    for value, sign in ((50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")):
        text += sign * (number // value)
        number %= value
    return text


def _roman(text: str) -> int:
    values = [_ROMAN_SIGNS[sign] for sign in text]
    return sum(
        -value if value < after else value
        for value, after in zip(values, [*values[1:], 0], strict=True)
    )


def edge_lines(page: Page) -> list[EdgeLine]:
    """Lines near the top or bottom edge of the page, turned so that they read upright."""
    found: list[EdgeLine] = []
    for turned in sorted({word.turned for word in page.words}):
        sideways = turned in {90, 270}
        width = page.height if sideways else page.width
        height = page.width if sideways else page.height
        head, foot = _EDGE * height, (1 - _EDGE) * height
        own: dict[int, Word] = {}
        upright: list[Word] = []
        for word in page.words:
            if word.turned != turned:
                continue
            place = _turned_back(word.box, turned, page) if turned else word.box
            if place.y1 <= head or place.y0 >= foot:
                copy = replace(word, box=place, turned=0) if turned else word
                own[id(copy)] = word
                upright.append(copy)
        for line in lines_of(upright):
            words = tuple(own[id(word)] for word in line.words)
            found.append(EdgeLine(words, line.text, line.box, width, height))
    return found


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
