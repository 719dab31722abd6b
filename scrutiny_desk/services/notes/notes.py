"""Notes and questions: writing, changing, deleting and listing them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from scrutiny_desk.domain.changes import NO_CHANGE, Change, Shelf
from scrutiny_desk.domain.errors import DeskError
from scrutiny_desk.domain.notes.notes import Anchor, MarkForm, Note, NoteKind, NoteRow, NoteStatus
from scrutiny_desk.library.connection import Connection
from scrutiny_desk.library.ids import new_id
from scrutiny_desk.library.library import Library
from scrutiny_desk.library.plain import now, storable
from scrutiny_desk.library.shelves import notes as shelf
from scrutiny_desk.library.shelves import papers
from scrutiny_desk.services.papers.papers import no_such_paper

_NOTES = frozenset({Shelf.NOTES})


def write_note(
    library: Library,
    *,
    paper_id: str,
    item_id: str | None,
    kind: NoteKind,
    text: str,
    anchor: Anchor,
    private: bool = True,
    form: MarkForm | None = None,
) -> tuple[Note, Change]:
    """Put a new note on a page or on a whole agenda item.

    item_id: None finds the agenda item whose papers cover the page. private: the member's own,
    left out of exports unless asked for. form: None takes a highlight where words are marked, else
    the whole item where it begins on that page, else the whole page.
    Raises DeskError where the paper is not in the library.
    """

    def work(connection: Connection) -> Note:
        note = make_note(connection, paper_id, item_id, kind, text, anchor, private, form)
        note = replace(note, author=library.person)
        shelf.add(connection, note)
        return note

    note = library.write(work, undo=f"Write {kind.value}")
    return note, Change(_NOTES, f"{kind.word} written", undoable=True, ids=(note.id,))


def make_note(
    connection: Connection,
    paper_id: str,
    item_id: str | None,
    kind: NoteKind,
    text: str,
    anchor: Anchor,
    private: bool,
    form: MarkForm | None = None,
) -> Note:
    """A new note as `write_note` writes it, not on the shelf yet."""
    paper = papers.paper(connection, paper_id)
    if paper is None:
        raise no_such_paper()
    written = now()
    anchored = _storable(anchor)
    begins = item_id is not None and item_id in papers.items_from(
        connection, paper_id, anchor.page_index
    )
    return Note(
        id=new_id(),
        paper_id=paper_id,
        meeting_id=paper.meeting_id,
        item_id=item_id or papers.item_at(connection, paper_id, anchor.page_index),
        kind=kind,
        text=storable(text),
        anchor=anchored,
        status=NoteStatus.DRAFT,
        answer="",
        private=private,
        created=written,
        modified=written,
        form=form or _form_of(anchored, begins=begins),
    )


def revise_note(
    library: Library,
    note_id: str,
    *,
    text: str | None = None,
    kind: NoteKind | None = None,
    status: NoteStatus | None = None,
    answer: str | None = None,
    private: bool | None = None,
    form: MarkForm | None = None,
) -> Change:
    """Change what is given of a note. Typing that goes on in one field is one step of Undo.

    form: only a highlight and an underline can become each other; `place_note` does the rest.
    Raises DeskError where the note was deleted meanwhile; `NO_CHANGE` where nothing differs.
    """
    given = {
        "text": None if text is None else storable(text),
        "kind": kind,
        "status": status,
        "answer": None if answer is None else storable(answer),
        "private": private,
        "form": form,
    }
    asked = {name: value for name, value in given.items() if value is not None}

    typed = tuple(asked) if tuple(asked) in {("text",), ("answer",)} else ()
    merge = _typing(note_id, typed[0]) if typed else None
    before, after = library.write(
        lambda connection: _revise(connection, note_id, asked), undo="Edit note", merge=merge
    )
    if after == before:
        return NO_CHANGE
    return Change(_NOTES, _said(before, after), undoable=True, ids=(note_id,))


def keep_typed(library: Library, note_id: str, field: str, words: str) -> None:
    """Have the words of a field (`text` or `answer`) written without waiting, at every key.

    Call `revise_note` with the same words when the typing pauses: it tells what changed, or what
    went wrong.
    """
    asked = {field: storable(words)}
    library.write_soon(
        lambda connection: _revise(connection, note_id, asked),
        undo="Edit note",
        key=_typing(note_id, field),
    )


def words_typed(note_id: str) -> Change:
    """The change that `keep_typed` made, once the typing pauses."""
    return Change(_NOTES, undoable=True, ids=(note_id,))


def place_note(
    library: Library, note_id: str, anchor: Anchor, form: MarkForm, item_id: str | None = None
) -> Change:
    """Move a mark to other words, another region, page or item of its own paper.

    item_id: None finds the agenda item whose papers cover the page. Raises DeskError where the
    note was deleted meanwhile.
    """

    def work(connection: Connection) -> tuple[Note, Note]:
        before = shelf.note(connection, note_id)
        if before is None:
            raise _gone()
        item = item_id or papers.item_at(connection, before.paper_id, anchor.page_index)
        after = replace(before, anchor=_storable(anchor), form=form, item_id=item)
        if after != before:
            after = replace(after, modified=now())
            shelf.put(connection, after)
        return before, after

    before, after = library.write(work, undo="Move mark")
    if after == before:
        return NO_CHANGE
    said = f"{after.kind.word} moved to {where(after)}"
    return Change(_NOTES, said, undoable=True, ids=(note_id,))


def find_note(library: Library, note_id: str) -> Note | None:
    """One note, on a paper in Trash or not; None where it was deleted."""
    with library.read() as connection:
        return shelf.note(connection, note_id)


def where(note: Note) -> str:
    """Where a note stands, as a sentence goes on: "words of page 25"."""
    page = f"page {note.anchor.page_label}"
    return {
        MarkForm.REGION: f"a part of {page}",
        MarkForm.PAGE: f"the whole of {page}",
        MarkForm.ITEM: f"the whole item from {page}",
    }.get(note.form, f"words of {page}")


def delete_note(library: Library, note_id: str) -> Change:
    """Take a note away; Undo brings it back. DeskError where it is gone already."""

    def work(connection: Connection) -> Note:
        note = shelf.note(connection, note_id)
        if note is None:
            raise _gone()
        shelf.remove(connection, note_id)
        return note

    found = find_note(library, note_id)
    if found is None:
        raise _gone()
    note = library.write(work, undo=f"Delete {found.kind.value}")
    return Change(_NOTES, f"{note.kind.word} deleted", undoable=True, ids=(note_id,))


def list_notes(
    library: Library,
    *,
    meeting_id: str | None = None,
    paper_id: str | None = None,
    item_id: str | None = None,
    kind: NoteKind | None = None,
) -> list[NoteRow]:
    """The notes on papers not in Trash: by meeting (newest first), agenda item, page and place."""
    with library.read() as connection:
        return shelf.rows(
            connection, meeting_id=meeting_id, paper_id=paper_id, item_id=item_id, kind=kind
        )


def _said(before: Note, after: Note) -> str:
    """What happened, in words; nothing while somebody is typing."""
    if before.status is not after.status:
        return f"{after.kind.word}: {after.status.word.lower()}"
    if before.form is not after.form:
        return f"{after.kind.word}: now {_DRAWN[after.form]}"
    if before.kind is not after.kind:
        return f"{before.kind.word} is now: {after.kind.word.lower()}"
    if before.private != after.private:
        return "Note is private" if after.private else "Note is shared"
    return ""


_DRAWN = {MarkForm.HIGHLIGHT: "highlighted", MarkForm.UNDERLINE: "underlined"}


def _form_of(anchor: Anchor, *, begins: bool) -> MarkForm:
    if anchor.boxes:
        return MarkForm.HIGHLIGHT
    return MarkForm.ITEM if begins else MarkForm.PAGE


def _storable(anchor: Anchor) -> Anchor:
    return replace(
        anchor,
        page_label=storable(anchor.page_label),
        quote=storable(anchor.quote),
        before=storable(anchor.before),
        after=storable(anchor.after),
    )


def _typing(note_id: str, field: str) -> str:
    """What typing that goes on in one field has in common: it is one step of Undo."""
    return f"note {note_id} {field}"


def _revise(connection: Connection, note_id: str, asked: Mapping[str, object]) -> tuple[Note, Note]:
    before = shelf.note(connection, note_id)
    if before is None:
        raise _gone()
    after = replace(before, **asked)  # type: ignore[arg-type]
    if not before.form.on_words or not after.form.on_words:
        after = replace(after, form=before.form)
    if after != before:
        after = replace(after, modified=now())
        shelf.replace(connection, after)
    return before, after


def _gone() -> DeskError:
    return DeskError(
        "This note is no longer there",
        "It was deleted meanwhile, so the change could not be stored",
        "Undo the deletion, or write the note anew",
    )
