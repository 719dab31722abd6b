from __future__ import annotations

import hashlib
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication

from scrutiny_desk.domain.errors import DeskError
from scrutiny_desk.domain.pages.pages import Reading
from scrutiny_desk.reading import plain_bytes
from scrutiny_desk.reading.plain_bytes import decoded
from scrutiny_desk.reading.text.paper import read_text_paper

pytestmark = pytest.mark.usefixtures("qapp")


def read(path: Path, content: str) -> Reading:
    path.write_bytes(content.encode())
    return read_text_paper(path, lambda _done, _total: None)


def test_lines_stay_lines_and_signs_stay_signs(tmp_path: Path) -> None:
    content = "# Parks & <100 places>\n\n1 Swings   £5 – “new”\r\n  2 Slides\n"
    reading = read(tmp_path / "a.txt", content)
    assert [line.text for line in reading.pages[0].lines] == [
        "# Parks & <100 places>",
        "1 Swings £5 – “new”",
        "2 Slides",
    ]
    assert reading.title == "Parks & <100 places>"
    assert reading.sha256 == hashlib.sha256(content.encode()).hexdigest()


def test_marks_that_another_format_left_are_no_words(tmp_path: Path) -> None:
    reading = read(tmp_path / "a.txt", "<p>1. **Parks** are <i>open</i>.</p>\n5 ** 2 is 25")
    assert reading.pages[0].text == "1. Parks are open.\n5 ** 2 is 25"


def test_a_word_with_a_hyphen_is_not_broken(tmp_path: Path) -> None:
    words = ["well-kept" if number % 3 else "co-produced" for number in range(900)]
    reading = read(tmp_path / "a.txt", " ".join(words))
    assert [word.text for page in reading.pages for word in page.words] == words


def test_pages_are_numbered_and_a_form_feed_starts_one(tmp_path: Path) -> None:
    reading = read(tmp_path / "a.txt", "One\f\fTwo\fThree" + "\nline" * 200)
    assert [page.label for page in reading.pages] == [
        str(number + 1) for number in range(len(reading.pages))
    ]
    assert len(reading.pages) > 4
    assert [page.lines[0].text for page in reading.pages[:3]] == ["One", "Two", "Three"]


def test_every_word_is_laid_out_once(tmp_path: Path) -> None:
    words = [f"w{number}" for number in range(3000)]
    reading = read(tmp_path / "a.txt", " ".join(words))
    found = [word.text for page in reading.pages for line in page.lines for word in line.words]
    assert found == words


def test_text_that_is_cut_at_a_page_is_not_printed_twice(tmp_path: Path) -> None:
    content = "\n".join(f"Line {number}" for number in range(300))
    reading = read(tmp_path / "a.txt", content)
    assert "\n".join(page.text for page in reading.pages) == content


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"plain", "plain"),
        ("Größe".encode(), "Größe"),
        ("Größe".encode("utf-8-sig"), "Größe"),
        ("Größe".encode("utf-16"), "Größe"),
        (b"caf\xe9 \x93new\x94", "café “new”"),
        (b"a\0b", None),
        (b"\x1b[31m", None),
        (b"\x81\x8d\x00", None),
        (b"\xff\xfe\x00\xd8", None),
    ],
)
def test_bytes_as_text(data: bytes, words: str | None) -> None:
    assert decoded(data) == words


def test_the_head_of_a_file_may_end_inside_a_character() -> None:
    assert decoded("Größ".encode()[:-1], whole=False) == "Grö"


def test_a_text_without_end_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plain_bytes, "LARGEST_TEXT", 10)
    with pytest.raises(DeskError, match="too large"):
        read(tmp_path / "a.txt", "x" * 11)


def test_bytes_are_refused(tmp_path: Path) -> None:
    with pytest.raises(DeskError, match="not plain text"):
        read(tmp_path / "a.txt", "Parks\n" * 500 + "\0")


def test_reading_a_pdf_loads_no_qt_and_no_office_library() -> None:
    script = (
        "import sys, scrutiny_desk.reading.reader, scrutiny_desk.reading.pdf\n"
        "import scrutiny_desk.reading.text.paper, scrutiny_desk.reading.sheets.workbook\n"
        "import scrutiny_desk.reading.word.paper, scrutiny_desk.reading.web.paper\n"
        "import scrutiny_desk.reading.text.markdown, scrutiny_desk.reading.sheets.other_sheets\n"
        "import scrutiny_desk.jobs.reader, scrutiny_desk.finding\n"
        "heavy = ('PySide6', 'openpyxl', 'docx', 'lxml', 'markdown_it', 'python_calamine')\n"
        "print([name for name in sys.modules if name.startswith(heavy)])"
    )
    said = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).resolve().parents[3],
    )
    assert said.stdout.strip() == "[]"


def test_a_layout_leaves_the_application_of_the_window_alone(tmp_path: Path) -> None:
    before = QGuiApplication.instance()
    read(tmp_path / "a.txt", "Parks")
    assert QGuiApplication.instance() is before
