"""Words of scanned pages, read by Tesseract where it is installed.

Tesseract is a program of its own; pytesseract calls it and gives its table of words. Each page
has a time limit, and as many pages are read at once as the machine has processors, up to four.
"""

from __future__ import annotations

import os
import statistics
import time
from collections.abc import Callable, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, replace

import numpy as np
import pypdfium2 as pdfium
from PIL import Image

from scrutiny_desk.domain.pages.pages import Box, Page, Rule, Word
from scrutiny_desk.reading.page.turning import turned_box
from scrutiny_desk.reading.scans.cell_stacks import has_ink, stacks_of
from scrutiny_desk.reading.scans.cell_tints import tints_of
from scrutiny_desk.reading.scans.ocr_words import on_its_side, words_of
from scrutiny_desk.reading.scans.pictures import Picture, draw_page
from scrutiny_desk.reading.scans.straightening import Grey, Span, rules_in, skew_of, without
from scrutiny_desk.reading.scans.tesseract import (
    A_COLUMN,
    A_PAGE,
    BrokenError,
    TooLongError,
    tesseract_is_here,
    way_up,
    word_table,
)
from scrutiny_desk.reading.tables.grid import Lattice, lattice_of
from scrutiny_desk.reading.tables.rulings import rulings_of, touching

# Seconds a page may take in all. Under the 60 of silence after which a reader is given up.
_PAGE_SECONDS = 40.0
_ORIENTATION_SECONDS = 8.0
# A page that reads this badly, or has fewer words, may lie on its side or stand on its head.
_MAY_BE_TURNED = 0.70
_FEW_WORDS = 8
# Of words that are no picture: what is printed over a scan, such as "Page 25, Agenda Item 6".
_MOST_STAMPS = 6
# Tesseract reads words that run up a page, but their lines are only lines once it is turned.
_AS_GOOD = 0.9
# Each holds some 60 MB of pictures at a time, and Tesseract as much again in its own process.
_MOST_AT_ONCE = 3
# Crossings of lines; a page holds no table that large.
_MOST_CELLS = 6000


@dataclass(frozen=True, slots=True)
class ScannedPage:
    """A scanned page after it was read, upright.

    turned: degrees clockwise by which the upright page was turned to be seen as it is in the
    file (0, 90, 180, 270). The page's boxes are those of the upright page.
    """

    page: Page
    turned: int = 0


def read_scans(
    document: pdfium.PdfDocument, pages: Sequence[Page], done: Callable[[], None]
) -> dict[int, ScannedPage]:
    """The scanned pages with their words, by index; done is called after each.

    pages: those that are pictures, with the words (stamps) the file itself has for them.
    """
    if not pages:
        return {}
    if not tesseract_is_here():
        for _ in pages:
            done()
        return {page.index: _unread(page, "no_ocr") for page in pages}
    # Tesseract's own threads get in each other's way: a page to a processor is far quicker.
    os.environ.setdefault("OMP_THREAD_LIMIT", "1")
    at_once = max(1, min(_MOST_AT_ONCE, os.cpu_count() or 1))
    read: dict[int, ScannedPage] = {}
    with ThreadPoolExecutor(max_workers=at_once) as pool:
        under_way: set[Future[ScannedPage]] = set()
        try:
            for page in pages:
                # Drawn here, since pdfium works for one thread alone, and no sooner than needed.
                if len(under_way) >= at_once:
                    under_way = _collect(under_way, read, done)
                picture = _drawn(document, page.index)
                under_way.add(pool.submit(_read_page, page, picture))
            while under_way:
                under_way = _collect(under_way, read, done)
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise
    return read


def _collect(
    under_way: set[Future[ScannedPage]],
    read: dict[int, ScannedPage],
    done: Callable[[], None],
) -> set[Future[ScannedPage]]:
    ready, rest = wait(under_way, return_when=FIRST_COMPLETED)
    for future in ready:
        scanned = future.result()
        read[scanned.page.index] = scanned
        done()
    return rest


def _drawn(document: pdfium.PdfDocument, index: int) -> Picture | None:
    page = document[index]
    try:
        return draw_page(page)
    finally:
        page.close()


def _read_page(page: Page, picture: Picture | None) -> ScannedPage:
    """The page with the words of its picture; without them, and why, where that fails."""
    if picture is None:
        return _unread(page, "no_words")
    attempt = _Attempt(page, picture, time.monotonic() + _PAGE_SECONDS)
    try:
        best = attempt.upright()
    except BrokenError:
        return _unread(page, "failed")
    except TooLongError:
        return _unread(page, "too_long")
    found = len(best.page.words) - len(page.words)
    badly = (best.page.ocr or 0.0) < _MAY_BE_TURNED or found < _FEW_WORDS
    if badly and len(page.words) > _MOST_STAMPS:
        # A page of print over a photograph: its words are the file's own.
        return ScannedPage(page)
    return best if best.page.ocr else _unread(page, "no_words")


class _Attempt:
    """One page being read before its deadline."""

    def __init__(self, page: Page, picture: Picture, deadline: float) -> None:
        self._page = page
        self._colours = picture.colours
        # What the file itself says in words need not be read again.
        self._grey = _painted_over(picture.grey, page)
        self._deadline = deadline

    def upright(self) -> ScannedPage:
        """The page as it is seen, or turned where it reads badly so and better otherwise."""
        first = self._read(0)
        sure = first.page.ocr or 0.0
        words = first.page.words
        if sure >= _MAY_BE_TURNED and len(words) >= _FEW_WORDS and not on_its_side(words):
            return first
        turn = way_up(
            self._grey,
            self._dpi(self._grey.width, self._page.width),
            min(_ORIENTATION_SECONDS, self._seconds_left()),
        )
        if turn == 0:
            return first
        try:
            other = self._read(turn)
        except (BrokenError, TooLongError):
            return first
        gain = (other.page.ocr or 0.0) * len(other.page.words) / max(sure * len(words), 0.01)
        return other if gain > (_AS_GOOD if on_its_side(words) else 1.0) else first

    def _read(self, turn: int) -> ScannedPage:
        grey = self._grey.rotate(-turn, expand=True) if turn else self._grey
        wide, high = self._page.width, self._page.height
        if turn in {90, 270}:
            wide, high = high, wide
        skew = skew_of(np.asarray(grey))
        if skew:
            grey = grey.rotate(skew, resample=Image.Resampling.BILINEAR, fillcolor=255)
        pixels = np.asarray(grey)
        dpi = self._dpi(grey.width, wide)
        level, upright = rules_in(pixels, dpi)
        scale = (wide / grey.width, high / grey.height)
        rules = [Rule(_box(span, scale)) for span in (*level, *upright)]
        lattices = _lattices(rules)
        if lattices is None:
            lattices, rules = [], []
        cells = [region.box for lattice in lattices for region in lattice.regions]
        colours = self._colours.rotate(-turn, expand=True).rotate(skew, fillcolor="white")
        words = self._words(without(pixels, [*level, *upright]), lattices, dpi, scale)
        page = replace(
            self._page,
            width=wide,
            height=high,
            words=(*self._own_words(turn), *(word for word, _ in words)),
            rules=(*(self._page.rules if turn == 0 else ()), *rules),
            fills=tuple(tints_of(colours, cells, wide, high)),
            ocr=round(statistics.fmean(sure for _, sure in words), 4) if words else 0.0,
        )
        return ScannedPage(page, (360 - turn) % 360)

    def _own_words(self, turn: int) -> list[Word]:
        """The words the file itself has, on the page turned clockwise by so many degrees."""
        if not turn:
            return list(self._page.words)
        size = self._page.width, self._page.height
        return [
            replace(
                word,
                box=turned_box(word.box, turn, *size),
                turned=(word.turned + turn) % 360,
            )
            for word in self._page.words
        ]

    def _words(
        self, clean: Grey, lattices: Sequence[Lattice], dpi: int, scale: tuple[float, float]
    ) -> list[tuple[Word, float]]:
        """The words beside the tables as they stand, those in tables cell by cell."""
        found: list[tuple[Word, float]] = []
        tables = [_span(lattice.box, scale) for lattice in lattices]
        beside = without(clean, tables, margin=0) if tables else clean
        if has_ink(beside):
            table = word_table(Image.fromarray(beside), A_PAGE, dpi, self._seconds_left())
            found.extend(words_of(table, *scale))
        cells = [_span(region.box, scale) for one in lattices for region in one.regions]
        for stack in stacks_of(clean, cells):
            table = word_table(stack.picture, A_COLUMN, dpi, self._seconds_left())
            found.extend(words_of(stack.put_back(table), *scale))
        return found

    def _dpi(self, pixels: int, points: float) -> int:
        return max(70, round(pixels / max(points, 1.0) * 72))

    def _seconds_left(self) -> float:
        return max(1.0, self._deadline - time.monotonic())


def _painted_over(grey: Image.Image, page: Page) -> Image.Image:
    """The picture without the words that are known."""
    if not page.words:
        return grey
    across, down = grey.width / page.width, grey.height / page.height
    boxes = [word.box for word in page.words]
    spans = [
        (int(box.x0 * across), int(box.y0 * down), int(box.x1 * across), int(box.y1 * down))
        for box in boxes
    ]
    return Image.fromarray(without(np.asarray(grey), spans))


def _lattices(rules: Sequence[Rule]) -> list[Lattice] | None:
    """The tables that ruling lines make; None for squared paper, whose lines make none."""
    rulings = rulings_of(rules)
    level = sum(ruling.horizontal for ruling in rulings)
    if level * (len(rulings) - level) > _MOST_CELLS:
        return None
    lattices = (lattice_of(group) for group in touching(rulings))
    return [lattice for lattice in lattices if lattice is not None]


def _span(box: Box, scale: tuple[float, float]) -> Span:
    across, down = scale
    return (
        round(box.x0 / across),
        round(box.y0 / down),
        round(box.x1 / across),
        round(box.y1 / down),
    )


def _box(span: Span, scale: tuple[float, float]) -> Box:
    x0, y0, x1, y1 = span
    return Box(x0 * scale[0], y0 * scale[1], x1 * scale[0], y1 * scale[1])


def _unread(page: Page, why: str) -> ScannedPage:
    return ScannedPage(replace(page, ocr=0.0, unread=why))
