"""The program with a window: it builds everything, wires it together, and does nothing else."""

from __future__ import annotations

import gc
import logging
import sys
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from functools import partial
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import (
    QDeadlineTimer,
    QEventLoop,
    QMessageLogContext,
    QObject,
    QSettings,
    Qt,
    QTimer,
    QtMsgType,
    Signal,
    qFormatLogMessage,
    qInstallMessageHandler,
)
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
    QWidget,
)

from scrutiny_desk import paths
from scrutiny_desk.domain.changes import Change
from scrutiny_desk.domain.errors import DeskError
from scrutiny_desk.domain.papers.papers import ImportOutcome
from scrutiny_desk.jobs.importing import ImportJob
from scrutiny_desk.jobs.work import JobRunner
from scrutiny_desk.library.library import Library
from scrutiny_desk.library.place import warning
from scrutiny_desk.services import undoing
from scrutiny_desk.services.papers import papers
from scrutiny_desk.ui import clock
from scrutiny_desk.ui.after_import import AfterImport
from scrutiny_desk.ui.after_paint import InTurns
from scrutiny_desk.ui.appearance import AppearanceWatch
from scrutiny_desk.ui.bring_back import BringBack
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.due_leaving import DueLeaving
from scrutiny_desk.ui.enter_key import install as install_enter_key
from scrutiny_desk.ui.handing_over import Door, hand_over
from scrutiny_desk.ui.home.room import HomeRoom
from scrutiny_desk.ui.leaving import Leaving
from scrutiny_desk.ui.main_window import NAME, MainWindow
from scrutiny_desk.ui.measures.kept import KeptMeasures
from scrutiny_desk.ui.measures.room import MeasuresRoom
from scrutiny_desk.ui.papers.room import PapersRoom
from scrutiny_desk.ui.papers.view.kept import KeptView
from scrutiny_desk.ui.person import name_in
from scrutiny_desk.ui.questions.room import QuestionsRoom
from scrutiny_desk.ui.review.room import ReviewRoom
from scrutiny_desk.ui.same_place import Whereabouts, take_up, whereabouts
from scrutiny_desk.ui.search.opening import HitOpener
from scrutiny_desk.ui.search.room import SearchRoom
from scrutiny_desk.ui.theme import Theme
from scrutiny_desk.ui.tracker.kept import KeptTable
from scrutiny_desk.ui.tracker.link_opening import LinkOpener
from scrutiny_desk.ui.tracker.place import TrackerPlace
from scrutiny_desk.ui.tracker.room import TrackerRoom
from scrutiny_desk.ui.tracker_leaving import TrackerLeaving

_KEYBOARD_MS = 1500
"""How long a window waits for the keyboard; a system may refuse it."""
SAMPLE = ("sample-pack.pdf", "sample-tracker.xlsx", "sample-briefing.txt")


def run(folder: Path | None, files: Sequence[Path], *, sample: bool = False) -> int:
    """Open the window on a library and import `files`.

    folder: the library; None for the one used last, or the sample's own with `sample`.
    Gives Qt's exit code. Raises DeskError where the library cannot be opened and nobody is there
    to choose another.
    """
    application = qt_application()
    install_enter_key(application)
    settings = settings_in(paths.data_dir())
    last = str(settings.value("library", ""))
    own = Path(last) if last else paths.default_library()
    appearance = AppearanceWatch(application, settings)
    theme = appearance.theme()
    theme.apply(application)
    asks = application.platformName() != "offscreen"
    wanted = [*(path.absolute() for path in files), *(sample_papers() if sample else [])]
    wanted_folder = folder or (paths.sample_library() if sample else own)
    library = _open_library(wanted_folder, wanted, asks=asks)
    if library is None:
        return 0
    program = Program(library, theme, settings)
    program.watch(application, appearance)
    catcher = FaultCatcher()
    sys.excepthook = catcher.catch
    program.window.show()
    QTimer.singleShot(0, program, program.set_aside)
    if asks:
        program.hear_second_starts()
    if wanted:
        QTimer.singleShot(0, program, lambda: program.import_papers(wanted))
    try:
        return application.exec()
    finally:
        sys.excepthook = sys.__excepthook__
        program.close()


def qt_application() -> QApplication:
    """The one Qt application of this process."""
    running = QApplication.instance()
    if isinstance(running, QApplication):
        return running
    application = QApplication(sys.argv[:1])
    application.setApplicationName("scrutiny-desk")
    application.setApplicationDisplayName(NAME)
    return application


def settings_in(folder: Path) -> QSettings:
    """What the window remembers of itself, in a plain file of that folder."""
    return QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat)


@contextmanager
def quiet_offscreen() -> Iterator[None]:
    """Keep back what Qt's offscreen platform says of every window and nobody can act on."""

    def hear(kind: QtMsgType, context: QMessageLogContext, words: str) -> None:
        if words != "This plugin does not support propagateSizeHints()":
            sys.stderr.write(f"{qFormatLogMessage(kind, context, words)}\n")

    before = qInstallMessageHandler(hear)
    try:
        yield
    finally:
        qInstallMessageHandler(before)


def sample_papers() -> list[Path]:
    """The papers of the sample, the pack first."""
    return [paths.sample(name) for name in SAMPLE]


class Program(QObject):
    """A library, its desk and its window, and what they ask of each other.

    import_ended: an import is over, one way or another, and all that came of it is shown and told.
    today: the day it is, by this computer's clock unless another is given.
    """

    import_ended = Signal()

    def __init__(
        self,
        library: Library,
        theme: Theme,
        settings: QSettings,
        today: Callable[[], date] = clock.today,
    ) -> None:
        super().__init__()
        self._today = today
        self._settings = settings
        self._appearance: AppearanceWatch | None = None
        self._door: Door | None = None
        self._build(library, theme)

    def _build(
        self,
        library: Library,
        theme: Theme,
        tracker_at: TrackerPlace | None = None,
        measures: MeasuresRoom | None = None,
    ) -> None:
        self._open = True
        self.library = library
        library.person = name_in(self._settings)
        self.desk = Desk(library, theme, self, self._today)
        self.search = SearchRoom(self.desk)
        self.papers = PapersRoom(self.desk)
        KeptView(self._settings, self.papers.view, self.papers.thumbnails)
        self.review = ReviewRoom(self.desk)
        self.tracker = self._tracker(tracker_at)
        questions, self.measures = QuestionsRoom(self.desk), self._measures(measures)
        rooms = (
            HomeRoom(self.desk),
            self.papers,
            self.review,
            questions,
            self.tracker,
            self.measures,
            self.search,
        )
        self.window = MainWindow(self.desk, rooms, self._settings)
        self._opener = HitOpener(
            self.desk,
            papers=self.papers,
            tracker=self.tracker,
            measures=self.measures,
            questions=questions,
            go_to_room=self.window.go_to_room,
            take_meeting=self.window.take_meeting,
        )
        self.search.opened.connect(self._opener.open)
        self._link_opener = LinkOpener(
            self.desk,
            questions=questions,
            measures=self.measures,
            go_to_room=self.window.go_to_room,
            take_meeting=self.window.take_meeting,
        )
        self.runner = JobRunner(self)
        self._job = ImportJob(library, self.runner)
        self._sources: list[Path] = []
        self._at_start: tuple[object, ...] = ()
        window, runner = self.window, self.runner
        self.leaving = Leaving(self.desk, window, self._settings)
        self.due_leaving = DueLeaving(
            self.desk, window, self._settings, self.leaving, self.tracker.shown_day
        )
        self.tracker_leaving = TrackerLeaving(
            self.desk, window, self._settings, self.leaving, self.tracker.shown_day
        )
        self.coming_back = BringBack(self.desk, window, self._settings)
        self._turns = InTurns(window)
        self._after_import = AfterImport(
            self.desk, window.message_bar, self._on_review, self._on_waiting
        )
        window.import_asked.connect(self.import_papers)
        window.sample_asked.connect(self._on_sample)
        window.export_asked.connect(self.leaving.ask)
        window.calendar_asked.connect(self.due_leaving.ask)
        window.notes_back_asked.connect(self.coming_back.ask)
        window.library_asked.connect(self._on_library)
        window.review_asked.connect(self._on_review)
        window.undo_asked.connect(lambda: self._take_back(undoing.undo))
        window.redo_asked.connect(lambda: self._take_back(undoing.redo))
        window.cancel_asked.connect(runner.cancel)
        window.search_asked.connect(self.search.search_for)
        self.search.words_changed.connect(window.search.setText)
        runner.progressed.connect(_say_progress(window))
        runner.done.connect(self._on_imported)
        runner.troubled.connect(window.show_error)
        runner.cancelled.connect(
            lambda: self.desk.said.emit("Import cancelled. Nothing was stored.", False)
        )
        runner.broke.connect(_raise)
        runner.ended.connect(window.end_progress)
        runner.ended.connect(lambda: self._turns.take(self.import_ended.emit))
        window.look_asked.connect(self._on_look)
        self._show_look()
        place = warning(library.folder)
        if place:
            self.desk.said.emit(place, False)

    def _tracker(self, at: TrackerPlace | None) -> TrackerRoom:
        room = TrackerRoom(self.desk)
        KeptTable(self._settings, room)
        if at is not None:
            room.begin_at(at)
        return room

    def _measures(self, before: MeasuresRoom | None) -> MeasuresRoom:
        room = MeasuresRoom(self.desk)
        KeptMeasures(self._settings, room)
        if before is not None:
            room.go_on_from(before)
        return room

    def watch(self, application: QApplication, appearance: AppearanceWatch) -> None:
        """Look as the person, or the system, wants it from now on."""
        self._appearance = appearance
        self._show_look()
        appearance.dressed.connect(lambda theme: self._dress(application, theme))
        appearance.resized.connect(lambda theme: self._resize(application, theme))

    def hear_second_starts(self) -> None:
        """Take what another start of the program on this library was given, from now on."""
        if self._door is None:
            self._door = Door(self)
            self._door.came.connect(self._on_second_start)
        if not self.library.read_only:
            self._door.open(self.library.folder)

    def _on_second_start(self, files: list[Path]) -> None:
        window = self.window
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.raise_()
        window.activateWindow()
        if files:
            self.import_papers(files)

    def set_aside(self) -> None:
        """Have Python's search for garbage pass by what lives as long as the window.

        Otherwise an import, which makes much and lets it go, has it walk through every module and
        every widget again and again, and the window stands still meanwhile.
        """
        gc.collect()
        gc.freeze()

    def _dress(self, application: QApplication, theme: Theme) -> None:
        theme.apply(application)
        self.window.dress(theme)
        self._show_look()

    def _resize(self, application: QApplication, theme: Theme) -> None:
        """Text of another size: every length of the window is another, so it is built anew."""
        theme.apply(application)
        self._build_anew(self.library, theme)

    def _on_look(self, command: str) -> None:
        appearance = self._appearance
        if appearance is not None:
            # Another size needs another window, which long work must not lose.
            if not (command.startswith("text:") and self._is_busy()):
                appearance.choose(command)
            self._show_look()

    def _show_look(self) -> None:
        if self._appearance is not None:
            self.window.show_look(self._appearance.chosen.commands)

    def _take_back(self, step: Callable[[Library], Change]) -> None:
        """Undo or redo, and show the mark that came back or changed on its page."""
        done = self.desk.perform(lambda: step(self.library))
        if done and self.window.shown_room == self.papers.title:
            self.papers.show_changed(done.ids)

    def import_papers(self, files: Sequence[Path]) -> None:
        """Start importing; the window goes on meanwhile and says how far it is."""
        try:
            self._job.start(files)
        except DeskError as error:
            self.window.show_error(error)
            return
        self._sources = list(files)
        self._at_start = self._whereabouts()
        self.window.message_bar.clear()
        self.window.show_progress("Reading", 0, 0)

    def _whereabouts(self) -> tuple[object, ...]:
        """Where the person is, so that the end of an import takes nobody away from it."""
        typing = QApplication.focusWidget()
        writes = isinstance(typing, (QLineEdit, QPlainTextEdit)) and typing.isVisible()
        top, _ = self.papers.view.place()
        return self.window.shown_room, self.papers.paper_id, top, writes and typing

    def _on_imported(self, result: tuple[ImportOutcome, Change]) -> None:
        outcome, change = result
        here = self._whereabouts()
        self.window.remember_recent(self._sources)
        shown = [*outcome.imported, *outcome.already]
        announce = partial(self.desk.announce, change)
        tell = partial(self._after_import.tell, outcome)
        if not shown or here != self._at_start or here[-1]:
            self._turns.take(announce, tell)
            return
        first = next((paper for paper in shown if paper.kind == "agenda_pack"), shown[0])
        self.window.hold_painting()
        # The room first, or the one that is left would be brought up to date for nobody.
        room = partial(self.window.show_room, self.papers.title)
        self.papers.expect_page()
        self._turns.take(room, announce, partial(self._show_paper, first.id), tell)
        self._turns.take(self.window.paint_apart)

    def _show_paper(self, paper_id: str) -> None:
        place = papers.place_in(self.library, paper_id)
        self.desk.page_asked.emit(paper_id, place.page_index if place else 0)

    def _on_review(self) -> None:
        """Open Review on the paper that was just imported, else on the one that is read."""
        offered, self._after_import.to_review = self._after_import.to_review, None
        wanted = self.papers.paper_id
        if offered is not None and self.window.message_bar.offering:
            wanted = offered
            self.window.message_bar.clear()
        if wanted is not None:
            try:
                self.window.take_meeting(papers.paper(self.library, wanted).meeting_id)
            except DeskError as error:
                self.window.show_error(error)
                return
            if self.review.paper_id != wanted:
                self.review.open_paper(wanted)
        self.window.go_to_room(self.review.title)

    def _on_waiting(self) -> None:
        """Ask which recommendations the rows are that an imported tracker left open."""
        self.window.go_to_room(self.tracker.title)
        self.tracker.run("tracker:waiting")

    def _on_library(self) -> None:
        chosen = QFileDialog.getExistingDirectory(
            self.window, "Choose the folder of a library", str(self.library.folder.parent)
        )
        if chosen and Path(chosen) != self.library.folder and self.change_library(Path(chosen)):
            self._settings.setValue("library", chosen)

    def _on_sample(self) -> None:
        """The sample has a library of its own, so that its figures never mix with real ones."""
        folder = paths.sample_library()
        if self.library.folder != folder and not self.change_library(folder):
            return
        self.import_papers(sample_papers())

    def change_library(self, folder: Path) -> bool:
        """Work in another library; False, and the one in hand stays, where that cannot be done."""
        if self._is_busy():
            return False
        try:
            library = Library.open(folder, create=True)
        except DeskError as error:
            self.window.show_error(error)
            return False
        self._build_anew(library, self.desk.theme)
        return True

    def _is_busy(self) -> bool:
        """Whether long work is under way that the window must not be taken from; says so."""
        if not self.runner.running and not self.leaving.running:
            return False
        what = "An import" if self.runner.running else "An export"
        self.window.show_error(
            DeskError(f"{what} is under way", "", "Wait until it ends, or cancel it first")
        )
        return True

    def _build_anew(self, library: Library, theme: Theme) -> None:
        """Another window in the place of this one."""
        before = (self.window, self.runner, self.desk)
        old, had_keyboard = self.window, QApplication.activeWindow() is not None
        kept = library is self.library
        place, tracker_at = whereabouts(old), None
        aside = gc.get_freeze_count() > 0
        gc.unfreeze()
        # Between the two there may be no window for a moment, which must not end the program.
        QApplication.setQuitOnLastWindowClosed(False)
        if kept:
            old.remember()
            tracker_at = self.tracker.place()
        else:
            # It saves what is typed, and later its library is closed.
            old.close()
        self._stop()
        if not kept:
            self.library.close()
        self._build(library, theme, tracker_at, self.measures if kept else None)
        if self._door is not None and not kept:
            self._door.close()
            self.hear_second_starts()
        self.window.show()
        if had_keyboard:
            # Before the old one goes, or keys pressed meanwhile would reach no window at all.
            take_keyboard(self.window)
        if kept:
            self._go_on_from(old, place)
        QApplication.setQuitOnLastWindowClosed(True)
        for left in before:
            left.deleteLater()
        if aside:
            # Once the window that is gone has been cleared away.
            QTimer.singleShot(0, self, self.set_aside)

    def _go_on_from(self, old: MainWindow, place: Whereabouts) -> None:
        """Be where one was in the old window, with Undo beside what it said last, and close it."""
        if old.message_bar.undoable:
            self.window.message_bar.say(old.message_bar.words, undoable=True)
        # Only now is it known how high the table is.
        self.tracker.table.scrollTo(self.tracker.table.currentIndex())
        if not take_up(self.window, place):
            self.window.go_to_room(self.window.shown_room)
        old.close()

    def close(self) -> None:
        """Save what was typed, stop what runs and close the library; a second time does nothing."""
        if self._open:
            if self._door is not None:
                self._door.close()
            self._stop()
            self.library.close()

    def _stop(self) -> None:
        self._open = False
        self._turns.drop()
        self.runner.shut_down()
        self.leaving.shut_down()
        self.coming_back.shut_down()
        self.measures.shut_down()
        self.window.settle()


def take_keyboard(window: QWidget) -> None:
    """Bring a window that is shown to the front, and wait until the system gave it the keyboard.

    What is typed meanwhile is kept and comes afterwards.
    """
    window.raise_()
    window.activateWindow()
    until = QDeadlineTimer(_KEYBOARD_MS)
    while not window.isActiveWindow() and not until.hasExpired():
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents, 20)


class FaultCatcher:
    """Shows a fault of the program once, and lets the program go on."""

    def __init__(self) -> None:
        self._shown: set[str] = set()

    def catch(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Log an error that nothing handled, and offer its details for copying."""
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        details = "".join(traceback.format_exception(kind, error, trace))
        logging.getLogger(__name__).error("a fault of the program\n%s", details)
        if details in self._shown:
            return
        self._shown.add(details)
        box = QMessageBox(QApplication.activeWindow())
        box.setWindowTitle("A fault of the program")
        box.setText("Something in Scrutiny Desk went wrong. What you typed is saved.")
        box.setInformativeText(
            "You can go on working. To have it mended, copy the details and send them."
        )
        box.setDetailedText(details)
        copy = box.addButton("Copy details", QMessageBox.ButtonRole.ActionRole)
        box.addButton(QMessageBox.StandardButton.Close)
        box.exec()
        if box.clickedButton() is copy:
            QApplication.clipboard().setText(details)


def _raise(error: BaseException) -> None:
    raise error


def _say_progress(window: MainWindow) -> Callable[[str, int, int], None]:
    def say(name: str, done: int, total: int) -> None:
        words = f"Reading {name}" if total == 0 else f"Reading page {done} of {total}"
        window.show_progress(words, done, total)

    return say


def _open_library(folder: Path, files: Sequence[Path], *, asks: bool) -> Library | None:
    """The library in `folder`; where it cannot be opened, the one that is chosen instead.

    None where another window has it open and took `files` over. asks: whether somebody is there
    to choose. Raises DeskError where nobody is, or nothing is.
    """
    while True:
        try:
            return Library.open(folder, create=True)
        except DeskError as error:
            if not asks:
                raise
            if hand_over(folder, files):
                return None
            box = QMessageBox(QMessageBox.Icon.Warning, NAME, error.title)
            box.setInformativeText(error.below_the_title())
            another = box.addButton("Choose another library…", QMessageBox.ButtonRole.AcceptRole)
            box.addButton("Quit", QMessageBox.ButtonRole.RejectRole)
            box.exec()
            if box.clickedButton() is not another:
                raise
            chosen = QFileDialog.getExistingDirectory(
                None, "Choose the folder of a library", str(folder.parent)
            )
            if not chosen:
                raise
            folder = Path(chosen)
