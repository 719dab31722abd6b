"""Walks the controls of a window as a person at the keyboard meets them, and measures them."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLineEdit,
    QScrollArea,
    QScrollBar,
    QWidget,
)

from scrutiny_desk.ui.contrast import FOR_SHAPES, contrast

LEAST_TARGET = 24
"""Pixels; WCAG 2.2, 2.5.8."""
MOST_CONTROLS = 400
MOST_PARTS = 4
RING_MARGIN = 3
"""How far outside a control its ring may be drawn, in pixels."""


def controls(window: QWidget) -> Iterator[QWidget]:
    """Everything in a window that can be pressed, typed into or walked through, and is shown."""
    for one in window.findChildren(QWidget):
        if one.window() is not window or not one.isVisible() or not one.isEnabled():
            continue
        if isinstance(one, QScrollBar) or _is_part(one):
            continue
        if one.focusPolicy() & Qt.FocusPolicy.TabFocus or isinstance(one, QAbstractButton):
            yield one


def _is_part(one: QWidget) -> bool:
    """Whether Qt made it as a part of another control (the field of a combo box, its list)."""
    above = one.parentWidget()
    if isinstance(above, (QComboBox, QLineEdit)) or one.objectName().startswith("qt_"):
        return True
    # The corner of a table, and buttons that a table makes.
    return isinstance(one, QAbstractButton) and isinstance(above, QAbstractItemView)


def name_of(one: QWidget) -> str:
    """What a screen reader calls it."""
    reader = QAccessible.queryAccessibleInterface(one)
    return "" if reader is None else reader.text(QAccessible.Text.Name)


def said_of(one: QWidget) -> str:
    """How a report calls it."""
    text = getattr(one, "text", lambda: "")()
    return f"{type(one).__name__} {name_of(one)!r} {text!r} {one.width()}×{one.height()}"


def unnamed(window: QWidget) -> list[str]:
    """Controls that a screen reader could only call by what they are."""
    return [
        said_of(one)
        for one in controls(window)
        if not any(letter.isalpha() for letter in name_of(one))
    ]


def pictures_without_words(window: QWidget) -> list[str]:
    """Buttons that show only a picture or a sign, and have no tool tip that says what it means."""
    return [
        said_of(one)
        for one in controls(window)
        if isinstance(one, QAbstractButton)
        and not any(letter.isalpha() for letter in one.text())
        and not one.toolTip()
    ]


def too_small(window: QWidget) -> list[str]:
    """Controls, and rows of lists, that are smaller than the least target."""
    found = []
    for one in controls(window):
        if min(one.width(), one.height()) < LEAST_TARGET:
            found.append(said_of(one))
        if isinstance(one, QAbstractItemView) and one.model() is not None:
            row = one.visualRect(one.model().index(0, 0)).height()
            if 0 < row < LEAST_TARGET:
                found.append(f"the rows of {said_of(one)}: {row}")
    return found


def not_reached(window: QWidget) -> list[str]:
    """Controls at which Tab, pressed from control to control, never arrives."""
    wanted = [one for one in controls(window) if one.focusPolicy() != Qt.FocusPolicy.NoFocus]
    wanted = [one for one in wanted if not _is_one_of_a_choice(one)]
    if not wanted:
        return []
    wanted[0].setFocus(Qt.FocusReason.TabFocusReason)
    seen: list[QWidget] = []
    for _ in range(MOST_CONTROLS):
        here = QApplication.focusWidget()
        # A date is passed in three steps: day, month, year.
        if here is None or (here in seen and here is not seen[-1]):
            break
        if seen.count(here) > MOST_PARTS:
            break
        seen.append(here)
        QTest.keyClick(here, Qt.Key.Key_Tab)
    reached = {*seen, *(one.focusProxy() for one in wanted if one.focusProxy() in seen)}
    return [said_of(one) for one in wanted if one not in reached and one.focusProxy() not in seen]


def _is_one_of_a_choice(one: QWidget) -> bool:
    """Whether the arrows go to it from the one of its choice that is ticked."""
    if not isinstance(one, QAbstractButton) or one.isChecked():
        return False
    group = one.group()
    return one.autoExclusive() or (group is not None and group.exclusive())


def without_ring(window: QWidget) -> list[str]:
    """Controls that look the same with the focus and without it."""
    # The caret blinks where it will, and it is no ring.
    QApplication.setCursorFlashTime(0)
    elsewhere = QWidget(window)
    elsewhere.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    elsewhere.setGeometry(0, 0, 1, 1)
    elsewhere.show()
    found = []
    for one in list(controls(window)):
        if (
            one is elsewhere
            or not one.focusPolicy() & Qt.FocusPolicy.TabFocus
            or one.focusProxy() is not None
        ):
            continue
        _scroll_to(one)
        elsewhere.setFocus(Qt.FocusReason.OtherFocusReason)
        area = _area(one, window)
        before = window.grab(area).toImage()
        one.setFocus(Qt.FocusReason.TabFocusReason)
        after = window.grab(area).toImage()
        changed = _changed(before, after)
        if changed < min(area.width() + area.height(), 120):
            found.append(f"{said_of(one)}: {changed} pixels")
    elsewhere.deleteLater()
    return found


def _scroll_to(one: QWidget) -> None:
    above = one.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            above.ensureWidgetVisible(one)
        above = above.parentWidget()


def _area(one: QWidget, window: QWidget) -> QRect:
    """What shows of a control, with room for a ring around it."""
    shown = QRect(one.mapTo(window, QPoint(0, 0)), one.size())
    above = one.parentWidget()
    while above is not None and above is not window:
        shown &= QRect(above.mapTo(window, QPoint(0, 0)), above.size())
        above = above.parentWidget()
    return shown.adjusted(-RING_MARGIN, -RING_MARGIN, RING_MARGIN, RING_MARGIN) & window.rect()


def _changed(before: QImage, after: QImage) -> int:
    """How many pixels turned into one of another brightness that can be seen beside the first."""
    first, second = _pixels(before), _pixels(after)
    places = np.nonzero(first != second)
    pairs, counts = np.unique(
        np.stack([first[places], second[places]], axis=1), axis=0, return_counts=True
    )
    return sum(
        int(count)
        for (one, other), count in zip(pairs.tolist(), counts, strict=True)
        if contrast(QColor(one), QColor(other)) >= FOR_SHAPES
    )


def _pixels(image: QImage) -> np.ndarray:
    plain = image.convertToFormat(QImage.Format.Format_RGB32)
    return np.frombuffer(plain.constBits(), np.uint32).reshape(plain.height(), plain.width())
