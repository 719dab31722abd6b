"""Tables of a Word page: quiet lines, a shaded heading that is repeated, small letters."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import _Cell

CELL = "Table words"
HEAD = "Table heading"
HEAD_FILL = "E3E7EB"
_RULE = "7A8592"
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


def add_table_styles(document: Document) -> None:
    """Add the styles CELL and HEAD."""
    from docx.enum.style import WD_STYLE_TYPE
    from docx.shared import Pt

    styles: Any = document.styles
    for name in (CELL, HEAD):
        style = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = styles["Normal"]
        style.font.size = Pt(9)
        style.font.bold = name == HEAD
        style.paragraph_format.space_after = Pt(2)


def shade(cell: _Cell, fill: str) -> None:
    """Fill a cell; fill: six hex digits."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    shading = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", fill)):
        shading.set(qn(f"w:{name}"), value)
    cell._tc.get_or_add_tcPr().append(shading)  # noqa: SLF001 - there is no other way to a fill


def set_on(row: Any, name: str) -> None:
    """Set a property of a row: `w:tblHeader` repeats it, `w:cantSplit` keeps it on one page."""
    from docx.oxml import OxmlElement

    row._tr.get_or_add_trPr().append(OxmlElement(name))  # noqa: SLF001 - as above


def rule(table: Any) -> None:
    """Quiet lines, and a little room between them and the words."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    margins = OxmlElement("w:tblCellMar")
    for side, twips in (("top", "40"), ("left", "80"), ("bottom", "30"), ("right", "80")):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), twips)
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        border = OxmlElement(f"w:{side}")
        for name, value in (("val", "single"), ("sz", "4"), ("space", "0"), ("color", _RULE)):
            border.set(qn(f"w:{name}"), value)
        borders.append(border)
    properties = table._tbl.tblPr  # noqa: SLF001 - as above
    properties.find(qn("w:tblLook")).addprevious(margins)
    # Borders stand before the layout, margins after it.
    layout = properties.find(qn("w:tblLayout"))
    (margins if layout is None else layout).addprevious(borders)


def plain(text: str) -> str:
    """The text without characters that no XML can hold."""
    return _UNPRINTABLE.sub(" ", text)
