"""A Word page with a chart, its sentence and the same figures as a table."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING, Any

from scrutiny_desk.domain.measures.chart_page import ChartPage
from scrutiny_desk.exporting.aside import write_aside
from scrutiny_desk.exporting.word_styles import CITATION, Writer, new_document
from scrutiny_desk.exporting.word_tables import (
    CELL,
    HEAD,
    HEAD_FILL,
    add_table_styles,
    plain,
    rule,
    set_on,
    shade,
)

if TYPE_CHECKING:
    from docx.document import Document

CARD = "Definition card"
_WIDTH_CM = 16.5
_MOST_SIGNS, _SIGN_CM, _ROOM_CM = 60, 0.2, 0.4
"""A sign of a table takes so much room, and the edges of a cell."""


def write_chart_page(out: Path, page: ChartPage, picture: bytes) -> None:
    """Write the page to `out`. picture: PNG bytes; its words in place of it go along."""

    def write(path: Path) -> None:
        document = new_document(page.title)
        add_table_styles(document)
        writer = Writer(document)
        writer.add(page.title, "Heading 1")
        writer.add(page.sentence, "Normal")
        _add_picture(document, page, picture)
        _add_table(document, page)
        for note in page.notes:
            writer.add(note, CITATION)
        if page.card:
            writer.add(CARD, "Heading 2")
        for line in page.card:
            writer.add(line, "Normal")
        document.save(str(path))

    write_aside(out, write)


def _add_picture(document: Document, page: ChartPage, picture: bytes) -> None:
    from docx.shared import Cm

    shape: Any = document.add_picture(io.BytesIO(picture), width=Cm(_WIDTH_CM))
    said = shape._inline.docPr  # noqa: SLF001 - python-docx has no word for what a picture says
    said.set("descr", page.spoken)
    said.set("title", page.title)


def _add_table(document: Document, page: ChartPage) -> None:
    from docx.shared import Cm

    columns = [Cm(width) for width in _widths(page)]
    table: Any = document.add_table(len(page.rows) + 1, len(page.headings))
    table.style = document.styles["Table Grid"]
    table.autofit = False
    rule(table)
    for column, width in zip(table.columns, columns, strict=True):
        column.width = width
    head, *rows = table.rows
    set_on(head, "w:tblHeader")
    # By its id: python-docx looks a style up anew for each paragraph.
    cell_style, head_style = document.styles[CELL].style_id, document.styles[HEAD].style_id
    for row, words in zip([head, *rows], [page.headings, *page.rows], strict=True):
        set_on(row, "w:cantSplit")
        for cell, width, said in zip(row.cells, columns, words, strict=True):
            cell.width = width
            paragraph = cell.paragraphs[0]
            paragraph._p.style = head_style if row is head else cell_style  # noqa: SLF001
            paragraph.add_run(plain(said))
            if row is head:
                shade(cell, HEAD_FILL)


def _widths(page: ChartPage) -> list[float]:
    """How wide each column is in cm: its longest word whole, and what is left by its words."""
    columns = list(zip(page.headings, *page.rows, strict=True))
    least = [
        _SIGN_CM * max(len(word) for cell in column for word in (cell.split() or [""])) + _ROOM_CM
        for column in columns
    ]
    most = [min(max(len(cell) for cell in column), _MOST_SIGNS) * _SIGN_CM for column in columns]
    wanted = [max(all_words - word, 0) for all_words, word in zip(most, least, strict=True)]
    left = max(_WIDTH_CM - sum(least), 0) / (sum(wanted) or 1)
    shrunk = min(_WIDTH_CM / sum(least), 1)
    return [one * shrunk + want * left for one, want in zip(least, wanted, strict=True)]
