"""One's own name: said once, kept on this computer, and under what is written from then on."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSettings, Qt
from pytestqt.qtbot import QtBot

from scrutiny_desk.domain.notes.notes import Anchor, NoteKind
from scrutiny_desk.services.notes import notes
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.person import PersonDialog, name_in
from tests.ui.filled import put_in


def test_a_name_is_kept_as_it_is_typed_and_stands_under_new_notes_alone(
    empty_desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    paper = put_in(empty_desk.library, tmp_path)
    settings = QSettings(str(tmp_path / "s.ini"), QSettings.Format.IniFormat)

    def write() -> str:
        note, _ = notes.write_note(
            empty_desk.library, paper_id=paper.id, item_id=None, kind=NoteKind.QUESTION,
            text="Why?", anchor=Anchor(0, "1"),
        )  # fmt: skip
        return note.author

    assert write() == ""
    dialog = PersonDialog(empty_desk, settings)
    qtbot.addWidget(dialog)
    dialog.open()
    qtbot.keyClicks(dialog.name, "Cllr  A. Member ")
    assert name_in(settings) == "Cllr A. Member"

    with qtbot.waitSignal(empty_desk.said) as said:
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)

    assert said.args[0] == "From now on your name is Cllr A. Member"
    assert write() == "Cllr A. Member"
    assert {one.note.author for one in notes.list_notes(empty_desk.library)} == {
        "", "Cllr A. Member",
    }  # fmt: skip
