from __future__ import annotations

import sqlite3
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from scrutiny_desk.domain.errors import DeskError
from scrutiny_desk.library.library import Library


def put_place(connection: sqlite3.Connection) -> None:
    connection.execute(
        "INSERT INTO meeting (id, council, committee, committee_key, venue) "
        "VALUES ('m', '', 'C', 'c', '')"
    )


def meetings(library: Library) -> int:
    with library.read() as connection:
        return int(connection.execute("SELECT count(*) FROM meeting").fetchone()[0])


def test_a_new_library_opens_again(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "library"
    with Library.open(folder, create=True) as library:
        library.write(put_place)
    with Library.open(folder) as library:
        assert library.folder == folder
        assert meetings(library) == 1
        with library.read() as connection:
            assert connection.execute("PRAGMA journal_mode").fetchone()[0] == "wal"


def test_where_there_is_no_library(tmp_path: Path) -> None:
    for options in ({}, {"read_only": True}, {"read_only": True, "create": True}):
        with pytest.raises(DeskError, match="no library here"):
            Library.open(tmp_path, **options)
    assert list(tmp_path.iterdir()) == []


def test_a_file_where_the_folder_should_be(tmp_path: Path) -> None:
    (tmp_path / "library").write_text("a letter")
    with pytest.raises(DeskError, match="read-only"):
        Library.open(tmp_path / "library", create=True)


def test_a_failed_write_leaves_nothing_and_its_error_rises(tmp_path: Path) -> None:
    def work(connection: sqlite3.Connection) -> None:
        put_place(connection)
        raise KeyError("midway")

    with Library.open(tmp_path, create=True) as library:
        with pytest.raises(KeyError, match="midway"):
            library.write(work)
        assert meetings(library) == 0
        library.write(put_place)
        with pytest.raises(sqlite3.IntegrityError):
            library.write(put_place)
        assert meetings(library) == 1


def test_references_are_held(tmp_path: Path) -> None:
    with (
        Library.open(tmp_path, create=True) as library,
        pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"),
    ):
        library.write(lambda c: c.execute("INSERT INTO place VALUES ('no paper', 0, 0.0, 1)"))


def test_writes_from_many_threads_are_taken_one_at_a_time(tmp_path: Path) -> None:
    with Library.open(tmp_path, create=True) as library:
        seen: set[int] = set()

        def add_one(connection: sqlite3.Connection) -> None:
            seen.add(threading.get_ident())
            put_place(connection)
            connection.execute(
                "UPDATE meeting SET id = (SELECT count(*) FROM meeting) WHERE id = 'm'"
            )

        threads = [
            threading.Thread(target=lambda: [library.write(add_one) for _ in range(10)])
            for _ in range(4)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert meetings(library) == 40
        assert len(seen) == 1


def test_a_write_within_a_write_is_refused(tmp_path: Path) -> None:
    with (
        Library.open(tmp_path, create=True) as library,
        pytest.raises(RuntimeError, match="within a write"),
    ):
        library.write(lambda _: library.write(put_place))


def test_reading_sees_one_state_and_cannot_write(tmp_path: Path) -> None:
    with Library.open(tmp_path, create=True) as library, library.read() as connection:
        assert connection.execute("SELECT count(*) FROM meeting").fetchone()[0] == 0
        library.write(put_place)
        assert connection.execute("SELECT count(*) FROM meeting").fetchone()[0] == 0
        assert meetings(library) == 1
        with pytest.raises(sqlite3.OperationalError, match="readonly"):
            put_place(connection)


def test_a_closed_library_says_so(tmp_path: Path) -> None:
    library = Library.open(tmp_path, create=True)
    library.close()
    library.close()
    with pytest.raises(RuntimeError, match="closed"):
        library.write(put_place)
    with pytest.raises(RuntimeError, match="closed"), library.read():
        pass


def test_one_window_at_a_time(tmp_path: Path) -> None:
    with Library.open(tmp_path, create=True) as library:
        library.write(put_place)
        with pytest.raises(DeskError, match="open in another window"):
            Library.open(tmp_path)
        with Library.open(tmp_path, read_only=True) as reading:
            assert meetings(reading) == 1
    Library.open(tmp_path).close()


HOLD = """
import sys
from pathlib import Path
from scrutiny_desk.library.library import Library
library = Library.open(Path(sys.argv[1]), create=True)
library.write(lambda c: c.execute(
    "INSERT INTO meeting (id, council, committee, committee_key, venue) "
    "VALUES ('kept', '', 'C', 'c', '')"))
print("held", flush=True)
sys.stdin.read()
"""


def test_the_lock_ends_with_a_process_that_is_killed(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tmp_path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        with pytest.raises(DeskError, match="open in another window"):
            Library.open(tmp_path)
        other.kill()
        other.wait()
    with Library.open(tmp_path) as library:
        assert meetings(library) == 1


def test_originals_are_kept_once_and_for_good(tmp_path: Path) -> None:
    with Library.open(tmp_path, create=True) as library:
        names = library.keep_originals(b"one", b"two")
        assert library.keep_originals(b"one") == names[:1]
        assert [library.original(name) for name in names] == [b"one", b"two"]
        with pytest.raises(DeskError, match="damaged"):
            library.original("0" * 64)
    with sqlite3.connect(tmp_path / "papers.db") as originals:
        for statement in ("DELETE FROM original", "UPDATE original SET bytes = x'00'"):
            with pytest.raises(sqlite3.IntegrityError, match="append-only"):
                originals.execute(statement)
        assert originals.execute("SELECT count(*) FROM original").fetchone()[0] == 2
    originals.close()


@pytest.mark.parametrize("name", ["library.db", "papers.db"])
def test_a_file_that_is_no_database(tmp_path: Path, name: str) -> None:
    Library.open(tmp_path, create=True).close()
    (tmp_path / name).write_bytes(b"This was a database once. " * 400)
    for read_only in (False, True):
        with pytest.raises(DeskError, match="damaged"):
            Library.open(tmp_path, read_only=read_only)
    assert (tmp_path / name).read_bytes().startswith(b"This was")


def test_a_library_with_spoiled_pages(tmp_path: Path) -> None:
    Library.open(tmp_path, create=True).close()
    path = tmp_path / "library.db"
    content = bytearray(path.read_bytes())
    content[4096 * 3 : 4096 * 6] = b"\xa5" * (4096 * 3)
    path.write_bytes(content)
    with pytest.raises(DeskError, match="damaged"):
        Library.open(tmp_path)
    assert path.read_bytes() == content


def test_a_library_that_lost_its_originals(tmp_path: Path) -> None:
    Library.open(tmp_path, create=True).close()
    (tmp_path / "papers.db").unlink()
    with pytest.raises(DeskError, match="damaged"):
        Library.open(tmp_path)
    assert not (tmp_path / "papers.db").exists()


def test_a_database_of_another_program(tmp_path: Path) -> None:
    Library.open(tmp_path, create=True).close()
    path = tmp_path / "library.db"
    path.unlink()
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE recipe (name TEXT)")
    other.close()
    before = path.read_bytes()
    with pytest.raises(DeskError, match="no library of Scrutiny Desk"):
        Library.open(tmp_path)
    assert path.read_bytes() == before


def test_a_first_start_that_was_cut_short_is_gone_on_with(tmp_path: Path) -> None:
    Library.open(tmp_path, create=True).close()
    (tmp_path / "library.db").write_bytes(b"")
    with Library.open(tmp_path) as library:
        assert meetings(library) == 0


READ_ONLY = """
import os, sys
from pathlib import Path
from scrutiny_desk.domain.errors import DeskError
from scrutiny_desk.library.library import Library
if os.geteuid() == 0:
    os.setuid(65534)
folder = Path(sys.argv[1])
try:
    Library.open(folder)
except DeskError as error:
    print(error.title)
with Library.open(folder, read_only=True) as library, library.read() as connection:
    print(connection.execute("SELECT count(*) FROM meeting").fetchone()[0])
"""


@pytest.mark.skipif(sys.platform == "win32", reason="folders have no such rights on Windows")
@pytest.mark.parametrize("what", ["folder", "library.db", "desk.lock"])
def test_a_library_nobody_may_write_in(tmp_path: Path, what: str) -> None:
    folder = tmp_path / "library"
    with Library.open(folder, create=True) as library:
        library.write(put_place)
    for parent in (tmp_path, *tmp_path.parents[:2]):
        parent.chmod(0o755)
    for path in folder.iterdir():
        path.chmod(0o444 if what in ("folder", path.name) else 0o666)
    folder.chmod(0o555 if what == "folder" else 0o777)
    try:
        told = subprocess.run(
            [sys.executable, "-c", READ_ONLY, str(folder)],
            capture_output=True,
            text=True,
            check=False,
            cwd=Path(__file__).parents[2],
        )
    finally:
        folder.chmod(0o755)
    if "PermissionError" in told.stderr or "ModuleNotFoundError" in told.stderr:
        pytest.skip("the project itself is not readable for others here")
    assert told.stdout.splitlines() == ["This library is read-only", "1"], told.stderr


def test_a_full_disk_is_told_and_harms_nothing(tmp_path: Path) -> None:
    def fill(connection: sqlite3.Connection) -> None:
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count = {pages + 2}")
        connection.execute(
            "INSERT INTO meeting (id, council, committee, committee_key, venue) "
            "VALUES ('big', '', hex(zeroblob(200000)), '', '')"
        )

    with Library.open(tmp_path, create=True) as library:
        with pytest.raises(DeskError, match="disk is full"):
            library.write(fill)
        assert meetings(library) == 0
