"""Whoever types about a series or a milestone without a pause loses no letter when power goes."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from scrutiny_desk.domain.measures.series_setup import DecisionKind
from scrutiny_desk.services import undoing
from scrutiny_desk.services.measures import cards
from scrutiny_desk.services.measures.measures import list_measures
from scrutiny_desk.services.measures.milestones import list_milestones
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.measures.entering.card_dialog import CardDialog
from scrutiny_desk.ui.measures.entering.decisions_dialog import DecisionsDialog
from scrutiny_desk.ui.measures.entering.readings_dialog import ReadingsDialog
from scrutiny_desk.ui.measures.milestones.status_dialog import StatusDialog
from tests.services.made_papers import Desk as Made
from tests.services.made_papers import facts
from tests.services.measures.test_measures_service import waiting
from tests.ui.as_on_disk import on_disk, without_pauses
from tests.ui.measures.test_milestones_view import row

WORDS = "Heard from the director at the visit"


@pytest.fixture
def desk(empty_desk: Desk, tmp_path: Path) -> Desk:
    Made(empty_desk.library, tmp_path).import_one(
        "pack.pdf",
        facts(
            waiting=[waiting("Ferries", "2031-01-31", waiting=90)],
            milestones=[row("Open the centre", "2031-03-31")],
        ),
    )
    return empty_desk


def test_readings_are_on_the_disk_letter_by_letter(
    desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    measures = list_measures(desk.library)
    dialog = ReadingsDialog(desk, measures, measures[0])
    qtbot.addWidget(dialog)
    without_pauses(dialog)
    typed = "March 2031 12"
    for end in (1, 2, len(typed)):
        qtbot.keyClicks(dialog.text, typed[len(dialog.text.toPlainText()) : end])
        with on_disk(desk.library, tmp_path) as anew:
            again = ReadingsDialog(Desk(anew, desk.theme), measures, measures[0])
            qtbot.addWidget(again)
            assert again.text.toPlainText() == typed[:end]
    dialog.enter.click()
    with on_disk(desk.library, tmp_path) as anew:
        after = ReadingsDialog(Desk(anew, desk.theme), measures, measures[0])
        qtbot.addWidget(after)
        assert after.text.toPlainText() == ""


def test_a_decision_is_on_the_disk_letter_by_letter(
    desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    measure = list_measures(desk.library)[0]
    dialog = DecisionsDialog(desk, measure)
    qtbot.addWidget(dialog)
    without_pauses(dialog)
    dialog.kind.setCurrentIndex(dialog.kind.findData(DecisionKind.EVENT))
    qtbot.keyClicks(dialog.reason, WORDS)
    with on_disk(desk.library, tmp_path) as anew:
        again = DecisionsDialog(Desk(anew, desk.theme), measure)
        qtbot.addWidget(again)
        assert (again.kind.currentData(), again.reason.text()) == (DecisionKind.EVENT, WORDS)


def test_a_definition_card_is_on_the_disk_letter_by_letter_in_one_step(
    desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    measure = list_measures(desk.library)[0]
    dialog = CardDialog(desk, measure)
    qtbot.addWidget(dialog)
    without_pauses(dialog)
    line = dialog.fields["clock_stop"]
    for end in (1, 2, len(WORDS)):
        qtbot.keyClicks(line, WORDS[len(line.text()) : end])
        with on_disk(desk.library, tmp_path) as anew:
            assert cards.card_of(anew, measure).own.clock_stop == WORDS[:end]
    with qtbot.waitSignal(desk.changed):
        dialog.reject()
    undoing.undo(desk.library)
    assert cards.card_of(desk.library, measure).own.clock_stop == ""


def test_where_a_milestone_stands_is_on_the_disk_letter_by_letter(
    desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    milestones = list_milestones(desk.library)[:1]
    dialog = StatusDialog(desk, milestones)
    qtbot.addWidget(dialog)
    without_pauses(dialog)
    dialog.private.setChecked(True)
    dialog.by.clear()
    qtbot.keyClicks(dialog.by, "The manager")
    for end in (1, 2, len(WORDS)):
        qtbot.keyClicks(dialog.words, WORDS[len(dialog.words.toPlainText()) : end])
        with on_disk(desk.library, tmp_path) as anew:
            again = StatusDialog(Desk(anew, desk.theme), milestones)
            qtbot.addWidget(again)
            assert again.words.toPlainText() == WORDS[:end]
            assert again.private.isChecked()
            assert again.by.text() == "The manager"
    dialog.go_on.click()
    after = StatusDialog(desk, milestones)
    qtbot.addWidget(after)
    assert after.words.toPlainText() == ""
