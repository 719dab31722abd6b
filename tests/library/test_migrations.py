"""Old libraries are brought up to date whole or not at all; newer ones are left alone."""

from __future__ import annotations

import datetime
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from scrutiny_desk.domain.errors import DeskError
from scrutiny_desk.domain.review.review import FactState
from scrutiny_desk.library import files, migrate
from scrutiny_desk.library.library import Library
from scrutiny_desk.library.migrations import LIBRARY_STEPS, Steps
from scrutiny_desk.services import undoing
from scrutiny_desk.services.notes import notes
from scrutiny_desk.services.papers import papers
from scrutiny_desk.services.review import review
from scrutiny_desk.services.search import search
from scrutiny_desk.services.tracker import recommendations

FIXTURES = Path(__file__).parent / "fixtures"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A library as version 0.1.0 left it."""
    shutil.copytree(FIXTURES / "library-0.1.0", tmp_path / "library")
    return tmp_path / "library"


@pytest.fixture
def old(folder: Path) -> Iterator[sqlite3.Connection]:
    with closing(files.connect_to_write(folder / "library.db", create=False)) as connection:
        connection.execute("PRAGMA foreign_keys = ON")
        yield connection


def with_step(step) -> Steps:
    return Steps("library", (*LIBRARY_STEPS.all, ("9999_tested", step)))


def bring(connection: sqlite3.Connection, steps: Steps, folder: Path) -> tuple[str, ...]:
    return migrate.bring_up_to_date(connection, steps, folder, folder / "backups")


def test_a_library_of_0_1_0_opens_with_all_it_held(folder: Path) -> None:
    with Library.open(folder) as library:
        (meeting,) = papers.list_meetings(library)
        (paper,) = papers.list_papers(library, meeting.id)
        assert papers.pdf_of(library, paper.id) == b"%PDF of the fixture"
        (row,) = notes.list_notes(library)
        assert row.note.text == "Who pays for the paint?"
        assert {hit.kind for hit in search(library, "paint").hits} == {
            "page",
            "question",
            "recommendation",
        }
        notes.delete_note(library, row.note.id)
        undoing.undo(library)
        assert notes.list_notes(library) == [row]


@pytest.fixture
def before_review(tmp_path: Path) -> Path:
    """A library from before the review of facts."""
    shutil.copytree(FIXTURES / "library-schema-5", tmp_path / "unreviewed")
    return tmp_path / "unreviewed"


def test_a_library_from_before_review_keeps_every_row(before_review: Path) -> None:
    def rows(connection: sqlite3.Connection) -> dict[str, list[tuple[object, ...]]]:
        tables = [
            row[0]
            for row in connection.execute(
                "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'search%' "
                "AND name NOT LIKE '%migrations'"
            )
        ]
        return {
            name: sorted(map(tuple, connection.execute(f"SELECT * FROM {name}")), key=repr)
            for name in tables
        }

    with closing(sqlite3.connect(before_review / "library.db")) as connection:
        assert len(migrate.applied(connection, LIBRARY_STEPS)) == 5
        before = rows(connection)
    with Library.open(before_review) as library, library.read() as connection:
        after = rows(connection)
    # Later steps add columns at the end of a table; what stood there stays as it was.
    for name, old in before.items():
        width = len(old[0]) if old else 0
        assert [row[:width] for row in after[name]] == old, name
    assert len(before["fact"]) >= 14


def test_a_library_from_before_review_can_be_reviewed(before_review: Path) -> None:
    day = datetime.date(2031, 6, 1)

    def tracker(library: Library) -> list[tuple[str, str, list[str]]]:
        return [
            (row.recommendation.text, row.recommendation.officer, [u.text for u in row.updates])
            for row in recommendations.list_recommendations(library, day)
        ]

    with Library.open(before_review) as library:
        pack = next(p for p in papers.list_papers(library) if p.title == "Agenda pack")
        rows = review.list_rows(library, pack.id)
        assert {row.state for row in rows} == {FactState.FOUND}
        assert [row.title for row in rows if row.doubtful] == ["Ferry passes"]
        assert all(field.found is None for row in rows for field in row.fields)
        before = tracker(library)
        assert before == [
            ("Paint the footbridge", "Engineer", ["Paint ordered", "Paint dry", "Seen on site"]),
            ("Publish the ferry times", "Harbour master", []),
            ("Paint the foot bridge", "Engineer", []),
        ]
        times = next(row for row in rows if row.title == "Publish the ferry times")
        # Another paper prints the first one, and a person wrote in the second: those two stay.
        review.drop(library, [row.id for row in rows if row.title.startswith("Paint")], "Pat")
        review.correct(library, times.id, {"text": "Publish all ferry times"}, "Pat")
        assert tracker(library) == [
            ("Paint the footbridge", "Engineer", ["Paint dry", "Seen on site"]),
            ("Publish all ferry times", "Harbour master", []),
        ]
        items = [row for row in rows if row.section == "agenda_items"]
        review.drop(library, [items[0].id], "Pat")
        assert [item.title for item in papers.agenda_of(library, pack.id)] == ["Ferry passes"]
        for _ in range(3):
            undoing.undo(library)
        assert tracker(library) == before
        assert review.list_rows(library, pack.id) == rows


def test_the_steps_of_0_1_0_have_not_been_edited_since(folder: Path, tmp_path: Path) -> None:
    def shapes(connection: sqlite3.Connection) -> list[tuple[str, str]]:
        released = "SELECT name, sql FROM sqlite_schema WHERE sql NOT NULL ORDER BY name"
        return [tuple(row) for row in connection.execute(released)]

    with closing(sqlite3.connect(folder / "library.db")) as connection:
        taken = migrate.applied(connection, LIBRARY_STEPS)
        released = shapes(connection)
    steps = Steps("library", LIBRARY_STEPS.all[: len(taken)])
    with closing(files.connect_to_write(tmp_path / "again.db", create=True)) as connection:
        assert bring(connection, steps, tmp_path) == taken
        assert shapes(connection) == released


def test_a_library_that_lacks_a_step_takes_it_after_a_backup(tmp_path: Path) -> None:
    with closing(files.connect_to_write(tmp_path / "library.db", create=True)) as connection:
        bring(connection, Steps("library", LIBRARY_STEPS.all[:3]), tmp_path)
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("INSERT INTO meeting VALUES ('m', '', 'C', 'c', NULL, NULL, '')")
        connection.execute(
            "INSERT INTO paper VALUES ('p', 'm', 'minutes', 'T', 't.pdf', ?, ?, 1, '', NULL)",
            ("0" * 64, "0" * 64),
        )
        connection.execute("INSERT INTO page VALUES ('p', 0, NULL, 1.0, 1.0, 'tides', x'')")
        # Left in the log on purpose: a copy of the file alone would lose these rows.
        steps = Steps("library", LIBRARY_STEPS.all[:4])
        assert bring(connection, steps, tmp_path) == ("0004_search",)
        found = connection.execute("SELECT rowid FROM search_text WHERE search_text MATCH 'tide'")
        assert len(found.fetchall()) == 1
        assert bring(connection, steps, tmp_path) == ()
    (backup,) = (tmp_path / "backups").iterdir()
    assert backup.name.startswith("library-")
    assert backup.name.endswith("-before-0004_search.db")
    with closing(sqlite3.connect(backup)) as copy:
        assert copy.execute("SELECT text FROM page").fetchall() == [("tides",)]
        assert len(migrate.applied(copy, LIBRARY_STEPS)) == 3


def test_a_newer_library_is_left_as_it_is(folder: Path) -> None:
    with closing(files.connect_to_write(folder / "library.db", create=False)) as connection:
        connection.execute(
            "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) "
            "VALUES ('library', '0099_from_the_future', '')"
        )
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    before = (folder / "library.db").read_bytes()
    for read_only in (False, True):
        with pytest.raises(DeskError, match=r"newer version.*0099_from_the_future"):
            Library.open(folder, read_only=read_only)
    assert (folder / "library.db").read_bytes() == before
    assert not (folder / "backups").exists()


def test_a_step_that_fails_leaves_the_library_as_it_was(
    old: sqlite3.Connection, folder: Path
) -> None:
    def step(db) -> None:
        db.execute("CREATE TABLE half_way (x TEXT) STRICT")
        db.execute("DELETE FROM note")
        raise OSError("midway")

    before = list(old.iterdump())
    with pytest.raises(OSError, match="midway"):
        bring(old, with_step(step), folder)
    assert list(old.iterdump()) == before
    assert not old.in_transaction
    assert old.execute("PRAGMA foreign_keys").fetchone()[0] == 1
    assert len(list((folder / "backups").iterdir())) == 1


def test_a_step_that_breaks_a_reference_is_taken_back(
    old: sqlite3.Connection, folder: Path
) -> None:
    before = list(old.iterdump())
    with pytest.raises(RuntimeError, match="broken references"):
        bring(old, with_step(lambda db: db.execute("DELETE FROM paper")), folder)
    assert list(old.iterdump()) == before


def test_a_step_may_make_a_table_anew(old: sqlite3.Connection, folder: Path) -> None:
    def step(db) -> None:
        db.execute("CREATE TABLE meeting_anew AS SELECT * FROM meeting")
        db.execute("DROP TABLE meeting")
        db.execute("CREATE TABLE meeting (id TEXT NOT NULL PRIMARY KEY, committee TEXT) STRICT")
        db.execute("INSERT INTO meeting SELECT id, committee FROM meeting_anew")
        db.execute("DROP TABLE meeting_anew")

    assert bring(old, with_step(step), folder)[-1:] == ("9999_tested",)
    assert old.execute("SELECT count(*) FROM paper JOIN meeting ON meeting.id = meeting_id")
    assert old.execute("PRAGMA foreign_key_check").fetchall() == []


def test_an_older_library_is_not_brought_up_to_date_by_reading(
    folder: Path, old: sqlite3.Connection
) -> None:
    old.execute("DELETE FROM _sqlite_migrations WHERE name = '0004_search'")
    with pytest.raises(DeskError, match="older version"):
        Library.open(folder, read_only=True)


def test_a_councils_own_time_limits_keep_their_values(tmp_path: Path) -> None:
    names = LIBRARY_STEPS.names
    before = Steps("library", LIBRARY_STEPS.all[: names.index("0018_dated_limits")])
    path = tmp_path / "library.db"
    with closing(files.connect_to_write(path, create=True)) as connection:
        migrate.bring_up_to_date(connection, before, tmp_path, tmp_path / "backups")
        with connection:
            connection.execute(
                "INSERT INTO time_limit VALUES ('response_local', 6, 'weeks', 'from', 1, 1, 'Ours')"
            )
        migrate.bring_up_to_date(connection, LIBRARY_STEPS, tmp_path, tmp_path / "backups")
        rows = connection.execute("SELECT id, since, value, source FROM own_time_limit").fetchall()
    assert [tuple(row) for row in rows] == [("response_local", "", 6, "Ours")]


def test_who_handed_a_recommendation_on_is_read_from_its_history(tmp_path: Path) -> None:
    names = LIBRARY_STEPS.names
    before = Steps("library", LIBRARY_STEPS.all[: names.index("0028_transfers")])
    path = tmp_path / "library.db"
    with closing(files.connect_to_write(path, create=True)) as connection:
        migrate.bring_up_to_date(connection, before, tmp_path, tmp_path / "backups")
        with connection:
            connection.execute(
                "INSERT INTO recommendation (id, committee, number, date_text, text, target_text, "
                "officer, reported, page_name) VALUES ('r', 'C', '', '', '', '', '', '', '')"
            )
            connection.executemany(
                "INSERT INTO recommendation_update (id, recommendation_id, role, text, created, "
                "what) VALUES (?, 'r', '', ?, '', 'change')",
                [
                    ("1", "Transferred from “A & B” to “no committee”."),
                    ("2", "Transferred from “no committee” to “C”."),
                    ("3", "Officer: “A” to “B”."),
                ],
            )
        migrate.bring_up_to_date(connection, LIBRARY_STEPS, tmp_path, tmp_path / "backups")
        rows = connection.execute("SELECT * FROM recommendation_transfer").fetchall()
    assert [tuple(row) for row in rows] == [("r", "A & B")]
