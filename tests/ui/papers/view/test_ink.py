from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from scrutiny_desk.domain.pages.pages import Box
from scrutiny_desk.ui.papers.view.ink import printed_parts


def page(paper: QColor, *printed: QRect) -> QImage:
    image = QImage(298, 421, QImage.Format.Format_RGB32)
    image.fill(paper)
    painter = QPainter(image)
    for rect in printed:
        painter.fillRect(rect, Qt.GlobalColor.black)
    painter.end()
    return image


def touches(parts: list[Box], x: float, y: float) -> bool:
    return any(box.contains(x, y) for box in parts)


def test_print_is_found_where_it_stands_in_points() -> None:
    parts = printed_parts(page(QColor("white"), QRect(200, 10, 60, 8)), 596, 842)
    assert touches(parts, 402, 22)
    assert touches(parts, 518, 34)
    assert not touches(parts, 380, 28)
    assert not touches(parts, 460, 60)


def test_the_paper_itself_is_bare_whatever_its_colour() -> None:
    assert printed_parts(page(QColor("#ccddee")), 596, 842) == []


def test_a_picture_of_one_pixel_is_bare() -> None:
    image = QImage(1, 1, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    assert printed_parts(image, 596, 842) == []
