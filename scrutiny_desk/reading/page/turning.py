"""Pages that were read upright, given back as they lie in the file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from scrutiny_desk.domain.pages.pages import Box, Line, Page, Table


def turned_back(
    pages: Sequence[Page], tables: Sequence[Table], turned: Mapping[int, int]
) -> tuple[tuple[Page, ...], tuple[Table, ...]]:
    """Pages and tables with the boxes at which they are seen.

    turned: for a page's index the degrees clockwise (90, 180 or 270) by which it is seen turned;
    pages that are not in it stay as they are. Lines keep their order and words, so that what was
    read upright can be searched, whichever way the page lies.
    """
    if not turned:
        return tuple(pages), tuple(tables)
    sizes = {page.index: (page.width, page.height) for page in pages}

    def seen(box: Box, index: int) -> Box:
        by = turned.get(index, 0)
        return turned_box(box, by, *sizes[index]) if by else box

    def of_page(page: Page) -> Page:
        by = turned.get(page.index, 0)
        if not by:
            return page
        upright = [*page.words, *(word for line in page.lines for word in line.words)]
        words = {
            id(word): replace(word, box=seen(word.box, page.index), turned=(word.turned + by) % 360)
            for word in upright
        }
        wide, high = (page.height, page.width) if by != 180 else (page.width, page.height)
        return replace(
            page,
            width=wide,
            height=high,
            words=tuple(words[id(word)] for word in page.words),
            lines=tuple(
                Line(tuple(words[id(word)] for word in line.words), seen(line.box, page.index))
                for line in page.lines
            ),
            rules=tuple(replace(rule, box=seen(rule.box, page.index)) for rule in page.rules),
            fills=tuple(replace(fill, box=seen(fill.box, page.index)) for fill in page.fills),
        )

    def of_table(table: Table) -> Table:
        rows = tuple(
            tuple(replace(cell, box=seen(cell.box, cell.page_index)) for cell in row)
            for row in table.rows
        )
        return replace(table, rows=rows, box=seen(table.box, table.first_page))

    return tuple(map(of_page, pages)), tuple(map(of_table, tables))


def turned_box(box: Box, by: int, wide: float, high: float) -> Box:
    """A box of a page of this size on that page turned clockwise by 90, 180 or 270 degrees."""
    if by == 90:
        return Box(high - box.y1, box.x0, high - box.y0, box.x1)
    if by == 180:
        return Box(wide - box.x1, high - box.y1, wide - box.x0, high - box.y0)
    return Box(box.y0, wide - box.x1, box.y1, wide - box.x0)
