"""A pane that scrolls where large text does not fit, and follows the keyboard."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget


class FollowScroll(QScrollArea):
    """Holds a page at the pane's width. A field of the page that takes the keys is scrolled to.

    Qt does so for Tab alone, not where a command puts the keyboard into a field.
    """

    def __init__(self, page: QWidget, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(name)
        self._page = page
        self.setWidget(page)

    def follow(self, *fields: QWidget) -> None:
        """Scroll to each of these fields whenever it takes the keys."""
        for field in fields:
            field.installEventFilter(self)

    def bring(self, field: QWidget) -> None:
        """Scroll until the whole field is in sight; Qt's own way stops at its cursor."""
        # A field that was only just shown has made the page taller than it is laid out yet.
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        middle = field.mapTo(self._page, field.rect().center())
        self.ensureVisible(middle.x(), middle.y(), 0, field.height() * 3 // 4)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, QWidget):
            self.bring(watched)
        return super().eventFilter(watched, event)
