"""Each case runs in a process of its own, as the reader does: it parts in two."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

ROOT = Path(__file__).resolve().parents[3]
PAGES = 40

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="one process becomes two on Linux")

SAME = """
import sys
from pathlib import Path
from scrutiny_desk.reading.pdf import read_pdf
path = Path(sys.argv[1])
told = []
alone = read_pdf(path, lambda *_: None)
both = read_pdf(path, lambda done, of: told.append((done, of)), processes=2)
print(alone == both, told[-1], told == sorted(told))
"""
OTHER_DIES = """
import os, sys
from scrutiny_desk.domain.pages import Page
from scrutiny_desk.reading.page import side_by_side
side_by_side._can_part = lambda: True
ours, here = os.getpid(), []
def read(index):
    if os.getpid() != ours and index == 30:
        os._exit(9)
    if os.getpid() == ours:
        here.append(index)
    return Page(index, 10.0, 10.0, ()), index % 2 == 1
found = list(side_by_side.read_pages(40, read, lambda: None, processes=2))
print([page.index for page, _ in found] == list(range(40)))
print(all(picture == (page.index % 2 == 1) for page, picture in found))
print(here == [*range(20), *range(30, 40)])
"""
TROUBLE = """
import os
from scrutiny_desk.domain.pages import Page
from scrutiny_desk.reading.page import side_by_side
side_by_side._can_part = lambda: True
def read(index):
    if index == 35:
        raise ValueError("page 36 is broken")
    return Page(index, 10.0, 10.0, ()), False
try:
    list(side_by_side.read_pages(40, read, lambda: None, processes=2))
except ValueError as trouble:
    print(trouble)
"""


def run(script: str, *arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", script, *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    return done.stdout.strip()


def test_two_processes_read_what_one_reads(tmp_path: Path) -> None:
    path = tmp_path / "paper.pdf"
    canvas = Canvas(str(path))
    for number in range(1, PAGES + 1):
        canvas.setFont("Helvetica-Bold" if number % 3 else "Helvetica", 11)
        canvas.drawString(60, 700, f"Wharf and crane {number} – café")
        canvas.rect(60, 500, 200, 40, fill=number % 2)
        canvas.drawCentredString(297, 30, f"Page {number}")
        canvas.showPage()
    canvas.save()
    assert run(SAME, str(path)) == f"True ({PAGES}, {PAGES}) True"


def test_what_a_process_that_died_left_is_read_here() -> None:
    assert run(OTHER_DIES).split() == ["True", "True", "True"]


def test_trouble_of_the_other_process_is_met_here() -> None:
    assert run(TROUBLE) == "page 36 is broken"
