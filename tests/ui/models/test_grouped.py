from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QListView
from pytestqt.qtbot import QtBot

from scrutiny_desk.ui.models.grouped import Group, GroupedModel, Heading, choose, keeping_place
from scrutiny_desk.ui.models.painting import layout_of
from scrutiny_desk.ui.models.saved_text import SavedText


def model_of(*groups: Group) -> GroupedModel:
    model = GroupedModel(key=str, words=str)
    model.show(groups)
    return model


def test_headings_are_stepped_over_by_the_arrow_keys(qtbot: QtBot) -> None:
    model = model_of(Group((Heading("One"),), ("a", "b")), Group((Heading("Two"),), ("c",)))
    view = QListView()
    qtbot.addWidget(view)
    view.setModel(model)
    choose(view, model.index_of("b"))

    qtbot.keyClick(view, Qt.Key.Key_Down)

    assert model.key_at(view.currentIndex()) == "c"
    spoken = view.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "c, Two"


def test_the_same_rows_are_not_reset(qtbot: QtBot) -> None:
    model = model_of(Group((), ("a", "b")))

    with qtbot.assertNotEmitted(model.modelReset):
        model.show([Group((), ("a", "b"))])
    with qtbot.waitSignal(model.modelReset):
        model.show([Group((), ("b",))])


def test_when_the_row_in_hand_goes_the_one_in_its_place_is_taken(qtbot: QtBot) -> None:
    model = model_of(Group((), ("a", "b", "c")))
    view = QListView()
    qtbot.addWidget(view)
    view.setModel(model)
    choose(view, model.index_of("b"))

    with keeping_place(view, model.key_at, model.index_of):
        model.show([Group((), ("a", "c"))])

    assert model.key_at(view.currentIndex()) == "c"


def test_text_that_does_not_fit_ends_with_dots(qtbot: QtBot) -> None:
    text = "many words that do not fit in so little room " * 4
    layout = layout_of(text, QFont(), 120, 2, [(0, 4), (150, 170)])

    assert layout.lineCount() == 2
    assert layout.text().endswith("…")
    assert layout_of("few", QFont(), 120, 2).text() == "few"


def test_typed_words_are_handed_over_once_and_not_overwritten(qtbot: QtBot) -> None:
    field = SavedText()
    qtbot.addWidget(field)
    field.show_words("old", anew=True)
    heard: list[str] = []
    field.saved.connect(heard.append)

    field.setPlainText("new")
    field.show_words("from elsewhere", anew=False)
    assert field.toPlainText() == "new"
    field.flush()
    field.flush()

    assert heard == ["new"]
    field.show_words("from elsewhere", anew=False)
    assert field.toPlainText() == "from elsewhere"


def test_lines_that_are_cut_end_with_a_whole_word() -> None:
    text = "CHILDREN'S SAFEGUARDING AND SUFFICIENCY UPDATE FOR THE COMMITTEE"
    cuts = {layout_of(text, QFont(), width, 2).text() for width in range(120, 240, 5)}
    assert len(cuts) > 1
    for cut in cuts:
        assert cut == text or text.startswith(f"{cut[:-1]} ")
