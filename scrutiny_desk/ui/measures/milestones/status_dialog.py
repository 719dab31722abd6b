"""Where milestones stand, said by a person: a status, words if they like, and their name."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QDialogButtonBox,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from scrutiny_desk.domain.measures.milestone_words import Status
from scrutiny_desk.domain.measures.milestones import Milestone
from scrutiny_desk.services.measures.milestones import confirm
from scrutiny_desk.services.typed import keep_letters, keep_typed, typed_before
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.measures.entering.parts import SeriesDialog, combo, form, labelled
from scrutiny_desk.ui.models.empty import plain_label
from scrutiny_desk.ui.models.form_fields import KeptFields
from scrutiny_desk.ui.theme import look

_FORM = "milestone"
_MOST_WORDS = 400
_MOST_ROWS = 6


class StatusDialog(SeriesDialog):
    """About one milestone or several. What is typed and not carried out is here again next time."""

    def __init__(
        self, desk: Desk, milestones: Sequence[Milestone], parent: QWidget | None = None
    ) -> None:
        super().__init__(desk, "Where it stands", parent)
        self._milestones = list(milestones)
        self.status = combo([(one.word, one) for one in Status])
        self.words = QPlainTextEdit()
        self.words.setTabChangesFocus(True)
        self.words.setPlaceholderText("How you know it; may be left empty")
        self.words.setFixedHeight(desk.theme.px(72))
        self.private = QCheckBox("These words are &private: they stay out of what leaves")
        self.by = QLineEdit(desk.library.person)
        self.by.setPlaceholderText("you")
        self.go_on = QPushButton("&Confirm")
        look(self.go_on, "primary")
        self._build()
        typed = {"words": self.words, "private": self.private, "by": self.by}
        self._typed = self._kept = KeptFields(typed, self._keep, self._keep_soon, self)
        self.again.setVisible(self._typed.put(typed_before(desk.library, _FORM, self._about)))
        self.go_on.clicked.connect(self._on_go_on)
        self.open_large(640, 440)
        self.go_on.setDefault(True)
        self.status.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def _about(self) -> str:
        one = self._milestones[0]
        return f"{one.ref}|{one.words}" if len(self._milestones) == 1 else ""

    def _build(self) -> None:
        one = self._milestones[0]
        if len(self._milestones) == 1:
            self.rows.addWidget(plain_label(f"{one.ref}  {one.words}".strip()))
            said = one.own_words
            told = f"The plan: {said[:_MOST_WORDS]}{'…' if len(said) > _MOST_WORDS else ''}"
            self.rows.addWidget(plain_label(told if said else "The plan says nothing.", "muted"))
        else:
            self.rows.addWidget(plain_label(f"{len(self._milestones)} milestones"))
            named = [f"{each.ref}  {each.words}".strip() for each in self._milestones[:_MOST_ROWS]]
            more = len(self._milestones) - len(named)
            named += [f"and {more} more"] if more else []
            self.rows.addWidget(plain_label("\n".join(named), "small-muted"))
        first = one.confirmed.status if one.confirmed else one.proposal and one.proposal.status
        self.status.setCurrentIndex(max(self.status.findData(first), 0))
        fields = form(self.desk)
        fields.addRow(labelled("&Status", self.status), self.status)
        fields.addRow(labelled("&Words", self.words), self.words)
        fields.addRow("", self.private)
        fields.addRow(labelled("&By", self.by), self.by)
        self.rows.addLayout(fields)
        self.rows.addStretch()
        self.buttons.addButton(self.go_on, QDialogButtonBox.ButtonRole.AcceptRole)

    def _keep(self, typed: dict[str, str]) -> None:
        keep_typed(self.desk.library, _FORM, self._about, typed)

    def _keep_soon(self, typed: dict[str, str]) -> None:
        library, about = self.desk.library, self._about
        self.desk.keep(lambda: keep_letters(library, _FORM, about, typed))

    def _on_go_on(self) -> None:
        self._typed.stop()
        done = self.desk.perform(
            lambda: confirm(
                self.desk.library,
                self._milestones,
                Status(self.status.currentData()),
                words=self.words.toPlainText(),
                private=self.private.isChecked(),
                by=self.by.text(),
            )
        )
        if done is not None:
            self._keep({})
            self.accept()
