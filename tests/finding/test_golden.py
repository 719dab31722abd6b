"""Everything found in each paper of the sample, word for word: what changed shows as a difference.

`make golden` writes the files anew; look at the difference before it is kept.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from scrutiny_desk.finding import find_facts
from scrutiny_desk.finding.as_json import facts_to_json
from scrutiny_desk.reading.reader import read_paper

SAMPLE = Path(__file__).resolve().parents[2] / "sample_data"
GOLDEN = Path(__file__).with_name("golden")
PAPERS = sorted(
    path
    for path in SAMPLE.iterdir()
    if path.name.startswith("sample-") and path.suffix not in {".json", ".py"}
)


def found_in(path: Path) -> dict[str, Any]:
    reading = read_paper(path, lambda _done, _total: None)
    found = json.loads(json.dumps(facts_to_json(find_facts(reading)), ensure_ascii=False))
    # Where a word stands in a layout depends on the fonts of the machine.
    laid_out = reading.layout_pdf is not None
    return dict(
        _without(found, {"box", "sha256"} | ({"page", "page_index"} if laid_out else set()))
    )


def _without(value: Any, names: set[str]) -> Any:
    if isinstance(value, dict):
        return {name: _without(part, names) for name, part in value.items() if name not in names}
    if isinstance(value, list):
        return [_without(part, names) for part in value]
    return value


@pytest.mark.parametrize("path", PAPERS, ids=lambda path: path.name)
def test_what_is_found_in_a_sample_paper_is_as_it_was(path: Path) -> None:
    golden = GOLDEN / f"{path.name}.json"
    found = found_in(path)
    if os.environ.get("WRITE_GOLDEN"):
        golden.write_text(json.dumps(found, indent=1, ensure_ascii=False) + "\n", "utf-8")
    kept = json.loads(golden.read_text("utf-8"))
    for section in sorted(kept.keys() | found.keys()):
        assert found.get(section) == kept.get(section), section


def test_every_golden_file_has_its_paper() -> None:
    names = {f"{path.name}.json" for path in PAPERS}
    assert {path.name for path in GOLDEN.iterdir()} == names
