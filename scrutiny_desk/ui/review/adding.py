"""Adding rows that the reader missed: read in a rectangle on the page, or typed."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from scrutiny_desk.domain.errors import DeskError
from scrutiny_desk.domain.review.sections import section_named
from scrutiny_desk.services.review import review
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.models.empty import plain_label
from scrutiny_desk.ui.models.grouped import choose
from scrutiny_desk.ui.models.proposed_rows import ProposedRows
from scrutiny_desk.ui.models.wrap_row import WrapRow
from scrutiny_desk.ui.papers.view.frame import Frame
from scrutiny_desk.ui.review.proposed_table import ProposedTable
from scrutiny_desk.ui.review.words import REVIEWER
from scrutiny_desk.ui.theme import look

HOW = (
    "Drag a rectangle over the missed rows on the page. By keyboard: the arrows move it, Shift and "
    "an arrow stretch it, Page Up and Page Down turn the page, Enter reads what is in it. Or type "
    "the row here. Words in the wrong column: choose the right one at the column's heading, or "
    "Ctrl+Left and Ctrl+Right."
)


class AddingPane(QWidget):
    """Which rows they are, what was read, and Add.

    draw_asked: the rectangle is wanted. added: the ids of the new rows. left: nothing more is to
    be added.
    """

    draw_asked = Signal()
    added = Signal(list)
    left = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._paper_id = ""
        self._page_index = 0
        self._frame: Frame | None = None
        self.section = QComboBox()
        self._area = QScrollArea()
        self.model = ProposedRows(self)
        self.table = ProposedTable(desk, self.model)
        self.told = plain_label("", "small-muted")
        self.trouble = plain_label("")
        self.add = QPushButton("Add")
        self.empty = QPushButton("Empty row")
        self.draw = QPushButton("Draw on the page")
        self.back = QPushButton("Go back")
        self._lay_out()
        self._connect()

    def begin(self, paper_id: str, page_index: int, section: str | None) -> None:
        """Begin on a page of a paper; what was typed for the same paper still stands."""
        if paper_id == self._paper_id and self.model.edited:
            return
        self._paper_id, self._page_index, self._frame = paper_id, page_index, None
        place = self.section.findData(section)
        if place >= 0 and str(section) in self._many:
            self.section.setCurrentIndex(place)
        self._show([])

    def take_frame(self, frame: Frame) -> None:
        """Read the rows in a rectangle that was drawn."""
        self._frame, self._page_index = frame, frame.page_index
        self._read()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        self._area.ensureWidgetVisible(self.table)

    def turn_to(self, page_index: int) -> None:
        """Rows that are typed without a rectangle stand on this page."""
        if self._frame is None:
            self._page_index = page_index

    def _lay_out(self) -> None:
        space = self._desk.theme.space
        for name, title in review.sections():
            self.section.addItem(title, name)
        # Of what a paper has one of, the row is mostly there already.
        self._many = [name for name, _ in review.sections() if not section_named(name).single]
        self.section.setCurrentIndex(self.section.findData(self._many[0]))
        self.section.setAccessibleName("Kind of rows to add")
        self.section.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.section.setMinimumContentsLength(14)
        adjust = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        self.section.setSizeAdjustPolicy(adjust)
        look(self.trouble, "small", "overdue")
        look(self.add, "primary")
        how = plain_label(HOW, "small-muted")
        kind = plain_label("Kind of rows", "muted", wrap=False)
        kind.setBuddy(self.section)
        top = WrapRow(space[1])
        top.addWidget(kind)
        top.addWidget(self.section)
        buttons = WrapRow(space[1])
        for button in (self.add, self.draw, self.empty, self.back):
            buttons.addWidget(button)

        inside = QWidget()
        look(inside, "plain")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space[1])
        column.addWidget(plain_label("Add rows", "title", wrap=False))
        column.addWidget(how)
        column.addLayout(top)
        column.addWidget(self.told)
        column.addWidget(self.table, 1)
        column.addWidget(self.trouble)
        column.addLayout(buttons)
        self.trouble.hide()
        # Large text makes it higher than the room: then it is scrolled.
        area = self._area
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area)

    def _connect(self) -> None:
        self.section.activated.connect(self._on_section)
        self.model.changed.connect(self._word)
        self.add.clicked.connect(self._on_add)
        self.draw.clicked.connect(self.draw_asked)
        self.empty.clicked.connect(self._on_empty)
        self.back.clicked.connect(self.left)
        away = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        away.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        away.activated.connect(self.left)
        add = QShortcut(QKeySequence("Ctrl+Return"), self)
        add.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        add.activated.connect(self._on_add)

    def _on_section(self) -> None:
        if self._frame is None:
            self._show([])
        else:
            self._read()

    def _read(self) -> None:
        if self._frame is None:
            return
        section = str(self.section.currentData())
        self._show(
            review.propose(
                self._desk.library,
                self._paper_id,
                section,
                self._frame.page_index,
                self._frame.box,
            )
        )

    def _show(self, rows: list[dict[str, str]]) -> None:
        """Show what was read; where nothing was, one empty row to type in."""
        fields = review.empty_row(str(self.section.currentData()))
        empty = [{field.name: field.text for field in fields}]
        self.model.show(fields, rows or empty)
        self.table.fit_columns()
        choose(self.table, self.model.index(0, 1))
        self.table.horizontalScrollBar().setValue(0)
        self._say_trouble("")
        if self._frame is None:
            self.told.setText("")
        elif rows:
            count = "1 row was read" if len(rows) == 1 else f"{len(rows)} rows were read"
            self.told.setText(f"{count}. Look at each; Space ticks, F2 edits.")
        else:
            self.told.setText("No row could be read there. Type it, or draw again.")
        self.told.setVisible(bool(self.told.text()))

    def _word(self) -> None:
        count = len(self.model.ticked())
        self.add.setEnabled(count > 0)
        self.add.setText("Add the row" if count < 2 else f"Add {count} rows")

    def _on_empty(self) -> None:
        place = self.model.put_empty()
        choose(self.table, self.model.index(place, 1))
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_add(self) -> None:
        # The words in an open cell come into the model when the cell loses the keyboard.
        self.add.setFocus(Qt.FocusReason.OtherFocusReason)
        section = str(self.section.currentData())
        box = None if self._frame is None else self._frame.box
        rows = self.model.ticked()
        try:
            ids, change = review.add_rows(
                self._desk.library,
                self._paper_id,
                section,
                self._page_index,
                box,
                [row.values for row in rows],
                self._desk.library.person or REVIEWER,
            )
        except review.RowNotAddedError as error:
            self._say_trouble(f"Not added: {error.one_line()}")
            choose(self.table, self.model.index(self.model.rows.index(rows[error.at]), 1))
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        except DeskError as error:
            self._say_trouble(f"Not added: {error.one_line()}")
            return
        self._desk.announce(change)
        if ids:
            self.model.edited = False
            self.added.emit(list(ids))

    def _say_trouble(self, words: str) -> None:
        self.trouble.setText(words)
        self.trouble.setVisible(bool(words))
        self.table.setAccessibleDescription(words)
