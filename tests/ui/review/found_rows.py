"""A paper whose found rows are to be looked at: as it is printed, and what a reader found."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from pytestqt.qtbot import QtBot
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from scrutiny_desk.domain.pages.pages import Box, Reading
from scrutiny_desk.domain.papers.facts import (
    AgendaItemFact,
    DocumentFact,
    DoubtFact,
    Facts,
    MeetingFact,
    WaitingFact,
)
from scrutiny_desk.domain.papers.papers import Paper
from scrutiny_desk.library.library import Library
from scrutiny_desk.reading.pdf import read_pdf
from scrutiny_desk.services.papers import importing, papers
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.review.room import ReviewRoom

TOP, ROW, LEFT = 150.0, 24.0, 72.0
WIDTHS = (200.0, 110.0, 110.0)
HEADINGS = ("Service", "Number waiting", "Over 18 weeks")
FIGURES = (
    ("Speech therapy", "650", "441"),
    ("Physiotherapy", "91", "12"),
    ("Harbour Clinic", "40", "3"),
    ("Hill Clinic", "55", "7"),
)
"""The reader of these tests misses the two clinics, and doubts the second row."""


def row_box(number: int, last: int | None = None) -> Box:
    """The rectangle of a row of the table (from 0; the headings are row -1), in points."""
    last = number if last is None else last
    return Box(LEFT, TOP + ROW * (number + 1), LEFT + sum(WIDTHS), TOP + ROW * (last + 2))


def write_paper(path: Path, title: str) -> None:
    """A paper of two pages; the second prints a ruled table."""
    canvas = Canvas(str(path), pagesize=A4, invariant=True)
    height = A4[1]
    canvas.setFont("Helvetica", 12)
    canvas.drawString(72, height - 100, "Agenda")
    canvas.drawString(72, height - 130, "5 Waiting times")
    canvas.drawString(72, height - 160, title)
    canvas.showPage()
    canvas.setFont("Helvetica", 11)
    canvas.drawString(72, height - 100, "Data as of December 2023")
    for number, cells in enumerate((HEADINGS, *FIGURES)):
        x = LEFT
        for words, width in zip(cells, WIDTHS, strict=True):
            top = TOP + ROW * number
            canvas.rect(x, height - top - ROW, width, ROW)
            canvas.drawString(x + 4, height - top - 16, words)
            x += width
    canvas.save()


def found_in(reading: Reading, figures: int) -> Facts:
    """What a reader found; figures: so many rows more that it is sure of."""
    at = {"page": "PDF 2", "page_index": 1}
    sure = tuple(
        WaitingFact(service=f"Service {n}", as_of="2023-12", waiting=n, **at)  # type: ignore[arg-type]
        for n in range(figures)
    )
    return Facts(
        document=DocumentFact(
            kind="agenda_pack",
            title="The pack",
            pages=2,
            sha256=reading.sha256,
            page="PDF 1",
            page_index=0,
        ),
        meeting=MeetingFact(
            council="A council",
            committee="Children's committee",
            date="2024-01-25",
            page="PDF 1",
            page_index=0,
        ),
        agenda_items=(
            AgendaItemFact(number="5", title="Waiting times", page="PDF 1", page_index=0),
        ),
        waiting_times=(
            WaitingFact(
                service="Speech therapy",
                as_of="2023-12",
                waiting=650,
                over_18_weeks=441,
                box=row_box(0),
                confidence=0.95,
                page="PDF 2",
                page_index=1,
            ),
            WaitingFact(
                service="Physiotherapy",
                as_of="2023-12",
                waiting=97,
                over_18_weeks=12,
                box=row_box(1),
                confidence=0.6,
                page="PDF 2",
                page_index=1,
            ),
            *sure,
        ),
        doubts=(
            DoubtFact(
                what="Physiotherapy",
                why="The figure stands over a line",
                box=row_box(1),
                page="PDF 2",
                page_index=1,
            ),
        ),
    )


def import_paper(
    library: Library, folder: Path, *, figures: int = 0, nothing: bool = False
) -> Paper:
    """Put the paper on the shelves, with what was found in it (nothing: only that it is one)."""
    path = folder / f"pack {figures} {nothing}.pdf"
    write_paper(path, path.stem)

    def read(
        given: Path, progress: Callable[[int, int], None], _cancelled: Callable[[], bool]
    ) -> tuple[Reading, Facts]:
        reading = read_pdf(given, progress)
        found = found_in(reading, figures)
        return reading, Facts(document=found.document) if nothing else found

    outcome, _ = importing.import_papers(library, [path], read, lambda *_: None, lambda: False)
    return outcome.imported[0]


def open_room(desk: Desk, qtbot: QtBot) -> ReviewRoom:
    """The room as the window shows it: kept in step with the library, with the keyboard in it."""
    room = ReviewRoom(desk)
    qtbot.addWidget(room)
    desk.changed.connect(lambda _: room.refresh())
    meetings = papers.list_meetings(desk.library)
    room.set_meeting(meetings[0].id if meetings else None)
    room.resize(1100, 640)
    room.refresh()
    room.show()
    qtbot.waitExposed(room)
    room.activateWindow()
    room.take_keyboard()
    return room
