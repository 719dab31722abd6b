"""A workbook comes back: unchanged it changes nothing, and changes are shown before they count."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from scrutiny_desk.domain.errors import DeskError
from scrutiny_desk.domain.notes.coming_back import NotesBack
from scrutiny_desk.domain.notes.notes import Anchor, NoteKind, NoteStatus
from scrutiny_desk.exporting.note_columns import ABOUT_SHEET, CELL_LIMIT, KEPT_SHEET
from scrutiny_desk.library.library import Library
from scrutiny_desk.services import undoing
from scrutiny_desk.services.notes import notes
from scrutiny_desk.services.notes.exports import export_notes
from scrutiny_desk.services.notes.notes_back import look_at_workbook, take_back
from scrutiny_desk.services.wanted import Wanted
from tests.services.made_papers import Desk, facts, item, page


@pytest.fixture
def paper_id(desk: Desk) -> str:
    pages = [page(at, f"Page {at}", str(at - 1) if at > 1 else None) for at in range(8)]
    return desk.import_one("pack.pdf", facts(items=[item("5", "Open", 2, 4)]), pages)


def put(desk: Desk, paper_id: str, text: str, at: int = 3, *, private: bool = False):
    note, _ = notes.write_note(
        desk.library,
        paper_id=paper_id,
        item_id=None,
        kind=NoteKind.QUESTION,
        text=text,
        anchor=Anchor(at, str(at - 1), quote="words"),
        private=private,
    )
    return note


def told_of(back: NotesBack) -> list[str]:
    """What is told besides that the board's sheet, which is always there, was not looked at."""
    return [one for one in back.told if not one.startswith("The sheet “Board of questions” is for")]


class Book:
    """An exported workbook as a person edits it: by sheet, row and heading."""

    def __init__(self, desk: Desk, folder) -> None:
        self.path = folder / "notes.xlsx"
        export_notes(desk.library, self.path, Wanted(private=True))
        self.book = load_workbook(self.path)

    def cell(self, line: int, heading: str, sheet: int = 0):
        shown = self.book.worksheets[sheet]
        names = [cell.value for cell in shown[1]]
        return shown.cell(line, names.index(heading) + 1)

    def write(self, line: int, heading: str, value: object, sheet: int = 0) -> None:
        self.cell(line, heading, sheet).value = value

    def save(self):
        self.book.save(self.path)
        return self.path


@pytest.fixture
def book(desk, paper_id, tmp_path):
    def opened() -> Book:
        return Book(desk, tmp_path)

    return opened


def texts(library: Library) -> list[str]:
    return [row.note.text for row in notes.list_notes(library)]


def test_imported_again_it_changes_nothing(desk, paper_id, book) -> None:
    put(desk, paper_id, "Why?")
    put(desk, paper_id, "=1+1", private=True)
    back = look_at_workbook(desk.library, book().save())
    assert (len(back), back.unchanged, told_of(back)) == (0, 2, [])
    before = notes.list_notes(desk.library)
    assert not take_back(desk.library, back)
    assert notes.list_notes(desk.library) == before


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(text=st.text(), answer=st.text(alphabet="ab \n\r\t=+-@'\"_x005F410;"))
def test_whatever_was_typed_comes_back_unchanged(desk, paper_id, tmp_path, text, answer) -> None:
    note = put(desk, paper_id, text)
    notes.revise_note(desk.library, note.id, answer=answer)
    back = look_at_workbook(desk.library, Book(desk, tmp_path).save())
    assert (back.changes, back.new, told_of(back)) == ((), (), [])
    notes.delete_note(desk.library, note.id)


def test_a_text_longer_than_a_cell_comes_back_whole(desk, paper_id, book) -> None:
    note = put(desk, paper_id, "x" * CELL_LIMIT + " and the end")
    opened = book()
    assert len(look_at_workbook(desk.library, opened.save())) == 0
    opened.write(3, "Note", "and another end")
    take_back(desk.library, look_at_workbook(desk.library, opened.save()))
    (row,) = notes.list_notes(desk.library)
    assert row.note.text == "x" * CELL_LIMIT + "and another end"
    assert row.note.id == note.id


def test_each_change_is_shown_with_both_values_and_taken_in_one_step(desk, paper_id, book) -> None:
    note = put(desk, paper_id, "Why?")
    opened = book()
    for heading, value in (
        ("Note", "Why so long?"),
        ("Kind", "concern"),
        ("Status", "Answered in part"),
        ("Answer", 42),
        ("Private or shared", "Private"),
    ):
        opened.write(2, heading, value)
    back = look_at_workbook(desk.library, opened.save())
    assert [(one.heading, one.before, one.after) for one in back.changes] == [
        ("Kind", "Question", "concern"),
        ("Note", "Why?", "Why so long?"),
        ("Status", "Draft", "Answered in part"),
        ("Answer", "", "42"),
        ("Private or shared", "Shared", "Private"),
    ]
    assert back.changes[0].called == "Question, page 2: Why?"
    change = take_back(desk.library, back)
    assert change.said == "5 changes taken from notes.xlsx"
    assert change.ids == (note.id,)
    (row,) = notes.list_notes(desk.library)
    taken = row.note
    assert (taken.kind, taken.text, taken.status, taken.answer, taken.private) == (
        NoteKind.CONCERN,
        "Why so long?",
        NoteStatus.PART_ANSWERED,
        "42",
        True,
    )
    undoing.undo(desk.library)
    assert texts(desk.library) == ["Why?"]
    assert not notes.list_notes(desk.library)[0].note.private


def test_only_the_changes_that_are_wanted_are_taken(desk, paper_id, book) -> None:
    put(desk, paper_id, "Why?")
    opened = book()
    opened.write(2, "Note", "Why not?")
    opened.write(2, "Answer", "Because.")
    back = look_at_workbook(desk.library, opened.save())
    take_back(desk.library, back, [1])
    (row,) = notes.list_notes(desk.library)
    assert (row.note.text, row.note.answer) == ("Why?", "Because.")


def test_what_changed_here_since_is_not_put_back(desk, paper_id, book) -> None:
    note = put(desk, paper_id, "Why?")
    path = book().save()
    notes.revise_note(desk.library, note.id, text="Why, after all?")
    assert len(look_at_workbook(desk.library, path)) == 0


def test_a_cell_changed_on_both_sides_says_so(desk, paper_id, book) -> None:
    note = put(desk, paper_id, "Why?")
    opened = book()
    opened.write(2, "Note", "Why there?")
    notes.revise_note(desk.library, note.id, text="Why here?")
    (change,) = look_at_workbook(desk.library, opened.save()).changes
    assert (change.before, change.after, change.here_too) == ("Why here?", "Why there?", True)
    assert look_at_workbook(desk.library, opened.path).undisputed == ()


def test_without_its_hidden_sheet_every_difference_is_shown(desk, paper_id, book) -> None:
    note = put(desk, paper_id, "Why?")
    opened = book()
    del opened.book[KEPT_SHEET]
    assert len(look_at_workbook(desk.library, opened.save())) == 0
    notes.revise_note(desk.library, note.id, text="Why, after all?")
    (change,) = look_at_workbook(desk.library, opened.path).changes
    assert (change.before, change.after) == ("Why, after all?", "Why?")


def test_nothing_is_taken_when_a_note_changed_while_it_was_looked_at(desk, paper_id, book) -> None:
    first, second = put(desk, paper_id, "One"), put(desk, paper_id, "Two", 4)
    opened = book()
    opened.write(2, "Note", "One, changed")
    opened.write(3, "Note", "Two, changed")
    back = look_at_workbook(desk.library, opened.save())
    notes.revise_note(desk.library, second.id, text="Two, here")
    with pytest.raises(DeskError, match="changed here meanwhile"):
        take_back(desk.library, back)
    assert notes.list_notes(desk.library)[0].note == first


def test_an_edit_on_the_sheet_of_all_counts_as_one_on_the_meetings(desk, paper_id, book) -> None:
    put(desk, paper_id, "Why?")
    other = desk.import_one("other.pdf", facts(date="2031-06-05"), [page(0, "Words")])
    put(desk, other, "Elsewhere", 0)
    opened = book()
    opened.write(2, "Note", "Elsewhere now", sheet=0)
    back = look_at_workbook(desk.library, opened.save())
    assert [(one.before, one.after) for one in back.changes] == [("Elsewhere", "Elsewhere now")]
    opened.write(2, "Note", "And otherwise", sheet=1)
    with pytest.raises(DeskError, match=r"“All notes”, cell K2 and “2031-06-05 Harbour .* differ"):
        look_at_workbook(desk.library, opened.save())


@pytest.mark.parametrize(
    ("filled", "index", "item_number"),
    [
        ({"PDF page": 6}, 5, ""),
        ({"Page": 3}, 4, "5"),
        ({"Item": 5}, 2, "5"),
        ({"Item": "5", "Page": "3"}, 4, "5"),
        ({"Paper": "Agenda pack", "Page": "3"}, 4, "5"),
    ],
)
def test_a_row_without_an_id_becomes_a_note_where_it_belongs(
    desk, paper_id, book, filled, index, item_number
) -> None:
    put(desk, paper_id, "Why?")
    opened = book()
    for heading, value in ({"Note": "Mine too", "Kind": "Concern"} | filled).items():
        opened.write(3, heading, value)
    back = look_at_workbook(desk.library, opened.save())
    assert [one.text for one in back.new] == ["Mine too"]
    change = take_back(desk.library, back)
    assert change.said == "1 new note taken from notes.xlsx"
    row = next(row for row in notes.list_notes(desk.library) if row.note.text == "Mine too")
    assert row.note.kind is NoteKind.CONCERN
    assert row.note.private
    assert row.note.anchor.page_index == index
    assert row.item_number == item_number
    again = look_at_workbook(desk.library, opened.path)
    assert (len(again), again.unchanged) == (0, 2)


def test_a_row_that_fits_nowhere_is_told_and_left_alone(desk, paper_id, book) -> None:
    put(desk, paper_id, "Why?")
    opened = book()
    for line, filled in enumerate(
        ({}, {"Item": "99"}, {"Page": "400"}, {"Meeting date": "1 May 1990", "Page": 1}), start=3
    ):
        for heading, value in ({"Note": "Where?"} | filled).items():
            opened.write(line, heading, value)
    back = look_at_workbook(desk.library, opened.save())
    assert len(back) == 0
    no_meeting = "no one meeting of this library has that date and committee"
    assert [one.replace(opened.book.sheetnames[0], "S") for one in told_of(back)] == [
        "“S”, row 3: neither its item nor its page is filled in; it was left alone.",
        "“S”, row 4: its paper has no item 99; it was left alone.",
        "“S”, row 5: its paper has no one page 400; it was left alone.",
        f"“S”, row 6: {no_meeting}; it was left alone.",
    ]


def test_a_note_that_was_deleted_here_is_told(desk, paper_id, book) -> None:
    put(desk, paper_id, "Kept")
    gone = put(desk, paper_id, "Gone", 4)
    path = book().save()
    notes.delete_note(desk.library, gone.id)
    back = look_at_workbook(desk.library, path)
    assert len(back) == 0
    (told,) = told_of(back)
    assert "S3: this note is not in the library" in told


def test_a_workbook_of_another_library_is_told_and_changes_nothing(
    desk, paper_id, book, tmp_path
) -> None:
    put(desk, paper_id, "Why?")
    path = book().save()
    with (
        Library.open(tmp_path / "other", create=True) as other,
        pytest.raises(DeskError, match="not in this library"),
    ):
        look_at_workbook(other, path)


@pytest.mark.parametrize(
    ("heading", "value", "says"),
    [
        ("Kind", "Qestion", "cell H2: “Qestion” is not understood"),
        ("Status", "Maybe", "cell L2: “Maybe” is not understood"),
        ("Status", None, "cell L2 is empty"),
        ("Private or shared", "Secret", "cell O2: “Secret” is not understood"),
        ("Note", "=A1", "cell K2 holds a formula"),
        ("Id", "12", "cell S2 holds no id of a note"),
    ],
)
def test_a_bad_cell_is_named_and_nothing_is_changed(
    desk, paper_id, book, heading, value, says
) -> None:
    put(desk, paper_id, "Why?")
    opened = book()
    opened.write(2, heading, value)
    with pytest.raises(DeskError, match="2031-03-06") as told:
        look_at_workbook(desk.library, opened.save())
    assert says in str(told.value)
    assert texts(desk.library) == ["Why?"]


def test_what_is_no_workbook_of_notes_is_told_plainly(desk, tmp_path) -> None:
    other = tmp_path / "other.xlsx"
    Workbook().save(other)
    with pytest.raises(DeskError, match="holds no sheet of notes"):
        look_at_workbook(desk.library, other)
    other.write_bytes(b"no workbook")
    with pytest.raises(DeskError, match="no Excel workbook"):
        look_at_workbook(desk.library, other)
    with pytest.raises(DeskError, match="not there"):
        look_at_workbook(desk.library, tmp_path / "none.xlsx")


def test_what_cannot_be_taken_is_told_once_a_kind(desk, paper_id, book) -> None:
    for text in ("One", "Two", "Three", "Four"):
        put(desk, paper_id, text)
    opened = book()
    opened.write(2, "Page", 7)
    opened.write(3, "Page", 7)
    opened.write(2, "Meeting date", "1 May 1990")
    opened.write(3, "Words marked", "other words")
    opened.write(2, "Note", "One, changed")
    opened.book.worksheets[0].delete_rows(4, 2)
    back = look_at_workbook(desk.library, opened.save())
    assert [one.after for one in back.changes] == ["One, changed"]
    assert told_of(back) == [
        "In row 2 “meeting date” was changed; a note's place is changed in Papers.",
        "In rows 2 and 3 “page” was changed; a note's place is changed in Papers.",
        "In row 3 “words marked” was changed; what is marked is changed in Papers.",
        "2 notes of this library are not in the workbook any more; they stay as they are.",
    ]


def test_the_workbook_says_what_of_it_is_for_reading_only(desk, paper_id, book) -> None:
    put(desk, paper_id, "One")
    about = " ".join(str(cell.value) for (cell,) in book().book[ABOUT_SHEET].iter_rows())
    assert "Kind, Note, Status, Answer and Private or shared can be changed here" in about
    assert "All other columns and the sheet “Board of questions” are for reading only" in about
