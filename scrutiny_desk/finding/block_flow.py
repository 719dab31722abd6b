"""A paper's running text as blocks: headings, paragraphs and the points of lists, each whole.

A point that goes on after a page break or after an empty line is one block again; what stands in a
table is one block that holds the table; running headers and footers are left out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from scrutiny_desk.domain.pages.pages import Box, Line, Page, Reading, Table
from scrutiny_desk.domain.pages.running import MARGIN, runs_along
from scrutiny_desk.finding.blocks import HANGS_ON, SIGNS, Block, block_of, joined, split_up
from scrutiny_desk.finding.lines import (
    Paragraph,
    Printed,
    follows,
    paragraphs,
    printed_lines,
    same_level,
)
from scrutiny_desk.finding.text_columns import in_reading_order

_BULLET = re.compile(rf"[{SIGNS}]\s|o\s+(?=[A-Z])")
_LONE_MARK = re.compile(rf"[{SIGNS}–—-]|o|\d{{1,2}}[.)]|\(?[a-z]\)|\(?[ivx]{{1,4}}\)")
_HANGING = 4.0
_WIDE = 0.85
_OTHER_SIZE = 1.6


def read_blocks(
    reading: Reading, pages: Sequence[Page], is_heading: Callable[[str], bool]
) -> Iterator[Block]:
    """The blocks of these pages in order, read as they are asked for.

    is_heading: tells by its words a line that never goes on in the block before it.
    """
    waiting: Block | None = None
    for block in _broken_up(reading, pages, is_heading):
        if waiting is not None and _goes_on(waiting, block, is_heading):
            waiting = joined(waiting, block)
            continue
        if waiting is not None:
            yield waiting
        waiting = block
    if waiting is not None:
        yield waiting


def _broken_up(
    reading: Reading, pages: Sequence[Page], is_heading: Callable[[str], bool]
) -> Iterator[Block]:
    by_index = {page.index: page for page in reading.pages}
    starts, boxes = _tables_on(reading, pages)
    for page in pages:
        waiting = sorted(starts.get(page.index, ()), key=lambda table: table.box.y0)
        kept: list[Printed] = []
        for printed in in_reading_order(printed_lines((page,))):
            if any(_stands_in(printed.line, box) for box in boxes.get(page.index, ())):
                continue
            if _in_margin(printed.line, page) and runs_along(printed.line, page, by_index):
                continue
            while waiting and waiting[0].box.y0 < printed.line.box.y0:
                yield from _as_blocks(kept, is_heading)
                kept = []
                yield _of_table(waiting.pop(0), page)
            kept.append(printed)
        yield from _as_blocks(kept, is_heading)
        for table in waiting:
            yield _of_table(table, page)


def _tables_on(
    reading: Reading, pages: Sequence[Page]
) -> tuple[dict[int, list[Table]], dict[int, list[Box]]]:
    """The tables that start on each of the pages, and where there are tables on each."""
    starts: dict[int, list[Table]] = {}
    boxes: dict[int, list[Box]] = {}
    if not pages:
        return starts, boxes
    first, last = pages[0].index, pages[-1].index
    for table in reading.tables:
        # A frame round a single column is no table but a way to set text.
        if table.columns < 2 or table.last_page < first or table.first_page > last:
            continue
        starts.setdefault(table.first_page, []).append(table)
        parts: dict[int, Box] = {}
        for cell in (cell for row in table.rows for cell in row):
            part = parts.get(cell.page_index)
            parts[cell.page_index] = cell.box if part is None else part.union(cell.box)
        for index, box in parts.items():
            boxes.setdefault(index, []).append(box)
    return starts, boxes


def _stands_in(line: Line, box: Box) -> bool:
    return box.contains(*line.box.centre)


def _in_margin(line: Line, page: Page) -> bool:
    edge = MARGIN * page.height
    return line.box.y1 <= edge or line.box.y0 >= page.height - edge


def _of_table(table: Table, page: Page) -> Block:
    return Block("", page, table.box, table.box.x0, table.box.x0, table=table)


def _as_blocks(kept: Sequence[Printed], is_heading: Callable[[str], bool]) -> Iterator[Block]:
    for part in paragraphs(_with_marks(kept)):
        run: list[Printed] = []
        for printed in part.lines:
            # A heading that stands close over its text is a block of its own, as is every bullet.
            if run and _is_apart(run[-1], printed, is_heading):
                yield from split_up(block_of(Paragraph(tuple(run))))
                run = []
            run.append(printed)
        yield from split_up(block_of(Paragraph(tuple(run))))


def _is_apart(last: Printed, printed: Printed, is_heading: Callable[[str], bool]) -> bool:
    """True where a line close under another starts a block of its own."""
    if _BULLET.match(printed.text) or abs(last.size - printed.size) > _OTHER_SIZE:
        return not same_level(last, printed)
    heading = is_heading(last.text) or is_heading(printed.text)
    return heading and not _wraps(last, printed)


def _wraps(last: Printed, printed: Printed) -> bool:
    """True when a line that reads like a heading is the start of a sentence that goes on."""
    text = printed.text
    return text[0].islower() or HANGS_ON.search(last.text) is not None or was_full(last, printed)


def _with_marks(lines: Sequence[Printed]) -> list[Printed]:
    """Bullets and numbers that were printed apart from their words join them again."""
    rows: list[Printed] = []
    for printed in lines:
        if rows and _LONE_MARK.fullmatch(rows[-1].text.strip()) and same_level(rows[-1], printed):
            before = rows[-1].line
            line = Line((*before.words, *printed.line.words), before.box.union(printed.line.box))
            rows[-1] = Printed(printed.page, line)
        else:
            rows.append(printed)
    return rows


def _goes_on(one: Block, other: Block, is_heading: Callable[[str], bool]) -> bool:
    """True when the other block is the rest of the one before it."""
    if one.table is not None or other.table is not None or not other.text or not one.lines:
        return False
    # Parts of one line were parted on purpose; a heading begins with no small letter.
    if one.lines[-1] is other.lines[0] or is_heading(one.raw):
        return False
    if is_heading(other.raw) and not other.raw[0].islower():
        return False
    close = follows(one.lines[-1], other.lines[0])
    if other.marker:
        return close and _is_dash_in_text(one, other)
    if close:
        return one.bold == other.bold and not same_level(one.lines[-1], other.lines[0])
    return _goes_on_further_off(one, other)


def _goes_on_further_off(one: Block, other: Block) -> bool:
    """The same for blocks with white or the break of a page or column between them."""
    if not one.ended and (other.text[0].islower() or HANGS_ON.search(one.text)):
        return True
    if _hangs(one, other):
        return True
    last, first = one.lines[-1], other.lines[0]
    if last.page.index == other.page.index and first.line.box.y0 > last.line.box.y0:
        return False
    # Over a break: a full line shows that the words went on.
    return was_full(last, first) and not (one.ended and other.like_title)


def _is_dash_in_text(one: Block, other: Block) -> bool:
    """True for a dash of a sentence that came to stand at the start of a line."""
    dash = other.marker in ("-", "–", "—") and not one.marker.startswith(("-", "–", "—"))
    return dash and not one.ended and not other.text[0].isupper()


def _hangs(one: Block, other: Block) -> bool:
    """True when the other stands at the indent that the words of a point have."""
    if not one.marker:
        return False
    indent = min((line.line.box.x0 for line in one.lines[1:]), default=one.text_x)
    return indent > one.x + _HANGING and abs(other.x - indent) < _HANGING


def was_full(last: Printed, first: Printed) -> bool:
    """True when the next line's first word would not have fitted on the last line."""
    beside = last.line.box.x1
    right = max(line.box.x1 for line in last.page.lines if line.box.x0 < beside)
    room = right - last.line.box.x1
    word = first.line.words[0].box.width
    return room < word + 3.0 and last.line.box.width > (right - last.line.box.x0) * _WIDE
