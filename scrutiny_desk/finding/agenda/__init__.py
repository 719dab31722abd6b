"""The items of the front agenda with the pages of their papers.

The pages of each item are looked up among the labels printed on the pages, and held against the
stamps of the items and the file's own bookmarks.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from scrutiny_desk.domain.pages.pages import Page, Reading
from scrutiny_desk.domain.papers.facts import AgendaItemFact, DoubtFact, Facts
from scrutiny_desk.finding.agenda.entries import RANGE, Entry, printed_entries
from scrutiny_desk.finding.agenda.table import table_entries, with_page_column
from scrutiny_desk.finding.front import front_pages, is_agenda_heading, is_item_table_heading
from scrutiny_desk.finding.lines import Printed, joined_levels, printed_lines

_UNSURE = 0.75
_FEWEST = 2


def find(reading: Reading, found: Facts) -> Facts:
    """The items of the front agenda, and which of their pages are in doubt."""
    items = find_agenda_items(reading)
    doubts = (*found.doubts, *find_agenda_doubts(reading, items))
    return replace(found, agenda_items=items, doubts=doubts)


def find_agenda_items(reading: Reading) -> tuple[AgendaItemFact, ...]:
    """The items of the paper's front agenda, in order; empty where there is none."""
    entries = (
        table_entries(reading) or printed_entries(_agenda_lines(reading)) or _unheaded(reading)
    )
    return _placed([entry for entry in entries if entry.title], reading)


def _unheaded(reading: Reading) -> list[Entry]:
    """The items of a front sheet that never says "Agenda", where they lead to pages of the file."""
    lines = joined_levels(printed_lines(front_pages(reading)))
    ranges = sum(1 for printed in lines if RANGE.search(printed.text))
    if not ranges:
        return []
    entries = printed_entries(lines)
    if ranges < _FEWEST:
        # A supplement may bring a single paper, which carries its item's stamp.
        stamps = _stamped(reading.pages)
        return [
            entry
            for entry in entries
            if entry.first is not None
            and entry.number in stamps
            and reading.pages[stamps[entry.number]].label == str(entry.first)
        ]
    labels = {page.label for page in reading.pages if page.label is not None}
    led = sum(1 for entry in entries if entry.first is not None and str(entry.first) in labels)
    return [replace(entry, sure=False) for entry in entries] if led >= _FEWEST else []


def find_agenda_doubts(reading: Reading, items: Sequence[AgendaItemFact]) -> tuple[DoubtFact, ...]:
    """Where the agenda, the stamps and the file's own bookmarks do not agree."""
    if reading.kind_of_file != "pdf":
        # Its page numbers are of our own layout.
        return ()
    doubts: list[DoubtFact] = []
    labels = {page.label for page in reading.pages if page.label is not None}
    stamps = _stamped(reading.pages)
    for item in items:
        why = ""
        if item.first_page is not None and labels and item.first_index is None:
            why = f"The agenda gives page {item.first_page}, which no page of this file carries."
        elif item.first_index is not None:
            stamp = stamps.get(item.number)
            marked = _bookmarked(reading, item)
            if stamp is not None and stamp != item.first_index:
                why = (
                    f"The agenda gives page {item.first_page}; its stamp stands on page "
                    f"{reading.pages[stamp].name}."
                )
            elif marked is not None and marked != item.first_index:
                why = (
                    f"The agenda gives page {item.first_page}; its bookmark leads to page "
                    f"{reading.pages[marked].name}."
                )
        if why:
            doubts.append(
                DoubtFact(
                    what=f"Pages of agenda item {item.number}",
                    why=why,
                    page=item.page,
                    page_index=item.page_index,
                    confidence=0.5,
                    box=item.box,
                )
            )
    return tuple(doubts)


def _agenda_lines(reading: Reading) -> list[Printed]:
    """The lines after the agenda's heading, each level one line."""
    lines = joined_levels(with_page_column(printed_lines(front_pages(reading))))
    for at, printed in enumerate(lines):
        if is_agenda_heading(printed.text) or is_item_table_heading(printed.text):
            return lines[at + 1 :]
    return []


def _placed(entries: Sequence[Entry], reading: Reading) -> tuple[AgendaItemFact, ...]:
    """The items with the PDF pages of their papers: by printed label, else by their stamp."""
    by_label: dict[str, int] = {}
    for page in reading.pages:
        if page.label is not None and reading.kind_of_file == "pdf":
            by_label.setdefault(page.label, page.index)
    stamps = _stamped(reading.pages)
    items: list[AgendaItemFact] = []
    for entry in entries:
        item = AgendaItemFact(
            number=entry.number,
            title=entry.title,
            first_page=entry.first,
            last_page=entry.last,
            first_index=by_label.get(str(entry.first)),
            last_index=by_label.get(str(entry.last)),
            page=entry.page.name,
            page_index=entry.page.index,
            box=entry.box,
            confidence=1.0 if entry.sure else _UNSURE,
        )
        if item.first_index is None:
            item = _by_stamp(item, stamps, reading)
        elif item.last_index is None:
            item = replace(item, last_index=_last_before(item.first_index, stamps, reading))
        items.append(item)
    return tuple(_sure(item, stamps, reading) for item in items)


def _stamped(pages: Sequence[Page]) -> dict[str, int]:
    """The first page that carries the stamp of each item."""
    stamps: dict[str, int] = {}
    for page in pages:
        if page.item_stamp is not None:
            stamps.setdefault(page.item_stamp, page.index)
    return stamps


def _by_stamp(item: AgendaItemFact, stamps: dict[str, int], reading: Reading) -> AgendaItemFact:
    first = stamps.get(item.number)
    if first is None:
        first = _bookmarked(reading, item)
    if first is None or first <= item.page_index:
        return item
    return replace(item, first_index=first, last_index=_last_before(first, stamps, reading))


def _last_before(first: int, stamps: dict[str, int], reading: Reading) -> int:
    """The last page before the next item's papers."""
    later = [index for index in stamps.values() if index > first]
    return min(later, default=len(reading.pages)) - 1


def _bookmarked(reading: Reading, item: AgendaItemFact) -> int | None:
    """The page a bookmark of this item leads to."""
    wanted = f"{item.number} {item.title}".casefold()
    for mark in reading.bookmarks:
        named = " ".join(mark.title.split()).casefold().replace(". ", " ", 1)
        if mark.page_index is not None and named == wanted:
            return mark.page_index
    return None


def _sure(item: AgendaItemFact, stamps: dict[str, int], reading: Reading) -> AgendaItemFact:
    if item.first_index is None:
        return item
    told = [index for index in (stamps.get(item.number), _bookmarked(reading, item)) if index]
    if any(index != item.first_index for index in told):
        return replace(item, confidence=0.6)
    return item if told else replace(item, confidence=min(item.confidence, 0.9))
