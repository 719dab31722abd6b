"""Before the appendix leaves: as what, of which committee and day, and what goes along."""

from __future__ import annotations

import datetime

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from scrutiny_desk.domain.errors import DeskError
from scrutiny_desk.domain.tally import count
from scrutiny_desk.domain.tracker.leaving import (
    Appendix,
    ClosedRows,
    Kept,
    LeavingForm,
    LeavingHistory,
)
from scrutiny_desk.library.plain import folded
from scrutiny_desk.services.clocks.time_limits import committees
from scrutiny_desk.services.papers.meeting_days import last_meetings
from scrutiny_desk.services.tracker.privacy import Asked
from scrutiny_desk.services.tracker.publishing import WantedAppendix, appendix_of
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.models.empty import plain_label
from scrutiny_desk.ui.theme import look
from scrutiny_desk.ui.time_limits.day_field import DayField
from scrutiny_desk.ui.tracker.publish_kept import PublishKept

_EVERY = "Every committee"


class PublishQuestion(QDialog):
    """Asks each time what may leave; private rows and exempt words stay unless ticked.

    settings: keep the other choices for the next time; None keeps nothing.
    """

    def __init__(
        self,
        desk: Desk,
        committee: str | None,
        as_of: datetime.date,
        parent: QWidget | None = None,
        settings: QSettings | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._as_of = as_of
        self._since_typed = False
        self._kept = None if settings is None else PublishKept(settings)
        self.setWindowTitle("Publish the tracker")
        self.form, self.committee = QComboBox(), QComboBox()
        self.history, self.closed = QComboBox(), QComboBox()
        self.day, self.since = DayField("As of"), DayField("Last meeting")
        for box, choices in (
            (self.form, LeavingForm),
            (self.history, LeavingHistory),
            (self.closed, ClosedRows),
        ):
            for choice in choices:
                box.addItem(choice.word, choice)
        self.closed.setCurrentIndex(self.closed.findData(ClosedRows.SINCE))
        if self._kept is not None:
            for box, chosen in (
                (self.form, self._kept.form),
                (self.history, self._kept.history),
                (self.closed, self._kept.closed),
            ):
                box.setCurrentIndex(box.findData(chosen))
        self.committee.addItem(_EVERY, None)
        for name in committees(desk.library):
            self.committee.addItem(name, name)
        known = [self.committee.itemText(at) for at in range(self.committee.count())]
        held = [at for at, name in enumerate(known) if folded(name) == folded(committee or "")]
        self.committee.setCurrentIndex(held[0] if held else 0)
        self.day.show_day(as_of)
        self.private, self.exempt = QCheckBox(), QCheckBox()
        self.words = plain_label("", "muted")
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.go_on = self._buttons.addButton(
            "Choose where…", QDialogButtonBox.ButtonRole.AcceptRole
        )
        look(self.go_on, "primary")
        self._build()
        self.committee.activated.connect(self._on_committee)
        self.day.editingFinished.connect(self._on_committee)
        self.since.textEdited.connect(self._on_since_typed)
        self.since.editingFinished.connect(self._weigh)
        for box in (self.form, self.history, self.closed):
            box.activated.connect(self._weigh)
        for tick in (self.private, self.exempt):
            tick.toggled.connect(self._weigh)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        self._on_committee()

    def _build(self) -> None:
        theme = self._desk.theme
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.space[4]] * 4)
        column.setSpacing(theme.space[2])
        lines = QFormLayout()
        lines.setHorizontalSpacing(theme.space[3])
        lines.setVerticalSpacing(theme.space[1])
        for words, field in (
            ("&Write", self.form),
            ("&Committee", self.committee),
            ("&As of", self.day),
            ("&Last meeting", self.since),
            ("&Updates", self.history),
            ("Clo&sed", self.closed),
        ):
            field.setAccessibleName(words.replace("&", ""))
            field.setMinimumWidth(theme.size("pane") + theme.size("pane_least"))
            label = QLabel(words)
            label.setBuddy(field)
            lines.addRow(label, field)
        self.committee.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        column.addLayout(lines)
        for widget in (self.private, self.exempt, self.words, self._buttons):
            column.addWidget(widget)

    @property
    def wanted(self) -> WantedAppendix:
        """What the person asks for."""
        return self._wanted(Asked(self.private.isChecked(), self.exempt.isChecked()))

    def _wanted(self, asked: Asked) -> WantedAppendix:
        return WantedAppendix(
            as_of=self.day.day or self._as_of,
            form=LeavingForm(self.form.currentData()),
            committee=self.committee.currentData(),
            history=LeavingHistory(self.history.currentData()),
            closed=ClosedRows(self.closed.currentData()),
            since=self.since.day,
            asked=asked,
        )

    def _on_committee(self) -> None:
        """The last meeting of the committee follows, until another day is typed."""
        if self._since_typed:
            self._weigh()
            return
        known = last_meetings(self._desk.library, self.day.day or self._as_of)
        name = self.committee.currentData()
        day = None if name is None else known.get(folded(str(name)))
        if self._kept is not None:
            day = self._kept.last_meeting(name, self.day.day or self._as_of, day) or day
        if day is None:
            self.since.clear()
            of_each = "Each committee's own" if name is None and known else "Not known here"
            self.since.setPlaceholderText(of_each)
        else:
            self.since.show_day(day)
        self._weigh()

    def done(self, result: int) -> None:
        """Keep for the next time what was chosen and typed, also where nothing is written now."""
        kept, as_of = self._kept, self.day.day or self._as_of
        if kept is not None:
            boxes = (self.form, self.history, self.closed)
            kept.keep(*(str(box.currentData()) for box in boxes))
            if self._since_typed and self.since.day is not None:
                kept.keep_last_meeting(self.committee.currentData(), as_of, self.since.day)
        super().done(result)

    def _on_since_typed(self, words: str) -> None:
        self._since_typed = bool(words.strip())

    def _weigh(self) -> None:
        kept = appendix_of(self._desk.library, self._wanted(Asked())).left_out
        private, exempt = (
            Kept(kept.rows, kept.updates),
            Kept(exempt_rows=kept.exempt_rows, exempt_updates=kept.exempt_updates),
        )
        for tick, held, words in (
            (self.private, private, f"Take {private.parts} along"),
            (self.exempt, exempt, f"Take {exempt.parts} along"),
        ):
            tick.setText(_with_key(words))
            tick.setVisible(held.total > 0)
        trouble = self._trouble()
        taken = None if trouble else appendix_of(self._desk.library, self.wanted)
        self.words.setText(trouble or _say(taken))
        self.go_on.setEnabled(bool(taken))
        self._fit()

    def _trouble(self) -> str:
        if self.day.trouble:
            return self.day.trouble
        return self.since.trouble if self.since.text().strip() else ""

    def _fit(self) -> None:
        """As high as its words need at its width; the plain hint counts them on one line."""
        self.adjustSize()
        self._column.activate()
        needed = self._column.totalHeightForWidth(self.width())
        self.resize(self.width(), max(needed, self.height()))


def publish_trouble(appendix: Appendix) -> DeskError | None:
    """Why nothing can be published at all, or None."""
    if appendix or appendix.left_out.total or appendix.parts:
        return None
    return DeskError(
        "There is no recommendation yet",
        "",
        "Import a pack that prints the tracker, or add one in Recommendations",
    )


def _with_key(words: str) -> str:
    """The letter to press in the words of a box to tick."""
    return words.replace("private", "p&rivate", 1).replace("exempt", "&exempt", 1)


def _say(taken: Appendix | None) -> str:
    if taken is None or not taken:
        stays = "" if taken is None else taken.left_out.parts
        if stays:
            return f"Nothing here may leave unless you tick it: {stays}."
        return "There is no recommendation to write. Choose another committee, or take closed ones."
    parts = [f"{count(len(taken), 'recommendation')} will be written."]
    if len(taken.parts) == 1:
        parts.append(taken.parts[0].said)
    if taken.left_out.total:
        verb = "stays" if taken.left_out.total == 1 else "stay"
        parts.append(f"{taken.left_out.parts} {verb} here; the file will say so.")
    return " ".join(parts)
