"""Marks that go with their paper: to a revised version, and back when it is none after all.

Whatever is moved keeps the place it left on the shelf of `note_moves`, so that nothing is lost.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from scrutiny_desk.domain.anchors import FoundPlace, PrintedPages, find_place, fold, likely_places
from scrutiny_desk.domain.notes.anchor_regions import find_region
from scrutiny_desk.domain.notes.notes import Anchor, MarkForm, Note
from scrutiny_desk.domain.notes.quoting import anchor_of_region, anchor_of_words
from scrutiny_desk.domain.pages.pages import Box, Word
from scrutiny_desk.domain.pages.reading_order import in_reading_order
from scrutiny_desk.domain.papers.papers import AgendaItem, PageRow
from scrutiny_desk.domain.papers.versions import same_pages
from scrutiny_desk.library.connection import Connection
from scrutiny_desk.library.plain import folded
from scrutiny_desk.library.shelves import note_moves, notes, pages, papers, questions, versions

_NEAR = 2
_BESIDE = 0.5


@dataclass(frozen=True, slots=True)
class Carried:
    """How many marks went to the newer version, and how many wait to be placed by hand."""

    carried: int
    waiting: int


@dataclass(frozen=True, slots=True)
class NewPlace:
    """Where a mark stands in another version of its paper."""

    form: MarkForm
    anchor: Anchor
    item_id: str | None


def carry(connection: Connection, paper_id: str) -> Carried:
    """Bring the marks of the versions that a paper replaces to the places where they stand now.

    A mark whose place cannot be told stays where it is, and waits.
    """
    carried, waiting = 0, 0
    kept = note_moves.left(connection)
    for older_id in earlier_versions(connection, paper_id):
        _board_follows(connection, older_id, paper_id)
        written = [note for note in notes.on_paper(connection, older_id) if note.id not in kept]
        if not written:
            continue
        placing = Placing(connection, older_id, paper_id)
        for note in written:
            place = placing.place(note)
            if place is None:
                waiting += 1
            else:
                move(connection, note, paper_id, place)
                carried += 1
    return Carried(carried, waiting)


def waiting_notes(connection: Connection, paper_id: str) -> list[Note]:
    """The marks on versions that a paper replaces which nobody has placed or left there."""
    kept = note_moves.left(connection)
    return [
        note
        for older_id in earlier_versions(connection, paper_id)
        for note in notes.on_paper(connection, older_id)
        if note.id not in kept
    ]


def earlier_versions(connection: Connection, paper_id: str) -> list[str]:
    """The papers that a paper replaces, the last one first."""
    found: list[str] = []
    older = versions.older_of(connection, paper_id)
    while older is not None and older not in found:
        found.append(older)
        older = versions.older_of(connection, older)
    return found


def move(connection: Connection, note: Note, paper_id: str, place: NewPlace) -> None:
    """Put a note on another paper, and keep where it stood."""
    note_moves.add(connection, note, paper_id)
    note_moves.take_up(connection, note.id)
    there = replace(
        note, paper_id=paper_id, form=place.form, anchor=place.anchor, item_id=place.item_id
    )
    notes.put(connection, there)


def go_back(connection: Connection, from_paper_id: str, to_paper_id: str) -> None:
    """Put the notes that came from the one paper to the other back where they stood there."""
    _board_follows(connection, from_paper_id, to_paper_id)
    for note_id, place in note_moves.came_from(connection, from_paper_id).items():
        note = notes.note(connection, note_id)
        if note is None or place.paper_id != to_paper_id:
            continue
        known = {item.id for item in papers.agenda(connection, to_paper_id)}
        item_id = place.item_id if place.item_id in known else None
        if item_id is None:
            item_id = papers.item_at(connection, to_paper_id, place.anchor.page_index)
        move(connection, note, to_paper_id, NewPlace(place.form, place.anchor, item_id))


def _board_follows(connection: Connection, from_paper_id: str, to_paper_id: str) -> None:
    """Let the board's entries on the items of one version stand on the same items of the other."""
    there = papers.agenda(connection, to_paper_id)
    same = ((item.id, same_item(item, there)) for item in papers.agenda(connection, from_paper_id))
    questions.follow_items(connection, {was: item.id for was, item in same if item is not None})


def when_kept_apart(connection: Connection, paper_id: str) -> None:
    """Before a paper is said to be no version: its marks from earlier ones go back to those."""
    for older_id in earlier_versions(connection, paper_id):
        if not papers.is_trashed(connection, older_id):
            go_back(connection, paper_id, older_id)


def when_trashed(connection: Connection, paper_id: str) -> None:
    """A version went to Trash: the marks it was given stay in sight, on the earlier one."""
    when_kept_apart(connection, paper_id)


def when_restored(connection: Connection, paper_id: str) -> None:
    """A paper came back from Trash: the marks it was given come back to it."""
    for older_id in earlier_versions(connection, paper_id):
        go_back(connection, older_id, paper_id)
    for newer_id in versions.newer_of(connection, paper_id):
        if papers.is_trashed(connection, newer_id):
            go_back(connection, newer_id, paper_id)


def set_right(connection: Connection, note_id: str) -> None:
    """Find the words of a mark again that Undo put back in part.

    What was undone may have been done on another version, whose boxes and pages are others.
    """
    note = notes.note(connection, note_id)
    if note is None or not note.form.on_words or not note_moves.places(connection, note_id):
        return
    words = pages.words(connection, note.paper_id, note.anchor.page_index) or ()
    if _marked(words, note.anchor) is not None:
        return
    placing = Placing(connection, note.paper_id, note.paper_id)
    place = placing.place(note)
    if place is not None:
        notes.put(connection, replace(note, anchor=place.anchor, item_id=place.item_id))


class Placing:
    """Finds the places of one version's marks in another version."""

    def __init__(self, connection: Connection, older_id: str, newer_id: str) -> None:
        self._connection = connection
        self._older_id, self._newer_id = older_id, newer_id
        self._old = pages.pages(connection, older_id)
        self._new = pages.pages(connection, newer_id)
        texts = [page.text for page in self._new]
        self._same = same_pages([page.text for page in self._old], texts)
        self._from = {new: old for old, new in self._same.items()}
        self._words: dict[tuple[str, int], Sequence[Word]] = {}
        self._printed = PrintedPages(
            texts, lambda index: [word.text for word in self._words_of(newer_id, index)]
        )

    def place(self, note: Note) -> NewPlace | None:
        """Where a note of the older version stands in the newer one, None where none can tell."""
        if note.form is MarkForm.ITEM:
            return self._item(note)
        if note.form is MarkForm.PAGE or not note.anchor.boxes:
            return self._page(note)
        if note.form is MarkForm.REGION:
            return self._region(note)
        return self._on_words(note)

    def likely(self, note: Note) -> list[tuple[NewPlace, FoundPlace]]:
        """The places most like that of a mark on words, the best first."""
        if not note.anchor.quote:
            return []
        same = self._same.get(note.anchor.page_index)
        found = likely_places(note.anchor, same, self._printed)
        return [(self._at(note, one.page_index, one.first, one.last), one) for one in found]

    def _on_words(self, note: Note) -> NewPlace | None:
        index = note.anchor.page_index
        same = self._same.get(index)
        if same is not None:
            old, new = self._words_of(self._older_id, index), self._words_of(self._newer_id, same)
            marked = _marked(old, note.anchor)
            if marked is not None and _texts(old) == _texts(new):
                return self._at(note, same, *marked)
        found = find_place(note.anchor, same, self._printed, self._was_there)
        if found is None:
            return None
        return self._at(note, found.page_index, found.first, found.last)

    def _was_there(self, place: FoundPlace) -> bool:
        """Whether the page held those words when it was a page of the older version."""
        before = self._from.get(place.page_index)
        if before is None:
            return False
        found = " ".join(self._printed.words(place.page_index)[place.first : place.last + 1])
        return f" {found} " in f" {' '.join(_texts(self._words_of(self._older_id, before)))} "

    def _at(self, note: Note, index: int, first: int, last: int) -> NewPlace:
        words = self._words_of(self._newer_id, index)
        anchor = anchor_of_words(words, first, last, index, self._new[index].name)
        return NewPlace(note.form, anchor, self._item_at(index))

    def _region(self, note: Note) -> NewPlace | None:
        index, box = note.anchor.page_index, note.anchor.boxes[0]
        old, same = self._words_of(self._older_id, index), self._same.get(index)
        expected = index if same is None else same
        near = range(expected - _NEAR, expected + _NEAR + 1)
        for at in dict.fromkeys((*(() if same is None else (same,)), *near)):
            # A page that was there before is no other's, however alike their tables are.
            if 0 <= at < len(self._new) and self._from.get(at, index) == index:
                page = self._new[at]
                new = self._words_of(self._newer_id, at)
                found = self._same_region(box, old, new, page, index, at)
                if found is not None:
                    anchor = anchor_of_region(new, found, at, page.name)
                    return NewPlace(note.form, anchor, self._item_at(at))
        return None

    def _same_region(
        self,
        box: Box,
        old: Sequence[Word],
        new: Sequence[Word],
        page: PageRow,
        index: int,
        at: int,
    ) -> Box | None:
        found = find_region(box, old, new, page.width, page.height)
        if found is None and self._same.get(index) == at and _texts(old) == _texts(new):
            return box  # nothing on the page changed
        return found

    def _page(self, note: Note) -> NewPlace | None:
        same = self._same.get(note.anchor.page_index)
        if same is None:
            return None
        anchor = Anchor(same, self._new[same].name)
        return NewPlace(MarkForm.PAGE, anchor, self._item_at(same))

    def _item(self, note: Note) -> NewPlace | None:
        was = next(
            (
                item
                for item in papers.agenda(self._connection, self._older_id)
                if item.id == note.item_id
            ),
            None,
        )
        now = papers.agenda(self._connection, self._newer_id)
        item = None if was is None else same_item(was, now)
        if item is None:
            return self._page(note)
        index = item.first_index
        if index is None or not 0 <= index < len(self._new):
            return None
        return NewPlace(MarkForm.ITEM, Anchor(index, self._new[index].name), item.id)

    def _item_at(self, index: int) -> str | None:
        return papers.item_at(self._connection, self._newer_id, index)

    def _words_of(self, paper_id: str, index: int) -> Sequence[Word]:
        key = (paper_id, index)
        if key not in self._words:
            words = pages.words(self._connection, paper_id, index) or ()
            # As they were when they were selected and quoted.
            self._words[key] = in_reading_order(words)
        return self._words[key]


def same_item(was: AgendaItem, now: Sequence[AgendaItem]) -> AgendaItem | None:
    """The item of a newer agenda that is this one: by number and title, else by title alone."""
    title = folded(was.title)
    same = [item for item in now if folded(item.title) == title]
    numbered = [item for item in same if item.number == was.number]
    found = numbered or same
    return found[0] if len(found) == 1 else None


def _marked(words: Sequence[Word], anchor: Anchor) -> tuple[int, int] | None:
    """The first and last of the words of a page that an anchor marks, None where they differ."""
    wide = [
        Box(box.x0 - _BESIDE, box.y0 - _BESIDE, box.x1 + _BESIDE, box.y1 + _BESIDE)
        for box in anchor.boxes
    ]
    quote = anchor.quote.split()
    for first in range(len(words) - len(quote) + 1):
        chosen = words[first : first + len(quote)]
        if [word.text for word in chosen] == quote and all(
            any(box.contains(*word.box.centre) for box in wide) for word in chosen
        ):
            return first, first + len(quote) - 1
    return None


def _texts(words: Sequence[Word]) -> list[str]:
    return [fold(word.text) for word in words]
