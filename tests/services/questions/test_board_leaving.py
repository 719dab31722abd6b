"""The board leaves in its order, with who is asked; private questions and exempt words stay."""

from __future__ import annotations

import datetime
from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document
from openpyxl import load_workbook

from scrutiny_desk.domain.notes.file_forms import FileForm
from scrutiny_desk.domain.notes.notes import Anchor, NoteKind
from scrutiny_desk.domain.papers.facts import ReportFact
from scrutiny_desk.domain.questions.questions import EntryKind
from scrutiny_desk.exporting.board_sheet import BOARD_SHEET
from scrutiny_desk.exporting.note_columns import ABOUT_SHEET
from scrutiny_desk.services.notes import notes
from scrutiny_desk.services.notes.exports import export_notes, packet_of
from scrutiny_desk.services.notes.notes_back import look_at_workbook
from scrutiny_desk.services.papers.papers import list_meetings
from scrutiny_desk.services.questions import questions
from scrutiny_desk.services.questions.board import board_of
from scrutiny_desk.services.questions.evidence import add_evidence
from scrutiny_desk.services.questions.promises import promise_answer
from scrutiny_desk.services.wanted import Wanted
from tests.services.made_papers import Desk, facts, item, page
from tests.services.notes.test_exports import contents

FORMS = [FileForm.XLSX, FileForm.DOCX, FileForm.MARKDOWN]


@pytest.fixture
def meeting_id(desk: Desk) -> str:
    """Item 5 is open, item 6 exempt; the board of item 5 has a line, two questions, one private."""
    closed = ReportFact(page="4", page_index=4, item="6", title="Sums", exempt=True)
    agenda = [item("5", "Open", 1, 3), item("6", "Closed", 4, 6)]
    found = replace(facts(items=agenda), reports=(closed,))
    paper_id = desk.import_one("pack.pdf", found, [page(at, "Words", str(at)) for at in range(9)])
    (meeting,) = list_meetings(desk.library)
    notes.write_note(
        desk.library,
        paper_id=paper_id,
        item_id=None,
        kind=NoteKind.QUESTION,
        text="From the page",
        anchor=Anchor(2, "2", quote="Publicwords"),
        private=False,
    )
    key = next(one.key for one in board_of(desk.library, meeting.id).items if one.number == "5")

    def add(text: str, *, private: bool, **more: object) -> str:
        change = questions.add_entry(desk.library, meeting.id, key, text=text, **more)
        questions.revise_entry(desk.library, meeting.id, change.ids[0], private=private)
        return change.ids[0]

    line = add("How long", private=False, kind=EntryKind.LINE)
    shared = add("Who answers for it?", private=False, parent=line)
    add("Secretplans", private=True, parent=line)
    questions.revise_entry(desk.library, meeting.id, shared, who="The service lead")
    questions.set_big_question(desk.library, meeting.id, key, "Bigsecret")
    return meeting.id


def test_a_briefing_has_the_board_in_its_order(desk, meeting_id, tmp_path) -> None:
    out = tmp_path / "briefing.docx"
    outcome = export_notes(desk.library, out, Wanted(FileForm.DOCX, private=True))
    assert outcome.said == "1 note, 3 questions and 1 line of enquiry written to briefing.docx."
    said = [(one.style.name, one.text) for one in Document(str(out)).paragraphs if one.text]
    start = said.index(("Heading 2", "5 Open"))
    assert said[start:] == [
        ("Heading 2", "5 Open"),
        ("Citation", "PDF pages 2 to 4"),
        ("Big question", "Bigsecret"),
        ("Heading 3", "Questions"),
        ("Heading 4", "Line of enquiry: How long"),
        ("Asked", "1 Who answers for it?"),
        ("Citation", "Question, to The service lead."),
        ("Asked", "2 Secretplans"),
        ("Citation", "Question, private."),
        ("Asked", "3 From the page"),
        ("Citation", "Question."),
        ("Quote", "“Publicwords” — Pack, page 2 (PDF page 3)"),
    ]


@pytest.mark.parametrize("form", FORMS)
def test_private_questions_and_the_big_question_stay_unless_asked_for(
    desk, meeting_id, tmp_path, form
) -> None:
    out = tmp_path / f"notes.{form}"
    outcome = export_notes(desk.library, out, Wanted(form))
    assert outcome.said == (
        f"1 note, 1 question and 1 line of enquiry written to notes.{form}. "
        "2 private questions were left out."
    )
    text = contents(out)
    assert "Who answers for it?" in text
    assert "The service lead" in text
    assert "Secretplans" not in text
    assert "Bigsecret" not in text
    export_notes(desk.library, out, Wanted(form, private=True))
    text = contents(out)
    assert "Secretplans" in text
    assert "Bigsecret" in text


@pytest.mark.parametrize("form", FORMS)
def test_exempt_evidence_stays_unless_asked_for(desk, meeting_id, tmp_path, form) -> None:
    board = board_of(desk.library, meeting_id)
    entry = next(one for one in board.entries if one.text.startswith("Who"))
    paper_id = next(one.row.note.paper_id for one in packet_of(desk.library, Wanted()).notes)
    add_evidence(
        desk.library,
        meeting_id,
        entry.id,
        paper_id=paper_id,
        page_index=5,
        page_label="5",
        quote="Undisclosedsum",
    )
    out: Path = tmp_path / f"notes.{form}"
    outcome = export_notes(desk.library, out, Wanted(form))
    assert outcome.left_out.exempt == 1
    assert "Undisclosedsum" not in contents(out)
    packet = packet_of(desk.library, Wanted(form, exempt=True))
    assert (packet.exempt, packet.left_out.exempt) == (1, 0)


def test_the_board_has_a_sheet_of_its_own_that_never_comes_back(desk, meeting_id, tmp_path) -> None:
    out = tmp_path / "notes.xlsx"
    export_notes(desk.library, out, Wanted())
    book = load_workbook(out)
    heading, *rows = book[BOARD_SHEET].iter_rows(values_only=True)
    read = [dict(zip(heading, row, strict=True)) for row in rows]
    assert [(one["Line of enquiry"], one["Number"], one["Question"]) for one in read] == [
        ("How long", 1, "Who answers for it?"),
        (None, 2, "From the page"),
    ]
    assert read[0]["Who is asked"] == "The service lead"
    assert read[1]["Evidence"] == "Pack, page 2 (PDF page 3)"
    back = look_at_workbook(desk.library, out)
    told = f"The sheet “{BOARD_SHEET}” is for reading and was not looked at."
    assert (len(back), back.unchanged, back.told) == (0, 1, (told,))


def test_marks_alone_are_counted_where_there_is_no_board(desk, meeting_id, tmp_path) -> None:
    outcome = export_notes(desk.library, tmp_path / "notes.jsonld", Wanted(FileForm.JSONLD))
    assert outcome.said == "1 note written to notes.jsonld."


def test_the_file_the_message_and_the_import_count_alike(desk, meeting_id, tmp_path) -> None:
    out = tmp_path / "notes.xlsx"
    wanted = Wanted(private=True)
    packet = packet_of(desk.library, wanted)
    assert packet.tally.say() == "1 note, 3 questions and 1 line of enquiry"
    assert packet.private.say("private") == "2 private questions"
    outcome = export_notes(desk.library, out, wanted)
    assert outcome.said == f"{packet.tally.say()} written to notes.xlsx."
    told = [cell.value for (cell,) in load_workbook(out)[ABOUT_SHEET].iter_rows()]
    assert packet.said in told
    assert packet.said.startswith(f"{packet.tally.say()}, written by")
    assert "This file holds 2 private questions." in told
    back = look_at_workbook(desk.library, out)
    assert back.unchanged == packet.tally.notes
    shared = packet_of(desk.library, Wanted())
    assert shared.left_out.tally == packet.private


def test_the_boards_sheet_says_by_whom_and_by_when_an_answer_was_promised(
    desk, meeting_id, tmp_path
) -> None:
    shared, private = (
        one.id
        for one in board_of(desk.library, meeting_id).entries
        if not one.from_page and not one.is_line
    )
    for one, when in ((shared, "20 March 2031"), (private, "the next meeting")):
        promise_answer(desk.library, meeting_id, one, by_whom="The engineer", by_when=when)
    out = tmp_path / "notes.xlsx"
    export_notes(desk.library, out, Wanted(private=True))
    heading, *rows = load_workbook(out)[BOARD_SHEET].iter_rows(values_only=True)
    read = [dict(zip(heading, row, strict=True)) for row in rows]
    assert [(one["Promised by"], day(one["Promised for"])) for one in read] == [
        ("The engineer", datetime.date(2031, 3, 20)),
        ("The engineer", "the next meeting"),
        (None, None),
    ]


def day(value: object) -> object:
    """A cell's date without the time that a workbook gives it."""
    return value.date() if isinstance(value, datetime.datetime) else value
