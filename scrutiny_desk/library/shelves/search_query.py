"""A question in the words of SQLite's FTS5, with what else the papers call the same things."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from scrutiny_desk.domain.papers.glossary import term_key
from scrutiny_desk.domain.searching.search_words import Asked, Near, Term, Words
from scrutiny_desk.library import words
from scrutiny_desk.library.plain import storable
from scrutiny_desk.library.shelves import glossary

_MOST_FORMS = 4
_STEM_MAY_BE_SHORTER = 5
"""Letters from which on the beginning of a word may be longer than the stem of the word."""


@dataclass(frozen=True, slots=True)
class Query:
    """What the index is asked.

    text: for MATCH, "" where nothing is looked for. also: pairs of what was typed and what is
    looked for besides, in the order of the question.
    """

    text: str
    also: tuple[tuple[str, str], ...] = ()


def query_of(connection: sqlite3.Connection, asked: Asked) -> Query:
    """The question for the index; whatever was typed, FTS5 can read it."""
    if not asked.wanted:
        return Query("")
    writer = _Writer(connection)
    each = [" OR ".join(writer.term(term) for term in one_of) for one_of in asked.wanted]
    text = " AND ".join(f"({one})" for one in each)
    if asked.whole:
        forms = glossary.short_forms(connection, term_key(storable(asked.whole)))[:_MOST_FORMS]
        writer.also += [(asked.whole, form) for form in forms]
        text = " OR ".join([f"({text})", *map(_quoted, forms)])
    if asked.without:
        left_out = " OR ".join(writer.bare_term(term) for term in asked.without)
        text = f"({text}) NOT ({left_out})"
    return Query(text, tuple(dict.fromkeys(writer.also)))


class _Writer:
    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self.also: list[tuple[str, str]] = []

    def term(self, term: Term) -> str:
        """A term with every other form of it, joined by OR."""
        if isinstance(term, Near):
            return self.bare_term(term)
        forms = self._spellings(term)
        key = term_key(storable(term.text))
        others = [
            *glossary.expansions(self._connection, key),
            *glossary.short_forms(self._connection, key),
        ][:_MOST_FORMS]
        self.also += [(term.text.strip(), other) for other in others]
        return " OR ".join([*forms, *map(_quoted, others)])

    def bare_term(self, term: Term) -> str:
        """A term as it was typed and in no other form."""
        if isinstance(term, Near):
            inner = " ".join(self.bare_term(part) for part in term.parts)
            return f"NEAR({inner}, {term.within})"
        return _quoted(term.text) + (" *" if term.begins else "")

    def _spellings(self, term: Words) -> list[str]:
        """The word itself and, where it may go on, what it may become."""
        quoted = _quoted(term.text)
        if not (term.begins or term.unfinished):
            return [quoted]
        text = storable(term.text)
        if not text.isalnum():
            return [f"{quoted} *"]
        if text[-1:] in "sS" and text[-2:].lower() != "ss":
            # The index would take the s for an ending and look for "bu" where "bus" was typed.
            going_on = words.going_on(self._connection, text)
            return [quoted, *map(_quoted, going_on)]
        if len(text) < _STEM_MAY_BE_SHORTER:
            return [f"{quoted} *"]
        return [f"{quoted} *", *map(_quoted, words.beyond_their_stem(self._connection, text))]


def _quoted(text: str) -> str:
    return '"' + storable(text.replace('"', " ").replace("\x00", " ")) + '"'
