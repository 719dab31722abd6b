"""Letters to officers: who is to be written to, what each will read, and the words round it."""

from __future__ import annotations

import datetime
from dataclasses import replace

from PySide6.QtCore import QSettings, QSignalBlocker, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from scrutiny_desk.domain.tally import count
from scrutiny_desk.domain.tracker.letters import Chase, Chasing, Letter, LetterForm, OfficerRows
from scrutiny_desk.services.clocks.time_limits import committees
from scrutiny_desk.services.tracker.letters import chasing
from scrutiny_desk.services.tracker.privacy import Asked
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.models.empty import plain_label
from scrutiny_desk.ui.models.wrap_row import WrapRow
from scrutiny_desk.ui.sizing import ShownTab, open_at, scrolled
from scrutiny_desk.ui.theme import look
from scrutiny_desk.ui.time_limits.day_field import DayField
from scrutiny_desk.ui.tracker.letter_words import Addresses, LetterWordsForm

_SENT_BY_YOU = (
    "Nothing is sent by this program. It writes the letters into a folder; you check and send them."
)


class LettersDialog(QDialog):
    """Lists officers with what is late or went quiet, and shows the letter to the one in hand.

    on: the day to begin with, which can be changed. letters: those that are ticked. forms: what
    they are to be written as.
    """

    def __init__(
        self,
        desk: Desk,
        settings: QSettings,
        on: datetime.date,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._on = on
        self.dated = DayField("The day of the letters")
        self.dated.show_day(on)
        self._found = Chasing((), (), chasing(desk.library, on).left_out)
        self._left: set[str] = set()
        self._addresses = Addresses(settings)
        self.setWindowTitle("Letters to officers")
        self.chase, self.committee = QComboBox(), QComboBox()
        self.chase.setAccessibleName("Which recommendations")
        for chase in Chase:
            self.chase.addItem(chase.word, chase)
        self.committee.setAccessibleName("Of which committee")
        self.committee.addItem("Every committee", None)
        for name in committees(desk.library):
            self.committee.addItem(name, name)
        self.list = QListWidget()
        self.list.setAccessibleName("Officers to write to")
        self.preview, self.unowned = QPlainTextEdit(), QPlainTextEdit()
        for text, name in (
            (self.preview, "The letter as it will read"),
            (self.unowned, "Recommendations that name nobody"),
        ):
            text.setReadOnly(True)
            text.setTabChangesFocus(True)
            text.setAccessibleName(name)
        self.to = QLineEdit()
        self.to.setPlaceholderText("Left empty, you fill it in before you send")
        self.words = LetterWordsForm(desk.theme, settings)
        self.tabs = ShownTab()
        self.tabs.setAccessibleName("The letter, its words, and what nobody answers for")
        self.private, self.exempt = QCheckBox(), QCheckBox()
        self.as_forms = {form: QCheckBox(_form_words(form)) for form in LetterForm}
        self.as_forms[LetterForm.DOCX].setChecked(True)
        self.said = plain_label("", "muted")
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.go_on = QPushButton("Choose the folder…")
        self._build()
        self._connect()
        self._find()
        open_at(self, desk.theme, 940, 620)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        space, px = self._desk.theme.space, self._desk.theme.px
        self._buttons.addButton(self.go_on, QDialogButtonBox.ButtonRole.AcceptRole)
        look(self.go_on, "primary")
        top = WrapRow(space[1])
        for words, box in (("W&hich", self.chase), ("O&f", self.committee)):
            label = QLabel(words)
            label.setBuddy(box)
            box.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            box.setMinimumContentsLength(22)
            top.addWidget(label)
            top.addWidget(box)
        dated = QLabel("Da&ted")
        dated.setBuddy(self.dated)
        self.dated.setToolTip("How things stand on this day; the letters carry it as their date")
        top.addWidget(dated)
        top.addWidget(self.dated)
        letter = QWidget()
        inside = QVBoxLayout(letter)
        inside.setContentsMargins(0, space[1], 0, 0)
        inside.setSpacing(space[1])
        line = QFormLayout()
        address = QLabel("E-mail &address")
        address.setBuddy(self.to)
        self.to.setAccessibleName("E-mail address")
        line.addRow(address, self.to)
        inside.addLayout(line)
        inside.addWidget(self.preview, 1)
        self.tabs.addTab(scrolled(letter, "The letter"), "The &letter")
        self.tabs.addTab(scrolled(self.words, "Words round it"), "&Words round it")
        self.tabs.addTab(self.unowned, "&Nobody named")
        self.list.setMinimumSize(px(150), px(90))
        self.unowned.setMinimumHeight(px(60))
        self.preview.setMinimumHeight(px(160))
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        middle = QHBoxLayout()
        middle.setSpacing(space[2])
        middle.addWidget(self.list, 2)
        middle.addWidget(self.tabs, 3)
        ticks = WrapRow(space[3])
        for tick in (*self.as_forms.values(), self.private, self.exempt):
            ticks.addWidget(tick)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(space[4],) * 4)
        column.setSpacing(space[2])
        column.addLayout(top)
        column.addLayout(middle, 1)
        column.addLayout(ticks)
        column.addWidget(self.said)
        column.addWidget(plain_label(_SENT_BY_YOU))
        column.addWidget(self._buttons)

    def _connect(self) -> None:
        self.dated.textChanged.connect(lambda _: self._on_day())
        self.chase.activated.connect(lambda _: self._find())
        self.committee.activated.connect(lambda _: self._find())
        self.private.toggled.connect(lambda _: self._find())
        self.exempt.toggled.connect(lambda _: self._find())
        self.list.currentRowChanged.connect(lambda _: self._show_letter())
        self.list.itemChanged.connect(self._on_ticked)
        self.to.textEdited.connect(self._on_address)
        self.words.changed.connect(self._show_letter)
        for tick in self.as_forms.values():
            tick.toggled.connect(lambda _: self._say())
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)

    @property
    def letters(self) -> list[Letter]:
        """The letters that are ticked, as they will read."""
        return [self._letter(one) for one in self._found.officers if one.officer not in self._left]

    @property
    def forms(self) -> frozenset[LetterForm]:
        """What they are to be written as."""
        return frozenset(form for form, tick in self.as_forms.items() if tick.isChecked())

    def _letter(self, one: OfficerRows) -> Letter:
        to = self._addresses.of(one.officer)
        return Letter(one.officer, self._on, one.rows, self.words.words, to)

    def _on_day(self) -> None:
        day = self.dated.day
        if day is not None and day != self._on:
            self._on = day
            self._find()
        else:
            self._say()

    def _find(self) -> None:
        held = self._in_hand()
        library, committee = self._desk.library, self.committee.currentData()
        chase = Chase(self.chase.currentData())
        asked = Asked(self.private.isChecked(), self.exempt.isChecked())
        self._found = chasing(library, self._on, chase, committee, asked)
        kept = chasing(library, self._on, chase, committee).left_out
        private = replace(kept, exempt_rows=0, exempt_updates=0)
        exempt = replace(kept, rows=0, updates=0)
        for tick, held_back, key in (
            (self.private, private, "private"),
            (self.exempt, exempt, "exempt"),
        ):
            tick.setText(f"Take {held_back.parts} along".replace(key, f"&{key}", 1))
            tick.setVisible(held_back.total > 0)
        self._list_officers(held.officer if held else "")
        self.unowned.setPlainText(_unowned(self._found))
        self.tabs.setTabText(2, f"&Nobody named {len(self._found.unowned)}")
        self._show_letter()
        self._say()

    def _list_officers(self, held: str) -> None:
        with QSignalBlocker(self.list):
            self.list.clear()
            for one in self._found.officers:
                today = "; a letter of this day is on record" if one.today else ""
                rows = count(len(one.rows), "recommendation")
                item = QListWidgetItem(f"{one.officer}\n{rows}{today}")
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
                state = Qt.CheckState
                item.setCheckState(state.Unchecked if one.officer in self._left else state.Checked)
                self.list.addItem(item)
            names = [one.officer for one in self._found.officers]
            self.list.setCurrentRow(names.index(held) if held in names else 0)

    def _in_hand(self) -> OfficerRows | None:
        at = self.list.currentRow()
        return self._found.officers[at] if 0 <= at < len(self._found.officers) else None

    def _on_ticked(self, item: QListWidgetItem) -> None:
        one = self._found.officers[self.list.row(item)]
        if item.checkState() is Qt.CheckState.Checked:
            self._left.discard(one.officer)
        else:
            self._left.add(one.officer)
        self._say()

    def _on_address(self, words: str) -> None:
        one = self._in_hand()
        if one is not None:
            self._addresses.keep(one.officer, words)

    def _show_letter(self) -> None:
        one = self._in_hand()
        self.to.setEnabled(one is not None)
        self.to.setText(self._addresses.of(one.officer) if one else "")
        self.preview.setPlainText(self._letter(one).text if one else _nobody(self._found))

    def _say(self) -> None:
        letters, forms = self.letters, self.forms
        trouble = self.dated.trouble
        self.go_on.setEnabled(bool(letters and forms and not trouble))
        if trouble:
            self.said.setText(trouble)
        elif not self._found.officers:
            self.said.setText(_nobody(self._found))
        elif not letters:
            self.said.setText("No officer is ticked.")
        elif not forms:
            self.said.setText("Tick Word documents or e-mail drafts.")
        else:
            rows = sum(len(one.rows) for one in letters)
            self.said.setText(
                f"{count(len(letters), 'letter')} about {count(rows, 'recommendation')}. Each is "
                "noted in the history of its recommendations."
            )


def _form_words(form: LetterForm) -> str:
    return form.word.replace("Word", "Wor&d", 1).replace("E-mail", "E-&mail", 1)


def _nobody(found: Chasing) -> str:
    if found.unowned:
        return "What is late or went quiet names nobody to write to. See “Nobody named”."
    return "Nothing is late or without recent news, so there is nobody to write to."


def _unowned(found: Chasing) -> str:
    if not found.unowned:
        return "Every recommendation that is late or went quiet names somebody."
    told = ["No officer is named for these. Enter one in the table, and a letter can be written."]
    for row in found.unowned:
        told.append("\n".join((row.title, f"“{row.text}”", *row.facts)))
    return "\n\n".join(told)
