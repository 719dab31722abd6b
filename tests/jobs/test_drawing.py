from __future__ import annotations

import sys
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from scrutiny_desk.domain.errors import DeskError
from scrutiny_desk.jobs import drawing
from scrutiny_desk.jobs.drawing import Drawing


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    path = tmp_path / "paper.pdf"
    canvas = Canvas(str(path))
    for number in range(5):
        canvas.drawString(60, 700, f"Berth {number}")
        canvas.showPage()
    canvas.save()
    return path


def say(monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    """Let this Python take the place of what draws."""
    monkeypatch.setattr(drawing, "own_command", lambda: [sys.executable, "-c", script])


def test_every_page_is_drawn_and_told(paper: Path) -> None:
    drawn: list[int] = []
    with Drawing(paper.name, paper, drawn.append) as one:
        one.finish()
    assert drawn == [1, 2, 3, 4, 5]


def test_a_file_that_cannot_be_drawn_says_why(tmp_path: Path) -> None:
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"%PDF-1.7\nnothing more")
    with Drawing(broken.name, broken, lambda _: None) as one, pytest.raises(DeskError):
        one.finish()


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_a_page_that_crashes_the_drawing_is_trouble(
    paper: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    say(monkeypatch, "import os, signal; os.kill(os.getpid(), signal.SIGSEGV)")
    trouble = pytest.raises(DeskError, match=r"pages of paper\.pdf cannot be drawn.*SIGSEGV")
    with Drawing(paper.name, paper, lambda _: None) as one, trouble:
        one.finish()


def test_a_bug_in_the_drawing_is_a_bug_here(paper: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    say(monkeypatch, 'print(\'["bug", "ZeroDivisionError"]\'); raise SystemExit(1)')
    bug = pytest.raises(RuntimeError, match="ZeroDivisionError")
    with Drawing(paper.name, paper, lambda _: None) as one, bug:
        one.finish()


def test_it_ends_with_the_block(paper: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    say(monkeypatch, "import threading; threading.Event().wait()")
    with Drawing(paper.name, paper, lambda _: None) as one:
        assert one._child.poll() is None
    assert one._child.poll() is not None
