"""Take over a tracker: read a file, say what its columns hold, look at what changes, take it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from scrutiny_desk.domain.changes import Change
from scrutiny_desk.domain.errors import DeskError
from scrutiny_desk.domain.tracker.taking_over import TakingOver, TrackerChoice
from scrutiny_desk.jobs.reader import read_tracker_in_own_process
from scrutiny_desk.jobs.work import IsCancelled, JobRunner, Progress
from scrutiny_desk.services.tracker.plan import plan_tracker
from scrutiny_desk.services.tracker.reading import (
    ReadTables,
    TrackerFile,
    committees,
    read_tracker,
)
from scrutiny_desk.services.tracker.taking_over import take_over
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.models.empty import plain_label
from scrutiny_desk.ui.sizing import ShownOnly, open_at
from scrutiny_desk.ui.theme import look
from scrutiny_desk.ui.tracker.taking.columns_page import ColumnsPage
from scrutiny_desk.ui.tracker.taking.plan_page import PlanPage

_STEPS = (
    "Reading",
    "1 of 2: what the columns hold",
    "2 of 2: what changes here",
)


class TakeOverDialog(QDialog):
    """Three pages: reading with its progress, the columns, and what would change.

    Reading, comparing and taking run away from the window's thread; closing the dialog stops them,
    and nothing is kept of them.
    """

    def __init__(
        self,
        desk: Desk,
        path: Path,
        parent: QWidget | None = None,
        read: ReadTables = read_tracker_in_own_process,
    ) -> None:
        super().__init__(parent)
        self._desk, self._path, self._read = desk, path, read
        self._file: TrackerFile | None = None
        self._plan: TakingOver | None = None
        self._choice: TrackerChoice | None = None
        self._result: object = None
        self._taking = False
        self._runner = JobRunner(self)
        self.setWindowTitle("Take over a tracker")
        self.title = plain_label("", "title")
        self.said = plain_label("", "muted")
        self.trouble = plain_label("")
        look(self.trouble, "small", "overdue")
        self.bar = QProgressBar()
        self.bar.setAccessibleName("How far the reading is")
        self.columns, self.plan = ColumnsPage(desk.theme), PlanPage(desk.theme)
        self.pages = ShownOnly()
        self.back, self.away = QPushButton("&Back"), QPushButton("Cancel")
        self.next = QPushButton("&Show what changes")
        look(self.next, "primary")
        self._lay_out()
        self._connect()
        open_at(self, desk.theme, 860, 620)
        self._start_reading()

    def done(self, result: int) -> None:
        """Close; what is under way is stopped first, save for the taking, which is waited for."""
        if not self._taking:
            self._runner.shut_down()
            super().done(result)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._taking:
            event.ignore()
            return
        self._runner.shut_down()
        super().closeEvent(event)

    def _lay_out(self) -> None:
        space = self._desk.theme.space
        waiting = QWidget()
        lines = QVBoxLayout(waiting)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.addWidget(self.bar)
        lines.addStretch()
        for page in (waiting, self.columns, self.plan):
            self.pages.addWidget(page)
        buttons = QHBoxLayout()
        buttons.setSpacing(space[1])
        buttons.addStretch()
        for button in (self.back, self.next, self.away):
            button.setAutoDefault(False)
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(space[4], space[4], space[4], space[3])
        column.setSpacing(space[2])
        column.addWidget(self.title)
        column.addWidget(self.said)
        column.addWidget(self.pages, 1)
        column.addWidget(self.trouble)
        column.addLayout(buttons)

    def _connect(self) -> None:
        self._runner.progressed.connect(self._on_progress)
        self._runner.done.connect(self._on_done)
        self._runner.troubled.connect(self._on_trouble)
        self._runner.broke.connect(_raise)
        self._runner.ended.connect(self._on_ended)
        self.columns.changed.connect(self._enable)
        self.plan.changed.connect(self._enable)
        self.back.clicked.connect(self._on_back)
        self.next.clicked.connect(self._on_next)
        self.away.clicked.connect(self.reject)

    def _show_page(self, page: int, said: str = "") -> None:
        self.pages.setCurrentIndex(page)
        self.title.setText(f"{self._path.name} · {_STEPS[page]}" if page else self._path.name)
        self.said.setText(said)
        self.said.setVisible(bool(said))
        self.trouble.hide()
        self.back.setVisible(page == 2)
        self.next.setVisible(page > 0)
        self._enable()

    def _enable(self) -> None:
        busy = self._runner.running
        if self.pages.currentIndex() == 1:
            why = self.columns.trouble() if self._file is not None else ""
            self.trouble.setText(why)
            self.trouble.setVisible(bool(why))
            self.next.setText("&Show what changes")
            self.next.setEnabled(not why and not busy)
        elif self.pages.currentIndex() == 2:
            self.next.setText(self.plan.in_words())
            self.next.setEnabled(bool(self.plan.taken()) and not busy)

    # The three pieces of work

    def _start_reading(self) -> None:
        self._show_page(0, "Its tables are looked for. Nothing is changed yet.")
        library, path, read = self._desk.library, self._path, self._read

        def work(progress: Progress, cancelled: IsCancelled) -> TrackerFile:
            return read_tracker(library, path, read, progress, cancelled)

        self._runner.start(work)

    def _start_comparing(self) -> None:
        file, choice = self._file, self.columns.choice()
        if file is None:
            return
        self._choice = choice
        self._wait("Its rows are compared with those that are here.")
        self._runner.start(lambda _p, _c: plan_tracker(self._desk.library, file, choice))

    def _start_taking(self) -> None:
        file, choice, plan = self._file, self._choice, self._plan
        if file is None or choice is None or plan is None:
            return
        choices = self.plan.choices
        self._wait("The rows are taken.")
        self._taking = True
        self.away.setEnabled(False)
        self._runner.start(
            lambda _p, _c: take_over(self._desk.library, file, choice, plan, choices)
        )

    def _wait(self, said: str) -> None:
        self._show_page(0, said)
        self.bar.setRange(0, 0)

    def _on_progress(self, _words: str, done: int, total: int) -> None:
        self.bar.setRange(0, total)
        self.bar.setValue(done)

    def _on_done(self, result: object) -> None:
        self._result = result

    def _on_trouble(self, error: DeskError) -> None:
        self._result = error

    def _on_ended(self) -> None:
        """Once the thread is gone, go on with what it gave."""
        result, self._result = self._result, None
        self._taking = False
        self.away.setEnabled(True)
        if isinstance(result, TrackerFile):
            self._file = result
            self.columns.show_file(result, committees(self._desk.library))
            self._show_page(1)
            self.columns.first().setFocus(Qt.FocusReason.OtherFocusReason)
        elif isinstance(result, TakingOver):
            self._plan = result
            self.plan.show_plan(result)
            self._show_page(
                2, "What is ticked is taken (Space ticks and unticks); Undo takes it back."
            )
            self.plan.list.setFocus(Qt.FocusReason.OtherFocusReason)
        elif isinstance(result, Change):
            self._desk.announce(result)
            self.accept()
        elif isinstance(result, DeskError):
            self._tell(result)

    def _tell(self, error: DeskError) -> None:
        """Trouble: before the file is read there is nothing to stay for; later, go back a page."""
        if self._file is None:
            self._desk.troubled.emit(error)
            self.reject()
            return
        self._show_page(1)
        self.trouble.setText(error.one_line())
        self.trouble.show()

    def _on_back(self) -> None:
        self._show_page(1)
        self.columns.first().setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_next(self) -> None:
        if self._runner.running:
            return
        if self.pages.currentIndex() == 1:
            self._start_comparing()
        else:
            self._start_taking()


def _raise(error: BaseException) -> None:
    raise error
