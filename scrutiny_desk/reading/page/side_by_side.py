"""The pages of a long paper read by two processes at once, where one process can become two.

That is on Linux alone: elsewhere a second process would first have to load what it needs, which
takes as long as most papers.
"""

from __future__ import annotations

import marshal
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from typing import IO, Any

from scrutiny_desk.domain.pages import Box, Fill, Page, Rule, Word

ReadPage = Callable[[int], tuple[Page, bool]]
"""Reads a page (from 0) of the paper that is open; and whether it is a picture."""

_FEWEST_PAGES = 24
_LOOK_EVERY = 0.005


def read_pages(
    count: int, read: ReadPage, alive: Callable[[], None], *, processes: int
) -> Iterator[tuple[Page, bool]]:
    """Every page in order, with whether it is a picture.

    alive: told now and then while the other process is waited for. processes: 1, or 2 in a process
    that is there for this paper alone. What the other process could not read is read here, so that
    its trouble is met here too.
    """
    middle = count
    if processes > 1 and count >= _FEWEST_PAGES and _can_part():
        middle = (count + 1) // 2
    if middle == count:
        yield from map(read, range(count))
        return
    with tempfile.TemporaryFile() as between:
        other = os.fork()
        if other == 0:
            _read_and_leave(range(middle, count), read, between)
        yield from map(read, range(middle))
        _wait_for(other, between, alive)
        between.seek(0)
        found = [_unpacked(packed) for packed in _all_in(between)]
    yield from found
    yield from map(read, range(middle + len(found), count))


def _can_part() -> bool:
    return sys.platform == "linux" and (os.cpu_count() or 1) > 1


def _read_and_leave(pages: range, read: ReadPage, between: IO[bytes]) -> None:
    """What the other process does: read, write down, and end without another step."""
    code = 1
    try:
        for index in pages:
            marshal.dump(_packed(*read(index)), between)
            between.flush()
        code = 0
    finally:
        os._exit(code)


def _wait_for(other: int, between: IO[bytes], alive: Callable[[], None]) -> None:
    written = 0
    while os.waitpid(other, os.WNOHANG) == (0, 0):
        size = os.fstat(between.fileno()).st_size
        if size > written:
            written = size
            alive()
        time.sleep(_LOOK_EVERY)


def _all_in(between: IO[bytes]) -> Iterator[Any]:
    while True:
        try:
            yield marshal.load(between)  # noqa: S302 - written by ourselves a moment ago
        except (EOFError, ValueError, TypeError):
            # The end, or a page that was cut short where the other process ended.
            return


def _packed(page: Page, picture: bool) -> Any:
    """Flat rows of plain values, which marshal writes and reads quickly."""
    words = [
        (word.text, (box := word.box).x0, box.y0, box.x1, box.y1, word.size, word.bold, word.turned)
        for word in page.words
    ]
    rules = [(box.x0, box.y0, box.x1, box.y1) for box in (rule.box for rule in page.rules)]
    fills = [
        (fill.box.x0, fill.box.y0, fill.box.x1, fill.box.y1, fill.colour) for fill in page.fills
    ]
    return page.index, page.width, page.height, words, rules, fills, picture


def _unpacked(packed: Any) -> tuple[Page, bool]:
    index, width, height, words, rules, fills, picture = packed
    page = Page(
        index=index,
        width=width,
        height=height,
        words=tuple(
            [
                Word(text, Box(x0, y0, x1, y1), size, bold, turned)
                for text, x0, y0, x1, y1, size, bold, turned in words
            ]
        ),
        rules=tuple([Rule(Box(*corners)) for corners in rules]),
        fills=tuple([Fill(Box(x0, y0, x1, y1), colour) for x0, y0, x1, y1, colour in fills]),
    )
    return page, bool(picture)
