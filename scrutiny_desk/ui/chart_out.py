"""The ways out of a chart: a picture (PNG, SVG), a Word page, the clipboard."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QGuiApplication, QImage, QImageWriter, QPainter
from PySide6.QtWidgets import QFileDialog, QMenu, QPushButton, QWidget

from scrutiny_desk.domain.errors import DeskError
from scrutiny_desk.domain.measures.chart_page import ChartPage
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.to_clipboard import put_on_clipboard

_SHARPER = 2
"""A PNG has so many pixels a point of the chart's own size."""


class Chart(Protocol):
    """What can leave: its words, and how it is painted onto white paper."""

    def page(self) -> ChartPage:
        """The words and figures of the chart."""

    def paper_size(self, *, words: bool = True) -> QSize:
        """How large it leaves, in points, with or without the words of its page."""

    def paint_on_paper(self, painter: QPainter, rect: QRect, *, words: bool = True) -> None:
        """Paint it for print: dark on white, whatever the window looks like."""


class ChartOut(QPushButton):
    """A button with the ways out of a chart.

    chart: the chart in hand, or None where there is nothing to take along.
    """

    def __init__(
        self, desk: Desk, chart: Callable[[], Chart | None], parent: QWidget | None = None
    ) -> None:
        super().__init__("Take it along", parent)
        self._desk, self._chart = desk, chart
        self.setAutoDefault(False)
        self.setAccessibleDescription("Save or copy the chart with its figures")
        menu = QMenu(self)
        for words, act in (
            ("Copy the &picture", self.copy_picture),
            ("Copy the &figures", self.copy_figures),
            ("Save as &PNG…", lambda: self._save("PNG picture", "png", write_png)),
            ("Save as &SVG…", lambda: self._save("SVG picture", "svg", write_svg)),
            ("Save as a &Word page…", lambda: self._save("Word page", "docx", write_word)),
        ):
            menu.addAction(words, act)
        self.setMenu(menu)

    def copy_picture(self) -> None:
        """Put the picture on the clipboard, with its figures for what takes no pictures."""
        chart = self._chart()
        if chart is not None:
            both = QMimeData()
            both.setImageData(_image(chart))
            both.setText(chart.page().as_tabs())
            put_on_clipboard(both)
            self._desk.said.emit("The picture is on the clipboard", False)

    def copy_figures(self) -> None:
        """Put the figures on the clipboard, with tabs between them."""
        chart = self._chart()
        if chart is not None:
            QGuiApplication.clipboard().setText(chart.page().as_tabs())
            self._desk.said.emit("The figures are on the clipboard", False)

    def _save(self, kind: str, ending: str, write: Callable[[Path, Chart], None]) -> None:
        chart = self._chart()
        if chart is None:
            return
        start = Path.home() / f"{_as_name(chart.page().title)}.{ending}"
        chosen, _ = QFileDialog.getSaveFileName(
            self, f"Save as {kind}", str(start), f"{kind} (*.{ending})"
        )
        if not chosen:
            return
        out = Path(chosen)
        if out.suffix.lower() != f".{ending}":
            out = out.with_name(f"{out.name}.{ending}")
        try:
            write(out, chart)
        except DeskError as error:
            self._desk.troubled.emit(error)
            return
        self._desk.said.emit(f"Saved as {out.name}", False)


def write_png(out: Path, chart: Chart) -> None:
    """The picture at twice its size, its words along with it."""
    from scrutiny_desk.exporting.aside import write_aside

    def write(path: Path) -> None:
        path.write_bytes(_png(chart))

    write_aside(out, write)


def write_svg(out: Path, chart: Chart) -> None:
    """The picture as lines and letters, its words as title and description."""
    from PySide6.QtSvg import QSvgGenerator

    from scrutiny_desk.exporting.aside import write_aside

    def write(path: Path) -> None:
        page, size, drawn = chart.page(), chart.paper_size(), QSvgGenerator()
        drawn.setFileName(str(path))
        drawn.setResolution(QImage(1, 1, QImage.Format.Format_RGB32).logicalDpiX())
        drawn.setSize(size)
        drawn.setViewBox(QRect(QPoint(), size))
        drawn.setTitle(page.title)
        drawn.setDescription(page.sentence)
        painter = QPainter(drawn)
        chart.paint_on_paper(painter, QRect(QPoint(), size))
        painter.end()
        path.write_text(_for_every_viewer(path.read_text(encoding="utf-8")), encoding="utf-8")

    write_aside(out, write)


def _for_every_viewer(svg: str) -> str:
    """An SVG whose letters stand without serifs where its font is missing, told as one image."""
    own = re.sub(
        r'font-family="([^"]*)"',
        lambda found: f'font-family="{found[1]}, Arial, sans-serif"',
        svg,
    )
    return own.replace("<svg ", '<svg role="img" ', 1)


def write_word(out: Path, chart: Chart) -> None:
    """A Word page with the picture, the sentence and the table."""
    from scrutiny_desk.exporting.chart_word import write_chart_page

    write_chart_page(out, chart.page(), _png(chart, words=False))


def _image(chart: Chart, *, words: bool = True) -> QImage:
    size = chart.paper_size(words=words)
    image = QImage(size * _SHARPER, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(_SHARPER)
    image.fill(Qt.GlobalColor.white)
    page = chart.page()
    image.setText("Title", page.title)
    image.setText("Description", page.spoken)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    chart.paint_on_paper(painter, QRect(QPoint(), size), words=words)
    painter.end()
    return image


def _png(chart: Chart, *, words: bool = True) -> bytes:
    held = QByteArray()
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(_image(chart, words=words))
    return bytes(held.data())


def _as_name(title: str) -> str:
    """A title without what a file's name cannot hold."""
    return "".join(sign if sign.isalnum() or sign in " -,()" else " " for sign in title).strip()
