"""What a series counts: its definition card, filled from the papers, put right by a person."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget

from scrutiny_desk.domain.dates import say
from scrutiny_desk.domain.measures.definitions import CARD_FIELDS, DefinitionCard
from scrutiny_desk.domain.measures.measures import Measure
from scrutiny_desk.domain.measures.series_setup import DecisionKind
from scrutiny_desk.domain.measures.spc_series import Better
from scrutiny_desk.services.measures import cards, series_deciding
from scrutiny_desk.services.measures.printed_cards import CardPlace
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.measures.entering.parts import SeriesDialog, combo, form, labelled
from scrutiny_desk.ui.models.empty import plain_label
from scrutiny_desk.ui.models.readings import page_named
from scrutiny_desk.ui.models.saved_text import SAVE_AFTER_MS
from scrutiny_desk.ui.models.wrap_row import WrapRow
from scrutiny_desk.ui.theme import look

_EXAMPLES = {
    "what": "Referrals at month end awaiting first contact",
    "clock_start": "The referral; the papers do not say",
    "clock_stop": "First contact, first treatment; the papers do not say",
    "source": "Who publishes the figures, and where",
    "owner": "The team or officer who counts",
    "frequency": "Monthly, quarterly",
    "as_at": "Month end",
    "caveats": "What to know before it is compared",
    "about": "What the service or the indicator is",
}
_LETTERS = {
    "what": "&What is counted",
    "clock_start": "The clock s&tarts at",
    "clock_stop": "The clock st&ops at",
    "source": "&Source",
    "owner": "W&ho counts",
    "frequency": "How o&ften",
    "as_at": "&As at",
    "unit": "&Unit",
    "good": "Which way is &good",
    "caveats": "Ca&veats",
    "about": "A&bout it",
}
_AS_TOLD = "As the figures tell"
_MOST = 300
_REASON = "Said on the definition card"


class CardDialog(SeriesDialog):
    """A field each; what is typed is kept as it is typed, and Undo takes it back."""

    def __init__(self, desk: Desk, measure: Measure, parent: QWidget | None = None) -> None:
        super().__init__(desk, "What is counted", parent)
        self._measure = measure
        self._shown = cards.card_of(desk.library, measure)
        self.fields: dict[str, QLineEdit] = {}
        self.good = combo(
            [
                (_AS_TOLD, ""),
                ("Higher is better", Better.HIGHER.value),
                ("Lower is better", Better.LOWER.value),
                ("Neither", Better.NEITHER.value),
            ]
        )
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SAVE_AFTER_MS)
        self._timer.timeout.connect(self._keep)
        self._build()
        for line in self.fields.values():
            line.textEdited.connect(lambda _: self._on_typed())
        self.good.activated.connect(lambda _: self._on_good())
        self.open_large(760, 620)
        self.fields["what"].setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        measure = self._measure
        self.rows.addWidget(plain_label(f"{measure.group}: {measure.name}", "muted"))
        if measure.unlike:
            self.rows.addWidget(plain_label(measure.unlike, "heading"))
        hint = "What the papers print stands here already; what you change is kept as yours."
        self.rows.addWidget(plain_label(hint, "muted"))
        fields = form(self.desk)
        for name, _ in CARD_FIELDS:
            if name == "good":
                self._put_good()
                field: QWidget = self.good
            else:
                line = self.fields[name] = QLineEdit(getattr(self._shown.card, name))
                line.setPlaceholderText(_EXAMPLES.get(name, ""))
                line.setCursorPosition(0)
                field = line
            fields.addRow(labelled(_LETTERS[name], field), self._with_print(name, field))
        self.rows.addLayout(fields)
        own = self._shown.own
        if own.written_by:
            told = f"Changed by {own.written_by}, {say(own.written_on[:10])}"
            self.rows.addWidget(plain_label(told, "small-muted"))
        self.rows.addStretch()

    def _with_print(self, name: str, field: QWidget) -> QWidget:
        """A field, and under it what the papers print, with its page."""
        printed, place = getattr(self._shown.printed, name), self._shown.places.get(name)
        if not printed or place is None:
            return field
        both = QWidget()
        column = QVBoxLayout(both)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(field)
        line = WrapRow(self.desk.theme.space[0])
        differs = self._shown.differs(name) or (name == "good" and printed)
        short = printed if len(printed) <= _MOST else f"{printed[:_MOST]}…"
        told = f"The papers print: {short}" if differs else "As printed on"
        line.addWidget(plain_label(told, "small-muted", wrap=bool(differs)))
        line.addWidget(self._link(name, place))
        column.addLayout(line)
        return both

    def _link(self, name: str, place: CardPlace) -> QPushButton:
        words = page_named(place.page_name)
        link = QPushButton(words)
        look(link, "link")
        called = dict(CARD_FIELDS)[name]
        link.setAccessibleName(f"Open {words}, where it is printed: {called}")
        link.clicked.connect(lambda: self._open(place))
        return link

    def _open(self, place: CardPlace) -> None:
        self.close()
        self.desk.page_asked.emit(place.paper_id, place.page_index)

    def _put_good(self) -> None:
        by_hand = self._measure.setup.better
        self.good.setCurrentIndex(self.good.findData("" if by_hand is None else by_hand.value))

    def _on_good(self) -> None:
        """Which way is good is a decision on the series, with its place in the history."""
        library, key, way = self.desk.library, self._measure.key, str(self.good.currentData())
        held = [
            row.decision
            for row in series_deciding.history_of(library, key)
            if row.holds and row.decision.kind is DecisionKind.BETTER
        ]
        if way:
            self.desk.perform(
                lambda: series_deciding.decide(
                    library, key, DecisionKind.BETTER, words=way, reason=_REASON
                )
            )
        for decision in [] if way else held:
            self.desk.perform(
                lambda one=decision: series_deciding.take_back_decision(  # type: ignore[misc]
                    library, one, reason=_REASON
                )
            )

    def _keep(self) -> None:
        """Keep what is typed so far, without a word."""
        self._timer.stop()
        self.desk.announce(cards.keep_card_typed(self.desk.library, self._measure, self._typed()))

    def _typed(self) -> DefinitionCard:
        return DefinitionCard(**{name: line.text() for name, line in self.fields.items()})

    def _on_typed(self) -> None:
        """Every letter is on its way to the disk with its key."""
        self._timer.start()
        library, measure, typed = self.desk.library, self._measure, self._typed()
        self.desk.keep(lambda: cards.keep_card_letters(library, measure, typed))

    def settle(self) -> None:
        """Keep what is typed now."""
        if self._timer.isActive():
            self._keep()

    def done(self, result: int) -> None:
        """Keep what was typed, and close."""
        self.settle()
        super().done(result)
