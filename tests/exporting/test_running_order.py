"""The running order as Word: large, in order, with room to write, and private only when asked."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest

from scrutiny_desk.domain.errors import DeskError
from scrutiny_desk.domain.notes.notes import NoteStatus
from scrutiny_desk.domain.questions.questions import Board, BoardItem, Entry, EntryKind, Evidence
from scrutiny_desk.domain.questions.running_order import Sheet, sheet_of
from scrutiny_desk.exporting.running_order import write_running_order

BOARD = Board(
    "m",
    (
        BoardItem("5", (), "5", "Harbour"),
        BoardItem("6", (), "6", "Bridges", "Are the bridges safe?", minutes=20),
    ),
    (
        Entry("line", EntryKind.LINE, "6", position=0, text="Costs", private=False),
        Entry(
            "pays",
            EntryKind.QUESTION,
            "6",
            "line",
            0,
            "Who pays for =1+1 & <b>paint</b>?",
            "The engineer",
            private=False,
            evidence=(Evidence("", "p", 26, "25", "secret words of the paper"),),
        ),
        Entry("then", EntryKind.QUESTION, "6", "pays", 0, "And\x0b then?", private=False),
        Entry("mine", EntryKind.QUESTION, "6", position=0, text="My own doubt"),
        Entry(
            "done",
            EntryKind.QUESTION,
            "6",
            position=1,
            text="Was it checked?",
            private=False,
            status=NoteStatus.ANSWERED,
            answer="In May",
        ),
    ),
)


def sheet(*, private: bool) -> Sheet:
    return sheet_of(
        BOARD, "Committee · 6 March 2031", {"5": None, "6": 20}, include_private=private
    )


def written(tmp_path: Path, *, private: bool) -> list[tuple[str, str]]:
    out = tmp_path / "order.docx"
    write_running_order(sheet(private=private), out)
    return [(p.style.name, p.text) for p in docx.Document(str(out)).paragraphs]


def test_the_whole_order_with_private_ones(tmp_path: Path) -> None:
    assert written(tmp_path, private=True) == [
        ("Title", "Running order"),
        ("Normal", "Committee · 6 March 2031"),
        ("Heading 1", "6 Bridges"),
        ("Citation", "20 minutes"),
        ("Big question", "Are the bridges safe?"),
        ("Heading 2", "Costs"),
        ("Asked", "1  Who pays for =1+1 & <b>paint</b>?"),
        ("Citation", "To The engineer · page 25"),
        ("Room to write", ""),
        ("Room to write", ""),
        ("Asked", "1.1  And  then?"),
        ("Room to write", ""),
        ("Room to write", ""),
        ("Heading 2", "Further questions"),
        ("Asked", "2  My own doubt"),
        ("Citation", "Private"),
        ("Room to write", ""),
        ("Room to write", ""),
        ("Asked", "3  Was it checked?"),
        ("Normal", "Answered: In May"),
    ]


def test_private_words_stay_unless_asked_for(tmp_path: Path) -> None:
    words = " ".join(text for _, text in written(tmp_path, private=False))
    assert "My own doubt" not in words
    assert "Are the bridges safe?" not in words
    assert "Costs" in words
    assert "secret words" not in words
    assert sheet(private=False).left_out == 1


def test_nothing_is_smaller_than_sixteen_points(tmp_path: Path) -> None:
    out = tmp_path / "order.docx"
    write_running_order(sheet(private=True), out)
    document = docx.Document(str(out))
    used = {p.style.name for p in document.paragraphs} - {"Room to write"}
    assert all(document.styles[name].font.size.pt >= 16 for name in used)
    assert document.core_properties.title == "Running order · Committee · 6 March 2031"


def test_a_folder_that_is_not_there_is_said_plainly(tmp_path: Path) -> None:
    with pytest.raises(DeskError, match="no folder"):
        write_running_order(sheet(private=True), tmp_path / "none" / "order.docx")
