"""Reads any paper: looks at what a file holds, not only at its name, and picks the reader."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from scrutiny_desk.domain.errors import DeskError
from scrutiny_desk.domain.pages.pages import Reading
from scrutiny_desk.reading.archives import archive_kind, locked
from scrutiny_desk.reading.plain_bytes import decoded, is_html

_CAN_BE_READ = (
    "PDF, Word (.docx), Excel workbooks (.xlsx, .xls), .ods, .csv, web pages (.html), "
    "Markdown (.md) and plain text (.txt) can be read."
)
_SAVE_AS_PDF = "Open it in the program it was made with, save it as a PDF, and add that."
_ASK_AGAIN = "Ask the sender for the file again, or download it once more."
_SAVE_AS_DOCX = "Open it in Word or LibreOffice, save it as .docx or as a PDF, and add that."
_OFFICE_NAMES = {
    ".xlsx": "a workbook",
    ".xlsm": "a workbook",
    ".xls": "a workbook",
    ".ods": "a workbook",
    ".docx": "a Word paper",
    ".docm": "a Word paper",
    ".doc": "a Word paper",
}
_OTHER_OFFICE = {
    "old word": ("an old Word paper (.doc)", _SAVE_AS_DOCX),
    "odt": ("an OpenDocument text", _SAVE_AS_DOCX),
    "slides": ("a set of slides", "Open it, save it as a PDF, and add that."),
    "old office": ("an old office file", _SAVE_AS_PDF),
}
# PDF readers are told to look for the header in the first kilobyte.
_HEAD = 1024


def read_paper(path: Path, progress: Callable[[int, int], None]) -> Reading:
    """Everything read from one file; progress is called with pages done and all pages.

    Raises DeskError for a path that is missing, a folder, empty, not to be opened, or of a kind
    that cannot be read.
    """
    head = _head_of(path)
    if b"%PDF-" in head:
        from scrutiny_desk.reading.pdf import read_pdf

        return read_pdf(path, progress)
    kind = archive_kind(path, head)
    if kind:
        return _read_office(path, kind, progress)
    _check_name(path)
    return _read_words(path, head, progress)


def _read_office(path: Path, kind: str, progress: Callable[[int, int], None]) -> Reading:
    if kind == "word":
        from scrutiny_desk.reading.word.paper import read_word

        return read_word(path, progress)
    if kind == "excel" and path.suffix.lower() != ".xlsb":
        from scrutiny_desk.reading.sheets.workbook import read_workbook

        return read_workbook(path, progress)
    if kind in ("excel", "old excel", "ods"):
        from scrutiny_desk.reading.sheets.other_sheets import read_other_workbook

        return read_other_workbook(path, progress)
    if kind == "locked":
        raise locked(path.name)
    if kind in _OTHER_OFFICE:
        what, to_do = _OTHER_OFFICE[kind]
        raise DeskError(f"“{path.name}” is {what}", _CAN_BE_READ, to_do)
    _check_name(path)
    raise DeskError(f"“{path.name}” cannot be read as a paper", _CAN_BE_READ, _SAVE_AS_PDF)


def _check_name(path: Path) -> None:
    """Says so where the name promises another kind of file than the content is."""
    suffix = path.suffix.lower()
    if suffix == ".pdf":
        raise DeskError(
            f"“{path.name}” is not a PDF",
            "Its name says so, but its content is something else.",
            _SAVE_AS_PDF,
        )
    if suffix in _OFFICE_NAMES:
        raise DeskError(
            f"“{path.name}” is not {_OFFICE_NAMES[suffix]} that can be read",
            "It is damaged, protected by a password, or something else under that name.",
            "Open it in the program it was made with and save it again without a password.",
        )


def _read_words(path: Path, head: bytes, progress: Callable[[int, int], None]) -> Reading:
    text = decoded(head, whole=False)
    suffix = path.suffix.lower()
    if text is None:
        raise DeskError(f"“{path.name}” cannot be read as a paper", _CAN_BE_READ, _SAVE_AS_PDF)
    if suffix in (".html", ".htm", ".xhtml") or is_html(text):
        from scrutiny_desk.reading.web.paper import read_html

        return read_html(path, progress)
    if suffix in (".md", ".markdown"):
        from scrutiny_desk.reading.text.markdown import read_markdown

        return read_markdown(path, progress)
    if suffix in (".csv", ".tsv"):
        from scrutiny_desk.reading.sheets.other_sheets import read_csv

        return read_csv(path, progress)
    from scrutiny_desk.reading.text.paper import read_text_paper

    return read_text_paper(path, progress)


def _head_of(path: Path) -> bytes:
    name = path.name or str(path)
    if path.is_dir():
        raise DeskError(
            f"“{name}” is a folder", _CAN_BE_READ, "Open the folder and choose the papers in it."
        )
    try:
        # A pipe or a device would keep the reader waiting for ever.
        if path.exists() and not path.is_file():
            raise DeskError(f"“{name}” is not a file", _CAN_BE_READ, "Choose a file.")
        with path.open("rb") as file:
            head = file.read(_HEAD)
    except FileNotFoundError as trouble:
        raise DeskError(
            f"“{name}” is not there",
            "It may have been moved, renamed or deleted.",
            "Look for it and choose it again.",
        ) from trouble
    except OSError as trouble:
        raise DeskError(
            f"“{name}” cannot be opened",
            f"The system says: {trouble.strerror or 'no reason given'}.",
            "Check that you may open it, or copy it to another folder.",
        ) from trouble
    if not head:
        raise DeskError(f"“{name}” is empty", "The file has no content at all.", _ASK_AGAIN)
    return head
