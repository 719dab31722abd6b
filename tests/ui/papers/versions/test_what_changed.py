from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from scrutiny_desk.domain.papers.papers import Paper
from scrutiny_desk.domain.papers.versions import PageFate, WordChange
from scrutiny_desk.services.papers.versions import ChangedPage, WhatChanged
from scrutiny_desk.ui.papers.versions.what_changed import WhatChangedDialog, say_changes, say_words
from scrutiny_desk.ui.theme import Theme


def paper(paper_id: str, name: str) -> Paper:
    return Paper(paper_id, "m", "agenda_pack", "Pack", name, "0" * 64, 9, "2031-01-01T00:00:00Z")


CHANGED = WhatChanged(
    older=paper("old", "first.pdf"),
    newer=paper("new", "second.pdf"),
    pages=(
        ChangedPage(PageFate.ALTERED, 3, "2", 4, "3", (WordChange("May", "June"),)),
        ChangedPage(PageFate.REMOVED, 6, "5", None, None, ()),
        ChangedPage(PageFate.ADDED, None, None, 7, "6", ()),
    ),
)


def shown(qtbot: QtBot, changed: WhatChanged = CHANGED) -> WhatChangedDialog:
    dialog = WhatChangedDialog(Theme.named("light"), changed)
    qtbot.addWidget(dialog)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    dialog.show()
    qtbot.waitExposed(dialog)
    return dialog


def rows(dialog: WhatChangedDialog) -> list[list[str]]:
    tops = (dialog.list.topLevelItem(at) for at in range(dialog.list.topLevelItemCount()))
    return [[top.text(column) for column in range(3)] for top in tops if top is not None]


def test_every_page_stands_with_what_became_of_it(qtbot: QtBot) -> None:
    assert rows(shown(qtbot)) == [
        ["p. 3", "≠ altered (was 2)", "“May” became “June”"],
        ["p. 5", "− removed", ""],
        ["p. 6", "+ added", ""],
    ]


def test_the_sentence_counts_them() -> None:
    assert say_changes(CHANGED) == (
        "Against the earlier “Agenda pack” (first.pdf): 1 page added, 1 page removed and "
        "1 page altered."
    )
    assert "Every page has the words" in say_changes(WhatChanged(CHANGED.older, CHANGED.newer, ()))


def test_enter_goes_to_the_page_a_removed_one_to_the_older_paper(qtbot: QtBot) -> None:
    dialog = shown(qtbot)
    asked: list[tuple[str, int]] = []
    dialog.page_asked.connect(lambda paper_id, page: asked.append((paper_id, page)))
    for _ in range(3):
        QTest.keyClick(dialog.list, Qt.Key.Key_Return)
        QTest.keyClick(dialog.list, Qt.Key.Key_Down)
    assert asked == [("new", 4), ("old", 6), ("new", 7)]


def test_two_papers_can_be_kept_apart(qtbot: QtBot) -> None:
    dialog = shown(qtbot)
    with qtbot.waitSignal(dialog.apart_asked):
        next(
            button
            for button in dialog.findChildren(QAbstractButton)
            if button.text() == "Not a new version"
        ).click()
    assert not dialog.isVisible()


def test_many_changes_are_cut_to_a_few() -> None:
    words = say_words(tuple(WordChange("", f"word {at}") for at in range(9)))
    assert words.splitlines()[0] == "“word 0” added"
    assert words.splitlines()[-1] == "and 3 more changes"
    assert say_words((WordChange("gone", ""),)) == "“gone” taken out"
