"""Meetings and papers: listing them, reading their pages, moving them to Trash and back."""

from __future__ import annotations

from scrutiny_desk.domain.changes import NO_CHANGE, Change, Shelf
from scrutiny_desk.domain.errors import DeskError
from scrutiny_desk.domain.pages.pages import Word
from scrutiny_desk.domain.pages.reading_order import in_reading_order
from scrutiny_desk.domain.papers.papers import AgendaItem, Meeting, PageRow, Paper, Place
from scrutiny_desk.library.connection import Connection
from scrutiny_desk.library.library import Library
from scrutiny_desk.library.shelves import meetings, pages, places, sightings
from scrutiny_desk.library.shelves import papers as shelf
from scrutiny_desk.services.notes import note_carrying

ALL_OF_A_PAPER = frozenset({Shelf.PAPERS, Shelf.NOTES, Shelf.RECOMMENDATIONS, Shelf.MEASURES})
"""What changes when a paper comes or goes."""


def meeting_title(meeting: Meeting) -> str:
    """How a meeting is called: "Committee · 25 January 2024", or the committee alone."""
    return meetings.title(meeting.committee, meeting.date)


def list_meetings(library: Library) -> list[Meeting]:
    """The meetings with a paper on the shelf, newest first; those without a date last."""
    with library.read() as connection:
        return meetings.all_meetings(connection)


def list_papers(library: Library, meeting_id: str | None = None) -> list[Paper]:
    """The papers of one meeting, or of all: agenda packs first, then as they were imported."""
    with library.read() as connection:
        return shelf.all_papers(connection, meeting_id)


def list_trash(library: Library) -> list[Paper]:
    """The papers in Trash."""
    with library.read() as connection:
        return shelf.all_papers(connection, trashed=True)


def is_in_trash(library: Library, paper_id: str) -> bool:
    """Whether a paper lies in Trash."""
    with library.read() as connection:
        return shelf.is_trashed(connection, paper_id)


def paper(library: Library, paper_id: str) -> Paper:
    """One paper, in Trash or not; DeskError where there is none of that id."""
    with library.read() as connection:
        found = shelf.paper(connection, paper_id)
    if found is None:
        raise no_such_paper()
    return found


def agenda_of(library: Library, paper_id: str) -> list[AgendaItem]:
    """The items of a paper's agenda in their printed order; none for a paper without one."""
    with library.read() as connection:
        return shelf.agenda(connection, paper_id)


def pages_of(library: Library, paper_id: str) -> list[PageRow]:
    """A paper's pages in order."""
    with library.read() as connection:
        return pages.pages(connection, paper_id)


def words_on(library: Library, paper_id: str, page_index: int) -> list[Word]:
    """The words of a page (from 0) as they are read, a column before the next.

    DeskError where there is no such page.
    """
    return in_reading_order(words_by_line(library, paper_id, page_index))


def words_by_line(library: Library, paper_id: str, page_index: int) -> list[Word]:
    """The words of a page (from 0) as they stand printed, the rows of a table one by one.

    DeskError where there is no such page.
    """
    with library.read() as connection:
        found = pages.words(connection, paper_id, page_index)
    if found is None:
        raise DeskError(
            "There is no such page",
            f"This paper has no page {page_index + 1} in its file",
            "Choose a page of the paper",
        )
    return found


def pdf_of(library: Library, paper_id: str) -> bytes:
    """The PDF that is shown for a paper: its own bytes, or what it was laid out into."""
    with library.read() as connection:
        sha256 = shelf.shown_sha256(connection, paper_id)
    if sha256 is None:
        raise no_such_paper()
    return library.original(sha256)


def original_of(library: Library, paper_id: str) -> bytes:
    """The file as it was imported."""
    return library.original(paper(library, paper_id).sha256)


def remember_place(library: Library, place: Place) -> None:
    """Keep where somebody is reading; nothing happens in a library opened to read only."""
    if not library.read_only:
        library.write(lambda connection: places.keep(connection, place))


def last_place(library: Library) -> Place | None:
    """Where somebody read last, or None; never in a paper in Trash."""
    with library.read() as connection:
        return places.last(connection)


def place_in(library: Library, paper_id: str) -> Place | None:
    """Where somebody read last in one paper, or None."""
    with library.read() as connection:
        return places.place_in(connection, paper_id)


def move_to_trash(library: Library, paper_id: str) -> Change:
    """Move a paper to Trash with all that stands on it; `restore` or Undo brings it all back."""
    return _move(library, paper_id, trashed=True)


def restore(library: Library, paper_id: str) -> Change:
    """Bring a paper back from Trash with its notes, figures and recommendations."""
    return _move(library, paper_id, trashed=False)


def _move(library: Library, paper_id: str, *, trashed: bool) -> Change:
    moving = paper(library, paper_id)
    with library.read() as connection:
        if shelf.is_trashed(connection, paper_id) == trashed:
            return NO_CHANGE
    words = "Move to Trash" if trashed else "Restore from Trash"
    said = f"“{moving.title}” moved to Trash" if trashed else f"“{moving.title}” restored"

    def work(connection: Connection) -> None:
        put_aside(connection, paper_id, trashed=trashed)

    library.write(work, undo=words)
    return Change(ALL_OF_A_PAPER, said, undoable=True, ids=(paper_id,))


def put_aside(connection: Connection, paper_id: str, *, trashed: bool) -> None:
    """Move a paper to Trash or back, and bring up to date what follows the papers on the shelf.

    Marks that a newer version was given stay in sight on the earlier one meanwhile.
    """
    shelf.set_trashed(connection, paper_id, trashed=trashed)
    if trashed:
        note_carrying.when_trashed(connection, paper_id)
    else:
        note_carrying.when_restored(connection, paper_id)
    for rec_id in sightings.in_paper(connection, paper_id):
        sightings.refresh(connection, rec_id)


def no_such_paper() -> DeskError:
    """What is said when a paper is not on the shelves."""
    return DeskError(
        "This paper is not in the library",
        "It may stand in another library",
        "Import it, or open the library that holds it",
    )
