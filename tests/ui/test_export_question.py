"""Private notes leave only by choice, each time."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from scrutiny_desk.ui.export_question import ExportQuestion


def test_with_nothing_shared_the_box_must_be_ticked_to_go_on(qtbot: QtBot) -> None:
    asked = ExportQuestion(None, shared=0, private=4)
    qtbot.addWidget(asked)
    assert not asked.go_on.isEnabled()
    assert not asked.with_private
    asked.box.setChecked(True)
    assert asked.go_on.isEnabled()
    assert asked.with_private
    assert "4 private notes" in asked.box.text()


def test_shared_notes_may_go_and_private_ones_stay_unless_ticked(qtbot: QtBot) -> None:
    asked = ExportQuestion(None, shared=2, private=1)
    qtbot.addWidget(asked)
    assert asked.go_on.isEnabled()
    assert not asked.with_private
