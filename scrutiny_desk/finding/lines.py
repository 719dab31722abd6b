"""Printed lines joined to paragraphs, and the small readings every finder needs."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from scrutiny_desk.domain.pages.pages import Box, Line, Page

# Lines of one paragraph stand at most this many type sizes apart (foot to foot).
_LINE_PITCH = 1.5
_FEWEST_LETTERS = 3
_ENUMERATED = re.compile(
    r"(?:[•▪◦‣·*–-]\s+)?"
    r"(?:\d{1,2}(?:\.\d{1,2})+[a-z]?\.?|\d{1,2}[.)]|\(\w{1,4}\)|[a-z]\)|[ivx]{1,4}[.)])(?=\s|$)"
)
_BULLET = re.compile(r"[•▪◦‣·*–-]\s+")
_WORD_END = re.compile(r"\w-")
_BLANK_PAGE = re.compile(
    r"this page (?:is |has been )?(?:intentionally )?left blank", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Printed:
    """A printed line with the page it stands on."""

    page: Page
    line: Line

    @property
    def text(self) -> str:
        return self.line.text

    @property
    def size(self) -> float:
        return self.line.size


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Printed lines that belong together, all on one page."""

    lines: tuple[Printed, ...]

    @property
    def page(self) -> Page:
        return self.lines[0].page

    @property
    def text(self) -> str:
        return join(printed.text for printed in self.lines)

    @property
    def bold(self) -> bool:
        return all(printed.line.bold for printed in self.lines)

    @property
    def box(self) -> Box:
        box = self.lines[0].line.box
        for printed in self.lines[1:]:
            box = box.union(printed.line.box)
        return box


def printed_lines(pages: Iterable[Page]) -> list[Printed]:
    """Every line of the pages in order, without the pages left blank on purpose."""
    return [
        Printed(page, line)
        for page in pages
        if not _BLANK_PAGE.search(page.text) or len(page.lines) > 3
        for line in page.lines
        if line.words
    ]


def says_left_blank(text: str) -> bool:
    """True for the words on a page that was left blank on purpose."""
    return _BLANK_PAGE.search(text) is not None


def joined_levels(lines: Sequence[Printed]) -> list[Printed]:
    """Lines parted by a wide gap but printed on one level become one line again."""
    rows: list[Printed] = []
    for printed in lines:
        if rows and same_level(rows[-1], printed):
            before = rows[-1].line
            line = Line((*before.words, *printed.line.words), before.box.union(printed.line.box))
            rows[-1] = Printed(printed.page, line)
        else:
            rows.append(printed)
    return rows


def same_level(one: Printed, other: Printed) -> bool:
    """True when both lines stand at one height of one page."""
    if one.page.index != other.page.index:
        return False
    a, b = one.line.box, other.line.box
    overlap = min(a.y1, b.y1) - max(a.y0, b.y0)
    return overlap > 0.5 * min(a.height, b.height)


def follows(one: Printed, other: Printed) -> bool:
    """True when `other` goes on in the paragraph of `one`, going by the space between them."""
    if one.page.index != other.page.index:
        return False
    if same_level(one, other):
        return True
    pitch = other.line.box.y1 - one.line.box.y1
    return 0 < pitch <= _LINE_PITCH * max(one.size, other.size, 1.0)


def paragraphs(lines: Sequence[Printed]) -> list[Paragraph]:
    """The lines as paragraphs: a wider space, a number, a bullet or other weight starts a new one.

    A single word in bold does not: only a line that is bold beside one that is not.
    """
    groups: list[list[Printed]] = []
    for printed in lines:
        last = groups[-1][-1] if groups else None
        if last is None or not follows(last, printed) or _starts_anew(last, printed):
            groups.append([printed])
        else:
            groups[-1].append(printed)
    return [Paragraph(tuple(group)) for group in groups]


def by_size(whole: Paragraph) -> Iterator[Paragraph]:
    """A paragraph's lines parted by size: a title may stand close over smaller headings."""
    for _, lines in itertools.groupby(whole.lines, key=lambda printed: round(printed.size)):
        yield Paragraph(tuple(lines))


def _starts_anew(last: Printed, printed: Printed) -> bool:
    if same_level(last, printed):
        return False
    if _ENUMERATED.match(printed.text) or _BULLET.match(printed.text):
        return True
    return last.line.bold != printed.line.bold


def join(texts: Iterable[str]) -> str:
    """Lines as one text: white space folded, words parted at a line end by a hyphen mended.

    A hyphen stays where what follows is no small letter ("Mid-" "Wharf").
    """
    whole = ""
    for text in texts:
        folded = " ".join(text.split())
        if whole.endswith("\u00ad"):
            whole = whole[:-1] + folded
        elif whole.endswith("-") and _WORD_END.match(whole[-2:]) and folded[:1].isalnum():
            # The print does not tell a word's own hyphen from one made to break it; kept.
            whole += folded
        else:
            whole = f"{whole} {folded}" if whole else folded
    return whole


def squeezed(text: str) -> str:
    """Letters and digits alone, in capitals: "A G E N D A" is "AGENDA"."""
    return "".join(mark for mark in text if mark.isalnum()).upper()


def in_capitals(text: str) -> bool:
    """True when the text has letters and every one of them is a capital."""
    letters = [mark for mark in text if mark.isalpha()]
    return len(letters) >= _FEWEST_LETTERS and all(mark.isupper() for mark in letters)


def without_number(text: str) -> str:
    """The text without the bullet and the number printed before it ("2.1", "(1)", "a)")."""
    rest = _BULLET.sub("", text, count=1) if _BULLET.match(text) else text
    found = _ENUMERATED.match(rest)
    return rest[found.end() :].strip() if found else rest.strip()
