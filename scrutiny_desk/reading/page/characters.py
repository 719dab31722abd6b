"""The words of a PDF page, put together from its characters."""

from __future__ import annotations

import ctypes
import functools
import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium_c

from scrutiny_desk.domain.pages.pages import Box, Word
from scrutiny_desk.reading.page.frame import Frame

_LIGATURES = {
    0xFB00: "ff",
    0xFB01: "fi",
    0xFB02: "fl",
    0xFB03: "ffi",
    0xFB04: "ffl",
    0xFB05: "st",
    0xFB06: "st",
}
# pdfium gives a hyphen at the end of a line as one of these.
_LINE_END_HYPHENS = {0x02, 0xFFFE, 0xAD}
_BOLD_WEIGHT = 600
_FORCE_BOLD = 1 << 18
_BOLD_NAMES = ("bold", "black", "heavy", "semibold", "demi")
# All in type sizes. Characters further apart than this are two words, with or without a space.
_WIDEST_ROOM = 0.35
# A space that pdfium makes up where room is left is 0.15 wide or more; between letters that it
# only takes for upright writing there is no room, or less than none where they are kerned.
_NO_SPACE = 0.1
_KERNED = -0.2
_LEAST_SIZE = 4.0


def _brief(function: Any, gives: type, *takes: type) -> Callable[..., Any]:
    """A function of pdfium that is asked once for every character or word.

    The binding lets other threads in around each call, which takes a third of the time of such
    a short one.
    """
    return ctypes.PYFUNCTYPE(gives, *takes)(ctypes.cast(function, ctypes.c_void_p).value or 0)


_INT, _POINTER = ctypes.c_int, ctypes.c_void_p
_box_at = _brief(pdfium_c.FPDFText_GetLooseCharBox, _INT, _POINTER, _INT, _POINTER)
_is_generated = _brief(pdfium_c.FPDFText_IsGenerated, _INT, _POINTER, _INT)
_object_at = _brief(pdfium_c.FPDFText_GetTextObject, _POINTER, _POINTER, _INT)
_font_of = _brief(pdfium_c.FPDFTextObj_GetFont, _POINTER, _POINTER)
_size_at = _brief(pdfium_c.FPDFText_GetFontSize, ctypes.c_double, _POINTER, _INT)
_matrix_at = _brief(pdfium_c.FPDFText_GetMatrix, _INT, _POINTER, _INT, _POINTER)


@dataclass(frozen=True, slots=True)
class _Style:
    """What the characters of one text object have in common. turned as in Word."""

    size: float
    bold: bool
    turned: int


class PageCharacters:
    """Reads the characters of one page; made for that page and thrown away after it."""

    def __init__(self, text_page: Any, frame: Frame, bold_fonts: dict[int, bool]) -> None:
        """bold_fonts: what is known of the document's fonts by address, filled as they are met."""
        self._text_page = text_page
        self._address = ctypes.cast(text_page, ctypes.c_void_p).value
        self._frame = frame
        self._bold_fonts = bold_fonts
        self._styles: dict[int, _Style] = {}
        self._matrix = pdfium_c.FS_MATRIX()
        self._by_matrix = ctypes.byref(self._matrix)

    def words(self) -> list[Word]:  # noqa: C901, PLR0912 - one loop, for speed
        """The page's words in the order in which the file draws them."""
        # One loop without calls of our own: it runs once for every character of the paper.
        found: list[Word] = []
        rect = pdfium_c.FS_RECTF()
        by_rect = ctypes.byref(rect)
        box_at, text_page = _box_at, self._address
        word: list[str] = []
        style = _Style(0.0, bold=False, turned=0)
        left = bottom = right = top = size = room = 0.0
        turned = made_up = False
        for at, text in enumerate(self._characters()):
            if not text:
                if word:
                    if _is_generated(text_page, at) == 1:
                        # On a page of short lines pdfium parts even the letters of a word: where
                        # the next character stands tells whether the word has ended.
                        made_up = True
                        continue
                    found.append(self._word(word, left, bottom, right, top, style))
                    word = []
                continue
            if not box_at(text_page, at, by_rect):
                continue
            x0, y0, x1, y1 = rect.left, rect.bottom, rect.right, rect.top
            if word and (
                self._apart(x0 - right, left - x1, y0 - top, bottom - y1, size, turned)
                if made_up
                else y0 >= top or y1 <= bottom or x0 - right > room or left - x1 > room
                if not turned
                else x0 >= right or x1 <= left or y0 - top > room or bottom - y1 > room
            ):
                # The character does not go on where the word ends.
                found.append(self._word(word, left, bottom, right, top, style))
                word = []
            made_up = False
            if word:
                word.append(text)
                if x0 < left:
                    left = x0
                if y0 < bottom:
                    bottom = y0
                if x1 > right:
                    right = x1
                if y1 > top:
                    top = y1
            else:
                # A word is set as its first character is; asking for each would double the time.
                word = [text]
                left, bottom, right, top = x0, y0, x1, y1
                style = self._style_at(at)
                size = max(_LEAST_SIZE, style.size)
                room = _WIDEST_ROOM * size
                turned = (style.turned + self._frame.rotation) % 180 == 90
        if word:
            found.append(self._word(word, left, bottom, right, top, style))
        return found

    def _apart(
        self, after: float, before: float, above: float, below: float, size: float, turned: bool
    ) -> bool:
        """Whether a character that pdfium parted from a word by a space it made up is another's.

        after ... below: how far beyond each side of the word the character begins, less than
        nothing where it overlaps the word.
        """
        gap, across = max(after, before), -max(above, below)
        if turned:
            gap, across = -across, -gap
        return across < 0.5 * size or not _KERNED * size < gap < _NO_SPACE * size

    def _characters(self) -> list[str]:
        """What each of the page's characters prints, "" for one that prints nothing."""
        text_page = self._text_page
        count = max(0, pdfium_c.FPDFText_CountChars(text_page))
        if count == 0:
            return []
        room = (ctypes.c_ushort * (2 * count + 2))()
        units = int(pdfium_c.FPDFText_GetText(text_page, 0, count, room)) - 1
        told = bytes(room)[: 2 * max(units, 0)].decode("utf-16-le", "surrogatepass")
        # pdfium leaves out characters of no known meaning here; then each is asked for by itself.
        codes: Iterable[int] = (
            map(ord, told)
            if len(told) == count
            else (pdfium_c.FPDFText_GetUnicode(text_page, at) for at in range(count))
        )
        return list(map(_character, codes))

    def _word(
        self,
        word: list[str],
        left: float,
        bottom: float,
        right: float,
        top: float,
        style: _Style,
    ) -> Word:
        """A word; its box is given in the PDF's own space."""
        box = self._frame.box(left, bottom, right, top)
        return Word("".join(word), _tamed(box, style), style.size, style.bold, style.turned)

    def _style_at(self, at: int) -> _Style:
        key = _object_at(self._address, at)
        style = self._styles.get(key) if key else None
        if style is None:
            style = self._measure(key, at)
            if key:
                self._styles[key] = style
        return style

    def _measure(self, text_object: int | None, at: int) -> _Style:
        size = float(_size_at(self._address, at))
        angle = 0.0
        if _matrix_at(self._address, at, self._by_matrix):
            matrix = self._matrix
            scale = math.hypot(matrix.c, matrix.d)
            size *= scale or 1.0
            if matrix.b or matrix.a <= 0:
                angle = math.degrees(math.atan2(matrix.b, matrix.a))
        # The PDF's angle is anticlockwise; the page's rotation turns everything clockwise.
        turned = round((self._frame.rotation - angle) / 90) * 90 % 360
        return _Style(abs(size), self._is_bold(text_object, at), turned)

    def _is_bold(self, text_object: int | None, at: int) -> bool:
        font = _font_of(text_object) if text_object else None
        if font and font in self._bold_fonts:
            return self._bold_fonts[font]
        flags = ctypes.c_int()
        name = ctypes.create_string_buffer(256)
        pdfium_c.FPDFText_GetFontInfo(self._text_page, at, name, 256, ctypes.byref(flags))
        said = name.value.decode("utf-8", "replace").lower()
        bold = any(word in said for word in _BOLD_NAMES) or bool(flags.value & _FORCE_BOLD)
        if not bold and not said:
            bold = pdfium_c.FPDFText_GetFontWeight(self._text_page, at) >= _BOLD_WEIGHT
        if font:
            self._bold_fonts[font] = bold
        return bold


@functools.cache
def _character(code: int) -> str:
    """What a code prints: "" for a space and for what prints nothing."""
    if code in _LINE_END_HYPHENS:
        return "-"
    if code in _LIGATURES:
        return _LIGATURES[code]
    if code < 0x20 or code > 0x10FFFF or code in {0x200B, 0xFEFF} or 0xD800 <= code < 0xE000:
        return ""
    return "" if chr(code).isspace() else chr(code)


def _tamed(box: Box, style: _Style) -> Box:
    """The box of a word, kept to its size where a font claims absurd heights."""
    most = 1.6 * style.size
    if style.size <= 0:
        return box
    if style.turned % 180 == 0:
        if box.y1 - box.y0 > most:
            middle = (box.y0 + box.y1) / 2
            return Box(box.x0, middle - most / 2, box.x1, middle + most / 2)
    elif style.turned % 180 == 90 and box.x1 - box.x0 > most:
        middle = (box.x0 + box.x1) / 2
        return Box(middle - most / 2, box.y0, middle + most / 2, box.y1)
    return box
