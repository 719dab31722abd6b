"""A saved field that is as tall as its words."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from scrutiny_desk.ui.models.saved_text import SavedText


class GrowingText(SavedText):
    """One thought in as many lines as it takes; Enter ends it and goes on to the next field."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        self.textChanged.connect(self._fit)

    def sizeHint(self) -> QSize:
        lines = min(max(round(self.document().size().height()), 1), 4)
        margins = self.contentsMargins()
        around = 2 * round(self.document().documentMargin()) + margins.top() + margins.bottom()
        return QSize(super().sizeHint().width(), lines * self.fontMetrics().lineSpacing() + around)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.flush()
            self.focusNextChild()
        else:
            super().keyPressEvent(event)

    def _fit(self) -> None:
        wanted = self.sizeHint().height()
        if wanted != self.height() or wanted != self.maximumHeight():
            self.setFixedHeight(wanted)
