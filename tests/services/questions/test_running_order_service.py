"""The running order from the library, and what it says of what stayed behind."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest

from scrutiny_desk.domain.errors import DeskError
from scrutiny_desk.domain.notes.file_forms import FileForm
from scrutiny_desk.domain.notes.notes import NoteStatus
from scrutiny_desk.services import undoing
from scrutiny_desk.services.notes.exports import export_notes
from scrutiny_desk.services.papers import papers
from scrutiny_desk.services.questions import promises, questions
from scrutiny_desk.services.questions.board import board_of
from scrutiny_desk.services.questions.board_order import merge_entries
from scrutiny_desk.services.questions.running_order import export_running_order, running_sheet
from scrutiny_desk.services.wanted import Wanted
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


def told(out: Path) -> list[str]:
    return [one.text for one in docx.Document(str(out)).paragraphs if one.text.strip()]


def test_what_became_of_a_question_stands_on_every_paper(
    desk: Desk, meeting: str, tmp_path: Path
) -> None:
    def ask(text: str, status: NoteStatus | None = None, answer: str | None = None) -> str:
        made = questions.add_entry(desk.library, meeting, "6", text=text).ids[0]
        questions.revise_entry(desk.library, meeting, made, status=status, answer=answer)
        return made

    ask("Who checks?", NoteStatus.EVADED)
    ask("How many?", NoteStatus.ANSWERED, "214")
    asked = ask("Who pays?")
    promises.promise_answer(
        desk.library, meeting, asked, by_whom="The engineer", by_when="20 March 2031"
    )
    promised = "Written answer promised by The engineer, by 20 March 2031"
    order, notes, text = (tmp_path / name for name in ("o.docx", "n.docx", "n.md"))
    export_running_order(desk.library, meeting, order, include_private=True)
    lines = told(order)
    assert lines[lines.index("1  Who checks?") + 2] == "Evaded"
    assert "Answered: 214" in lines
    assert lines[lines.index("3  Who pays?") + 2] == promised
    export_notes(desk.library, notes, Wanted(FileForm.DOCX, meeting_id=meeting, private=True))
    assert f"{promised}." in told(notes)
    export_notes(desk.library, text, Wanted(FileForm.MARKDOWN, meeting_id=meeting, private=True))
    assert f"{promised}." in text.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("kept", "other", "asked"),
    [("", "The engineer", "The engineer"), ("The mayor", "", "The mayor"),
     ("The mayor", "The engineer", "The mayor, The engineer"),
     ("The engineer", "the engineer", "The engineer")],
)  # fmt: skip
def test_merging_keeps_whom_both_are_put_to(
    desk: Desk, meeting: str, kept: str, other: str, asked: str
) -> None:
    one, two = (
        questions.add_entry(desk.library, meeting, "6", text=text).ids[0] for text in ("A?", "B?")
    )
    for entry_id, who in ((one, kept), (two, other)):
        questions.revise_entry(desk.library, meeting, entry_id, who=who)
    merge_entries(desk.library, meeting, one, two)
    sheet = running_sheet(desk.library, meeting, include_private=True)
    ((turn,),) = [one.turns for one in sheet.items]
    assert (turn.entry.who, turn.also) == (asked, ("B?",))
    undoing.undo(desk.library)
    board = board_of(desk.library, meeting)
    assert [entry.who for entry in board.entries] == [kept, other]


def test_whom_a_private_question_is_for_stays_behind_when_it_is_merged_into_a_shared_one(
    desk: Desk, meeting: str
) -> None:
    one, two = (
        questions.add_entry(desk.library, meeting, "6", text=text).ids[0] for text in ("A?", "B?")
    )
    questions.revise_entry(desk.library, meeting, one, private=False)
    questions.revise_entry(desk.library, meeting, two, who="The engineer")
    merge_entries(desk.library, meeting, one, two)
    for private, also in ((True, ("B? (to The engineer)",)), (False, ())):
        sheet = running_sheet(desk.library, meeting, include_private=private)
        ((turn,),) = [one.turns for one in sheet.items]
        assert (turn.entry.who, turn.also) == ("", also)
