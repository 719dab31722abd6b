"""Marks survive a revised paper: placed by the rule, or waiting to be placed, never gone."""

from __future__ import annotations

import difflib
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scrutiny_desk.domain.anchors import Likeness, fold
from scrutiny_desk.domain.changes import NO_CHANGE
from scrutiny_desk.domain.notes.notes import Anchor, MarkForm, Note, NoteKind
from scrutiny_desk.domain.notes.quoting import anchor_of_region, anchor_of_words
from scrutiny_desk.domain.pages.pages import Box
from scrutiny_desk.library.library import Library
from scrutiny_desk.services import undoing
from scrutiny_desk.services.notes import notes, placing_notes
from scrutiny_desk.services.papers import papers, versions
from tests.services.made_papers import Desk, facts, item, page

FERRY = "The ferry to the east bank will sail every twenty minutes from May said the officer"
CRANES = "Three cranes were inspected in the spring and one of them was found to need new cables"
LOCKS = "The lock keepers asked for longer hours in summer because the boats wait until late"
BUOYS = "Every buoy was painted and four lamps were changed before the fleet came back again"


def bring(desk: Desk, name: str, *texts: str, titles: tuple[str, str] = ("Ferry", "Works")) -> str:
    last = max(len(texts) - 1, 0)
    items = [item("1", titles[0], 0, 0), item("2", titles[1], min(1, last), last)]
    made = [page(index, text, str(index + 1)) for index, text in enumerate(texts)]
    return desk.import_one(name, facts(items=items), made)


def mark(
    desk: Desk, paper: str, page_index: int, first: int, last: int, form=MarkForm.HIGHLIGHT
) -> Note:
    words = papers.words_on(desk.library, paper, page_index)
    anchor = anchor_of_words(words, first, last, page_index, str(page_index + 1))
    return put(desk, paper, anchor, form)


def put(desk: Desk, paper: str, anchor: Anchor, form: MarkForm, item_id: str | None = None) -> Note:
    note, _ = notes.write_note(
        desk.library,
        paper_id=paper,
        item_id=item_id,
        kind=NoteKind.CONCERN,
        text=f"on {anchor.quote or form.word}",
        anchor=anchor,
        form=form,
    )
    return note


def now(desk: Desk, note: Note) -> Note:
    found = notes.find_note(desk.library, note.id)
    assert found is not None
    return found


def test_a_mark_goes_to_the_words_of_the_revised_paper(desk: Desk) -> None:
    old = bring(desk, "old.pdf", FERRY, CRANES, LOCKS)
    note = mark(desk, old, 1, 8, 12, MarkForm.UNDERLINE)
    assert note.anchor.quote == "one of them was found"
    (outcome, change) = desk.bring(
        desk.lay(
            "new.pdf",
            facts(items=[item("1", "Ferry", 0, 1), item("2", "Works", 2, 3)]),
            [page(n, text, str(n + 1)) for n, text in enumerate([FERRY, BUOYS, CRANES, LOCKS])],
        )
    )
    new = outcome.imported[0].id
    there = now(desk, note)
    assert (there.paper_id, there.anchor.page_index, there.anchor.page_label) == (new, 2, "3")
    assert there.anchor.quote == note.anchor.quote
    assert there.form is MarkForm.UNDERLINE
    items = {one.number: one.id for one in papers.agenda_of(desk.library, new)}
    assert there.item_id == items["2"]
    assert change.said.endswith("1 mark carried over")
    earlier = placing_notes.earlier_place(desk.library, note.id)
    assert earlier is not None
    assert (earlier.paper_id, earlier.anchor) == (old, note.anchor)


def test_what_has_no_place_waits_and_is_told(desk: Desk) -> None:
    old = bring(desk, "old.pdf", FERRY, CRANES, LOCKS, BUOYS)
    kept, lost = mark(desk, old, 0, 1, 4), mark(desk, old, 2, 3, 6)
    made = [page(n, text, str(n + 1)) for n, text in enumerate([FERRY, CRANES, BUOYS])]
    outcome, change = desk.bring(desk.lay("new.pdf", facts(), made))
    new = outcome.imported[0].id
    assert change.said.endswith("1 mark carried over, 1 needs placing")
    (waiting,) = placing_notes.list_waiting(desk.library, new)
    assert waiting.note == lost
    assert (waiting.paper.id, waiting.item) == (old, "2 Works")
    assert now(desk, kept).paper_id == new
    assert placing_notes.list_waiting(desk.library, old) == []


def test_the_same_words_of_another_report_are_not_taken_for_those_that_went(desk: Desk) -> None:
    front = "Report to the committee for information and decision on the date named above"
    reports = [f"{front} {text}" for text in (FERRY, CRANES, LOCKS)]
    old = bring(desk, "old.pdf", *reports)
    note = mark(desk, old, 1, 3, 8)
    new = bring(desk, "new.pdf", reports[0], reports[2])
    assert now(desk, note) == note
    assert [one.note for one in placing_notes.list_waiting(desk.library, new)] == [note]


def test_a_waiting_mark_is_placed_by_hand_and_taken_back(desk: Desk) -> None:
    old = bring(desk, "old.pdf", FERRY, CRANES, LOCKS)
    lost = mark(desk, old, 2, 3, 6)
    new = bring(desk, "new.pdf", FERRY, CRANES)
    words = papers.words_on(desk.library, new, 1)
    anchor = anchor_of_words(words, 0, 1, 1, "2")
    change = placing_notes.place_waiting(desk.library, lost.id, new, anchor, MarkForm.HIGHLIGHT)
    assert change.said == "Concern placed on words of page 2"
    assert now(desk, lost).paper_id == new
    assert placing_notes.list_waiting(desk.library, new) == []
    undoing.undo(desk.library)
    assert now(desk, lost) == lost
    assert [one.note for one in placing_notes.list_waiting(desk.library, new)] == [lost]
    placing_notes.leave_on_earlier(desk.library, lost.id)
    assert placing_notes.list_waiting(desk.library, new) == []
    undoing.undo(desk.library)
    assert len(placing_notes.list_waiting(desk.library, new)) == 1


def test_page_item_and_region_follow_theirs(desk: Desk) -> None:
    old = bring(desk, "old.pdf", FERRY, CRANES, LOCKS)
    works = {one.number: one for one in papers.agenda_of(desk.library, old)}["2"]
    on_page = put(desk, old, Anchor(2, "3"), MarkForm.PAGE)
    on_item = put(desk, old, Anchor(1, "2"), MarkForm.ITEM, works.id)
    box = Box(60, 60, 320, 90)
    region = put(
        desk,
        old,
        anchor_of_region(papers.words_on(desk.library, old, 2), box, 2, "3"),
        MarkForm.REGION,
    )
    made = [page(n, text, str(n + 1)) for n, text in enumerate([FERRY, BUOYS, CRANES, LOCKS])]
    items = [item("1", "Ferry", 0, 1), item("2", "Works", 2, 3)]
    new = desk.import_one("new.pdf", facts(items=items), made)
    assert (now(desk, on_page).paper_id, now(desk, on_page).anchor.page_index) == (new, 3)
    here = {one.number: one for one in papers.agenda_of(desk.library, new)}["2"]
    assert (now(desk, on_item).item_id, now(desk, on_item).anchor.page_index) == (here.id, 2)
    assert now(desk, region).anchor.boxes == (box,)
    assert now(desk, region).anchor.page_index == 3


def test_keeping_both_papers_apart_puts_the_marks_back(desk: Desk) -> None:
    old = bring(desk, "old.pdf", FERRY, CRANES, LOCKS)
    note = mark(desk, old, 1, 8, 12)
    new = bring(desk, "new.pdf", FERRY, BUOYS, CRANES, LOCKS)
    carried = now(desk, note)
    assert carried.paper_id == new
    versions.keep_apart(desk.library, new)
    assert now(desk, note) == note
    undoing.undo(desk.library)
    assert now(desk, note) == carried


def test_a_revised_paper_in_trash_leaves_its_marks_on_the_earlier_one(desk: Desk) -> None:
    old = bring(desk, "old.pdf", FERRY, CRANES, LOCKS)
    note = mark(desk, old, 1, 8, 12)
    new = bring(desk, "new.pdf", FERRY, BUOYS, CRANES, LOCKS)
    carried = now(desk, note)
    papers.move_to_trash(desk.library, new)
    assert now(desk, note) == note
    papers.restore(desk.library, new)
    assert now(desk, note) == carried
    # Where a person moved the mark in the newer paper is kept while that lies in Trash.
    words = papers.words_on(desk.library, new, 0)
    notes.place_note(
        desk.library, note.id, anchor_of_words(words, 1, 2, 0, "1"), MarkForm.HIGHLIGHT
    )
    moved = now(desk, note)
    papers.move_to_trash(desk.library, new)
    assert now(desk, note).anchor == note.anchor
    papers.restore(desk.library, new)
    assert now(desk, note).anchor == moved.anchor


def test_notes_written_later_on_the_earlier_paper_are_offered(desk: Desk) -> None:
    old = bring(desk, "old.pdf", FERRY, CRANES, LOCKS)
    new = bring(desk, "new.pdf", FERRY, CRANES, BUOYS)
    late, lost = mark(desk, old, 1, 0, 3), mark(desk, old, 2, 0, 3)
    assert {one.note.id for one in placing_notes.list_waiting(desk.library, new)} == {
        late.id,
        lost.id,
    }
    change = placing_notes.carry_waiting(desk.library, new)
    assert change.said == "1 mark carried over, 1 needs placing"
    assert now(desk, late).paper_id == new
    undoing.undo(desk.library)
    assert now(desk, late) == late
    assert placing_notes.carry_waiting(desk.library, old) == NO_CHANGE


def test_a_second_revision_takes_up_what_waited_since_the_first(desk: Desk) -> None:
    old = bring(desk, "old.pdf", FERRY, CRANES, LOCKS)
    lost = mark(desk, old, 2, 3, 9)
    second = bring(desk, "second.pdf", FERRY, CRANES)
    assert len(placing_notes.list_waiting(desk.library, second)) == 1
    third = bring(desk, "third.pdf", FERRY, LOCKS, CRANES)
    assert now(desk, lost).paper_id == third
    assert placing_notes.list_waiting(desk.library, third) == []


def test_where_a_mark_came_from_cannot_be_rewritten(desk: Desk) -> None:
    old = bring(desk, "old.pdf", FERRY, CRANES, LOCKS)
    mark(desk, old, 1, 8, 12)
    bring(desk, "new.pdf", FERRY, CRANES, LOCKS, BUOYS)
    for statement in ("DELETE FROM note_move", "UPDATE note_move SET quote = 'other'"):
        with pytest.raises(Exception, match="append-only"):
            desk.library.write(lambda connection, one=statement: connection.execute(one))


# Whatever happens to the text, every mark is there.

WORDS = [f"w{n}" for n in range(60)] + ["the", "of", "waiting", "61%", "31"]
TEXTS = st.lists(st.sampled_from(WORDS), min_size=0, max_size=14).map(" ".join)
PAGES = st.lists(TEXTS, min_size=1, max_size=5)
FORMS = st.sampled_from([MarkForm.HIGHLIGHT, MarkForm.UNDERLINE, MarkForm.REGION, MarkForm.PAGE])
MARKS = st.lists(
    st.tuples(st.integers(0, 9), st.integers(0, 30), st.integers(0, 6), FORMS),
    min_size=1,
    max_size=5,
)
EDITS = st.lists(
    st.tuples(
        st.sampled_from(["insert", "delete", "move", "repeat", "change", "drop word", "add word"]),
        st.integers(0, 9),
        st.integers(0, 30),
        st.sampled_from(WORDS),
    ),
    max_size=6,
)


def edited(texts: list[str], edits: list[tuple[str, int, int, str]]) -> list[str]:
    made = list(texts)
    for what, at, where, word in edits:
        if not made:
            made = [word]
        index = at % len(made)
        words = made[index].split()
        place = where % (len(words) + 1)
        if what == "insert":
            made.insert(index, f"{word} stands on a page of its own")
        elif what == "delete" and len(made) > 1:
            made.pop(index)
        elif what == "move":
            made.insert(where % len(made), made.pop(index))
        elif what == "repeat":
            made.insert(index, made[index])
        elif what == "add word":
            made[index] = " ".join([*words[:place], word, *words[place:]])
        elif words and what == "change":
            words[min(place, len(words) - 1)] = word
            made[index] = " ".join(words)
        elif words and what == "drop word":
            words.pop(min(place, len(words) - 1))
            made[index] = " ".join(words)
    return made


def shelf_of(library: Library) -> dict[str, Note]:
    with library.read() as connection:
        ids = [str(row[0]) for row in connection.execute("SELECT id FROM note")]
    found = {one: notes.find_note(library, one) for one in ids}
    return {one: note for one, note in found.items() if note is not None}


def alike(one: str, other: str) -> float:
    if not one:
        return 1.0
    return difflib.SequenceMatcher(None, one, other, autojunk=False).ratio()


def holds(desk: Desk, before: Note, after: Note) -> None:
    """The mark stands on printed words that the rule would take."""
    words = papers.words_on(desk.library, after.paper_id, after.anchor.page_index)
    inside = [
        word.text
        for word in words
        if any(box.contains(*word.box.centre) for box in after.anchor.boxes)
    ]
    assert " ".join(inside) == after.anchor.quote
    folded = [" ".join(map(fold, one.anchor.quote.split())) for one in (before, after)]
    if folded[0] == folded[1]:
        return
    likeness = Likeness(
        alike(*folded),
        alike(fold(before.anchor.before), fold(after.anchor.before)),
        alike(fold(before.anchor.after), fold(after.anchor.after)),
        1.0,
    )
    # What stands before and after may stand on the page before or behind, so a little less here.
    assert likeness.quote > 0.3
    assert likeness.score >= 0.4


@given(texts=PAGES, marks=MARKS, edits=EDITS)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_no_mark_ever_disappears(
    texts: list[str],
    marks: list[tuple[int, int, int, MarkForm]],
    edits: list[tuple[str, int, int, str]],
) -> None:
    with (
        tempfile.TemporaryDirectory() as home,
        Library.open(Path(home) / "library", create=True) as library,
    ):
        desk = Desk(library, Path(home))
        # Words that no edit touches make the second paper a version of the first.
        common = f"{FERRY} {CRANES} {LOCKS} {BUOYS}"
        old = bring(desk, "old.pdf", common, *texts)
        for at, where, length, form in marks:
            index = at % (len(texts) + 1)
            words = papers.words_on(library, old, index)
            if form is MarkForm.PAGE or not words:
                put(desk, old, Anchor(index, str(index + 1)), MarkForm.PAGE)
                continue
            first = where % len(words)
            last = min(first + length, len(words) - 1)
            if form is MarkForm.REGION:
                box = words[first].box.union(words[last].box)
                put(desk, old, anchor_of_region(words, box, index, str(index + 1)), form)
            else:
                mark(desk, old, index, first, last, form)
        before = shelf_of(library)
        new = bring(desk, "new.pdf", common, *edited(texts, edits))
        after = shelf_of(library)
        waiting = {one.note.id for one in placing_notes.list_waiting(library, new)}
        assert set(after) == set(before)
        is_version = versions.what_changed(library, new) is not None
        for note_id, note in after.items():
            was = before[note_id]
            assert (
                replace(note, paper_id=old, item_id=was.item_id, anchor=was.anchor, form=was.form)
                == was
            )
            if note.paper_id == old:
                assert note == was
                assert (note_id in waiting) is is_version
            else:
                assert note.paper_id == new
                assert note_id not in waiting
                if note.form.on_words:
                    holds(desk, was, note)
        if not is_version:
            return
        versions.keep_apart(library, new)
        assert shelf_of(library) == before
        undoing.undo(library)
        assert shelf_of(library) == after
        papers.move_to_trash(library, new)
        assert shelf_of(library) == before
        papers.restore(library, new)
        assert shelf_of(library) == after
        undoing.undo(library)
        undoing.undo(library)
        assert shelf_of(library) == after
