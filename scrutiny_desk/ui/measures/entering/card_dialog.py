"""What a series counts: its definition card, filled from the papers, put right by a person."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from scrutiny_desk.domain.definitions import DefinitionCard
from scrutiny_desk.domain.measures import Measure
from scrutiny_desk.services.measures import series_deciding
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.measures.entering.parts import SeriesDialog, form, labelled
from scrutiny_desk.ui.models.empty import plain_label

_FIELDS = (
    ("what", "&What is counted", "Referrals at month end awaiting first contact"),
    ("clock_start", "The clock s&tarts at", "The referral; the papers do not say"),
    ("clock_stop", "The clock st&ops at", "First contact, first treatment; the papers do not say"),
    ("source", "&Source", "Who publishes the figures, and where"),
    ("as_at", "&As at", "Month end"),
)


class CardDialog(SeriesDialog):
    """Five fields; what is typed is kept when the dialog closes, and Undo takes it back."""

    def __init__(self, desk: Desk, measure: Measure, parent: QWidget | None = None) -> None:
        super().__init__(desk, "What is counted", parent)
        self._measure = measure
        shown = series_deciding.card_of(desk.library, measure.key)
        self.rows.addWidget(plain_label(f"{measure.group}: {measure.name}", "muted"))
        if measure.unlike:
            self.rows.addWidget(plain_label(measure.unlike, "heading"))
        hint = "What the papers print stands here already; what you change is kept as yours."
        self.rows.addWidget(plain_label(hint, "muted"))
        fields = form(desk)
        self.fields: dict[str, QLineEdit] = {}
        for name, words, example in _FIELDS:
            line = self.fields[name] = QLineEdit(str(getattr(shown.card, name)))
            line.setPlaceholderText(example)
            line.setCursorPosition(0)
            fields.addRow(labelled(words, line), line)
        self.rows.addLayout(fields)
        if shown.card.written_by:
            self.rows.addWidget(plain_label(f"Changed by {shown.card.written_by}", "small-muted"))
        self.rows.addStretch()
        self.open_large(720, 440)
        self.fields["what"].setFocus(Qt.FocusReason.OtherFocusReason)

    def done(self, result: int) -> None:
        """Keep what was typed, and close."""
        typed = {name: line.text() for name, line in self.fields.items()}
        if any(line.isModified() for line in self.fields.values()):
            self.desk.perform(
                lambda: series_deciding.keep_card(
                    self.desk.library,
                    self._measure.key,
                    DefinitionCard(**typed),
                    series_deciding.last_author(self.desk.library),
                )
            )
        super().done(result)
