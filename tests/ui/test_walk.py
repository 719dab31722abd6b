"""Every room and every dialog, walked through by Tab: named, reached, large enough, ringed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from scrutiny_desk import app
from scrutiny_desk.domain.notes.notes import NoteKind
from scrutiny_desk.library.library import Library
from scrutiny_desk.services.papers import papers
from scrutiny_desk.ui.theme import Theme
from tests.ui import stages, walking
from tests.ui.filled import write
from tests.ui.measures.settled import settle

ROOMS = (
    "Home",
    "Papers",
    "Review",
    "Questions",
    "Recommendations",
    "Measures",
    "Search",
)
CHECKS: tuple[Callable[[QWidget], list[str]], ...] = (
    walking.unnamed,
    walking.pictures_without_words,
    walking.too_small,
    walking.not_reached,
    walking.without_ring,
)


@pytest.fixture(params=["empty", "filled"])
def program(
    request: pytest.FixtureRequest, tmp_path: Path, settings: QSettings, qtbot: QtBot
) -> Iterator[app.Program]:
    library = Library.open(tmp_path / "library", create=True)
    if request.param == "filled":
        stages.fill(library, tmp_path)
        found = next(one for one in papers.list_papers(library) if one.file_name == "other.pdf")
        write(library, found, "Why did the wait grow?", quote="referrals wait longer")
        write(library, found, "Good work", NoteKind.PRAISE, page_index=2)
    theme = Theme.named("light")
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    theme.apply(application)
    made = app.Program(library, theme, settings)
    window = made.window
    qtbot.addWidget(window)
    window.resize(1366, 720)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    yield made
    window.close()
    made.close()
    made.deleteLater()


def findings(window: QWidget) -> dict[str, list[str]]:
    found = {check.__name__: check(window) for check in CHECKS}
    return {name: poor for name, poor in found.items() if poor}


@pytest.mark.parametrize("title", ROOMS)
def test_every_control_of_a_room(program: app.Program, title: str, qtbot: QtBot) -> None:
    window = program.window
    window.go_to_room(title)
    settle(program.measures, qtbot)
    if title == "Papers" and program.papers.paper_id is not None:
        program.papers.open_page(program.papers.paper_id, 4)
    if title == "Recommendations" and program.tracker.model.rows():
        program.tracker.open_row(program.tracker.model.rows()[0].recommendation.id)
    if title == "Search":
        window.search_for("referrals")
    QApplication.processEvents()
    assert findings(window) == {}


@pytest.mark.parametrize("tab", [1, 2, 3])
def test_every_way_to_look_at_the_measures(program: app.Program, tab: int, qtbot: QtBot) -> None:
    program.window.go_to_room("Measures")
    room = program.measures
    settle(room, qtbot)
    room.tabs.setCurrentIndex(tab)
    QApplication.processEvents()
    assert findings(program.window) == {}


def test_the_rooms_are_the_rooms_of_the_window(program: app.Program) -> None:
    assert set(ROOMS) == set(program.window.room_titles)


@pytest.mark.parametrize("name", stages.PANES)
def test_every_control_of_a_pane(program: app.Program, name: str) -> None:
    stages.take_pack(program)
    stages.PANES[name](program)
    stages.settle(program.window)
    assert findings(program.window) == {}


def test_every_link_of_the_page_is_an_entry_to_hit(program: app.Program) -> None:
    stages.take_pack(program)
    program.window.go_to_room("Papers")
    menu = program.papers.linking.menu()
    assert (menu is None) == (program.papers.paper_id is None)
    if menu is not None:
        assert walking.name_of(menu)
        assert len(menu.actions()) == 2
        assert menu.sizeHint().isValid()
        for entry in menu.actions():
            assert entry.text()
            assert menu.actionGeometry(entry).height() >= walking.LEAST_TARGET
        menu.deleteLater()


def test_every_control_of_the_palette(program: app.Program) -> None:
    program.window.give_command("palette")
    box = program.window.palette_of_commands.box
    poor = [one for one in (box.line, box.list) if not walking.name_of(one)]
    assert poor == []
    assert box.list.sizeHintForRow(1) >= walking.LEAST_TARGET
    assert box.line.height() >= walking.LEAST_TARGET
    box.close_box()


@pytest.mark.parametrize("name", stages.DIALOGS)
def test_every_control_of_a_dialog(program: app.Program, name: str) -> None:
    stages.take_pack(program)
    dialog = stages.DIALOGS[name](program)
    if dialog is None:
        return
    with stages.opened(dialog):
        assert dialog.isActiveWindow()
        assert findings(dialog) == {}
