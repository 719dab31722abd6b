"""What the dialogs about series are made of."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QSizePolicy,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from scrutiny_desk.services.measures import series_drafts
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.models.empty import plain_label
from scrutiny_desk.ui.models.form_fields import KeptFields
from scrutiny_desk.ui.sizing import open_at, scrolled
from scrutiny_desk.ui.theme import look


class SeriesDialog(QDialog):
    """A heading, a page that scrolls where large text needs it, and buttons under it."""

    def __init__(self, desk: Desk, title: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.page = QWidget()
        self.rows = QVBoxLayout(self.page)
        self.rows.setContentsMargins(0, 0, desk.theme.space[1], 0)
        self.rows.setSpacing(desk.theme.space[1])
        self._kept: KeptFields | None = None
        self.again = plain_label("What you wrote here before is here again.", "small-muted")
        self.again.hide()
        self.trouble = plain_label()
        look(self.trouble, "", "overdue")
        self.trouble.hide()
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.buttons.rejected.connect(self.reject)
        space = desk.theme.space
        column = QVBoxLayout(self)
        column.setContentsMargins(space[4], space[3], space[4], space[3])
        column.setSpacing(space[2])
        column.addWidget(plain_label(title, "title"))
        column.addWidget(self.again)
        column.addWidget(scrolled(self.page, title), 1)
        column.addWidget(self.trouble)
        column.addWidget(self.buttons)

    def open_large(self, width: int, height: int) -> None:
        """Take a size, once everything is there; Enter presses no button by itself."""
        for button in self.findChildren(QPushButton):
            button.setAutoDefault(False)
        open_at(self, self.desk.theme, width, height)

    def keep_fields(
        self, form: str, fields: Mapping[str, QWidget], series: Callable[[], str]
    ) -> None:
        """Keep what is typed in some fields until it is carried out, and put back what was kept.

        form: how the draft is called. series: the key of the series in hand, "" for a new one.
        """

        def keep(changed: dict[str, str]) -> None:
            series_drafts.keep_form(self.desk.library, series(), form, changed)

        def soon(changed: dict[str, str]) -> None:
            library, key = self.desk.library, series()
            self.desk.keep(lambda: series_drafts.keep_letters(library, key, form, changed))

        self._kept = KeptFields(fields, keep, soon, self)
        self.bring_back(form, series())

    def bring_back(self, form: str, series: str) -> None:
        """Put back what was typed for a series and not carried out."""
        if self._kept is not None:
            held = series_drafts.form_of(self.desk.library, series, form)
            self.again.setVisible(self._kept.put(held))

    def settle(self) -> None:
        """Keep what is typed now."""
        if self._kept is not None:
            self._kept.settle()

    def carried_out(self, form: str, series: str) -> None:
        """Forget what was typed: it stands in the library now."""
        if self._kept is not None:
            self._kept.stop()
            series_drafts.keep_form(self.desk.library, series, form, {})
            self.again.hide()

    def reject(self) -> None:
        self.settle()
        super().reject()

    def tell(self, words: str) -> None:
        """Say what is wrong, "" for nothing."""
        self.trouble.setText(words)
        self.trouble.setVisible(bool(words))


def form(desk: Desk) -> QFormLayout:
    """A form whose labels stand over their fields where there is little room."""
    made = QFormLayout()
    made.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
    made.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
    made.setHorizontalSpacing(desk.theme.space[3])
    made.setVerticalSpacing(desk.theme.space[1])
    return made


def labelled(words: str, field: QWidget) -> QLabel:
    """A label with its letter to press, and the field's name after it."""
    label = QLabel(words)
    label.setBuddy(field)
    field.setAccessibleName(words.replace("&", ""))
    return label


def combo(entries: Sequence[tuple[str, object]]) -> QComboBox:
    """A choice that gives way where there is little room."""
    box = QComboBox()
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(16)
    box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    for words, data in entries:
        box.addItem(words, data)
    return box


def table(name: str, headings: Sequence[str], least: int) -> QTreeWidget:
    """A list in columns for the keyboard. least: its height in pixels."""
    tree = QTreeWidget()
    tree.setAccessibleName(name)
    tree.setHeaderLabels(list(headings))
    tree.setRootIsDecorated(False)
    tree.setAllColumnsShowFocus(True)
    tree.setMinimumHeight(least)
    tree.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    return tree


def put_row(tree: QTreeWidget, cells: Sequence[str], data: object = None) -> QTreeWidgetItem:
    """Add a row; its cells are told in full by their tips."""
    row = QTreeWidgetItem(list(cells))
    row.setData(0, Qt.ItemDataRole.UserRole, data)
    for at, words in enumerate(cells):
        row.setToolTip(at, words)
    tree.addTopLevelItem(row)
    return row


def take_first(tree: QTreeWidget) -> None:
    """Put the first row in hand where none is."""
    first = tree.topLevelItem(0)
    if first is not None and data_of(tree.currentItem()) is None:
        tree.setCurrentItem(first)


def data_of(row: QTreeWidgetItem | None) -> object:
    """What a row stands for."""
    return None if row is None else row.data(0, Qt.ItemDataRole.UserRole)
