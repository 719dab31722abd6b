"""The pages a question stands on, each a link that opens the very page."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from scrutiny_desk.domain.questions.questions import Entry, Evidence
from scrutiny_desk.services.questions import evidence
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.models.empty import plain_label
from scrutiny_desk.ui.questions.board_rows import page_of
from scrutiny_desk.ui.theme import look

_QUOTE = 140
"""Characters of a quotation that are shown; the page itself has the rest."""


class EvidenceList(QWidget):
    """Links to pages with the words quoted from them; what was added can be taken away."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._shown: object = None
        self.links: list[QPushButton] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(desk.theme.space[0])

    def show_evidence(self, entry: Entry) -> None:
        """Show the evidence of an entry."""
        if self._shown == (entry.id, entry.evidence):
            return
        self._shown = (entry.id, entry.evidence)
        self.links = []
        while (item := self._column.takeAt(0)) is not None:
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        self._column.addWidget(plain_label("Evidence", "small-muted"))
        for one in entry.evidence:
            self._column.addWidget(self._line(one))
        if not entry.evidence:
            self._column.addWidget(
                plain_label(
                    "None yet. In Papers, select words and press E to put the page here.",
                    "muted",
                )
            )

    def _line(self, one: Evidence) -> QWidget:
        line = QWidget()
        column = QVBoxLayout(line)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        page = page_of(one)
        name = page[:1].upper() + page[1:]
        link = QPushButton(name)
        look(link, "link")
        link.setAccessibleName(f"Open {page}")
        link.clicked.connect(lambda: self._desk.page_asked.emit(one.paper_id, one.page_index))
        self.links.append(link)
        row = QHBoxLayout()
        row.addWidget(link)
        row.addStretch()
        if one.id:
            away = QPushButton("Remove")
            look(away, "quiet")
            away.setAccessibleName(f"Remove {page} from the evidence")
            away.clicked.connect(
                lambda: self._desk.perform(
                    lambda: evidence.remove_evidence(self._desk.library, one.id)
                )
            )
            row.addWidget(away)
        column.addLayout(row)
        if one.quote:
            words = " ".join(one.quote.split())
            cut = words if len(words) <= _QUOTE else f"{words[:_QUOTE].rstrip()}…"
            quote = plain_label(f"“{cut}”", "small-muted")
            quote.setContentsMargins(self._desk.theme.space[1], 0, 0, 0)
            column.addWidget(quote)
        return line
