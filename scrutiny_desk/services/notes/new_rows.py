"""Where a row that somebody added to a workbook belongs: its paper, item and page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from scrutiny_desk.domain.dates import read_date
from scrutiny_desk.domain.notes.coming_back import SheetRow
from scrutiny_desk.domain.papers.papers import AgendaItem, PageRow, Paper
from scrutiny_desk.library.connection import Connection
from scrutiny_desk.library.plain import folded
from scrutiny_desk.library.shelves import meetings, notes, pages, papers


class NoPlace(Exception):
    """Why a row has no place here, in words that can follow its name."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place for a note: page_index from 0, page_label as printed or "PDF 2"."""

    paper_id: str
    item_id: str | None
    page_index: int
    page_label: str


class Places:
    """Finds the places of new rows by what is filled in, and by the other rows of their sheet."""

    def __init__(self, connection: Connection, rows: Sequence[SheetRow]) -> None:
        self._connection = connection
        self._of_sheet: dict[str, Counter[str]] = {}
        for row in rows:
            note = notes.note(connection, row.note_id) if row.note_id else None
            if note is not None:
                self._of_sheet.setdefault(row.sheet, Counter())[note.meeting_id] += 1

    def of(self, row: SheetRow) -> Spot:
        """The place of a row; NoPlace where it has none, or could have several."""
        words = {name: text.strip() for name, text in row.cells.items()}
        meeting_id = self._meeting(row.sheet, words)
        paper = self._paper(meeting_id, words.get("Paper", ""))
        listed = pages.pages(self._connection, paper.id)
        item = self._item(paper, words.get("Item", ""))
        page = _page(listed, words, item)
        return Spot(paper.id, None if item is None else item.id, page.index, page.name)

    def _meeting(self, sheet: str, words: dict[str, str]) -> str:
        date, committee = words.get("Meeting date", ""), folded(words.get("Committee", ""))
        if not date and not committee:
            known = self._of_sheet.get(sheet, Counter())
            if len(known) != 1:
                raise NoPlace("its meeting date and committee are not filled in")
            return next(iter(known))
        iso = read_date(date)
        found = [
            one
            for one in meetings.all_meetings(self._connection)
            if (not date or one.date == iso)
            and (not committee or folded(one.committee) == committee)
        ]
        if len(found) != 1:
            raise NoPlace("no one meeting of this library has that date and committee")
        return found[0].id

    def _paper(self, meeting_id: str, words: str) -> Paper:
        listed = papers.all_papers(self._connection, meeting_id)
        if words:
            listed = [
                one for one in listed if folded(words) in {folded(one.title), folded(one.file_name)}
            ]
        packs = [one for one in listed if one.kind == "agenda_pack"] or listed
        if len(packs) != 1:
            raise NoPlace("it is not known which paper of the meeting it belongs to")
        return packs[0]

    def _item(self, paper: Paper, number: str) -> AgendaItem | None:
        if not number:
            return None
        agenda = papers.agenda(self._connection, paper.id)
        found = [one for one in agenda if folded(one.number) == folded(number)]
        if len(found) != 1:
            raise NoPlace(f"its paper has no item {number}")
        return found[0]


def _page(listed: Sequence[PageRow], words: dict[str, str], item: AgendaItem | None) -> PageRow:
    pdf, label = words.get("PDF page", ""), words.get("Page", "")
    if pdf:
        found = [page for page in listed if str(page.index + 1) == pdf]
    elif label:
        found = [page for page in listed if label in {page.label, page.name}]
    elif item is not None and item.first_index is not None:
        found = [page for page in listed if page.index == item.first_index]
    else:
        raise NoPlace("neither its item nor its page is filled in")
    if len(found) != 1:
        raise NoPlace(f"its paper has no one page {pdf or label}".rstrip())
    return found[0]
