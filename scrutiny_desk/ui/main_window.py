"""The window: a frame of menus, rail, top bar, rooms and message bar, and nothing else."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings, QSize, Qt, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QKeySequence,
    QResizeEvent,
    QShortcut,
)
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QMainWindow,
    QMessageBox,
    QVBoxLayout,
    QWidget,
)

from scrutiny_desk import __version__
from scrutiny_desk.domain.changes import Change, Shelf
from scrutiny_desk.domain.errors import DeskError
from scrutiny_desk.services import undoing
from scrutiny_desk.services.papers import papers
from scrutiny_desk.services.questions.board import turns_of
from scrutiny_desk.ui.after_paint import AfterPaint
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.findings.kept import KeptFindings
from scrutiny_desk.ui.keyboard_help import KeyboardHelp
from scrutiny_desk.ui.meeting_chooser import MeetingChooser
from scrutiny_desk.ui.menus import build_menus
from scrutiny_desk.ui.notify import MessageBar
from scrutiny_desk.ui.palette.box import PaletteBox
from scrutiny_desk.ui.palette.palette import Palette
from scrutiny_desk.ui.papers.reading.plan_dialog import ReadingPlanDialog
from scrutiny_desk.ui.person import PersonDialog
from scrutiny_desk.ui.rail import Rail
from scrutiny_desk.ui.recent import RecentFiles, local_files
from scrutiny_desk.ui.room import Room
from scrutiny_desk.ui.sizing import ShownOnly
from scrutiny_desk.ui.theme import Theme, look
from scrutiny_desk.ui.time_limits.dialog import TimeLimitsDialog
from scrutiny_desk.ui.trash_dialog import TrashDialog

NAME = "Scrutiny Desk"
NARROW = 1000
"""Below this width (pixels at 100% text) the rail shows shapes without words."""
FILES = (
    "Papers (*.pdf *.docx *.xlsx *.xlsm *.xls *.ods *.csv *.html *.htm *.md *.txt);;All files (*)"
)

_AFTER_SETTLING = frozenset(
    ("undo", "redo", "export", "notes_back", "calendar", "publish", "letters", "library", "trash")
)
"""Commands before which every room saves what is being typed."""


class MainWindow(QMainWindow):
    """Shows one room at a time and passes on what a person asks for.

    The signals say what only the program as a whole can do; `app` carries them out.
    """

    import_asked = Signal(list)
    """Files (`list[Path]`) chosen, dropped or taken from Recent."""
    sample_asked = Signal()
    export_asked = Signal()
    notes_back_asked = Signal()
    calendar_asked = Signal()
    publish_asked = Signal()
    letters_asked = Signal()
    library_asked = Signal()
    review_asked = Signal()
    undo_asked = Signal()
    redo_asked = Signal()
    cancel_asked = Signal()
    look_asked = Signal(str)
    """Other colours or another text size: "colours:dark", "text:150"."""
    search_asked = Signal(str)
    """Words for the Search room, which is shown already."""

    def __init__(
        self,
        desk: Desk,
        rooms: Sequence[Room],
        settings: QSettings,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._rooms = {room.title: room for room in rooms}
        self._settings = settings
        self._findings = KeptFindings(desk, self)
        self._stale = set(self._rooms)
        self._painting = AfterPaint(lambda: self.setUpdatesEnabled(True), self)
        self.setWindowTitle(NAME)
        self.setAcceptDrops(True)
        titles = list(self._rooms)
        self._menus = build_menus(self, titles, self._ask)
        self._recent = RecentFiles(self._menus.recent, settings, self.import_asked.emit)
        self.rail = Rail(desk.theme, titles)
        self.chooser = MeetingChooser(desk)
        self.message_bar = MessageBar(desk.theme)
        self._stack = ShownOnly()
        for room in rooms:
            self._stack.addWidget(room)
            room.command_asked.connect(self._ask)
            room.ticks_changed.connect(lambda one=room: self._menus.tick(one.ticks()))
            self._menus.tick(room.ticks())
        self._build()
        box = PaletteBox(desk, self)
        self.palette_of_commands = Palette(desk, box, self._menus, self.chooser, settings, self)
        self.rail.chosen.connect(lambda place: self.go_to_room(titles[place]))
        self.chooser.meeting_chosen.connect(self._on_meeting)
        self.message_bar.undo_asked.connect(lambda: self._ask("undo"))
        self.message_bar.cancel_asked.connect(self.cancel_asked)
        desk.changed.connect(self._on_changed)
        desk.said.connect(lambda words, undo: self.message_bar.say(words, undoable=undo))
        desk.troubled.connect(self.show_error)
        desk.page_asked.connect(self._on_page_asked)
        desk.search_asked.connect(self.search_for)
        self._restore()

    def _build(self) -> None:
        space = self._desk.theme.space
        self.search = QLineEdit()
        self.search.setPlaceholderText("Search everything   Ctrl+Shift+F")
        self.search.setAccessibleName("Search everything")
        self.search.setClearButtonEnabled(True)
        self.search.setMinimumWidth(self._desk.theme.size("pane_least"))
        self.search.setMaximumWidth(self._desk.theme.size("pane"))
        self.search.returnPressed.connect(lambda: self.search_for(self.search.text().strip()))
        top = QFrame()
        look(top, "top")
        line = QHBoxLayout(top)
        line.setContentsMargins(space[1], space[1], space[3], space[1])
        line.setSpacing(space[2])
        line.addWidget(self.chooser)
        line.addStretch()
        line.addWidget(self.search, 1)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(top)
        right.addWidget(self._stack, 1)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.rail)
        middle.addLayout(right, 1)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(middle, 1)
        column.addWidget(self.message_bar)
        self.setCentralWidget(whole)
        back = QShortcut(QKeySequence(Qt.Key.Key_Escape), self.search)
        back.setContext(Qt.ShortcutContext.WidgetShortcut)
        back.activated.connect(lambda: self.go_to_room(self.shown_room))
        self._word_undo()

    # What the program calls

    def show_room(self, title: str) -> None:
        """Show the room of this title, brought up to date."""
        room = self._rooms[title]
        if title in self._stale:
            self._stale.discard(title)
            room.refresh()
        self._stack.setCurrentWidget(room)
        self.rail.choose(list(self._rooms).index(title))
        self._menus.enable_room(title)

    def hold_painting(self) -> None:
        """Paint nothing until `paint_apart`: what is half changed is not shown."""
        self.setUpdatesEnabled(False)

    def paint_apart(self) -> None:
        """Paint what was just changed in a turn of the event loop of its own.

        For a change that takes long by itself: keys and clicks are heard in between.
        """
        self.hold_painting()
        self._painting.start()

    def go_to_room(self, title: str) -> None:
        """Show a room and put the keyboard into it."""
        self.show_room(title)
        self._rooms[title].take_keyboard()

    @property
    def room_titles(self) -> list[str]:
        """The titles of the rooms, as the rail has them."""
        return list(self._rooms)

    @property
    def shown_room(self) -> str:
        """The title of the room that is shown."""
        shown = self._stack.currentWidget()
        return next(title for title, room in self._rooms.items() if room is shown)

    def show_progress(self, words: str, done: int, total: int) -> None:
        """Show how far a long piece of work is, with Cancel beside it; total 0 when unknown."""
        self.message_bar.show_progress(words, done, total)

    def end_progress(self) -> None:
        """The work is over, one way or another."""
        self.message_bar.end_progress()

    def show_error(self, error: DeskError) -> None:
        """Show trouble a person can act on."""
        self.message_bar.say_trouble(error)

    def take_meeting(self, meeting_id: str) -> None:
        """Take a meeting in hand."""
        self.chooser.choose(meeting_id)

    def remember_recent(self, paths: Sequence[Path]) -> None:
        """Put files that were imported at the top of Open recent."""
        self._recent.remember(paths)

    def dress(self, theme: Theme) -> None:
        """Show another theme, which `app` has applied to the whole program."""
        self._desk.theme = theme
        self._findings.leave()
        self.rail.dress(theme)
        self._stale = set(self._rooms)
        self.show_room(self.shown_room)

    def show_look(self, commands: Collection[str]) -> None:
        """Tick the colours and the text size that are in use."""
        self._menus.check(commands)

    def settle(self) -> None:
        """Have every room save what is being typed; before undo, export and closing."""
        for room in self._rooms.values():
            room.settle()
        self._findings.settle()

    def remember(self) -> None:
        """Save what is typed, and where the window stands and what it shows."""
        self.settle()
        self._settings.setValue("geometry", self.saveGeometry())
        self._settings.setValue("room", self.shown_room)
        self._settings.sync()

    # Commands

    def give_command(self, name: str) -> None:
        """Carry out a command of `ui.actions`; one of a room goes to the room that is shown."""
        self._ask(name)

    def _ask(self, name: str) -> None:
        if name.startswith("room:"):
            self.go_to_room(name.removeprefix("room:"))
            return
        if name.startswith(("colours:", "text:")):
            self.look_asked.emit(name)
            return
        if name in _AFTER_SETTLING:
            self.settle()
        own = {
            "open": self._on_open,
            "sample": self.sample_asked.emit,
            "export": self.export_asked.emit,
            "notes_back": self.notes_back_asked.emit,
            "calendar": self.calendar_asked.emit,
            "publish": self.publish_asked.emit,
            "letters": self.letters_asked.emit,
            "library": self.library_asked.emit,
            "quit": self.close,
            "review": self.review_asked.emit,
            "undo": self.undo_asked.emit,
            "redo": self.redo_asked.emit,
            "search": lambda: self.search.setFocus(Qt.FocusReason.ShortcutFocusReason),
            "palette": self.palette_of_commands.open,
            "keyboard": lambda: KeyboardHelp(self._desk.theme, list(self._rooms), self).open(),
            "about": self._on_about,
            "reading_plan": self._on_reading_plan,
            "trash": self._on_trash,
            "time_limits": self._on_time_limits,
            "person": lambda: PersonDialog(self._desk, self._settings, self).open(),
            "findings": self._on_findings,
        }
        if name in own:
            own[name]()
            return
        self._rooms[self.shown_room].run(name)

    def _on_open(self) -> None:
        start = str(self._settings.value("folder", ""))
        chosen, _ = QFileDialog.getOpenFileNames(self, "Open papers", start, FILES)
        if chosen:
            self._settings.setValue("folder", str(Path(chosen[0]).parent))
            self.import_asked.emit([Path(path) for path in chosen])

    def search_for(self, words: str) -> None:
        """Show the Search room with what it finds for these words."""
        if "Search" in self._rooms:
            self.show_room("Search")
        self.search_asked.emit(words)

    def _on_reading_plan(self) -> None:
        if self.chooser.meeting_id is None:
            self._desk.said.emit("There is nothing to read yet. Open the pack of a meeting.", False)
            return
        ReadingPlanDialog(self._desk, self.chooser.meeting_id, self).show()

    def _on_trash(self) -> None:
        TrashDialog(self._desk, self).show()

    def _on_time_limits(self) -> None:
        TimeLimitsDialog(self._desk, self).show()

    def _on_findings(self) -> None:
        heard = [self._menus.actions[name] for name in ("undo", "redo")]
        self._findings.show(self.chooser.meeting_id, heard)

    def _on_about(self) -> None:
        QMessageBox.about(
            self,
            f"About {NAME}",
            f"{NAME} {__version__}\n\nA reading desk for the members and officers of a scrutiny"
            " committee. Everything stays on this computer.",
        )

    # The library

    def _on_changed(self, change: Change) -> None:
        self._word_undo()
        if change.shelves & {Shelf.NOTES, Shelf.PAPERS, Shelf.QUESTIONS}:
            self._count()
        for title, room in self._rooms.items():
            if room.shelves & change.shelves:
                self._stale.add(title)
        # After what is stale is known: another meeting in hand shows the room anew by itself.
        if Shelf.PAPERS in change.shelves:
            self.chooser.refresh()
        shown = self.shown_room
        if shown in self._stale:
            self._stale.discard(shown)
            self._rooms[shown].refresh()

    def _on_meeting(self, meeting_id: str | None) -> None:
        for room in self._rooms.values():
            room.set_meeting(meeting_id)
        self._stale = set(self._rooms)
        if self._stack.count():
            self.show_room(self.shown_room)
        self._count()
        self._settings.setValue("meeting", meeting_id or "")
        shown = self.chooser.currentText()
        self.setWindowTitle(f"{shown} – {NAME}" if meeting_id else NAME)

    def _on_page_asked(self, paper_id: str, _page_index: int) -> None:
        try:
            paper = papers.paper(self._desk.library, paper_id)
        except DeskError as error:
            self.show_error(error)
            return
        self.chooser.choose(paper.meeting_id)
        if "Papers" in self._rooms:
            self.show_room("Papers")

    def _count(self) -> None:
        """Say beside Questions how many of the meeting in hand are still to be asked."""
        turns = turns_of(self._desk.library, self.chooser.meeting_id)
        self.rail.set_count("Questions", sum(turn.to_ask for turn in turns))

    def _word_undo(self) -> None:
        self._menus.word_undo(*undoing.steps(self._desk.library))

    # What is remembered

    def _restore(self) -> None:
        geometry = self._settings.value("geometry")
        if not (isinstance(geometry, QByteArray) and self.restoreGeometry(geometry)):
            self.resize(QSize(1366, 720))
        self.chooser.refresh()
        self.chooser.choose(str(self._settings.value("meeting", "")))
        room = str(self._settings.value("room", ""))
        self.go_to_room(room if room in self._rooms else next(iter(self._rooms)))

    # Events

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.rail.fold(folded=self.width() < self._desk.theme.px(NARROW))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if local_files(event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        files = local_files(event.mimeData().urls())
        if files:
            event.acceptProposedAction()
            self.import_asked.emit(files)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.remember()
        self._findings.leave()
        super().closeEvent(event)
