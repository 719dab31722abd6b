"""What a page says in its order, for who hears it: headings, paragraphs and tables of its words.

Only where the words stand is asked. A paragraph ends at a gap, a heading is a line of larger or
heavier type, and a table is lines whose words stand in the same columns, one below the other.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from scrutiny_desk.domain.pages.page_tables import TableBlock, table_from, table_of
from scrutiny_desk.domain.pages.pages import Word
from scrutiny_desk.domain.pages.printed_lines import LIST_SIGN, PrintedLine, printed_lines
from scrutiny_desk.domain.pages.reading_order import in_reading_order

_PARAGRAPH_GAP = 0.75
"""A gap this many heights of a line above it begins a paragraph."""
_LARGER = 1.18
_LONGEST_HEADING = 24


@dataclass(frozen=True, slots=True)
class Paragraph:
    """words: places in the page's words. heading: it stands over what follows."""

    words: tuple[int, ...]
    heading: bool = False


Block = Paragraph | TableBlock


def blocks_of(words: Sequence[Word]) -> tuple[Block, ...]:
    """The blocks of a page from its words in reading order; every word stands in one of them."""
    lines = printed_lines(words)
    blocks: list[Block] = []
    at = 0
    while at < len(lines):
        end, columns = table_from(lines, at, words)
        if columns:
            table = table_of(lines[at:end], columns, words)
            blocks += [table] if table else _as_read(lines[at:end], words)
        else:
            end = _paragraph_from(lines, at, words)
            blocks.append(_paragraph(lines[at:end], lines, words))
        at = end
    return tuple(blocks)


def _paragraph_from(lines: Sequence[PrintedLine], at: int, words: Sequence[Word]) -> int:
    """The line after a paragraph that begins at a line."""
    end = at + 1
    while end < len(lines):
        above, here = lines[end - 1], lines[end]
        gap = here.top - above.bottom
        apart = gap > _PARAGRAPH_GAP * above.height or gap < -above.height
        listed = LIST_SIGN.fullmatch(words[here.words[0]].text) is not None
        begins = listed and len(here.words) > 1
        if apart or begins or _type(above, words) != _type(here, words):
            break
        if table_from(lines, end, words)[1]:
            break
        end += 1
    return end


def _type(line: PrintedLine, words: Sequence[Word]) -> tuple[bool, int]:
    """Whether a line is heavy, and its size in whole points."""
    heavy = sum(words[index].bold for index in line.words) * 2 > len(line.words)
    return heavy, round(max(words[index].size for index in line.words))


def _paragraph(
    part: Sequence[PrintedLine], lines: Sequence[PrintedLine], words: Sequence[Word]
) -> Paragraph:
    chosen = tuple(index for line in part for index in line.words)
    usual = sorted(line.height for line in lines)[len(lines) // 2]
    heavy, _ = _type(part[0], words)
    larger = part[0].height > _LARGER * usual
    short = len(chosen) <= _LONGEST_HEADING
    ends = words[chosen[-1]].text[-1:] in {".", ";", ","}
    return Paragraph(chosen, heading=(heavy or larger) and short and not ends)


def _as_read(lines: Sequence[PrintedLine], words: Sequence[Word]) -> list[Paragraph]:
    """The lines of a table whose rows cannot be told, down each of its parts as one reads them."""
    place_of = {id(words[place]): place for line in lines for place in line.words}
    ordered = in_reading_order([words[place] for line in lines for place in line.words])
    places = [place_of[id(word)] for word in ordered]
    paragraphs: list[list[int]] = []
    before: PrintedLine | None = None
    for line in printed_lines(ordered):
        gap = 0.0 if before is None else line.top - before.bottom
        apart = gap > _PARAGRAPH_GAP * line.height or gap < -line.height / 2
        if before is None or apart or len(line.parts) > 1 or len(before.parts) > 1:
            paragraphs.append([])
        paragraphs[-1] += [places[index] for index in line.words]
        before = line
    return [Paragraph(tuple(found)) for found in paragraphs]
