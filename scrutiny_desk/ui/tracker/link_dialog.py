"""Choosing what shows how a recommendation stands: a page, a file, a question, a measure, a row."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from scrutiny_desk.domain.errors import DeskError
from scrutiny_desk.domain.falling_due import shortened
from scrutiny_desk.domain.tracker.recommendations import LinkKind, RecommendationRow
from scrutiny_desk.services.search import Searcher
from scrutiny_desk.services.tracker.link_targets import (
    MOST_PAGES,
    Target,
    link_to,
    page_typed,
    pages_with,
    targets,
)
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.models.empty import plain_label
from scrutiny_desk.ui.sizing import open_at
from scrutiny_desk.ui.theme import look

KINDS = {
    LinkKind.PAGE: "A page of a paper here",
    LinkKind.FILE: "A file on this computer",
    LinkKind.QUESTION: "A question of the board",
    LinkKind.MEASURE: "A measure",
    LinkKind.RECOMMENDATION: "Another recommendation",
}
_NONE_HERE = {
    LinkKind.PAGE: "No paper is here yet. Open one with File, Open papers.",
    LinkKind.QUESTION: "No question stands on a board yet.",
    LinkKind.MEASURE: "No paper here prints a measure yet.",
    LinkKind.RECOMMENDATION: "There is no other recommendation yet.",
}
MOST = 200
"""So many are listed; more words find the others."""
_TITLES_FIRST = 3
"""So many papers that are called so stand before the pages that have the words."""


class LinkDialog(QDialog):
    """Links one recommendation to what is chosen.

    Words typed find papers by their titles and pages by what stands on them.
    """

    def __init__(self, desk: Desk, row: RecommendationRow, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._row = desk, row
        self._searcher = Searcher(desk.library)
        self._targets: list[Target] = []
        self.setWindowTitle("Link evidence")
        self.kind, self.words, self.list = QComboBox(), QLineEdit(), QListWidget()
        self.page, self.file, self.said = QLineEdit(), QLineEdit(), QLineEdit()
        self.choose_file = QPushButton("Choose a file…")
        self.none, self.trouble = plain_label("", "muted"), plain_label("")
        look(self.trouble, "small", "overdue")
        self.trouble.hide()
        for kind, words in KINDS.items():
            self.kind.addItem(words, kind)
        for field, name, placeholder in (
            (self.words, "Words to find it by", "Words to find it by"),
            (self.page, "Page of the paper", "25, or PDF 29"),
            (self.file, "Path of the file", "Where the file is"),
            (self.said, "What it shows, in your own words", "What it shows (may stay empty)"),
        ):
            field.setAccessibleName(name)
            field.setPlaceholderText(placeholder)
        self.kind.setAccessibleName("What it is linked to")
        self.list.setAccessibleName("What it can be linked to")
        self.list.setWordWrap(True)
        self.list.setSpacing(2)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.link = buttons.addButton("Link it", QDialogButtonBox.ButtonRole.AcceptRole)
        look(self.link, "primary")
        self._lay_out(buttons)
        buttons.accepted.connect(self.on_link)
        buttons.rejected.connect(self.reject)
        self.kind.currentIndexChanged.connect(self._on_kind)
        self.words.textChanged.connect(self._fill)
        self.list.itemActivated.connect(lambda _item: self.on_link())
        self.list.currentRowChanged.connect(lambda _place: self._on_chosen())
        self.choose_file.clicked.connect(self._on_choose_file)
        open_at(self, desk.theme, 600, 520)
        self._on_kind()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def chosen_kind(self) -> LinkKind:
        """What kind of thing is linked to."""
        return LinkKind(self.kind.currentData())

    @property
    def chosen(self) -> Target | None:
        """What is chosen in the list, None for nothing."""
        item = self.list.currentItem()
        found = None if item is None else item.data(Qt.ItemDataRole.UserRole)
        return found if isinstance(found, Target) else None

    def on_link(self) -> None:
        """Put the link there, or say why that cannot be."""
        try:
            target = self._target()
            done = link_to(
                self._desk.library, self._row.recommendation.id, target, self.said.text()
            )
        except DeskError as error:
            self.trouble.setText(error.one_line())
            self.trouble.show()
            return
        self.accept()
        self._desk.announce(done)

    def _target(self) -> Target:
        if self.chosen_kind is LinkKind.FILE:
            return _file(self.file.text())
        found = self.chosen
        if found is None:
            raise DeskError("Nothing is chosen yet", "", "Choose one in the list")
        if found.kind is LinkKind.PAGE and found.page_index is None and found.paper_id:
            return page_typed(self._desk.library, found.paper_id, self.page.text())
        return found

    def _on_kind(self) -> None:
        kind = self.chosen_kind
        self._targets = targets(self._desk.library, kind, self._row.recommendation)
        is_file = kind is LinkKind.FILE
        self.words.setHidden(is_file)
        self.list.setHidden(is_file)
        self.file.setVisible(is_file)
        self.choose_file.setVisible(is_file)
        self.words.clear()
        self._fill()

    def _fill(self) -> None:
        asked = self.words.text().casefold().split()
        self.list.clear()
        fitting = [
            one
            for one in self._targets
            if all(word in f"{one.words} {one.where}".casefold() for word in asked)
        ]
        is_page = self.chosen_kind is LinkKind.PAGE
        pages = pages_with(self._searcher, self.words.text()) if is_page else []
        for one in [*fitting[:_TITLES_FIRST], *pages, *fitting[_TITLES_FIRST:MOST]]:
            item = QListWidgetItem("\n".join(part for part in (one.words, one.where) if part))
            item.setData(Qt.ItemDataRole.UserRole, one)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.none.setText(self._told(len(fitting), len(pages)))
        self.none.setVisible(bool(self.none.text()))
        self._on_chosen()

    def _told(self, found: int, pages: int) -> str:
        if self.chosen_kind is LinkKind.FILE:
            return "The file stays where it is; only its place is kept."
        if not self._targets:
            return _NONE_HERE[self.chosen_kind]
        if pages == MOST_PAGES:
            return f"The {pages} pages that fit best. More words find the others."
        if not found and not pages:
            return "Nothing here has these words."
        return f"The first {MOST} of {found:,}. More words find the others." if found > MOST else ""

    def _on_chosen(self) -> None:
        found = self.chosen
        needs = found is not None and found.kind is LinkKind.PAGE and found.page_index is None
        self.page.setVisible(needs)
        self.link.setEnabled(found is not None or self.chosen_kind is LinkKind.FILE)
        self.trouble.hide()

    def _on_choose_file(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(self, "Link a file", self.file.text())
        if chosen:
            self.file.setText(chosen)

    def _lay_out(self, buttons: QDialogButtonBox) -> None:
        space = self._desk.theme.space
        one = self._row.recommendation
        named = f"{one.kind.word} {one.number}".strip()
        about = plain_label(f"{named}: {shortened(one.text)}", "muted")
        file_line = QHBoxLayout()
        file_line.setSpacing(space[1])
        file_line.addWidget(self.file, 1)
        file_line.addWidget(self.choose_file)
        self.choose_file.setAutoDefault(False)
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        form.addRow("Link to", self.kind)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(space[4],) * 4)
        column.setSpacing(space[2])
        column.addWidget(about)
        column.addLayout(form)
        column.addWidget(self.words)
        column.addWidget(self.list, 1)
        column.addWidget(self.none)
        column.addLayout(file_line)
        column.addWidget(self.page)
        column.addWidget(self.said)
        column.addWidget(self.trouble)
        column.addWidget(buttons)


def _file(typed: str) -> Target:
    path = Path(typed.strip()).expanduser()
    if not typed.strip() or not path.is_file():
        raise DeskError(
            "There is no such file" if typed.strip() else "No file is chosen yet",
            str(path) if typed.strip() else "",
            "Choose a file that is on this computer",
        )
    return Target(LinkKind.FILE, path.name, "", str(path.absolute()))
