"""Whole papers made for the finders of inspections, statements, strategies and glossaries.

Each is a list of lines on pages that are set as a council or an inspectorate would set them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from reportlab.pdfgen.canvas import Canvas

from scrutiny_desk.domain.pages.pages import Reading, Table
from scrutiny_desk.domain.papers.facts import Facts
from scrutiny_desk.finding import document, glossary, inspection, statement, strategy
from scrutiny_desk.finding import find_facts as find_all
from scrutiny_desk.reading.reader import read_paper
from tests.finding.made_readings import Say, make_page, make_reading
from tests.reading.pdf_maker import HEIGHT, Draw, make_pdf, say, stamp

FACTS = find_all(make_reading([]))


def found_in(reading: Reading) -> Facts:
    """What the finders of these papers find in a reading, and its kind."""
    found = document.find(reading, FACTS)
    for finder in (inspection.find, statement.find, strategy.find, glossary.find):
        found = finder(reading, found)
    return found


def pages_of(*pages: Sequence[Say | str], tables: Sequence[Table] = ()) -> Reading:
    """A reading of these pages of lines."""
    made = make_reading([make_page(index, page) for index, page in enumerate(pages)])
    return replace(made, tables=tuple(tables))


def text_paper(folder: Path, text: str, name: str = "paper.txt") -> Reading:
    """The reading of a text file with these words."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return read_paper(path, lambda done, total: None)


class Setter:
    """Sets lines down a page in columns, and turns the page at its foot."""

    def __init__(self, path: Path, *, columns: int = 1, footer: str = "") -> None:
        self.path = path
        self.pages: list[list[tuple[float, float, str, float, bool]]] = [[]]
        self.columns = columns
        self.footer = footer
        self.column = 0
        self.top = 70.0

    def put(
        self,
        text: str,
        *,
        indent: float = 0.0,
        size: float = 10,
        bold: bool = False,
        gap: float = 0,
    ) -> None:
        """One line; gap: white over it."""
        self.top += gap
        if self.top > 760:
            self.turn()
        left = 60 + self.column * 250 + indent
        self.pages[-1].append((left, self.top, text, size, bold))
        self.top += size * 1.3

    def turn(self) -> None:
        """Goes on at the head of the next column or page."""
        self.column = (self.column + 1) % self.columns
        self.top = 70.0
        if self.column == 0:
            self.pages.append([])

    def point(self, *lines: str, sign: str = "•", gap: float = 4) -> None:
        """A bullet and its further lines at a hanging indent."""
        for at, text in enumerate(lines):
            if at == 0:
                self.put(f"{sign} {text}", indent=8, gap=gap)
            else:
                self.put(text, indent=8 + 5.9 * (len(sign) + 1) * 0.8)

    def read(self) -> Reading:
        """The reading of the PDF with these pages."""

        make_pdf(self.path, [self._drawn(number) for number in range(len(self.pages))])
        return read_paper(self.path, lambda done, total: None)

    def _drawn(self, number: int) -> Draw:
        def draw(canvas: Canvas) -> None:
            for x, top, text, size, bold in self.pages[number]:
                say(canvas, x, top, text, size, bold)
            if self.footer:
                stamp(canvas, f"{self.footer} {number + 1}", HEIGHT - 24)

        return draw


def texts(points: Sequence[object], kind: str) -> list[str]:
    """The words of the points of one kind."""
    return [point.text for point in points if point.kind == kind]  # type: ignore[attr-defined]
