"""What the words of a page mean, from the glossaries and acronyms of the papers themselves."""

from __future__ import annotations

from collections.abc import Sequence

from scrutiny_desk.domain.papers.glossary import Meaning, term_key, terms_at
from scrutiny_desk.library.library import Library
from scrutiny_desk.library.shelves import glossary


def explain(library: Library, paper_id: str, words: Sequence[str], at: int) -> Meaning | None:
    """What the term means that the word at `at` belongs to; None where no paper explains it.

    words: those of the page, in reading order. The longest term counts; what the paper in hand
    says goes before what others say, the newest of them first.
    """
    keys = terms_at(words, at)
    if not keys:
        return None
    with library.read() as connection:
        found = glossary.with_terms(connection, keys, paper_id)
    order = {key: place for place, key in enumerate(keys)}
    found.sort(key=lambda one: order.get(term_key(one.term), len(order)))
    return next((one for one in found if one.expansion or one.definition), None)
