from __future__ import annotations

import re
import zipfile
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.document import Document
from docx.enum.text import WD_COLOR_INDEX
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from scrutiny_desk.domain.errors import DeskError
from scrutiny_desk.domain.pages.pages import Reading
from scrutiny_desk.reading import archives
from scrutiny_desk.reading.word.paper import read_word

pytestmark = pytest.mark.usefixtures("qapp")


def xml(text: str) -> Any:
    return parse_xml(re.sub(r"^<[\w:]+", lambda tag: f"{tag[0]} {nsdecls('w')}", text))


def read(path: Path, document: Document) -> Reading:
    document.save(str(path))
    return read_word(path, lambda _done, _total: None)


def lines(reading: Reading) -> list[str]:
    return [line.text for page in reading.pages for line in page.lines]


def test_paragraphs_and_tables_stand_in_their_order(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_heading("Parks", 1)
    document.add_paragraph("Before")
    document.add_table(1, 2).rows[0].cells[1].text = "cell"
    document.add_paragraph("After").add_run(" all").bold = True
    document.sections[0].header.paragraphs[0].text = "Header"
    document.add_page_break()
    document.add_paragraph("Next")
    reading = read(tmp_path / "a.docx", document)
    assert [page.text.split("\n") for page in reading.pages] == [
        ["Parks", "Before", "cell", "After all"],
        ["Next"],
    ]
    assert [word.text for word in reading.pages[0].words if word.bold] == ["Parks", "all"]
    assert (reading.kind_of_file, reading.title) == ("word", "Parks")


def test_lists_have_their_numbers(tmp_path: Path) -> None:
    document = docx.Document()
    for words in ("Open", "Mend"):
        document.add_paragraph(words, "List Number")
    document.add_paragraph("swings", "List Bullet")
    document.add_paragraph("Close", "List Number")
    assert lines(read(tmp_path / "a.docx", document)) == [
        "1. Open",
        "2. Mend",
        "• swings",
        "3. Close",
    ]


def test_numbers_over_levels(tmp_path: Path) -> None:
    document = docx.Document()
    numbering = document.part.numbering_part.element
    levels = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
        for at, start, form, text in ((0, 4, "decimal", "%1."), (1, 1, "lowerLetter", "%1.%2)"))
    )
    numbering.insert(0, xml(f'<w:abstractNum w:abstractNumId="77">{levels}</w:abstractNum>'))
    numbering.append(xml('<w:num w:numId="77"><w:abstractNumId w:val="77"/></w:num>'))
    for level, words in ((0, "a"), (1, "b"), (1, "c"), (0, "d"), (1, "e")):
        numbered = f'<w:ilvl w:val="{level}"/><w:numId w:val="77"/>'
        properties = document.add_paragraph(words)._p.get_or_add_pPr()
        properties.append(xml(f"<w:numPr>{numbered}</w:numPr>"))
    found = lines(read(tmp_path / "a.docx", document))
    assert found == ["4. a", "4.a) b", "4.b) c", "5. d", "5.a) e"]


def test_changes_are_read_as_accepted(tmp_path: Path) -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("Open ")._p
    paragraph.append(xml("<w:ins><w:r><w:t>all</w:t></w:r></w:ins>"))
    paragraph.append(xml("<w:del><w:r><w:delText>no</w:delText></w:r></w:del>"))
    paragraph.append(xml("<w:moveFrom><w:r><w:t>away</w:t></w:r></w:moveFrom>"))
    paragraph.append(xml("<w:hyperlink><w:r><w:t> parks</w:t></w:r></w:hyperlink>"))
    paragraph.append(xml("<w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r>"))
    paragraph.append(xml("<w:r><w:instrText>PAGE</w:instrText></w:r>"))
    document.element.body.insert(
        1, xml("<w:sdt><w:sdtContent><w:p><w:r><w:t>Field</w:t></w:r></w:p></w:sdtContent></w:sdt>")
    )
    table = document.add_table(2, 2)
    table.cell(0, 0).text, table.cell(1, 0).text = "kept", "gone"
    table.rows[1]._tr.get_or_add_trPr().append(xml("<w:del/>"))
    assert lines(read(tmp_path / "a.docx", document)) == ["Open all parks", "Field", "kept"]


def test_merged_nested_and_shaded_cells(tmp_path: Path) -> None:
    document = docx.Document()
    table = document.add_table(3, 3)
    for at, word in enumerate(("No", "Open", "RAG")):
        table.cell(0, at).text = word
    table.cell(1, 0).merge(table.cell(2, 0)).text = "1"
    table.cell(1, 1).merge(table.cell(1, 2)).text = "wide"
    inner = table.cell(2, 1).add_table(1, 2)
    inner.cell(0, 0).text, inner.cell(0, 1).text = "in", "side"
    table.cell(2, 2).paragraphs[0].add_run("late").font.highlight_color = WD_COLOR_INDEX.RED
    for column, shade in ((0, 'w:fill="00B050"'), (1, 'w:fill="auto" w:themeFill="accent2"')):
        cell = table.cell(0, column)._tc.get_or_add_tcPr()
        cell.append(xml(f'<w:shd w:val="clear" {shade}/>'))
    (found,) = read(tmp_path / "a.docx", document).tables
    assert [[cell.text for cell in row] for row in found.rows] == [
        ["No", "Open", "RAG"],
        ["1", "wide", ""],
        ["", "in side", "late"],
    ]
    assert [cell.fill for cell in found.rows[0]] == ["#00b050", "#c0504d", None]
    assert found.rows[2][2].fill == "#ff0000"


def test_a_text_box_is_read_once(tmp_path: Path) -> None:
    document = docx.Document()
    box = "<w:txbxContent><w:p><w:r><w:t>In a box</w:t></w:r></w:p></w:txbxContent>"
    both = (
        f'<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f'<mc:Choice Requires="wps"><w:drawing>{box}</w:drawing></mc:Choice>'
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent>"
    )
    document.add_paragraph("Outside")._p.append(xml(f"<w:r>{both}</w:r>"))
    assert lines(read(tmp_path / "a.docx", document)) == ["Outside", "In a box"]


def test_an_empty_paper_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DeskError, match="no words"):
        read(tmp_path / "a.docx", docx.Document())


def test_a_bomb_is_refused_before_it_is_unpacked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archives, "LARGEST_UNPACKED", 1000)
    document = docx.Document()
    document.add_paragraph("Parks")
    with pytest.raises(DeskError, match="too large"):
        read(tmp_path / "a.docx", document)


@pytest.mark.parametrize("part", ["word/document.xml", "word/styles.xml", "[Content_Types].xml"])
def test_a_damaged_part_is_said_in_plain_words(tmp_path: Path, part: str) -> None:
    docx.Document().save(str(tmp_path / "whole.docx"))
    with (
        zipfile.ZipFile(tmp_path / "whole.docx") as old,
        zipfile.ZipFile(tmp_path / "broken.docx", "w") as new,
    ):
        for name in old.namelist():
            new.writestr(name, b"<broken" if name == part else old.read(name))
    with pytest.raises(DeskError, match="cannot be read as a Word paper"):
        read_word(tmp_path / "broken.docx", lambda _done, _total: None)
