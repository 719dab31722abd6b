"""Marks that go over the end of a page, for files that name the place on each of their pages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache

from scrutiny_desk.domain.notes.leaving import LeavingNote
from scrutiny_desk.domain.notes.quoting import parts_over_pages
from scrutiny_desk.domain.pages.pages import Word
from scrutiny_desk.library.library import Library
from scrutiny_desk.services.papers.papers import pages_of, words_on


def parted(library: Library, notes: Iterable[LeavingNote]) -> tuple[LeavingNote, ...]:
    """The notes with their places on each page; one whose words stay behind has its first alone."""

    @cache
    def labels_of(paper_id: str) -> tuple[str, ...]:
        return tuple(page.name for page in pages_of(library, paper_id))

    @cache
    def words_of(paper_id: str, page_index: int) -> Sequence[Word]:
        return words_on(library, paper_id, page_index)

    def part(one: LeavingNote) -> LeavingNote:
        note = one.row.note
        if not note.form.on_words:
            return one
        paper_id = note.paper_id
        parts = parts_over_pages(
            note.anchor, lambda page_index: words_of(paper_id, page_index), labels_of(paper_id)
        )
        return replace(one, parts=parts)

    return tuple(part(one) for one in notes)
