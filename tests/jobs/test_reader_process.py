from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from scrutiny_desk.domain.errors import Cancelled, DeskError
from scrutiny_desk.domain.pages.pages import Reading
from scrutiny_desk.domain.papers.facts import Facts
from scrutiny_desk.finding import find_facts
from scrutiny_desk.jobs import reader
from scrutiny_desk.library.shelves.pages import keep
from scrutiny_desk.reading.reader import read_paper

ROOT = Path(__file__).resolve().parents[2]
posix = pytest.mark.skipif(sys.platform == "win32", reason="signals and groups of POSIX")


def read(
    path: Path,
    *,
    says: str | None = None,
    progress: Callable[[int, int], None] = lambda _done, _total: None,
    cancelled: Callable[[], bool] = lambda: False,
    silence: float = 30.0,
) -> tuple[Reading, Facts]:
    """Reads in a process; says: Python that takes the place of our reader in it."""

    def command(paper: Path) -> list[str]:
        return [sys.executable, "-c", str(says), str(paper)]

    return reader.read_in_own_process(
        path,
        progress,
        cancelled,
        silence_seconds=silence,
        command=command if says is not None else None,
    )


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    path = tmp_path / "paper.pdf"
    canvas = Canvas(str(path))
    for number in (1, 2, 3):
        canvas.drawString(60, 700, f"Parks and play areas {number}")
        canvas.drawCentredString(297, 30, f"Page {number}")
        canvas.showPage()
    canvas.save()
    return path


def test_a_paper_comes_back_whole(paper: Path) -> None:
    seen: list[tuple[int, int]] = []
    reading, facts = read(paper, progress=lambda done, total: seen.append((done, total)))
    here = read_paper(paper, lambda _done, _total: None)
    assert reading == keep(here)
    assert facts == find_facts(here)
    assert [page.label for page in reading.pages] == ["1", "2", "3"]
    assert seen[-1] == (3, 3)
    assert seen == sorted(seen)


def test_a_text_paper_comes_back_with_its_layout(tmp_path: Path) -> None:
    path = tmp_path / "note.txt"
    path.write_text("Parks strategy\n\nOpen the parks.", "utf-8")
    reading, facts = read(path)
    assert reading.layout_pdf is not None
    assert reading.layout_pdf.startswith(b"%PDF-")
    assert facts.document.kind == "strategy"


def test_the_sample_pack_comes_back_whole(shared: Path) -> None:
    path = shared / "packs" / "agenda-pack-2024-01-25.pdf"
    reading, facts = read(path)
    here = read_paper(path, lambda _done, _total: None)
    assert reading == keep(here)
    assert facts == find_facts(here)


@pytest.mark.parametrize("name", ["missing.pdf", "folder", "empty.pdf", "picture.png", "cut.pdf"])
def test_trouble_comes_through_as_trouble(tmp_path: Path, name: str, paper: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "empty.pdf").touch()
    (tmp_path / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")
    (tmp_path / "cut.pdf").write_bytes(paper.read_bytes()[:400])
    with pytest.raises(DeskError) as told:
        read(tmp_path / name)
    assert name in told.value.title
    assert told.value.to_do
    assert "reader stopped" not in told.value.title


def test_a_name_with_odd_letters(tmp_path: Path, paper: Path) -> None:
    odd = tmp_path / "-- Größe “ü” 25%.pdf"
    odd.write_bytes(paper.read_bytes())
    assert read(odd)[0].file_name == odd.name


@posix
def test_a_reader_that_dies_by_a_signal(paper: Path) -> None:
    says = "import os, signal; os.kill(os.getpid(), signal.SIGSEGV)"
    with pytest.raises(DeskError, match=r"stopped while reading paper\.pdf.*SIGSEGV"):
        read(paper, says=says)


@pytest.mark.parametrize("says", ["", "raise SystemExit(3)", "print('[\"progress\",1,2]')"])
def test_a_reader_that_ends_without_an_answer(paper: Path, says: str) -> None:
    with pytest.raises(DeskError, match="It ended without an answer"):
        read(paper, says=says)


@pytest.mark.parametrize(
    "says",
    [
        "print('hello')",
        "print('[\"paper\",[],[]]')",
        "import sys; sys.stdout.buffer.write(bytes(range(256)) * 100)",
        "print('[\"progress\",1,2]'); print('[\"progress\",1')",
    ],
)
def test_a_reader_that_talks_nonsense(paper: Path, says: str) -> None:
    with pytest.raises(DeskError, match="could not be understood"):
        read(paper, says=says)


def test_a_reader_that_hangs(paper: Path) -> None:
    with pytest.raises(DeskError, match=r"said nothing for 0\.5 seconds"):
        read(paper, says="import threading; threading.Event().wait()", silence=0.5)


def test_a_line_that_never_ends_is_silence(paper: Path) -> None:
    says = (
        "import sys, threading\n"
        "while True:\n"
        "    sys.stdout.write('x'); sys.stdout.flush(); threading.Event().wait(0.05)\n"
    )
    with pytest.raises(DeskError, match="said nothing"):
        read(paper, says=says, silence=0.5)


def test_a_bug_in_the_reader_is_a_bug_here(paper: Path) -> None:
    says = "import json; print(json.dumps(['bug', 'Traceback: ZeroDivisionError']))"
    with pytest.raises(RuntimeError, match="ZeroDivisionError"):
        read(paper, says=says)


def test_cancelled_before_it_starts(paper: Path) -> None:
    with pytest.raises(Cancelled):
        read(paper, says="raise SystemExit", cancelled=lambda: True)


def test_cancelled_while_it_reads_kills_the_process(tmp_path: Path, paper: Path) -> None:
    pid_file = tmp_path / "pid"
    says = (
        "import os, pathlib, threading\n"
        f"pathlib.Path({str(pid_file)!r}).write_text(str(os.getpid()))\n"
        "print('[\"progress\",1,2]', flush=True); threading.Event().wait()"
    )
    begun = threading.Event()
    with pytest.raises(Cancelled):
        read(paper, says=says, progress=lambda *_: begun.set(), cancelled=begun.is_set)
    assert not is_alive(int(pid_file.read_text()))


@posix
def test_what_the_reader_started_goes_with_it(tmp_path: Path, paper: Path) -> None:
    pid_file = tmp_path / "pid"
    says = (
        "import pathlib, subprocess, sys, threading\n"
        "waits = 'import threading; threading.Event().wait()'\n"
        "child = subprocess.Popen([sys.executable, '-c', waits])\n"
        f"pathlib.Path({str(pid_file)!r}).write_text(str(child.pid))\n"
        "print('nonsense', flush=True); threading.Event().wait()"
    )
    with pytest.raises(DeskError):
        read(paper, says=says)
    assert gone(int(pid_file.read_text()))


@posix
def test_the_reader_ends_when_the_program_is_gone() -> None:
    script = (
        "import threading\n"
        "from scrutiny_desk.jobs import edge\n"
        "edge.end_with_the_program()\n"
        "print('up', flush=True); threading.Event().wait()"
    )
    said = subprocess.Popen(
        [sys.executable, "-c", script],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=ROOT,
    )
    assert said.stdin is not None
    assert said.stdout is not None
    assert said.stdout.readline() == b"up\n"
    said.stdin.close()
    assert said.wait(timeout=10.0) == 1
    said.stdout.close()


def test_print_of_a_library_does_not_break_the_protocol(paper: Path) -> None:
    says = (
        "import os, sys\n"
        "from scrutiny_desk.jobs import serving\n"
        "real = serving._read\n"
        "def noisy(path, progress):\n"
        "    os.write(1, b'warning from C\\n'); print('warning from Python', flush=True)\n"
        "    return real(path, progress)\n"
        "serving._read = noisy\n"
        "raise SystemExit(serving.serve(sys.argv[1]))"
    )
    assert len(read(paper, says=says)[0].pages) == 3


@posix
def test_a_paper_that_eats_memory_is_refused(paper: Path) -> None:
    says = (
        "import sys\n"
        "from scrutiny_desk.jobs import edge, serving\n"
        "def greedy(path, progress):\n"
        "    return bytearray(edge.MEMORY_LIMIT + 1)\n"
        "serving._read = greedy\n"
        "raise SystemExit(serving.serve(sys.argv[1]))"
    )
    with pytest.raises(DeskError, match="needs more memory"):
        read(paper, says=says)


def is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def gone(pid: int) -> bool:
    """True when the process has ended: it may stand for a moment until its new parent takes it."""
    until = time.monotonic() + 5.0
    while time.monotonic() < until:
        if not is_alive(pid):
            return True
        state = Path(f"/proc/{pid}/stat")
        if state.exists() and state.read_text().rpartition(")")[2].split()[0] == "Z":
            return True
        threading.Event().wait(0.02)
    return False
