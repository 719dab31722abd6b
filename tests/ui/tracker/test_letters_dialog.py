"""Letters to officers: each is read before it is written, and its words can be changed."""

from __future__ import annotations

import datetime

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from scrutiny_desk.domain.tracker.letters import LetterForm
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.tracker.letters_dialog import LettersDialog
from tests.ui.tracker.tracker_desk import enter

DAY = datetime.date(2024, 2, 20)


def opened(desk: Desk, settings: QSettings, qtbot: QtBot) -> LettersDialog:
    made = LettersDialog(desk, settings, DAY)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def dialog(full_desk: Desk, settings: QSettings, qtbot: QtBot) -> LettersDialog:
    enter(full_desk, "1", "Mend the quay")
    enter(full_desk, "2", "Ring the bell", target="TBC")
    enter(full_desk, "3", "Paint the bridge", officer="Painter")
    enter(full_desk, "4", "Count the gulls", officer="TBC")
    enter(full_desk, "5", "Ask the mayor", private=True)
    return opened(full_desk, settings, qtbot)


def listed(dialog: LettersDialog) -> list[str]:
    return [dialog.list.item(at).text() for at in range(dialog.list.count())]


def test_officers_are_listed_with_the_most_rows_first(dialog: LettersDialog) -> None:
    assert listed(dialog) == ["Pilot\n2 recommendations", "Painter\n1 recommendation"]
    assert "“Mend the quay”\nIts target, December 2023, passed 51 days ago." in (
        dialog.preview.toPlainText()
    )
    assert dialog.tabs.tabText(2) == "&Nobody named 1"
    assert "“Count the gulls”" in dialog.unowned.toPlainText()
    assert dialog.said.text().startswith("2 letters about 3 recommendations.")
    QTest.keyClick(dialog.list, Qt.Key.Key_Down)
    assert "Dear Painter," in dialog.preview.toPlainText()


def test_an_officer_is_left_out_by_space(dialog: LettersDialog) -> None:
    QTest.keyClick(dialog.list, Qt.Key.Key_Space)
    assert [letter.officer for letter in dialog.letters] == ["Painter"]
    QTest.keyClick(dialog.list, Qt.Key.Key_Down)
    QTest.keyClick(dialog.list, Qt.Key.Key_Space)
    assert dialog.said.text() == "No officer is ticked."
    assert not dialog.go_on.isEnabled()


def test_what_is_chosen_narrows_the_list_and_a_private_row_waits_for_its_tick(dialog) -> None:
    dialog.chase.setFocus()
    QTest.keyClick(dialog.chase, Qt.Key.Key_Down)
    dialog.chase.activated.emit(dialog.chase.currentIndex())
    assert listed(dialog) == ["Painter\n1 recommendation", "Pilot\n1 recommendation"]
    assert dialog.private.text() == "Take 1 &private recommendation along"
    dialog.private.click()
    assert listed(dialog)[0] == "Pilot\n2 recommendations"
    assert "Ask the mayor" in dialog.preview.toPlainText()


def test_an_address_is_taken_for_its_officer_alone(dialog: LettersDialog) -> None:
    QTest.keyClicks(dialog.to, "pilot@example.org")
    QTest.keyClick(dialog.list, Qt.Key.Key_Down)
    assert dialog.to.text() == ""
    assert [letter.to for letter in dialog.letters] == ["pilot@example.org", ""]


def test_words_that_were_changed_are_there_the_next_time(
    dialog: LettersDialog, full_desk: Desk, settings: QSettings, qtbot: QtBot
) -> None:
    dialog.tabs.setCurrentIndex(1)
    dialog.words.closing.setPlainText("With thanks.")
    assert dialog.preview.toPlainText().endswith("With thanks.\n")
    again = opened(full_desk, settings, qtbot)
    assert again.letters[0].text.endswith("With thanks.\n")
    again.words.usual.click()
    assert "could you let us know" in again.letters[0].text


def test_nothing_is_written_without_a_form(dialog: LettersDialog) -> None:
    assert dialog.forms == {LetterForm.DOCX}
    dialog.as_forms[LetterForm.EML].click()
    assert dialog.forms == set(LetterForm)
    for tick in dialog.as_forms.values():
        tick.click()
    assert not dialog.go_on.isEnabled()
    assert dialog.said.text() == "Tick Word documents or e-mail drafts."


def test_with_nobody_to_write_to_it_says_so(empty_desk, settings, qtbot) -> None:
    dialog = opened(empty_desk, settings, qtbot)
    assert dialog.said.text().startswith("Nothing is late or without recent news")
    assert not dialog.go_on.isEnabled()
    assert dialog.to.isEnabled() is False


def test_the_day_of_the_letters_is_shown_and_can_be_changed(dialog: LettersDialog) -> None:
    assert dialog.dated.text() == "20 February 2024"
    assert {letter.on for letter in dialog.letters} == {DAY}
    dialog.dated.setFocus()
    QTest.keyClick(dialog.dated, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(dialog.dated, "1 March")
    assert dialog.said.text().startswith("That is no day I can read")
    assert not dialog.go_on.isEnabled()
    QTest.keyClicks(dialog.dated, " 2024")
    assert {letter.on.isoformat() for letter in dialog.letters} == {"2024-03-01"}
    assert "passed 61 days ago" in dialog.preview.toPlainText()
    assert dialog.go_on.isEnabled()


def test_before_anything_was_late_there_is_nobody_to_write_to(dialog: LettersDialog) -> None:
    dialog.dated.setText("10 November 2023")
    assert listed(dialog) == []
    assert dialog.said.text().startswith("Nothing is late or without recent news")


def test_an_address_is_there_for_the_next_letters(
    dialog: LettersDialog, full_desk: Desk, settings: QSettings, qtbot: QtBot
) -> None:
    QTest.keyClicks(dialog.to, "pilot@example.org")
    again = opened(full_desk, settings, qtbot)
    assert again.to.text() == "pilot@example.org"
    assert [letter.to for letter in again.letters] == ["pilot@example.org", ""]
    again.to.clear()
    again.to.textEdited.emit("")
    assert opened(full_desk, settings, qtbot).to.text() == ""
