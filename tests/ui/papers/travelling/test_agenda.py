from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QTreeWidgetItem
from pytestqt.qtbot import QtBot

from scrutiny_desk.domain.notes.notes import NoteKind
from scrutiny_desk.domain.papers.papers import AgendaItem, Paper
from scrutiny_desk.services.papers import papers
from scrutiny_desk.services.papers.versions import News
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.papers.travelling.agenda import AgendaPane


@pytest.fixture
def pane(full_desk: Desk, qtbot: QtBot) -> Iterator[AgendaPane]:
    library = full_desk.library
    shown = AgendaPane(full_desk)
    shown.show_papers([(one, papers.agenda_of(library, one.id)) for one in _papers(full_desk)])
    shown.resize(280, 400)
    qtbot.addWidget(shown)
    shown.show()
    qtbot.waitExposed(shown)
    top = row(shown, None)
    shown.show_page(top.data(0, Qt.ItemDataRole.UserRole)[0], 2)
    yield shown
    shown.close()


def _papers(desk: Desk) -> list[Paper]:
    return papers.list_papers(desk.library, papers.list_meetings(desk.library)[0].id)


def row(pane: AgendaPane, place: int | None) -> QTreeWidgetItem:
    top = pane.tree.topLevelItem(0)
    assert top is not None
    if place is None:
        return top
    child = top.child(place)
    assert child is not None
    return child


def menu_on(pane: AgendaPane, item: QTreeWidgetItem) -> dict[str, QAction]:
    return {one.text(): one for one in pane.menu_of(item).actions() if one.text()}


def test_the_menu_of_an_item_writes_on_it(pane: AgendaPane) -> None:
    entries = menu_on(pane, row(pane, 2))
    assert list(entries) == [
        "Question on this item",
        "Note on this item",
        "Move this paper to Trash",
    ]
    asked: list[tuple[str, str, NoteKind]] = []

    def on_asked(paper_id: str, item: AgendaItem, kind: NoteKind) -> None:
        asked.append((paper_id, item.number, kind))

    pane.write_asked.connect(on_asked)
    entries["Question on this item"].trigger()
    entries["Note on this item"].trigger()
    paper_id = row(pane, None).data(0, Qt.ItemDataRole.UserRole)[0]
    assert asked == [(paper_id, "6", NoteKind.QUESTION), (paper_id, "6", NoteKind.NOTE)]


def test_the_menu_of_a_paper_writes_nothing(pane: AgendaPane) -> None:
    assert list(menu_on(pane, row(pane, None))) == ["Move this paper to Trash"]


def test_every_title_that_wraps_has_its_second_line(pane: AgendaPane, qtbot: QtBot) -> None:
    """Also where the scroll bar comes after the heights were reckoned."""
    title = "3  PUBLIC QUESTIONS AND STATEMENTS FROM THOSE PRESENT"
    item = row(pane, 1)
    item.setText(0, title)
    one_line = pane.tree.visualItemRect(row(pane, 0)).height()
    for width in range(190, 620, 7):
        for height in (400, 130):
            pane.resize(width, height)
            _settle(pane, qtbot)
            assert pane.tree.visualItemRect(item).height() == _wanted(pane, title, one_line), (
                width,
                height,
            )


def test_the_whole_title_is_the_tooltip(pane: AgendaPane) -> None:
    assert row(pane, 2).toolTip(0) == "6  The plan for the year"


def _settle(pane: AgendaPane, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not pane._again.isActive())
    pane.tree.executeDelayedItemsLayout()


def _wanted(pane: AgendaPane, title: str, one_line: int) -> int:
    """One line, or two where Qt would break the words in the room that is left for them."""
    tree = pane.tree
    metrics = tree.fontMetrics()
    # Two steps in, less the padding of the style sheet and the margin Qt leaves on both sides.
    room = tree.columnWidth(0) - 2 * tree.indentation() - 2 * 4 - 2 * 3
    if metrics.horizontalAdvance(title) < room:
        return one_line
    return one_line + metrics.lineSpacing()


def test_what_is_new_stands_before_the_name(pane: AgendaPane, full_desk: Desk) -> None:
    (paper,) = _papers(full_desk)
    older = replace(paper, id="older", file_name="older.pdf")
    rows = [(paper, papers.agenda_of(full_desk.library, paper.id)), (older, [])]
    pane.show_papers(
        rows,
        {
            paper.id: News(unread=True, replaces=older, changed=frozenset({3})),
            older.id: News(replaced=True),
        },
    )
    assert row(pane, None).text(0) == "Revised, not read · Agenda pack"
    assert row(pane, 1).text(0) == "5 (changed)  Waiting times"
    assert row(pane, 2).text(0) == "6  The plan for the year"
    second = pane.tree.topLevelItem(1)
    assert second is not None
    assert second.text(0) == "Earlier version · Agenda pack"
    asked: list[str] = []
    pane.changes_asked.connect(asked.append)
    menu_on(pane, row(pane, None))["What changed since the earlier version…"].trigger()
    assert asked == [paper.id]
    assert "What changed since the earlier version…" not in menu_on(pane, second)


def test_papers_of_one_name_are_told_apart_by_their_files(
    pane: AgendaPane, full_desk: Desk
) -> None:
    (paper,) = _papers(full_desk)
    assert row(pane, None).text(0).endswith("Agenda pack")
    other = replace(paper, id="other", file_name="second pack.pdf")
    pane.show_papers([(paper, []), (other, [])])
    tops = [pane.tree.topLevelItem(place) for place in (0, 1)]
    assert [top.text(0) for top in tops if top is not None] == [
        f"Agenda pack · {paper.file_name}",
        "Agenda pack · second pack.pdf",
    ]
