"""The whole window at twice the text size, on a screen of 1366 by 768: nothing is cut off."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from scrutiny_desk import app
from scrutiny_desk.library.library import Library
from scrutiny_desk.services.papers import papers
from scrutiny_desk.services.questions import questions
from scrutiny_desk.ui.theme import Theme
from tests.ui import stages
from tests.ui.filled import write
from tests.ui.measures.settled import settle

WIDTH, HEIGHT = 1366, 738
"""The screen less the title bar of the window."""
ROOMS = ("Home", "Papers", "Review", "Questions", "Recommendations", "Measures", "Search")


@pytest.fixture
def program(
    request: pytest.FixtureRequest, tmp_path: Path, settings: QSettings, qtbot: QtBot
) -> Iterator[app.Program]:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    library = Library.open(tmp_path / "library", create=True)
    if getattr(request, "param", "filled") == "filled":
        stages.fill(library, tmp_path)
        paper = next(one for one in papers.list_papers(library) if one.file_name == "other.pdf")
        write(library, paper, "Why did the wait grow?", quote="referrals wait longer")
    theme = Theme.named("light", 2.0)
    theme.apply(application)
    made = app.Program(library, theme, settings)
    qtbot.addWidget(made.window)
    made.window.resize(WIDTH, HEIGHT)
    made.window.show()
    yield made
    made.window.close()
    made.close()
    made.deleteLater()
    Theme.named("light").apply(application)


def cut_off(window: QWidget) -> list[str]:
    """Labels and buttons that have less room than their words take."""
    found = []
    for one in window.findChildren(QWidget):
        if not one.isVisible() or not isinstance(one, (QLabel, QAbstractButton)) or not one.text():
            continue
        needed = one.minimumSizeHint() if isinstance(one, QAbstractButton) else one.sizeHint()
        wraps = isinstance(one, QLabel) and one.wordWrap()
        narrow = not wraps and one.width() < needed.width() - 2
        low = one.height() < (one.heightForWidth(one.width()) if wraps else needed.height()) - 2
        if narrow or low:
            found.append(f"{one.text()!r} {one.width()}×{one.height()}, {needed.toTuple()}")
    return found


def beyond(window: QWidget) -> list[str]:
    """Controls that stand, in part, outside what shows and cannot be scrolled to."""
    found = []
    for one in window.findChildren(QAbstractButton):
        if not one.isVisible() or _scrolled(one):
            continue
        here = one.mapTo(window, one.rect().bottomRight())
        if not window.rect().contains(here):
            found.append(one.accessibleName() or one.text())
    return found


def cut_sideways(window: QWidget) -> list[str]:
    """Panes whose content is wider than what shows of it and that cannot be scrolled sideways."""
    return [
        f"{one.accessibleName()!r}: {one.widget().width()} in {one.viewport().width()}"
        for one in window.findChildren(QScrollArea)
        if one.isVisible()
        and one.widget() is not None
        and one.horizontalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        and one.widget().width() - 2 > one.viewport().width()
    ]


def _scrolled(one: QWidget) -> bool:
    above = one.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            return True
        above = above.parentWidget()
    return False


@pytest.mark.parametrize("title", ROOMS)
def test_a_room_fits_the_screen_and_cuts_nothing_off(
    program: app.Program, title: str, qtbot: QtBot
) -> None:
    window = program.window
    window.go_to_room(title)
    settle(program.measures, qtbot)
    QApplication.processEvents()
    program.desk.said.emit("Question written", True)
    if title == "Recommendations":
        program.tracker.open_row(program.tracker.model.rows()[0].recommendation.id)
    for _ in range(3):
        QApplication.processEvents()
    assert (window.width(), window.height()) == (WIDTH, HEIGHT)
    assert window.minimumSizeHint().height() <= HEIGHT
    assert window.minimumSizeHint().width() <= WIDTH
    assert cut_off(window) == []
    assert cut_sideways(window) == []
    assert beyond(window) == []


def fits(window: QWidget) -> None:
    """On the screen as it is, at the size that was asked for, and nothing of it cut."""
    least = window.minimumSizeHint()
    assert least.height() <= HEIGHT
    assert least.width() <= WIDTH
    assert window.height() <= HEIGHT
    assert window.width() <= WIDTH
    assert cut_off(window) == []
    assert cut_sideways(window) == []
    assert beyond(window) == []


EMPTY_AND_FILLED = pytest.mark.parametrize("program", ["empty", "filled"], indirect=True)


@EMPTY_AND_FILLED
@pytest.mark.parametrize("name", stages.PANES)
def test_a_pane_fits_the_screen_and_cuts_nothing_off(program: app.Program, name: str) -> None:
    stages.take_pack(program)
    stages.PANES[name](program)
    stages.settle(program.window)
    fits(program.window)


@EMPTY_AND_FILLED
@pytest.mark.parametrize("name", stages.DIALOGS)
def test_a_dialog_fits_the_screen_and_cuts_nothing_off(program: app.Program, name: str) -> None:
    stages.take_pack(program)
    dialog = stages.DIALOGS[name](program)
    if dialog is None:
        return
    with stages.opened(dialog):
        fits(dialog)


@pytest.mark.parametrize("entries", [3, 12])
def test_the_big_question_stays_in_sight_over_the_board(program: app.Program, entries: int) -> None:
    stages.take_pack(program)
    meeting = program.window.chooser.meeting_id or ""
    for _ in range(entries):
        made = questions.add_entry(program.library, meeting, "5", text="How do we know? " * 6)
    program.window.go_to_room("Questions")
    room = stages.questions_room(program)
    room.refresh()
    room.board.take(made.ids[0])
    stages.settle(program.window)
    for field in (room.board.head.name, room.board.head.big, room.board.head.minutes):
        assert field.visibleRegion().boundingRect() == field.rect()
    in_hand = room.board.list.visualRect(room.board.list.currentIndex())
    assert room.board.list.viewport().rect().contains(in_hand.topLeft())
    fits(program.window)


def test_a_meeting_with_a_long_name_makes_no_dialog_wider_than_the_screen(
    program: app.Program,
) -> None:
    name = "Overview and Scrutiny Select Committee for Children, Young People and Families"
    program.library.write(lambda to: to.execute("UPDATE meeting SET committee = ?", (name,)))
    stages.take_pack(program)
    for named, of in stages.DIALOGS.items():
        dialog = of(program)
        if dialog is not None:
            with stages.opened(dialog):
                assert dialog.minimumSizeHint().width() <= WIDTH, named


def test_bookmarks_take_the_place_of_the_notes_where_the_agenda_has_none(
    program: app.Program,
) -> None:
    stages.take_pack(program)
    program.window.go_to_room("Papers")
    stages.settle(program.window)
    room = program.papers
    assert not room.agenda.isVisible()
    before = room.view.width()
    program.window.give_command("bookmarks")
    stages.settle(program.window)
    assert not room.notes.isVisible()
    assert room.view.width() >= before
    program.window.give_command("bookmarks")
    assert room.notes.isVisible()


def test_the_whole_form_of_a_promise_is_in_sight(program: app.Program) -> None:
    stages.take_pack(program)
    meeting = program.window.chooser.meeting_id or ""
    entry = questions.add_entry(program.library, meeting, "5", text="How do we know? " * 12).ids[0]
    program.window.go_to_room("Questions")
    room = stages.questions_room(program)
    room.refresh()
    room.board.take(entry)
    program.window.give_command("meeting")
    stages.settle(program.window)
    pane = room.meeting
    pane.page.key_asked.emit(Qt.Key.Key_W)
    stages.settle(program.window)
    form = pane.page.promise
    assert form.isAncestorOf(program.window.focusWidget())
    view = pane._scroll.viewport()
    top = form.done.mapTo(view, form.done.rect().topLeft()).y()
    assert form.by_whom.mapTo(view, form.by_whom.rect().topLeft()).y() >= 0
    assert top + form.done.height() <= view.height()
