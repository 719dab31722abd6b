from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QMouseEvent, QWheelEvent
from PySide6.QtPdf import QPdfDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from scrutiny_desk.domain.notes.notes import NoteKind
from scrutiny_desk.domain.pages.pages import Box, Word
from scrutiny_desk.domain.papers.papers import PageRow
from scrutiny_desk.services.papers import papers
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.papers.marks.painting import Mark
from scrutiny_desk.ui.papers.view.images import KEPT_BYTES
from scrutiny_desk.ui.papers.view.pages import PageView
from scrutiny_desk.ui.papers.view.pieces import TILE
from tests.pictured import chart, pdf_with, photograph

CTRL = Qt.KeyboardModifier.ControlModifier
NOTICE = "This page is intentionally left blank"


@pytest.fixture
def view(full_desk: Desk, pack: Path, qtbot: QtBot) -> Iterator[PageView]:
    shown = PageView(full_desk)
    qtbot.addWidget(shown)
    shown.resize(820, 640)
    library = full_desk.library
    paper_id = papers.list_papers(library)[0].id

    def words(index: int) -> Sequence[Word]:
        return papers.words_on(library, paper_id, index)

    shown.show_paper(papers.pages_of(library, paper_id), pack.read_bytes(), words)
    shown.show()
    qtbot.waitExposed(shown)
    yield shown
    shown.close()


def with_blank(view: PageView, pack: Path, *blank: int) -> None:
    """The same paper with some of its pages (from 0) left blank."""
    pages: list[PageRow] = [
        replace(page, text=NOTICE) if page.index in blank else page for page in view._pages
    ]
    view.show_paper(pages, pack.read_bytes(), view.selector._fetch or (lambda _: ()))


def seen(view: PageView) -> QImage:
    return view.viewport().grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def darkness(image: QImage) -> float:
    """How dark a picture is in the mean, 0 (white) to 255."""
    small = image.scaled(64, 64, mode=Qt.TransformationMode.SmoothTransformation)
    greys = [255 - small.pixelColor(x, y).lightness() for x in range(64) for y in range(64)]
    return sum(greys) / len(greys)


def turn_wheel(view: PageView, at: QPoint, eighths: int) -> None:
    event = QWheelEvent(
        QPointF(at),
        QPointF(view.viewport().mapToGlobal(at)),
        QPoint(),
        QPoint(0, eighths),
        Qt.MouseButton.NoButton,
        CTRL,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view.viewport(), event)


def test_at_four_times_its_size_a_page_is_sharp_and_only_what_is_seen_of_it_is_drawn(
    view: PageView, pack: Path, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(view.sharpened):
        view.go_to(3, 0.1)
        view.set_zoom(4.0)
    drawn = [piece for piece in view.images._kept if piece.index == 3 and not piece.whole]
    assert drawn
    assert all(piece.wide <= TILE and piece.high <= TILE for piece in drawn)
    slot = view._strip.slots[3]
    document = QPdfDocument()
    assert document.load(str(pack)) is QPdfDocument.Error.None_
    whole = document.render(3, QSize(drawn[0].full_width, drawn[0].full_height))
    document.close()
    corner = (QPointF(round(slot.x), round(slot.y)) - view._origin()).toPoint()
    ours = seen(view)
    off = compared = 0
    for x in range(20, ours.width() - 20, 7):
        for y in range(20, ours.height() - 20, 7):
            there = QPoint(x, y) - corner
            if not whole.rect().contains(there):
                continue
            printed = whole.pixelColor(there).alpha()
            off += abs(255 - ours.pixelColor(x, y).lightness() - printed) > 80
            compared += 1
    assert compared > 5000
    assert off < compared * 0.01


def test_a_page_without_its_picture_is_shown_coarsely_and_never_white(
    view: PageView, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: len(view.images._small) == 12)
    view.set_zoom(3.0)
    view.go_to(9, 0.05)
    assert not any(piece.index == 9 and not piece.whole for piece in view.images._kept)
    assert darkness(seen(view)) > 2


def test_the_next_page_is_drawn_before_it_is_turned_to(view: PageView, qtbot: QtBot) -> None:
    view.fit_page()
    view.go_to(4)
    qtbot.waitUntil(lambda: {4, 5, 6} <= {piece.index for piece in view.images._kept})
    qtbot.waitUntil(lambda: not view.drawing)
    told = []
    view.sharpened.connect(lambda: told.append(view.current_page))
    view.turn_over(1)
    seen(view)
    assert told == [5]
    assert view.images.kept_bytes() <= KEPT_BYTES


def test_a_page_that_is_foreseen_is_drawn_before_it_is_gone_to(
    view: PageView, qtbot: QtBot
) -> None:
    drawn = lambda: {piece.index for piece in view.images._kept}  # noqa: E731
    qtbot.waitUntil(lambda: view.sharp and not view.drawing)
    assert 7 not in drawn()
    view.foresee("one", [7])
    view.foresee("other", [10_000, -1])
    qtbot.waitUntil(lambda: 7 in drawn())
    view.foresee("one", ())
    assert view.sharp


def test_a_page_seen_whole_is_turned_by_keys(view: PageView) -> None:
    view.fit_page()
    slot = view._strip.slots[0]
    assert slot.height <= view.viewport().height()
    for key, page in (
        (Qt.Key.Key_Space, 1),
        (Qt.Key.Key_PageDown, 2),
        (Qt.Key.Key_Right, 3),
        (Qt.Key.Key_Left, 2),
        (Qt.Key.Key_PageUp, 1),
    ):
        QTest.keyClick(view, key)
        assert view.current_page == page
    QTest.keyClick(view, Qt.Key.Key_End)
    assert view.current_page == 11


def test_two_pages_side_by_side_keep_the_place_and_turn_together(view: PageView) -> None:
    view.go_to(4)
    view.commands()["spread"]()
    assert view.place() == (4, 0.0)
    assert view.current_page == 4
    assert view._strip.beside(4) == (3, 4)
    view.turn_over(1)
    assert view.current_page == 5
    view.turn_over(-1)
    assert view.current_page == 3
    right = view._strip.slots[4]
    word = right.to_strip(view.selector.words(4)[0].box)
    point = (QPointF(*word.centre) - view._origin()).toPoint()
    assert view.word_under(point) == (4, 0)
    view.fit_page()
    assert view._strip.slots[4].height <= view.viewport().height()
    view.commands()["spread"]()
    assert view._strip.beside(3) == (3,)


def test_the_wheel_zooms_round_the_pointer(view: PageView) -> None:
    view.go_to(2, 0.3)
    at = QPoint(500, 400)
    before = view.spot_under(at)
    assert before is not None
    turn_wheel(view, at, 60)
    assert view.zoom is None
    turn_wheel(view, at, 60)
    turn_wheel(view, at, 120)
    assert view.zoom is not None
    after = view.spot_under(at)
    assert after is not None
    assert after[0] == before[0]
    assert after[1:] == pytest.approx(before[1:], abs=2)


def test_blank_pages_are_dimmed_and_fold_away(view: PageView, pack: Path, qtbot: QtBot) -> None:
    with_blank(view, pack, 3, 4)
    assert view.blank_pages == {3, 4}
    view.go_to(2)
    view.commands()["fold_blank"]()
    assert view.current_page == 2
    view.turn_over(1)
    assert view.current_page == 5
    view.go_to(3)
    assert view.current_page == 3
    assert not view._strip.is_folded(3)
    assert view._strip.is_folded(4)
    view.show_box(4, 10, 20)
    assert not view._strip.is_folded(4)
    view.commands()["fold_blank"]()
    assert not any(view._strip.is_folded(page.index) for page in view._pages)


def test_a_paper_of_blank_pages_alone_stays_in_sight(view: PageView, pack: Path) -> None:
    with_blank(view, pack, *range(12))
    view.commands()["fold_blank"]()
    assert len(view._strip.rows) == 12


def test_a_dark_page_has_light_print_and_its_marks_are_seen(view: PageView, qtbot: QtBot) -> None:
    view.set_marks({0: (Mark("one", NoteKind.QUESTION, 0, (Box(72, 85, 300, 110),)),)}, None)
    with qtbot.waitSignal(view.sharpened):
        view.commands()["night"]()
    picture = seen(view)
    slot = view._strip.slots[0]
    paper = picture.pixelColor((QPointF(slot.x + 20, slot.y + 20) - view._origin()).toPoint())
    assert paper.lightness() < 40
    colours = {
        picture.pixelColor(x, y).name() for x in range(60, 760, 2) for y in range(20, 300, 2)
    }
    assert max(QColor(one).lightness() for one in colours) > 200
    marked = slot.to_strip(Box(290, 86, 299, 90))
    tint = picture.pixelColor((QPointF(*marked.centre) - view._origin()).toPoint())
    assert abs(tint.hslHue() - QColor("#FFE38A").hslHue()) < 15
    assert 40 < tint.lightness() < 140


def test_a_dark_page_leaves_photographs_as_they_are_but_not_charts(
    view: PageView, qtbot: QtBot
) -> None:
    page = replace(view._pages[0], width=400.0, height=600.0)
    view.show_paper([page], pdf_with(photograph(), chart()), lambda _index: ())
    spots = ((160, 425), (100, 400), (220, 480))
    in_chart = (70, 515)

    def colours() -> list[QColor]:
        picture, slot = seen(view), view._strip.slots[0]
        places = [slot.to_strip(Box(x, y, x, y)) for x, y in (*spots, in_chart)]
        return [
            picture.pixelColor((QPointF(at.x0, at.y0) - view._origin()).toPoint()) for at in places
        ]

    view.fit_page()
    qtbot.waitUntil(lambda: view.sharp and not view.drawing)
    *light, white = colours()
    assert white.lightness() > 240
    with qtbot.waitSignal(view.sharpened):
        view.commands()["night"]()
    *dark, ground = colours()
    assert dark == light
    assert ground.lightness() < 40
    view.turn_page()
    qtbot.waitUntil(lambda: view.sharp and not view.drawing)
    *turned, ground = colours()
    for one, other in zip(light, turned, strict=True):
        # The pixel beside it at the most.
        assert abs(one.lightness() - other.lightness()) < 25
    assert ground.lightness() < 40


def test_the_ground_of_the_scroll_bar_is_that_beside_the_pages(
    view: PageView, full_desk: Desk
) -> None:
    QApplication.instance().setPalette(full_desk.theme.palette())
    bar = view.verticalScrollBar()
    picture = bar.parentWidget().grab().toImage()
    assert picture.pixelColor(0, 0) == full_desk.theme.paint("well")


def test_the_page_after_a_marked_one_is_as_white_as_any(view: PageView, qtbot: QtBot) -> None:
    view.set_marks({0: (Mark("one", NoteKind.QUESTION, 0, (Box(72, 85, 300, 110),)),)}, "one")
    with qtbot.waitSignal(view.sharpened):
        view.go_to(0, 0.5)
    slot = view._strip.slots[1]
    spot = (QPointF(slot.x + 20, slot.y + 20) - view._origin()).toPoint()
    assert view.viewport().rect().contains(spot)
    assert seen(view).pixelColor(spot).name() == "#ffffff"


def test_pages_that_fit_the_width_are_not_scrolled_sideways(view: PageView) -> None:
    for width in range(500, 900, 7):
        view.resize(width, 500)
        for name in ("zoom_page", "spread", "zoom_fit"):
            view.commands()[name]()
            assert view.horizontalScrollBar().maximum() == 0, (width, name)


def test_a_page_is_turned_with_its_words(view: PageView, qtbot: QtBot) -> None:
    view.go_to(5)
    told: list[tuple[int, int]] = []
    view.turned.connect(lambda page, degrees: told.append((page, degrees)))
    with qtbot.waitSignal(view.sharpened):
        view.turn_page()
    assert told == [(5, 90)]
    slot = view._strip.slots[5]
    assert slot.width > slot.height
    word = view.selector.words(5)[0].box
    point = (QPointF(*slot.to_strip(word).centre) - view._origin()).toPoint()
    assert view.word_under(point) == (5, 0)
    QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert view.selector.quote() == "Alpha6"
    view.clear_selection()
    line = slot.to_strip(Box(72, word.y0, 280, word.y1))
    beside = slot.to_strip(Box(72, word.y1 + 6, 280, word.y1 + 14))
    picture = seen(view)

    def print_in(box: Box) -> int:
        corner = (QPointF(box.x0, box.y0) - view._origin()).toPoint()
        return sum(
            picture.pixelColor(corner.x() + x, corner.y() + y).lightness() < 120
            for x in range(int(box.width))
            for y in range(int(box.height))
        )

    assert print_in(line) > 200
    assert print_in(beside) == 0
    for _ in range(3):
        view.turn_page()
    assert told[-1] == (5, 0)
    assert view._strip.slots[5].turned == 0


class Paints(QObject):
    """Counts how often something is painted."""

    def __init__(self, watched: QWidget) -> None:
        super().__init__(watched)
        self.count = 0
        watched.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        self.count += event.type() == QEvent.Type.Paint
        return False


def resting(view: PageView, qtbot: QtBot, seconds: float) -> None:
    """Every picture that was wanted is drawn, and each page is known to take so long."""
    qtbot.waitUntil(lambda: len(view.images._small) == 12 and not view.drawing)
    view.images._at_once._seconds = dict.fromkeys(range(12), seconds)


def test_a_page_gone_to_is_there_at_once_and_looks_as_it_will(view: PageView, qtbot: QtBot) -> None:
    resting(view, qtbot, 0.0)
    assert not any(piece.index == 9 for piece in view.images._kept)
    view.go_to(9)
    assert view.sharp
    at_once = seen(view)
    qtbot.waitUntil(lambda: any(piece.index == 9 for piece in view.images._kept))
    qtbot.waitUntil(lambda: not view.drawing)
    assert view.images._at_once._drawn == {}
    assert seen(view) == at_once


def test_a_turned_page_gone_to_is_there_at_once_too(view: PageView, qtbot: QtBot) -> None:
    view.turn_pages({8: 90, 9: 270})
    resting(view, qtbot, 0.0)
    view.go_to(8, 0.2)
    assert view.sharp
    at_once = seen(view)
    qtbot.waitUntil(lambda: {8, 9} <= {piece.index for piece in view.images._kept})
    assert seen(view) == at_once


def test_a_page_that_takes_long_is_drawn_beside_before_its_neighbours(
    view: PageView, qtbot: QtBot
) -> None:
    resting(view, qtbot, 1.0)
    view.go_to(11)
    assert [one.slot.index for one in view._shown()] == [10, 11]
    assert not view.sharp
    asked = [piece.index for piece in view.images._asked.values() if not isinstance(piece, int)]
    assert asked == [11, 10]
    qtbot.waitUntil(lambda: view.sharp)


def test_what_is_sharp_already_is_not_painted_again(view: PageView, qtbot: QtBot) -> None:
    resting(view, qtbot, 0.0)
    view.go_to(6)
    seen(view)
    painted = Paints(view.viewport())
    qtbot.waitUntil(lambda: {6, 7, 8} <= {piece.index for piece in view.images._kept})
    qtbot.waitUntil(lambda: not view.drawing)
    QApplication.processEvents()
    assert painted.count <= 1


def test_a_drag_held_below_the_view_scrolls_on_and_selects_what_comes(
    view: PageView, qtbot: QtBot
) -> None:
    view.set_zoom(1.0)
    slot = view._strip.slots[0]
    word = slot.to_strip(view.selector.words(0)[0].box)
    start = QPoint(int(word.x0) + 2, int(word.y0) + 2)
    inside = view.viewport()
    QTest.mousePress(inside, Qt.MouseButton.LeftButton, pos=start)
    before = view.verticalScrollBar().value()
    below = QPointF(start.x() + 40, inside.height() + 60)
    moved = QMouseEvent(
        QEvent.Type.MouseMove,
        below,
        QPointF(inside.mapToGlobal(below.toPoint())),
        Qt.MouseButton.NoButton,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(inside, moved)
    # The pointer rests; it is scrolled all the same, on to the next page.
    qtbot.waitUntil(lambda: view.selector.selection is not None and _reached(view) >= 1)
    assert view.verticalScrollBar().value() > before
    QTest.mouseRelease(inside, Qt.MouseButton.LeftButton, pos=below.toPoint())
    assert not view._pulling.isActive()
    assert view.selector.selection is not None


def _reached(view: PageView) -> int:
    chosen = view.selector.selection
    return -1 if chosen is None else chosen.last.page_index
