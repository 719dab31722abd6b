"""The forms of the tracker: an update to a recommendation, and a new recommendation."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from scrutiny_desk.domain.dates import last_day, read_date, say
from scrutiny_desk.domain.errors import DeskError
from scrutiny_desk.domain.tracker.recommendations import UpdateDraft
from scrutiny_desk.services.tracker import recommendations
from scrutiny_desk.services.tracker.settings import next_reference
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.models.empty import plain_label
from scrutiny_desk.ui.models.saved_text import SAVE_AFTER_MS
from scrutiny_desk.ui.theme import look


def whole_date(words: str, what: str = "This") -> datetime.date:
    """The day that somebody typed; DeskError, which says what of, where it is none."""
    iso = read_date(words)
    if iso is None or len(iso) != len("2024-01-25"):
        raise DeskError(
            f"{what} is no day",
            f"“{words.strip()}” does not name a day" if words.strip() else "No day is given",
            "Write it like 25 January 2024 or 25.01.2024",
        )
    return last_day(iso)


class UpdateForm(QWidget):
    """Date, role and words of an update.

    add_asked: the person wants it added. key_pressed: after every key. typed: a little after the
    last key, and when the form is left: what is typed is to be kept.
    """

    add_asked = Signal()
    key_pressed = Signal()
    typed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        space = desk.theme.space
        self.date, self.role, self.words = QLineEdit(), QLineEdit(), QPlainTextEdit()
        self.date.setPlaceholderText("Date, like 25 January 2024")
        self.role.setPlaceholderText("Role, like Scrutiny manager")
        self.words.setPlaceholderText("What was done, or what was answered")
        self.date.setAccessibleName("Date of the update")
        self.role.setAccessibleName("Role of who says so")
        self.words.setAccessibleName("Words of the update")
        self.words.setTabChangesFocus(True)
        self.words.setFixedHeight(desk.theme.px(72))
        self.private = QCheckBox("Private: is not published")
        self.private.setAccessibleName("The update is private: it stays out of what is published")
        self.add = QPushButton("Add the update")
        self.add.setEnabled(False)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SAVE_AFTER_MS)
        self._timer.timeout.connect(self.typed)
        self._showing = False
        for field in (self.date, self.role, self.words):
            field.textChanged.connect(self._on_typed)
        self.private.toggled.connect(self._on_typed)
        self.add.clicked.connect(self.add_asked)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space[1])
        for part in (self.date, self.role, self.words, self.private):
            column.addWidget(part)
        line = QHBoxLayout()
        line.addWidget(self.add)
        line.addStretch()
        column.addLayout(line)

    def draft(self) -> UpdateDraft:
        return UpdateDraft(
            self.date.text(),
            self.role.text(),
            self.words.toPlainText(),
            private=self.private.isChecked(),
        )

    def show_draft(self, draft: UpdateDraft) -> None:
        self._showing = True
        self.date.setText(draft.date)
        self.role.setText(draft.role)
        self.words.setPlainText(draft.text)
        self.private.setChecked(draft.private)
        self._showing = False
        self._timer.stop()

    def _on_typed(self) -> None:
        self._timer.start()
        if not self._showing:
            self.key_pressed.emit()
        self.add.setEnabled(bool(self.words.toPlainText().strip()))


class NewRecommendation(QDialog):
    """A small window in which a recommendation is written."""

    def __init__(
        self, desk: Desk, committees: Sequence[str], on: datetime.date, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self.setWindowTitle("Add a recommendation")
        self.setMinimumWidth(desk.theme.px(460))
        self.committee = QComboBox()
        self.committee.setEditable(True)
        self.committee.addItems(list(dict.fromkeys(committees)))
        self.number, self.date, self.officer = QLineEdit(), QLineEdit(), QLineEdit()
        self.target, self.words = QLineEdit(), QPlainTextEdit()
        self.words.setTabChangesFocus(True)
        self.words.setFixedHeight(desk.theme.px(110))
        self.date.setText(say(on.isoformat()))
        self.target.setPlaceholderText("A day, a month, or TBC")
        self.trouble = plain_label("")
        look(self.trouble, "small", "overdue")
        self.trouble.hide()
        form = QFormLayout()
        form.setHorizontalSpacing(desk.theme.space[2])
        form.setVerticalSpacing(desk.theme.space[1])
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        for name, field in (
            ("Committee", self.committee),
            ("Number", self.number),
            ("Agreed on", self.date),
            ("Recommendation", self.words),
            ("Responsible officer", self.officer),
            ("Target", self.target),
        ):
            field.setAccessibleName(name)
            form.addRow(name, field)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.add = QPushButton("Add the recommendation")
        look(self.add, "primary")
        buttons.addButton(self.add, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self._on_add)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(desk.theme.space[3],) * 4)
        column.setSpacing(desk.theme.space[2])
        column.addLayout(form)
        column.addWidget(self.trouble)
        column.addWidget(buttons)
        self._proposed = ""
        self._propose()
        self.committee.currentTextChanged.connect(lambda _: self._propose())
        self.date.textChanged.connect(lambda _: self._propose())
        self.words.setFocus()

    def _propose(self) -> None:
        """Fill in the next free reference, as long as nobody typed another."""
        if self.number.text() != self._proposed:
            return
        committee, date = self.committee.currentText().strip(), read_date(self.date.text())
        on = last_day(date) if date else None
        self._proposed = next_reference(self._desk.library, committee, on) if on else ""
        self.number.setText(self._proposed)

    def _on_add(self) -> None:
        words = self.words.toPlainText().strip()
        if not words:
            self.trouble.setText("A recommendation needs words. Write what was recommended.")
            self.trouble.show()
            self.words.setFocus()
            return
        done = self._desk.perform(
            lambda: recommendations.add_recommendation(
                self._desk.library,
                committee=self.committee.currentText().strip(),
                number=self.number.text().strip(),
                date_text=self.date.text().strip(),
                text=words,
                target_text=self.target.text().strip(),
                officer=self.officer.text().strip(),
            )
        )
        if done is not None:
            self.accept()
