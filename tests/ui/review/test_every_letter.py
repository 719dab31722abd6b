"""Whoever corrects a found row without a pause loses no letter when power goes."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from scrutiny_desk.services.review import review
from scrutiny_desk.services.typed import typed_before
from scrutiny_desk.ui.review.room import ReviewRoom
from tests.ui.as_on_disk import on_disk, without_pauses


@pytest.mark.parametrize("typed", ["91", "many"])
def test_a_field_is_on_the_disk_letter_by_letter_until_it_is_kept_in_its_row(
    room: ReviewRoom, qtbot: QtBot, tmp_path: Path, typed: str
) -> None:
    without_pauses(room)
    field = room.form.editor("waiting")
    row_id = room.form.row_id
    assert row_id is not None
    field.setFocus()
    qtbot.keyClick(field.editor, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    for end in range(1, len(typed) + 1):
        qtbot.keyClicks(field.editor, typed[end - 1])
        with on_disk(room.desk.library, tmp_path) as anew:
            assert typed_before(anew, "found row", row_id) == {"waiting": typed[:end]}
    (row,) = [one for one in review.list_rows(room.desk.library, room.paper_id or "")
              if one.id == row_id]  # fmt: skip
    room.form._row = None
    room.form.show_row(row)
    assert room.form.editor("waiting").words() == typed
    room.settle()
    kept = {} if typed == "91" else {"waiting": "many"}
    assert typed_before(room.desk.library, "found row", row_id) == kept
