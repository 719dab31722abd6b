from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from scrutiny_desk.domain.pages.links import Link
from scrutiny_desk.services.papers import papers
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.papers.room import PapersRoom


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """A pack of twelve pages with bookmarks; its first page links to page 7 and to the web."""
    path = tmp_path / "pack.pdf"
    canvas = Canvas(str(path), pagesize=A4, invariant=True)
    for number in range(1, 13):
        canvas.setFont("Helvetica", 12)
        canvas.bookmarkPage(f"p{number}")
        canvas.addOutlineEntry(f"Part {number}", f"p{number}", level=0 if number % 4 == 1 else 1)
        canvas.drawString(72, 700, f"Alpha{number} beta gamma")
        if number == 1:
            canvas.linkAbsolute("go", "p9", Rect=(72, 695, 112, 715))
            canvas.linkURL("https://example.org/a", (115, 695, 140, 715))
        if number > 2:
            canvas.drawCentredString(297, 30, f"Page {number - 2}")
        canvas.showPage()
    canvas.save()
    return path


@pytest.fixture
def room(full_desk: Desk, qtbot: QtBot) -> Iterator[PapersRoom]:
    shown = PapersRoom(full_desk)
    shown.resize(1100, 700)
    shown.set_meeting(papers.list_meetings(full_desk.library)[0].id)
    shown.refresh()
    shown.show()
    qtbot.addWidget(shown)
    qtbot.waitExposed(shown)
    shown.activateWindow()
    qtbot.waitUntil(shown.isActiveWindow)
    yield shown
    shown.close()


def point_of(room: PapersRoom, link: Link) -> QPoint:
    slot = room.view._strip.slots[0]
    box = slot.to_strip(link.box)
    return QPoint(int(box.x0) + 5, int(box.y0 - room.view.verticalScrollBar().value()) + 5)


def test_a_click_on_a_link_jumps_and_back_returns(room: PapersRoom) -> None:
    inner = room.linking.on_page(0)[0]
    view = room.view.viewport()
    QTest.mouseMove(view, point_of(room, inner))
    assert view.cursor().shape() is Qt.CursorShape.PointingHandCursor
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=point_of(room, inner))
    assert room.view.current_page == 8
    QApplication.processEvents()
    room.run("back")
    assert room.view.current_page == 0
    QTest.mouseMove(view, QPoint(5, 5))
    assert view.cursor().shape() is Qt.CursorShape.IBeamCursor


def test_a_drag_over_a_link_selects_its_words(room: PapersRoom) -> None:
    inner = room.linking.on_page(0)[0]
    view, start = room.view.viewport(), point_of(room, inner)
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(view, start + QPoint(60, 0))
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=start + QPoint(60, 0))
    assert room.view.current_page == 0
    assert room.view.selector.quote().startswith("Alpha1")


def test_the_links_of_a_page_are_listed_for_the_keyboard(room: PapersRoom) -> None:
    menu = room.linking.menu()
    assert menu is not None
    entries = menu.actions()
    assert [one.text() for one in entries] == ["Alpha1 → page 7", "beta → https://example.org/a"]
    entries[0].trigger()
    assert room.view.current_page == 8
    menu.close()


def test_a_page_without_links_says_so(room: PapersRoom, qtbot: QtBot) -> None:
    room.view.go_to(3)
    with qtbot.waitSignal(room.desk.said) as said:
        room.run("links")
    assert said.args[0] == "There are no links on this page."


def asked(room: PapersRoom) -> QMessageBox:
    return next(box for box in room.findChildren(QMessageBox) if box.isVisible())


def test_the_web_is_asked_about_with_its_address(room: PapersRoom, qtbot: QtBot) -> None:
    gone: list[QUrl] = []
    room.linking._open_address = lambda url: bool(gone.append(url)) or True
    outer = room.linking.on_page(0)[1]
    room.linking.follow(outer)
    box = asked(room)
    assert box.informativeText() == "https://example.org/a"
    QTest.keyClick(box, Qt.Key.Key_Escape)
    assert gone == []
    room.linking.follow(outer)
    go = next(one for one in asked(room).buttons() if one.text() == "Open it")
    go.click()
    assert gone == [QUrl("https://example.org/a")]


def test_a_file_is_never_opened(room: PapersRoom, qtbot: QtBot) -> None:
    outer = room.linking.on_page(0)[1]
    with qtbot.waitSignal(room.desk.said) as said:
        room.linking.follow(Link(outer.box, address="file:///etc/passwd"))
    assert "Nothing was opened" in said.args[0]


def test_bookmarks_are_a_tree_walked_by_keys(room: PapersRoom) -> None:
    assert room.bookmarks.isHidden()
    room.run("bookmarks")
    tree = room.bookmarks.tree
    assert tree.hasFocus()
    assert tree.topLevelItemCount() == 3
    assert room.agenda.isHidden()
    QTest.keyClick(tree, Qt.Key.Key_Down)
    QTest.keyClick(tree, Qt.Key.Key_Down)
    assert room.view.current_page == 2
    QTest.keyClick(tree, Qt.Key.Key_End)
    assert room.view.current_page == 11
    QTest.keyClick(tree, Qt.Key.Key_Escape)
    assert room.bookmarks.isHidden()
    assert not room.agenda.isHidden()
    assert room.view.hasFocus()
    QApplication.processEvents()
    room.run("back")
    assert room.view.current_page == 0


def test_bookmarks_open_at_the_page_that_is_read(room: PapersRoom) -> None:
    room.view.go_to(6)
    room.run("bookmarks")
    assert room.view.current_page == 6
    here = room.bookmarks.tree.currentItem()
    assert here is not None
    assert here.text(0) == "Part 7"


def test_f6_goes_through_every_open_part(room: PapersRoom) -> None:
    room.run("bookmarks")
    room.run("fold_agenda")
    room.run("find")
    room.run("go_to_page")
    room.view.setFocus()
    seen = []
    for _ in range(6):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_F6)
        holder = QApplication.focusWidget()
        parts = (room.agenda, room.bookmarks, room.go_to_bar, room.find_bar, room.view, room.notes)
        seen.append(
            next(n for n, part in enumerate(parts) if part is holder or part.isAncestorOf(holder))
        )
    assert seen == [5, 0, 1, 2, 3, 4]
