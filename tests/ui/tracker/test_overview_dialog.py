"""The overview: figures that agree with the table, and its ways out with their words."""

from __future__ import annotations

import datetime
import zipfile
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtGui import QGuiApplication, QImage

from scrutiny_desk.domain.tracker.overview import By, Count
from scrutiny_desk.ui import chart_out
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.tracker.overview_bars import EARLIER, REST, gathered
from scrutiny_desk.ui.tracker.overview_dialog import OverviewDialog
from tests.services.made_papers import Desk as Papers
from tests.services.made_papers import facts, row

DAY = datetime.date(2031, 3, 6)


@pytest.fixture
def dialog(empty_desk: Desk, tmp_path, qtbot) -> OverviewDialog:
    rows = [
        row(1, "To mend the quay", officer="Pilot", target_date="2031-01"),
        row(2, "To trim the lanterns", officer="Warden", date="2029-06-06"),
    ]
    (tmp_path / "papers").mkdir()
    Papers(empty_desk.library, tmp_path / "papers").import_one(
        "pack.pdf", facts(recommendations=rows)
    )
    dialog = OverviewDialog(empty_desk, [], DAY)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def cells(dialog: OverviewDialog) -> list[list[str]]:
    table = dialog.table
    return [
        [table.item(at, column).text() for column in range(table.columnCount())]
        for at in range(table.rowCount())
    ]


def test_the_table_shows_what_the_bars_show(dialog: OverviewDialog) -> None:
    assert cells(dialog) == [["2029/30", "0", "1", "0", "1"], ["2030/31", "1", "0", "0", "1"]]
    assert dialog.said.text().startswith("2 in all: 2 open, of which 1 overdue, and 0 closed.")
    dialog.by.setCurrentIndex(dialog.by.findData(By.OWNER))
    assert [line[0] for line in cells(dialog)] == ["Pilot", "Warden"]
    assert dialog.bars.accessibleDescription() == dialog.said.text()


def test_the_picture_leaves_with_its_words(dialog: OverviewDialog, tmp_path) -> None:
    chart = dialog.bars.chart
    assert chart is not None
    spoken = chart.page().spoken
    chart_out.write_png(tmp_path / "a.png", chart)
    assert QImage(str(tmp_path / "a.png")).text("Description") == spoken
    chart_out.write_svg(tmp_path / "a.svg", chart)
    names = {one.tag.rpartition("}")[2]: one.text for one in ET.parse(tmp_path / "a.svg").iter()}
    assert names["title"] == chart.page().title
    assert names["desc"] == chart.page().sentence
    chart_out.write_word(tmp_path / "a.docx", chart)
    with zipfile.ZipFile(tmp_path / "a.docx") as packed:
        body = packed.read("word/document.xml").decode()
    assert f'descr="{spoken}"' in body
    assert all(f">{cell}<" in body for line in chart.page().rows for cell in line)


def test_the_figures_are_copied_for_a_sheet(dialog: OverviewDialog) -> None:
    dialog.out.copy_figures()
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0] == "Municipal year\tOverdue\tOpen, not overdue\tClosed\tAll"
    assert lines[2] == "2030/31\t1\t0\t0\t1"


def test_many_names_are_drawn_together_and_none_is_lost() -> None:
    counts = tuple(Count(f"{year}", 1, 2, 3) for year in range(2000, 2030))
    years, names = gathered(counts, By.YEAR), gathered(counts, By.OWNER)
    assert (years[0].name, years[-1].name) == (EARLIER, "2029")
    assert (names[0].name, names[-1].name) == ("2000", REST)
    for drawn in (years, names):
        assert sum(count.all for count in drawn) == 6 * 30
