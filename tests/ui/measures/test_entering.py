from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from scrutiny_desk.domain.measures.measures import Measure
from scrutiny_desk.domain.measures.series_setup import DecisionKind
from scrutiny_desk.services import undoing
from scrutiny_desk.services.measures.measures import list_measures
from scrutiny_desk.services.measures.series_deciding import setup_of
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.measures.entering.card_dialog import CardDialog
from scrutiny_desk.ui.measures.entering.decisions_dialog import DecisionsDialog
from scrutiny_desk.ui.measures.entering.names_dialog import NamesDialog
from scrutiny_desk.ui.measures.entering.readings_dialog import ReadingsDialog
from scrutiny_desk.ui.measures.room import MeasuresRoom
from tests.reading.office_maker import ods, ods_rows, xls
from tests.services.made_papers import Desk as Made
from tests.services.made_papers import facts
from tests.services.measures.test_measures_service import waiting
from tests.ui.measures.settled import read_anew, settle


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
    dialog.file.rows.setCurrentIndex(dialog.file.rows.findText("South"))
    dialog.file.rows.activated.emit(dialog.file.rows.currentIndex())
    assert [row[:4] for row in rows(dialog.preview)] == [
        ["March 2031", "7", "New", "row 3, column C"]
    ]
    assert dialog.preview.isColumnHidden(4)
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
    settle(room, qtbot)  # what is asked while the series are read is done when they are there
    dialog = room.findChild(DecisionsDialog)
    assert dialog is not None
    assert dialog.isVisible()
    dialog.reject()
    with pytest.raises(KeyError):
        room.run("measures:other")


TIDY = """time_period,time_identifier,la_name,sen_need,num_caseload
202223,Academic year,,Total,99000
202223,Academic year,Blackpool,Total,900
202223,Academic year,Blackpool,Speech,100
202223,Academic year,Lancashire,Total,5000
202223,Academic year,Lancashire,Speech,x
202324,Academic year,,Total,98000
202324,Academic year,Blackpool,Total,950
202324,Academic year,Blackpool,Speech,120
202324,Academic year,Lancashire,Total,5100
202324,Academic year,Lancashire,Speech,low
"""


def chosen(box, words: str) -> None:
    box.setCurrentIndex(box.findText(words))
    box.activated.emit(box.currentIndex())


@pytest.fixture
def tidy(desk: Desk, qtbot: QtBot, tmp_path: Path) -> ReadingsDialog:
    path = tmp_path / "tidy.csv"
    path.write_text(TIDY, "utf-8")
    dialog = ReadingsDialog(desk, list_measures(desk.library), None)
    qtbot.addWidget(dialog)
    dialog.open_file(path)
    return dialog


def test_a_long_table_is_taken_by_what_its_rows_differ(tidy: ReadingsDialog, desk: Desk) -> None:
    assert tidy.file.names.currentText() == "la_name"
    (need,) = tidy.file.choices
    assert need.accessibleName() == "Rows that say under sen_need"
    assert need.currentText() == "Total"
    assert (tidy.group.text(), tidy.name.text()) == ("Blackpool", "Num caseload")
    chosen(need, "Speech")
    assert [row[1] for row in rows(tidy.preview)] == ["100", "120"]
    assert tidy.name.text() == "Num caseload: Speech"

    tidy.enter.click()

    (made,) = [one for one in list_measures(desk.library) if one.group == "Blackpool"]
    assert made.name == "Num caseload: Speech"
    assert [(one.as_of, one.value) for one in made.readings] == [
        ("2023-08-31", 100), ("2024-08-31", 120),
    ]  # fmt: skip


def test_each_value_can_be_a_series_of_its_own_and_undo_takes_all_back(
    tidy: ReadingsDialog, desk: Desk
) -> None:
    tidy.group.setText("England")
    tidy.group.setModified(True)
    chosen(tidy.file.rows, "Each of them, a series of its own")
    (need,) = tidy.file.choices
    chosen(need, "Each of them, a series of its own")
    assert tidy.told.text() == "5 series: 10 new."
    assert not tidy.preview.isColumnHidden(4)
    before = len(list_measures(desk.library))

    tidy.enter.click()

    made = list_measures(desk.library)
    assert len(made) == before + 5
    assert {f"{one.group}: {one.name}" for one in made} >= {
        "England: Num caseload", "Blackpool: Num caseload", "Blackpool: Num caseload: Speech",
        "Lancashire: Num caseload", "Lancashire: Num caseload: Speech",
    }  # fmt: skip
    undoing.undo(desk.library)
    assert len(list_measures(desk.library)) == before


def test_names_that_somebody_wrote_are_not_written_over(tidy: ReadingsDialog, qtbot: QtBot) -> None:
    tidy.group.clear()
    qtbot.keyClicks(tidy.group, "Our own name")
    chosen(tidy.file.rows, "Lancashire")
    assert tidy.group.text() == "Our own name"


@pytest.mark.parametrize("name", ["a.xls", "a.ods"])
def test_older_and_open_workbooks_give_figures_too(
    desk: Desk, qtbot: QtBot, tmp_path: Path, name
) -> None:
    rows_of = [["Month", "Waiting"], ["January 2024", "331"], ["February 2024", "x"]]
    path = tmp_path / name
    path.write_bytes(xls(rows_of) if name.endswith("xls") else ods(ods_rows(rows_of)))
    dialog = ReadingsDialog(desk, list_measures(desk.library), first(desk))
    qtbot.addWidget(dialog)
    dialog.open_file(path)
    assert [row[:2] for row in rows(dialog.preview)] == [
        ["January 2024", "331"], ["February 2024", "x"],
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("a.pdf", b"%PDF-1.7", "Save it as .xlsx, .ods or .csv"),
        ("a.xls", b"\xd0\xcf\x11\xe0 broken", "cannot be read as a workbook"),
        ("a.ods", b"PK broken", "cannot be read as a workbook"),
        ("a.csv", b"", "has no words in it"),
    ],
)
def test_a_bad_file_is_one_line_that_says_what_to_do(
    desk: Desk, qtbot: QtBot, tmp_path: Path, name, content, told
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    dialog = ReadingsDialog(desk, list_measures(desk.library), first(desk))
    qtbot.addWidget(dialog)
    dialog.open_file(path)
    assert told in dialog.trouble.text()
    assert "\n" not in dialog.trouble.text()


def test_what_was_typed_is_there_again_until_it_is_entered(desk: Desk, qtbot: QtBot) -> None:
    dialog = ReadingsDialog(desk, list_measures(desk.library), first(desk))
    qtbot.addWidget(dialog)
    assert dialog.again.isHidden()
    dialog.text.setPlainText("March 2031 12\nApril 2031 14")
    dialog.note.setText("By telephone")
    dialog.reject()

    again = ReadingsDialog(desk, list_measures(desk.library), first(desk))
    qtbot.addWidget(again)
    assert not again.again.isHidden()
    assert again.text.toPlainText() == "March 2031 12\nApril 2031 14"
    assert again.note.text() == "By telephone"
    assert len(rows(again.preview)) == 2
    again.enter.click()

    after = ReadingsDialog(desk, list_measures(desk.library), first(desk))
    qtbot.addWidget(after)
    assert after.text.toPlainText() == after.note.text() == ""


def test_what_was_typed_goes_along_when_another_series_is_chosen(desk: Desk, qtbot: QtBot) -> None:
    dialog = ReadingsDialog(desk, list_measures(desk.library), first(desk))
    qtbot.addWidget(dialog)
    dialog.text.setPlainText("March 2031 12")
    chosen(dialog.series, "A new series")
    assert dialog.text.toPlainText() == "March 2031 12"
    dialog.reject()

    there = ReadingsDialog(desk, list_measures(desk.library), first(desk))
    qtbot.addWidget(there)
    assert there.text.toPlainText() == ""
    chosen(there.series, "A new series")
    assert there.text.toPlainText() == "March 2031 12"


def test_a_decision_half_written_is_there_again(desk: Desk, qtbot: QtBot) -> None:
    dialog = DecisionsDialog(desk, first(desk))
    qtbot.addWidget(dialog)
    dialog.kind.setCurrentIndex(dialog.kind.findData(DecisionKind.EVENT))
    dialog.date.setText("April 2031")
    dialog.choice.setCurrentIndex(1)
    dialog.reason.setText("A new centre")
    dialog.reject()

    again = DecisionsDialog(desk, first(desk))
    qtbot.addWidget(again)
    assert again.kind.currentData() == DecisionKind.EVENT
    assert (again.date.text(), again.choice.currentIndex()) == ("April 2031", 1)
    again.add.click()
    assert [one.reason for one in setup_of(desk.library, first(desk).key).events] == [
        "A new centre"
    ]

    after = DecisionsDialog(desk, first(desk))
    qtbot.addWidget(after)
    assert after.date.text() == after.reason.text() == ""


def test_what_is_typed_when_the_window_closes_is_kept(desk: Desk, qtbot: QtBot) -> None:
    room = MeasuresRoom(desk)
    qtbot.addWidget(room)
    read_anew(room, qtbot)
    room.run("measures:enter")
    (dialog,) = room.findChildren(ReadingsDialog)
    dialog.text.setPlainText("March 2031 12")

    room.settle()

    again = ReadingsDialog(desk, list_measures(desk.library), room._in_hand())
    qtbot.addWidget(again)
    assert again.text.toPlainText() == "March 2031 12"
