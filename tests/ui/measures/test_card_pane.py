"""The definition card under a series, and in what leaves."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx import Document
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from scrutiny_desk.services.measures.series_deciding import history_of
from scrutiny_desk.ui.chart_out import write_word
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.measures.entering.card_dialog import CardDialog
from scrutiny_desk.ui.measures.room import MeasuresRoom
from tests.services.made_papers import Desk as Papers
from tests.services.made_papers import facts, page
from tests.services.measures.test_measures_service import waiting
from tests.ui.measures.settled import read_anew

PRINTED = (
    "Referrals waiting are defined as referrals at month end awaiting first contact\n"
    "Source: Trust returns"
)


@pytest.fixture
def room(empty_desk: Desk, tmp_path: Path, qtbot: QtBot) -> MeasuresRoom:
    rows = [waiting("Ferries", f"2031-{at:02}", 0, waiting=90 + at) for at in range(1, 9)]
    Papers(empty_desk.library, tmp_path).import_one(
        "a.pdf", facts(waiting=rows), [page(0, PRINTED)]
    )
    made = MeasuresRoom(empty_desk)
    qtbot.addWidget(made)
    made.resize(1150, 700)
    empty_desk.changed.connect(lambda _: read_anew(made, qtbot))
    read_anew(made, qtbot)
    made.show()
    return made


def test_the_card_stands_under_the_figures_with_its_pages(room: MeasuresRoom, qtbot: QtBot) -> None:
    card = room.sheet.card
    assert card.line.text() == (
        "Counts referrals at month end awaiting first contact. "
        "Clock: referral to first contact. Source: Trust returns"
    )
    links = [one for one in card.findChildren(QPushButton) if "Source" in one.accessibleName()]

    with qtbot.waitSignal(room.desk.page_asked) as asked:
        qtbot.keyClick(links[0], Qt.Key.Key_Space)

    assert asked.args[1] == 0


def test_a_person_mends_it_and_their_words_hold(room: MeasuresRoom, qtbot: QtBot) -> None:
    room.desk.library.person = "A. Member"
    room.sheet.card.mend.click()
    (dialog,) = room.findChildren(CardDialog)
    dialog.fields["caveats"].setFocus()
    qtbot.keyClicks(dialog.fields["caveats"], "A new form since May")
    # Kept as it is typed, before anything is closed.
    qtbot.waitUntil(
        lambda: "Caveats: A new form since May (A. Member)" in room.sheet.card.shown.told
    )
    dialog.good.setCurrentIndex(dialog.good.findData("neither"))
    dialog.good.activated.emit(dialog.good.currentIndex())
    dialog.reject()

    assert room.sheet.card.shown.card.good == "Neither way is better, said by hand"
    (row,) = history_of(room.desk.library, "waiting||ferries|waiting")
    assert row.decision.author == "A. Member"


def test_the_card_leaves_with_the_word_page(room: MeasuresRoom, tmp_path: Path) -> None:
    picture = room.sheet._picture()
    assert picture is not None
    out = tmp_path / "page.docx"

    write_word(out, picture)

    words = [paragraph.text for paragraph in Document(str(out)).paragraphs]
    assert "Definition card" in words
    assert any(one.startswith("Source: Trust returns (") for one in words)
