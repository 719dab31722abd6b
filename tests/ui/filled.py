"""Facts and notes that tests of rooms put on the shelves through the services."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

from scrutiny_desk.domain.notes.notes import Anchor, Note, NoteKind
from scrutiny_desk.domain.pages.pages import Box, Line, Page, Reading, Word
from scrutiny_desk.domain.papers.facts import (
    AgendaItemFact,
    DocumentFact,
    Facts,
    IndicatorFact,
    MeetingFact,
    RecommendationFact,
    WaitingFact,
)
from scrutiny_desk.domain.papers.papers import Paper
from scrutiny_desk.library.library import Library
from scrutiny_desk.services.notes import notes
from scrutiny_desk.services.papers import importing, papers

AT = {"page": "3", "page_index": 4}
MEETING_DATE = "2024-01-25"


def page(index: int, text: str, label: str | None) -> Page:
    words = tuple(
        Word(word, Box(40 + 30 * i, 100, 66 + 30 * i, 112)) for i, word in enumerate(text.split())
    )
    line = Line(words, Box(40, 100, 500, 112))
    return Page(index, 595, 842, words, lines=(line,), label=label)


def recommendation(number: int | str, text: str, target: str, **more: str | None) -> object:
    """A row of a tracker; target as printed ("January 2024", "TBC", "")."""
    dates = {"January 2024": "2024-01", "December 2023": "2023-12", "31 July 2024": "2024-07-31"}
    given = {"officer": "Head of service", "rag_text": "", "update": "", **more}
    return RecommendationFact(
        number=number,
        date="2023-11-09",
        date_text="9 November 2023",
        text=text,
        target_text=target,
        target_date=dates.get(target),
        **given,
        **AT,
    )


def waiting(service: str, as_of: str, count: int) -> WaitingFact:
    return WaitingFact(service=service, as_of=as_of, waiting=count, **AT)


def indicator(kind: str, period: str, text: str, value: float) -> IndicatorFact:
    return IndicatorFact(
        framework="Plan",
        indicator="Reviews in time",
        kind=kind,
        period=period,
        text=text,
        value=value,
        unit="percent",
        **AT,
    )


TRACKER = (
    recommendation(10, "Send the case studies", "31 July 2024"),
    recommendation(2, "Bring the plan back", "December 2023", officer="TBC"),
    recommendation(1, "Look at the training", "January 2024", rag_text="Not yet due."),
    recommendation(3, "Consider the findings", "TBC", update="To be discussed."),
)
FIGURES = (waiting("Speech therapy", "2022-02", 650), waiting("Speech therapy", "2023-12", 331))
INDICATORS = (
    indicator("baseline", "2023-04", "48%", 48),
    indicator("target", "2023-10", "60%", 60),
    indicator("actual", "2023-10", "42%", 42),
)


def put_in(
    library: Library,
    folder: Path,
    *,
    tracker: tuple[object, ...] = TRACKER,
    figures: tuple[WaitingFact, ...] = FIGURES,
    indicators: tuple[IndicatorFact, ...] = INDICATORS,
    name: str = "pack",
    date: str = MEETING_DATE,
) -> Paper:
    """Import a pack of eight pages with these facts and two agenda items."""
    path = folder / f"{name}.pdf"
    path.write_bytes(f"%PDF-1.4 {name}".encode())
    sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
    texts = ["Front page", "The agenda", *("Speech therapy referrals wait longer",) * 6]
    pages = tuple(page(i, text, str(i - 1) if i > 1 else None) for i, text in enumerate(texts))
    facts = Facts(
        document=DocumentFact(
            kind="agenda_pack", title="The pack", pages=8, sha256=sha256, page="PDF 1", page_index=0
        ),
        meeting=MeetingFact(
            council="A council",
            committee="Children's committee",
            date=date,
            page="PDF 1",
            page_index=0,
        ),
        agenda_items=tuple(
            AgendaItemFact(
                number=number,
                title=title,
                first_page=first,
                last_page=last,
                first_index=first + 1,
                last_index=last + 1,
                page="PDF 2",
                page_index=1,
            )
            for number, title, first, last in (("5", "Waiting times", 1, 3), ("6", "Plan", 4, 6))
        ),
        recommendations=tracker,  # type: ignore[arg-type]
        waiting_times=figures,
        kpis=indicators,
    )
    reading = Reading(path.name, sha256, "pdf", "The pack", pages)

    def read(
        _path: Path, _progress: Callable[[int, int], None], _cancelled: Callable[[], bool]
    ) -> tuple[Reading, Facts]:
        return reading, facts

    outcome, _ = importing.import_papers(library, [path], read, lambda *_: None, lambda: False)
    return outcome.imported[0]


def write(
    library: Library,
    paper: Paper,
    text: str,
    kind: NoteKind = NoteKind.QUESTION,
    *,
    item: int | None = 0,
    page_index: int = 4,
    quote: str = "",
) -> Note:
    """Write a note on a page, and on an agenda item (counted from 0) or none."""
    items = papers.agenda_of(library, paper.id)
    note, _ = notes.write_note(
        library,
        paper_id=paper.id,
        item_id=None if item is None else items[item].id,
        kind=kind,
        text=text,
        anchor=Anchor(page_index, str(page_index - 1), quote=quote),
    )
    return note
