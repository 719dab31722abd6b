"""A small window in which something is written about a recommendation, kept as it is typed."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from scrutiny_desk.domain.changes import Change
from scrutiny_desk.domain.errors import DeskError
from scrutiny_desk.domain.tracker.recommendations import RecommendationRow
from scrutiny_desk.services.tracker import drafts
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.models.empty import plain_label
from scrutiny_desk.ui.models.form_fields import YES, changes_of, put_into, value_of
from scrutiny_desk.ui.models.saved_text import SAVE_AFTER_MS
from scrutiny_desk.ui.sizing import open_at
from scrutiny_desk.ui.theme import look
from scrutiny_desk.ui.time_limits.wheel import WheelGuard


class RowDialog(QDialog):
    """A form about one recommendation: `field` puts its fields in, `finish` its buttons.

    What is typed and not carried out is there again when the form is opened the next time.
    A dialog of a kind says in `carry_out` what its button does; raises DeskError where what is
    typed cannot be read, which is shown in the form.
    """

    form = ""
    """How its draft is called on the shelf."""

    def __init__(
        self, desk: Desk, row: RecommendationRow, title: str, deed: str, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.desk, self.row = desk, row
        self.fields: dict[str, QWidget] = {}
        self._first: dict[str, str] = {}
        self.setWindowTitle(title)
        one = row.recommendation
        named = f"{one.kind.word} {one.number}".strip()
        self.about = plain_label(f"{named}: {' '.join(one.text.split())}", "muted")
        self.again = plain_label("What you wrote here before is here again.", "small-muted")
        self.afresh = QPushButton("Start afresh")
        look(self.afresh, "quiet")
        self.trouble = plain_label("")
        look(self.trouble, "small", "overdue")
        self.trouble.hide()
        self.go_on = QPushButton(deed)
        look(self.go_on, "primary")
        self._rows = QFormLayout()
        self._rows.setHorizontalSpacing(desk.theme.space[2])
        self._rows.setVerticalSpacing(desk.theme.space[1])
        self._rows.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self._rows.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SAVE_AFTER_MS)
        self._timer.timeout.connect(self.keep)
        self._lay_out()

    def carry_out(self) -> Change:
        """Do what the form is for."""
        raise NotImplementedError(type(self).__name__)

    def field(self, name: str, words: str, field: QWidget, value: str = "") -> None:
        """Put a field in, with the words before it and what stands in it at first."""
        field.setAccessibleName(words)
        self.fields[name] = field
        if isinstance(field, QComboBox):
            # A long choice must not make the form wider than a screen.
            field.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            field.setMinimumContentsLength(12)
            field.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        if isinstance(field, QPlainTextEdit):
            field.setTabChangesFocus(True)
            field.setFixedHeight(self.desk.theme.px(92))
        self._put(name, value)
        if isinstance(field, QCheckBox):
            field.setText(words)
            self._rows.addRow("", field)
        else:
            self._rows.addRow(words, field)

    def remark(self, words: str) -> None:
        """Put a quiet line between the fields."""
        if words:
            self._rows.addRow(plain_label(words, "muted"))

    def finish(self, first: str, width: int = 560, height: int = 420) -> None:
        """All fields are in: bring back what was typed before, and put the keyboard in `first`."""
        self._first = {name: self.value(name) for name in self.fields}
        known = drafts.form_of(self.desk.library, self.row.recommendation.id, self.form)
        kept = {name: words for name, words in known.items() if name in self.fields}
        for name, words in kept.items():
            self._put(name, words)
        self.again.setVisible(bool(kept))
        self.afresh.setVisible(bool(kept))
        for field in self.fields.values():
            changes_of(field).connect(self._on_changed)
        self._timer.stop()
        WheelGuard(self)
        open_at(self, self.desk.theme, width, height)
        self.fields[first].setFocus(Qt.FocusReason.OtherFocusReason)

    def value(self, name: str) -> str:
        """What stands in a field: its words, the data of what is chosen, "yes" for a tick."""
        return value_of(self.fields[name])

    def ticked(self, name: str) -> bool:
        """Whether a tick is set."""
        return self.value(name) == YES

    def changed(self) -> Mapping[str, str]:
        """What differs from what stood there at first, by the fields' names."""
        now = {name: self.value(name) for name in self.fields}
        return {name: words for name, words in now.items() if words != self._first[name]}

    def keep(self) -> None:
        """Keep what is typed, so that it is here again next time."""
        self._timer.stop()
        drafts.keep_form(self.desk.library, self.row.recommendation.id, self.form, self.changed())

    def _on_changed(self) -> None:
        """Every letter is on its way to the disk with its key."""
        self._timer.start()
        library, about = self.desk.library, self.row.recommendation.id
        self.desk.keep(lambda: drafts.keep_form_letters(library, about, self.form, self.changed()))

    def reject(self) -> None:
        self.keep()
        super().reject()

    def on_go_on(self) -> None:
        """Carry it out, or say in the form why that cannot be."""
        try:
            done = self.carry_out()
        except DeskError as error:
            self.trouble.setText(error.one_line())
            self.trouble.show()
            return
        self._timer.stop()
        drafts.keep_form(self.desk.library, self.row.recommendation.id, self.form, {})
        self.accept()
        self.desk.announce(done)

    def _on_afresh(self) -> None:
        for name, words in self._first.items():
            self._put(name, words)
        self.again.hide()
        self.afresh.hide()
        self.keep()
        next(iter(self.fields.values())).setFocus(Qt.FocusReason.OtherFocusReason)

    def _put(self, name: str, words: str) -> None:
        put_into(self.fields[name], words)

    def _lay_out(self) -> None:
        space = self.desk.theme.space
        inside = QWidget()
        look(inside, "plain")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, space[1], 0)
        column.setSpacing(space[2])
        column.addWidget(self.about)
        before = QHBoxLayout()
        before.addWidget(self.again, 1)
        before.addWidget(self.afresh)
        column.addLayout(before)
        column.addLayout(self._rows)
        column.addStretch()
        scrolled = QScrollArea()
        scrolled.setWidgetResizable(True)
        scrolled.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scrolled.setAccessibleName(self.windowTitle())
        scrolled.setWidget(inside)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        buttons.addButton(self.go_on, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self.on_go_on)
        buttons.rejected.connect(self.reject)
        self.afresh.clicked.connect(self._on_afresh)
        self.afresh.setAutoDefault(False)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(*(space[4],) * 4)
        whole.setSpacing(space[2])
        whole.addWidget(scrolled, 1)
        whole.addWidget(self.trouble)
        whole.addWidget(buttons)
