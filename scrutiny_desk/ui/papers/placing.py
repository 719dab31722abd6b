"""Which page and which item: printed numbers, items of pages, notes on a whole item. No Qt here."""

from __future__ import annotations

from collections.abc import Sequence

from scrutiny_desk.domain.notes import Anchor, Note
from scrutiny_desk.domain.papers import AgendaItem, PageRow


def find_printed(pages: Sequence[PageRow], printed: str) -> int | None:
    """The page (from 0) that carries this printed number; "PDF 4" is understood too."""
    wanted = printed.strip().casefold()
    for page in pages:
        if page.name.casefold() == wanted:
            return page.index
    by_file = wanted.removeprefix("pdf").strip()
    if wanted.startswith("pdf") and by_file.isdecimal() and 1 <= int(by_file) <= len(pages):
        return int(by_file) - 1
    return None


def say_missing(pages: Sequence[PageRow], printed: str) -> str:
    """Why there is no such page, and which there are."""
    labels = [page.label for page in pages if page.label is not None]
    if not printed:
        return "Type the number printed on the page."
    if not labels:
        return f"No page numbers are printed here. Type PDF 1 to PDF {len(pages)}."
    return f"There is no page {printed} here: the pages are {labels[0]} to {labels[-1]}."


def item_of_page(items: Sequence[AgendaItem], page_index: int) -> AgendaItem | None:
    """The item with the fewest pages whose papers hold this page."""
    best: tuple[int, AgendaItem] | None = None
    for item in items:
        if item.first_index is None:
            continue
        last = item.first_index if item.last_index is None else item.last_index
        if item.first_index <= page_index <= last and (
            best is None or last - item.first_index < best[0]
        ):
            best = (last - item.first_index, item)
    return None if best is None else best[1]


def anchor_of_item(first: PageRow) -> Anchor:
    """The anchor of a note on a whole item or page: its first page, no words."""
    return Anchor(page_index=first.index, page_label=first.name)


def say_about(note: Note, items: Sequence[AgendaItem]) -> str:
    """What a note is about: the quoted words, the whole item or the whole page."""
    if note.anchor.quote:
        return f"“{note.anchor.quote}”"
    for item in items:
        if item.id == note.item_id and item.first_index == note.anchor.page_index:
            return f"On item {item.number} as a whole"
    return f"On page {note.anchor.page_label} as a whole"
