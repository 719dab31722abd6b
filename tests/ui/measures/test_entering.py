from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from scrutiny_desk.domain.measures import Measure
from scrutiny_desk.domain.series_setup import DecisionKind
from scrutiny_desk.services import undoing
from scrutiny_desk.services.measures.measures import list_measures
from scrutiny_desk.services.measures.series_deciding import setup_of
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.measures.entering.card_dialog import CardDialog
from scrutiny_desk.ui.measures.entering.decisions_dialog import DecisionsDialog
from scrutiny_desk.ui.measures.entering.names_dialog import NamesDialog
from scrutiny_desk.ui.measures.entering.readings_dialog import ReadingsDialog
from scrutiny_desk.ui.measures.room import MeasuresRoom
from tests.services.made_papers import Desk as Made
from tests.services.made_papers import facts
from tests.services.measures.test_measures_service import waiting


@pytest.fixture
def desk(empty_desk: Desk, tmp_path: Path) -> Desk:
    Made(empty_desk.library, tmp_path).import_one(
        "pack.pdf",
        facts(
            waiting=[
                waiting("Ferries", "2031-01-31", waiting=90),
                waiting("Ferries service", "2031-02", waiting=95),
            ]
        ),
    )
    return empty_desk


def first(desk: Desk) -> Measure:
    return list_measures(desk.library)[0]


def rows(tree) -> list[list[str]]:
    return [
        [tree.topLevelItem(at).text(column) for column in range(tree.columnCount())]
        for at in range(tree.topLevelItemCount())
    ]


def test_typed_readings_are_shown_before_they_are_entered(desk: Desk, qtbot: QtBot) -> None:
    dialog = ReadingsDialog(desk, list_measures(desk.library), first(desk))
    qtbot.addWidget(dialog)
    dialog.text.setPlainText("January 2031 91\nMarch 2031 x\nsoon 3")
    assert [row[:3] for row in rows(dialog.preview)] == [
        ["January 2031", "91", "Another figure is there: 90"],
        ["March 2031", "x", "New"],
    ]
    assert "Line 3 says “soon 3”" in dialog.told.text()
    assert len(first(desk).readings) == 1
    dialog.enter.click()
    assert [r.value for r in first(desk).readings] == [90, 91, None]


def test_a_file_is_mapped_by_its_columns_and_names(
    desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "waits.csv"
    path.write_text(
        "Month,Provider,Waiting,Over\nMar-31,North,many,1\nMar-31,South,7,2\nApr-31,North,4,1\n",
        "utf-8",
    )
    dialog = ReadingsDialog(desk, list_measures(desk.library), first(desk))
    qtbot.addWidget(dialog)
    dialog.open_file(path)
    assert dialog.file.value.currentText() == "Waiting"
    assert dialog.file.names.currentText() == "Provider"
    dialog.file.whose.setCurrentIndex(dialog.file.whose.findText("South"))
    dialog.file.whose.activated.emit(dialog.file.whose.currentIndex())
    assert rows(dialog.preview) == [["March 2031", "7", "New", "row 3, column C"]]
    dialog.enter.click()
    (own,) = first(desk).readings[-1].own
    assert (own.origin, own.file_name) == ("imported", "waits.csv")


def test_a_reading_of_ones_own_is_taken_out_again(desk: Desk, qtbot: QtBot) -> None:
    dialog = ReadingsDialog(desk, list_measures(desk.library), first(desk))
    qtbot.addWidget(dialog)
    assert dialog.own.isHidden()
    dialog.text.setPlainText("March 2031 12")
    dialog.note.setText("An answer")
    dialog.enter.click()
    again = ReadingsDialog(desk, list_measures(desk.library), first(desk))
    qtbot.addWidget(again)
    ((date, figure, how, by, _, where),) = rows(again.own.list)
    assert (date, figure, how, by, where) == ("March 2031", "12", "Typed", "you", "An answer")
    again.own.out.click()
    assert len(first(desk).readings) == 1
    assert again.own.isHidden()
    undoing.undo(desk.library)
    assert len(first(desk).readings) == 2


def test_a_new_series_needs_its_name(empty_desk: Desk, qtbot: QtBot) -> None:
    dialog = ReadingsDialog(empty_desk, [], None)
    qtbot.addWidget(dialog)
    dialog.text.setPlainText("Jan 2031 5")
    assert not dialog.enter.isEnabled()
    assert "has no name" in dialog.trouble.text()
    dialog.group.setText("Trams")
    dialog.enter.click()
    assert first(empty_desk).group == "Trams"


def test_a_decision_is_added_with_its_reason_and_taken_back(desk: Desk, qtbot: QtBot) -> None:
    dialog = DecisionsDialog(desk, first(desk))
    qtbot.addWidget(dialog)
    dialog.kind.setCurrentIndex(dialog.kind.findData(DecisionKind.TARGET))
    dialog.kind.activated.emit(dialog.kind.currentIndex())
    dialog.number.setText("many")
    qtbot.keyClick(dialog.number, Qt.Key.Key_Return)
    assert "no number" in dialog.trouble.text()
    dialog.number.setText("80")
    dialog.by.setText("Alex Reed")
    dialog.add.click()
    assert "reason is missing" in dialog.trouble.text()
    dialog.reason.setText("The plan")
    dialog.add.click()
    assert setup_of(desk.library, first(desk).key).target == 80
    assert [row[:3] for row in rows(dialog.list)] == [["Target 80", "The plan", "Alex Reed"]]
    dialog.back.click()
    assert setup_of(desk.library, first(desk).key).target is None
    assert [row[4] for row in rows(dialog.list)] == ["", "No longer"]


def test_two_names_become_one_service_and_two_again(desk: Desk, qtbot: QtBot) -> None:
    dialog = NamesDialog(desk)
    qtbot.addWidget(dialog)
    assert [row[:2] for row in rows(dialog.proposed)] == [["Ferries", "Ferries service"]]
    dialog.same.click()
    assert len(list_measures(desk.library)) == 1
    assert [row[:2] for row in rows(dialog.joined)] == [["Ferries service", "Ferries"]]
    dialog.split.click()
    assert len(list_measures(desk.library)) == 2


def test_what_is_counted_is_kept_on_closing(desk: Desk, qtbot: QtBot) -> None:
    dialog = CardDialog(desk, first(desk))
    qtbot.addWidget(dialog)
    qtbot.keyClicks(dialog.fields["clock_stop"], "first treatment")
    dialog.reject()
    again = CardDialog(desk, first(desk))
    qtbot.addWidget(again)
    assert again.fields["clock_stop"].text() == "first treatment"


def test_the_room_opens_them_for_the_measure_in_hand(desk: Desk, qtbot: QtBot) -> None:
    room = MeasuresRoom(desk)
    qtbot.addWidget(room)
    room.refresh()
    room.run("measures:decisions")
    dialog = room.findChild(DecisionsDialog)
    assert dialog is not None
    assert dialog.isVisible()
    dialog.reject()
    with pytest.raises(KeyError):
        room.run("measures:other")
