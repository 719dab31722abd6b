"""Minutes against the tracker, with keys."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from scrutiny_desk.domain.papers.facts import ResolutionFact
from scrutiny_desk.services.tracker import recommendations
from scrutiny_desk.ui.clock import today
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.tracker.agreed_dialog import AgreedDialog
from tests.services.made_papers import Desk as Papers
from tests.services.made_papers import facts, row

AT = {"page": "3", "page_index": 2}


@pytest.fixture
def dialog(empty_desk: Desk, tmp_path, qtbot) -> AgreedDialog:
    minutes = (
        ResolutionFact(
            item="4", text="That every lantern be trimmed", meeting_date="2031-03-06", **AT
        ),
        ResolutionFact(
            item="5", text="That the quay be mended in May", meeting_date="2031-03-06", **AT
        ),
    )
    found = facts(recommendations=[row(1, "To mend the quay in May", date="2031-03-06")])
    (tmp_path / "papers").mkdir()
    Papers(empty_desk.library, tmp_path / "papers").import_one(
        "pack.pdf", replace(found, resolutions=minutes)
    )
    dialog = AgreedDialog(empty_desk, [], lambda _rec_id: None)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def shown(dialog: AgreedDialog) -> list[str]:
    return [item.text(0) for item in dialog._items()]


def test_return_enters_what_was_never_entered(dialog: AgreedDialog, empty_desk, qtbot) -> None:
    assert dialog.said.text() == "1 agreed or asked for and not in the tracker. 1 in both."
    assert dialog.list.currentItem().text(0) == "That every lantern be trimmed"
    assert dialog.whole.text().startswith("Minutes of 6 March 2031, item 4, page 3: That every")
    qtbot.keyClick(dialog.list, Qt.Key.Key_Return)
    assert dialog.said.text() == "Everything agreed is in the tracker (2 stand in both)."
    texts = [
        one.recommendation.text
        for one in recommendations.list_recommendations(empty_desk.library, today())
    ]
    assert texts == ["To mend the quay in May", "That every lantern be trimmed"]


def test_what_does_not_belong_is_put_aside_and_thought_of_again(dialog, qtbot) -> None:
    qtbot.mouseClick(dialog.aside, Qt.MouseButton.LeftButton)
    assert "stands in both" in dialog.said.text()
    at = shown(dialog).index("That every lantern be trimmed")
    dialog.list.setCurrentItem(dialog._items()[at])
    assert not dialog.aside.isEnabled()
    qtbot.mouseClick(dialog.again, Qt.MouseButton.LeftButton)
    assert dialog.said.text().startswith("1 agreed or asked for")


def test_the_page_that_records_it_opens(dialog, empty_desk, qtbot) -> None:
    with qtbot.waitSignal(empty_desk.page_asked) as asked:
        qtbot.mouseClick(dialog.page, Qt.MouseButton.LeftButton)
    assert asked.args[1] == 2
    assert dialog.isHidden()


def test_officer_and_target_are_entered_with_it_and_the_next_one_is_in_hand(
    empty_desk: Desk, tmp_path, qtbot
) -> None:
    words = ("Trim the lanterns", "Mend the quay", "Paint the lighthouse")
    minutes = tuple(
        ResolutionFact(item=str(at), text=f"That we {text}", meeting_date="2031-03-06", **AT)
        for at, text in enumerate(words)
    )
    (tmp_path / "papers").mkdir()
    found = facts(recommendations=[row(1, "Count gulls", date="2030-11-14", officer="Pilot")])
    Papers(empty_desk.library, tmp_path / "papers").import_one(
        "pack.pdf", replace(found, resolutions=minutes)
    )
    dialog = AgreedDialog(empty_desk, [], lambda _rec_id: None)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.target.setText("May 2031")
    qtbot.keyClick(dialog.list, Qt.Key.Key_Down)
    assert dialog.target.text() == ""
    assert dialog.officer.itemText(0) == "Pilot"
    dialog.officer.setFocus()
    qtbot.keyClicks(dialog.officer, "Pilot")
    qtbot.mouseClick(dialog.enter, Qt.MouseButton.LeftButton)
    entered = recommendations.list_recommendations(empty_desk.library, today())[-1].recommendation
    assert (entered.text, entered.officer, entered.target_text) == (
        "That we Mend the quay",
        "Pilot",
        "",
    )
    assert dialog.list.currentItem().text(0) == "That we Paint the lighthouse"
    qtbot.mouseClick(dialog.enter, Qt.MouseButton.LeftButton)
    assert dialog.list.currentItem().text(0) == "That we Trim the lanterns"
    assert dialog.target.text() == "May 2031"
