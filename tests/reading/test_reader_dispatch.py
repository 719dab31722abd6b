from __future__ import annotations

import os
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import openpyxl
import pytest
from reportlab.pdfgen.canvas import Canvas

from scrutiny_desk.domain.errors import DeskError
from scrutiny_desk.domain.pages.pages import Reading
from scrutiny_desk.reading.reader import read_paper
from tests.reading.office_maker import compound, ods, ods_rows, xls

Write = Callable[[Path], object]


def read(path: Path) -> Reading:
    return read_paper(path, lambda _done, _total: None)


def write_pdf(path: Path) -> None:
    canvas = Canvas(str(path))
    canvas.drawString(60, 700, "Parks")
    canvas.save()


def write_book(path: Path) -> None:
    book = openpyxl.Workbook()
    assert book.active is not None
    book.active.append(["Parks", "Open"])
    with path.open("wb") as file:
        book.save(file)


def write_word(path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("Parks")
    document.save(str(path))


def write_zip(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", "<w/>")


@pytest.mark.parametrize(
    ("name", "write", "kind"),
    [
        ("a.pdf", write_pdf, "pdf"),
        ("a.txt", write_pdf, "pdf"),
        ("a", write_pdf, "pdf"),
        ("a.xlsx", write_book, "workbook"),
        ("a.bin", write_book, "workbook"),
        ("a.txt", lambda path: path.write_text("Parks"), "text"),
        ("a.md", lambda path: path.write_text("# Parks"), "markdown"),
        ("a.html", lambda path: path.write_text("<p>Parks"), "html"),
        ("a.txt", lambda path: path.write_text("<!DOCTYPE html><p>Parks"), "html"),
        ("a.docx", write_word, "word"),
        ("a.bin", write_word, "word"),
        ("a.ods", lambda path: path.write_bytes(ods(ods_rows([["Parks", "Open"]]))), "workbook"),
        ("a.xls", lambda path: path.write_bytes(xls([["Parks", "Open"]])), "workbook"),
        ("a.csv", lambda path: path.write_text("Parks,Open\n1,2\n"), "workbook"),
        ("README", lambda path: path.write_text("Parks"), "text"),
        ("a.txt", lambda path: path.write_bytes("Größe – £5".encode("cp1252")), "text"),
        ("a.txt", lambda path: path.write_bytes("Größe".encode("utf-16")), "text"),
    ],
)
def test_the_content_decides(tmp_path: Path, name: str, write: Write, kind: str) -> None:
    write(tmp_path / name)
    reading = read(tmp_path / name)
    assert (reading.kind_of_file, reading.file_name) == (kind, name)
    assert len(reading.sha256) == 64
    assert any(page.words for page in reading.pages)


def test_a_header_may_stand_a_little_way_in(tmp_path: Path) -> None:
    write_pdf(tmp_path / "whole.pdf")
    shifted = tmp_path / "shifted.pdf"
    shifted.write_bytes(b"\n" * 200 + (tmp_path / "whole.pdf").read_bytes())
    assert read(shifted).kind_of_file == "pdf"


@pytest.mark.parametrize(
    ("name", "write", "said"),
    [
        ("a.docx", write_zip, "cannot be read as a Word paper"),
        ("a.docx", lambda path: path.write_text("Parks"), "not a Word paper"),
        ("a.docx", lambda path: path.write_bytes(b"PK\3\4" + bytes(99)), "not a Word paper"),
        ("a.docx", lambda path: path.write_bytes(compound("EncryptedPackage", b"")), "a password"),
        ("a.xlsx", lambda path: path.write_bytes(compound("EncryptedPackage", b"")), "a password"),
        ("a.doc", lambda path: path.write_bytes(compound("WordDocument", b"")), "old Word paper"),
        ("a.msg", lambda path: path.write_bytes(compound("Mail", b"")), "old office file"),
        ("a.xls", lambda path: path.write_bytes(xls([["a"]])[:1200]), "as a workbook"),
        ("a.html", lambda path: path.write_text("<script>1</script>"), "no words"),
        ("a.csv", lambda path: path.write_text(",,\n,,"), "no words"),
        ("a.png", lambda path: path.write_bytes(b"\x89PNG\r\n\x1a\n\0\0"), "Excel workbooks"),
        ("a.pdf", lambda path: path.write_text("Parks"), "not a PDF"),
        ("a.xlsx", write_zip, "as a Word paper"),
        (
            "a.xlsx",
            lambda path: path.write_bytes(b"\xd0\xcf\x11\xe0" + b"\0" * 99),
            "not a workbook",
        ),
        ("a.txt", lambda path: path.touch(), "is empty"),
        ("a.txt", lambda path: path.write_text(" \n\n "), "no words"),
        ("a", lambda path: path.mkdir(), "is a folder"),
        ("a.pdf", lambda path: path, "is not there"),
    ],
)
def test_what_cannot_be_read_is_said_in_plain_words(
    tmp_path: Path, name: str, write: Write, said: str
) -> None:
    write(tmp_path / name)
    with pytest.raises(DeskError, match=said) as told:
        read(tmp_path / name)
    assert f"“{name}”" in told.value.title
    assert told.value.to_do


@pytest.mark.skipif(sys.platform == "win32", reason="named pipes of POSIX")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(DeskError, match="not a file"):
        read(tmp_path / "pipe")


@pytest.mark.skipif(
    sys.platform == "win32" or os.geteuid() == 0, reason="the rights of a POSIX user"
)
def test_a_file_that_may_not_be_opened(tmp_path: Path) -> None:
    path = tmp_path / "locked.txt"
    path.write_text("Parks")
    path.chmod(0)
    with pytest.raises(DeskError, match="cannot be opened"):
        read(path)
