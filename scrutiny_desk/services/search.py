"""Searching the whole library."""

from __future__ import annotations

import dataclasses
import re
import threading
from typing import TYPE_CHECKING

from scrutiny_desk.domain.searching.search_words import Asked, Near, Words, read_words
from scrutiny_desk.domain.searching.searching import EVERYWHERE, Answer, Narrowed, Order
from scrutiny_desk.library import words as spelling
from scrutiny_desk.library.connection import Connection
from scrutiny_desk.library.library import Library

if TYPE_CHECKING:
    from scrutiny_desk.library.shelves.search_homes import Homes

_MOST_SUGGESTIONS = 3


class Searcher:
    """Searches one library again and again, one search at a time, from whatever thread.

    Keeps what it knows of the library's meetings until something changes; to search for nothing
    makes it ready.
    """

    def __init__(self, library: Library) -> None:
        self._library = library
        self._one_at_a_time = threading.Lock()
        self._known: tuple[Connection, int] | None = None
        self._homes: Homes | None = None

    def search(
        self,
        typed: str,
        *,
        narrowed: Narrowed = EVERYWHERE,
        order: Order = Order.NEWEST,
        limit: int,
        skipped: int = 0,
    ) -> Answer:
        """The places where all the words stand, `limit` of them after the first `skipped`.

        typed: in the words of `domain.search_words`: words, "phrases", beginnings*, a NEAR b,
        -left out, this OR that; the last word may be unfinished. Whatever is typed gives an
        answer. Accents, case and the endings of words make no difference. A short form that a
        paper explains is looked for by its long form too, and the other way round. Papers in
        Trash are left out, and what stands in papers that a newer version replaces, but for what
        somebody wrote there.
        """
        # Numpy comes with the index, and whoever does not search need not wait for it.
        from scrutiny_desk.library.shelves import search as index

        asked = read_words(typed)
        with self._one_at_a_time, self._library.read() as connection:
            # The number counts what the one connection has seen others write.
            state = (connection, index.state(connection))
            if self._homes is None or state != self._known:
                self._homes, self._known = index.homes(connection), state
            answer = index.search(
                connection,
                asked,
                self._homes,
                narrowed=narrowed,
                order=order,
                limit=limit,
                skipped=skipped,
            )
            if answer.total or not asked.wanted or any(answer.facets.kinds):
                return answer
            suggestions = _suggestions(connection, typed, asked, self._homes)
        return dataclasses.replace(answer, suggestions=suggestions)


def search(
    library: Library,
    typed: str,
    *,
    narrowed: Narrowed = EVERYWHERE,
    order: Order = Order.NEWEST,
    limit: int = 200,
    skipped: int = 0,
) -> Answer:
    """Search once; see `Searcher.search`."""
    return Searcher(library).search(
        typed, narrowed=narrowed, order=order, limit=limit, skipped=skipped
    )


def _suggestions(connection: Connection, typed: str, asked: Asked, homes: Homes) -> tuple[str, ...]:
    """The question in spellings that are in the library; none where each of its words is."""
    from scrutiny_desk.library.shelves import search as index

    unknown: dict[str, list[str]] = {}
    for word in _single_words(asked):
        if not spelling.is_known(connection, word):
            unknown[word] = spelling.spelt_like(connection, word, _MOST_SUGGESTIONS)
    if not unknown or not all(unknown.values()):
        return ()
    most = max(len(spelt) for spelt in unknown.values())
    found: dict[str, None] = {}
    for turn in range(most):
        said = typed.strip()
        for word, spelt in unknown.items():
            said = re.sub(
                rf"(?<!\w){re.escape(word)}(?!\w)", spelt[min(turn, len(spelt) - 1)], said
            )
        if index.search(connection, read_words(said), homes, limit=0).total:
            found[said] = None
    return tuple(found)


def _single_words(asked: Asked) -> list[str]:
    terms = [term for one_of in asked.wanted for term in one_of]
    plain: list[Words] = []
    for term in terms:
        plain += term.parts if isinstance(term, Near) else (term,)
    return [word for one in plain for word in re.findall(r"\w+", one.text)]
