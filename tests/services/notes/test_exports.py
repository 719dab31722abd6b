"""What leaves and what stays: private notes and the words of exempt papers."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader

from scrutiny_desk.domain.errors import DeskError
from scrutiny_desk.domain.notes.file_forms import FileForm
from scrutiny_desk.domain.notes.notes import Anchor, NoteKind
from scrutiny_desk.domain.papers.facts import ReportFact
from scrutiny_desk.services.notes import exports, notes
from scrutiny_desk.services.notes.exports import export_notes, packet_of
from scrutiny_desk.services.papers.papers import agenda_of, original_of
from scrutiny_desk.services.review import review
from scrutiny_desk.services.wanted import Wanted
from tests.services.made_papers import Desk, facts, item, page

PRIVATE, EXEMPT, OPEN = "Secretplans", "Undisclosedsum", "Publicwords"


def report(number: str, first: int, *, exempt: bool | None) -> ReportFact:
    return ReportFact(
        page=str(first), page_index=first, item=number, title="A report", exempt=exempt
    )


@pytest.fixture
def paper_id(desk: Desk) -> str:
    """Item 5 on pages 1 to 3 is open; item 6 on pages 4 to 6 is exempt; so is a stray report."""
    found = replace(
        facts(items=[item("5", "Open", 1, 3), item("6", "Closed", 4, 6)]),
        reports=(report("5", 1, exempt=False), report("6", 4, exempt=True)),
    )
    pages = [page(at, f"Page {at}", str(at)) for at in range(9)]
    return desk.import_one("pack.pdf", found, pages)


def put(desk: Desk, paper_id: str, text: str, at: int, quote: str, *, private: bool = False):
    note, _ = notes.write_note(
        desk.library,
        paper_id=paper_id,
        item_id=None,
        kind=NoteKind.QUESTION,
        text=text,
        anchor=Anchor(at, str(at), quote=quote, before=f"{quote} before", after=f"{quote} after"),
        private=private,
    )
    return note


@pytest.fixture
def written(desk: Desk, paper_id: str) -> str:
    put(desk, paper_id, "Shared one", 1, OPEN)
    put(desk, paper_id, PRIVATE, 2, OPEN, private=True)
    put(desk, paper_id, "On a closed page", 6, EXEMPT)
    return paper_id


def contents(path: Path) -> str:
    """Every word a file holds, unpacked."""
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as packed:
            return "\n".join(
                packed.read(name).decode("utf-8", "replace") for name in packed.namelist()
            )
    return path.read_text(encoding="utf-8")


FORMS = [FileForm.XLSX, FileForm.DOCX, FileForm.MARKDOWN, FileForm.JSONLD]


@pytest.mark.parametrize("form", FORMS)
def test_private_notes_and_exempt_words_stay_and_the_file_says_so(
    desk, written, tmp_path, form
) -> None:
    out = tmp_path / f"notes.{form}"
    outcome = export_notes(desk.library, out, Wanted(form))
    told = "1 private note and the words of 1 mark on exempt papers were left out."
    assert outcome.said == f"2 notes written to notes.{form}. {told}"
    text = contents(out)
    assert told in text
    assert OPEN in text
    assert "On a closed page" in text
    assert PRIVATE not in text
    assert EXEMPT not in text


@pytest.mark.parametrize("form", FORMS)
def test_each_goes_along_when_it_is_asked_for(desk, written, tmp_path, form) -> None:
    out = tmp_path / f"notes.{form}"
    export_notes(desk.library, out, Wanted(form, private=True))
    text = contents(out)
    assert PRIVATE in text
    assert EXEMPT not in text
    export_notes(desk.library, out, Wanted(form, exempt=True))
    text = contents(out)
    assert PRIVATE not in text
    assert EXEMPT in text
    export_notes(desk.library, out, Wanted(form, private=True, exempt=True))
    text = contents(out)
    assert PRIVATE in text
    assert EXEMPT in text
    assert "left out" not in text
    assert "This file holds 1 private note and the words of 1 mark on exempt papers." in text


def test_an_item_with_an_exempt_report_is_exempt_as_a_whole(desk, paper_id) -> None:
    for at in range(9):
        put(desk, paper_id, f"Note {at}", at, EXEMPT)
    left = packet_of(desk.library, Wanted())
    kept = {one.row.note.anchor.page_index for one in left.notes if one.row.note.anchor.quote}
    assert kept == {0, 1, 2, 3, 7, 8}


def test_the_parts_of_an_exempt_item_are_exempt_too(desk) -> None:
    numbers = (("6", 1, 2), ("6(a)", 5, 6), ("61", 7, 8))
    agenda = [item(number, "Title", first, last) for number, first, last in numbers]
    found = replace(facts(items=agenda), reports=(report("6", 1, exempt=True),))
    paper_id = desk.import_one("pack.pdf", found, [page(at, "Words") for at in range(9)])
    for at in range(9):
        put(desk, paper_id, f"Note {at}", at, EXEMPT)
    left = packet_of(desk.library, Wanted())
    kept = {one.row.note.anchor.page_index for one in left.notes if one.row.note.anchor.quote}
    assert kept == {0, 3, 4, 7, 8}


def test_a_note_on_an_exempt_item_is_exempt_wherever_its_page_is(desk, paper_id) -> None:
    closed = agenda_of(desk.library, paper_id)[1]
    notes.write_note(
        desk.library,
        paper_id=paper_id,
        item_id=closed.id,
        kind=NoteKind.NOTE,
        text="",
        anchor=Anchor(0, "PDF 1", quote=EXEMPT),
    )
    (one,) = packet_of(desk.library, Wanted(private=True)).notes
    assert one.row.note.anchor.quote == ""


def test_a_report_without_an_item_is_exempt_to_the_end_of_its_paper(desk) -> None:
    found = replace(facts(kind="report"), reports=(report("", 1, exempt=True),))
    paper_id = desk.import_one("report.pdf", found, [page(at, "Words") for at in range(4)])
    for at in range(4):
        put(desk, paper_id, f"Note {at}", at, EXEMPT)
    kept = [one.row.note.anchor.quote for one in packet_of(desk.library, Wanted()).notes]
    assert kept == [EXEMPT, "", "", ""]


def test_what_a_person_says_in_review_decides(desk, written) -> None:
    (row,) = [
        one
        for one in review.list_rows(desk.library, written)
        if one.section == "reports" and one.page_index == 4
    ]
    review.correct(desk.library, row.id, {"exempt": "No"}, by="A person")
    assert packet_of(desk.library, Wanted()).left_out.exempt == 0


def test_one_meeting_alone_can_leave(desk, written) -> None:
    other = desk.import_one("other.pdf", facts(date="2031-06-05"), [page(0, "Words")])
    put(desk, other, "Elsewhere", 0, "")
    meeting = next(
        one.meeting.id
        for one in packet_of(desk.library, Wanted()).notes
        if one.row.note.text == "Elsewhere"
    )
    packet = packet_of(desk.library, Wanted(meeting_id=meeting, private=True))
    assert [one.row.note.text for one in packet.notes] == ["Elsewhere"]
    assert packet.left_out.said == ""


def test_a_name_is_proposed_from_committee_and_date(desk, written) -> None:
    meeting = packet_of(desk.library, Wanted()).notes[0].meeting.id
    wanted = Wanted(FileForm.MARKDOWN, meeting_id=meeting)
    name = "Harbour and Bridges Scrutiny Committee 2031-03-06 notes.md"
    assert exports.proposed_name(desk.library, wanted) == name
    assert exports.proposed_name(desk.library, Wanted()) == "Notes of all meetings.xlsx"
    of_paper = Wanted(FileForm.PDF, paper_id=written)
    assert exports.proposed_name(desk.library, of_paper) == "pack with notes.pdf"


def drawn() -> bytes:
    """A PDF of nine pages with nothing on them."""
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(out, invariant=True)
    for _ in range(9):
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def lay_pdf(desk: Desk, reports: tuple[ReportFact, ...] = (), name: str = "real.pdf") -> str:
    found = replace(facts(date="2031-07-01"), reports=reports)
    pages = [page(at, "Words", str(at)) for at in range(9)]
    outcome, _ = desk.bring(desk.lay(name, found, pages, content=drawn() + name.encode()))
    return outcome.imported[0].id


def in_pdf(path: Path) -> str:
    """Every string and every stream of a PDF, unpacked."""
    reader = PdfReader(path)
    parts = []
    for number in {*reader.xref[0], *reader.xref_objStm}:
        one = reader.get_object(number)
        data = getattr(one, "get_data", bytes)()
        parts += [repr(one), data.decode("latin-1")]
    return "\n".join(parts)


def test_a_copy_of_the_pdf_holds_shared_notes_alone(desk, tmp_path) -> None:
    paper_id = lay_pdf(desk)
    put(desk, paper_id, "Shared one", 1, "")
    put(desk, paper_id, PRIVATE, 2, "", private=True)
    out = tmp_path / "copy.pdf"
    wanted = Wanted(FileForm.PDF, paper_id=paper_id)
    outcome = export_notes(desk.library, out, wanted)
    assert outcome.said == "1 note written to copy.pdf. 1 private note was left out."
    assert "Shared one" in in_pdf(out)
    assert "1 private note was left out." in in_pdf(out)
    assert PRIVATE not in in_pdf(out)
    export_notes(desk.library, out, replace(wanted, private=True))
    assert PRIVATE in in_pdf(out)


def test_an_exempt_paper_is_copied_only_when_that_is_asked_for(desk, tmp_path) -> None:
    paper_id = lay_pdf(desk, (report("", 3, exempt=True),))
    put(desk, paper_id, "Shared one", 1, "")
    out = tmp_path / "copy.pdf"
    with pytest.raises(DeskError, match="exempt pages"):
        export_notes(desk.library, out, Wanted(FileForm.PDF, paper_id=paper_id))
    assert not out.exists()
    export_notes(desk.library, out, Wanted(FileForm.PDF, paper_id=paper_id, exempt=True))
    assert "Shared one" in in_pdf(out)


def test_the_library_keeps_the_original_as_it_was(desk, tmp_path) -> None:
    paper_id = lay_pdf(desk)
    put(desk, paper_id, "Shared one", 1, "")
    export_notes(desk.library, tmp_path / "copy.pdf", Wanted(FileForm.PDF, paper_id=paper_id))
    assert original_of(desk.library, paper_id) == drawn() + b"real.pdf"


def test_the_one_paper_with_notes_is_copied_without_naming_it(desk, tmp_path) -> None:
    paper_id = lay_pdf(desk)
    put(desk, paper_id, "Shared one", 1, "")
    export_notes(desk.library, tmp_path / "copy.pdf", Wanted(FileForm.PDF))
    put(desk, lay_pdf(desk, name="second.pdf"), "Another", 1, "")
    with pytest.raises(DeskError, match="one paper at a time"):
        export_notes(desk.library, tmp_path / "other.pdf", Wanted(FileForm.PDF))
