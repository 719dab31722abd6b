"""Readings of a person's own: typed or pasted, or from a file; shown before they are entered."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from scrutiny_desk.domain.changes import Change, Shelf
from scrutiny_desk.domain.dates import say
from scrutiny_desk.domain.errors import DeskError
from scrutiny_desk.domain.measures.figure_layout import Taken, take_text
from scrutiny_desk.domain.measures.measures import Measure
from scrutiny_desk.library.shelves.series import OwnSeries
from scrutiny_desk.services.measures import series_deciding, series_drafts, series_entries
from scrutiny_desk.services.measures.measures import measure_now
from scrutiny_desk.services.measures.series_entries import EntryState, PlannedRow
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.measures.entering.file_part import FilePart, FileSeries
from scrutiny_desk.ui.measures.entering.own_list import OwnList
from scrutiny_desk.ui.measures.entering.parts import (
    SeriesDialog,
    combo,
    form,
    labelled,
    put_row,
    table,
)
from scrutiny_desk.ui.models.empty import plain_label
from scrutiny_desk.ui.models.wrap_row import WrapRow

FILES = "Tables (*.csv *.tsv *.xlsx *.xlsm *.xls *.ods *.txt);;All files (*)"
_UNITS = (
    ("Number", "count"),
    ("Per cent", "percent"),
    ("Weeks", "weeks"),
    ("Per 10,000", "per_10000"),
    ("Per 100,000", "per_100000"),
)
_KINDS = (("Actual", "actual"), ("Target", "target"), ("Baseline", "baseline"))
_HOW = "A date and a figure on each line, such as\n31 January 2024   331\nFeb 2024   x"
_FORM = "readings"
_MOST_SHOWN = 500
_SERIES_COLUMN = 4
_WAITING = re.compile(r"wait|referral", re.IGNORECASE)
"""Headings that say no more than the usual name of the measure does."""


class ReadingsDialog(SeriesDialog):
    """Whose figures, the figures, and what becomes of each; nothing is written before Enter."""

    def __init__(
        self,
        desk: Desk,
        measures: Sequence[Measure],
        measure: Measure | None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(desk, "Enter or import readings", parent)
        self._measures = list(measures)
        self._planned: list[tuple[OwnSeries, tuple[PlannedRow, ...]]] = []
        self.series = combo([(f"{one.group}: {one.name}", one) for one in measures])
        self.series.addItem("A new series", None)
        held = next((i for i, one in enumerate(measures) if measure and one.key == measure.key), -1)
        self.series.setCurrentIndex(held if held >= 0 else self.series.count() - 1)
        self.group, self.name, self.note, self.by = (QLineEdit() for _ in range(4))
        self.name.setText("Referrals waiting")
        self.unit, self.kind = combo(_UNITS), combo(_KINDS)
        self.text = QPlainTextEdit()
        self.text.setPlaceholderText(_HOW)
        self.text.setTabChangesFocus(True)
        self.text.setMinimumHeight(desk.theme.px(110))
        self.choose = QPushButton("From a &file…")
        self.file = FilePart(desk)
        self.own = OwnList(desk)
        self.preview = table(
            "What becomes of each figure",
            ["Date", "Figure", "What happens", "Read from", "Series"],
            desk.theme.px(140),
        )  # fmt: skip
        self.told = plain_label("", "muted")
        self.enter = QPushButton("&Enter the readings")
        self.buttons.addButton(self.enter, QDialogButtonBox.ButtonRole.ActionRole)
        self._build()
        self._connect()
        self.by.setText(series_deciding.last_author(desk.library))
        self._held_key = self._key()
        self._on_series()
        self.keep_fields(_FORM, self._typed_in(), lambda: self._held_key)
        self.open_large(860, 680)
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        self._form = form(self.desk)
        self.group.setPlaceholderText("The service, as the papers call it")
        self.note.setPlaceholderText("Where the figures come from")
        for words, field in (
            ("&Series", self.series),
            ("Ser&vice", self.group),
            ("&Measure", self.name),
            ("&Unit", self.unit),
            ("&Kind of figure", self.kind),
        ):
            self._form.addRow(labelled(words, field), field)
        self.rows.addLayout(self._form)
        self.over_text = labelled("&Type or paste the figures", self.text)
        self.rows.addWidget(self.over_text)
        self.rows.addWidget(self.text, 1)
        line = WrapRow(self.desk.theme.space[1])
        line.addWidget(self.choose)
        self.rows.addLayout(line)
        self.rows.addWidget(self.file)
        self.rows.addWidget(self.preview, 2)
        self.rows.addWidget(self.told)
        self.rows.addWidget(self.own)
        last: QFormLayout = form(self.desk)
        last.addRow(labelled("N&ote", self.note), self.note)
        last.addRow(labelled("&By", self.by), self.by)
        self.rows.addLayout(last)

    def _connect(self) -> None:
        self.series.activated.connect(lambda _: self._on_other_series())
        self.group.textChanged.connect(lambda _: self._show())
        self.name.textChanged.connect(lambda _: self._show())
        self.kind.activated.connect(lambda _: self._show())
        self.text.textChanged.connect(self._show)
        self.choose.clicked.connect(self._on_choose)
        self.file.changed.connect(self._on_file)
        self.enter.clicked.connect(self._on_enter)
        self.desk.changed.connect(self._on_changed)

    def open_file(self, path: Path) -> None:
        """Take the figures from a file; what is typed stays where it is."""
        try:
            self.file.open(path)
        except DeskError as error:
            self.tell(error.one_line())
            return
        self._show()

    def _on_file(self) -> None:
        if self.file.several and self.series.currentData() is not None:
            # Each of several series has a name of its own, and is a new one or found by it.
            self.series.setCurrentIndex(self.series.count() - 1)
            self._on_series()
        self._suggest()
        self._show()

    def _on_choose(self) -> None:
        if self.file.path is not None:
            self.file.close_file()
            self._show()
            return
        name, _ = QFileDialog.getOpenFileName(self, "Take figures from a file", "", FILES)
        if name:
            self.open_file(Path(name))

    def _key(self) -> str:
        """The key of the series that is chosen, "" for a new one."""
        measure = self.series.currentData()
        return measure.key if isinstance(measure, Measure) else ""

    def _typed_in(self) -> dict[str, QWidget]:
        return {
            "group": self.group, "name": self.name, "unit": self.unit, "kind": self.kind,
            "text": self.text, "note": self.note,
        }  # fmt: skip

    def _on_other_series(self) -> None:
        """What was typed goes along to another series, unless something waits there already."""
        waiting = series_drafts.form_of(self.desk.library, self._key(), _FORM)
        self.settle()
        if self._key() != self._held_key and self.text.toPlainText() and not waiting:
            self.carried_out(_FORM, self._held_key)
        self._held_key = self._key()
        if waiting:
            self.bring_back(_FORM, self._held_key)
        self.settle()
        self._on_series()

    def _on_series(self) -> None:
        """Another series is chosen, or what is entered of this one changed: it is read anew."""
        self._read_again({self._key()})
        measure = self.series.currentData()
        new = measure is None
        for field in (self.group, self.name, self.unit):
            self._form.setRowVisible(field, new)
        indicator = isinstance(measure, Measure) and measure.family != "waiting"
        self._form.setRowVisible(self.kind, indicator)
        self.own.show_measure(None if new else measure)
        self._show()

    def _on_changed(self, change: Change) -> None:
        if Shelf.MEASURES in change.shelves:
            self._read_again({series.series for series, _ in self._planned})
            self._on_series()

    def _read_again(self, keys: set[str]) -> None:
        """Take these measures as the library has them now; the others are read when chosen."""
        for at, held in enumerate(self._measures):
            if held.key in keys:
                now = measure_now(self.desk.library, held.key) or replace(held, readings=())
                self._measures[at] = now
                self.series.setItemData(at, now)

    def _series(self) -> OwnSeries:
        measure = self.series.currentData()
        if isinstance(measure, Measure):
            return series_entries.series_of_measure(measure)
        unit = str(self.unit.currentData())
        return series_entries.new_series(self.group.text(), self.name.text(), unit)

    def _kind(self) -> str:
        measure = self.series.currentData()
        waits = not isinstance(measure, Measure) or measure.family == "waiting"
        return "reading" if waits else str(self.kind.currentData())

    def _found(self) -> list[FileSeries]:
        """What was typed, or chosen in a file."""
        if self.file.path is not None:
            return self.file.series()
        return [FileSeries("", "", take_text(self.text.toPlainText()))]

    def _named(self, one: FileSeries) -> OwnSeries:
        """The series that figures are entered for. Raises DeskError where it has no name."""
        if not self.file.several or self.file.path is None:
            return self._series()
        group = (one.whose if self.file.each_has_its_service else "") or self.group.text()
        name = ": ".join(part for part in (self.name.text(), one.part) if part)
        return series_entries.new_series(group, name, str(self.unit.currentData()))

    def _suggest(self) -> None:
        """Names for a new series by what was chosen in the file, until somebody writes others."""
        if self.file.path is None:
            return
        if not self.group.isModified():
            self.group.setText(self.file.whose)
        counted = self.file.counted
        if counted and not self.name.isModified() and not _WAITING.search(counted):
            self.name.setText(counted)

    def _show(self) -> None:
        from_file = self.file.path is not None
        self.text.setVisible(not from_file)
        self.over_text.setVisible(not from_file)
        self.choose.setText("&Type them instead" if from_file else "From a &file…")
        self.tell("")
        troubles: list[str] = []
        self._planned = []
        for series, taken in self._pairs():
            rows = series_entries.plan_against(self._measures, series, taken.rows, self._kind())
            self._planned.append((series, rows))
            troubles += taken.troubles
        self._list(several=len(self._planned) > 1)
        every = [one for _, rows in self._planned for one in rows]
        self.preview.setVisible(bool(every))
        self.told.setText(_in_words(every, troubles, len(self._planned)))
        self.enter.setEnabled(any(one.state is not EntryState.SAME for one in every))

    def _pairs(self) -> list[tuple[OwnSeries, Taken]]:
        """Each series with its figures; what is wrong with them is told."""
        try:
            found = self._found()
            if not any(one.taken.rows or one.taken.troubles for one in found):
                return []
            return [(self._named(one), one.taken) for one in found]
        except DeskError as error:
            self.tell(error.one_line())
            return []

    def _list(self, *, several: bool) -> None:
        self.preview.clear()
        self.preview.setColumnHidden(_SERIES_COLUMN, not several)
        every = [(series, one) for series, rows in self._planned for one in rows]
        for series, one in every[:_MOST_SHOWN]:
            happens = one.state.word
            if one.state is EntryState.DIFFERENT:
                happens = f"{happens}: {one.here}"
            named = f"{series.group_name}: {series.name}"
            cells = (say(one.row.as_of), one.row.printed, happens, one.row.place, named)
            put_row(self.preview, cells)

    def _on_enter(self) -> None:
        path = self.file.path
        lines = len(self.text.toPlainText().splitlines())
        origin = "imported" if path is not None else "pasted" if lines > 1 else "typed"
        try:
            done = series_entries.enter_series(
                self.desk.library,
                [(series, taken.rows) for series, taken in self._pairs()],
                origin=origin,
                by=self.by.text(),
                note=self.note.text(),
                file_name="" if path is None else path.name,
                kind=self._kind(),
            )
        except DeskError as error:
            self.tell(error.one_line())
            return
        self.carried_out(_FORM, self._held_key)
        self.accept()
        self.desk.announce(done)


def _in_words(planned: Sequence[PlannedRow], troubles: Sequence[str], series: int) -> str:
    parts = []
    for state in EntryState:
        count = sum(one.state is state for one in planned)
        if count:
            parts.append(f"{count} {_COUNTED[state]}")
    over = f"{series} series: " if series > 1 else ""
    said = [f"{over}{', '.join(parts)}."] if parts else []
    if len(planned) > _MOST_SHOWN:
        said.append(f"The first {_MOST_SHOWN} are shown.")
    more = len(troubles) - _MOST_TOLD
    said += [f"{one}." for one in troubles[:_MOST_TOLD]]
    if more > 0:
        said.append(f"{more} more cannot be read.")
    return "\n".join(said)


_COUNTED = {
    EntryState.NEW: "new",
    EntryState.SAME: "there already and left out",
    EntryState.DIFFERENT: "different from what is there; both are kept, and the print counts",
}
_MOST_TOLD = 4
