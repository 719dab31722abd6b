"""Pictures that leave: the same in every form, nothing cut, nothing said by the picture alone."""

from __future__ import annotations

import datetime
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pytest
from docx import Document
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer
from pytestqt.qtbot import QtBot

from scrutiny_desk.domain.measures.matrix import Matrix, matrix_of
from scrutiny_desk.domain.measures.measure_chart import STANDARD, Aside
from scrutiny_desk.domain.measures.measures import Measure, Reading
from scrutiny_desk.domain.measures.spc_series import Better, Figure, Rebase, judge
from scrutiny_desk.domain.measures.waiting_set import bands_of
from scrutiny_desk.ui.chart_out import ChartOut, write_png, write_svg, write_word
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.measures.bands import BandsChart
from scrutiny_desk.ui.measures.bullets import BulletsChart
from scrutiny_desk.ui.measures.chart_file import SeriesPicture
from scrutiny_desk.ui.measures.matrix_picture import MatrixPicture
from scrutiny_desk.ui.measures.milestones.timeline import TimelineChart
from scrutiny_desk.ui.theme import Theme

LONG = "Child development centre and community paediatrics (autism assessment pathway), " * 2
OPENED = datetime.date(2023, 1, 1)


def picture(count: int = 30, title: str = "Speech therapy", **how) -> SeriesPicture:
    figures = [
        Figure(
            datetime.date(2021 + at // 12, at % 12 + 1, 28),
            300.0 + at * 7 % 19 - (80 if at >= 24 else 0),
            "A strike" if at == 5 else "",
        )
        for at in range(count)
    ]
    made = judge(figures, better=Better.LOWER, target=250, rebases=[Rebase(OPENED)])
    return SeriesPicture(made, title, events=((OPENED, "A second team"),), **how)


def bands() -> BandsChart:
    def measure(name: str, value: float) -> Measure:
        readings = tuple(
            Reading(f"{at}", f"2023-{at:02}", "reading", value + at, "", "p", 1, "2")
            for at in range(1, 8)
        )
        return Measure(name, "waiting", "Speech therapy", name, "count", "down", readings)

    named = (("Referrals waiting", 331), ("Over 18 weeks", 198), ("Over 52 weeks", 41))
    rows = bands_of([measure(*one) for one in named])
    return BandsChart(rows, "Waiting by weeks", ((OPENED, "A second team"),))


def series() -> Matrix:
    """A falling and a steady series of long names, and one with too few figures."""

    def measure(name: str, values: list[int]) -> Measure:
        readings = tuple(
            Reading(f"{at}", f"{2021 + at // 12}-{at % 12 + 1:02}", "reading", float(value), "",
                    "p", 1, "2")
            for at, value in enumerate(values)
        )  # fmt: skip
        return Measure(name, "waiting", LONG, name, "count", "down", readings)

    return matrix_of(
        [
            measure("Falling", list(range(60, 20, -2))),
            measure("Steady", [5, 6] * 9),
            measure("Few", [1, 2]),
        ]
    )


def grey(image: QImage) -> np.ndarray:
    plain = image.convertToFormat(QImage.Format.Format_Grayscale8)
    rows = np.frombuffer(plain.constBits(), np.uint8).reshape(plain.height(), -1)
    return rows[:, : plain.width()].astype(float)


def drawn_from_svg(path: Path, size: QSize) -> QImage:
    image = QImage(size, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    QSvgRenderer(str(path)).render(painter)
    painter.end()
    return image


@pytest.mark.parametrize("make", [picture, bands])
def test_an_svg_shows_what_the_png_shows(qtbot: QtBot, tmp_path: Path, make) -> None:
    chart = make()
    write_png(tmp_path / "a.png", chart)
    write_svg(tmp_path / "a.svg", chart)

    png, smooth = QImage(str(tmp_path / "a.png")), Qt.TransformationMode.SmoothTransformation
    svg = drawn_from_svg(tmp_path / "a.svg", png.size())

    # From some way off, where the edges of letters and the grain of hatches are not seen.
    seen = [grey(one.scaled(240, 136, mode=smooth)) for one in (png, svg)]
    assert np.corrcoef(*[one.ravel() for one in seen])[0, 1] > 0.92


def test_an_svg_is_one_image_with_its_words_and_letters_that_every_viewer_has(
    qtbot: QtBot, tmp_path: Path
) -> None:
    write_svg(tmp_path / "a.svg", picture(40))

    root = ElementTree.parse(tmp_path / "a.svg").getroot()
    name = "{http://www.w3.org/2000/svg}"
    assert root.get("role") == "img"
    assert root.findtext(f"{name}title") == "Speech therapy"
    assert "target of 250" in root.findtext(f"{name}desc", "")
    fonts = {one.get("font-family", "") for one in root.iter() if one.get("font-family")}
    assert all(one.endswith("sans-serif") for one in fonts)
    words = [one.text or "" for one in root.iter(f"{name}text")]
    assert "A second team" in words
    assert any(one.startswith("upper ") for one in words)
    assert any("Rules mdc-2023" in one and "n = " in one for one in words)


@pytest.mark.parametrize("count", [1, 2, 5, 30, 120])
def test_nothing_is_cut_at_the_edges_however_long_the_name(
    qtbot: QtBot, tmp_path: Path, count
) -> None:
    write_png(tmp_path / "a.png", picture(count, LONG))
    write_png(tmp_path / "b.png", picture(count))

    long, short = QImage(str(tmp_path / "a.png")), QImage(str(tmp_path / "b.png"))
    assert long.height() > short.height()
    dark = grey(long) < 200
    assert not dark[:, :8].any()
    assert not dark[:, -8:].any()
    assert not dark[:8].any()
    assert not dark[-8:].any()


def test_the_words_at_the_right_end_stand_apart(qtbot: QtBot, tmp_path: Path) -> None:
    """The newest figure, its mean, limits and target within a line's height of each other."""
    figures = [Figure(datetime.date(2021 + at // 12, at % 12 + 1, 28), 50.0) for at in range(24)]
    figures[3] = Figure(figures[3].date, 90)
    made = judge(figures, better=Better.LOWER, target=50.5)
    write_svg(tmp_path / "a.svg", SeriesPicture(made, "Steady"))

    root = ElementTree.parse(tmp_path / "a.svg").getroot()
    texts = list(root.iter("{http://www.w3.org/2000/svg}text"))
    right = max(float(one.get("x", 0)) for one in texts)
    heights = sorted(float(one.get("y", 0)) for one in texts if float(one.get("x", 0)) == right)
    assert len(heights) == 5
    assert min(np.diff(heights)) >= 14


def test_the_matrix_leaves_with_every_filled_cell_in_a_table(qtbot: QtBot, tmp_path: Path) -> None:
    chart = MatrixPicture(series(), "therapy")

    write_png(tmp_path / "a.png", chart)

    assert [row[:3] for row in chart.page().rows] == [
        ("Improvement", "No target", "1"),
        ("Common cause", "No target", "1"),
        ("Too few to tell", "No target", "1"),
    ]
    assert chart.page().notes == ("Only series with the words “therapy”.",)
    dark = grey(QImage(str(tmp_path / "a.png"))) < 200
    assert not dark[:, -8:].any()


def test_what_is_marked_stands_in_words_too(qtbot: QtBot) -> None:
    assert picture().page().notes[1:] == (
        "Marked on the chart: 1 January 2023: A second team.",
        "Left out: 28 June 2021: A strike.",
    )
    assert bands().page().notes == ("Marked on the chart: 1 January 2023: A second team.",)


def test_a_word_page_has_the_words_once_and_the_picture_said(qtbot: QtBot, tmp_path: Path) -> None:
    chart = picture()
    write_word(tmp_path / "a.docx", chart)

    page = Document(str(tmp_path / "a.docx"))
    shape = page.inline_shapes[0]
    said = shape._inline.docPr
    assert said.get("descr") == chart.page().spoken
    assert said.get("title") == "Speech therapy"
    wide, high = shape.width, shape.height
    alone, whole = chart.paper_size(words=False), chart.paper_size()
    assert alone.height() < whole.height()
    assert abs(high / wide - alone.height() / alone.width()) < 0.01
    (table,) = page.tables
    assert [cell.text for cell in table.rows[0].cells] == list(chart.page().headings)
    assert len(table.rows) == 31
    widths = [cell.width for cell in table.rows[0].cells]
    assert sum(widths) <= wide * 1.01
    assert any("Marked on the chart" in one.text for one in page.paragraphs)


@pytest.mark.parametrize(
    "chart",
    [
        picture,
        bands,
        lambda: BulletsChart([], "Indicators"),
        lambda: MatrixPicture(series()),
        lambda: TimelineChart([], OPENED, "Milestones"),
    ],
)
def test_every_chart_goes_on_the_clipboard_as_a_picture_with_its_figures(
    empty_desk: Desk, qtbot: QtBot, chart
) -> None:
    made = chart()
    out = ChartOut(empty_desk, lambda: made)
    qtbot.addWidget(out)

    out.copy_picture()

    held = QGuiApplication.clipboard().mimeData()
    assert held.hasImage()
    assert held.text() == made.page().as_tabs()
    QGuiApplication.clipboard().clear()


@pytest.mark.parametrize("name", ["light", "dark"])
def test_bands_and_months_looked_at_are_marked(qtbot: QtBot, name) -> None:
    theme, chart = Theme.named(name), bands()

    def seen() -> np.ndarray:
        image = QImage(600, 250, QImage.Format.Format_RGB32)
        image.fill(theme.paint("ground"))
        painter = QPainter(image)
        chart.paint(painter, image.rect(), theme)
        painter.end()
        return grey(image)

    before = seen()
    chart.marked = chart.days[2]
    assert (seen() != before).any()


def test_each_year_s_target_is_drawn_from_its_day_on(qtbot: QtBot, tmp_path: Path) -> None:
    figures = [
        Figure(datetime.date(2022 + at // 12, at % 12 + 1, 28), 90.0 + at % 4) for at in range(30)
    ]
    made = judge(figures, better=Better.HIGHER, target=96)
    asides = [Aside(datetime.date(year, 4, 1), 86.0 + at * 5, STANDARD) for at, year in
              enumerate((2020, 2022, 2024))]  # fmt: skip
    write_svg(tmp_path / "a.svg", SeriesPicture(made, "In time", percent=True, asides=asides))

    root = ElementTree.parse(tmp_path / "a.svg").getroot()
    words = [one.text or "" for one in root.iter("{http://www.w3.org/2000/svg}text")]
    assert [one for one in words if one.startswith("target ")] == [
        "target 86", "target 91", "target 96",
    ]  # fmt: skip
    # A target from long before the first figure does not push the figures together.
    assert "Jan 2022" in words
    assert "Jan 2021" not in words
