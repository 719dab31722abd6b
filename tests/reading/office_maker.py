"""Makes small office files byte by byte, for kinds that no library of the project writes."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Sequence
from xml.sax.saxutils import escape

_ODS = "application/vnd.oasis.opendocument.spreadsheet"
_NAMES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for short, name in (
        ("office", "office"),
        ("table", "table"),
        ("text", "text"),
        ("style", "style"),
    )
)
_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def ods(rows: str, *, hidden: str = "") -> bytes:
    """An OpenDocument workbook of a sheet of these rows, and a hidden one where some are given."""
    away = (
        '<style:style style:name="away" style:family="table">'
        '<style:table-properties table:display="false"/></style:style>'
    )
    sheets = f'<table:table table:name="Tracker">{rows}</table:table>'
    if hidden:
        sheets += f'<table:table table:name="Away" table:style-name="away">{hidden}</table:table>'
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {_NAMES}>'
        f"<office:automatic-styles>{away}</office:automatic-styles>"
        f"<office:body><office:spreadsheet>{sheets}</office:spreadsheet></office:body>"
        "</office:document-content>"
    )
    manifest = (
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{_ODS}"/>'
        "</manifest:manifest>"
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", _ODS)
        archive.writestr("META-INF/manifest.xml", manifest)
        archive.writestr("content.xml", content)
    return out.getvalue()


def ods_rows(rows: Sequence[Sequence[str]]) -> str:
    """Rows of words for `ods`; a word such as "date:2024-01-25" is a date."""
    return "".join(
        f"<table:table-row>{''.join(map(ods_cell, row))}</table:table-row>" for row in rows
    )


def ods_cell(word: str) -> str:
    if word.startswith("date:"):
        day = word.removeprefix("date:")
        return f'<table:table-cell office:value-type="date" office:date-value="{day}"/>'
    if not word:
        return "<table:table-cell/>"
    return (
        '<table:table-cell office:value-type="string">'
        f"<text:p>{escape(word)}</text:p></table:table-cell>"
    )


def xls(
    rows: Sequence[Sequence[str | float]], merged: Sequence[tuple[int, int, int, int]] = ()
) -> bytes:
    """An old Excel workbook (BIFF8) of one sheet; numbers are dates, in days since 1900.

    merged: first row, last row, first column and last column of each merged cell.
    """
    plain, dated = (struct.pack("<HHH14x", 0, form, 0) for form in (0, 14))
    name = b"Tracker"
    before = (
        _record(0x809, struct.pack("<HHHHII", 0x600, 5, 0, 0, 0, 0))
        + _record(0x42, struct.pack("<H", 1200))
        + _record(0xE0, plain)
        + _record(0xE0, dated)
    )
    bound = struct.pack("<IHBB", len(before) + 4 + 8 + len(name) + 4, 0, len(name), 0) + name
    sheet = _record(0x809, struct.pack("<HHHHII", 0x600, 0x10, 0, 0, 0, 0))
    sheet += _record(0x200, struct.pack("<IIHHH", 0, len(rows), 0, len(rows[0]), 0))
    for at, row in enumerate(rows):
        for column, word in enumerate(row):
            if isinstance(word, str):
                said = struct.pack("<HHHHB", at, column, 0, len(word), 1) + word.encode("utf-16-le")
                sheet += _record(0x204, said)
            else:
                sheet += _record(0x203, struct.pack("<HHHd", at, column, 1, word))
    sheet += _record(
        0xE5, struct.pack("<H", len(merged)) + b"".join(struct.pack("<4H", *one) for one in merged)
    )
    return compound(
        "Workbook", before + _record(0x85, bound) + _record(0xA, b"") + sheet + _record(0xA, b"")
    )


def _record(kind: int, content: bytes) -> bytes:
    return struct.pack("<HH", kind, len(content)) + content


def compound(name: str, content: bytes) -> bytes:
    """An old office file with one stream."""
    content = content.ljust(max(4096, -(-len(content) // 512) * 512), b"\0")
    sectors = len(content) // 512
    fat = [_FAT, _END, *range(3, sectors + 2), _END]
    fat += [_FREE] * (128 - len(fat))
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    header += struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    header += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, _END, 0, _END, 0)
    header += struct.pack("<I", 0) + struct.pack("<I", _FREE) * 108
    entries = _entry("Root Entry", 5, 1, _END, 0) + _entry(name, 2, _FREE, 2, len(content))
    return header + struct.pack("<128I", *fat) + entries.ljust(512, b"\0") + content


def _entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
    said = name.encode("utf-16-le") + b"\0\0"
    return (
        said.ljust(64, b"\0")
        + struct.pack("<HBBIII", len(said), kind, 1, _FREE, _FREE, child)
        + bytes(36)
        + struct.pack("<IQ", start, size)
    )
