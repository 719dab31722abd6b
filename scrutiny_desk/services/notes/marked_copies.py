"""A copy of a paper with its marks in it; of an exempt paper only when it is asked for."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from scrutiny_desk.domain.errors import DeskError
from scrutiny_desk.domain.notes.leaving import Packet
from scrutiny_desk.domain.notes.notes import NoteKind
from scrutiny_desk.domain.notes.quoting import lines_over_pages
from scrutiny_desk.domain.pages.pages import Word
from scrutiny_desk.library.library import Library
from scrutiny_desk.library.shelves import notes
from scrutiny_desk.paths import resource
from scrutiny_desk.services.papers.exempt import exempt_in
from scrutiny_desk.services.papers.papers import pages_of, paper, pdf_of, words_on
from scrutiny_desk.services.wanted import Wanted


def of_one_paper(library: Library, wanted: Wanted) -> Wanted:
    """The same with the one paper that is meant, where none was named.

    Raises DeskError, which lists them, where notes stand on more than one paper, or on none.
    """
    if wanted.paper_id is not None:
        return wanted
    with library.read() as connection:
        rows = notes.rows(connection, meeting_id=wanted.meeting_id)
    titles = {row.note.paper_id: row.paper_title for row in rows}
    if len(titles) == 1:
        return replace(wanted, paper_id=next(iter(titles)))
    raise DeskError(
        "A copy with marks is made of one paper at a time",
        f"Notes stand on: {'; '.join(titles.values()) or 'none'}",
        "Choose one of the papers",
    )


def is_exempt(library: Library, paper_id: str) -> bool:
    """Whether a paper holds exempt pages, so that a copy of it must be asked for."""
    with library.read() as connection:
        return bool(exempt_in(connection, paper_id))


def write_copy(
    library: Library,
    packet: Packet,
    wanted: Wanted,
    out: Path,
    step: Callable[[int, int], None],
) -> None:
    """Write the copy at `out`.

    Raises DeskError where the paper is exempt and that was not asked for, its file is locked or
    broken, or `out` cannot be written.
    """
    from scrutiny_desk.exporting.marked_pdf import write_marked_pdf

    paper_id = wanted.paper_id or ""
    if not wanted.exempt and is_exempt(library, paper_id):
        raise DeskError(
            f"“{paper(library, paper_id).title}” holds exempt pages",
            "A copy would hold their words, so none was made",
            "Ask for exempt words too, or export the notes as another kind of file",
        )
    words: dict[int, Sequence[Word]] = {}

    def words_of(page_index: int) -> Sequence[Word]:
        if page_index not in words:
            words[page_index] = words_on(library, paper_id, page_index)
        return words[page_index]

    count = len(pages_of(library, paper_id))
    write_marked_pdf(
        packet,
        pdf_of(library, paper_id),
        out,
        mark_colours(),
        step,
        lambda anchor: lines_over_pages(anchor, words_of, count),
    )


def mark_colours() -> dict[NoteKind, str]:
    """By kind the colour of its marks on white paper, "#rrggbb"."""
    tokens = tomllib.loads(resource("themes/light.toml").read_text(encoding="utf-8"))
    return {kind: tokens["colour"][kind.token] for kind in NoteKind}
