"""Minutes against the tracker: what was agreed and never entered, and what nobody agreed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from scrutiny_desk.domain.tracker.agreed import Agreed, Comparison
from scrutiny_desk.domain.tracker.recommendations import Recommendation
from scrutiny_desk.services.tracker import agreed, recommendations
from scrutiny_desk.ui.clock import today
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.models.empty import plain_label
from scrutiny_desk.ui.models.wrap_row import WrapRow
from scrutiny_desk.ui.sizing import open_at
from scrutiny_desk.ui.theme import look
from scrutiny_desk.ui.tracker.ask_form import chooser
from scrutiny_desk.ui.tracker.row_chooser import RowChooser

_ONE = Qt.ItemDataRole.UserRole
_ROW = Qt.ItemDataRole.UserRole + 1
_WORDS = Qt.ItemDataRole.UserRole + 2
_NONE_HERE = (
    "No minutes are here yet. Import a pack that prints the minutes of an earlier meeting, and"
    " what they record as agreed is compared with the tracker."
)


class AgreedDialog(QDialog):
    """Lists what a committee agreed beside its tracker; each thing is entered, paired or put aside.

    show_row: opens a row of the tracker by its id.
    """

    def __init__(
        self,
        desk: Desk,
        committees: Sequence[str],
        show_row: Callable[[str], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self._show_row = desk, show_row
        self._rows: dict[str, Recommendation] = {}
        self.setWindowTitle("Minutes against the tracker")
        known = agreed.committees(desk.library)
        names = [one for one in dict.fromkeys(committees) if one in known]
        self.committee = QComboBox()
        self.committee.setAccessibleName("Committee")
        self.committee.addItems([*names, *(one for one in known if one not in names)])
        self.said = plain_label("", "muted")
        self.list = QTreeWidget()
        self.list.setAccessibleName("What was agreed, and what stands in the tracker")
        self.list.setHeaderLabels(["What was agreed", "Where it stands"])
        self.list.setAllColumnsShowFocus(True)
        header = self.list.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Fixed)
        header.resizeSection(1, desk.theme.px(230))
        self.whole = plain_label()
        self.whole.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.officer, self.target = chooser((), free=True), QLineEdit()
        self.target.setPlaceholderText("A day, a month, or TBC; may stay empty")
        self._typed: dict[str, tuple[str, str]] = {}
        self._of = ""
        self.enter = QPushButton("&Enter in the tracker")
        self.pair = QPushButton("&It is this row…")
        self.aside = QPushButton("&Does not belong there")
        self.again = QPushButton("&Think again")
        self.page = QPushButton("Open the &page")
        self.row = QPushButton("Open the &row")
        self.away = QPushButton("Close")
        self._lay_out()
        self._connect()
        open_at(self, desk.theme, 820, 560)
        self._fill()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        space = self._desk.theme.space
        look(self.enter, "primary")
        top = QHBoxLayout()
        top.addWidget(plain_label("Minutes against the tracker", "title", wrap=False), 1)
        top.addWidget(self.committee)
        self._wanted = QWidget()
        asked = WrapRow(space[1])
        self._wanted.setLayout(asked)
        for words, name, field in (
            ("&Officer", "Officer who is to do it", self.officer),
            ("T&arget", "Target", self.target),
        ):
            label = QLabel(words)
            label.setBuddy(field)
            field.setAccessibleName(name)
            field.setMinimumWidth(self._desk.theme.px(240))
            asked.addWidget(label)
            asked.addWidget(field)
        line = self.officer.lineEdit()
        if line is not None:
            line.setPlaceholderText("May stay empty")
        buttons = WrapRow(space[1])
        for one in (self.enter, self.pair, self.aside, self.again, self.page, self.row):
            one.setAutoDefault(False)
            buttons.addWidget(one)
        buttons.add_stretch()
        self.away.setAutoDefault(False)
        buttons.addWidget(self.away)
        column = QVBoxLayout(self)
        column.setContentsMargins(space[4], space[4], space[4], space[3])
        column.setSpacing(space[2])
        column.addLayout(top)
        column.addWidget(self.said)
        column.addWidget(self.list, 1)
        column.addWidget(self.whole)
        column.addWidget(self._wanted)
        column.addLayout(buttons)

    def _connect(self) -> None:
        self.committee.currentIndexChanged.connect(self._fill)
        self.list.currentItemChanged.connect(self._on_current)
        self.list.itemActivated.connect(lambda _item, _column: self._on_activated())
        self.enter.clicked.connect(self._on_enter)
        self.pair.clicked.connect(self._on_pair)
        self.aside.clicked.connect(self._on_aside)
        self.again.clicked.connect(self._on_again)
        self.page.clicked.connect(self._on_page)
        self.row.clicked.connect(self._on_row)
        self.away.clicked.connect(self.reject)
        self._desk.changed.connect(self._fill)

    def _fill(self, _changed: object = None) -> None:
        """Compare anew; the row in hand stays in hand, or the next of its group takes its place."""
        held = self.list.currentItem()
        key, group, place = self._key(held), _group_of(held), self._place_in_group(held)
        name = self.committee.currentText()
        found = agreed.compare(self._desk.library, name) if name else Comparison()
        listed = recommendations.list_recommendations(self._desk.library, today(), name or None)
        self._rows = {one.recommendation.id: one.recommendation for one in listed}
        officers = Counter(" ".join(one.officer.split()) for one in self._rows.values())
        typed = self.officer.currentText()
        self.officer.clear()
        self.officer.addItems([name for name, _ in officers.most_common() if name])
        self.officer.setEditText(typed)
        self.said.setText(say_comparison(found) if name else _NONE_HERE)
        self.list.clear()
        self._group("Agreed, and not in the tracker", found.never_entered)
        lone = [self._rows[key] for key in found.never_agreed]
        self._group("In the tracker, and not in the minutes of its day", (), lone)
        self._group("Set aside: nothing that belongs in the tracker", found.set_aside)
        heading = self._group("In both", ())
        for pair in found.paired:
            self._add(heading, pair.agreed, self._rows.get(pair.recommendation_id))
        self._finish(heading)
        self.list.setVisible(bool(name))
        items = self._items()
        of_group = [item for item in items if _group_of(item) == group]
        kept = next((item for item in of_group if self._key(item) == key), None)
        if kept is None and of_group:
            kept = of_group[min(place, len(of_group) - 1)]
        elif kept is None and items:
            kept = items[0]
        self.list.setCurrentItem(kept) if kept else self._on_current()

    def _group(
        self, words: str, found: Sequence[Agreed], rows: Sequence[Recommendation] = ()
    ) -> QTreeWidgetItem:
        heading = QTreeWidgetItem([words])
        heading.setFlags(Qt.ItemFlag.ItemIsEnabled)
        heading.setData(0, _WORDS, words)
        bold = self.list.font()
        bold.setBold(True)
        heading.setFont(0, bold)
        self.list.addTopLevelItem(heading)
        heading.setFirstColumnSpanned(True)
        for one in found:
            self._add(heading, one, None)
        for row in rows:
            self._add(heading, None, row)
        self._finish(heading)
        return heading

    def _finish(self, heading: QTreeWidgetItem) -> None:
        heading.setText(0, f"{heading.data(0, _WORDS)} ({heading.childCount()})")
        heading.setHidden(not heading.childCount())
        heading.setExpanded(True)

    def _add(
        self, heading: QTreeWidgetItem, one: Agreed | None, row: Recommendation | None
    ) -> None:
        words = one.text if one is not None else row.text if row is not None else ""
        item = QTreeWidgetItem([words, _where(one, row)])
        item.setData(0, _ONE, one)
        item.setData(0, _ROW, None if row is None else row.id)
        spoken = f"{words}. {_where(one, row)}. {heading.text(0)}"
        item.setData(0, Qt.ItemDataRole.AccessibleTextRole, spoken)
        heading.addChild(item)

    def _items(self) -> list[QTreeWidgetItem]:
        found = []
        for at in range(self.list.topLevelItemCount()):
            heading = self.list.topLevelItem(at)
            if heading is not None:
                children = (heading.child(place) for place in range(heading.childCount()))
                found += [child for child in children if child is not None]
        return found

    def _place_in_group(self, item: QTreeWidgetItem | None) -> int:
        heading = None if item is None else item.parent()
        return 0 if heading is None or item is None else heading.indexOfChild(item)

    def _key(self, item: QTreeWidgetItem | None) -> str | None:
        if item is None:
            return None
        one = item.data(0, _ONE)
        return one.fact_id if isinstance(one, Agreed) else item.data(0, _ROW)

    def _in_hand(self) -> Agreed | None:
        item = self.list.currentItem()
        one = None if item is None else item.data(0, _ONE)
        return one if isinstance(one, Agreed) else None

    def _row_in_hand(self) -> str | None:
        item = self.list.currentItem()
        return None if item is None else item.data(0, _ROW)

    def _on_current(self, *_: object) -> None:
        one, row = self._in_hand(), self._row_in_hand()
        current = self.list.currentItem()
        heading = None if current is None else current.parent()
        entered, aside = row is not None, _says(heading, "Set aside")
        paired_by_hand = one is not None and (entered or aside)
        self.whole.setText(_whole(one, None if row is None else self._rows.get(row)))
        self._show_typed(one)
        self._wanted.setVisible(one is not None and not entered)
        for button, able in (
            (self.enter, one is not None and not entered),
            (self.pair, one is not None and bool(self._rows)),
            (self.aside, one is not None and not aside),
            (self.again, paired_by_hand),
            (self.page, one is not None),
            (self.row, entered),
        ):
            button.setEnabled(able)

    def _show_typed(self, one: Agreed | None) -> None:
        """Officer and target of what is in hand; those of another wait until it is so again."""
        if self._of:
            self._typed[self._of] = self.officer.currentText(), self.target.text()
        self._of = "" if one is None else one.fact_id
        officer, target = self._typed.get(self._of, ("", ""))
        self.officer.setEditText(officer)
        self.target.setText(target)

    def _on_activated(self) -> None:
        if self.enter.isEnabled():
            self._on_enter()
        elif self.row.isEnabled():
            self._on_row()

    def _on_enter(self) -> None:
        one = self._in_hand()
        if one is None:
            return
        officer, target = self.officer.currentText(), self.target.text()
        self._desk.perform(
            lambda: agreed.add_agreed(self._desk.library, one, officer=officer, target_text=target)
        )

    def _on_pair(self) -> None:
        one = self._in_hand()
        if one is None:
            return
        chooser = RowChooser(self._desk, list(self._rows.values()), one.text, self)
        if chooser.exec() and (rec_id := chooser.chosen) is not None:
            self._desk.perform(lambda: agreed.say_it_is(self._desk.library, one, rec_id))
        chooser.deleteLater()

    def _on_aside(self) -> None:
        if one := self._in_hand():
            self._desk.perform(lambda: agreed.set_aside(self._desk.library, one))

    def _on_again(self) -> None:
        if one := self._in_hand():
            self._desk.perform(lambda: agreed.think_again(self._desk.library, one))

    def _on_page(self) -> None:
        if one := self._in_hand():
            self.accept()
            self._desk.page_asked.emit(one.paper_id, one.page_index)

    def _on_row(self) -> None:
        if rec_id := self._row_in_hand():
            self.accept()
            self._show_row(rec_id)


def say_comparison(found: Comparison) -> str:
    """What a comparison comes to, in one sentence."""
    missing, lone = len(found.never_entered), len(found.never_agreed)
    if not (missing or lone):
        both = "1 of it stands" if len(found.paired) == 1 else f"{len(found.paired)} stand"
        return f"Everything agreed is in the tracker ({both} in both)."
    parts = []
    if missing:
        parts.append(f"{missing} agreed or asked for and not in the tracker")
    if lone:
        parts.append(f"{lone} in the tracker that the minutes of {'its' if lone == 1 else 'their'}"
                     " day do not record")  # fmt: skip
    return f"{' · '.join(parts)}. {len(found.paired)} in both."


def _where(one: Agreed | None, row: Recommendation | None) -> str:
    words = []
    if one is not None:
        words.append(f"{one.source or 'Agreed'}, {_page(one)}")
    if row is not None:
        words.append(f"Recommendation {row.number}" if row.number else "A recommendation")
    return " · ".join(words)


def _page(one: Agreed) -> str:
    return one.page_name if one.page_name.startswith("PDF") else f"page {one.page_name}"


def _whole(one: Agreed | None, row: Recommendation | None) -> str:
    """All the words of both, which the list has no room for."""
    parts = [] if one is None else [f"{one.source or 'Agreed'}, {_page(one)}: {one.text}"]
    if row is not None:
        parts.append(f"In the tracker as {row.number or 'a row'}: {row.text}")
    return "\n".join(parts)


def _group_of(item: QTreeWidgetItem | None) -> str:
    """Under which heading something stands, "" for nothing."""
    heading = None if item is None else item.parent()
    return "" if heading is None else str(heading.data(0, _WORDS))


def _says(heading: QTreeWidgetItem | None, words: str) -> bool:
    return heading is not None and heading.text(0).startswith(words)
