"""A Word page with a chart, its sentence and the same figures as a table."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING, Any

from scrutiny_desk.domain.chart_page import ChartPage
from scrutiny_desk.exporting.aside import write_aside
from scrutiny_desk.exporting.word_styles import CITATION, Writer, new_document

if TYPE_CHECKING:
    from docx.document import Document

_WIDTH_CM = 16.5


def write_chart_page(out: Path, page: ChartPage, picture: bytes) -> None:
    """Write the page to `out`. picture: PNG bytes; its words in place of it go along."""

    def write(path: Path) -> None:
        document = new_document(page.title)
        writer = Writer(document)
        writer.add(page.title, "Heading 1")
        writer.add(page.sentence, "Normal")
        _add_picture(document, page, picture)
        _add_table(document, page)
        for note in page.notes:
            writer.add(note, CITATION)
        document.save(str(path))

    write_aside(out, write)


def _add_picture(document: Document, page: ChartPage, picture: bytes) -> None:
    from docx.shared import Cm

    shape: Any = document.add_picture(io.BytesIO(picture), width=Cm(_WIDTH_CM))
    said = shape._inline.docPr  # noqa: SLF001 - python-docx has no word for what a picture says
    said.set("descr", page.spoken)
    said.set("title", page.title)


def _add_table(document: Document, page: ChartPage) -> None:
    from docx.oxml import OxmlElement

    table: Any = document.add_table(rows=1, cols=len(page.headings))
    table.style = "Table Grid"
    head = table.rows[0]
    repeated = OxmlElement("w:tblHeader")
    head._tr.get_or_add_trPr().append(repeated)  # noqa: SLF001 - nor for a heading row
    for cell, words in zip(head.cells, page.headings, strict=True):
        cell.paragraphs[0].add_run(words).bold = True
    for row in page.rows:
        for cell, words in zip(table.add_row().cells, row, strict=True):
            cell.paragraphs[0].add_run(words)
