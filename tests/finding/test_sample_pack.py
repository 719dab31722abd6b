"""The project's own sample pack, against the facts that were written down when it was made."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from scrutiny_desk.finding import find_facts
from scrutiny_desk.finding.as_json import facts_to_json
from scrutiny_desk.reading.reader import read_paper

SAMPLE = Path(__file__).resolve().parents[2] / "sample_data"
SECTIONS = (
    "document",
    "meeting",
    "agenda_items",
    "reports",
    "recommendations",
    "waiting_times",
    "waiting_dashboard",
    "kpis",
)


@pytest.fixture(scope="module")
def found() -> dict[str, Any]:
    """What `extract --json` prints for the sample, read back."""
    reading = read_paper(SAMPLE / "sample-pack.pdf", lambda _done, _total: None)
    return dict(json.loads(json.dumps(facts_to_json(find_facts(reading)))))


@pytest.fixture(scope="module")
def told() -> dict[str, Any]:
    return dict(json.loads((SAMPLE / "sample-facts.json").read_text("utf-8")))


def test_the_sample_is_told_in_these_sections(told: dict[str, Any]) -> None:
    assert set(told) == set(SECTIONS)
    assert all(told[section] for section in SECTIONS)


@pytest.mark.parametrize("section", SECTIONS)
def test_every_fact_of_the_sample_is_found(
    section: str, found: dict[str, Any], told: dict[str, Any]
) -> None:
    if isinstance(told[section], dict):
        assert only(told[section], found[section]) == told[section]
        return
    assert len(found[section]) == len(told[section])
    for row, wanted in zip(found[section], told[section], strict=True):
        assert only(wanted, row) == wanted


def test_the_score_of_the_sample(
    shared: Path, tmp_path: Path, found: dict[str, Any], told: dict[str, Any]
) -> None:
    oracle, facts = tmp_path / "oracle.json", tmp_path / "facts.json"
    oracle.write_text(json.dumps({section: told[section] for section in SECTIONS}), "utf-8")
    facts.write_text(json.dumps(found), "utf-8")
    scorer = shared / "tools" / "score_facts.py"
    said = subprocess.run(
        [sys.executable, str(scorer), str(oracle), str(facts), "--misses", "--min", "0.98"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert said.returncode == 0, said.stdout + said.stderr


def only(wanted: dict[str, Any], row: dict[str, Any]) -> dict[str, Any]:
    """The fields of the row that are told."""
    return {field: row.get(field) for field in wanted}
