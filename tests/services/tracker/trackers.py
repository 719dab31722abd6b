"""Trackers of made-up committees as workbooks, and how they are read in this process."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import PatternFill

from scrutiny_desk.domain.changes import Change
from scrutiny_desk.domain.pages.pages import Reading
from scrutiny_desk.domain.papers.facts import Facts
from scrutiny_desk.domain.tracker.tables import FoundTables
from scrutiny_desk.domain.tracker.taking_over import Choices, TakingOver, TrackerChoice
from scrutiny_desk.finding import find_facts
from scrutiny_desk.finding.tracker.tables import find_tracker_tables
from scrutiny_desk.library.library import Library
from scrutiny_desk.reading.reader import read_paper
from scrutiny_desk.services.tracker.plan import plan_tracker
from scrutiny_desk.services.tracker.reading import TrackerFile, choice_with, read_tracker
from scrutiny_desk.services.tracker.taking_over import take_over

HEADING = ("Ref", "Date", "Recommendation", "Lead officer", "Target date", "Update", "RAG")
QUAY = (
    "SR (25/26) 01",
    "3 June 2025",
    "That the harbour board mends the quay wall",
    "Harbour master",
    "March 2026",
    "Surveyed.",
    "Amber",
)
LAMP = (
    "SR (25/26) 02",
    "3 June 2025",
    "That lamps be put along the mole",
    "Head of Lights",
    "TBC",
    "",
    "Not yet due",
)


def workbook(
    path: Path,
    rows: Sequence[Sequence[object]],
    *,
    sheet: str = "Tracker",
    fills: dict[str, str] | None = None,
) -> Path:
    """A workbook of one sheet. fills: by a cell's name its colour as six hex digits."""
    book = Workbook()
    page = book.active
    page.title = sheet
    for row in rows:
        page.append(list(row))
    for cell, colour in (fills or {}).items():
        page[cell].fill = PatternFill("solid", fgColor=colour)
    book.save(path)
    return path


def read_here(
    path: Path, progress: Callable[[int, int], None], _cancelled: Callable[[], bool]
) -> tuple[Reading, Facts, FoundTables]:
    """A paper with its tables, read in this process."""
    reading = read_paper(path, progress)
    return reading, find_facts(reading), find_tracker_tables(reading)


def read(library: Library, path: Path) -> TrackerFile:
    return read_tracker(library, path, read_here, lambda *_: None, lambda: False)


def look(
    library: Library, path: Path, *headings: str, **more: str
) -> tuple[TrackerFile, TrackerChoice, TakingOver]:
    """What a file would change, its columns put right by "Heading=column"."""
    file = read(library, path)
    choice = choice_with(file, headings, **more)
    return file, choice, plan_tracker(library, file, choice)


def take(
    library: Library, path: Path, *headings: str, choices: Choices | None = None, **more: str
) -> Change:
    """Look at a file and take what it brings."""
    file, choice, plan = look(library, path, *headings, **more)
    return take_over(library, file, choice, plan, choices or {})
