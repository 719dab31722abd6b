"""Trash: what lies there comes back whole, or is deleted for good by a person's own act."""

from __future__ import annotations

import datetime

import pytest

from scrutiny_desk.domain.changes import NO_CHANGE
from scrutiny_desk.domain.errors import DeskError
from scrutiny_desk.domain.notes.notes import Anchor, NoteKind
from scrutiny_desk.domain.papers.papers import Place
from scrutiny_desk.services import undoing
from scrutiny_desk.services.notes import notes
from scrutiny_desk.services.papers import papers, trash
from scrutiny_desk.services.search import search
from scrutiny_desk.services.tracker import recommendations
from tests.services.made_papers import Desk, facts, item, page, row

DAY = datetime.date(2031, 6, 1)


def bring(desk: Desk, name: str = "pack.pdf", **more: object) -> str:
    found = facts(items=[item("1", "Harbour", 0, 1)], **more)  # type: ignore[arg-type]
    return desk.import_one(name, found, [page(0, "The tide was low"), page(1, "Mooring fees")])


def write(desk: Desk, paper_id: str, *, private: bool = True) -> str:
    note, _ = notes.write_note(
        desk.library,
        paper_id=paper_id,
        item_id=None,
        kind=NoteKind.QUESTION,
        text="Who pays for the moorings",
        anchor=Anchor(1, "2"),
        private=private,
    )
    return note.id


def rows(desk: Desk, table: str) -> int:
    with desk.library.read() as connection:
        return int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])


def test_trash_says_what_stands_on_a_paper_and_gives_it_back(desk: Desk) -> None:
    paper_id = bring(desk)
    first = write(desk, paper_id)
    write(desk, paper_id, private=False)
    papers.move_to_trash(desk.library, paper_id)
    (found,) = trash.list_trashed(desk.library)
    assert (found.paper.id, found.marks, found.shared) == (paper_id, 2, 1)
    assert found.meeting_title.endswith("6 March 2031")
    assert found.trashed
    papers.restore(desk.library, paper_id)
    assert trash.list_trashed(desk.library) == []
    assert len(notes.list_notes(desk.library)) == 2
    assert notes.find_note(desk.library, first) is not None


def test_what_is_deleted_for_good_is_nowhere_any_more(desk: Desk) -> None:
    paper_id = bring(desk, recommendations=[row(1, "Mend the quay", update="Under way")])
    write(desk, paper_id)
    papers.remember_place(desk.library, Place(paper_id, 1, 0.0))
    sha256 = papers.paper(desk.library, paper_id).sha256
    papers.move_to_trash(desk.library, paper_id)
    change = trash.delete_for_good(desk.library, paper_id)
    assert "deleted for good" in change.said
    assert not change.undoable
    for table in ("paper", "page", "note", "fact", "agenda_item", "place", "recommendation"):
        assert rows(desk, table) == 0, table
    assert search(desk.library, "mooring").hits == ()
    with pytest.raises(DeskError):
        desk.library.original(sha256)
    assert undoing.undo(desk.library) == NO_CHANGE
    assert trash.list_trashed(desk.library) == []
    with desk.library.read() as connection:
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []


def test_nothing_of_another_paper_goes_with_it(desk: Desk) -> None:
    kept = bring(desk, "kept.pdf", kind="minutes", recommendations=[row(1, "Mend the quay")])
    note = write(desk, kept)
    gone = bring(desk, "gone.pdf", recommendations=[row(1, "Mend the quay"), row(2, "Dredge")])
    write(desk, gone)
    (dredge,) = [
        one.recommendation.id
        for one in recommendations.list_recommendations(desk.library, DAY)
        if one.recommendation.text == "Dredge"
    ]
    recommendations.add_update(
        desk.library, dredge, date="2031-04-01", role="Clerk", text="Asked again."
    )
    papers.move_to_trash(desk.library, gone)
    trash.delete_for_good(desk.library, gone)
    assert [one.note.id for one in notes.list_notes(desk.library)] == [note]
    texts = {
        one.recommendation.text for one in recommendations.list_recommendations(desk.library, DAY)
    }
    # What a person wrote about stays, although no paper prints it any more.
    assert texts == {"Mend the quay", "Dredge"}
    assert papers.pdf_of(desk.library, kept)


def test_marks_that_came_from_an_earlier_version_are_not_deleted_with_the_newer(
    desk: Desk,
) -> None:
    long = "The ferry to the east bank will sail every twenty minutes from May said the officer"
    old = desk.import_one("old.pdf", facts(), [page(0, long), page(1, "Mooring fees rose")])
    note_id = write(desk, old)
    new = desk.import_one("new.pdf", facts(), [page(0, long), page(1, "Mooring fees rose now")])
    found = notes.find_note(desk.library, note_id)
    assert found is not None
    assert found.paper_id == new
    papers.move_to_trash(desk.library, new)
    trash.delete_for_good(desk.library, new)
    found = notes.find_note(desk.library, note_id)
    assert found is not None
    assert found.paper_id == old


def test_only_what_lies_in_trash_can_be_deleted(desk: Desk) -> None:
    paper_id = bring(desk)
    with pytest.raises(DeskError, match="not in Trash"):
        trash.delete_for_good(desk.library, paper_id)
    assert papers.list_papers(desk.library)
    with pytest.raises(DeskError):
        trash.delete_for_good(desk.library, "nobody")


def test_the_notes_can_be_kept_in_a_workbook_first(desk: Desk) -> None:
    from openpyxl import load_workbook

    paper_id = bring(desk)
    write(desk, paper_id)
    papers.move_to_trash(desk.library, paper_id)
    out = desk.folder / "kept.xlsx"
    assert trash.keep_notes(desk.library, paper_id, out).startswith("1 note written to kept.xlsx")
    book = load_workbook(out)
    cells = [str(cell.value) for sheet in book for line in sheet.iter_rows() for cell in line]
    assert "Who pays for the moorings" in cells
