"""The same paper as another kind of file gives the same facts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from scrutiny_desk.domain.pages.pages import Reading
from scrutiny_desk.finding import find_facts
from scrutiny_desk.finding.as_json import facts_to_json
from scrutiny_desk.reading.reader import read_paper
from tests.reading import rewriting
from tests.reading.office_maker import ods, ods_rows, xls

SAMPLES = Path(__file__).resolve().parents[2] / "sample_data"
TABLES = ("recommendations", "waiting_times", "waiting_dashboard", "kpis", "milestones")
PLACE = {"page", "confidence", "page_index", "box"}

Write = Callable[[Path, Sequence[rewriting.Block]], None]

pytestmark = pytest.mark.usefixtures("qapp")


def read(path: Path) -> Reading:
    return read_paper(path, lambda _done, _total: None)


def rows(reading: Reading, section: str, *, without: str = "") -> list[dict[str, Any]]:
    found = facts_to_json(find_facts(reading)).get(section, [])
    assert isinstance(found, list)
    return [{key: row[key] for key in row if key not in PLACE | {without}} for row in found]


@pytest.fixture(scope="module")
def pack() -> Reading:
    return read(SAMPLES / "sample-pack.pdf")


@pytest.fixture(scope="module")
def tracker() -> Reading:
    return read(SAMPLES / "sample-tracker.xlsx")


@pytest.mark.parametrize(
    ("name", "write", "kind", "coloured"),
    [
        ("pack.docx", rewriting.write_docx, "word", True),
        ("pack.html", rewriting.write_html, "html", True),
        ("pack.md", rewriting.write_markdown, "markdown", False),
        ("pack.txt", rewriting.write_text, "text", False),
    ],
)
def test_the_pack_gives_the_same_tables(
    tmp_path: Path, pack: Reading, name: str, write: Write, kind: str, coloured: bool
) -> None:
    write(tmp_path / name, list(rewriting.blocks_of(pack)))
    reading = read(tmp_path / name)
    assert reading.kind_of_file == kind
    colour = "" if coloured else "rag_colour"
    for section in TABLES:
        wanted = rows(pack, section, without=colour)
        assert wanted
        assert rows(reading, section, without=colour) == wanted


def words(reading: Reading) -> list[list[str]]:
    return [[cell.text for cell in row] for table in reading.tables for row in table.rows]


def write_csv(path: Path, table: list[list[str]]) -> None:
    quoted = [",".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in table]
    path.write_text("\n".join(quoted), encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "write"),
    [
        ("tracker.ods", lambda path, table: path.write_bytes(ods(ods_rows(table)))),
        ("tracker.xls", lambda path, table: path.write_bytes(xls(table))),
        ("tracker.csv", write_csv),
    ],
)
def test_the_tracker_gives_the_same_rows(
    tmp_path: Path, tracker: Reading, name: str, write: Callable[[Path, list[list[str]]], object]
) -> None:
    write(tmp_path / name, words(tracker))
    reading = read(tmp_path / name)
    assert reading.kind_of_file == "workbook"
    wanted = rows(tracker, "recommendations", without="rag_colour")
    assert len(wanted) == 11
    assert rows(reading, "recommendations", without="rag_colour") == wanted
