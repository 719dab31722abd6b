"""A Word document in the house's styles: headings that make a table of contents, British English.

Everything is said by style and text, so that a screen reader can walk it: no table for layout, no
text box, no picture.
"""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

BIG = "Big question"
"""The one question of an item that all others serve."""
ASKED = "Asked"
"""A question's or note's own words."""
CITATION = "Citation"
"""Where it stands and how far it is."""
ROOM = "Room to write"
"""An empty line to write on."""

_FONT = "Calibri"
_TEXT, _MUTED, _ACCENT, _RULE = "1B2430", "51606F", "0B5CAD", "7A8592"
_SIZES = {"Title": 20, "Heading 1": 16, "Heading 2": 14, "Heading 3": 12, "Heading 4": 11}


def new_document(title: str) -> Document:
    """An empty A4 document with its styles, its title above and "Page x of y" below each page."""
    import docx
    from docx.shared import Cm

    document = docx.Document()
    _dress(document)
    properties = document.core_properties
    properties.title = title
    properties.author = "Scrutiny Desk"
    properties.last_modified_by = "Scrutiny Desk"
    properties.comments = ""
    properties.language = "en-GB"
    properties.created = properties.modified = datetime.datetime.now(datetime.UTC)
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.2)
    section.top_margin = section.bottom_margin = Cm(2)
    section.header.paragraphs[0].text = title
    section.header.paragraphs[0].style = document.styles[CITATION]
    _number_pages(section.footer.paragraphs[0])
    section.footer.paragraphs[0].style = document.styles[CITATION]
    return document


class Writer:
    """Adds paragraphs to a document; looks each style up once, which python-docx does each time."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._ids = {style.name: style.style_id for style in document.styles}

    def add(self, words: str, style: str) -> Paragraph:
        """A paragraph at the end, in the style of that name ("Heading 1", "Asked")."""
        paragraph = self._document.add_paragraph()
        paragraph._p.style = self._ids[style]  # noqa: SLF001 - its id is known already
        if words:
            paragraph.add_run(words)
        return paragraph


def _dress(document: Document) -> None:
    from docx.enum.style import WD_STYLE_TYPE
    from docx.shared import Pt, RGBColor

    styles: Any = document.styles
    normal = styles["Normal"]
    normal.font.name, normal.font.size = _FONT, Pt(11)
    normal.font.color.rgb = RGBColor.from_string(_TEXT)
    normal.paragraph_format.space_after = Pt(6)
    _speak_british(document)
    for name, size in _SIZES.items():
        heading = styles[name]
        _use_font(heading)
        heading.font.size = Pt(size)
        heading.font.color.rgb = RGBColor.from_string(_ACCENT)
        heading.paragraph_format.keep_with_next = True
    styles["Quote"].font.color.rgb = RGBColor.from_string(_TEXT)
    styles["Quote"].paragraph_format.left_indent = Pt(18)
    big = styles.add_style(BIG, WD_STYLE_TYPE.PARAGRAPH)
    big.font.size = Pt(14)
    big.paragraph_format.space_before = big.paragraph_format.space_after = Pt(8)
    asked = styles.add_style(ASKED, WD_STYLE_TYPE.PARAGRAPH)
    asked.font.bold, asked.font.size = True, Pt(12)
    asked.paragraph_format.space_before = Pt(10)
    asked.paragraph_format.keep_with_next = True
    citation = styles.add_style(CITATION, WD_STYLE_TYPE.PARAGRAPH)
    citation.font.size = Pt(10)
    citation.font.color.rgb = RGBColor.from_string(_MUTED)
    room = styles.add_style(ROOM, WD_STYLE_TYPE.PARAGRAPH)
    room.paragraph_format.space_after = Pt(0)
    room.paragraph_format.line_spacing = Pt(24)
    _rule_below(room)
    for style in (big, asked, citation, room):
        style.base_style = normal


def _use_font(style: Any) -> None:
    """A heading's font by its name: the template's theme font would win over it otherwise."""
    from docx.oxml.ns import qn

    style.font.name = _FONT
    fonts = style.element.rPr.rFonts
    for name in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{name}"), None)


def _speak_british(document: Document) -> None:
    """Every run is British English, so that it is read and spelled as such."""
    from docx.oxml.ns import qn

    styles: Any = document.styles
    for language in styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "en-GB")


def _rule_below(style: Any) -> None:
    """A line below each paragraph, and between those that follow each other."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    borders = OxmlElement("w:pBdr")
    for side in ("bottom", "between"):
        border = OxmlElement(f"w:{side}")
        for name, value in (("val", "single"), ("sz", "4"), ("space", "1"), ("color", _RULE)):
            border.set(qn(f"w:{name}"), value)
        borders.append(border)
    style.element.get_or_add_pPr().insert_element_before(
        borders, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc"
    )


def _number_pages(paragraph: Paragraph) -> None:
    paragraph.add_run("Page ")
    _add_field(paragraph, "PAGE")
    paragraph.add_run(" of ")
    _add_field(paragraph, "NUMPAGES")


def _add_field(paragraph: Paragraph, code: str) -> None:
    """A number that Word works out, with a one until it does."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), code)
    run, text = OxmlElement("w:r"), OxmlElement("w:t")
    text.text = "1"
    run.append(text)
    field.append(run)
    paragraph._p.append(field)  # noqa: SLF001 - there is no other way to a field
