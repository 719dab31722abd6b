"""What stands above the found rows: the paper, how far one is, which rows are shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QPushButton,
    QSizePolicy,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from scrutiny_desk.domain.papers.papers import Paper
from scrutiny_desk.domain.review.review import ReviewRow, progress_of
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.models.empty import plain_label
from scrutiny_desk.ui.models.review_rows import Filter, passes
from scrutiny_desk.ui.models.wrap_row import WrapRow
from scrutiny_desk.ui.review.words import how_far
from scrutiny_desk.ui.theme import look


class ReviewTop(QWidget):
    """paper_chosen: its id. shown_changed: another filter or section. The two buttons ask."""

    paper_chosen = Signal(str)
    shown_changed = Signal()
    accept_all_asked = Signal()
    add_asked = Signal()

    def __init__(self, desk: Desk, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        space = desk.theme.space
        self.papers, self.section, self.tabs = QComboBox(), QComboBox(), QTabBar()
        self.how_far = plain_label("", "muted", wrap=False)
        self.accept_all = QPushButton("Accept all")
        self.add = QPushButton("Add a row")
        adjust = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        for box, name, letters in (
            (self.papers, "Paper", 24),
            (self.section, "Which kind of rows is shown", 10),
        ):
            box.setAccessibleName(name)
            box.setSizeAdjustPolicy(adjust)
            box.setMinimumContentsLength(letters)
            box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.papers.setMaximumWidth(desk.theme.px(560))
        self.section.setMaximumWidth(desk.theme.px(240))
        self.accept_all.setToolTip("Accept every row shown that was not looked at (Ctrl+Shift+A)")
        self.add.setToolTip("Draw over rows that were missed, or type one (Insert)")
        self.tabs.setAccessibleName("Which rows are shown")
        self.tabs.setExpanding(False)
        self.tabs.setUsesScrollButtons(False)
        for one in Filter:
            self.tabs.addTab(one.value)
        self._choices = QWidget()
        first, second = WrapRow(space[2]), WrapRow(space[1], self._choices)
        first.addWidget(plain_label(title, "page-title", wrap=False))
        first.addWidget(self.how_far)
        first.add_stretch()
        first.addWidget(self.papers)
        second.addWidget(self.tabs)
        second.addWidget(self.section)
        second.add_stretch()
        second.addWidget(self.add)
        second.addWidget(self.accept_all)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space[1])
        column.addLayout(first)
        column.addWidget(self._choices)
        in_order = (self.papers, self.tabs, self.section, self.add, self.accept_all)
        for before, after in pairwise(in_order):
            self.setTabOrder(before, after)
        self.papers.activated.connect(lambda: self.paper_chosen.emit(self.papers.currentData()))
        self.section.activated.connect(self.shown_changed)
        self.tabs.currentChanged.connect(self.shown_changed)
        self.accept_all.clicked.connect(self.accept_all_asked)
        self.add.clicked.connect(self.add_asked)

    @property
    def filter(self) -> Filter:
        """Which rows are shown."""
        return list(Filter)[max(self.tabs.currentIndex(), 0)]

    @property
    def section_name(self) -> str | None:
        """The section that is shown, None for every one."""
        return self.section.currentData() or None

    def show_choices(self, *, shown: bool) -> None:
        """Filters and buttons have no place while rows are added."""
        self._choices.setVisible(shown)

    def show_papers(self, found: Sequence[Paper], chosen: str | None) -> None:
        """List the papers of the meeting in hand."""
        entries = [(one.id, one.title) for one in found]
        with QSignalBlocker(self.papers):
            _fill(self.papers, entries)
            self.papers.setCurrentIndex(self.papers.findData(chosen))
        self.papers.setEnabled(bool(found))

    def show_rows(self, rows: Sequence[ReviewRow]) -> None:
        """Say how far one is, and how many rows each filter and section has."""
        progress = progress_of(list(rows))
        finished = progress.rows > 0 and progress.looked_at == progress.rows
        title_only = bool(rows) and all(row.section == "document" for row in rows)
        finished = finished and not title_only
        self.how_far.setText(how_far(progress, title_only=title_only))
        look(self.how_far, "muted" if not finished else "", "on_track" if finished else "")
        titles = {row.section: row.section_title for row in rows}
        counts = Counter(row.section for row in rows)
        every = [("", f"All kinds ({len(rows):,})")]
        kinds = [(name, f"{title} ({counts[name]:,})") for name, title in titles.items()]
        chosen = self.section_name
        with QSignalBlocker(self.section):
            _fill(self.section, every + sorted(kinds, key=lambda one: one[1]))
            self.section.setCurrentIndex(max(self.section.findData(chosen or ""), 0))
        inside = [row for row in rows if self.section_name in (None, row.section)]
        for number, one in enumerate(Filter):
            count = sum(passes(row, one) for row in inside)
            self.tabs.setTabText(number, f"{one.value} {count:,}")

    def say_accept_all(self, count: int) -> None:
        """How many rows *Accept all* would accept now."""
        self.accept_all.setText(f"Accept all {count:,}" if count > 1 else "Accept all")
        self.accept_all.setEnabled(count > 0)


def _fill(box: QComboBox, entries: Sequence[tuple[str, str]]) -> None:
    """Fill a box anew only when it shows other entries."""
    if list(entries) == [(box.itemData(i), box.itemText(i)) for i in range(box.count())]:
        return
    box.clear()
    for key, words in entries:
        box.addItem(words, key)
