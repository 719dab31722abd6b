"""Which notes stand under which item and kind: counting and choosing, without Qt."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from scrutiny_desk.domain.dates import say
from scrutiny_desk.domain.notes.notes import NoteKind, NoteRow


@dataclass(frozen=True, slots=True)
class ItemCount:
    """An entry of the left list: an agenda item and how many notes it has.

    key: the item's id, "" for every item, `NO_ITEM` for notes that stand on no item.
    """

    key: str
    number: str
    title: str
    count: int


EVERY_ITEM = ""
NO_ITEM = "-"


def of_kind(rows: Sequence[NoteRow], kind: NoteKind | None) -> list[NoteRow]:
    return [row for row in rows if kind is None or row.note.kind is kind]


def of_item(rows: Sequence[NoteRow], key: str) -> list[NoteRow]:
    if key == EVERY_ITEM:
        return list(rows)
    return [row for row in rows if (row.note.item_id or NO_ITEM) == key]


def having(rows: Sequence[NoteRow], words: str) -> list[NoteRow]:
    """The notes in whose text, quote or answer every one of the words stands."""
    wanted = words.casefold().split()
    return [row for row in rows if all(word in _haystack(row) for word in wanted)]


def _haystack(row: NoteRow) -> str:
    note = row.note
    return f"{note.text} {note.anchor.quote} {note.answer} {row.item_title}".casefold()


def items_of(rows: Sequence[NoteRow]) -> list[ItemCount]:
    """Every item that has a note, "All items" first, then as the rows stand (by the papers)."""
    counts = Counter(row.note.item_id or NO_ITEM for row in rows)
    items: dict[str, ItemCount] = {}
    for row in rows:
        key = row.note.item_id or NO_ITEM
        title = row.item_title if key != NO_ITEM else "On no agenda item"
        number = row.item_number if key != NO_ITEM else ""
        items.setdefault(key, ItemCount(key, number, title, counts[key]))
    ordered = sorted(items.values(), key=lambda item: item.key == NO_ITEM)
    return [ItemCount(EVERY_ITEM, "", "All items", len(rows)), *ordered]


def page_of(row: NoteRow) -> str:
    """The page in words: "page 25", or "PDF 2" where no number is printed."""
    label = row.note.anchor.page_label
    return label if label.startswith("PDF") else f"page {label}"


def where_of(row: NoteRow) -> str:
    """The item and the page of a note: "Item 6 Health waiting times · page 25"."""
    item = f"Item {row.item_number} {row.item_title}".strip() if row.item_title else ""
    return " · ".join(part for part in (item, page_of(row)) if part)


def meeting_of(row: NoteRow) -> str:
    """The meeting in words; its date is added where the title does not hold it."""
    date = say(row.meeting_date)
    return row.meeting_title if date in row.meeting_title else f"{row.meeting_title} · {date}"
