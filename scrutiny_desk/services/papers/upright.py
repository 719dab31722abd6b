"""How the pages of a paper are turned to be read."""

from __future__ import annotations

from scrutiny_desk.domain.pages.upright import turn_to_read
from scrutiny_desk.library.library import Library
from scrutiny_desk.library.shelves import turns


def turns_of(library: Library, paper_id: str) -> dict[int, int]:
    """Degrees clockwise by page index (from 0), of the pages that are not seen as printed.

    A page whose words are mostly sideways is turned to be read, unless a person turned it.
    """
    with library.read() as connection:
        kept = turns.kept(connection, paper_id)
        upright = turns.upright(connection, paper_id)
    if upright is None:
        upright = _work_out(library, paper_id)
    return {index: degrees for index, degrees in (upright | kept).items() if degrees}


def _work_out(library: Library, paper_id: str) -> dict[int, int]:
    """For a paper filed before this was kept: from all its words, once."""
    with library.read() as connection:
        words = turns.words_by_turn(connection, paper_id)
    found = {index: turned for index, one in words.items() if (turned := turn_to_read(one))}
    if not library.read_only:
        library.write(lambda connection: turns.keep_upright(connection, paper_id, found))
    return found


def keep_turn(library: Library, paper_id: str, page_index: int, degrees: int) -> None:
    """Keep how a person turned a page; nothing happens in a library opened to read only."""
    if not library.read_only:
        library.write(lambda connection: turns.keep(connection, paper_id, page_index, degrees))
