"""The appendix in its three forms: opened again, and searched for what may not leave."""

from __future__ import annotations

import datetime
import zipfile
from collections.abc import Iterator
from pathlib import Path

import docx
import pypdf
import pytest
from docx.oxml.ns import qn
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from scrutiny_desk.domain.tracker.leaving import (
    ID_HEADING,
    KEPT_SHEET,
    MARK_HEADING,
    ClosedRows,
    LeavingForm,
)
from scrutiny_desk.jobs.tracker_pdf import write_tracker_pdf
from scrutiny_desk.library.library import Library
from scrutiny_desk.services.tracker.privacy import Asked
from scrutiny_desk.services.tracker.publishing import WantedAppendix, publish
from tests.services.made_papers import COMMITTEE, Desk
from tests.services.tracker.tracker_filled import AS_OF, HIDDEN, ODD_LETTERS, add, fill, ids, write

MAY_EVE, APRIL_EVE = (
    datetime.datetime.combine(day, datetime.time())
    for day in (datetime.date(2031, 4, 30), datetime.date(2031, 3, 31))
)
PUBLIC = ("1", "2", "4", "6", "10")


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    (tmp_path / "papers").mkdir()
    with Library.open(tmp_path / "library", create=True) as opened:
        fill(Desk(opened, tmp_path / "papers"))
        yield opened


def written(library: Library, folder: Path, form: LeavingForm, **more: object) -> Path:
    out = folder / f"appendix.{form.value}"
    wanted = WantedAppendix(AS_OF, form, closed=ClosedRows.ALL, **more)  # type: ignore[arg-type]
    publish(library, out, wanted, write_tracker_pdf)
    return out


def raw_words(path: Path) -> str:
    """Everything a file holds: every member of an archive, the words and data of a PDF."""
    if path.suffix != ".pdf":
        with zipfile.ZipFile(path) as archive:
            return "".join(
                archive.read(name).decode("utf-8", "replace") for name in archive.namelist()
            )
    return f"{pdf_pages(path)} {pypdf.PdfReader(path).metadata} {path.read_bytes()!r}"


def pdf_pages(path: Path) -> list[str]:
    return [page.extract_text() for page in pypdf.PdfReader(path).pages]


@pytest.mark.parametrize("form", LeavingForm)
def test_no_form_holds_what_may_not_leave_unless_it_was_asked_for(library, tmp_path, form) -> None:
    public = raw_words(written(library, tmp_path, form))
    assert not [word for word in HIDDEN if word in public]
    assert "Mend the quay" in public

    asked = raw_words(written(library, tmp_path, form, asked=Asked(private=True, exempt=True)))
    assert [word for word in HIDDEN if word in asked] == list(HIDDEN)


def test_word_is_landscape_with_its_heading_on_every_page(library, tmp_path) -> None:
    document = docx.Document(str(written(library, tmp_path, LeavingForm.DOCX)))

    (section,) = document.sections
    assert (section.orientation, section.page_width.cm, section.page_height.cm) == (
        docx.enum.section.WD_ORIENT.LANDSCAPE,
        pytest.approx(29.7, abs=0.01),
        pytest.approx(21, abs=0.01),
    )
    (table,) = document.tables
    head, *rows = table.rows
    assert [cell.text for cell in head.cells] == [
        "No.", "Date", "Recommendation", "Target", "Officer", "Update", "RAG",
    ]  # fmt: skip
    assert head._tr.trPr.find(qn("w:tblHeader")) is not None
    assert [row.cells[0].text for row in rows] == list(PUBLIC)
    assert rows[2].cells[2].text == f"New since the last meeting\nAsk for {ODD_LETTERS}"
    assert rows[1].cells[3].text == "30 April 2031\nBefore: 31 March 2031"
    assert rows[0].cells[-1].text == "Amber"
    assert rows[0].cells[-1]._tc.tcPr.find(qn("w:shd")).get(qn("w:fill")) == "FFDFA3"
    said = [paragraph.text for paragraph in document.paragraphs]
    assert said[:4] == [
        "Recommendations tracker",
        COMMITTEE,
        "As of 6 March 2031. The whole history.",
        "3 open: 2 overdue, 1 not due; 2 closed. The last meeting was on 14 November 2030.",
    ]
    fields = [one.get(qn("w:instr")) for one in section.footer._element.iter(qn("w:fldSimple"))]
    assert fields == ["PAGE", "NUMPAGES"]
    assert document.core_properties.language == "en-GB"


def test_pdf_numbers_its_pages_repeats_the_heading_and_holds_every_letter(
    library, tmp_path
) -> None:
    for number in range(20, 60):
        add(library, str(number), "Mend the quay " * 12, "14.11.30", officer="Pilot", target="TBC")

    out = written(library, tmp_path, LeavingForm.PDF)

    pages = pdf_pages(out)
    assert len(pages) > 2
    for number, words in enumerate(pages, start=1):
        assert f"Page {number} of {len(pages)}" in words
        assert COMMITTEE in words
        assert "Recommendation" in words
        assert "Officer" in words
    together = " ".join(" ".join(pages).split())
    assert ODD_LETTERS in together
    assert "New since the last meeting" in together
    reader = pypdf.PdfReader(out)
    box = reader.pages[0].mediabox
    assert (round(box.width), round(box.height)) == (842, 595)
    assert reader.metadata.title == f"{COMMITTEE} · Recommendations tracker · As of 6 March 2031"
    assert reader.trailer["/Root"]["/Lang"] == "en-GB"
    for font in reader.pages[0]["/Resources"]["/Font"].values():
        (shape,) = font.get_object()["/DescendantFonts"]
        assert "/FontFile2" in shape.get_object()["/FontDescriptor"].get_object()


def test_a_history_that_is_longer_than_a_page_goes_on_over_the_next(library, tmp_path) -> None:
    rec_id = ids(library)["4"]
    long = " ".join(f"word{number}" for number in range(3000))
    write(library, rec_id, "2031-03-01", f"{long} lastword")

    for form in (LeavingForm.DOCX, LeavingForm.PDF):
        words = raw_words(written(library, tmp_path, form))
        assert "word0 " in words
        assert "lastword" in words


def sheet_of(path: Path) -> Worksheet:
    return load_workbook(path).worksheets[0]


def test_the_workbook_has_dates_filters_and_a_page_set_up(library, tmp_path) -> None:
    sheet = sheet_of(written(library, tmp_path, LeavingForm.XLSX))

    headings = [cell.value for cell in sheet[1]]
    assert headings == [
        "No.", "Date", "Recommendation", "Target", "Original target", "Officer", "Update", "RAG",
        MARK_HEADING, ID_HEADING,
    ]  # fmt: skip
    rows = {str(row[0].value): row for row in sheet.iter_rows(min_row=2)}
    assert list(rows) == list(PUBLIC)
    assert rows["2"][3].value == MAY_EVE
    assert rows["2"][4].value == APRIL_EVE
    assert rows["1"][3].value == "December 2030"
    assert rows["1"][7].fill.fgColor.rgb == "00FFDFA3"
    assert rows["4"][8].value == "New since the last meeting"
    assert rows["4"][9].value == ids(library)["4"]
    assert sheet.column_dimensions["J"].width < 8
    assert sheet.column_dimensions["D"].width >= len("30 November 2024")
    # Five lines high, as its updates are; and so only until somebody writes in the row.
    with zipfile.ZipFile(tmp_path / "appendix.xlsx") as archive:
        written_rows = archive.read("xl/worksheets/sheet1.xml").decode().split("<row ")[1:]
    assert written_rows[1].startswith('r="2" ht="75">')
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A2", "A1:J6")
    assert (sheet.print_title_rows, sheet.page_setup.orientation) == ("$1:$1", "landscape")
    assert rows["1"][6].alignment.wrap_text
    assert sheet.oddFooter.center.text == "Page &P of &N"
    (offered,) = sheet.data_validations.dataValidation
    assert (str(offered.sqref), offered.formula1) == ("H2:H6", '"Red,Amber,Green"')
    assert not offered.showErrorMessage


def test_no_words_become_a_formula(library, tmp_path) -> None:
    sheet = sheet_of(written(library, tmp_path, LeavingForm.XLSX))

    (cell,) = [row[2] for row in sheet.iter_rows(min_row=2) if row[0].value == 6]
    assert (cell.value, cell.data_type, cell.quotePrefix) == ("=1+1", "s", True)
    kept = load_workbook(tmp_path / "appendix.xlsx")[KEPT_SHEET]
    assert "=1+1" in [cell.value for row in kept for cell in row]
    assert {cell.data_type for row in kept for cell in row} <= {"s", "n", "d"}


def test_the_workbook_keeps_what_its_cells_held(library, tmp_path) -> None:
    book = load_workbook(written(library, tmp_path, LeavingForm.XLSX))

    head, *rows = book[KEPT_SHEET].iter_rows(values_only=True)
    assert book[KEPT_SHEET].sheet_state == "veryHidden"
    assert head == (
        "Id", "Sheet", "number", "date", "text", "target", "original_target", "officer", "update",
        "reported",
    )  # fmt: skip
    shown = book.worksheets[0]
    for kept, seen in zip(rows, shown.iter_rows(min_row=2, values_only=True), strict=True):
        assert kept == (seen[-1], shown.title, *seen[:-2])
