"""The running order from the library, and what it says of what stayed behind."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest

from scrutiny_desk.domain.errors import DeskError
from scrutiny_desk.services.papers import papers
from scrutiny_desk.services.questions import questions
from scrutiny_desk.services.questions.running_order import export_running_order, running_sheet
from tests.services.made_papers import Desk, facts, item


@pytest.fixture
def meeting(desk: Desk) -> str:
    pack = desk.import_one("pack.pdf", facts(items=[item("6", "Bridges", 0, 6)]))
    return papers.paper(desk.library, pack).meeting_id


def test_only_shared_questions_leave_unless_asked(desk: Desk, meeting: str, tmp_path: Path) -> None:
    asked = questions.add_entry(desk.library, meeting, "6", text="Who pays?").ids[0]
    questions.add_entry(desk.library, meeting, "6", text="My own doubt")
    out = tmp_path / "order.docx"
    with pytest.raises(DeskError) as trouble:
        export_running_order(desk.library, meeting, out, include_private=False)
    assert "2 questions of this meeting are private" in trouble.value.happened
    assert not out.exists()
    questions.revise_entry(desk.library, meeting, asked, private=False)
    done = export_running_order(desk.library, meeting, out, include_private=False)
    assert done.said == "1 question written to order.docx; 1 private question left out."
    assert "My own doubt" not in " ".join(p.text for p in docx.Document(str(out)).paragraphs)
    both = export_running_order(desk.library, meeting, out, include_private=True)
    assert both.said == "2 questions written to order.docx."


def test_an_empty_board_and_a_meeting_that_is_not_there_are_said_plainly(
    desk: Desk, meeting: str, tmp_path: Path
) -> None:
    with pytest.raises(DeskError, match="Nothing was written"):
        export_running_order(desk.library, meeting, tmp_path / "o.docx", include_private=True)
    with pytest.raises(DeskError, match="no such meeting"):
        running_sheet(desk.library, "nothing", include_private=True)


def test_the_share_of_the_meetings_time_stands_on_the_sheet(desk: Desk, meeting: str) -> None:
    questions.add_entry(desk.library, meeting, "6", text="Who pays?")
    questions.set_total_minutes(desk.library, meeting, 45)
    sheet = running_sheet(desk.library, meeting, include_private=True)
    assert [one.minutes for one in sheet.items] == [45]
