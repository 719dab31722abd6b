"""Papers in Trash: what lies there, bringing it back, and deleting it for good."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from scrutiny_desk.domain.changes import Change, Shelf
from scrutiny_desk.domain.errors import DeskError
from scrutiny_desk.domain.papers.papers import Paper
from scrutiny_desk.library import undo
from scrutiny_desk.library.connection import Connection
from scrutiny_desk.library.library import Library
from scrutiny_desk.library.shelves import deleting, meetings, notes, papers
from scrutiny_desk.services.notes import exports
from scrutiny_desk.services.notes.note_carrying import when_trashed
from scrutiny_desk.services.papers.papers import ALL_OF_A_PAPER, no_such_paper
from scrutiny_desk.services.wanted import Wanted


@dataclass(frozen=True, slots=True)
class TrashedPaper:
    """A paper in Trash. trashed: when, ISO 8601 UTC. marks, shared: how many notes stand on it."""

    paper: Paper
    meeting_title: str
    trashed: str
    marks: int
    shared: int


def list_trashed(library: Library) -> list[TrashedPaper]:
    """The papers in Trash with what stands on them, the last one moved there first."""
    with library.read() as connection:
        found = [_row(connection, paper) for paper in papers.all_papers(connection, trashed=True)]
    return sorted(found, key=lambda row: row.trashed, reverse=True)


def keep_notes(library: Library, paper_id: str, out: Path) -> str:
    """Write the notes of a paper in Trash to a workbook, private ones too; gives what to say.

    They are the member's own, and about to be deleted; exempt words stay out, and the file says so.
    """
    wanted = Wanted(paper_id=paper_id, private=True)
    return exports.export_notes(library, out, wanted).said


def delete_for_good(library: Library, paper_id: str) -> Change:
    """Delete a paper in Trash, its file, its marks and all that was found in it.

    This cannot be undone, and what was done before it can no longer be either: Undo would bring
    back parts of what was deleted. Raises DeskError where the paper is not in Trash.
    """

    def work(connection: Connection) -> tuple[Paper, tuple[str, ...]]:
        paper = papers.paper(connection, paper_id)
        if paper is None:
            raise no_such_paper()
        if not papers.is_trashed(connection, paper_id):
            raise DeskError(
                f"“{paper.title}” is not in Trash",
                "Only a paper in Trash can be deleted for good",
                "Move it to Trash first",
            )
        shown = papers.shown_sha256(connection, paper_id)
        # Marks that came from an earlier version on the shelf go back to it: they are not its own.
        when_trashed(connection, paper_id)
        undo.clear(connection)
        deleting.delete_paper(connection, paper_id)
        return paper, tuple({paper.sha256, shown or paper.sha256})

    paper, files = library.write(work)
    # After the rows that name them: a file without a row harms nothing, a row without one does.
    library.forget_originals(*files)
    said = f"“{paper.title}” was deleted for good. What was done before cannot be undone any more."
    return Change(ALL_OF_A_PAPER | {Shelf.REVIEW}, said, ids=(paper_id,))


def _row(connection: Connection, paper: Paper) -> TrashedPaper:
    meeting = meetings.meeting(connection, paper.meeting_id)
    written = notes.on_paper(connection, paper.id)
    return TrashedPaper(
        paper,
        "" if meeting is None else meetings.title(meeting.committee, meeting.date),
        papers.trashed_at(connection, paper.id),
        len(written),
        sum(not note.private for note in written),
    )
