"""A calendar file from the window: what falls due is seen, and private rows stay unless ticked."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path

import pytest
from icalendar import Calendar
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from scrutiny_desk.services.tracker import recommendations
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.due_leaving import DueLeaving
from scrutiny_desk.ui.due_question import DueQuestion
from scrutiny_desk.ui.leaving import FOLDER, Leaving
from scrutiny_desk.ui.main_window import MainWindow
from scrutiny_desk.ui.papers.room import PapersRoom
from tests.ui.test_leaving import Person, agree, give_up

DAY = datetime.date(2024, 1, 20)


def enter(desk: Desk, text: str, target: str, *, private: bool = False) -> None:
    rec = recommendations.add_recommendation(
        desk.library,
        committee="The committee",
        number="4",
        date_text="9 November 2023",
        text=text,
        target_text=target,
        officer="The director",
    ).ids[0]
    if private:
        recommendations.revise_recommendation(desk.library, rec, private=True)


@pytest.fixture
def question(full_desk: Desk, qtbot: QtBot) -> DueQuestion:
    enter(full_desk, "Mend the quay", "December 2023")
    enter(full_desk, "Paint the bridge", "20 January 2024")
    enter(full_desk, "Ask the mayor", "March 2024", private=True)
    made = DueQuestion(full_desk, None, DAY)
    qtbot.addWidget(made)
    made.show()
    return made


def shown(question: DueQuestion) -> list[tuple[str, ...]]:
    rows = []
    for place in range(question.list.topLevelItemCount()):
        item = question.list.topLevelItem(place)
        assert item is not None
        rows.append(tuple(item.text(column) for column in range(4)))
    return rows


def test_what_falls_due_is_listed_earliest_first(question: DueQuestion) -> None:
    assert shown(question) == [
        ("31 December 2023", "▲ 20 days late", "Recommendation 4: Mend the quay", "The director"),
        (
            "17 January 2024",
            "▲ 3 days late",
            "Publish the agenda of The committee of 25 January 2024",
            "the proper officer",
        ),
        ("20 January 2024", "◆ today", "Recommendation 4: Paint the bridge", "The director"),
    ]
    title, reckoned = question.how.text().split("\n")
    assert title == "Recommendation 4: Mend the quay"
    assert reckoned == "The target is December 2023, which ends on 31 December 2023."
    QTest.keyClick(question.list, Qt.Key.Key_Down)
    assert question.how.text().endswith(
        "Check with your monitoring officer. Source: Local Government Act 1972 s100B (SI 2002/715)."
    )
    assert question.words.text().startswith(
        "3 events will be written as whole days. 1 private event left out."
    )


def test_a_private_row_comes_along_when_its_box_is_ticked(question: DueQuestion) -> None:
    assert question.private.text() == "Take 1 &private event along"
    assert not question.exempt.isVisible()
    question.private.setFocus()
    QTest.keyClick(question.private, Qt.Key.Key_Space)
    assert shown(question)[-1][1:3] == ("● in 71 days", "Recommendation 4: Ask the mayor")
    assert question.words.text().startswith("4 events will be written as whole days. Taken over")


def test_where_nothing_falls_due_it_says_what_to_do(empty_desk: Desk, qtbot: QtBot) -> None:
    question = DueQuestion(empty_desk, None, DAY)
    qtbot.addWidget(question)
    question.show()
    assert question.words.text().startswith("Nothing falls due. Enter targets in Recommendations")
    assert not question.go_on.isEnabled()


@pytest.fixture
def window(
    full_desk: Desk, settings: QSettings, qtbot: QtBot, tmp_path: Path, monkeypatch
) -> Iterator[MainWindow]:
    exec_ = QFileDialog.exec

    def exec_plain(self: QFileDialog) -> int:
        self.setOption(QFileDialog.Option.DontUseNativeDialog)
        return exec_(self)

    monkeypatch.setattr(QFileDialog, "exec", exec_plain)
    settings.setValue(FOLDER, str(tmp_path))
    made = MainWindow(full_desk, [PapersRoom(full_desk)], settings)
    leaving = Leaving(full_desk, made, settings)
    made.calendar_asked.connect(DueLeaving(full_desk, made, settings, leaving).ask)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.close()
    leaving.shut_down()


def choose_where(asked: QWidget) -> None:
    assert isinstance(asked, DueQuestion)
    QTest.keyClick(asked, Qt.Key.Key_Return)


def test_from_the_menu_to_a_file_in_its_folder(
    full_desk: Desk, window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    enter(full_desk, "Mend the quay", "December 2023")
    enter(full_desk, "Ask the mayor", "March 2024", private=True)
    person = Person(choose_where, agree)
    window.give_command("calendar")
    qtbot.waitUntil(lambda: window.message_bar.offering)
    assert person.seen == ["DueQuestion", "QFileDialog"]
    (out,) = tmp_path.glob("What falls due *.ics")
    assert window.message_bar.words == (f"1 event written to {out.name}; 1 private event left out.")
    (event,) = Calendar.from_ical(out.read_bytes()).events
    assert event["SUMMARY"] == "Recommendation 4: Mend the quay"


def test_given_up_nothing_is_written(full_desk: Desk, window: MainWindow, tmp_path: Path) -> None:
    enter(full_desk, "Mend the quay", "December 2023")
    person = Person(choose_where, give_up)
    window.give_command("calendar")
    assert person.seen == ["DueQuestion", "QFileDialog"]
    assert list(tmp_path.glob("*.ics")) == []


def test_the_day_is_shown_and_can_be_changed(question: DueQuestion) -> None:
    assert question.day.text() == "20 January 2024"
    question.day.setText("21 January 2024")
    assert shown(question)[-1][1] == "▲ 1 day late"
    question.day.setText("21 Jan")
    assert question.words.text().startswith("That is no day I can read")
    assert not question.go_on.isEnabled()
