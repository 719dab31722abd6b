"""Notes made up for tests of what leaves, without a library."""

from __future__ import annotations

from scrutiny_desk.domain.notes.leaving import LeavingNote, LeftOut, Packet
from scrutiny_desk.domain.notes.notes import Anchor, Note, NoteKind, NoteRow, NoteStatus
from scrutiny_desk.domain.papers.papers import Meeting, Paper

COMMITTEE = "Scrutiny Committee"


def leaving(
    text: str = "Why?",
    *,
    meeting: str = "m1",
    committee: str = COMMITTEE,
    date: str | None = "2024-01-25",
    item: tuple[str, str] = ("6", "Waiting times"),
    anchor: Anchor | None = None,
    exempt: bool = False,
    **fields: object,
) -> LeavingNote:
    known = {
        "id": "0190f0a1-0000-7000-8000-000000000001",
        "paper_id": "p1",
        "meeting_id": meeting,
        "item_id": None,
        "kind": NoteKind.QUESTION,
        "text": text,
        "anchor": anchor or Anchor(28, "25", quote="a quote"),
        "status": NoteStatus.DRAFT,
        "answer": "",
        "private": False,
        "created": "2024-01-20T10:00:00Z",
        "modified": "2024-01-21T10:00:00Z",
    }
    note = Note(**(known | fields))  # type: ignore[arg-type]
    title = f"{committee} · 25 January 2024" if date else committee
    return LeavingNote(
        NoteRow(note, title, date, "Agenda pack", *item),
        Meeting(meeting, "A council", committee, date, None, ""),
        Paper("p1", meeting, "agenda_pack", "Agenda pack", "the pack.pdf", "0" * 64, 40, ""),
        exempt=exempt,
    )


def packet(*notes: LeavingNote, left_out: LeftOut | None = None) -> Packet:
    return Packet("All meetings", notes, left_out or LeftOut(), "2024-01-22T09:00:00Z")
