"""Decisions on a series: what was decided, why, by whom and when; more added, or taken back."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPushButton, QWidget

from scrutiny_desk.domain import spc
from scrutiny_desk.domain.changes import Change, Shelf
from scrutiny_desk.domain.dates import say
from scrutiny_desk.domain.errors import DeskError
from scrutiny_desk.domain.measures.figure_table import number_of
from scrutiny_desk.domain.measures.measures import Measure
from scrutiny_desk.domain.measures.series_setup import EVENT_WORDS, Decision, DecisionKind
from scrutiny_desk.domain.measures.spc_series import Better
from scrutiny_desk.services.measures import series_deciding
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.measures.entering.parts import (
    SeriesDialog,
    combo,
    data_of,
    form,
    labelled,
    put_row,
    table,
    take_first,
)
from scrutiny_desk.ui.models.empty import plain_label
from scrutiny_desk.ui.models.wrap_row import WrapRow

_DATED = {
    DecisionKind.REBASE: "From the &date",
    DecisionKind.EXCLUDED: "Of the &date",
    DecisionKind.EVENT: "On the &date",
    DecisionKind.COUNTS: "For the &date",
    DecisionKind.TARGET: "From the &date",
}
_NUMBERED = {
    DecisionKind.REBASE: "Fixed by the first &figures",
    DecisionKind.FIXED: "How many first &figures",
    DecisionKind.TARGET: "&Target figure",
    DecisionKind.COUNTS: "The &figure that counts",
}
_CHOICES: dict[DecisionKind, tuple[tuple[str, str], ...]] = {
    DecisionKind.PROFILE: tuple((name, name) for name in spc.PROFILES),
    DecisionKind.BETTER: (
        ("Higher is better", Better.HIGHER.value),
        ("Lower is better", Better.LOWER.value),
        ("Neither", Better.NEITHER.value),
    ),
    DecisionKind.EVENT: tuple((words, words) for words in EVENT_WORDS),
}
_FORM = "decisions"
_KINDS = tuple(kind for kind in DecisionKind if kind is not DecisionKind.TAKEN_BACK)


class DecisionsDialog(SeriesDialog):
    """The history with its reasons, and a form under it. Nothing in it is ever written over."""

    def __init__(self, desk: Desk, measure: Measure, parent: QWidget | None = None) -> None:
        super().__init__(desk, "Decisions on this series", parent)
        self._measure = measure
        self.list = table(
            "Decisions, the newest first",
            ["Decision", "Reason", "By", "On", "Holds"],
            desk.theme.px(110),
        )
        self.back = QPushButton("&Take back")
        self.kind = combo([(kind.word, kind) for kind in _KINDS])
        self.date, self.number, self.reason, self.by = (QLineEdit() for _ in range(4))
        self.choice = combo(())
        self.whole = QCheckBox("For &every measure of this service")
        self.add = QPushButton("&Add the decision")
        self._build()
        self.kind.currentIndexChanged.connect(lambda _: self._on_kind())
        self.add.clicked.connect(self._on_add)
        self.back.clicked.connect(self._on_back)
        self.list.currentItemChanged.connect(lambda *_: self._word())
        for line in (self.date, self.number, self.reason, self.by):
            line.returnPressed.connect(self._on_add)
            line.textChanged.connect(lambda _: self.tell(""))
        desk.changed.connect(self._on_changed)
        self.by.setText(series_deciding.last_author(desk.library))
        self._on_kind()
        self._show()
        typed = {
            "kind": self.kind, "date": self.date, "number": self.number, "choice": self.choice,
            "reason": self.reason, "whole": self.whole,
        }  # fmt: skip
        self.keep_fields(_FORM, typed, lambda: self._measure.key)
        self.open_large(940, 680)
        self.kind.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        self.rows.addWidget(plain_label(f"{self._measure.group}: {self._measure.name}", "muted"))
        self.rows.addWidget(self.list, 1)
        line = WrapRow(self.desk.theme.space[1])
        line.addWidget(self.back)
        self.rows.addLayout(line)
        self.rows.addWidget(plain_label("A new decision", "heading"))
        self._form = form(self.desk)
        self.date.setPlaceholderText("1 April 2024, or April 2024")
        self.reason.setPlaceholderText("Why, for whoever looks at it later")
        self._form.addRow(labelled("&Kind", self.kind), self.kind)
        self._date_label = labelled("&Date", self.date)
        self._number_label = labelled("&Figure", self.number)
        self._choice_label = labelled("W&hich", self.choice)
        self._form.addRow(self._date_label, self.date)
        self._form.addRow(self._choice_label, self.choice)
        self._form.addRow(self._number_label, self.number)
        self._form.addRow(labelled("&Reason", self.reason), self.reason)
        self._form.addRow(labelled("&By", self.by), self.by)
        self.rows.addLayout(self._form)
        self.whole.setVisible(self._measure.family == "waiting")
        self.rows.addWidget(self.whole)
        line = WrapRow(self.desk.theme.space[1])
        line.addWidget(self.add)
        self.rows.addLayout(line)

    def _on_kind(self) -> None:
        kind = DecisionKind(self.kind.currentData())
        for label, field, words in (
            (self._date_label, self.date, _DATED.get(kind)),
            (self._number_label, self.number, _NUMBERED.get(kind)),
            (self._choice_label, self.choice, "W&hich" if kind in _CHOICES else None),
        ):
            label.setVisible(words is not None)
            field.setVisible(words is not None)
            if words is not None:
                label.setText(words)
                field.setAccessibleName(words.replace("&", ""))
        example = "1 April 2024, or April 2024"
        always = "Empty: for all time. Else " + example
        self.date.setPlaceholderText(always if kind is DecisionKind.TARGET else example)
        may_be_empty = kind is DecisionKind.REBASE
        self.number.setPlaceholderText("Empty: all figures from then on" if may_be_empty else "")
        self.choice.clear()
        for words, data in _CHOICES.get(kind, ()):
            self.choice.addItem(words, data)
        # A figure of one measure counts or is left out; the others have figures of their own.
        self.whole.setEnabled(kind not in {DecisionKind.COUNTS, DecisionKind.TARGET})
        self.tell("")

    def _on_changed(self, change: Change) -> None:
        if Shelf.MEASURES in change.shelves:
            self._show()

    def _show(self) -> None:
        held = data_of(self.list.currentItem())
        self.list.clear()
        for row in series_deciding.history_of(self.desk.library, self._measure.key):
            one = row.decision
            said = f"{one.said} (every measure)" if row.of_service else one.said
            holds = "Yes" if row.holds else "" if one.takes_back else "No longer"
            cells = (said, one.reason, one.author, say(one.made_on[:10]), holds)
            item = put_row(self.list, cells, one if row.holds else None)
            if isinstance(held, Decision) and held.id == one.id:
                self.list.setCurrentItem(item)
        take_first(self.list)
        self._word()

    def _word(self) -> None:
        self.back.setEnabled(isinstance(data_of(self.list.currentItem()), Decision))

    def _on_back(self) -> None:
        one = data_of(self.list.currentItem())
        if isinstance(one, Decision):
            reason, by = self.reason.text().strip() or "Taken back", self.by.text()
            self.desk.perform(
                lambda: series_deciding.take_back_decision(
                    self.desk.library, one, reason=reason, by=by
                )
            )

    def _on_add(self) -> None:
        kind = DecisionKind(self.kind.currentData())
        typed = self.number.text().strip() if kind in _NUMBERED else ""
        number = number_of(typed)
        if typed and number is None:
            self.tell(f"“{typed}” is no number. Write it as 331 or 61.5")
            self.number.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        words = str(self.choice.currentData() or "") if kind in _CHOICES else ""
        if kind is DecisionKind.COUNTS:
            words = "reading" if self._measure.family == "waiting" else "actual"
        try:
            done = series_deciding.decide(
                self.desk.library,
                self._measure.key,
                kind,
                date=self.date.text() if kind in _DATED else "",
                number=number,
                words=words,
                reason=self.reason.text(),
                by=self.by.text(),
                whole_service=self.whole.isChecked() and self.whole.isEnabled(),
            )
        except DeskError as error:
            self.tell(error.one_line())
            return
        for line in (self.date, self.number, self.reason):
            line.clear()
        self.carried_out(_FORM, self._measure.key)
        self.desk.announce(done)
        self.kind.setFocus(Qt.FocusReason.OtherFocusReason)
