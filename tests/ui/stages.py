"""Every pane and every dialog there is, each brought up on the window as a person would find it.

Three libraries: with nothing in it, with found figures (`tests.ui.filled`), and `fill` of this
module, in which every pane has something to show.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from scrutiny_desk import app
from scrutiny_desk.domain.changes import NO_CHANGE
from scrutiny_desk.domain.measures.measures import Measure
from scrutiny_desk.domain.measures.milestones import Milestone
from scrutiny_desk.domain.notes.coming_back import CellChange, NotesBack
from scrutiny_desk.domain.notes.notes import MarkForm, NoteKind
from scrutiny_desk.domain.notes.quoting import anchor_of_words
from scrutiny_desk.domain.pages.links import Link
from scrutiny_desk.domain.pages.pages import Box
from scrutiny_desk.domain.papers.papers import Paper
from scrutiny_desk.domain.questions.questions import EntryKind
from scrutiny_desk.domain.questions.running_order import Sheet, running_order
from scrutiny_desk.domain.tracker.recommendations import (
    LinkKind,
    Outcome,
    RecommendationRow,
    ResponseKind,
)
from scrutiny_desk.library.connection import Connection
from scrutiny_desk.library.library import Library
from scrutiny_desk.services.measures.measures import list_measures
from scrutiny_desk.services.notes import notes
from scrutiny_desk.services.papers import importing, papers
from scrutiny_desk.services.papers.trash import list_trashed
from scrutiny_desk.services.papers.versions import ChangedPage, PageFate, WhatChanged, WordChange
from scrutiny_desk.services.questions import evidence, questions
from scrutiny_desk.services.questions import running_order as sheets
from scrutiny_desk.services.questions.board import board_of
from scrutiny_desk.services.tracker import history as tracker_history
from scrutiny_desk.services.tracker.recommendations import (
    add_update,
    close_recommendation,
    list_recommendations,
    revise_recommendation,
)
from scrutiny_desk.ui.back_question import BackQuestion
from scrutiny_desk.ui.due_question import DueQuestion
from scrutiny_desk.ui.export_question import ExportQuestion
from scrutiny_desk.ui.findings.dialog import FindingsDialog
from scrutiny_desk.ui.findings.reason import ReasonQuestion
from scrutiny_desk.ui.keyboard_help import KeyboardHelp
from scrutiny_desk.ui.measures.entering.card_dialog import CardDialog
from scrutiny_desk.ui.measures.entering.decisions_dialog import DecisionsDialog
from scrutiny_desk.ui.measures.entering.names_dialog import NamesDialog
from scrutiny_desk.ui.measures.entering.readings_dialog import ReadingsDialog
from scrutiny_desk.ui.measures.milestones.status_dialog import StatusDialog
from scrutiny_desk.ui.papers.reading.plan_dialog import ReadingPlanDialog
from scrutiny_desk.ui.papers.versions.what_changed import WhatChangedDialog
from scrutiny_desk.ui.person import PersonDialog
from scrutiny_desk.ui.questions.question_chooser import QuestionChooser
from scrutiny_desk.ui.questions.room import QuestionsRoom
from scrutiny_desk.ui.questions.sheet_question import SheetQuestion
from scrutiny_desk.ui.review.accepting import AcceptQuestion
from scrutiny_desk.ui.search.how import HowToSearch
from scrutiny_desk.ui.time_limits.dialog import TimeLimitsDialog
from scrutiny_desk.ui.tracker.adding import NewRecommendation
from scrutiny_desk.ui.tracker.agreed_dialog import AgreedDialog
from scrutiny_desk.ui.tracker.clipboard import PastePreview
from scrutiny_desk.ui.tracker.edit_row import EditRow
from scrutiny_desk.ui.tracker.letters_dialog import LettersDialog
from scrutiny_desk.ui.tracker.link_dialog import LinkDialog
from scrutiny_desk.ui.tracker.overview_dialog import OverviewDialog
from scrutiny_desk.ui.tracker.paste_plan import plan_paste
from scrutiny_desk.ui.tracker.publish_question import PublishQuestion
from scrutiny_desk.ui.tracker.row_chooser import RowChooser
from scrutiny_desk.ui.tracker.row_forms import CloseRow, ResponseDialog, ReviseTarget
from scrutiny_desk.ui.tracker.rows import Column
from scrutiny_desk.ui.tracker.settings_dialog import TrackerSettingsDialog
from scrutiny_desk.ui.tracker.taking.dialog import TakeOverDialog
from scrutiny_desk.ui.tracker.taking.waiting_dialog import WaitingDialog
from scrutiny_desk.ui.tracker.year_end_dialog import YearEndDialog
from scrutiny_desk.ui.trash_dialog import DeleteQuestion, TrashDialog
from tests.services.tracker.trackers import HEADING, LAMP, QUAY, read_here, workbook
from tests.ui.conftest import FRONT_PAGES, read_pack
from tests.ui.filled import put_in

GONE = 6
"""The printed pack's page, counted from 1, that the revised one leaves out."""


def fill(library: Library, folder: Path) -> None:
    """A pack and its revision, with bookmarks, links, marks, a board, and a paper in Trash."""
    older = _import(library, _pack(folder / "pack.pdf"))
    for page, form in ((2, MarkForm.HIGHLIGHT), (GONE - 1, MarkForm.UNDERLINE)):
        notes.write_note(
            library,
            paper_id=older.id,
            item_id=None,
            kind=NoteKind.CONCERN,
            text="Why did the wait for speech therapy grow in the second quarter?",
            anchor=anchor_of_words(
                papers.words_on(library, older.id, page), 0, 3, page, str(page - 1)
            ),
            form=form,
        )
    newer = _import(library, _pack(folder / "revised.pdf", without=GONE))
    meeting = newer.meeting_id
    line = questions.add_entry(
        library, meeting, "5", kind=EntryKind.LINE, text="What it costs"
    ).ids[0]
    asked = questions.add_entry(
        library, meeting, "5", text="Who pays for the longer wait, and from when?", parent=line
    ).ids[0]
    questions.add_entry(library, meeting, "5", text="And who checks?", parent=asked)
    questions.add_entry(library, meeting, "6", text="When is the plan for the year agreed?")
    # A long big question and more to ask than there is time for: what takes the most room.
    questions.set_big_question(
        library,
        meeting,
        "5",
        "Is the wait shorter than it was, and who answers for those who wait?",
    )
    questions.set_item_minutes(library, meeting, "5", 1)
    evidence.add_evidence(
        library,
        meeting,
        asked,
        paper_id=newer.id,
        page_index=2,
        page_label="1",
        quote="Alpha3 beta0 gamma delta",
    )
    put_in(library, folder, name="other")
    thrown = put_in(library, folder, name="thrown", date="2023-11-09")
    papers.move_to_trash(library, thrown.id)


def _pack(path: Path, without: int = 0) -> Path:
    canvas = Canvas(str(path), pagesize=A4, invariant=True)
    for number in range(1, 13):
        if number == without:
            continue
        canvas.setFont("Helvetica", 12)
        canvas.bookmarkPage(f"p{number}")
        canvas.addOutlineEntry(f"Part {number}", f"p{number}", level=0 if number % 4 == 1 else 1)
        for line in range(20):
            canvas.drawString(72, 740 - line * 30, f"Alpha{number} beta{line} gamma delta epsilon")
        if number == 1:
            canvas.linkAbsolute("go", "p9", Rect=(72, 735, 112, 755))
            canvas.linkURL("https://example.org/a", (115, 735, 140, 755))
        if number > FRONT_PAGES:
            canvas.drawCentredString(297, 30, f"Page {number - FRONT_PAGES}")
        canvas.showPage()
    canvas.save()
    return path


def _import(library: Library, path: Path) -> Paper:
    outcome, _ = importing.import_papers(library, [path], read_pack, lambda *_: None, lambda: False)
    return outcome.imported[0]


def take_pack(program: app.Program) -> None:
    """Take the meeting of `fill`'s pack in hand and open the revised pack, where there is one."""
    for paper in papers.list_papers(program.library):
        if paper.file_name == "revised.pdf":
            program.window.take_meeting(paper.meeting_id)
            program.papers.open_page(paper.id, 0)


def questions_room(program: app.Program) -> QuestionsRoom:
    (room,) = program.window.findChildren(QuestionsRoom)
    return room


def _in_papers(*commands: str) -> Callable[[app.Program], None]:
    def show(program: app.Program) -> None:
        program.window.go_to_room("Papers")
        for command in commands:
            program.window.give_command(command)

    return show


def _find(program: app.Program) -> None:
    _in_papers("find")(program)
    program.papers.find_bar.field.setText("gamma")


def _note_card(program: app.Program) -> None:
    program.window.go_to_room("Papers")
    if program.papers.paper_id is not None:
        program.papers.view.go_to(2)
    program.window.give_command("mark:next")
    program.window.give_command("mark:open")


def _board(program: app.Program) -> None:
    program.window.go_to_room("Questions")
    room = questions_room(program)
    if room.meeting_id:
        turns = running_order(board_of(program.library, room.meeting_id))
        if turns:
            room.board.take(turns[0].entry.id)


def _all_notes(program: app.Program) -> None:
    program.window.go_to_room("Questions")
    questions_room(program).tabs.setCurrentIndex(1)


def _in_the_meeting(program: app.Program) -> None:
    _board(program)
    program.window.give_command("meeting")


def _promise(program: app.Program) -> None:
    _in_the_meeting(program)
    room = questions_room(program)
    if room.in_meeting and room.meeting.turn is not None:
        room.meeting.page.key_asked.emit(Qt.Key.Key_W)


def _follow_up(program: app.Program) -> None:
    _in_the_meeting(program)
    program.window.give_command("board:follow_up")


def _review_adding(program: app.Program) -> None:
    program.window.go_to_room("Review")
    program.window.give_command("review:add")


def _whole_row(program: app.Program) -> None:
    """A recommendation of which everything is known that can be."""
    library = program.library
    rows = list_recommendations(library, datetime.date(2024, 1, 25))
    program.window.go_to_room("Recommendations")
    if not rows:
        return
    one = rows[-1].recommendation.id
    day = datetime.date(2024, 1, 25)
    revise_recommendation(
        library, one, private=True, executive_member="Leader", origin="review",
        origin_text="Review of waiting times", sent_on="2024-01-20", clock_rule="response_health",
    )  # fmt: skip
    tracker_history.revise_target(library, one, "March 2024", "Staff are ill", day)
    tracker_history.respond(
        library, one, ResponseKind.IN_PART, date="2024-01-24", by_whom="Leader", text="In part"
    )
    tracker_history.link(library, one, LinkKind.FILE, words="The survey", ref="survey.pdf")
    add_update(library, one, date=None, role="Manager", text="Heard at lunch", private=True)
    close_recommendation(library, one, day, Outcome.IMPLEMENTED, "Minutes, item 4")
    program.tracker.refresh()
    program.tracker.open_row(one)
    program.window.give_command("tracker:update")


def _telling(program: app.Program) -> None:
    _board(program)
    program.desk.said.emit("Question written", True)


PANES: dict[str, Callable[[app.Program], None]] = {
    "page as text": _in_papers("page_text"),
    "small pictures": _in_papers("thumbnails"),
    "find": _find,
    "go to page": _in_papers("go_to_page"),
    "bookmarks": _in_papers("bookmarks"),
    "all marks": _in_papers("mark:all"),
    "needs placing": _in_papers("mark:placing"),
    "a mark's card": _note_card,
    "a region is drawn": _in_papers("mark:region"),
    "the board and its details": _board,
    "the board and a message": _telling,
    "all notes": _all_notes,
    "in the meeting": _in_the_meeting,
    "a written answer promised": _promise,
    "a follow-up typed": _follow_up,
    "a recommendation with its whole story": _whole_row,
    "a row added in Review": _review_adding,
}
"""Panes of the window by their names."""


def _changed() -> WhatChanged:
    older, newer = (
        Paper(name, "m", "agenda_pack", "The pack", f"{name}.pdf", name, 3, "2024-01-01T00:00:00Z")
        for name in ("older", "newer")
    )
    pages = (ChangedPage(PageFate.ALTERED, 1, "1", 1, "1", (WordChange("May", "June"),)),)
    return WhatChanged(older, newer, pages)


def _coming_back() -> NotesBack:
    text = ("n1", "Question, page 2: Why?", "text", "Note", "Why?", "Why so?", "Why so?")
    changes = (CellChange(*text, "“S”, cell K2"), CellChange(*text, "“S”, cell K3", here_too=True))
    return NotesBack("notes.xlsx", changes, (), 5, ("“S”, row 9: nowhere.",))


def _plan(program: app.Program) -> QDialog | None:
    meeting = program.papers.meeting_id
    if meeting is None:
        return None
    before = datetime.date(2024, 1, 20)
    return ReadingPlanDialog(program.desk, meeting, program.window, lambda: before)


def _evidence(program: app.Program) -> QDialog | None:
    meeting = program.papers.meeting_id
    if meeting is None:
        return None
    turns = running_order(board_of(program.library, meeting))
    return QuestionChooser(program.desk, turns, "331 boats", program.window)


def _sheet(program: app.Program) -> QDialog:
    meeting = program.papers.meeting_id
    sheet = (
        Sheet("", (), 0)
        if meeting is None
        else sheets.running_sheet(program.library, meeting, include_private=False)
    )
    return SheetQuestion(program.desk, sheet, "Choose where…", program.window)


def _delete(program: app.Program) -> QDialog | None:
    trashed = list_trashed(program.library)
    return DeleteQuestion(trashed[0], program.window) if trashed else None


def _leave(program: app.Program) -> QDialog:
    address = "https://example.org/committees/children/papers"
    program.papers.linking.follow(Link(Box(0, 0, 9, 9), None, address=address))
    box = QApplication.activeModalWidget()
    assert isinstance(box, QDialog)
    return box


def _row_chooser(program: app.Program) -> QDialog:
    rows = list_recommendations(program.desk.library, datetime.date(2024, 1, 25))
    return RowChooser(
        program.desk, [one.recommendation for one in rows], "A report", program.window
    )


def _take_over(program: app.Program, page: int) -> QDialog:
    """The tracker of a workbook on its way in: what its columns hold (1), or what changes (2)."""
    path = workbook(
        program.library.folder.parent / "tracker.xlsx",
        [(*HEADING, "Cost code", "Notes of the board"), (*QUAY, "C1", "x"), (*LAMP, "C2", "y")],
    )
    dialog = TakeOverDialog(program.desk, path, program.window, read_here)
    for wanted in range(1, page + 1):
        while dialog.pages.currentIndex() != wanted:
            QApplication.processEvents()
        if wanted < page:
            dialog.next.click()
    return dialog


def _waiting(program: app.Program) -> QDialog:
    """A row of the pack's tracker that nobody has said the meaning of yet."""

    def leave_one(connection: Connection) -> None:
        connection.execute("UPDATE fact SET stands_for = NULL WHERE section = 'recommendations'")

    program.desk.library.write(leave_one)
    return WaitingDialog(program.desk, program.window)


def _findings(program: app.Program) -> QDialog:
    dialog = FindingsDialog(program.desk, program.papers.meeting_id, program.window)
    dialog.show_for(program.papers.meeting_id)
    return dialog


def _own_settings(program: app.Program) -> QSettings:
    return QSettings(str(program.library.folder / "own.ini"), QSettings.Format.IniFormat)


def _of_a_row(
    made: Callable[[app.Program, RecommendationRow], QDialog],
) -> Callable[[app.Program], QDialog | None]:
    def dialog(program: app.Program) -> QDialog | None:
        rows = list_recommendations(program.desk.library, datetime.date(2024, 1, 25))
        return made(program, rows[0]) if rows else None

    return dialog


def _close_rows(program: app.Program) -> QDialog | None:
    room = program.tracker
    program.window.go_to_room("Recommendations")
    room.table.selectAll()
    room.run("tracker:close_rows")
    return room._dialog


def _paste_cells(program: app.Program) -> QDialog | None:
    rows = list_recommendations(program.desk.library, datetime.date(2024, 1, 25))
    if not rows:
        return None
    columns = [Column.OFFICER, Column.EXECUTIVE, Column.COMPUTED]
    first = (rows[0].recommendation.id, Column.OFFICER)
    plan = plan_paste([["A pilot", "Cllr Oar", "late"]], rows, columns, [first[0]], first)
    return PastePreview(program.desk, plan, lambda: NO_CHANGE, program.window)


def _of_a_measure(make: Callable[[app.Program, Measure], QDialog]) -> Callable[..., QDialog | None]:
    def made(program: app.Program) -> QDialog | None:
        found = list_measures(program.desk.library)
        return make(program, found[0]) if found else None

    return made


DIALOGS: dict[str, Callable[[app.Program], QDialog | None]] = {
    "Enter readings": lambda program: ReadingsDialog(
        program.desk, list_measures(program.desk.library), None, program.window
    ),
    "Decisions on a series": _of_a_measure(
        lambda of, one: DecisionsDialog(of.desk, one, of.window)
    ),
    "What is counted": _of_a_measure(lambda of, one: CardDialog(of.desk, one, of.window)),
    "Where a milestone stands": lambda program: StatusDialog(
        program.desk,
        [
            Milestone("1", "1.1", "", "Hold it", "", "", None, "Begun", "", "p", 0, "1"),
        ],
        program.window,
    ),
    "Your name": lambda program: PersonDialog(program.desk, _own_settings(program), program.window),
    "Services under two names": lambda program: NamesDialog(program.desk, program.window),
    "Keyboard": lambda program: KeyboardHelp(
        program.desk.theme, list(program.window.room_titles), program.window
    ),
    "Export": lambda program: ExportQuestion(program.desk, None, program.window),
    "What changed": lambda program: WhatChangedDialog(
        program.desk.theme, _changed(), program.window
    ),
    "Accept all": lambda program: AcceptQuestion(7, 2, program.window),
    "Publish the tracker": lambda program: PublishQuestion(
        program.desk, None, datetime.date(2024, 1, 25), program.window
    ),
    "Letters to officers": lambda program: LettersDialog(
        program.desk, _own_settings(program), datetime.date(2024, 1, 25), program.window
    ),
    "Tracker settings": lambda program: TrackerSettingsDialog(
        program.desk, ["Children's committee"], datetime.date(2024, 1, 25), program.window
    ),
    "A recommendation": lambda program: NewRecommendation(
        program.desk, ["Children's committee"], datetime.date(2024, 1, 25), program.window
    ),
    "Edit a recommendation": _of_a_row(lambda of, row: EditRow(of.desk, row, of.window)),
    "Evidence linked": _of_a_row(lambda of, row: LinkDialog(of.desk, row, of.window)),
    "A response": _of_a_row(
        lambda of, row: ResponseDialog(of.desk, row, datetime.date(2024, 1, 25), of.window)
    ),
    "A target revised": _of_a_row(
        lambda of, row: ReviseTarget(of.desk, row, datetime.date(2024, 1, 25), of.window)
    ),
    "A recommendation closed": _of_a_row(lambda of, row: CloseRow(of.desk, row, of.window)),
    "Minutes against the tracker": lambda program: AgreedDialog(
        program.desk, [], lambda _rec_id: None, program.window
    ),
    "Take over a tracker": lambda program: _take_over(program, 1),
    "Take over a tracker, what changes": lambda program: _take_over(program, 2),
    "Rows that wait": _waiting,
    "Figures that do not add up": _findings,
    "Put a finding aside": lambda program: ReasonQuestion(
        program.desk.theme, "Printed 61% for 8 of 13, which is 62%.", [], program.window
    ),
    "Choose a recommendation": _row_chooser,
    "Year-end": lambda program: YearEndDialog(
        program.desk, ["Children's committee"], datetime.date(2024, 1, 25), program.window
    ),
    "Close recommendations": _close_rows,
    "Paste cells": _paste_cells,
    "Overview of the tracker": lambda program: OverviewDialog(
        program.desk, [], datetime.date(2024, 1, 25), program.window
    ),
    "Reading plan": _plan,
    "Import notes from Excel": lambda program: BackQuestion(
        program.desk.theme, _coming_back(), "notes", program.window
    ),
    "Trash": lambda program: TrashDialog(program.desk, program.window),
    "Delete for good": _delete,
    "What falls due": lambda program: DueQuestion(
        program.desk, program.window, datetime.date(2024, 1, 20)
    ),
    "Time limits": lambda program: TimeLimitsDialog(
        program.desk, program.window, datetime.date(2024, 1, 25)
    ),
    "Evidence for a question": _evidence,
    "Running order": _sheet,
    "How to search": lambda program: HowToSearch(program.desk.theme, program.window),
    "Leave for the web": _leave,
}
"""Dialogs by their names; None where there is nothing to ask about."""


@contextmanager
def opened(dialog: QDialog) -> Iterator[QDialog]:
    """The dialog shown and with the keyboard, and gone afterwards."""
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    dialog.open()
    dialog.activateWindow()
    QApplication.processEvents()
    yield dialog
    dialog.reject()
    dialog.deleteLater()


def settle(window: QWidget) -> None:
    """Let what was asked for take its place."""
    for _ in range(3):
        QApplication.processEvents()
    window.update()
