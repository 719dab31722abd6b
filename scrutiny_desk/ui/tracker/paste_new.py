"""Pasting rows as new recommendations: each is shown, and those already here are not ticked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QTreeWidget, QTreeWidgetItem, QWidget

from scrutiny_desk.domain.changes import Change
from scrutiny_desk.services.tracker import many as tracker_many
from scrutiny_desk.services.tracker import pasting as tracker_pasting
from scrutiny_desk.services.tracker.matching import Match
from scrutiny_desk.services.tracker.pasted import which_are_here
from scrutiny_desk.services.tracker.pasting import Pasted, PastedRow
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.sizing import open_at
from scrutiny_desk.ui.tracker.ask_form import AskForm, chooser, words_of
from scrutiny_desk.ui.tracker.listing import Listing

_LONGEST = 120


@dataclass(frozen=True, slots=True)
class Told:
    """What is told of a pasted row, and whether it is ticked to be added."""

    words: str
    ticked: bool


def told_of(match: Match, listing: Listing) -> Told:
    """New rows are ticked; those that are here, or may be, are named and left to a person."""
    if match.rec_id is not None:
        return Told(f"Already here{_called(match.rec_id, listing)}", ticked=False)
    if match.candidates:
        rec_id, why = match.candidates[0]
        return Told(f"Perhaps here already{_called(rec_id, listing)} ({why})", ticked=False)
    return Told("New", ticked=True)


def _called(rec_id: str, listing: Listing) -> str:
    if rec_id not in listing:
        return ""
    one = listing.row(rec_id).recommendation
    return f": {called(one.number, one.text)}"


def called(number: str, text: str) -> str:
    """A recommendation in short: its number and its first words."""
    words = " ".join(text.split())
    short = f"“{words[:_LONGEST]}{'…' if len(words) > _LONGEST else ''}”"
    return f"No. {number} {short}" if number else short


class PasteNew(AskForm):
    """The pasted rows with a tick each, and the committee of those that name none."""

    def __init__(
        self,
        desk: Desk,
        found: Pasted,
        listing: Listing,
        committees: Sequence[str],
        parent: QWidget,
    ) -> None:
        self._rows, self._listing = found.rows, listing
        self.list = QTreeWidget()
        self.list.setHeaderLabels(["No.", "Recommendation", "Here"])
        self.list.setRootIsDecorated(False)
        self.committee: QComboBox = chooser(list(committees), free=True)
        if self.committee.count():
            self.committee.setCurrentIndex(0)
        fields: list[tuple[str, QWidget]] = []
        if not all(row.committee for row in found.rows):
            fields.append(("Committee", self.committee))
        else:
            self.committee.setParent(self.list)
            self.committee.hide()
        fields.append(("Rows to add", self.list))
        super().__init__(
            desk, "Paste as new recommendations", _said(found), fields, "Add it", self._add, parent
        )
        for place, width in enumerate((76, 220)):
            self.list.setColumnWidth(place, desk.theme.px(width))
        self._fill()
        self.list.itemChanged.connect(self._name_button)
        self.committee.currentTextChanged.connect(self._fill)
        open_at(self, desk.theme, 860, 440)

    def chosen(self) -> list[PastedRow]:
        """The rows that are ticked."""
        ticked = Qt.CheckState.Checked
        return [
            row
            for place, row in enumerate(self._rows)
            if (item := self.list.topLevelItem(place)) and item.checkState(0) == ticked
        ]

    def _fill(self) -> None:
        """Tell of each row anew: another committee has other recommendations."""
        library = self._desk.library
        matches = which_are_here(library, self._rows, words_of(self.committee))
        self.list.blockSignals(True)
        self.list.clear()
        for row, match in zip(self._rows, matches, strict=True):
            told = told_of(match, self._listing)
            cells = [row.number, " ".join(row.text.split()), told.words]
            item = QTreeWidgetItem(self.list, cells)
            item.setCheckState(0, Qt.CheckState.Checked if told.ticked else _OFF)
            item.setToolTip(1, row.text)
            item.setToolTip(2, told.words)
        self.list.blockSignals(False)
        self.list.setCurrentItem(self.list.topLevelItem(0))  # type: ignore[arg-type]
        self._name_button()

    def _name_button(self) -> None:
        many, every = len(self.chosen()), len(self._rows)
        self.go.setEnabled(bool(many))
        if every == 1:
            self.go.setText("Add it")
        elif many == every:
            self.go.setText(f"Add all {every:,}")
        else:
            self.go.setText(f"Add {many:,} of {every:,}")

    def _add(self) -> Change:
        return tracker_pasting.add_pasted(
            self._desk.library, self.chosen(), words_of(self.committee)
        )


_OFF = Qt.CheckState.Unchecked


def _said(found: Pasted) -> str:
    """How many there are and by what they were understood."""
    named = {"text": "recommendation", "date_text": "date", "target_text": "target"}
    columns = [named.get(one, one.replace("_", " ")) for one in found.fields if one]
    how = "by their headings" if found.headings else "by the columns of the table"
    said = f"{tracker_many.count(len(found.rows))}, understood {how}: {', '.join(columns)}."
    if found.without_words:
        said += f" Rows without words, which are left out: {found.without_words:,}."
    return f"{said} Ticked rows are added; Space ticks a row."
