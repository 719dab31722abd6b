"""How the pages of a paper are turned to be read."""

from __future__ import annotations

from scrutiny_desk.domain.upright import turn_to_read
from scrutiny_desk.library.library import Library
from scrutiny_desk.library.shelves import turns


def turns_of(library: Library, paper_id: str) -> dict[int, int]:
    """Degrees clockwise by page index (from 0), of the pages that are not seen as printed.

    A page whose words are mostly sideways is turned to be read, unless a person turned it.
    """
    with library.read() as connection:
        found = turns.words_by_turn(connection, paper_id)
        kept = turns.kept(connection, paper_id)
    seen = {index: turn_to_read(words) for index, words in found.items()} | kept
    return {index: degrees for index, degrees in seen.items() if degrees}


def keep_turn(library: Library, paper_id: str, page_index: int, degrees: int) -> None:
    """Keep how a person turned a page; nothing happens in a library opened to read only."""
    if not library.read_only:
        library.write(lambda connection: turns.keep(connection, paper_id, page_index, degrees))
