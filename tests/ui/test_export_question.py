"""What may leave is asked each time: private notes and exempt words stay unless ticked."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from scrutiny_desk.domain.leaving import FileForm
from scrutiny_desk.domain.notes import Anchor, NoteKind
from scrutiny_desk.services import notes, papers
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.export_question import ExportQuestion


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
