"""Searching the whole library."""

from __future__ import annotations

from scrutiny_desk.domain.papers import SearchHit
from scrutiny_desk.library.library import Library
from scrutiny_desk.library.shelves import search as index


def search(library: Library, words: str, limit: int = 200) -> list[SearchHit]:
    """The places where all the words stand, best first, at most `limit` of them.

    words: as typed; the last word may be unfinished, and "words in quotation marks" are looked
    for side by side. Accents, case and the endings of words make no difference. A short form that
    a paper explains is looked for by its long form too, and the other way round. Papers in Trash
    are left out, and the pages of papers that a newer version replaces.
    """
    with library.read() as connection:
        return index.search(connection, words, limit)
