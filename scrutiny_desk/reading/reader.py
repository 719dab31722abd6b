"""Reads any paper: looks at what a file holds, not only at its name, and picks the reader."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

from scrutiny_desk.domain.errors import DeskError
from scrutiny_desk.domain.pages import Reading

_CAN_BE_READ = "PDF, plain text (.txt, .md) and Excel workbooks (.xlsx) can be read."
_SAVE_AS_PDF = "Open it in the program it was made with, save it as a PDF, and add that."
_ASK_AGAIN = "Ask the sender for the file again, or download it once more."
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
    if head.startswith(b"PK") and _is_workbook(path):
        from scrutiny_desk.reading.workbook import read_workbook

        return read_workbook(path, progress)
    if path.suffix.lower() == ".pdf":
        raise DeskError(
            f"“{path.name}” is not a PDF",
            "Its name says so, but its content is something else.",
            _SAVE_AS_PDF,
        )
    if path.suffix.lower() in (".xlsx", ".xlsm"):
        raise DeskError(
            f"“{path.name}” is not a workbook that can be read",
            "It is damaged, protected by a password, or something else under that name.",
            "Open it in the program it was made with and save it again without a password.",
        )
    from scrutiny_desk.reading.text import decoded, read_text_paper

    if not _is_archive(head) and decoded(head, whole=False) is not None:
        return read_text_paper(path, progress)
    raise DeskError(f"“{path.name}” cannot be read as a paper", _CAN_BE_READ, _SAVE_AS_PDF)


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


def _is_archive(head: bytes) -> bool:
    return head.startswith((b"PK\x03\x04", b"PK\x05\x06"))


def _is_workbook(path: Path) -> bool:
    try:
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return False
    return any(name.lower().startswith("xl/") for name in names)
