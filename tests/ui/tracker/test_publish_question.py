"""Before the appendix leaves: what would be in it is said, and private rows stay unless ticked."""

from __future__ import annotations

import datetime

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from scrutiny_desk.domain.tracker.leaving import ClosedRows, LeavingForm, LeavingHistory
from scrutiny_desk.services.tracker.privacy import Asked
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.tracker.publish_question import PublishQuestion
from tests.ui.tracker.tracker_desk import COMMITTEE, enter

DAY = datetime.date(2024, 2, 20)


@pytest.fixture
def question(full_desk: Desk, qtbot: QtBot) -> PublishQuestion:
    enter(full_desk, "1", "Mend the quay")
    enter(full_desk, "2", "Paint the bridge", target="TBC", date="25 January 2024")
    enter(full_desk, "3", "Ask the mayor", private=True)
    made = PublishQuestion(full_desk, COMMITTEE.upper(), DAY)
    qtbot.addWidget(made)
    made.show()
    return made


def write(field: QLineEdit, words: str) -> None:
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, words)
    field.editingFinished.emit()


def test_it_says_what_would_leave_and_what_stays(question: PublishQuestion) -> None:
    assert question.words.text() == (
        "2 recommendations will be written. 2 open: 1 overdue, 1 without a date. The last meeting "
        "was on 25 January 2024. 1 private recommendation stays here; the file will say so."
    )
    assert question.private.text() == "Take 1 p&rivate recommendation along"
    assert not question.exempt.isVisible()
    wanted = question.wanted
    assert (wanted.committee, wanted.as_of, wanted.form) == (COMMITTEE, DAY, LeavingForm.DOCX)
    assert (wanted.history, wanted.closed) == (LeavingHistory.FULL, ClosedRows.SINCE)
    assert wanted.asked == Asked()


def test_a_private_row_goes_along_when_its_box_is_ticked(question: PublishQuestion) -> None:
    question.private.setFocus()
    QTest.keyClick(question.private, Qt.Key.Key_Space)

    assert question.wanted.asked == Asked(private=True)
    assert question.words.text().startswith("3 recommendations will be written. 3 open: 2 overdue")


def test_the_day_of_the_last_meeting_follows_and_can_be_typed(question: PublishQuestion) -> None:
    assert question.since.text() == "25 January 2024"
    write(question.day, "25.1.24")
    assert (question.since.text(), question.since.placeholderText()) == ("", "Not known here")
    write(question.since, "9.11.2023")
    assert question.wanted.since == datetime.date(2023, 11, 9)
    assert "The last meeting was on 9 November 2023." in question.words.text()
    write(question.day, "20.2.24")
    assert question.wanted.since == datetime.date(2023, 11, 9)
    write(question.day, "soon")
    assert question.words.text().startswith("That is no day I can read.")
    assert not question.go_on.isEnabled()


def test_with_nothing_to_write_it_says_what_to_do(empty_desk: Desk, qtbot: QtBot) -> None:
    enter(empty_desk, "3", "Ask the mayor", private=True)
    question = PublishQuestion(empty_desk, None, DAY)
    qtbot.addWidget(question)
    question.show()

    assert question.words.text() == (
        "Nothing here may leave unless you tick it: 1 private recommendation."
    )
    assert not question.go_on.isEnabled()
    question.private.click()
    assert question.go_on.isEnabled()


def test_what_was_chosen_and_typed_is_there_the_next_time(
    full_desk: Desk, settings: QSettings, qtbot: QtBot
) -> None:
    enter(full_desk, "1", "Mend the quay")

    def opened(day: datetime.date = DAY) -> PublishQuestion:
        made = PublishQuestion(full_desk, COMMITTEE, day, None, settings)
        qtbot.addWidget(made)
        made.show()
        return made

    first = opened()
    first.form.setCurrentIndex(first.form.findData(LeavingForm.PDF))
    first.history.setCurrentIndex(first.history.findData(LeavingHistory.LATEST))
    write(first.since, "9.11.2023")
    first.reject()
    again = opened()
    wanted = again.wanted
    assert (wanted.form, wanted.history) == (LeavingForm.PDF, LeavingHistory.LATEST)
    assert wanted.since == datetime.date(2023, 11, 9)
    again.reject()
    # By then the library knows of a later meeting.
    assert opened(datetime.date(2024, 3, 1)).wanted.since == datetime.date(2024, 1, 25)


def test_what_must_be_asked_each_time_is_asked_each_time(
    full_desk: Desk, settings: QSettings, qtbot: QtBot
) -> None:
    enter(full_desk, "3", "Ask the mayor", private=True)
    for _ in range(2):
        made = PublishQuestion(full_desk, COMMITTEE, DAY, None, settings)
        qtbot.addWidget(made)
        made.show()
        assert not made.private.isChecked()
        made.private.click()
        made.accept()
