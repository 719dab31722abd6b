from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPointF
from pytestqt.qtbot import QtBot
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from scrutiny_desk.services.papers import importing, papers, upright
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.papers.room import PapersRoom
from tests.ui.conftest import read_pack


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """12 pages: the third printed up the page, the fourth down the page, with an upright stamp."""
    path = tmp_path / "sideways.pdf"
    canvas = Canvas(str(path), pagesize=A4, invariant=True)
    for number in range(1, 13):
        canvas.drawString(72, 800, f"Stamp {number}")
        canvas.saveState()
        if number in (3, 4):
            canvas.translate(*((300, 100) if number == 3 else (300, 700)))
            canvas.rotate(90 if number == 3 else -90)
        else:
            canvas.translate(72, 700)
        canvas.drawString(0, 0, f"Alpha{number} beta gamma delta epsilon zeta eta")
        canvas.restoreState()
        canvas.showPage()
    canvas.save()
    return path


def opened(desk: Desk, qtbot: QtBot) -> PapersRoom:
    room = PapersRoom(desk)
    qtbot.addWidget(room)
    room.resize(1100, 700)
    room.set_meeting(papers.list_meetings(desk.library)[0].id)
    room.refresh()
    room.show()
    qtbot.waitExposed(room)
    return room


def test_sideways_pages_are_read_upright_and_the_others_as_printed(
    empty_desk: Desk, pack: Path, qtbot: QtBot
) -> None:
    importing.import_papers(empty_desk.library, [pack], read_pack, lambda *_: None, lambda: False)
    room = opened(empty_desk, qtbot)
    view = room.view
    assert [view.turn_of(index) for index in range(5)] == [0, 0, 90, 270, 0]
    for index in (2, 3):
        view.go_to(index)
        slot = view._strip.slots[index]
        line = [slot.to_strip(word.box) for word in view.selector.words(index)]
        words = [word.text for word in view.selector.words(index)]
        beta, gamma = (line[words.index(word)] for word in ("beta", "gamma"))
        # Left to right, on one level: it can be read.
        assert beta.x1 < gamma.x0
        assert abs(beta.y1 - gamma.y1) < 6
        assert beta.width > beta.height
        view.show_box(index, 0, 20)
        point = (QPointF(*gamma.centre) - view._origin()).toPoint()
        if view.viewport().rect().contains(point):
            assert view.word_under(point) == (index, words.index("gamma"))
    room.close()


def test_what_a_person_turned_is_kept_for_the_page(
    empty_desk: Desk, pack: Path, qtbot: QtBot
) -> None:
    importing.import_papers(empty_desk.library, [pack], read_pack, lambda *_: None, lambda: False)
    room = opened(empty_desk, qtbot)
    paper_id = room.paper_id or ""
    room.view.go_to(7)
    room.run("turn_page")
    room.view.go_to(2)
    for _ in range(3):
        room.run("turn_page")
    room.close()
    assert upright.turns_of(empty_desk.library, paper_id) == {3: 270, 7: 90}
    again = opened(empty_desk, qtbot)
    assert again.view.turn_of(7) == 90
    assert again.view.turn_of(2) == 0
    again.close()


def test_sideways_pages_are_known_without_looking_at_their_words(
    empty_desk: Desk, pack: Path
) -> None:
    library = empty_desk.library
    outcome, _ = importing.import_papers(library, [pack], read_pack, lambda *_: None, lambda: False)
    paper_id = outcome.imported[0].id
    library.write(lambda connection: connection.execute("UPDATE page SET words = x''"))
    assert upright.turns_of(library, paper_id) == {2: 90, 3: 270}


def test_a_paper_filed_before_that_is_looked_through_once(empty_desk: Desk, pack: Path) -> None:
    library = empty_desk.library
    outcome, _ = importing.import_papers(library, [pack], read_pack, lambda *_: None, lambda: False)
    paper_id = outcome.imported[0].id
    library.write(lambda connection: connection.execute("DELETE FROM paper_upright"))
    assert upright.turns_of(library, paper_id) == {2: 90, 3: 270}
    library.write(lambda connection: connection.execute("UPDATE page SET words = x''"))
    assert upright.turns_of(library, paper_id) == {2: 90, 3: 270}
