"""A library with one small pack on its shelves, and a desk on it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from scrutiny_desk.domain.pages.pages import Reading
from scrutiny_desk.domain.papers.facts import AgendaItemFact, DocumentFact, Facts, MeetingFact
from scrutiny_desk.library.library import Library
from scrutiny_desk.reading.pdf import read_pdf
from scrutiny_desk.services.papers import importing
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.theme import Theme

PACK_PAGES = 12
FRONT_PAGES = 2


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """A pack of 12 pages: 2 without a number, then pages 1 to 10."""
    path = tmp_path / "pack.pdf"
    canvas = Canvas(str(path), pagesize=A4, invariant=True)
    for number in range(1, PACK_PAGES + 1):
        canvas.setFont("Helvetica", 12)
        for line in range(20):
            canvas.drawString(72, 740 - line * 30, f"Alpha{number} beta{line} gamma delta epsilon")
        if number > FRONT_PAGES:
            canvas.drawCentredString(297, 30, f"Page {number - FRONT_PAGES}")
        canvas.showPage()
    canvas.save()
    return path


def read_pack(
    path: Path, progress: Callable[[int, int], None], _cancelled: Callable[[], bool]
) -> tuple[Reading, Facts]:
    """The pages as they are read, with an agenda of two items."""
    reading = read_pdf(path, progress)
    document = DocumentFact(
        page="PDF 1",
        page_index=0,
        kind="agenda_pack",
        title="The pack",
        pages=len(reading.pages),
        sha256=reading.sha256,
    )
    meeting = MeetingFact(
        page="PDF 1",
        page_index=0,
        council="A council",
        committee="The committee",
        date="2024-01-25",
    )
    items = tuple(
        AgendaItemFact(
            page="PDF 1",
            page_index=0,
            number=number,
            title=title,
            first_page=first,
            last_page=last,
            first_index=first + FRONT_PAGES - 1,
            last_index=last + FRONT_PAGES - 1,
        )
        for number, title, first, last in (
            ("5", "Waiting times", 1, 4),
            ("6", "The plan for the year", 5, 10),
        )
    )
    return reading, Facts(document=document, meeting=meeting, agenda_items=items)


@pytest.fixture
def empty_desk(tmp_path: Path, qtbot: QtBot) -> Iterator[Desk]:
    """A desk on a library with nothing in it."""
    library = Library.open(tmp_path / "library", create=True)
    theme = Theme.named("light")
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.apply(app)
    desk = Desk(library, theme)
    yield desk
    library.close()


@pytest.fixture
def full_desk(empty_desk: Desk, pack: Path) -> Desk:
    """A desk on a library with the pack in it."""
    importing.import_papers(empty_desk.library, [pack], read_pack, lambda *_: None, lambda: False)
    return empty_desk


@pytest.fixture
def paper_reader() -> importing.ReadPaper:
    """Reads the pack in this process."""
    return read_pack


@pytest.fixture
def settings(tmp_path: Path) -> QSettings:
    """Settings in a file of the test's own."""
    return QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
