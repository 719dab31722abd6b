"""Builds every sample file from sample_data/source, byte for byte the same each time.

Run it as `python sample_data/build_sample.py [FOLDER]`; the folder is this one unless given.
"""

from __future__ import annotations

import hashlib
import json
import sys
import textwrap
from pathlib import Path

from making.facts import facts_of
from making.pack import build_pack
from making.sources import SOURCE
from making.workbook import build_workbook

LINE_WIDTH = 78


def build(folder: Path) -> list[Path]:
    """Writes the four sample files into folder, which is made if need be, and names them."""
    folder.mkdir(parents=True, exist_ok=True)
    pack = folder / "sample-pack.pdf"
    layout = build_pack(pack)
    facts = folder / "sample-facts.json"
    found = facts_of(layout, hashlib.sha256(pack.read_bytes()).hexdigest())
    text = json.dumps(found, ensure_ascii=False, indent=1) + "\n"
    facts.write_text(text, encoding="utf-8", newline="\n")
    workbook = folder / "sample-tracker.xlsx"
    build_workbook(workbook)
    briefing = folder / "sample-briefing.txt"
    lines = (SOURCE / "briefing.txt").read_text(encoding="utf-8").splitlines()
    wrapped = "\n".join(textwrap.fill(line, LINE_WIDTH) for line in lines)
    briefing.write_text(wrapped + "\n", encoding="utf-8", newline="\n")
    return [pack, workbook, briefing, facts]


if __name__ == "__main__":
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parent
    for made in build(target):
        sys.stdout.write(f"{made.name}: {made.stat().st_size} bytes\n")
