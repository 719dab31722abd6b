"""A row of fields that goes on in a second line where the first is full."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QSizePolicy, QSpacerItem, QWidget


class WrapRow(QLayout):
    """Lays fields side by side, each at the width it likes, in as many lines as that takes.

    The width that is left in a line goes to the fields and stretches in it that can grow. A field
    that likes more than a whole line is narrowed to it. gap: pixels between fields and lines.
    """

    def __init__(self, gap: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._gap = gap
        self.setContentsMargins(0, 0, 0, 0)

    def add_stretch(self) -> None:
        """What follows stands at the right, as long as it is in one line with what went before."""
        policy = QSizePolicy.Policy
        self.addItem(QSpacerItem(0, 0, policy.Expanding, policy.Minimum))

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation.Horizontal

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        lines = self._lines(width)
        return sum(_height(line) for line in lines) + self._gap * max(len(lines) - 1, 0)

    def sizeHint(self) -> QSize:
        """All in one line."""
        items = [item for item in self._items if not item.isEmpty()]
        return QSize(self._natural(items), max((item.sizeHint().height() for item in items),
                                               default=0))  # fmt: skip

    def minimumSize(self) -> QSize:
        """As wide as the widest field must be."""
        least = QSize(0, 0)
        for item in self._items:
            if not item.isEmpty():
                least = least.expandedTo(item.minimumSize())
        return least

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        top = rect.top()
        for line in self._lines(rect.width()):
            height, left = _height(line), rect.left()
            for item, width in line:
                tall = min(item.sizeHint().height(), height)
                if not _is_spacer(item):
                    item.setGeometry(QRect(left, top + (height - tall) // 2, width, tall))
                    left += self._gap
                left += width
            top += height + self._gap

    def _lines(self, width: int) -> list[list[tuple[QLayoutItem, int]]]:
        """The items of every line with their widths in pixels."""
        lines: list[list[QLayoutItem]] = [[]]
        for item in self._items:
            if item.isEmpty() and not _is_spacer(item):
                continue
            if lines[-1] and self._natural([*lines[-1], item]) > width:
                lines.append([])
            if lines[-1] or not _is_spacer(item):
                lines[-1].append(item)
        return [self._shared(line, width) for line in lines if line]

    def _shared(self, line: list[QLayoutItem], width: int) -> list[tuple[QLayoutItem, int]]:
        left_over = width - self._natural(line)
        growing = [item for item in line if _grows(item)]
        share = max(left_over, 0) // max(len(growing), 1)
        return [
            (item, min(item.sizeHint().width() + (share if item in growing else 0), width))
            for item in line
        ]

    def _natural(self, items: list[QLayoutItem]) -> int:
        fields = [item for item in items if not _is_spacer(item)]
        gaps = self._gap * sum(1 for _ in pairwise(fields))
        return sum(item.sizeHint().width() for item in fields) + gaps


def _is_spacer(item: QLayoutItem) -> bool:
    return item.spacerItem() is not None


def _grows(item: QLayoutItem) -> bool:
    wants = bool(item.expandingDirections() & Qt.Orientation.Horizontal)
    return wants and item.maximumSize().width() > item.sizeHint().width()


def _height(line: list[tuple[QLayoutItem, int]]) -> int:
    return max(item.sizeHint().height() for item, _ in line)
