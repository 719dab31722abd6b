from __future__ import annotations

import json
from pathlib import Path

import pytest

from scrutiny_desk import cli
from scrutiny_desk.library.library import Library
from tests.services.made_papers import Desk, facts
from tests.services.measures.test_measures_service import waiting

TABLE = "Month,Provider,Waiting\nJan-31,North,90\nFeb-31,North,x\nFeb-31,South,4\n"


@pytest.fixture
def place(tmp_path: Path) -> Path:
    folder = tmp_path / "library"
    with Library.open(folder, create=True) as library:
        desk = Desk(library, tmp_path)
        for date, figure in (("2031-03-06", 90), ("2031-05-01", 95)):
            row = waiting("Ferries", "2031-01-31", waiting=figure)
            desk.import_one(f"{date}.pdf", facts(date=date, waiting=[row]))
    return folder


def said(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert cli.run(["measures", *arguments]) == 0
    return capsys.readouterr().out


def test_list_tells_readings_with_their_places_and_what_disagrees(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (one,) = json.loads(said(capsys, "list", "--library", str(place), "--json"))
    assert [(r["value"], r["counts"], len(r["places"])) for r in one["readings"]] == [
        (90.0, False, 1),
        (95.0, True, 1),
    ]
    assert one["disagreements"] == [
        {"as_of": "2031-01-31", "kind": "reading", "counts": 95.0, "others": [90.0]}
    ]
    assert said(capsys, "list", "--library", str(place)) == (
        "Ferries: Referrals waiting, 2 readings, 1 date with figures that differ\n"
    )


def test_import_shows_first_and_takes_when_asked(
    place: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "waits.csv"
    path.write_text(TABLE, "utf-8")
    asked = ["import", str(path), "--library", str(place), "--service", "ferries"]
    assert cli.run(["measures", *asked]) == 2
    assert "Add --name" in capsys.readouterr().err
    asked += ["--name", "North"]
    shown = json.loads(said(capsys, *asked, "--json"))
    assert [(r["as_of"], r["state"]) for r in shown["rows"]] == [
        ("2031-01", "same"),
        ("2031-02", "new"),
    ]
    assert shown["taken"] is None
    assert said(capsys, *asked, "--take").endswith(
        "1 reading entered for Ferries, Referrals waiting.\n"
    )
    (one,) = json.loads(said(capsys, "list", "--library", str(place), "--json"))
    (entered,) = one["readings"][-1]["entered"]
    assert (entered["file"], entered["place"]) == ("waits.csv", "row 3, column C")
