from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from reportlab.pdfgen.canvas import Canvas

from scrutiny_desk.jobs.ahead import reading_ahead


def paper(folder: Path, name: str, words: str) -> Path:
    path = folder / name
    canvas = Canvas(str(path))
    canvas.drawString(60, 700, words)
    canvas.save()
    return path


def test_the_process_started_ahead_and_those_after_it_read(tmp_path: Path) -> None:
    one = paper(tmp_path, "one.pdf", "Parks and play areas")
    two = paper(tmp_path, "zwei – größe.pdf", "Bins and bottles")
    with reading_ahead(one) as read:
        texts = [
            read(path, lambda _done, _total: None, lambda: False)[0].pages[0].text
            for path in (one, two)
        ]
    assert texts == ["Parks and play areas", "Bins and bottles"]


def test_what_is_not_asked_for_ends_with_the_block(tmp_path: Path) -> None:
    # The keeper of the tests fails this one where a process is left behind.
    one = paper(tmp_path, "one.pdf", "Parks and play areas")
    two = paper(tmp_path, "two.pdf", "Bins and bottles")
    with reading_ahead(one) as read:
        reading, _ = read(two, lambda _done, _total: None, lambda: False)
    assert reading.pages[0].text == "Bins and bottles"


def test_next_to_nothing_is_loaded_before_the_reader_starts() -> None:
    # The command line and what starts the reader: all else is loaded while the reader works.
    code = "import sys, scrutiny_desk.cli, scrutiny_desk.jobs.ahead; print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout.split()
    assert "scrutiny_desk.jobs.reader_process" in loaded
    heavy = ("dataclasses", "sqlite3", "scrutiny_desk.library", "scrutiny_desk.services")
    assert [name for name in heavy if name in loaded] == []
