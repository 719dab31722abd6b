"""What is done with the parts of a workbook before a reader builds a cell for each of theirs."""

from __future__ import annotations

import io
import re
import zipfile

# Sheets under this many bytes are opened as they are.
_SMALL = 1024 * 1024
_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml", re.IGNORECASE)
# A row in which no cell has anything inside: formatting alone, often for thousands of rows.
_EMPTY_ROW = re.compile(
    rb"<row\b[^>]*(?:/>|>\s*(?:<c\b[^>]*/>\s*|<c\b[^>]*(?<!/)>\s*</c>\s*)*</row>)"
)
_UNSAVED = re.compile(rb"(?:</f>|<f\b[^>]*/>)\s*(?:<v\s*/>|<v>\s*</v>)?\s*</c>")
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"


def without_empty_rows(data: bytes) -> bytes:
    """The workbook without the rows of its large sheets that hold nothing at all."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        large = {
            part.filename
            for part in archive.infolist()
            if _SHEET.fullmatch(part.filename) and part.file_size > _SMALL
        }
        if not large:
            return data
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as leaner:
            for part in archive.infolist():
                content = archive.read(part)
                if part.filename in large:
                    content = _EMPTY_ROW.sub(b"", content)
                leaner.writestr(part.filename, content)
    return out.getvalue()


def unsaved_formulas(data: bytes) -> int:
    """How many cells have a formula and no result saved with it."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = [name for name in archive.namelist() if _SHEET.fullmatch(name)]
        return sum(len(_UNSAVED.findall(archive.read(name))) for name in names)


def ods_cells(data: bytes) -> int:
    """How many cells with a value an .ods says it has: a few bytes can stand for millions.

    0 for a workbook of another kind. Raises ValueError where its XML is broken, which calamine
    would go on reading for ever.
    """
    from lxml import etree

    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if "content.xml" not in archive.namelist():
            return 0
        content = io.BytesIO(archive.read("content.xml"))
    total, rows = 0, 1
    tags = (f"{_TABLE}table-row", f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell")
    try:
        for event, node in etree.iterparse(
            content, events=("start", "end"), tag=tags, resolve_entities=False, no_network=True
        ):
            if event == "end":
                node.clear()
            elif node.tag == tags[0]:
                rows = _repeated(node.get(f"{_TABLE}number-rows-repeated"))
            elif node.get(f"{_OFFICE}value-type") is not None:
                total += rows * _repeated(node.get(f"{_TABLE}number-columns-repeated"))
    except etree.XMLSyntaxError as trouble:
        raise ValueError(str(trouble)) from trouble
    return total


def _repeated(said: str | None) -> int:
    return int(said) if said is not None and said.isdecimal() and len(said) < 10 else 1
