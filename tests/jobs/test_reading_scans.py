"""Scans in the reader's own process: stopped whole, never silent, nothing left behind."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

import pytest

from scrutiny_desk.domain.errors import Cancelled
from scrutiny_desk.jobs import reader
from scrutiny_desk.library.shelves.pages import keep, unpack_words
from scrutiny_desk.reading.reader import read_paper
from tests.reading.pdf_maker import make_pdf, say
from tests.reading.scan_maker import blank_picture, needs_tesseract, posix, scan, stand_in

ROOT = Path(__file__).resolve().parents[2]


def gone(pid: int) -> bool:
    """True once the process has ended: killed ones stand until their new parent takes them."""
    until = time.monotonic() + 5.0
    while time.monotonic() < until:
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return True
        state = Path(f"/proc/{pid}/stat")
        if state.exists() and state.read_text().rpartition(")")[2].split()[0] == "Z":
            return True
        threading.Event().wait(0.02)
    return False


@pytest.fixture
def slow(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A Tesseract that never ends; the file in which it writes its number."""
    pid = tmp_path / "pid"
    folder = stand_in(
        tmp_path / "bin", f"echo $$ > {pid}.part; mv {pid}.part {pid}; exec sleep 600"
    )
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")
    return pid


@pytest.fixture
def scanned(tmp_path: Path) -> Path:
    one = make_pdf(tmp_path / "a.pdf", [lambda c: say(c, 60, 100, "Open the parks")])
    return scan(one, tmp_path / "scan.pdf", dpi=60)


@posix
def test_a_cancelled_scan_leaves_no_tesseract_and_no_picture(
    tmp_path: Path, slow: Path, scanned: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rooms = tmp_path / "rooms"
    rooms.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(rooms))
    with pytest.raises(Cancelled):
        reader.read_in_own_process(scanned, lambda *_: None, slow.exists)
    assert gone(int(slow.read_text()))
    assert list(rooms.iterdir()) == []


@posix
def test_tesseract_ends_when_the_program_is_gone(slow: Path, scanned: Path) -> None:
    serving = subprocess.Popen(
        [sys.executable, "-m", "scrutiny_desk", "_read", str(scanned)],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd=ROOT,
        start_new_session=True,
    )
    until = time.monotonic() + 30.0
    while not slow.exists() and time.monotonic() < until:
        threading.Event().wait(0.05)
    assert serving.stdin is not None
    serving.stdin.close()
    assert serving.wait(timeout=10.0) != 0
    assert gone(int(slow.read_text()))


@needs_tesseract
def test_a_scan_comes_through_as_it_was_read_page_after_page(tmp_path: Path) -> None:
    printed = make_pdf(
        tmp_path / "a.pdf",
        [lambda c: say(c, 60, 100, "Open all the parks at dawn and close them at dusk", 14)] * 3,
    )
    path = scan(printed, tmp_path / "scan.pdf", dpi=120)
    seen: list[tuple[int, int]] = []
    reading, _ = reader.read_in_own_process(path, lambda *at: seen.append(at), lambda: False)
    assert reading == keep(read_paper(path, lambda _done, _total: None))
    assert all(page.ocr for page in reading.pages)
    assert len([done for done in seen if done[1] == 3]) >= 3


def test_a_picture_of_50000_pixels_brings_no_reader_down(tmp_path: Path) -> None:
    path = blank_picture(tmp_path / "a.pdf", 50_000, 50_000, (595, 842))
    reading, facts = reader.read_in_own_process(path, lambda *_: None, lambda: False)
    assert [unpack_words(page.words) for page in reading.pages] == [[]]
    assert [doubt.page for doubt in facts.doubts] == ["PDF 1"]
