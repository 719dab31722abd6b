"""Linking evidence to a recommendation, from the tracker and from a page, and opening it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, QTimer, QUrl
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from scrutiny_desk import app
from scrutiny_desk.domain.errors import DeskError
from scrutiny_desk.domain.tracker.recommendations import Link, LinkKind
from scrutiny_desk.library.library import Library
from scrutiny_desk.services.papers import papers
from scrutiny_desk.services.questions import questions
from scrutiny_desk.services.tracker import history as tracker_history
from scrutiny_desk.services.tracker.link_targets import link_to, page_target, targets
from scrutiny_desk.ui.theme import Theme
from scrutiny_desk.ui.tracker.link_dialog import LinkDialog
from scrutiny_desk.ui.tracker.link_opening import LinkOpener
from scrutiny_desk.ui.tracker.row_chooser import RowChooser
from tests.ui.filled import put_in


@pytest.fixture
def program(tmp_path: Path, settings: QSettings, qtbot: QtBot):
    library = Library.open(tmp_path / "library", create=True)
    paper = put_in(library, tmp_path)
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    Theme.named("light").apply(application)
    made = app.Program(library, Theme.named("light"), settings)
    qtbot.addWidget(made.window)
    made.window.show()
    made.window.take_meeting(paper.meeting_id)
    made.window.go_to_room("Recommendations")
    made.tracker.open_row(made.tracker.listing.rows()[0].recommendation.id)
    yield made
    made.window.close()
    made.close()
    made.deleteLater()


def links(program: app.Program) -> tuple[Link, ...]:
    _, _, found = tracker_history.beside(program.library, str(program.tracker.pane.rec_id))
    return found


def dialog(program: app.Program) -> LinkDialog:
    program.window.give_command("tracker:link")
    shown = program.tracker._dialog
    assert isinstance(shown, LinkDialog)
    return shown


def test_a_page_is_linked_by_its_number_and_opens_from_the_row(program: app.Program) -> None:
    form = dialog(program)
    form.list.setCurrentRow(form.list.count() - 1)
    assert form.page.isVisible()
    form.link.click()
    assert form.trouble.text().startswith("Which page is it?")
    form.page.setText("3")
    form.said.setText("The plan came")
    form.link.click()

    (link,) = links(program)
    assert (link.page_name, link.words) == ("3", "The plan came (page 3 of The pack)")
    (button,) = program.tracker.pane.links.links
    button.click()
    assert program.window.shown_room == "Papers"
    assert program.papers.view.current_page == link.page_index
    assert program.papers.paper_id == link.paper_id


def test_a_file_is_linked_where_it_stands_and_a_program_is_never_run(
    program: app.Program, tmp_path: Path
) -> None:
    form = dialog(program)
    form.kind.setCurrentIndex(form.kind.findData(LinkKind.FILE))
    form.file.setText(str(tmp_path / "none.pdf"))
    form.link.click()
    assert form.trouble.text().startswith("There is no such file")
    for name in ("survey.pdf", "survey.exe"):
        (tmp_path / name).write_bytes(b"x")
    form.file.setText(str(tmp_path / "survey.pdf"))
    form.link.click()
    (link,) = links(program)
    assert link.words == "survey.pdf"

    opened: list[QUrl] = []
    opener = LinkOpener(
        program.desk,
        questions=None,  # type: ignore[arg-type]
        measures=None,  # type: ignore[arg-type]
        go_to_room=lambda _title: None,
        take_meeting=lambda _id: None,
        open_address=lambda url: opened.append(url) is None,
    )
    opener.open(link)
    opener.open(replace(link, ref=str(tmp_path / "survey.exe")))
    assert opened == [
        QUrl.fromLocalFile(str(tmp_path / "survey.pdf")), QUrl.fromLocalFile(str(tmp_path)),
    ]  # fmt: skip
    troubles: list[DeskError] = []
    program.desk.troubled.connect(troubles.append)
    opener.open(replace(link, ref=str(tmp_path / "gone.pdf")))
    assert "no longer there" in troubles[0].title


def test_a_question_and_a_measure_open_in_their_rooms(program: app.Program) -> None:
    rec_id = str(program.tracker.pane.rec_id)
    meeting = str(program.window.chooser.meeting_id)
    asked = questions.add_entry(program.library, meeting, "5", text="Who pays?").ids[0]
    one = program.tracker.listing.rows()[0].recommendation
    (question,) = targets(program.library, LinkKind.QUESTION, one)
    measure = targets(program.library, LinkKind.MEASURE, one)[0]
    for target in (question, measure):
        program.desk.perform(lambda target=target: link_to(program.library, rec_id, target))
    first, second = program.tracker.pane.links.links

    first.click()
    assert program.window.shown_room == "Questions"
    program.window.go_to_room("Recommendations")
    second.click()
    assert program.window.shown_room == "Measures"

    questions.delete_entry(program.library, meeting, asked)
    troubles: list[DeskError] = []
    program.desk.troubled.connect(troubles.append)
    program.window.go_to_room("Recommendations")
    program.tracker.pane.links.links[0].click()
    assert "no longer there" in troubles[0].title


def test_a_link_is_taken_away_and_told(program: app.Program) -> None:
    paper = papers.list_papers(program.library)[0]
    rec_id = str(program.tracker.pane.rec_id)
    program.desk.perform(
        lambda: link_to(program.library, rec_id, page_target(program.library, paper.id, 4))
    )
    assert program.tracker.pane.link_part.isVisible()
    program.tracker.pane.links.remove_asked.emit(links(program)[0])
    assert links(program) == ()
    assert program.tracker.pane.link_part.isHidden()


def test_the_page_that_is_read_is_linked_from_papers(program: app.Program, qtbot: QtBot) -> None:
    paper = papers.list_papers(program.library)[0]
    program.papers.open_page(paper.id, 4)
    program.window.show_room("Papers")

    def take() -> None:
        chooser = QApplication.activeModalWidget()
        assert isinstance(chooser, RowChooser)
        chooser.words.setText("training")
        assert chooser.list.count() == 1
        chooser.take.click()

    QTimer.singleShot(0, program, take)
    program.window.give_command("link_page")

    row = next(
        row
        for row in program.tracker.listing.rows()
        if row.recommendation.text == "Look at the training"
    )
    _, _, found = tracker_history.beside(program.library, row.recommendation.id)
    assert [(link.kind, link.page_index) for link in found] == [(LinkKind.PAGE, 4)]


def test_a_page_is_found_by_words_that_stand_on_it_and_linked(program: app.Program) -> None:
    form = dialog(program)
    shown = program.library
    with shown.read() as connection:
        text = connection.execute("SELECT text FROM page WHERE page_index = 3").fetchone()[0]
    words = " ".join(text.split()[:2])
    form.words.setText(words)
    found = [form.list.item(place).text() for place in range(form.list.count())]
    assert any(" of The pack\n" in one and "“" in one for one in found)
    at = next(place for place, one in enumerate(found) if "“" in one)
    form.list.setCurrentRow(at)
    assert not form.page.isVisible()
    form.link.click()
    (link,) = links(program)
    assert link.page_index is not None
    assert link.words.endswith("of The pack")
