from __future__ import annotations

import sqlite3

import pytest

from scrutiny_desk.domain.changes import NO_CHANGE, Shelf
from scrutiny_desk.domain.errors import DeskError
from scrutiny_desk.domain.notes.notes import Anchor, NoteKind, NoteStatus
from scrutiny_desk.domain.pages.pages import Box
from scrutiny_desk.services import undoing
from scrutiny_desk.services.notes import notes as service
from scrutiny_desk.services.papers import papers
from tests.services.made_papers import Desk, facts, item


@pytest.fixture
def pack(desk: Desk) -> str:
    return desk.import_one(
        "pack.pdf",
        facts(items=[item("1", "Apologies", 0, 0), item("2", "Bridges", 1, 6)]),
    )


def write(desk: Desk, paper_id: str, text: str, page: int = 1, top: float | None = None, **more):
    boxes = () if top is None else (Box(72, top, 200, top + 12),)
    values = {"item_id": None, "kind": NoteKind.QUESTION, **more}
    note, _ = service.write_note(
        desk.library, paper_id=paper_id, text=text, anchor=Anchor(page, str(page), boxes), **values
    )
    return note


def test_a_note_comes_back_as_it_was_written(desk: Desk, pack: str) -> None:
    anchor = Anchor(3, "3", (Box(1.5, 2, 30, 12), Box(1, 14, 9, 24)), "the tide", "when ", " turns")
    note, change = service.write_note(
        desk.library, paper_id=pack, item_id=None, kind=NoteKind.PRAISE, text="Good", anchor=anchor
    )
    (row,) = service.list_notes(desk.library)
    assert row.note == note
    assert row.note.anchor == anchor
    assert (row.note.status, row.note.private) == (NoteStatus.DRAFT, True)
    assert (row.paper_title, row.item_number, row.item_title) == ("Agenda pack", "2", "Bridges")
    assert row.meeting_date == "2031-03-06"
    assert row.meeting_title.endswith(" · 6 March 2031")
    assert change.shelves == {Shelf.NOTES}
    assert change.ids == (note.id,)
    assert change.undoable


def test_the_agenda_item_follows_from_the_page(desk: Desk, pack: str) -> None:
    items = {i.number: i.id for i in papers.agenda_of(desk.library, pack)}
    assert write(desk, pack, "in range", page=6).item_id == items["2"]
    assert write(desk, pack, "behind all", page=7).item_id is None
    assert write(desk, pack, "said", page=6, item_id=items["1"]).item_id == items["1"]


def test_of_items_that_share_a_page_the_narrowest_is_meant(desk: Desk) -> None:
    wide, narrow = item("1", "The whole plan", 0, 9), item("1(a)", "Its annex", 4, 5)
    paper_id = desk.import_one("plan.pdf", facts(items=[wide, narrow]))
    items = {i.number: i.id for i in papers.agenda_of(desk.library, paper_id)}
    assert write(desk, paper_id, "annex", page=5).item_id == items["1(a)"]
    assert write(desk, paper_id, "plan", page=6).item_id == items["1"]


def test_notes_stand_in_the_order_of_the_papers(desk: Desk, pack: str) -> None:
    later = desk.import_one("next.pdf", facts(date="2031-05-01"))
    write(desk, pack, "4 lower", page=4, top=300)
    write(desk, pack, "4 higher", page=4, top=90)
    write(desk, pack, "2 of item 2", page=2)
    write(desk, pack, "item 1", page=0)
    write(desk, later, "later meeting")
    write(desk, pack, "4 as high, written later", page=4, top=90)
    write(desk, pack, "back page", page=9)
    assert [r.note.text for r in service.list_notes(desk.library)] == [
        "later meeting",
        "back page",
        "item 1",
        "2 of item 2",
        "4 higher",
        "4 as high, written later",
        "4 lower",
    ]


def test_notes_on_a_supplement_stand_by_the_agenda(desk: Desk, pack: str) -> None:
    late = desk.import_one("late.pdf", facts(kind="supplement", items=[item("2", "Late", 0, 3)]))
    write(desk, late, "late on bridges", page=2)
    write(desk, pack, "bridges", page=2)
    write(desk, pack, "apologies", page=0)
    texts = [r.note.text for r in service.list_notes(desk.library)]
    assert texts == ["apologies", "bridges", "late on bridges"]


def test_lists_are_narrowed(desk: Desk, pack: str) -> None:
    other = desk.import_one("next.pdf", facts(date="2031-05-01"))
    first = write(desk, pack, "a question")
    write(desk, pack, "an idea", page=0, kind=NoteKind.IDEA)
    write(desk, other, "elsewhere")

    def texts(**narrowed: object) -> list[str]:
        return [r.note.text for r in service.list_notes(desk.library, **narrowed)]

    assert texts(paper_id=other) == ["elsewhere"]
    assert texts(meeting_id=first.meeting_id, kind=NoteKind.QUESTION) == ["a question"]
    assert texts(item_id=first.item_id) == ["a question"]
    papers.move_to_trash(desk.library, pack)
    assert texts() == ["elsewhere"]


def test_revising_changes_what_is_given_alone(desk: Desk, pack: str) -> None:
    note = write(desk, pack, "Why")
    change = service.revise_note(desk.library, note.id, status=NoteStatus.ASKED, answer="Because")
    (row,) = service.list_notes(desk.library)
    assert (row.note.text, row.note.status, row.note.answer) == (
        "Why",
        NoteStatus.ASKED,
        "Because",
    )
    assert change.said == "Question: asked"
    assert service.revise_note(desk.library, note.id, answer="Because") == NO_CHANGE
    service.revise_note(desk.library, note.id, answer="", private=False)
    (row,) = service.list_notes(desk.library)
    assert (row.note.answer, row.note.private) == ("", False)


def test_typing_on_is_one_step_of_undo(desk: Desk, pack: str) -> None:
    note = write(desk, pack, "W")
    for text in ("Wh", "Why", "Why so"):
        service.revise_note(desk.library, note.id, text=text)
    service.revise_note(desk.library, note.id, answer="So")
    undoing.undo(desk.library)
    assert service.list_notes(desk.library)[0].note.text == "Why so"
    undoing.undo(desk.library)
    assert service.list_notes(desk.library)[0].note.text == "W"
    service.revise_note(desk.library, note.id, text="Who")
    undoing.undo(desk.library)
    assert service.list_notes(desk.library)[0].note == note


def test_letters_are_written_without_waiting_and_are_one_step_of_undo(
    desk: Desk, pack: str
) -> None:
    note = write(desk, pack, "")
    for end in range(1, 12):
        service.keep_typed(desk.library, note.id, "text", "Who pays?!?"[:end])
    # What is written now comes after all that waits.
    desk.library.write(lambda _: None)
    assert service.list_notes(desk.library)[0].note.text == "Who pays?!?"
    assert service.revise_note(desk.library, note.id, text="Who pays?!?") == NO_CHANGE
    service.revise_note(desk.library, note.id, text="Who pays?!? And when?")
    assert undoing.steps(desk.library)[0] == "Edit note"
    undoing.undo(desk.library)
    assert service.list_notes(desk.library)[0].note.text == ""
    undoing.redo(desk.library)
    assert service.list_notes(desk.library)[0].note.text == "Who pays?!? And when?"


def test_trouble_with_a_letter_is_told_when_the_typing_pauses(desk: Desk, pack: str) -> None:
    note = write(desk, pack, "")
    service.delete_note(desk.library, note.id)
    service.keep_typed(desk.library, note.id, "text", "W")
    desk.library.write(lambda _: None)
    with pytest.raises(DeskError, match="no longer there"):
        service.revise_note(desk.library, note.id, text="W")
    assert undoing.steps(desk.library)[0] == "Delete question"


def test_a_deleted_note_is_gone_until_undo(desk: Desk, pack: str) -> None:
    note = write(desk, pack, "It's “10%” – why?\n\tMañana 🚢")
    service.delete_note(desk.library, note.id)
    assert service.list_notes(desk.library) == []
    for call in (
        lambda: service.revise_note(desk.library, note.id, text="typed on"),
        lambda: service.delete_note(desk.library, note.id),
    ):
        with pytest.raises(DeskError, match="no longer there"):
            call()
    undoing.undo(desk.library)
    assert service.list_notes(desk.library)[0].note == note


def test_a_note_needs_a_paper(desk: Desk) -> None:
    with pytest.raises(DeskError, match="not in the library"):
        write(desk, "none", "Why")


def test_the_shelf_itself_refuses_nul(desk: Desk, pack: str) -> None:
    note = write(desk, pack, "no\x00thing")
    assert note.text == "nothing"
    with pytest.raises(sqlite3.IntegrityError, match="CHECK"):
        desk.library.write(lambda c: c.execute("UPDATE note SET text = ?", ("a\x00b",)))
