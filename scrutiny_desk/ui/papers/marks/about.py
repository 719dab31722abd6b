"""Which item a page belongs to, and notes on a whole item. No Qt here."""

from __future__ import annotations

from collections.abc import Sequence

from scrutiny_desk.domain.notes.notes import Anchor, MarkForm, Note
from scrutiny_desk.domain.pages.page_numbers import item_of_page
from scrutiny_desk.domain.papers.papers import AgendaItem, PageRow

__all__ = ["anchor_of_item", "item_of_page", "say_about"]


def anchor_of_item(first: PageRow) -> Anchor:
    """The anchor of a note on a whole item or page: its first page, no words."""
    return Anchor(page_index=first.index, page_label=first.name)


def say_about(note: Note, items: Sequence[AgendaItem]) -> str:
    """What a note is about: the quoted words, the whole item or the whole page."""
    if note.anchor.quote:
        return f"“{note.anchor.quote}”"
    for item in items:
        if note.form is MarkForm.ITEM and item.id == note.item_id:
            return f"On item {item.number} as a whole"
    return f"On page {note.anchor.page_label} as a whole"
