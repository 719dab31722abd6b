from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from scrutiny_desk.domain.pages.pages import Box
from scrutiny_desk.domain.review.review import FactState, ReviewRow
from scrutiny_desk.services import undoing
from scrutiny_desk.services.review import review
from scrutiny_desk.ui.models.grouped import choose
from scrutiny_desk.ui.models.proposed_rows import TICK
from scrutiny_desk.ui.papers.view.frame import Frame
from scrutiny_desk.ui.review.room import ReviewRoom
from tests.ui.review.found_rows import row_box

SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


def rows(room: ReviewRoom) -> list[ReviewRow]:
    assert room.paper_id is not None
    return review.list_rows(room.desk.library, room.paper_id)


def added(room: ReviewRoom) -> list[ReviewRow]:
    return [row for row in rows(room) if row.state is FactState.ADDED]


def text_of(row: ReviewRow, name: str) -> str:
    return next(field.text for field in row.fields if field.name == name)


def cell(room: ReviewRoom, row: int, name: str) -> str:
    return room.adding.model.rows[row].values[name]


def column(room: ReviewRoom, name: str) -> int:
    return [field.name for field in room.adding.model.fields].index(name) + 1


def on_view(room: ReviewRoom, x: float, y: float) -> QPoint:
    """Where a point of the second page stands in the view."""
    view = room.page.view
    slot = view._strip.slots[1]
    down, across = view.verticalScrollBar().value(), view.horizontalScrollBar().value()
    return QPoint(round(slot.x + x * slot.scale - across), round(slot.y + y * slot.scale - down))


def drag(room: ReviewRoom, box: Box) -> None:
    port = room.page.view.viewport()
    start, end = on_view(room, box.x0, box.y0), on_view(room, box.x1, box.y1)
    left = Qt.MouseButton.LeftButton
    QTest.mousePress(port, left, pos=start)
    QTest.mouseMove(port, (start + end) / 2)
    QTest.mouseMove(port, end)
    QTest.mouseRelease(port, left, pos=end)


@pytest.fixture
def adding(room: ReviewRoom) -> ReviewRoom:
    """The room with the missed rows in sight and the rectangle in hand."""
    room.run("review:add")
    room.page.view.show_box(1, row_box(-1).y0 - 40, row_box(3).y1 + 10)
    return room


def test_rows_are_read_in_a_rectangle_drawn_by_mouse_and_added(
    adding: ReviewRoom, qtbot: QtBot
) -> None:
    drag(adding, row_box(2, 3))

    assert adding.adding.section.currentData() == "waiting_times"
    assert [cell(adding, n, "service") for n in (0, 1)] == ["Harbour Clinic", "Hill Clinic"]
    assert cell(adding, 0, "waiting") == "40"
    assert cell(adding, 1, "over_18_weeks") == "7"
    assert adding.adding.add.text() == "Add 2 rows"
    said: list[str] = []
    adding.desk.said.connect(lambda words, _undo: said.append(words))
    adding.adding.add.click()

    assert said == ["2 rows added to “Waiting times”"]
    assert {row.title for row in added(adding)} == {"Harbour Clinic", "Hill Clinic"}
    box = added(adding)[0].box
    assert box is not None
    assert abs(box.y0 - row_box(2).y0) < 3
    assert adding.list.hasFocus()
    assert adding.row is not None
    assert adding.row.title == "Harbour Clinic"
    assert not adding.page.view.draws
    undoing.undo(adding.desk.library)
    assert added(adding) == []


def test_a_rectangle_is_moved_stretched_and_read_by_keyboard(adding: ReviewRoom) -> None:
    view = adding.page.view
    assert view.hasFocus()
    start = view.drawn
    assert start is not None
    QTest.keyClick(view, Qt.Key.Key_Right)
    QTest.keyClick(view, Qt.Key.Key_Down, SHIFT)
    QTest.keyClick(view, Qt.Key.Key_Up, CONTROL)
    drawn = view.drawn
    assert drawn is not None
    assert drawn.box == Box(
        start.box.x0 + 12, start.box.y0 - 2, start.box.x1 + 12, start.box.y1 + 10
    )

    # To the third row of figures, step by step, as a person would.
    target = row_box(2)
    for _ in range(200):
        drawn = view.drawn
        assert drawn is not None
        if drawn.box.y0 < target.y0 - 1:
            QTest.keyClick(view, Qt.Key.Key_Down, CONTROL)
        elif drawn.box.y0 > target.y0 + 1:
            QTest.keyClick(view, Qt.Key.Key_Up, CONTROL)
        elif drawn.box.x0 > target.x0:
            QTest.keyClick(view, Qt.Key.Key_Left)
        elif drawn.box.x1 < target.x1:
            QTest.keyClick(view, Qt.Key.Key_Right, SHIFT)
        elif drawn.box.y1 > target.y1 + 4:
            QTest.keyClick(view, Qt.Key.Key_Up, SHIFT)
        else:
            break
    assert "Harbour Clinic 40 3" in view.accessibleDescription()
    QTest.keyClick(view, Qt.Key.Key_Return)

    assert adding.adding.table.hasFocus()
    assert cell(adding, 0, "service") == "Harbour Clinic"
    assert cell(adding, 0, "waiting") == "40"


def test_the_rectangle_goes_to_another_page(adding: ReviewRoom) -> None:
    view = adding.page.view
    QTest.keyClick(view, Qt.Key.Key_PageUp)
    assert view.drawn is not None
    assert view.drawn.page_index == 0
    QTest.keyClick(view, Qt.Key.Key_PageUp)
    QTest.keyClick(view, Qt.Key.Key_PageDown)
    assert view.drawn.page_index == 1


def test_only_ticked_rows_are_added_as_they_were_edited(adding: ReviewRoom, qtbot: QtBot) -> None:
    drag(adding, row_box(2, 3))
    table, model = adding.adding.table, adding.adding.model
    choose(table, model.index(1, TICK))
    QTest.keyClick(table, Qt.Key.Key_Space)
    assert adding.adding.add.text() == "Add the row"
    choose(table, model.index(0, column(adding, "waiting")))
    QTest.keyClick(table, Qt.Key.Key_F2)
    editor = table.findChild(QLineEdit)
    assert editor is not None
    editor.setText("41")
    # Ctrl+Enter from the open cell: what is typed there is added too.
    QTest.keyClick(editor, Qt.Key.Key_Return, CONTROL)

    assert [text_of(row, "waiting") for row in added(adding)] == ["41"]


def test_a_row_is_typed_without_a_rectangle(adding: ReviewRoom, qtbot: QtBot) -> None:
    table, model = adding.adding.table, adding.adding.model
    assert not adding.adding.add.isEnabled()
    model.setData(model.index(0, column(adding, "service")), "Moor Clinic")
    model.setData(model.index(0, column(adding, "as_of")), "December 2023")
    assert table.isVisible()
    adding.adding.add.click()

    assert [(row.title, row.page_index) for row in added(adding)] == [("Moor Clinic", 1)]


def test_a_row_that_cannot_be_read_stays_and_says_why(adding: ReviewRoom) -> None:
    model = adding.adding.model
    model.setData(model.index(0, column(adding, "service")), "Moor Clinic")
    model.setData(model.index(0, column(adding, "waiting")), "many")
    adding.adding.add.click()

    assert added(adding) == []
    assert adding.adding.trouble.text().startswith("Not added: ")
    assert cell(adding, 0, "waiting") == "many"
    # Going back and coming again loses nothing.
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert adding.list.hasFocus()
    adding.run("review:add")
    assert cell(adding, 0, "waiting") == "many"


def test_nothing_in_the_rectangle_leaves_a_row_to_type_in(adding: ReviewRoom) -> None:
    adding.page.view.frame_taken.emit(Frame(0, Box(10, 600, 200, 700)))

    assert "No row could be read there" in adding.adding.told.text()
    assert len(adding.adding.model.rows) == 1


def test_another_kind_of_rows_is_read_from_the_same_rectangle(adding: ReviewRoom) -> None:
    drag(adding, row_box(2, 3))
    box = adding.adding.section
    box.setCurrentIndex(box.findData("agenda_items"))
    box.activated.emit(box.currentIndex())

    assert [field.name for field in adding.adding.model.fields][:2] != ["service", "as_of"]
    assert adding.adding.model.rows


def test_words_in_the_wrong_column_are_moved_in_every_row(adding: ReviewRoom) -> None:
    drag(adding, row_box(2, 3))
    table, model = adding.adding.table, adding.adding.model
    before = [(cell(adding, n, "waiting"), cell(adding, n, "over_18_weeks")) for n in (0, 1)]
    assert column(adding, "over_18_weeks") == column(adding, "waiting") + 1
    choose(table, model.index(0, column(adding, "waiting")))
    QTest.keyClick(table, Qt.Key.Key_Right, CONTROL)

    after = [(cell(adding, n, "over_18_weeks"), cell(adding, n, "waiting")) for n in (0, 1)]
    assert after == before
    assert table.currentIndex().column() == column(adding, "over_18_weeks")
    table._on_heading(TICK)
    QTest.keyClick(table, Qt.Key.Key_Left, CONTROL)
    assert cell(adding, 0, "waiting") == before[0][0]


def test_a_choice_is_chosen_from_its_words(adding: ReviewRoom) -> None:
    box, table, model = adding.adding.section, adding.adding.table, adding.adding.model
    for place in range(box.count()):
        fields = review.empty_row(str(box.itemData(place)))
        if any(field.kind == "choice" for field in fields):
            break
    box.setCurrentIndex(place)
    box.activated.emit(place)
    at = next(n for n, field in enumerate(model.fields, start=1) if field.kind == "choice")
    choose(table, model.index(0, at))
    QTest.keyClick(table, Qt.Key.Key_F2)

    editor = table.findChild(QComboBox)
    assert editor is not None
    assert [editor.itemText(n) for n in range(editor.count())] == [*model.fields[at - 1].choices]


@pytest.mark.parametrize("where", ["page", "table"])
def test_escape_goes_back_to_the_rows(adding: ReviewRoom, where: str) -> None:
    holder = adding.page.view if where == "page" else adding.adding.table
    holder.setFocus()
    QTest.keyClick(holder, Qt.Key.Key_Escape)

    assert adding.list.hasFocus()
    assert not adding.page.view.draws
    assert adding.list.isVisible()
    assert adding.top.tabs.isVisible()
    framed = adding.page.view.framed
    assert framed is not None
    assert framed.box == row_box(1)


def test_a_click_without_a_drag_reads_nothing(adding: ReviewRoom) -> None:
    before = len(adding.adding.model.rows)
    QTest.mouseClick(
        adding.page.view.viewport(), Qt.MouseButton.LeftButton, pos=on_view(adding, 100, 200)
    )
    assert len(adding.adding.model.rows) == before
    assert not adding.adding.table.hasFocus()
