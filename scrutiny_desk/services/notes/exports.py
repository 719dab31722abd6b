"""What leaves the desk: a member's notes as a file of their choice."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from scrutiny_desk.domain.errors import Cancelled, DeskError
from scrutiny_desk.domain.notes.file_forms import FileForm
from scrutiny_desk.domain.notes.leaving import LeavingNote, LeftOut, Packet
from scrutiny_desk.domain.notes.notes import NoteRow
from scrutiny_desk.domain.tally import Tally
from scrutiny_desk.library.library import Library
from scrutiny_desk.library.plain import now
from scrutiny_desk.library.shelves import meetings, notes, papers
from scrutiny_desk.services.notes.marked_copies import of_one_paper, write_copy
from scrutiny_desk.services.notes.page_breaks import parted
from scrutiny_desk.services.papers.exempt import Exempt, exempt_in
from scrutiny_desk.services.questions.board_leaving import BoardLeaving
from scrutiny_desk.services.wanted import Wanted

_NOT_IN_A_NAME = re.compile(r"[\x00-\x1f<>:\"/\\|?*]")
_NAME_LIMIT = 100

_WITH_BOARD = frozenset({FileForm.XLSX, FileForm.DOCX, FileForm.MARKDOWN})
"""What the board goes into; the others hold marks on pages alone."""

Progress = Callable[[str, int, int], None]
IsCancelled = Callable[[], bool]


@dataclass(frozen=True, slots=True)
class ExportOutcome:
    """tally: what was written. left_out: what stayed behind. out: the file. said: all in words."""

    tally: Tally
    left_out: LeftOut
    out: Path

    @property
    def said(self) -> str:
        """What was written and what was left out."""
        return f"{self.tally.say()} written to {self.out.name}. {self.left_out.said}".strip()


def _silent(_words: str, _done: int, _total: int) -> None:
    """Nobody is there to hear how far it is."""


def export_notes(
    library: Library,
    out: Path,
    wanted: Wanted,
    progress: Progress = _silent,
    is_cancelled: IsCancelled = lambda: False,
) -> ExportOutcome:
    """Write notes to a file; private ones and exempt words only where they are asked for.

    The file itself says what was left out. Raises DeskError where `out` cannot be written or
    there is no such paper, Cancelled where the person stopped it; then `out` is as it was.
    """
    if wanted.form is FileForm.PDF:
        wanted = of_one_paper(library, wanted)
    packet = packet_of(library, wanted)
    if wanted.form is FileForm.JSONLD:
        packet = replace(packet, notes=parted(library, packet.notes))

    def step(done: int, total: int) -> None:
        if is_cancelled():
            raise Cancelled
        progress(f"Writing note {done} of {total}", done, total)

    if wanted.form is FileForm.PDF:
        write_copy(library, packet, wanted, out, step)
    else:
        _write(packet, wanted.form, out, step)
    return ExportOutcome(packet.tally, packet.left_out, out)


def packet_of(library: Library, wanted: Wanted) -> Packet:
    """What would leave, and what would stay behind, without writing anything."""
    with library.read() as connection:
        # A paper that is asked for by itself may lie in Trash: its notes leave before it goes.
        trashed = wanted.paper_id is not None and papers.is_trashed(connection, wanted.paper_id)
        rows = notes.rows(
            connection, meeting_id=wanted.meeting_id, paper_id=wanted.paper_id, trashed=trashed
        )
        known_papers = {one.id: one for one in papers.all_papers(connection, trashed=trashed)}
        known_meetings = {
            one.meeting_id: meeting
            for one in known_papers.values()
            if (meeting := meetings.meeting(connection, one.meeting_id)) is not None
        }
        used = dict.fromkeys(row.note.paper_id for row in rows)
        items = {item.id: item for one in used for item in papers.agenda(connection, one)}
        exempt = {paper_id: exempt_in(connection, paper_id) for paper_id in used}
        boards = BoardLeaving(connection, wanted)
        if wanted.paper_id is None and wanted.form in _WITH_BOARD:
            for one in known_meetings.values():
                if wanted.meeting_id in {None, one.id}:
                    boards.add(one)
    leaving = [row for row in rows if wanted.private or not row.note.private]
    taken = [_leave(row, exempt[row.note.paper_id], wanted) for row in leaving]
    wordless = sum(
        before.note.anchor.quote != after.note.anchor.quote
        for before, (after, _) in zip(leaving, taken, strict=True)
    )
    title = "All meetings"
    if wanted.paper_id is not None:
        if wanted.paper_id not in known_papers:
            raise DeskError("This paper is not in the library", "", "Choose one that is there")
        title = known_papers[wanted.paper_id].title
    elif wanted.meeting_id is not None and wanted.meeting_id in known_meetings:
        meeting = known_meetings[wanted.meeting_id]
        title = meetings.title(meeting.committee, meeting.date)
    return Packet(
        title=title,
        notes=tuple(
            LeavingNote(
                row,
                known_meetings[row.note.meeting_id],
                known_papers[row.note.paper_id],
                item=items.get(row.note.item_id or ""),
                exempt=is_exempt,
                asked_of=boards.asked_of.get(row.note.id, ""),
            )
            for row, is_exempt in taken
        ),
        left_out=LeftOut(
            private=len(rows) - len(leaving),
            exempt=wordless + boards.exempt,
            questions=boards.questions,
            lines=boards.lines,
        ),
        written=now(),
        boards=tuple(boards.parts),
        exempt_evidence=boards.exempt_along,
    )


def proposed_name(library: Library, wanted: Wanted) -> str:
    """A name for the file, from the committee and the date: "Committee 2024-01-25 notes.xlsx"."""
    with library.read() as connection:
        meeting = (
            None if wanted.meeting_id is None else meetings.meeting(connection, wanted.meeting_id)
        )
        paper = None if wanted.paper_id is None else papers.paper(connection, wanted.paper_id)
    if paper is not None:
        words = f"{Path(paper.file_name).stem or paper.title} with notes"
    elif meeting is not None:
        words = f"{meeting.committee or meeting.council} {meeting.date or ''} notes"
    else:
        words = "Notes of all meetings"
    plain = " ".join(_NOT_IN_A_NAME.sub(" ", words).split())[:_NAME_LIMIT].strip(" .")
    return f"{plain or 'Notes'}.{wanted.form.value}"


def _leave(row: NoteRow, exempt: Exempt, wanted: Wanted) -> tuple[NoteRow, bool]:
    """The note as it may leave, and whether it stands on something exempt."""
    note = row.note
    if not exempt.covers(note.anchor.page_index, note.item_id):
        return row, False
    if not wanted.exempt:
        anchor = replace(note.anchor, quote="", before="", after="")
        row = replace(row, note=replace(note, anchor=anchor))
    return row, True


def _write(packet: Packet, form: FileForm, out: Path, step: Callable[[int, int], None]) -> None:
    if form is FileForm.XLSX:
        from scrutiny_desk.exporting.notes_workbook import write_workbook as write
    elif form is FileForm.DOCX:
        from scrutiny_desk.exporting.briefing import write_briefing as write
    elif form is FileForm.JSONLD:
        from scrutiny_desk.exporting.web_annotations import write_annotations as write
    else:
        from scrutiny_desk.exporting.notes_markdown import write_markdown as write
    write(packet, out, step)
