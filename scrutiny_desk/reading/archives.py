"""Office files as the archives they are: what kind of paper is inside, and whether it is safe."""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from pathlib import Path

from scrutiny_desk.domain.errors import DeskError

LARGEST_UNPACKED = 200 * 1024 * 1024
"""Bytes that all parts of an archive may have when unpacked."""
LARGEST_PACKED = 100 * 1024 * 1024
"""Bytes that an office file may have."""

BROKEN = (
    zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, KeyError, RuntimeError,
    NotImplementedError, struct.error,
)  # fmt: skip
"""What opening and unpacking a damaged or locked archive can raise."""

_MOST_PARTS = 5_000
_SMALLER = "Save the part that matters in a file of its own, or save it as a PDF, and add that."
_SAVE_AGAIN = "Open it in the program it was made with and save it again without a password."
_OLD_SIGN = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OPEN_DOCUMENT = re.compile(rb"application/vnd\.oasis\.opendocument\.([a-z]+)")


def archive_kind(path: Path, head: bytes) -> str:
    """What an archive or an old office file holds, by its content.

    `word`, `excel`, `slides`, `ods`, `odt`, `archive` (anything else that is packed), `old excel`,
    `old word`, `locked` (an office file under a password), `old office` (another old office
    file), or "" for what is none of these. head: the first bytes of the file.
    """
    if head.startswith(_OLD_SIGN):
        return _old_kind(path)
    if not head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return ""
    try:
        with zipfile.ZipFile(path) as archive:
            names = {name.lower() for name in archive.namelist()}
            said = archive.read("mimetype")[:200] if "mimetype" in names else b""
    except BROKEN:
        return "archive"
    found = _OPEN_DOCUMENT.search(said)
    if found is not None:
        return {b"spreadsheet": "ods", b"text": "odt"}.get(found[1], "archive")
    for folder, kind in (("word/", "word"), ("xl/", "excel"), ("ppt/", "slides")):
        if any(name.startswith(folder) for name in names):
            return kind
    return "archive"


def _old_kind(path: Path) -> str:
    """An old office file by the names of the streams in its directory."""
    with path.open("rb") as file:
        data = file.read(LARGEST_PACKED)
    for name, kind in (
        ("EncryptedPackage", "locked"),
        ("WordDocument", "old word"),
        ("Workbook", "old excel"),
        ("Book", "old excel"),
    ):
        if f"{name}\0".encode("utf-16-le") in data:
            return kind
    return "old office"


def checked_bytes(path: Path) -> bytes:
    """The bytes of an office file that is neither too large nor unpacks into something enormous.

    Raises DeskError; an archive that cannot be opened is damaged.
    """
    name = path.name
    with path.open("rb") as file:
        data = file.read(LARGEST_PACKED + 1)
    if len(data) > LARGEST_PACKED:
        raise _too_large(name, f"It has more than {LARGEST_PACKED // 1024**2} MB.")
    if not data.startswith(b"PK"):
        return data
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
    except BROKEN as trouble:
        raise damaged(name) from trouble
    if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > LARGEST_UNPACKED:
        limit = LARGEST_UNPACKED // 1024**2
        raise _too_large(name, f"Unpacked it would take more than {limit} MB.")
    return data


def _too_large(name: str, happened: str) -> DeskError:
    return DeskError(f"“{name}” is too large", happened, _SMALLER)


def damaged(name: str, kind: str = "a workbook") -> DeskError:
    """The error for an office file that its reader could not make anything of."""
    return DeskError(
        f"“{name}” cannot be read as {kind}",
        "It is damaged, protected by a password, or uses something unknown.",
        _SAVE_AGAIN,
    )


def locked(name: str) -> DeskError:
    """The error for an office file under a password."""
    return DeskError(
        f"“{name}” is protected by a password",
        "It cannot be read without it.",
        "Open it with the password, save it without one or as a PDF, and add that.",
    )
