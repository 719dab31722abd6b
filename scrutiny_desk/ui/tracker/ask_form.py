"""A small window that asks what is to be done with the chosen rows."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from scrutiny_desk.domain.changes import Change
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.models.empty import plain_label
from scrutiny_desk.ui.theme import look


class AskForm(QDialog):
    """Fields with their names, and one button that does it.

    It stays open where the desk tells of trouble, so that nothing typed is lost.
    """

    def __init__(
        self,
        desk: Desk,
        title: str,
        about: str,
        fields: Sequence[tuple[str, QWidget]],
        verb: str,
        work: Callable[[], Change],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._desk, self._work = desk, work
        self.setWindowTitle(title)
        self.setMinimumWidth(desk.theme.px(420))
        self.fields = dict(fields)
        form = QFormLayout()
        form.setHorizontalSpacing(desk.theme.space[2])
        form.setVerticalSpacing(desk.theme.space[1])
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        for name, field in fields:
            field.setAccessibleName(name)
            form.addRow(name, field)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.go = QPushButton(verb)
        look(self.go, "primary")
        buttons.addButton(self.go, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self._on_go)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(desk.theme.space[3],) * 4)
        column.setSpacing(desk.theme.space[2])
        column.addWidget(plain_label(about))
        column.addLayout(form)
        column.addWidget(buttons)
        if fields:
            fields[0][1].setFocus()

    def _on_go(self) -> None:
        if self._desk.perform(self._work) is not None:
            self.accept()


def words_of(field: QWidget) -> str:
    """What stands in a field of any kind."""
    if isinstance(field, QPlainTextEdit):
        return field.toPlainText().strip()
    if isinstance(field, QComboBox):
        return field.currentText().strip()
    return field.text().strip() if isinstance(field, QLineEdit) else ""


def chooser(words: Sequence[str], *, free: bool = False) -> QComboBox:
    """A list of words to choose from; free: others can be typed."""
    made = QComboBox()
    made.setEditable(free)
    made.addItems(list(words))
    # A long word in the list must not make the window wider than the screen.
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    made.setMinimumContentsLength(24)
    if free:
        made.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        made.setCurrentIndex(-1)
    return made
