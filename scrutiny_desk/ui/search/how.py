"""How to search: what can be typed, and what it finds."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QGridLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from scrutiny_desk.ui.models.empty import plain_label
from scrutiny_desk.ui.theme import Theme, look

IN_ONE_LINE = (
    "All the words, in any order · “side by side” · begin* · one NEAR other · "
    "-without · this OR that"
)
_TYPED = (
    ("speech therapy", "Places with both words, in any order and with any ending"),
    ("“speech therapy”", "The two words side by side; quotation marks round them"),
    ("ther*", "Words that begin so; the word being typed is taken so by itself"),
    ("waiting NEAR times", "Not more than ten words between them"),
    ("waiting NEAR/3 times", "Not more than three words between them"),
    ("NEAR(“care plan” review, 20)", "The same for phrases, or for more than two words"),
    ("therapy -speech", "With the first word, and without the second; or: therapy NOT speech"),
    ("delay OR wait", "Either of them; further words count for both: delay OR wait therapy"),
    ("EHCP", "A short form that a paper explains finds its long form too, and the other way round"),
)
_NOTE = (
    "NEAR, OR and NOT are written in capitals. Capitals, accents and the endings of words make no "
    "difference otherwise. Papers in Trash and earlier versions are left out."
)


class HowToSearch(QDialog):
    """A table of examples."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("How to search")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        within = QWidget()
        look(within, "plain")
        grid = QGridLayout(within)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.space[4])
        grid.setVerticalSpacing(theme.space[2])
        grid.setColumnStretch(1, 1)
        for at, (typed, finds) in enumerate(_TYPED):
            example = plain_label(typed, "heading", wrap=False)
            grid.addWidget(example, at, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(plain_label(finds), at, 1)
        note = plain_label(_NOTE, "muted")
        grid.addWidget(note, len(_TYPED), 0, 1, 2)
        grid.setRowStretch(len(_TYPED) + 1, 1)
        # Large text does not fit a small screen at once.
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        look(area, "ringed")
        area.setWidget(within)
        area.setAccessibleName("Examples")
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.space[4],) * 4)
        column.setSpacing(theme.space[3])
        column.addWidget(plain_label("How to search", "title"))
        column.addWidget(area, 1)
        column.addWidget(buttons)
        self.setAccessibleDescription("; ".join(f"{typed}: {finds}" for typed, finds in _TYPED))
        screen = self.screen().availableSize()
        self.resize(
            min(theme.px(660), screen.width() - theme.space[5]),
            min(theme.px(600), screen.height() - 2 * theme.space[5]),
        )
