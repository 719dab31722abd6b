"""Blocks parted at the headings that a kind of paper has, and the points that stand under each."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace

from scrutiny_desk.domain.pages.pages import Cell, Reading
from scrutiny_desk.domain.papers.facts import Facts, PointFact
from scrutiny_desk.finding.blocks import HANGS_ON, Block, is_under, joined

SURE = 0.95
UNSURE = 0.7
_FEWEST_WORDS = 4
# A sentence that ends within a line shows that the lines are those of a paragraph.
_ENDS_WITHIN = re.compile(r"[.?;]\s+[A-Z]")
_SAME_SIZE = 0.6


@dataclass(frozen=True, slots=True)
class Section:
    """A heading of a known kind and the blocks that stand under it."""

    kind: str
    heading: Block
    blocks: tuple[Block, ...]


@dataclass(slots=True)
class _Open:
    kind: str
    heading: Block
    blocks: list[Block] = field(default_factory=list)
    closed: bool = False


def sections_of(blocks: Iterable[Block], kind_of: Callable[[Block], str | None]) -> list[Section]:
    """The blocks under every heading to which `kind_of` gives a name.

    A heading of any other kind ends a section, unless it is plainly smaller than the section's own.
    A heading that stands twice, one right over the other, opens one section.
    """
    found: list[_Open] = []
    for block in blocks:
        kind = kind_of(block)
        if kind is not None:
            again = found and found[-1].kind == kind and not found[-1].blocks
            if not (again and block.text == found[-1].heading.text):
                found.append(_Open(kind, block))
        elif found and not found[-1].closed:
            if _ends(found[-1], block):
                found[-1].closed = True
            else:
                found[-1].blocks.append(block)
    return [Section(one.kind, one.heading, tuple(one.blocks)) for one in found]


def _ends(section: _Open, block: Block) -> bool:
    if not block.like_title or block.text.endswith(":") or not section.blocks:
        return False
    points = [one for one in section.blocks if one.marker]
    if block.marker and points and points[0].kind_of_marker == block.kind_of_marker:
        # The next of the list's own numbers, or a heading that is numbered on its own.
        return block.bold and not points[0].bold
    if _is_sub_heading(block, section.blocks[0]):
        return False
    heading = section.heading
    smaller = block.size < heading.size - _SAME_SIZE or (heading.bold and not block.bold)
    return not (smaller and (block.bold or heading.size > block.size + _SAME_SIZE))


def _is_sub_heading(block: Block, first: Block) -> bool:
    """True for a heading set like the one that the section itself begins with."""
    both = first.like_title and not (first.marker or block.marker) and first.text[0].isalnum()
    return both and first.bold == block.bold and abs(first.size - block.size) < _SAME_SIZE


@dataclass(frozen=True, slots=True)
class Point:
    """The words of one point of a list and where they stand."""

    text: str
    block: Block
    confidence: float

    def as_fact(self, kind: str) -> PointFact:
        """The point as a fact of this kind."""
        return PointFact(
            kind=kind,
            text=self.text,
            page=self.block.page.name,
            page_index=self.block.page.index,
            confidence=self.confidence,
            box=self.block.box,
        )


def points_of(blocks: Sequence[Block]) -> list[Point]:
    """The points of a section: its bullets or numbers, else its sentences, each whole.

    Points that stand deeper belong to the one over them. Words before the first bullet lead in to
    the list and are left out, as are headings within it.
    """
    texts = [block for block in blocks if block.table is None and block.text]
    marked = [block for block in texts if block.marker and not _is_heading_in(block, texts)]
    if marked:
        return [Point(one.text, one, _trust(one)) for one in _listed(marked)]
    whole = [block for block in texts if not block.like_title and not block.text.endswith(":")]
    if whole:
        return [point for one in whole for point in _by_lines(one)]
    titles = [one for one in texts if not one.bold and not one.text.endswith(":")]
    lines = [point for one in titles for point in _by_lines(one)]
    return [replace(point, confidence=UNSURE) for point in lines]


def _by_lines(block: Block) -> list[Point]:
    """A paragraph as one point, or its lines where each reads as a point of its own."""
    texts = [printed.text for printed in block.lines]
    alone = all(text[0].isupper() and not HANGS_ON.search(text) for text in texts)
    if len(texts) < 2 or not alone or any(_ENDS_WITHIN.search(text) for text in texts):
        return [Point(block.text, block, _trust(block))]
    return [Point(printed.text, block, UNSURE) for printed in block.lines]


def _is_heading_in(block: Block, texts: Sequence[Block]) -> bool:
    return block.bold and block.like_title and not all(one.bold for one in texts if one.marker)


def _listed(marked: Sequence[Block]) -> list[Block]:
    """The points of the outermost list, each with those under it."""
    kept: list[Block] = []
    for block in marked:
        if kept and (is_under(block, kept[-1]) or _lettered_under(block, kept[-1])):
            kept[-1] = replace(joined(kept[-1], block), marker=kept[-1].marker)
        else:
            kept.append(block)
    return kept


def _lettered_under(block: Block, parent: Block) -> bool:
    """True for "(a)" under "1." and for a bullet under a number that leads in to it."""
    kinds = (parent.kind_of_marker, block.kind_of_marker)
    if kinds in (("number", "letter"), ("bullet", "letter")):
        return True
    return kinds[0] in ("number", "letter") and kinds[1] == "bullet" and ":" in parent.text[-200:]


def _trust(block: Block) -> float:
    """Less where a point looks cut short: it ends in mid-sentence or begins with a small letter."""
    text = block.text
    if len(text.split()) >= _FEWEST_WORDS and (text[0].islower() and not block.marker):
        return UNSURE
    if text.endswith((",", "-", "(")):
        return UNSURE
    return SURE


_IN_CELL = re.compile(r"(?:^|\s)[•▪●■◦‣]\s*|(?:^|(?<=[.;:])\s)(?:\d{1,2}[.)]|[–-])\s+(?=[A-Z])")


def points_in_cell(reading: Reading, cell: Cell) -> list[Point]:
    """The points of a table's cell: one, or as many as it has bullets or numbers."""
    page = reading.pages[cell.page_index]
    parts = [part.strip() for part in _IN_CELL.split(cell.text)]
    return [
        Point(part, Block(part, page, cell.box, cell.box.x0, cell.box.x0), SURE)
        for part in parts
        if part
    ]


def item_end(start: int, found: Facts) -> int:
    """The page after the last of the agenda item that a page belongs to; past any page if none."""
    for item in found.agenda_items:
        if item.first_index is None or item.last_index is None:
            continue
        if item.first_index <= start <= item.last_index:
            return item.last_index + 1
    return sys.maxsize
