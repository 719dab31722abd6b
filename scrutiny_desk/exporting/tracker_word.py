"""The appendix of the tracker as Word: a landscape table with its heading on every page."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any

from scrutiny_desk.domain.dates import say
from scrutiny_desk.domain.tracker.leaving import Appendix, AppendixPart, AppendixRow, widths
from scrutiny_desk.exporting.aside import write_aside
from scrutiny_desk.exporting.word_styles import CITATION, new_document
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
    from docx.table import _Cell
    from docx.text.paragraph import Paragraph

Step = Callable[[int, int], None]

# A row of fewer characters than this is kept on one page.
_WHOLE_ROW = 1200


def write_tracker_word(
    appendix: Appendix, out: Path, step: Step = lambda _done, _all: None
) -> None:
    """Write the appendix to `out`, replacing what was there in one step.

    Raises DeskError where the file cannot be written.
    """
    write_aside(out, lambda aside: _write(appendix, aside, step))


def _write(appendix: Appendix, path: Path, step: Step) -> None:
    over = " · ".join(part for part in (appendix.committee, appendix.title) if part)
    document = new_document(plain(f"{over} · {appendix.day}"))
    _turn(document)
    add_table_styles(document)
    document.add_heading(plain(appendix.title), 0)
    if appendix.committee:
        document.add_heading(plain(appendix.committee), 1)
    document.add_paragraph(f"{appendix.day}. {appendix.history.word}.")
    stepped = _counted(step, len(appendix))
    for part in appendix.parts:
        if len(appendix.parts) > 1:
            document.add_heading(plain(part.committee or "No committee named"), 1)
        document.add_paragraph(plain(part.said))
        if part.rows:
            _add_table(document, part, stepped)
        else:
            document.add_paragraph("No row of this committee is listed.")
    for words in (*appendix.notices, f"Written by Scrutiny Desk on {say(appendix.written[:10])}."):
        document.add_paragraph(plain(words), style=CITATION)
    document.save(str(path))


def _counted(step: Step, total: int) -> Callable[[], None]:
    """What is called after each row."""
    done = count(1)
    return lambda: step(next(done), total)


def _turn(document: Document) -> None:
    from docx.enum.section import WD_ORIENT
    from docx.shared import Cm

    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Cm(29.7), Cm(21)
    section.left_margin = section.right_margin = Cm(1.5)
    section.top_margin, section.bottom_margin = Cm(1.8), Cm(1.6)


def _add_table(document: Document, part: AppendixPart, stepped: Callable[[], None]) -> None:
    from docx.shared import Emu

    section = document.sections[0]
    room = int((section.page_width or 0) - (section.left_margin or 0) - (section.right_margin or 0))
    columns = [Emu(int(room * share)) for share in widths(part.columns)]
    table: Any = document.add_table(len(part.rows) + 1, len(columns))
    table.style = document.styles["Table Grid"]
    table.autofit = False
    rule(table)
    for column, width in zip(table.columns, columns, strict=True):
        column.width = width
    rows = iter(table.rows)
    head = next(rows)
    set_on(head, "w:tblHeader")
    set_on(head, "w:cantSplit")
    for cell, chosen, width in zip(head.cells, part.columns, columns, strict=True):
        cell.width = width
        shade(cell, HEAD_FILL)
        cell.paragraphs[0].text = plain(chosen.heading)
        cell.paragraphs[0].style = document.styles[HEAD]
    # By its id: python-docx looks a style up anew for each paragraph.
    style = document.styles[CELL].style_id
    text_at = part.text_at
    for row, one in zip(rows, part.rows, strict=True):
        if sum(len(cell.words) for cell in one.cells) < _WHOLE_ROW:
            set_on(row, "w:cantSplit")
        for at, (cell, width) in enumerate(zip(row.cells, columns, strict=True)):
            cell.width = width
            _fill(cell, one, at, style, marked=at == text_at)
        stepped()


def _fill(cell: _Cell, row: AppendixRow, at: int, style: str, *, marked: bool) -> None:
    content = row.cells[at]
    paragraph = _styled(cell.paragraphs[0], style)
    if marked and row.mark:
        paragraph.add_run(plain(row.mark)).bold = True
        paragraph = _styled(cell.add_paragraph(), style)
    for number, passage in enumerate(content.passages):
        if number:
            paragraph = _styled(cell.add_paragraph(), style)
        if passage.lead:
            between = ": " if passage.text else ""
            paragraph.add_run(plain(f"{passage.lead}{between}")).bold = True
        paragraph.add_run(plain(passage.text))
    if content.shade:
        shade(cell, content.shade)


def _styled(paragraph: Paragraph, style: str) -> Paragraph:
    paragraph._p.style = style  # noqa: SLF001 - its id is known already
    return paragraph
