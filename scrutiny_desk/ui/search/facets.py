"""By what the results can be narrowed: kinds, years and committees, each with its places."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QPushButton, QStyleOptionViewItem, QVBoxLayout, QWidget

from scrutiny_desk.domain.searching.searching import EVERYWHERE, Choice, Facets, Narrowed
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.models.delegates import PAD, RowDelegate, RowList, dress_list
from scrutiny_desk.ui.models.grouped import ROW_ROLE, Group, GroupedModel, Heading, keeping_place
from scrutiny_desk.ui.models.painting import draw_text, line_height, lines_needed
from scrutiny_desk.ui.theme import look

_CHOSEN, _OPEN = "☑", "☐"


@dataclass(frozen=True, slots=True)
class FacetRow:
    """A choice of one way to narrow (`kinds`, `years`, `committees`), and whether it is chosen."""

    way: str
    choice: Choice
    chosen: bool


class FacetPane(QWidget):
    """The choices there are, and a button that clears those in force.

    narrowed_changed: what the results shall be narrowed to now.
    """

    narrowed_changed = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.narrowed: Narrowed = EVERYWHERE
        self.list = FacetList(desk)
        self.clear_button = QPushButton("Clear the choices")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(desk.theme.space[0])
        column.addWidget(self.list, 1)
        column.addWidget(self.clear_button)
        self.setMinimumWidth(desk.theme.px(150))
        self.list.turned.connect(self._turn)
        self.clear_button.clicked.connect(self.clear_choices)
        self.hide()

    def show_facets(self, facets: Facets) -> None:
        """Show the choices there are, those in force marked; nothing where there are none."""
        self.list.show_facets(facets, self.narrowed)
        if not self.narrowed and self.clear_button.hasFocus():
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        self.clear_button.setVisible(bool(self.narrowed))
        self.setVisible(bool(facets.kinds))

    def clear_choices(self) -> None:
        """Narrow to nothing."""
        self.narrowed = EVERYWHERE
        self.narrowed_changed.emit(self.narrowed)

    def _turn(self, row: FacetRow) -> None:
        now = self.narrowed
        ways = {"kinds": now.kinds, "years": now.years, "committees": now.committees}
        ways[row.way] ^= {row.choice.key}
        self.narrowed = Narrowed(**ways)
        self.narrowed_changed.emit(self.narrowed)


class FacetList(RowList):
    """Space, Enter or a click chooses a row or leaves it; several can be chosen.

    turned: the row that shall be chosen, or no longer.
    """

    turned = Signal(object)

    def __init__(self, desk: Desk, name: str = "Narrow the results") -> None:
        super().__init__()
        self.rows = GroupedModel(_key, _words, self)
        dress_list(self, self.rows, FacetDelegate(desk, self), name)
        look(self, "side")
        self.opened.connect(self._turn)
        self.clicked.connect(lambda _index: self._turn())

    def show_facets(self, facets: Facets, narrowed: Narrowed) -> None:
        """Show the choices there are, those in force marked."""
        self.show_ways(
            (
                ("kinds", "What it is", facets.kinds, narrowed.kinds),
                ("years", "Year", facets.years, narrowed.years),
                ("committees", "Committee", facets.committees, narrowed.committees),
            )
        )

    def show_ways(self, ways: Iterable[tuple[str, str, Sequence[Choice], Collection[str]]]) -> None:
        """Show ways to narrow: name, heading, choices, and the keys of those in force."""
        groups = [
            Group(
                (Heading(title),),
                tuple(FacetRow(way, choice, choice.key in chosen) for choice in choices),
            )
            for way, title, choices, chosen in ways
            if choices
        ]
        with keeping_place(self, self.rows.key_at, self.rows.index_of):
            self.rows.show(groups)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            self._turn()
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A second click is a second click: it leaves again what the first one chose."""
        self.mousePressEvent(event)

    def _turn(self) -> None:
        row = self.currentIndex().data(ROW_ROLE)
        if isinstance(row, FacetRow):
            self.turned.emit(row)


class FacetDelegate(RowDelegate):
    """A box that is ticked or not, the words, and the number of places at the right."""

    def row_height(self, row: object, width: int) -> int:
        if not isinstance(row, FacetRow):
            return 0
        font = self.desk.theme.font("body", bold=row.chosen)
        _, words, _ = self._widths(row, width)
        lines = lines_needed(row.choice.word, font, words)
        return max(lines * line_height(font) + 8, self.desk.theme.px(28))

    def paint_row(self, painter: QPainter, option: QStyleOptionViewItem, row: object) -> None:
        if not isinstance(row, FacetRow):
            return
        theme, rect = self.desk.theme, option.rect
        font, small = theme.font("body", bold=row.chosen), theme.font("small")
        left, width = rect.left() + PAD, rect.width() - 2 * PAD
        box, words, count = self._widths(row, width)
        lines = lines_needed(row.choice.word, font, words)
        top = rect.top() + (rect.height() - lines * line_height(font)) // 2
        colour = theme.paint("text")
        shape = _CHOSEN if row.chosen else _OPEN
        draw_text(painter, left, top, box, shape, font=font, colour=colour)
        draw_text(
            painter, left + box, top, words, row.choice.word, font=font, colour=colour, most=2
        )
        draw_text(
            painter,
            left + width - count,
            top,
            count + PAD,
            f"{row.choice.count:,}",
            font=small,
            colour=theme.paint("muted"),
        )

    def _widths(self, row: FacetRow, width: int) -> tuple[int, int, int]:
        """Pixels of the box, of the words and of the count."""
        font = self.desk.theme.font("body", bold=row.chosen)
        box = QFontMetrics(font).horizontalAdvance(_CHOSEN) + 8
        small = QFontMetrics(self.desk.theme.font("small"))
        count = small.horizontalAdvance(f"{row.choice.count:,}") + 2
        return box, width - box - count - 8, count


def _key(row: FacetRow) -> str:
    return f"{row.way} {row.choice.key}"


def _words(row: FacetRow) -> str:
    places = "1 place" if row.choice.count == 1 else f"{row.choice.count:,} places"
    return f"{row.choice.word}, {places}{', chosen' if row.chosen else ''}"
