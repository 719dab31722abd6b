"""Every room and every dialog, walked through by Tab: named, reached, large enough, ringed."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from scrutiny_desk import app
from scrutiny_desk.domain.notes import NoteKind
from scrutiny_desk.domain.papers import Paper
from scrutiny_desk.library.library import Library
from scrutiny_desk.services.versions import ChangedPage, PageFate, WhatChanged, WordChange
from scrutiny_desk.ui.export_question import ExportQuestion
from scrutiny_desk.ui.keyboard_help import KeyboardHelp
from scrutiny_desk.ui.papers.what_changed import WhatChangedDialog
from scrutiny_desk.ui.review.accepting import AcceptQuestion
from scrutiny_desk.ui.theme import Theme
from scrutiny_desk.ui.tracker.adding import NewRecommendation
from tests.ui import walking
from tests.ui.filled import put_in, write

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
        paper = put_in(library, tmp_path)
        write(library, paper, "Why did the wait grow?", quote="referrals wait longer")
        write(library, paper, "Good work", NoteKind.PRAISE, page_index=2)
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
def test_every_control_of_a_room(program: app.Program, title: str) -> None:
    window = program.window
    window.go_to_room(title)
    if title == "Papers" and program.papers.paper_id is not None:
        program.papers.open_page(program.papers.paper_id, 4)
    if title == "Recommendations" and program.tracker.model.rows():
        program.tracker.open_row(program.tracker.model.rows()[0].recommendation.id)
    if title == "Search":
        window.search_for("referrals")
    QApplication.processEvents()
    assert findings(window) == {}


def test_the_rooms_are_the_rooms_of_the_window(program: app.Program) -> None:
    assert set(ROOMS) == set(program.window.room_titles)


def test_every_control_with_the_page_as_text(program: app.Program) -> None:
    program.window.go_to_room("Papers")
    program.window.give_command("page_text")
    assert findings(program.window) == {}


def test_every_control_while_a_row_is_added_in_review(program: app.Program) -> None:
    program.window.go_to_room("Review")
    program.window.give_command("review:add")
    assert findings(program.window) == {}


def test_every_control_of_the_palette(program: app.Program) -> None:
    program.window.give_command("palette")
    box = program.window.palette_of_commands.box
    poor = [one for one in (box.line, box.list) if not walking.name_of(one)]
    assert poor == []
    assert box.list.sizeHintForRow(1) >= walking.LEAST_TARGET
    assert box.line.height() >= walking.LEAST_TARGET
    box.close_box()


def changed() -> WhatChanged:
    older, newer = (
        Paper(name, "m", "agenda_pack", "The pack", f"{name}.pdf", name, 3, "2024-01-01T00:00:00Z")
        for name in ("older", "newer")
    )
    pages = (ChangedPage(PageFate.ALTERED, 1, "1", 1, "1", (WordChange("May", "June"),)),)
    return WhatChanged(older, newer, pages)


DIALOGS: dict[str, Callable[[app.Program], QDialog]] = {
    "Keyboard": lambda program: KeyboardHelp(program.desk.theme, list(ROOMS), program.window),
    "Export": lambda program: ExportQuestion(program.desk, None, program.window),
    "What changed": lambda program: WhatChangedDialog(
        program.desk.theme, changed(), program.window
    ),
    "Accept all": lambda program: AcceptQuestion(7, 2, program.window),
    "A recommendation": lambda program: NewRecommendation(
        program.desk, ["Children's committee"], datetime.date(2024, 1, 25), program.window
    ),
}


@pytest.mark.parametrize("name", DIALOGS)
def test_every_control_of_a_dialog(program: app.Program, name: str, qtbot: QtBot) -> None:
    dialog = DIALOGS[name](program)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    dialog.open()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    found = findings(dialog)
    dialog.reject()
    dialog.deleteLater()
    assert found == {}
