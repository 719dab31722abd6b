"""The index of an older library is made anew; what triggers keep is what a fresh one would hold."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from scrutiny_desk.domain.notes.notes import Anchor, NoteKind
from scrutiny_desk.domain.papers.facts import (
    GlossaryFact,
    IndicatorFact,
    ReportFact,
    ResolutionFact,
)
from scrutiny_desk.domain.questions.questions import EntryKind
from scrutiny_desk.domain.searching.searching import HitKind
from scrutiny_desk.library import files, migrate
from scrutiny_desk.library.library import Library
from scrutiny_desk.library.migrations import LIBRARY_STEPS, m0013_search
from scrutiny_desk.services import undoing
from scrutiny_desk.services.notes import notes
from scrutiny_desk.services.papers import papers, trash
from scrutiny_desk.services.questions import questions
from scrutiny_desk.services.search import search
from tests.services.made_papers import Desk, facts, item, page, row

AT = {"page": "PDF 1", "page_index": 0}


@pytest.fixture
def desk(tmp_path: Path):
    (tmp_path / "papers").mkdir()
    with Library.open(tmp_path / "library", create=True) as library:
        yield Desk(library, tmp_path / "papers")


@pytest.fixture
def meeting(desk: Desk) -> str:
    """A meeting with everything that can be found in it."""
    from dataclasses import replace

    found = replace(
        facts(
            items=[item("5", "Lanterns", 0, 1)],
            recommendations=[row(1, "Trim the lantern", officer="Keeper", update="Lantern lit")],
        ),
        reports=(ReportFact(item="5", title="Lantern report", officer="Warden", **AT),),
        resolutions=(ResolutionFact(item="5", text="That lanterns be trimmed", **AT),),
        glossary=(GlossaryFact(term="LAN", expansion="Lantern", **AT),),
        kpis=(
            IndicatorFact(
                framework="Plan", indicator="Lanterns lit", kind="actual", period=None, text="4",
                **AT,
            ),
        ),
    )  # fmt: skip
    paper = desk.import_one("pack.pdf", found, [page(0, "A lantern", "1"), page(1, "Dark")])
    note, _ = notes.write_note(
        desk.library, paper_id=paper, item_id=None, kind=NoteKind.QUESTION, text="Which lantern?",
        anchor=Anchor(0, "1"),
    )  # fmt: skip
    notes.revise_note(desk.library, note.id, answer="The lantern of the pier")
    notes.write_note(
        desk.library, paper_id=paper, item_id=None, kind=NoteKind.CONCERN, text="Lantern smokes",
        anchor=Anchor(0, "1"),
    )  # fmt: skip
    meeting_id = papers.paper(desk.library, paper).meeting_id
    questions.add_entry(
        desk.library, meeting_id, "", kind=EntryKind.QUESTION, text="Who pays for lanterns?"
    )
    return meeting_id


def places(library: Library) -> list[tuple[object, ...]]:
    """What stands in the index: kind and words, whatever the numbers."""
    with library.read() as connection:
        return sorted(
            tuple(one)
            for one in connection.execute(
                "SELECT (entry.id >> 20) & 15, coalesce(entry.ref, entry.id & 1048575), "
                "source.body, entry.title, entry.page_index, entry.page_name "
                "FROM search_entry AS entry JOIN search_source AS source USING (id)"
            )
        )


def test_every_kind_of_place_is_found(desk: Desk, meeting: str) -> None:
    answer = search(desk.library, "lantern ")
    kinds = [hit.kind for hit in answer.hits]
    assert set(kinds) == set(HitKind)
    assert kinds.count(HitKind.QUESTION) == 2
    assert {hit.meeting_id for hit in answer.hits} == {meeting}
    assert answer.by_meeting == {meeting: len(kinds)}


def test_made_anew_the_index_holds_the_same(desk: Desk, meeting: str) -> None:
    before = places(desk.library)
    found = [(hit.kind, hit.id) for hit in search(desk.library, "lantern ").hits]

    def anew(connection: sqlite3.Connection) -> None:
        for (name,) in connection.execute(
            "SELECT name FROM sqlite_schema WHERE type = 'trigger' AND sql LIKE '%search_entry%' "
            "OR type = 'trigger' AND name LIKE 'search_%'"
        ).fetchall():
            connection.execute(f"DROP TRIGGER {name}")
        connection.execute("DROP VIEW search_source")
        for table in ("search_slot", "search_word"):
            connection.execute(f"DROP TABLE {table}")

        class Database:
            conn = connection
            execute = staticmethod(connection.execute)

        m0013_search.create(Database())  # type: ignore[arg-type]

    desk.library.write(anew)

    assert places(desk.library) == before
    again = [(hit.kind, hit.id) for hit in search(desk.library, "lantern ").hits]
    assert sorted(again) == sorted(found)
    desk.library.write(
        lambda c: c.execute(
            "INSERT INTO search_text (search_text, rank) VALUES ('integrity-check', 1)"
        )
    )


def test_undo_leaves_the_index_true(desk: Desk, meeting: str) -> None:
    before = places(desk.library)
    (entry,) = [h for h in search(desk.library, "pays").hits if h.kind is HitKind.QUESTION]
    questions.delete_entry(desk.library, meeting, entry.id)
    assert search(desk.library, "pays").total == 0
    undoing.undo(desk.library)
    assert places(desk.library) == before


def test_a_library_whose_index_was_of_the_old_kind_is_searched_as_before(tmp_path: Path) -> None:
    folder = tmp_path / "library"
    folder.mkdir()
    older = tuple(one for one in LIBRARY_STEPS.all if one[0] != "0013_search")
    with Library.open(tmp_path / "new", create=True):
        pass
    (tmp_path / "new" / "papers.db").rename(folder / "papers.db")
    with closing(files.connect_to_write(folder / "library.db", create=True)) as connection:
        from scrutiny_desk.library.migrations import Steps

        migrate.bring_up_to_date(connection, Steps("library", older), folder, folder / "backups")
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("INSERT INTO meeting VALUES ('m', '', 'C', 'c', '2024-01-02', NULL, '')")
        connection.execute(
            "INSERT INTO paper VALUES ('p', 'm', 'minutes', 'T', 't.pdf', ?, ?, 2, '', NULL)",
            ("0" * 64, "0" * 64),
        )
        connection.executemany(
            "INSERT INTO page (paper_id, page_index, width, height, text, words) "
            "VALUES ('p', ?, 1.0, 1.0, ?, x'')",
            [(0, "High tides"), (1, "Recommendations")],
        )
        connection.execute(
            "INSERT INTO agenda_item VALUES ('i', 'p', 0, '5', 'The tide', NULL, NULL, 1, 1)"
        )
    with Library.open(folder) as library:
        found = [(hit.kind, hit.page_index) for hit in search(library, "tide").hits]
        assert found == [("item", 1), ("page", 0)]
        assert search(library, "recommendati").total == 1
        assert search(library, "tiedes ").suggestions == ("tides",)


def test_a_paper_deleted_for_good_leaves_nothing_to_find(desk: Desk, meeting: str) -> None:
    (paper,) = papers.list_papers(desk.library, meeting)
    papers.move_to_trash(desk.library, paper.id)
    trash.delete_for_good(desk.library, paper.id)

    left = search(desk.library, "lantern ")
    assert {hit.paper_id for hit in left.hits} <= {None}
    assert left.total == len(left.hits)
    with desk.library.read() as connection:
        slots = connection.execute(
            "SELECT paper_id FROM search_slot WHERE paper_id = ?", (paper.id,)
        )
        assert slots.fetchall() == []
        pages = connection.execute("SELECT id FROM search_entry WHERE body IS NULL").fetchall()
    assert pages == []
    desk.library.write(
        lambda c: c.execute(
            "INSERT INTO search_text (search_text, rank) VALUES ('integrity-check', 1)"
        )
    )
