"""Help: the keys of every command, from the table of actions."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from scrutiny_desk.ui.actions import ACTIONS, IN_REVIEW, IN_THE_MEETING, ON_THE_BOARD, ON_THE_PAGE
from scrutiny_desk.ui.sizing import open_at
from scrutiny_desk.ui.theme import Theme, look
from scrutiny_desk.ui.tracker_table_actions import IN_THE_TABLE


class KeyboardHelp(QDialog):
    """A list of what can be done by keyboard, and how."""

    def __init__(self, theme: Theme, rooms: list[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Keyboard")
        heading = QLabel("Everything by keyboard")
        look(heading, "title")
        self.list = QTreeWidget()
        self.list.setAccessibleName("Keys")
        self.list.setHeaderLabels(["What", "Keys"])
        self.list.setRootIsDecorated(False)
        self.list.setIndentation(theme.space[3])
        self.list.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.list.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        commands = [(one.full_words, " or ".join(one.keys)) for one in ACTIONS if one.keys]
        to_rooms = [(f"Go to {title}", f"Ctrl+{n}") for n, title in enumerate(rooms, start=1)]
        on_page = [(what, keys) for keys, what in ON_THE_PAGE]
        in_review = [(what, keys) for keys, what in IN_REVIEW]
        for title, rows in (
            ("Everywhere", commands + to_rooms),
            ("On the page", on_page),
            ("In Review", in_review),
            ("On the board of questions", [(what, keys) for keys, what in ON_THE_BOARD]),
            ("In the meeting", [(what, keys) for keys, what in IN_THE_MEETING]),
            ("In the table of recommendations", [(what, keys) for keys, what in IN_THE_TABLE]),
        ):
            top = QTreeWidgetItem(self.list, [title])
            font = top.font(0)
            font.setBold(True)
            top.setFont(0, font)
            for what, keys in rows:
                QTreeWidgetItem(top, [what, keys])
            top.setExpanded(True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.space[4],) * 4)
        column.setSpacing(theme.space[2])
        column.addWidget(heading)
        column.addWidget(self.list, 1)
        column.addWidget(buttons)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        open_at(self, theme, 680, 560)
