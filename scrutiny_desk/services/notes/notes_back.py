"""A workbook of notes comes back: what was changed in it is looked at first, and then taken."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from pathlib import Path

from scrutiny_desk.domain.changes import NO_CHANGE, Change, Shelf
from scrutiny_desk.domain.errors import DeskError
from scrutiny_desk.domain.notes.coming_back import (
    NewNote,
    NoteChange,
    NotesBack,
    NoteValue,
    SheetRow,
)
from scrutiny_desk.domain.notes.notes import Anchor, Note, NoteKind, NoteStatus
from scrutiny_desk.library.connection import Connection
from scrutiny_desk.library.library import Library
from scrutiny_desk.library.plain import now, storable
from scrutiny_desk.library.shelves import notes as shelf
from scrutiny_desk.services.notes.back_told import not_taken
from scrutiny_desk.services.notes.new_rows import NoPlace, Places
from scrutiny_desk.services.notes.notes import make_note

_TOLD_AT_MOST = 5


def look_at_workbook(library: Library, path: Path) -> NotesBack:
    """What a workbook would change here; nothing is changed yet.

    A cell counts as changed when it differs from what was written into it, and from the note as
    it is now. Raises DeskError, which names sheet and cell, for what cannot be read or understood,
    and for a workbook of another library.
    """
    from scrutiny_desk.exporting.note_columns import FIELDS
    from scrutiny_desk.exporting.workbook_back import read_workbook

    book = read_workbook(path)
    rows = list(book.rows)
    by_id: dict[str, list[SheetRow]] = {}
    for row in rows:
        if row.note_id:
            by_id.setdefault(row.note_id, []).append(row)
    changes: list[NoteChange] = []
    told: list[str] = []
    unchanged = 0
    with library.read() as connection:
        known = {note_id: shelf.note(connection, note_id) for note_id in by_id}
        if by_id and not any(known.values()):
            raise DeskError(
                f"The notes of {path.name} are not in this library",
                "None of its ids is known here, so nothing was changed",
                "Open the library that it was written from, and import it there",
            )
        for note_id, copies in by_id.items():
            note = known[note_id]
            if note is None:
                told.append(f"{copies[0].at('Id')}: this note is not in the library (deleted?).")
                continue
            found = [
                change
                for field, column in FIELDS.items()
                for change in _change(note, field, column.heading, copies)
            ]
            changes += found
            unchanged += not found
        new, there, unplaced = _new_rows(connection, rows)
        here = [one for one in book.written if shelf.note(connection, one) is not None]
    return NotesBack(
        path.name,
        tuple(changes),
        tuple(new),
        unchanged + there,
        (*_short([*told, *unplaced]), *not_taken(book, here)),
    )


def take_back(library: Library, back: NotesBack, wanted: Collection[int] | None = None) -> Change:
    """Take what a workbook brings back, in one transaction and one step of Undo.

    wanted: which of the changes, and after them of the new notes, by their place; None for all.
    Raises DeskError, and takes nothing, where a note is no longer as it was looked at.
    """
    places = range(len(back)) if wanted is None else sorted(wanted)
    changes = [back.changes[at] for at in places if at < len(back.changes)]
    new = [back.new[at - len(back.changes)] for at in places if at >= len(back.changes)]
    if not changes and not new:
        return NO_CHANGE

    def work(connection: Connection) -> list[str]:
        touched = [_take(connection, change) for change in changes]
        for row in new:
            anchor = Anchor(row.page_index, row.page_label)
            note = make_note(
                connection, row.paper_id, row.item_id, row.kind, row.text, anchor, row.private
            )
            note = replace(
                note,
                status=row.status,
                answer=storable(row.answer),
                author=library.person,
            )
            shelf.add(connection, note)
            touched.insert(0, note.id)
        return touched

    touched = library.write(work, undo="Import notes from Excel")
    parts = [_count(len(changes), "change")] if changes else []
    parts += [_count(len(new), "new note")] if new else []
    said = f"{' and '.join(parts)} taken from {back.name}"
    return Change(
        frozenset({Shelf.NOTES, Shelf.QUESTIONS}),
        said,
        undoable=True,
        ids=tuple(dict.fromkeys(touched)),
    )


def say_back(back: NotesBack) -> list[str]:
    """What a workbook brings back, a line each: both values of every change, and what is new."""
    lines = []
    for change in back.changes:
        here = " (changed here too since it was exported)" if change.here_too else ""
        lines += [
            f"{change.called}: {change.heading}{here}",
            f"  here: {change.before}",
            f"  in {change.at}: {change.after}",
        ]
    lines += [f"{one.called} ({one.at}): {one.text}" for one in back.new]
    if back.unchanged:
        same = "note is" if back.unchanged == 1 else "notes are"
        lines.append(f"{back.unchanged} {same} the same in {back.name} as here.")
    return [*lines, *back.told] or [f"{back.name} holds no note."]


def _take(connection: Connection, change: NoteChange) -> str:
    note = shelf.note(connection, change.row_id)
    if note is None or not _same(_words(note, change.field), change.before):
        raise DeskError(
            "A note was changed here meanwhile",
            f"{change.called} is no longer as it was shown, so nothing was taken",
            "Import the workbook again",
        )
    value = storable(change.value) if type(change.value) is str else change.value
    after = replace(note, **{change.field: value}, modified=now())  # type: ignore[arg-type]
    shelf.replace(connection, after)
    return note.id


def _change(note: Note, field: str, heading: str, copies: Iterable[SheetRow]) -> list[NoteChange]:
    """The change of one field, if there is one, from the rows in which the note stands."""
    from scrutiny_desk.exporting.note_columns import print_of

    before = _words(note, field)
    edited: SheetRow | None = None
    for row in copies:
        if heading not in row.cells:
            continue
        words = row.cells[heading]
        as_written = row.prints is not None and row.prints.get(field) == print_of(words)
        if as_written or _same(words, before):
            continue
        if edited is not None and not _same(edited.cells[heading], words):
            raise DeskError(
                f"{edited.at(heading)} and {row.at(heading)} differ",
                "Both are the same note, so nothing was changed",
                "Write the same into both, or put one of them back as it was",
            )
        edited = edited or row
    if edited is None:
        return []
    words = edited.cells[heading].strip()
    value = meant(field, words, edited.at(heading))
    if value == getattr(note, field):
        return []
    prints = edited.prints
    return [
        NoteChange(
            row_id=note.id,
            called=_called(note),
            field=field,
            heading=heading,
            before=before,
            after=words,
            value=value,
            at=edited.at(heading),
            here_too=prints is not None and prints.get(field) != print_of(before),
        )
    ]


def meant(field: str, words: str, at: str) -> NoteValue:
    """What a cell's words mean for a field; DeskError, which names the cell, where nothing."""
    choices: dict[str, NoteValue] = {}
    if field == "kind":
        choices = {kind.word.casefold(): kind for kind in NoteKind}
    elif field == "status":
        choices = {status.word.casefold(): status for status in NoteStatus}
    elif field == "private":
        choices = {"private": True, "shared": False}
    else:
        return words
    found = choices.get(words.strip().casefold())
    if found is None:
        one_of = ", ".join(word.capitalize() for word in choices)
        raise DeskError(
            f"{at}: “{words[:60]}” is not understood" if words else f"{at} is empty",
            "Nothing was changed",
            f"Write one of these there: {one_of}",
        )
    return found


def _new_rows(connection: Connection, rows: list[SheetRow]) -> tuple[list[NewNote], int, list[str]]:
    """The rows without an id: new notes, how many are here already, and those without a place."""
    places = Places(connection, rows)
    new: list[NewNote] = []
    there, unplaced = 0, []
    for row in rows:
        words = {name: row.cells.get(name, "").strip() for name in row.cells}
        if row.note_id or not (words["Note"] or words.get("Answer")):
            continue
        try:
            spot = places.of(row)
        except NoPlace as error:
            unplaced.append(f"“{row.sheet}”, row {row.line}: {error}; it was left alone.")
            continue
        kind = meant("kind", words.get("Kind") or "Note", row.at("Kind"))
        status = meant("status", words.get("Status") or "Draft", row.at("Status"))
        shared = meant("private", words.get("Private or shared") or "Private", row.at("Private"))
        note = NewNote(
            paper_id=spot.paper_id,
            item_id=spot.item_id,
            page_index=spot.page_index,
            page_label=spot.page_label,
            called=f"New {words.get('Kind') or 'note'}, page {spot.page_label}".replace(
                "page PDF", "PDF page"
            ),
            kind=NoteKind(str(kind)),
            text=words["Note"],
            status=NoteStatus(str(status)),
            answer=words.get("Answer", ""),
            private=bool(shared),
            at=f"“{row.sheet}”, row {row.line}",
        )
        if _is_here(connection, note):
            there += 1
        elif not any(_alike(note, other) for other in new):
            new.append(note)
    return new, there, unplaced


def _alike(one: NewNote, other: NewNote) -> bool:
    """The same row on the sheet of all and on its meeting's."""
    return replace(one, at="") == replace(other, at="")


def _is_here(connection: Connection, new: NewNote) -> bool:
    """Whether the row was taken already, when the workbook was imported before."""
    return any(
        _same(row.note.text, new.text) and row.note.anchor.page_index == new.page_index
        for row in shelf.rows(connection, paper_id=new.paper_id)
    )


def _words(note: Note, field: str) -> str:
    value = getattr(note, field)
    if isinstance(value, NoteKind | NoteStatus):
        return value.word
    if isinstance(value, bool):
        return "Private" if value else "Shared"
    return str(value)


def _same(one: str, other: str) -> bool:
    from scrutiny_desk.exporting.note_columns import same

    return same(one, other)


def _called(note: Note) -> str:
    label = note.anchor.page_label
    page = f"PDF page {note.anchor.page_index + 1}" if label.startswith("PDF") else f"page {label}"
    words = " ".join(note.text.split())
    short = f"{words[:60].rstrip()}…" if len(words) > 60 else words
    return f"{note.kind.word}, {page}: {short}" if short else f"{note.kind.word}, {page}"


def _short(told: list[str]) -> tuple[str, ...]:
    more = len(told) - _TOLD_AT_MOST
    shown = told[:_TOLD_AT_MOST]
    return (*shown, f"And {_count(more, 'row')} more like these.") if more > 0 else tuple(shown)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
