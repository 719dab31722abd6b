from __future__ import annotations

import sqlite3
import threading
from pathlib import Path

import pytest

from scrutiny_desk.domain.errors import DeskError
from scrutiny_desk.library import files
from scrutiny_desk.library.lending import Lending
from scrutiny_desk.library.library import Library


@pytest.fixture
def library(tmp_path: Path):
    with Library.open(tmp_path / "library", create=True) as opened:
        yield opened


def count(connection: sqlite3.Connection) -> int:
    return connection.execute("SELECT count(*) FROM meeting").fetchone()[0]


def add(library: Library, key: str) -> None:
    library.write(
        lambda connection: connection.execute(
            "INSERT INTO meeting (id, council, committee, committee_key, venue) "
            "VALUES (?, '', '', '', '')",
            (key,),
        )
    )


def test_a_connection_is_lent_again_and_sees_what_was_written_since(library: Library) -> None:
    with library.read() as first:
        assert count(first) == 0
    add(library, "one")
    with library.read() as again:
        assert again is first
        assert count(again) == 1


def test_one_reading_sees_one_state(library: Library) -> None:
    with library.read() as connection:
        assert count(connection) == 0
        add(library, "one")
        assert count(connection) == 0
        with library.read() as other:
            assert other is not connection
            assert count(other) == 1


def test_a_question_left_open_does_not_hold_the_old_state(library: Library) -> None:
    add(library, "one")
    with library.read() as connection:
        rows = connection.execute("SELECT id FROM meeting")
        next(rows)
    add(library, "two")
    with library.read() as connection:
        assert count(connection) == 2


def test_a_connection_that_met_trouble_is_not_lent_again(library: Library) -> None:
    with pytest.raises(ValueError, match="met"), library.read() as first:
        raise ValueError("met trouble")
    with pytest.raises(sqlite3.ProgrammingError):
        first.execute("SELECT 1")
    with library.read() as connection:
        assert count(connection) == 0


def test_nobody_writes_through_a_lent_connection(library: Library) -> None:
    with pytest.raises(DeskError, match="read-only"), library.read() as connection:
        connection.execute("DELETE FROM meeting")


def test_threads_never_share_one(library: Library) -> None:
    seen: list[int] = []
    together = threading.Barrier(6)

    def look() -> None:
        with library.read() as connection:
            together.wait(10)
            seen.append(id(connection))
            assert count(connection) == 0

    threads = [threading.Thread(target=look) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(seen)) == 6


def test_what_is_lent_out_is_closed_after_the_library(tmp_path: Path) -> None:
    Library.open(tmp_path / "library", create=True).close()
    lending = Lending(tmp_path / "library" / files.LIBRARY, keep=True)
    with lending.lend() as connection:
        lending.close()
        assert count(connection) == 0
    with pytest.raises(sqlite3.ProgrammingError):
        connection.execute("SELECT 1")
