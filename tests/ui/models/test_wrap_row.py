from __future__ import annotations

import pytest
from PySide6.QtWidgets import QSizePolicy, QWidget
from pytestqt.qtbot import QtBot

from scrutiny_desk.ui.models.wrap_row import WrapRow

GAP = 8
TALL = 20


class Bare(QWidget):
    """A pane of the test's own, 20 pixels high."""

    def __init__(self, width: int, policy: QSizePolicy.Policy = QSizePolicy.Policy.Fixed) -> None:
        super().__init__()
        self.setMinimumSize(width, TALL)
        self.setSizePolicy(policy, QSizePolicy.Policy.Fixed)


@pytest.fixture
def pane(qtbot: QtBot) -> QWidget:
    pane = QWidget()
    qtbot.addWidget(pane)
    return pane


def laid(pane: QWidget, fields: list[Bare | None], width: int) -> list[tuple[int, int, int]]:
    """Left, top and width of every field; None among the fields is a stretch."""
    row = WrapRow(GAP, pane)
    for field in fields:
        if field is None:
            row.add_stretch()
        else:
            row.addWidget(field)
    pane.resize(width, 200)
    pane.show()
    return [(f.x(), f.y() - fields[0].y(), f.width()) for f in fields if f is not None]


def test_what_follows_a_stretch_stands_at_the_right(pane: QWidget) -> None:
    assert laid(pane, [Bare(100), None, Bare(100)], 400) == [(0, 0, 100), (300, 0, 100)]


def test_it_goes_on_in_a_second_line(pane: QWidget) -> None:
    places = laid(pane, [Bare(100), None, Bare(100), Bare(90)], 205)

    assert [(left, width) for left, _, width in places] == [(0, 100), (0, 100), (108, 90)]
    assert places[1][1] > places[0][1]
    layout = pane.layout()
    assert layout is not None
    assert layout.heightForWidth(205) == 2 * TALL + GAP
    assert layout.heightForWidth(400) == TALL


def test_a_field_that_can_grow_takes_what_is_left(pane: QWidget) -> None:
    growing = Bare(50, QSizePolicy.Policy.Expanding)

    assert laid(pane, [Bare(100), growing], 400) == [(0, 0, 100), (108, 0, 292)]


def test_a_field_of_one_width_takes_nothing_from_the_stretch(pane: QWidget) -> None:
    fixed = Bare(100, QSizePolicy.Policy.Expanding)
    fixed.setFixedWidth(100)

    assert laid(pane, [Bare(100), None, fixed, Bare(50)], 400)[1:] == [
        (242, 0, 100),
        (350, 0, 50),
    ]


def test_it_asks_for_no_more_than_its_widest_field(pane: QWidget) -> None:
    laid(pane, [Bare(100), Bare(180), Bare(90)], 400)

    assert pane.minimumSizeHint().width() == 180
