"""Turning to a page against a bare QtPdf viewer's drawing of it, in one process.

Ours: from the key press in the real window until every page in sight has been painted sharp. That
holds the key's way through the window, the line for a page number that closes, the pages' new
place, what is drawn of them and the painting of whatever changed in the window.

Bare: the same pages drawn whole by QPdfDocument.render, at the same sizes in device pixels, and
painted once onto a widget as large as our pages' view, in a window of its own, in the format that
is quickest to draw and to paint. No key, no marks, no other control. Its document is another one
of the same bytes, so that neither side has the other's fonts and pictures ready.

Both have been to the same pages before, wait as long before each drawing, and take turns in being
first.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QEvent, QIODevice, QPoint, QPointF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent
from PySide6.QtPdf import QPdfDocument, QPdfDocumentRenderOptions
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from scrutiny_desk.app import Program
from tests.bench.window import imported, in_own_process, pass_time, program, tell, until

STRIDE = 5
"""Pages between two jumps, so that neither drawing ahead nor a neighbour in view helps."""
MOST = 1.3
_PAUSE = 0.15
"""Seconds before each drawing, in which the event loop comes to rest."""
_WAYS = {
    "next": "next page, drawn ahead",
    "named": "its number typed, then Enter",
    "jump": "a page not drawn yet",
}


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page in sight: its index, its size in device pixels and where it stands in the view."""

    index: int
    size: QSize
    corner: QPoint


def compare_turning(paper: Path, times: int, home: Path) -> None:
    """Print how much longer a turn takes in the window than bare."""
    library = imported(paper, home / "library", home)
    print(
        "\nTurning: from the key press until what is in view is painted sharp, against QtPdf\n"
        f"drawing the same pages and painting them once (at most {MOST} times)"
    )
    for panes, where in (("beside", "beside agenda and notes"), ("alone", "alone, both folded")):
        arguments = (str(library), str(paper), panes)
        runs = [in_own_process("turning", home, *arguments) for _ in range(times)]
        for name, words in _WAYS.items():
            ours, bare = (
                statistics.median(1000 * pair[who] for run in runs for pair in run[name])
                for who in (0, 1)
            )
            ratios = [statistics.median(a / b for a, b in run[name]) for run in runs]
            print(
                f"  {where:<26}{words:<30}{ours:>5.1f} ms, bare {bare:>4.1f} ms: "
                f"{statistics.median(ratios):.2f} times ({min(ratios):.2f} to {max(ratios):.2f})"
            )


class BareViewer(QWidget):
    """Draws pages and puts them on the screen, and does nothing else."""

    def __init__(self, paper: Path) -> None:
        super().__init__()
        self._document = QPdfDocument(self)
        self._buffer = QBuffer(self)
        self._buffer.setData(QByteArray(paper.read_bytes()))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._document.load(self._buffer)
        self._drawn: list[tuple[QPoint, QImage]] = []
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    @property
    def pages(self) -> int:
        return self._document.pageCount()

    def draw(self, sheets: list[Sheet]) -> None:
        """Draw these pages and paint them once."""
        self._drawn = [(sheet.corner, self._picture(sheet)) for sheet in sheets]
        self.repaint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), Qt.GlobalColor.white)
        for corner, picture in self._drawn:
            painter.drawImage(corner, picture)
        painter.end()

    def _picture(self, sheet: Sheet) -> QImage:
        return self._document.render(
            sheet.index,
            sheet.size,
            QPdfDocumentRenderOptions(),
            QImage.Format.Format_ARGB32_Premultiplied,
            QColor(Qt.GlobalColor.transparent),
        )


def main(library: Path, paper: Path, *, alone: bool) -> None:
    with program(library) as running:
        running.window.go_to_room("Papers")
        view = running.papers.view
        until(lambda: view.sharp)
        # The small pictures of every page are drawn once when a paper opens: that is over.
        pass_time(3)
        if alone:
            for pane in ("fold_agenda", "fold_notes"):
                running.papers.run(pane)
            pass_time(1)
        bare = BareViewer(paper)
        bare.resize(view.viewport().size())
        bare.show()
        running.window.activateWindow()
        pass_time(1)
        turns = Turns(running, bare)
        told = {
            "jump": turns.jumps(),
            "named": turns.jumps(named=True),
            "next": turns.overs(20),
        }
        bare.close()
    tell(**told)


class Turns:
    """Turns the pages on both sides; a pair of seconds, ours and bare, for each turn."""

    def __init__(self, running: Program, bare: BareViewer) -> None:
        self._running = running
        self._view = running.papers.view
        self._bare = bare

    def jumps(self, *, named: bool = False) -> list[tuple[float, float]]:
        """Go to pages here and there: with us first, then to the same ones with the other first.

        named: between the last digit of the page's number and Enter there is time to draw it.
        """
        indexes = range(STRIDE - 1, self._bare.pages, STRIDE)
        # Once through all of it, so that neither loads a font for the first time while measured.
        for index in indexes:
            self._jump(index)
            self._draw_bare(self._in_sight())
        pairs, seen = [], {}
        for index in indexes:
            ours = self._jump(index, named=named)
            seen[index] = self._in_sight()
            pairs.append((ours, self._draw_bare(seen[index])))
        for index, sheets in seen.items():
            bare = self._draw_bare(sheets)
            pairs.append((self._jump(index, named=named), bare))
        return pairs

    def overs(self, count: int) -> list[tuple[float, float]]:
        """Turn over to the next page so many times, from the first."""
        self._jump(0)
        pairs = []
        for _ in range(count):
            ours = self._turn_over()
            pairs.append((ours, self._draw_bare(self._in_sight())))
        return pairs

    def _turn_over(self) -> float:
        """Seconds from the keys until the next page is painted sharp."""
        view = self._view
        before = view.current_page
        # A page is looked at for a while before the next is asked for.
        pass_time(0.4)
        began = time.perf_counter()
        QTest.keyClick(view, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
        return self._painted(lambda: view.current_page != before) - began

    def _forget(self) -> None:
        """Give up every picture but those in sight, as for others in a longer paper."""
        images, seen = self._view.images, {index for index, _ in self._view.in_sight()}
        for piece in [one for one in images._kept if one.index not in seen]:
            del images._kept[piece]
            images._last_whole.pop(piece.index, None)

    def _jump(self, index: int, *, named: bool = False) -> float:
        """Go to a page (from 0) by its PDF number; seconds from Enter until it is painted sharp."""
        view = self._view
        view.setFocus()
        self._running.papers.run("go_to_page")
        field = self._running.window.focusWidget()
        *most, last = f"PDF {index + 1}"
        QTest.keyClicks(field, "".join(most))
        pass_time(_PAUSE)
        self._forget()
        # The last digit, and Enter at once: nobody could know which page it will be.
        QTest.keyClick(field, last)
        if named:
            pass_time(_PAUSE)
        began = time.perf_counter()
        QTest.keyClick(field, Qt.Key.Key_Return)
        # The field closes: whatever must be laid out for that is, before it is painted.
        QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        return self._painted(lambda: view.current_page == index) - began

    def _painted(self, there: Callable[[], bool]) -> float:
        """Paint until the page is there and sharp; the moment at which it was."""
        view = self._view
        view.viewport().repaint()
        ended = time.perf_counter()
        if not (there() and view.sharp):
            until(lambda: there() and view.sharp)
            view.viewport().repaint()
            ended = time.perf_counter()
        return ended

    def _draw_bare(self, sheets: list[Sheet]) -> float:
        pass_time(_PAUSE)
        began = time.perf_counter()
        self._bare.draw(sheets)
        return time.perf_counter() - began

    def _in_sight(self) -> list[Sheet]:
        view = self._view
        sheets = []
        for index, _ in view.in_sight():
            slot = view._strip.slots[index]
            corner = QPointF(slot.x, slot.y) - view._origin()
            sheets.append(Sheet(index, view.picture_size(index), corner.toPoint()))
        return sheets


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), alone=sys.argv[3] == "alone")
