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


TIDY = """time_period,time_identifier,la_name,sen_need,num_caseload
202223,Academic year,Blackpool,Total,900
202223,Academic year,Blackpool,Speech,100
202223,Academic year,Lancashire,Total,5000
202324,Academic year,Blackpool,Total,950
202324,Academic year,Blackpool,Speech,low
202324,Academic year,Lancashire,Total,5100
"""


def test_a_long_table_is_narrowed_by_what_its_columns_say(
    place: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "tidy.csv"
    path.write_text(TIDY, "utf-8")
    asked = ["import", str(path), "--library", str(place), "--service", "Blackpool"]
    asked += ["--measure", "Plans", "--name", "Blackpool"]
    assert cli.run(["measures", *asked]) == 2
    refused = capsys.readouterr().err
    assert refused.count("\n") == 1
    assert "They differ by “sen_need”: Total, Speech" in refused
    assert 'Add --where "sen_need=Total"' in refused

    found = json.loads(said(capsys, *asked, "--where", "sen_need=speech", "--json"))
    assert [(row["as_of"], row["value"]) for row in found["rows"]] == [
        ("2023-08-31", 100.0),
        ("2024-08-31", None),
    ]
    assert cli.run(["measures", *asked, "--where", "need=speech"]) == 2
    assert "The column “need” is not there" in capsys.readouterr().err
    assert cli.run(["measures", *asked, "--where", "sen_need=Asthma"]) == 2
    assert "There are “Total”, “Speech”. Name one of them" in capsys.readouterr().err
