"""Before a calendar file is written: what falls due, and what goes along."""

from __future__ import annotations

import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from scrutiny_desk.domain.dates import say
from scrutiny_desk.domain.falling_due import FallingDue
from scrutiny_desk.domain.tally import count
from scrutiny_desk.services.clocks.calendar_files import CalendarLeaving, leaving_of
from scrutiny_desk.services.clocks.clocks import falling_due
from scrutiny_desk.services.clocks.time_limits import committees
from scrutiny_desk.ui import clock
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.models.empty import plain_label
from scrutiny_desk.ui.sizing import open_at
from scrutiny_desk.ui.theme import look
from scrutiny_desk.ui.time_limits.day_field import DayField

_ROWS = 4


class DueQuestion(QDialog):
    """Lists what falls due, earliest first; private and exempt rows are taken along when ticked."""

    def __init__(
        self, desk: Desk, parent: QWidget | None = None, today: datetime.date | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self.as_of = today or clock.today()
        self.day = DayField("From which day on")
        self.day.show_day(self.as_of)
        self._found: tuple[FallingDue, ...] = ()
        self._taken = leaving_of(())
        self.setWindowTitle("What falls due")
        self.committee = QComboBox()
        self.committee.setAccessibleName("Of which committee")
        self.committee.addItem("All committees", None)
        for name in committees(desk.library):
            self.committee.addItem(name, name)
        self.list = QTreeWidget()
        self.private, self.exempt = QCheckBox(), QCheckBox()
        self.how = plain_label()
        self.words = plain_label("", "muted")
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.go_on = QPushButton("Choose where…")
        self._build()
        self.committee.activated.connect(lambda _: self._find())
        self.day.textChanged.connect(lambda _: self._on_day())
        self.list.currentItemChanged.connect(lambda *_: self._show_how())
        for tick in (self.private, self.exempt):
            tick.toggled.connect(lambda _: self._show())
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        self._find()
        open_at(self, desk.theme, 980, 560)

    def _build(self) -> None:
        theme = self._desk.theme
        self._buttons.addButton(self.go_on, QDialogButtonBox.ButtonRole.AcceptRole)
        look(self.go_on, "primary")
        self.go_on.setDefault(True)
        self.list.setAccessibleName("What falls due")
        self.list.setHeaderLabels(["Last day", "Stands", "What", "Who"])
        self.list.setRootIsDecorated(False)
        self.list.setAllColumnsShowFocus(True)
        self.list.setUniformRowHeights(True)
        self.list.setMinimumHeight(theme.px(_ROWS * 32))
        header = self.list.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        header.setMinimumSectionSize(theme.px(90))
        of = QLabel("&Of")
        of.setBuddy(self.committee)
        line = QHBoxLayout()
        line.setSpacing(theme.space[1])
        line.addWidget(of)
        line.addWidget(self.committee, 1)
        dated = QLabel("&As of")
        dated.setBuddy(self.day)
        self.day.setToolTip("Late, due or still to come is told as it stands on this day")
        self.day.setMaximumWidth(theme.px(180))
        line.addWidget(dated)
        line.addWidget(self.day)
        self.committee.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.committee.setMinimumContentsLength(20)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.space[4],) * 4)
        column.setSpacing(theme.space[2])
        column.addLayout(line)
        column.addWidget(self.list, 1)
        for widget in (self.how, self.private, self.exempt, self.words, self._buttons):
            column.addWidget(widget)

    @property
    def leaving(self) -> CalendarLeaving:
        """What would be written as it is ticked now."""
        return leaving_of(
            self._found, private=self.private.isChecked(), exempt=self.exempt.isChecked()
        )

    @property
    def of_committee(self) -> str | None:
        """The committee that is chosen, None for all."""
        name = self.committee.currentData()
        return None if name is None else str(name)

    def _on_day(self) -> None:
        day = self.day.day
        if day is not None and day != self.as_of:
            self.as_of = day
            self._find()
        else:
            self._tell()

    def _find(self) -> None:
        self._found = falling_due(self._desk.library, self.as_of, self.of_committee)
        self._show()

    def _show_how(self) -> None:
        """The row in hand, which may be cut short in its column, and how its day was reckoned."""
        place = self.list.currentIndex().row()
        in_hand = self._taken.items[place : place + 1] if place >= 0 else ()
        self.how.setText("\n".join(f"{one.title}\n{_reckoned(one)}" for one in in_hand))
        self.how.setVisible(bool(in_hand))

    def _show(self) -> None:
        taken, least = self.leaving, leaving_of(self._found)
        self._taken = taken
        self.list.clear()
        self.list.addTopLevelItems([_row(one, self.as_of) for one in taken.items])
        if taken.items:
            self.list.setCurrentIndex(self.list.model().index(0, 0))
        self._show_how()
        for tick, number, kind in (
            (self.private, least.private, "&private"),
            (self.exempt, least.exempt, "&exempt"),
        ):
            tick.setText(f"Take {count(number, f'{kind} event')} along")
            tick.setVisible(number > 0)
        self._tell()

    def _tell(self) -> None:
        trouble = self.day.trouble
        self.words.setText(trouble or _say(self._found, self._taken))
        self.go_on.setEnabled(bool(self._taken.items) and not trouble)


def _say(found: tuple[FallingDue, ...], taken: CalendarLeaving) -> str:
    if not found:
        return (
            "Nothing falls due. Enter targets in Recommendations, say there when the executive"
            " received a recommendation, or open the pack of a meeting to come."
        )
    said = f"{count(len(taken.items), 'event')} will be written as whole days."
    stays = f" {taken.stays}." if taken.stays else ""
    return f"{said}{stays} Taken over again later, the file moves what changed and doubles nothing."


def _row(one: FallingDue, as_of: datetime.date) -> QTreeWidgetItem:
    day, standing = say(one.day.isoformat()), one.standing(as_of)
    shape = "▲" if one.late(as_of) else "◆" if one.day == as_of else "●"
    row = QTreeWidgetItem([day, f"{shape} {standing}", one.title, one.who])
    row.setToolTip(2, _plain(one.text or one.title))
    spoken = f"{day}, {standing}: {one.title}, {one.who}. {_reckoned(one)}"
    row.setData(0, Qt.ItemDataRole.AccessibleTextRole, spoken)
    return row


def _reckoned(one: FallingDue) -> str:
    """How its day was reckoned, and by which rule."""
    return f"{one.how} Source: {one.source}." if one.source else one.how


def _plain(words: str) -> str:
    """Words for a tooltip, which would take them for markup."""
    return words.replace("<", "‹").replace(">", "›")
