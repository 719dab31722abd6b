"""The rail of rooms on the left: a shape and a word each, only the shapes on a narrow window."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QButtonGroup, QFrame, QPushButton, QVBoxLayout, QWidget

from scrutiny_desk.ui.theme import Theme, look

_SHAPES = {
    "Home": "▤",
    "Papers": "▥",
    "Review": "▣",
    "Questions": "?",
    "Recommendations": "✓",
    "Measures": "∿",
    "Search": "⚲",
    "Settings": "⚙",
}


def _shape_icon(shape: str, theme: Theme) -> QIcon:
    """The shape in the colour of words, and in the accent for the room that is shown."""
    icon = QIcon()
    side, sharp = theme.px(theme.space[4]), 3
    for state, token in ((QIcon.State.Off, "muted"), (QIcon.State.On, "accent")):
        picture = QPixmap(side * sharp, side * sharp)
        picture.setDevicePixelRatio(sharp)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setPen(theme.paint(token))
        painter.setFont(theme.font("title", bold=True))
        painter.drawText(QRectF(0, 0, side, side), Qt.AlignmentFlag.AlignCenter, shape)
        painter.end()
        icon.addPixmap(picture, QIcon.Mode.Normal, state)
    return icon


class Rail(QFrame):
    """chosen: the place of a room in the rail."""

    chosen = Signal(int)

    def __init__(self, theme: Theme, titles: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look(self, "rail")
        self.setAccessibleName("Rooms")
        self._titles = tuple(titles)
        self._counts: dict[str, int] = {}
        self._folded = False
        self._theme = theme
        self._group = QButtonGroup(self)
        column = QVBoxLayout(self)
        space = theme.space
        column.setContentsMargins(space[1], space[2], space[1], space[2])
        column.setSpacing(space[0])
        for place, title in enumerate(self._titles):
            button = QPushButton()
            look(button, "rail")
            button.setCheckable(True)
            button.setToolTip(f"{title} (Ctrl+{place + 1})")
            self._group.addButton(button, place)
            column.addWidget(button)
        column.addStretch()
        self._group.idClicked.connect(self.chosen)
        self.dress(theme)

    def dress(self, theme: Theme) -> None:
        """Take the colours and sizes of a theme."""
        self._theme = theme
        for place, title in enumerate(self._titles):
            button = self._group.button(place)
            button.setIcon(_shape_icon(_SHAPES.get(title, title[:1]), theme))
            side = theme.px(theme.space[4])
            button.setIconSize(QSize(side, side))
        self._word()

    def choose(self, place: int) -> None:
        """Mark the room that is shown."""
        self._group.button(place).setChecked(True)

    def fold(self, *, folded: bool) -> None:
        """Show only the shapes, or shapes and words."""
        if folded is not self._folded:
            self._folded = folded
            self._word()

    @property
    def folded(self) -> bool:
        return self._folded

    def set_count(self, title: str, count: int) -> None:
        """A number beside the word of a room; 0 shows none."""
        self._counts[title] = count
        self._word()

    def sizeHint(self) -> QSize:
        return QSize(self._width(), super().sizeHint().height())

    def _width(self) -> int:
        theme = self._theme
        if self._folded:
            return theme.size("rail_narrow")
        words = QFontMetrics(theme.font(bold=True))
        widest = max(words.horizontalAdvance(self._words(title)) for title in self._titles)
        # The shape, and what stands around it, around the word, and around the button.
        return max(theme.size("rail_wide"), widest + theme.px(theme.space[4] + 3 * theme.space[3]))

    def _words(self, title: str) -> str:
        count = self._counts.get(title, 0)
        return f"{title}  {count}" if count else title

    def _word(self) -> None:
        # Not a fixed width: an unfolded rail must let the window become narrow enough to fold it.
        self.setMinimumWidth(self._theme.size("rail_narrow"))
        self.setMaximumWidth(self.sizeHint().width())
        self.updateGeometry()
        for place, title in enumerate(self._titles):
            words = self._words(title)
            button = self._group.button(place)
            button.setText("" if self._folded else words)
            button.setAccessibleName(words)
