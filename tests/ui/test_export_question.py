"""What may leave is asked each time: private notes and exempt words stay unless ticked."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from scrutiny_desk.domain.notes.file_forms import FileForm
from scrutiny_desk.domain.notes.notes import Anchor, NoteKind
from scrutiny_desk.domain.papers.facts import ReportFact
from scrutiny_desk.services.notes import notes
from scrutiny_desk.services.papers import papers
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.export_question import ExportQuestion
from scrutiny_desk.ui.theme import Theme
from tests.services.made_papers import Desk as MadePapers
from tests.services.made_papers import facts, page


def put(desk: Desk, text: str, *, private: bool) -> None:
    (paper,) = papers.list_papers(desk.library)
    notes.write_note(
        desk.library,
        paper_id=paper.id,
        item_id=None,
        kind=NoteKind.NOTE,
        text=text,
        anchor=Anchor(4, "3"),
        private=private,
    )


def asked(desk: Desk, qtbot: QtBot) -> ExportQuestion:
    (meeting,) = papers.list_meetings(desk.library)
    dialog = ExportQuestion(desk, meeting.id)
    qtbot.addWidget(dialog)
    return dialog


def test_with_nothing_shared_the_box_must_be_ticked_to_go_on(full_desk, qtbot) -> None:
    for number in range(4):
        put(full_desk, f"Note {number}", private=True)
    dialog = asked(full_desk, qtbot)
    assert not dialog.go_on.isEnabled()
    assert "4 " in dialog.private.text()
    dialog.private.setChecked(True)
    assert dialog.go_on.isEnabled()
    assert dialog.wanted.private
    assert dialog.words.text() == "4 notes will be written."


def test_private_notes_stay_unless_ticked_and_the_dialog_says_so(full_desk, qtbot) -> None:
    put(full_desk, "Shared", private=False)
    put(full_desk, "Mine", private=True)
    dialog = asked(full_desk, qtbot)
    assert dialog.go_on.isEnabled()
    assert not dialog.wanted.private
    assert dialog.words.text() == (
        "1 note will be written. 1 private note stays here. The file will say so."
    )
    assert dialog.exempt.isHidden()


def test_the_meeting_in_hand_is_chosen_and_all_can_be(full_desk, qtbot) -> None:
    put(full_desk, "Shared", private=False)
    dialog = asked(full_desk, qtbot)
    (meeting,) = papers.list_meetings(full_desk.library)
    assert dialog.wanted.meeting_id == meeting.id
    dialog.meeting.setCurrentIndex(0)
    assert dialog.wanted.meeting_id is None
    assert dialog.wanted.form is FileForm.XLSX


@pytest.mark.parametrize("name", ["form", "meeting", "paper"])
def test_every_list_has_a_name(full_desk, qtbot, name) -> None:
    assert getattr(asked(full_desk, qtbot), name).accessibleName()


def test_a_copy_of_an_exempt_paper_is_made_only_when_the_box_is_ticked(
    empty_desk, tmp_path, qtbot
) -> None:
    papers_folder = tmp_path / "papers"
    papers_folder.mkdir()
    closed = ReportFact(page="1", page_index=0, item=None, title="Sums", exempt=True)
    found = replace(facts(kind="report"), reports=(closed,))
    made = MadePapers(empty_desk.library, papers_folder)
    made.import_one("report.pdf", found, [page(at, "Words", str(at)) for at in range(6)])
    put(empty_desk, "Shared", private=False)
    dialog = asked(empty_desk, qtbot)
    assert dialog.exempt.isHidden()
    dialog.form.setCurrentIndex(dialog.form.findData(FileForm.PDF))
    assert not dialog.exempt.isHidden()
    assert not dialog.go_on.isEnabled()
    assert "exempt pages" in dialog.words.text()
    dialog.exempt.setChecked(True)
    assert dialog.go_on.isEnabled()
    assert dialog.wanted.exempt


def test_the_words_are_whole_at_twice_the_size(full_desk, qtbot) -> None:
    put(full_desk, "Shared", private=False)
    put(full_desk, "Mine", private=True)
    full_desk.theme = Theme.named("light", 2.0)
    full_desk.theme.apply(qt_app())
    dialog = asked(full_desk, qtbot)
    dialog.show()
    qtbot.waitExposed(dialog)
    for label in (dialog.meant_for, dialog.words):
        assert label.height() >= label.heightForWidth(label.width())
    dialog.close()
    Theme.named("light").apply(qt_app())


def qt_app() -> QApplication:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    return app
