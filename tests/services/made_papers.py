"""Small papers made up for tests: a reading, its facts, and a file to import."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from scrutiny_desk.domain.pages.pages import Box, Line, Page, Reading, Word
from scrutiny_desk.domain.papers.facts import (
    AgendaItemFact,
    DashboardFact,
    DefinitionFact,
    DocumentFact,
    Facts,
    GlossaryFact,
    IndicatorFact,
    MeetingFact,
    MilestoneFact,
    RecommendationFact,
    WaitingFact,
)
from scrutiny_desk.library.library import Library
from scrutiny_desk.services.papers.importing import import_papers

COMMITTEE = "Harbour and Bridges Scrutiny Committee"


def page(index: int, text: str = "", label: str | None = None) -> Page:
    lines = []
    for number, printed in enumerate(text.splitlines()):
        top = 72.0 + 14 * number
        words = tuple(
            Word(word, Box(72.0 + 60 * at, top, 126.0 + 60 * at, top + 11), 11.0, bold=at == 0)
            for at, word in enumerate(printed.split())
        )
        if words:
            lines.append(Line(words, words[0].box.union(words[-1].box)))
    return Page(
        index=index,
        width=595.0,
        height=842.0,
        words=tuple(word for line in lines for word in line.words),
        lines=tuple(lines),
        label=label,
    )


def facts(
    *,
    kind: str = "agenda_pack",
    title: str = "Agenda pack",
    date: str | None = "2031-03-06",
    committee: str = COMMITTEE,
    items: Sequence[AgendaItemFact] = (),
    recommendations: Sequence[RecommendationFact] = (),
    waiting: Sequence[WaitingFact] = (),
    dashboard: Sequence[DashboardFact] = (),
    kpis: Sequence[IndicatorFact] = (),
    milestones: Sequence[MilestoneFact] = (),
    definitions: Sequence[DefinitionFact] = (),
    glossary: Sequence[GlossaryFact] = (),
) -> Facts:
    at = {"page": "PDF 1", "page_index": 0}
    meeting = None
    if committee or date:
        meeting = MeetingFact(**at, committee=committee, date=date, time="18:00")
    return Facts(
        document=DocumentFact(**at, kind=kind, title=title, pages=1, sha256="0" * 64),
        meeting=meeting,
        agenda_items=tuple(items),
        recommendations=tuple(recommendations),
        waiting_times=tuple(waiting),
        waiting_dashboard=tuple(dashboard),
        kpis=tuple(kpis),
        milestones=tuple(milestones),
        definitions=tuple(definitions),
        glossary=tuple(glossary),
    )


def item(number: str, title: str, first: int, last: int) -> AgendaItemFact:
    return AgendaItemFact(
        page="PDF 1", page_index=0, number=number, title=title, first_index=first, last_index=last
    )


def row(number: int | str, text: str, **more: object) -> RecommendationFact:
    values = {"date": "2030-11-14", "date_text": "14.11.30", "page": "7", "page_index": 8}
    return RecommendationFact(number=number, text=text, **{**values, **more})


class Desk:
    """A library and the papers that a test lays beside it, by file name."""

    def __init__(self, library: Library, folder: Path) -> None:
        self.library = library
        self.folder = folder
        self.papers: dict[str, tuple[Reading, Facts]] = {}
        self.read_names: list[str] = []

    def lay(
        self,
        name: str,
        found: Facts,
        pages: Sequence[Page] = (),
        layout: bytes | None = None,
        content: bytes | None = None,
    ) -> Path:
        """Write a file and say what reading it will give."""
        path = self.folder / name
        path.write_bytes(name.encode() if content is None else content)
        reading = Reading(
            file_name=name,
            sha256="0" * 64,
            kind_of_file="pdf",
            title=found.document.title,
            pages=tuple(pages) or (page(0, "A page"),),
            layout_pdf=layout,
        )
        self.papers[name] = (reading, found)
        return path

    def read(
        self, path: Path, progress: Callable[[int, int], None], cancelled: Callable[[], bool]
    ) -> tuple[Reading, Facts]:
        self.read_names.append(path.name)
        reading, found = self.papers[path.name]
        progress(len(reading.pages), len(reading.pages))
        return reading, found

    def bring(self, *paths: Path):
        return import_papers(self.library, paths, self.read, lambda *_: None, lambda: False)

    def import_one(self, name: str, found: Facts, pages: Sequence[Page] = ()) -> str:
        """Import one made-up paper and give its id."""
        outcome, _ = self.bring(self.lay(name, found, pages))
        return outcome.imported[0].id
