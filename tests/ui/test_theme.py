from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QPalette, QPixmap
from PySide6.QtWidgets import QApplication, QToolButton
from pytestqt.qtbot import QtBot

from scrutiny_desk.domain.notes.notes import NoteKind
from scrutiny_desk.ui.contrast import contrast
from scrutiny_desk.ui.theme import Theme, look


@pytest.mark.parametrize("name", ["light", "dark"])
def test_print_stays_readable_under_every_mark(name: str) -> None:
    theme = Theme.named(name)
    for kind in NoteKind:
        assert contrast("#000000", theme.mark(kind)) >= 13, kind


def test_both_themes_have_the_same_tokens() -> None:
    light, dark = Theme.named("light"), Theme.named("dark")
    assert light.colours.keys() == dark.colours.keys()
    assert light.shape.keys() == dark.shape.keys()
    assert light.space == dark.space == (4, 8, 12, 16, 24, 32)


def test_larger_text_makes_larger_targets() -> None:
    theme = Theme.named("light").scaled(2.0)
    assert theme.points("body") == 21.0
    assert theme.size("row") == 64
    assert theme.size("target") >= 56
    assert theme.size("ring") == 2
    assert "font-size: 21pt" in theme.stylesheet()


def test_the_sheet_is_whole() -> None:
    sheet = Theme.named("dark").stylesheet()
    assert "$" not in sheet
    assert sheet.count("{") == sheet.count("}")


def test_high_contrast_takes_the_systems_colours(qapp: object) -> None:
    palette = QPalette(QColor("#000000"))
    palette.setColor(QPalette.ColorRole.WindowText, QColor("#ffff00"))
    palette.setColor(QPalette.ColorRole.Base, QColor("#000000"))
    theme = Theme.high_contrast(palette)
    assert theme.colour("text") == "#ffff00"
    assert theme.colour("ground") == "#000000"
    assert theme.colour("mark_question") == Theme.named("light").colour("mark_question")
    assert "$" not in theme.stylesheet()


def test_qts_own_tool_buttons_keep_their_size(qapp: QApplication, qtbot: QtBot) -> None:
    """A file dialog's pictures are pressed to dots by the padding of our buttons."""
    Theme.named("light").apply(qapp)
    own, ours = QToolButton(), QToolButton()
    look(ours, "quiet")
    icon = QPixmap(16, 16)
    for button in (own, ours):
        qtbot.addWidget(button)
        button.setIcon(icon)
        button.setFixedSize(26, 26)
        button.ensurePolished()
    assert own.sizeHint().width() <= 26
    assert ours.sizeHint().width() > own.sizeHint().width()
