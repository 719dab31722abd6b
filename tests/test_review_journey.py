"""Review in the whole program: look, correct, drop, add by mouse and keyboard, and keep it all."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from pypdf import PdfReader, PdfWriter
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from scrutiny_desk.app import Program
from scrutiny_desk.domain.pages.pages import Box
from scrutiny_desk.domain.review.review import FactState, ReviewRow
from scrutiny_desk.services import undoing
from scrutiny_desk.services.measures import measures
from scrutiny_desk.services.papers import papers
from scrutiny_desk.services.review import review
from scrutiny_desk.services.tracker import recommendations
from scrutiny_desk.ui.models.grouped import choose
from tests.test_program import PACK, Opener, bring_in, open_program

__all__ = ["open_program"]

SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
LEFT_OUT = 25
"""A page of the sample on which no row stands that is looked at here."""


def rows(program: Program, section: str, paper_id: str | None = None) -> list[ReviewRow]:
    wanted = paper_id or program.review.paper_id
    assert wanted is not None
    return [row for row in review.list_rows(program.library, wanted) if row.section == section]


def take(program: Program, row: ReviewRow) -> None:
    """Put a row in hand, as a click on it does."""
    room = program.review
    choose(room.list, room.model.index_of(row.id))
    room.list.setFocus()
    assert room.row is not None
    assert room.row.id == row.id


def on_view(program: Program, page_index: int, x: float, y: float) -> QPoint:
    view = program.review.page.view
    slot = view._strip.slots[page_index]
    down, across = view.verticalScrollBar().value(), view.horizontalScrollBar().value()
    return QPoint(round(slot.x + x * slot.scale - across), round(slot.y + y * slot.scale - down))


def drag(program: Program, page_index: int, box: Box) -> None:
    port = program.review.page.view.viewport()
    start = on_view(program, page_index, box.x0, box.y0)
    end = on_view(program, page_index, box.x1, box.y1)
    QTest.mousePress(port, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(port, end)
    QTest.mouseRelease(port, Qt.MouseButton.LeftButton, pos=end)


def to_frame(program: Program, box: Box) -> None:
    """Move and stretch the rectangle by keyboard until it lies over a box."""
    view = program.review.page.view
    for _ in range(400):
        assert view.drawn is not None
        here = view.drawn.box
        if here.y0 < box.y0 - 2:
            QTest.keyClick(view, Qt.Key.Key_Down, CONTROL)
        elif here.y0 > box.y0 + 2:
            QTest.keyClick(view, Qt.Key.Key_Up, CONTROL)
        elif here.y1 > box.y1 + 6:
            QTest.keyClick(view, Qt.Key.Key_Up, SHIFT)
        else:
            return
    raise AssertionError("the rectangle never came to lie over the row")


def added(program: Program) -> list[ReviewRow]:
    return [row for row in rows(program, "waiting_times") if row.state is FactState.ADDED]


def texts(row: ReviewRow) -> dict[str, str]:
    return {field.name: field.text for field in row.fields}


def targets(program: Program) -> dict[str, str]:
    """The target date of each recommendation of the tracker, by its number."""
    return {
        str(row.recommendation.number): row.recommendation.target_text
        for row in recommendations.list_recommendations(program.library, date(2031, 3, 6))
    }


def count_of_readings(program: Program) -> int:
    return sum(len(one.readings) for one in measures.list_measures(program.library))


def without_a_page(path: Path) -> Path:
    """The pack as it is sent again, one page shorter."""
    writer = PdfWriter()
    for index, page in enumerate(PdfReader(PACK).pages):
        if index != LEFT_OUT:
            writer.add_page(page)
    writer.write(path)
    return path


def looked_at(program: Program, paper_id: str) -> set[tuple[str, str, FactState]]:
    return {
        (row.section, row.title, row.state)
        for row in review.list_rows(program.library, paper_id)
        if row.state is not FactState.FOUND
    }


def accept_doubtful(program: Program) -> int:
    """Accept every doubtful row with Enter, its page in sight; how many there were."""
    room = program.review
    assert room.paper_id is not None
    doubtful = review.progress(program.library, room.paper_id).doubtful
    room.list.setFocus()
    for left in range(doubtful, 0, -1):
        assert room.row is not None
        assert room.row.doubtful
        assert room.page.view.current_page == room.row.page_index
        assert review.progress(program.library, room.paper_id).doubtful == left
        QTest.keyClick(room.list, Qt.Key.Key_Return)
    assert review.progress(program.library, room.paper_id).doubtful == 0
    return doubtful


def correct_target(program: Program, number: str, target: str) -> None:
    """Type another target date of a row of the tracker; its whole row is framed meanwhile."""
    room = program.review
    row = next(row for row in rows(program, "recommendations") if texts(row)["number"] == number)
    take(program, row)
    framed = room.page.view.framed
    assert framed is not None
    assert row.box is not None
    assert framed.box.width > 4 * row.box.width
    QTest.keyClick(room.list, Qt.Key.Key_F2)
    room.form.editor("target_text").type_words(target)
    room.settle()


def drop(program: Program, row: ReviewRow) -> None:
    take(program, row)
    QTest.keyClick(program.review.list, Qt.Key.Key_Delete)


def add_by_mouse(program: Program, row: ReviewRow) -> None:
    """Draw over a row with the mouse, and add what is read there."""
    room = program.review
    place = review.row_frame(program.library, row)
    assert place is not None
    take(program, row)
    QTest.keyClick(room.list, Qt.Key.Key_Insert)
    room.page.view.show_box(row.page_index, place.y0 - 40, place.y1 + 10)
    drag(program, row.page_index, Box(place.x0 - 2, place.y0, place.x1 + 2, place.y1))
    QTest.keyClick(room.adding.table, Qt.Key.Key_Return, CONTROL)


def add_by_keyboard(program: Program, row: ReviewRow) -> None:
    """The same with keys alone."""
    room = program.review
    place = review.row_frame(program.library, row)
    assert place is not None
    take(program, row)
    QTest.keyClick(room.list, Qt.Key.Key_Insert)
    to_frame(program, place)
    assert room.page.view.drawn is not None
    assert room.page.view.drawn.page_index == row.page_index
    QTest.keyClick(room.page.view, Qt.Key.Key_Return)
    QTest.keyClick(room.adding.table, Qt.Key.Key_Return, CONTROL)


def test_a_review_from_import_to_the_revised_pack(
    open_program: Opener, tmp_path: Path, qtbot: QtBot
) -> None:
    program = open_program()
    bring_in(program, PACK, qtbot)
    pack = program.papers.paper_id
    assert pack is not None
    QTest.keyClick(program.papers.view, Qt.Key.Key_F7)
    assert program.window.shown_room == program.review.title
    doubtful = accept_doubtful(program)
    assert doubtful > 0

    # A target date put right is the tracker's too; a dropped row leaves the measures.
    before, readings = targets(program)["2"], count_of_readings(program)
    correct_target(program, "2", "March 2030")
    assert targets(program)["2"] == "March 2030"
    missed, other = rows(program, "waiting_times")[2], rows(program, "waiting_times")[0]
    drop(program, missed)
    drop(program, other)
    assert count_of_readings(program) < readings

    add_by_mouse(program, missed)
    assert [texts(row) for row in added(program)] == [texts(missed)]
    add_by_keyboard(program, other)
    assert texts(other) in [texts(row) for row in added(program)]
    assert len(added(program)) == 2
    assert count_of_readings(program) == readings

    # Each is one step of Undo, and comes back.
    done = looked_at(program, pack)
    for _ in range(doubtful + 5):
        undoing.undo(program.library)
    assert looked_at(program, pack) == set()
    assert targets(program)["2"] == before
    for _ in range(doubtful + 5):
        undoing.redo(program.library)
    assert looked_at(program, pack) == done

    # Closed and opened again, everything is there; the revised pack has it all.
    program.window.close()
    program.close()
    again = open_program()
    assert looked_at(again, pack) == done
    bring_in(again, without_a_page(tmp_path / "sample-pack-revised.pdf"), qtbot)
    revised = again.papers.paper_id
    assert revised is not None
    assert {paper.id for paper in papers.list_papers(again.library)} == {pack, revised}
    assert revised != pack
    assert looked_at(again, revised) == done
    assert targets(again)["2"] == "March 2030"
    assert count_of_readings(again) == readings
