"""Whatever is done in review, taking it back gives the very rows from before, everywhere."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from scrutiny_desk.domain.changes import NO_CHANGE, Change
from scrutiny_desk.domain.errors import DeskError
from scrutiny_desk.domain.notes.notes import Anchor, NoteKind
from scrutiny_desk.domain.pages.pages import Box
from scrutiny_desk.domain.papers.facts import PointFact, PriorityFact, WaitingFact
from scrutiny_desk.domain.review.review import FactState, ReviewRow
from scrutiny_desk.library.library import Library
from scrutiny_desk.library.undo import RECORDED
from scrutiny_desk.services import undoing
from scrutiny_desk.services.notes import notes
from scrutiny_desk.services.papers import papers
from scrutiny_desk.services.review import review
from scrutiny_desk.services.tracker import recommendations
from tests.services.made_papers import Desk, facts, item, page, row

Rows = dict[str, list[tuple[Any, ...]]]

TYPED = st.one_of(
    st.text(max_size=8).map(lambda t: t.encode("utf-8", "ignore").decode()),
    st.sampled_from(
        [
            "",
            'it\'s \x00 "so"',
            "1,204",
            "-3",
            "12.5%",
            "May 2031",
            "7.3.31",
            "31/02/31",
            "TBC",
            "18:00",
            "6 pm",
            "yes",
            "green",
            "target",
            "minutes",
            "Mend the quay",
            "Harbour Committee",
            "one\n\ntwo",
            "waiting: up",
            "Stone ordered",
        ]
    ),
)
PICK = st.integers(0, 99)


def rows(library: Library) -> Rows:
    """Every row that a review can touch, and what the search finds of it."""
    with library.read() as connection:
        found = {
            table: sorted(map(tuple, connection.execute(f"SELECT * FROM {table}")), key=repr)
            for table in RECORDED
        }
        # Four bits of a place's number tell what kind of place it is.
        words = "SELECT (id >> 20) & 15, ref, coalesce(body, '') FROM search_entry"
        # The index takes a recommendation's updates in the order of their storing.
        found["search"] = sorted(
            (kind, ref or "", tuple(sorted(body.split("\n"))))
            for kind, ref, body in connection.execute(words)
        )
        return found


class Reviewing(RuleBasedStateMachine):
    """Rows accepted, corrected, dropped, put back and added; undone and redone in between.

    `history` holds the rows after every step that Undo can take back, oldest first; `ahead` those
    that Redo can bring again.
    """

    @initialize()
    def start(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        home = Path(self.folder.name)
        self.library = Library.open(home / "library", create=True)
        desk = Desk(self.library, home)
        at = {"page": "2", "page_index": 1}
        points = tuple(PointFact(**at, kind="actions", text=text) for text in ("Dig", "Paint"))
        pack = replace(
            facts(
                items=[item("1", "Quay", 0, 1), item("2", "Buoys", 1, 2)],
                recommendations=[
                    row(1, "Mend the quay", update="Stone ordered"),
                    row(1, "Mend the quay", update="Stone ordered"),
                    row(2, "Paint the bridge", confidence=0.5),
                ],
                waiting=[WaitingFact(**at, service="Ferry passes", as_of=None, waiting=9)],
            ),
            priorities=(PriorityFact(**at, number="1", title="A deep harbour", points=points),),
        )
        pages = [page(at, f"Page {at}", str(at + 1)) for at in range(3)]
        self.paper = desk.import_one("pack.pdf", pack, pages)
        later = facts(
            date="2031-05-01",
            title="Later pack",
            recommendations=[row(1, "Mend the quay", update="Stone laid", rag_text="Green")],
        )
        self.later = desk.import_one("later.pdf", later)
        notes.write_note(
            self.library,
            paper_id=self.paper,
            item_id=None,
            kind=NoteKind.NOTE,
            text="Why",
            anchor=Anchor(0, "1"),
        )
        undoing.undo(self.library)
        undoing.redo(self.library)
        self.history = [rows(self.library)]
        self.ahead: list[Rows] = []

    def done(self, change: Change) -> None:
        if change == NO_CHANGE:
            assert rows(self.library) == self.history[-1]
            return
        assert change.undoable
        self.history.append(rows(self.library))
        self.ahead.clear()

    def some(self, pick: int) -> ReviewRow:
        found = [
            *review.list_rows(self.library, self.paper),
            *review.list_rows(self.library, self.later),
        ]
        found.sort(key=lambda one: one.id)
        return found[pick % len(found)]

    @rule(pick=PICK)
    def accept(self, pick: int) -> None:
        one = self.some(pick)
        change = review.accept(self.library, [one.id], "Pat")
        assert bool(change) == (one.state is FactState.FOUND)
        self.done(change)

    @rule()
    def accept_all(self) -> None:
        before = review.progress(self.library, self.paper)
        change = review.accept_all(self.library, self.paper, "Pat")
        assert len(change.ids) == before.rows - before.looked_at
        self.done(change)

    @rule(pick=PICK, which=PICK, texts=st.lists(TYPED, min_size=1, max_size=3))
    def correct(self, pick: int, which: int, texts: list[str]) -> None:
        """Typing in one cell, as one step however often it is stored."""
        one = self.some(pick)
        name = one.fields[which % len(one.fields)].name
        steps = len(self.history)
        for text in texts:
            before = rows(self.library)
            try:
                change = review.correct(self.library, one.id, {name: text}, "Pat")
            except DeskError:
                assert rows(self.library) == before
                continue
            if len(self.history) > steps and change != NO_CHANGE:
                self.history.pop()
            self.done(change)
            if change != NO_CHANGE:
                assert self.now(one).state is not FactState.FOUND
        # A step of something else ends the typing.
        self.note()

    def now(self, one: ReviewRow) -> ReviewRow:
        return next(r for r in review.list_rows(self.library, one.paper_id) if r.id == one.id)

    def note(self) -> None:
        _, change = notes.write_note(
            self.library,
            paper_id=self.paper,
            item_id=None,
            kind=NoteKind.NOTE,
            text="So",
            anchor=Anchor(1, "2"),
        )
        self.done(change)

    @rule(picks=st.lists(PICK, min_size=1, max_size=4))
    def drop(self, picks: list[int]) -> None:
        wanted = [self.some(pick) for pick in picks]
        try:
            change = review.drop(self.library, [one.id for one in wanted], "Pat")
        except DeskError:
            assert any(one.section == "document" for one in wanted)
            return
        self.done(change)

    @rule(picks=st.lists(PICK, min_size=1, max_size=4))
    def put_back(self, picks: list[int]) -> None:
        wanted = [self.some(pick) for pick in picks]
        try:
            change = review.put_back(self.library, [one.id for one in wanted])
        except DeskError:
            # Another meeting was added in the place of the dropped one.
            assert any(one.section == "meeting" for one in wanted)
            return
        self.done(change)

    @rule(
        section=st.sampled_from(["recommendations", "agenda_items", "meeting", "kpis", "glossary"]),
        text=TYPED,
        more=TYPED,
        page_index=st.integers(0, 3),
        boxed=st.booleans(),
    )
    def add(self, section: str, text: str, more: str, page_index: int, boxed: bool) -> None:
        fields = [field for field in review.empty_row(section) if field.kind != "choice"]
        values = {fields[0].name: more, fields[-1].name: more}
        values |= {field.name: text for field in fields if field.kind == "text"}
        box = Box(1 / 3, 2, 300, 400) if boxed else None
        try:
            _, change = review.add(
                self.library, self.paper, section, page_index, box, values, "Pat"
            )
        except DeskError:
            assert rows(self.library) == self.history[-1]
            return
        self.done(change)

    @rule(text=TYPED)
    def revise_recommendation(self, text: str) -> None:
        with self.library.read() as connection:
            (rec_id,) = connection.execute("SELECT min(id) FROM recommendation").fetchone()
        self.done(recommendations.revise_recommendation(self.library, rec_id, officer=text))
        self.note()

    @rule()
    def trash_or_restore(self) -> None:
        move = papers.restore if papers.list_trash(self.library) else papers.move_to_trash
        self.done(move(self.library, self.later))

    @precondition(lambda self: len(self.history) > 1)
    @rule()
    def undo(self) -> None:
        assert undoing.undo(self.library).said.startswith("Undone: ")
        self.ahead.append(self.history.pop())

    @precondition(lambda self: self.ahead)
    @rule()
    def redo(self) -> None:
        assert undoing.redo(self.library).said.startswith("Done again: ")
        self.history.append(self.ahead.pop())

    @invariant()
    def the_rows_are_those_of_the_step(self) -> None:
        if not hasattr(self, "history"):
            return
        assert rows(self.library) == self.history[-1]
        with self.library.read() as connection:
            # What is dropped stands nowhere, and what stands somewhere was not dropped.
            lost = connection.execute(
                "SELECT count(*) FROM fact LEFT JOIN agenda_item ON agenda_item.id = stands_for "
                "WHERE section = 'agenda_items' "
                "AND (state = 'dropped') <> (agenda_item.id IS NULL)"
            ).fetchone()[0]
            assert lost == 0
            lost = connection.execute(
                "SELECT count(*) FROM fact LEFT JOIN recommendation_sighting AS seen "
                "ON seen.recommendation_id = stands_for AND seen.paper_id = fact.paper_id "
                "WHERE section = 'recommendations' AND state <> 'dropped' "
                "AND seen.paper_id IS NULL"
            ).fetchone()[0]
            assert lost == 0
            stray = connection.execute(
                "SELECT count(*) FROM recommendation_sighting AS seen WHERE NOT EXISTS "
                "(SELECT 1 FROM fact WHERE stands_for = seen.recommendation_id "
                "AND fact.paper_id = seen.paper_id AND state <> 'dropped')"
            ).fetchone()[0]
            assert stray == 0
            order = [
                tuple(one)
                for one in connection.execute(
                    "SELECT position FROM agenda_item WHERE paper_id = ? ORDER BY position",
                    (self.paper,),
                )
            ]
            assert len(set(order)) == len(order)

    def teardown(self) -> None:
        if not hasattr(self, "history"):
            return
        after = rows(self.library)
        for before in reversed(self.history[:-1]):
            undoing.undo(self.library)
            assert rows(self.library) == before
        for _ in self.history[:-1]:
            undoing.redo(self.library)
        assert rows(self.library) == after
        with self.library.read() as connection:
            assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        self.library.close()
        self.folder.cleanup()


Reviewing.TestCase.settings = settings(max_examples=12, stateful_step_count=16, deadline=None)
TestReviewing = Reviewing.TestCase
