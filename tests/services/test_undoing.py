"""Undo holds: whatever was written, taking all of it back gives the very rows from before."""

from __future__ import annotations

import datetime
import tempfile
from pathlib import Path
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from scrutiny_desk.domain.changes import NO_CHANGE, Change, Shelf
from scrutiny_desk.domain.notes.notes import Anchor, NoteKind, NoteStatus
from scrutiny_desk.domain.pages.pages import Box
from scrutiny_desk.library.library import Library
from scrutiny_desk.services import undoing
from scrutiny_desk.services.notes import notes
from scrutiny_desk.services.papers import papers
from scrutiny_desk.services.search import search
from scrutiny_desk.services.tracker import recommendations
from tests.services.made_papers import COMMITTEE, Desk, facts, item, row

TABLES = ("note", "paper", "recommendation", "recommendation_update")


def rows(library: Library) -> dict[str, list[tuple[Any, ...]]]:
    with library.read() as connection:
        found = {
            table: [tuple(r) for r in connection.execute(f"SELECT * FROM {table} ORDER BY id")]
            for table in TABLES
        }
        found["search"] = [
            tuple(r)
            for r in connection.execute(
                "SELECT id >> 20, ref, body FROM search_entry ORDER BY 1, 2, 3"
            )
        ]
        return found


TEXTS = st.text(max_size=12).map(
    lambda text: text.encode("utf-8", "ignore").decode().replace("\x00", "'")
)
TYPED = st.one_of(TEXTS, st.sampled_from(["it's", "';--", '"q"', "a\nb", "÷ 18", "🚢", ""]))


class Undoing(RuleBasedStateMachine):
    """Notes and recommendations written, changed, deleted; undone and redone in between.

    `history` holds the rows after every step that Undo can take back, oldest first; `ahead` those
    that Redo can bring again.
    """

    @initialize()
    def start(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        home = Path(self.folder.name)
        self.library = Library.open(home / "library", create=True)
        desk = Desk(self.library, home)
        self.paper = desk.import_one(
            "pack.pdf",
            facts(items=[item("1", "Quay", 0, 3)], recommendations=[row(1, "Mend the quay")]),
        )
        self.history = [rows(self.library)]
        self.ahead: list[dict[str, list[tuple[Any, ...]]]] = []

    def done(self, change: Change, *, merges: bool = False) -> None:
        if change == NO_CHANGE:
            return
        if merges:
            self.history.pop()
        self.history.append(rows(self.library))
        self.ahead.clear()
        self.typing: str | None = None

    @rule(text=TYPED, kind=st.sampled_from(NoteKind), page=st.integers(0, 5))
    def write_note(self, text: str, kind: NoteKind, page: int) -> None:
        anchor = Anchor(page, str(page), (Box(0.1, 2.5, 1 / 3, 1e-9),), quote=text)
        _, change = notes.write_note(
            self.library, paper_id=self.paper, item_id=None, kind=kind, text=text, anchor=anchor
        )
        self.done(change)

    def some_note(self, pick: int) -> str | None:
        found = notes.list_notes(self.library)
        return found[pick % len(found)].note.id if found else None

    @rule(pick=st.integers(0, 9), text=TYPED, status=st.sampled_from(NoteStatus))
    def revise_note(self, pick: int, text: str, status: NoteStatus) -> None:
        if (note_id := self.some_note(pick)) is not None:
            self.done(notes.revise_note(self.library, note_id, answer=text, status=status))

    @rule(pick=st.integers(0, 9), texts=st.lists(TYPED, min_size=1, max_size=4))
    def type_on(self, pick: int, texts: list[str]) -> None:
        """Typing is one step, so a step of something else is put behind it."""
        if (note_id := self.some_note(pick)) is None:
            return
        changed = False
        for text in texts:
            change = notes.revise_note(self.library, note_id, text=text)
            self.done(change, merges=changed)
            changed = changed or bool(change)
        self.write_note("full stop", NoteKind.NOTE, 0)

    @rule(pick=st.integers(0, 9))
    def delete_note(self, pick: int) -> None:
        if (note_id := self.some_note(pick)) is not None:
            self.done(notes.delete_note(self.library, note_id))

    @rule(text=TYPED, due=st.sampled_from(["TBC", "May 2031", "1.2.31", ""]))
    def add_recommendation(self, text: str, due: str) -> None:
        self.done(
            recommendations.add_recommendation(
                self.library,
                committee=COMMITTEE,
                number="",
                date_text="",
                text=text,
                target_text=due,
                officer="",
            )
        )

    def some_recommendation(self, pick: int) -> str:
        found = recommendations.list_recommendations(self.library, datetime.date(2031, 1, 1))
        return found[pick % len(found)].recommendation.id if found else ""

    @rule(pick=st.integers(0, 9), officer=TYPED, reported=TYPED)
    def revise_recommendation(self, pick: int, officer: str, reported: str) -> None:
        if rec_id := self.some_recommendation(pick):
            self.done(
                recommendations.revise_recommendation(
                    self.library, rec_id, officer=officer, reported=reported
                )
            )

    @rule(pick=st.integers(0, 9), text=TYPED)
    def add_update(self, pick: int, text: str) -> None:
        if rec_id := self.some_recommendation(pick):
            self.done(
                recommendations.add_update(
                    self.library, rec_id, date="2031-01-01", role="Clerk", text=f"{text}."
                )
            )

    @rule(pick=st.integers(0, 9))
    def close_recommendation(self, pick: int) -> None:
        if rec_id := self.some_recommendation(pick):
            self.done(
                recommendations.close_recommendation(
                    self.library, rec_id, datetime.date(2031, 3, 6)
                )
            )

    @rule()
    def trash_or_restore(self) -> None:
        gone = papers.list_trash(self.library)
        move = papers.restore if gone else papers.move_to_trash
        self.done(move(self.library, self.paper))

    @precondition(lambda self: len(self.history) > 1)
    @rule()
    def undo(self) -> None:
        change = undoing.undo(self.library)
        assert change.said.startswith("Undone: ")
        self.ahead.append(self.history.pop())

    @precondition(lambda self: self.ahead)
    @rule()
    def redo(self) -> None:
        assert undoing.redo(self.library).said.startswith("Done again: ")
        self.history.append(self.ahead.pop())

    @invariant()
    def the_rows_are_those_of_the_step(self) -> None:
        if hasattr(self, "history"):
            assert rows(self.library) == self.history[-1]
            undo, redo = undoing.steps(self.library)
            assert (undo is not None) == (len(self.history) > 1)
            assert (redo is not None) == bool(self.ahead)

    def teardown(self) -> None:
        if not hasattr(self, "history"):
            return
        after = rows(self.library)
        for before in reversed(self.history[:-1]):
            undoing.undo(self.library)
            assert rows(self.library) == before
        assert undoing.undo(self.library) == NO_CHANGE
        for _ in self.history[:-1]:
            undoing.redo(self.library)
        assert rows(self.library) == after
        with self.library.read() as connection:
            assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
            assert connection.execute("SELECT under_way FROM undoing").fetchone()[0] == 0
        self.library.close()
        self.folder.cleanup()


Undoing.TestCase.settings = settings(max_examples=12, stateful_step_count=18, deadline=None)
TestUndoing = Undoing.TestCase


def write(desk: Desk, paper_id: str, text: str) -> str:
    note, _ = notes.write_note(
        desk.library,
        paper_id=paper_id,
        item_id=None,
        kind=NoteKind.NOTE,
        text=text,
        anchor=Anchor(0, "1"),
    )
    return note.id


def test_the_words_of_the_steps(desk: Desk) -> None:
    assert undoing.steps(desk.library) == (None, None)
    assert undoing.undo(desk.library) == NO_CHANGE
    note_id = write(desk, desk.import_one("pack.pdf", facts()), "Why")
    notes.delete_note(desk.library, note_id)
    assert undoing.steps(desk.library) == ("Delete note", None)
    change = undoing.undo(desk.library)
    assert (change.said, change.shelves, change.ids) == (
        "Undone: Delete note, on page 1",
        {Shelf.NOTES},
        (note_id,),
    )
    assert undoing.steps(desk.library) == ("Write note", "Delete note")


def test_a_new_change_clears_redo(desk: Desk) -> None:
    paper_id = desk.import_one("pack.pdf", facts())
    write(desk, paper_id, "one")
    undoing.undo(desk.library)
    write(desk, paper_id, "two")
    assert undoing.steps(desk.library) == ("Write note", None)
    assert undoing.redo(desk.library) == NO_CHANGE


def test_a_failed_write_leaves_no_step_and_keeps_redo(desk: Desk) -> None:
    paper_id = desk.import_one("pack.pdf", facts())
    write(desk, paper_id, "one")
    undoing.undo(desk.library)
    before = rows(desk.library)
    try:
        desk.library.write(
            lambda c: (c.execute("DELETE FROM place"), 1 / 0), undo="Divide by nothing"
        )
    except ZeroDivisionError:
        assert undoing.steps(desk.library) == (None, "Write note")
    assert rows(desk.library) == before
    undoing.redo(desk.library)
    assert len(search(desk.library, "one").hits) == 1


def test_undo_leaves_alone_what_an_import_refreshed_since(desk: Desk) -> None:
    day = datetime.date(2031, 6, 1)
    desk.import_one("one.pdf", facts(recommendations=[row(1, "Mend", rag_text="Amber")]))
    (found,) = recommendations.list_recommendations(desk.library, day)
    recommendations.revise_recommendation(
        desk.library, found.recommendation.id, officer="Harbour master"
    )
    desk.import_one(
        "two.pdf", facts(date="2031-05-01", recommendations=[row(1, "Mend", rag_text="Green")])
    )
    undoing.undo(desk.library)
    (found,) = recommendations.list_recommendations(desk.library, day)
    assert (found.recommendation.officer, found.recommendation.reported) == ("", "Green")


def test_what_undo_sets_free_follows_the_newest_paper(desk: Desk) -> None:
    def officer() -> str:
        (found,) = recommendations.list_recommendations(desk.library, datetime.date(2031, 6, 1))
        return found.recommendation.officer

    desk.import_one("one.pdf", facts(recommendations=[row(1, "Mend", officer="Engineer")]))
    (found,) = recommendations.list_recommendations(desk.library, datetime.date(2031, 6, 1))
    recommendations.revise_recommendation(
        desk.library, found.recommendation.id, officer="Harbour master"
    )
    desk.import_one(
        "two.pdf", facts(date="2031-05-01", recommendations=[row(1, "Mend", officer="Pilot")])
    )
    assert officer() == "Harbour master"
    undoing.undo(desk.library)
    assert officer() == "Pilot"
    undoing.redo(desk.library)
    assert officer() == "Harbour master"


def test_typing_after_an_undo_is_a_step_of_its_own(desk: Desk) -> None:
    note_id = write(desk, desk.import_one("pack.pdf", facts()), "W")
    notes.revise_note(desk.library, note_id, text="Wh")
    notes.revise_note(desk.library, note_id, answer="So")
    undoing.undo(desk.library)
    notes.revise_note(desk.library, note_id, text="Why")
    undoing.undo(desk.library)
    assert [row.note.text for row in notes.list_notes(desk.library)] == ["Wh"]
