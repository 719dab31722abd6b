"""Confidence means something: of facts given at least 0.9, at least 99 in 100 are right."""

from __future__ import annotations

import json
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from scrutiny_desk.finding import find_facts
from scrutiny_desk.finding.as_json import facts_to_json
from scrutiny_desk.reading.reader import read_paper

SURE = 0.9


@pytest.fixture(scope="module")
def scorer(shared: Path) -> ModuleType:
    """The scorer's own functions: which row is which, and whether a field is right."""
    source = (shared / "tools" / "score_facts.py").read_text("utf-8")
    module = ModuleType("score_facts")
    exec(compile(source.rpartition("\nmain()")[0], "score_facts.py", "exec"), module.__dict__)
    return module


def papers(shared: Path) -> list[tuple[Path, Path]]:
    """Every paper with what a careful person found in it."""
    pairs = []
    for folder in ("packs", "real"):
        for path in sorted((shared / folder).glob("*.pdf")):
            oracle = shared / "oracle" / f"{path.stem.removesuffix('-no-bookmarks')}.json"
            if oracle.exists():
                pairs.append((path, oracle))
    return pairs


def sure_fields(scorer: ModuleType, path: Path, oracle: Path) -> tuple[int, list[str]]:
    """How many fields of sure facts there are, and which of them are wrong."""
    wanted = json.loads(oracle.read_text("utf-8"))
    found: dict[str, Any] = facts_to_json(find_facts(read_paper(path, lambda _d, _t: None)))
    count, wrong = 0, []
    for section, rows in wanted.items():
        have = found.get(section)
        if section in scorer.KEY and isinstance(rows, list) and isinstance(have, list):
            pairs, extra = scorer.pair(section, rows, have)
            for row, got in pairs:
                if got is None or got["confidence"] < SURE:
                    continue
                count += len(row)
                wrong += [
                    f"{path.name} {section} {name}: {row[name]!r} {got.get(name)!r}"
                    for name in row
                    if not scorer.right(name, row[name], got.get(name))
                ]
            for at in extra:
                if have[at]["confidence"] >= SURE:
                    count += len(rows[0])
                    wrong += [f"{path.name} {section}: too much: {have[at]}"] * len(rows[0])
        elif isinstance(rows, dict) and isinstance(have, dict) and _surety(found, have) >= SURE:
            count += len(rows)
            wrong += [
                f"{path.name} {section} {name}"
                for name in rows
                if not scorer.right(name, rows[name], have.get(name))
            ]
    return count, wrong


def _surety(found: dict[str, Any], row: dict[str, Any]) -> float:
    """How sure a row is; the counts of an inspection's findings are as sure as the inspection."""
    return float(row.get("confidence", found.get("inspection", {}).get("confidence", 1.0)))


def test_what_is_given_as_sure_is_right(shared: Path, scorer: ModuleType) -> None:
    counted = [sure_fields(scorer, *pair) for pair in papers(shared)]
    count = sum(one for one, _ in counted)
    wrong = [line for _, lines in counted for line in lines]
    assert count > 1000
    assert len(wrong) <= 0.01 * count, "\n".join(wrong)


def test_most_of_what_is_right_is_given_as_sure(shared: Path) -> None:
    path = shared / "packs" / "agenda-pack-2024-01-25.pdf"
    facts = facts_to_json(find_facts(read_paper(path, lambda _d, _t: None)))
    rows = [row for section in facts.values() if isinstance(section, list) for row in section]
    doubts = facts.get("doubts", [])
    assert isinstance(doubts, list)
    sure = [row for row in rows if row["confidence"] >= SURE]
    assert len(sure) > 0.9 * (len(rows) - len(doubts))
