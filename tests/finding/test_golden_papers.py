"""Every published paper beside the project, against what a careful person found in it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from scrutiny_desk.domain.papers.facts import Facts
from scrutiny_desk.finding import find_facts
from scrutiny_desk.finding.as_json import facts_to_json
from scrutiny_desk.reading.reader import read_paper

PACK = "agenda-pack-2024-01-25"


def found_in(path: Path) -> Facts:
    return find_facts(read_paper(path, lambda _done, _total: None))


@pytest.fixture(scope="module")
def pack(shared: Path) -> Facts:
    return found_in(shared / "packs" / f"{PACK}.pdf")


@pytest.fixture(scope="module")
def oracle(shared: Path) -> dict[str, Any]:
    return dict(json.loads((shared / "oracle" / f"{PACK}.json").read_text("utf-8")))


def folded(value: object) -> str:
    return " ".join(str(value).casefold().replace("’", "'").split())


def test_the_meeting_of_the_sample_pack(pack: Facts, oracle: dict[str, Any]) -> None:
    assert pack.meeting is not None
    found = facts_to_json(pack)["meeting"]
    assert isinstance(found, dict)
    for field, wanted in oracle["meeting"].items():
        assert folded(found[field]) == folded(wanted), field


def test_the_agenda_of_the_sample_pack(pack: Facts, oracle: dict[str, Any]) -> None:
    found = [
        (item.number, folded(item.title), item.first_page, item.last_page)
        for item in pack.agenda_items
    ]
    assert found == [
        (row["number"], folded(row["title"]), row["first_page"], row["last_page"])
        for row in oracle["agenda_items"]
    ]
    assert [item for item in pack.doubts if item.what.startswith("Pages of")] == []


def test_the_reports_of_the_sample_pack(pack: Facts, oracle: dict[str, Any]) -> None:
    wanted = oracle["reports"]
    assert [report.item for report in pack.reports] == [row["item"] for row in wanted]
    assert [list(report.appendices) for report in pack.reports] == [
        row["appendices"] for row in wanted
    ]
    assert [report.exempt for report in pack.reports] == [row["exempt"] for row in wanted]
    for report, row in zip(pack.reports, wanted, strict=True):
        assert folded(row["officer"]) in folded(report.officer)
        assert report.recommendations
        assert report.sections[0].number == "1.0"
        assert report.sections[-1].heading == "Background papers"


def test_bookmarks_are_not_needed(shared: Path, pack: Facts) -> None:
    bare = found_in(shared / "packs" / f"{PACK}-no-bookmarks.pdf")
    assert bare.meeting == pack.meeting
    assert [
        (item.number, item.title, item.first_index, item.last_index) for item in bare.agenda_items
    ] == [
        (item.number, item.title, item.first_index, item.last_index) for item in pack.agenda_items
    ]
    assert bare.reports == pack.reports


def test_every_other_paper(shared: Path) -> None:
    papers = [*(shared / "packs").glob("*.pdf"), *(shared / "real").glob("*.pdf")]
    checked = 0
    for path in sorted(papers):
        told = shared / "oracle" / f"{path.stem}.json"
        if path.stem == PACK or not told.exists():
            continue
        wanted = json.loads(told.read_text("utf-8"))
        found: Any = facts_to_json(found_in(path))
        assert found["document"]["kind"] == wanted.get("document", {}).get("kind"), path.name
        for field, value in wanted.get("meeting", {}).items():
            assert folded(found["meeting"][field]) == folded(value), (path.name, field)
        rows = [{key: folded(row[key]) for key in row} for row in wanted.get("agenda_items", [])]
        assert [
            {key: folded(row[key]) for key in ("number", "title", "first_page", "last_page")}
            for row in found.get("agenda_items", [])
        ] == rows, path.name
        checked += 1
    assert checked >= 10


def test_a_text_of_the_pack_has_the_same_meeting_and_agenda(shared: Path, pack: Facts) -> None:
    (text,) = [
        path
        for path in sorted((shared / "seeds").glob("*.txt"))
        if "A G E N D A" in path.read_text("utf-8", "replace")[:3000]
    ]
    found = found_in(text)
    assert found.meeting is not None
    assert pack.meeting is not None
    assert (found.meeting.date, found.meeting.members) == (pack.meeting.date, pack.meeting.members)
    assert [(item.number, item.first_page) for item in found.agenda_items] == [
        (item.number, item.first_page) for item in pack.agenda_items
    ]
