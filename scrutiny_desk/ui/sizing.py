"""Sizes that large text must not drive beyond the screen."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QScrollArea, QStackedWidget, QTabWidget, QWidget

from scrutiny_desk.ui.theme import Theme, look

_OF_THE_SCREEN = 0.9


def open_at(dialog: QDialog, theme: Theme, width: int, height: int) -> None:
    """Give a dialog a size in pixels at 100%, as large as the text wants and the screen has."""
    wished = QSize(theme.px(width), theme.px(height))
    dialog.resize(wished.boundedTo(dialog.screen().availableSize() * _OF_THE_SCREEN))


def scrolled(page: QWidget, name: str) -> QScrollArea:
    """The page in a pane that scrolls where large text leaves it too little room."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setAccessibleName(name)
    area.setWidget(page)
    look(area, "plain")
    return area


class ShownOnly(QStackedWidget):
    """A stack that asks for the room of the page it shows, not of those that are hidden in it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # A layout keeps what it was told last until it hears of a change.
        self.currentChanged.connect(lambda _: self.updateGeometry())

    def minimumSizeHint(self) -> QSize:
        shown = self.currentWidget()
        if shown is None:
            return super().minimumSizeHint()
        return shown.minimumSizeHint().expandedTo(shown.minimumSize())

    def hasHeightForWidth(self) -> bool:
        shown = self.currentWidget()
        return shown is not None and shown.hasHeightForWidth()

    def heightForWidth(self, width: int) -> int:
        shown = self.currentWidget()
        return -1 if shown is None else shown.heightForWidth(width)


class ShownTab(QTabWidget):
    """Tabs that do not become as high as a page that is hidden in them would like to be."""

    def hasHeightForWidth(self) -> bool:
        return False
