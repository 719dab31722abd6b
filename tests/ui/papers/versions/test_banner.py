from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from scrutiny_desk.services.papers import importing, papers
from scrutiny_desk.services.papers.importing import ReadPaper
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.papers.room import PapersRoom


def revised_pack(path: Path) -> Path:
    """The pack of the fixture with other words on one page."""
    canvas = Canvas(str(path), pagesize=A4, invariant=True)
    for number in range(1, 13):
        for line in range(20):
            first = "Changed" if number == 4 and line < 3 else f"Alpha{number}"
            canvas.drawString(72, 740 - line * 30, f"{first} beta{line} gamma delta epsilon")
        if number > 2:
            canvas.drawCentredString(297, 30, f"Page {number - 2}")
        canvas.showPage()
    canvas.save()
    return path


def test_a_paper_with_another_version_says_so_over_the_page(
    full_desk: Desk, paper_reader: ReadPaper, tmp_path: Path, qtbot: QtBot
) -> None:
    library = full_desk.library
    (older,) = papers.list_papers(library)
    room = PapersRoom(full_desk)
    qtbot.addWidget(room)
    room.set_meeting(older.meeting_id)
    room.show()
    room.open_page(older.id, 0)
    banner = room.version_banner
    assert banner.isHidden()

    outcome, change = importing.import_papers(
        library,
        [revised_pack(tmp_path / "revised.pdf")],
        paper_reader,
        lambda *_: None,
        lambda: False,
    )
    (newer,) = outcome.imported
    full_desk.announce(change)
    assert not banner.isHidden()
    assert banner.words.text() == "A newer version of this paper is in the library."
    asked: list[str] = []
    banner.changes_asked.disconnect()
    banner.changes_asked.connect(asked.append)
    banner.changes.click()
    assert asked == [newer.id]
    banner.newer.click()
    assert room.paper_id == newer.id
    assert banner.words.text() == "This paper replaces an earlier version."
    assert banner.newer.isHidden()
    room.close()
