from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from scrutiny_desk.domain.notes.notes import Anchor, NoteKind, NoteStatus
from scrutiny_desk.domain.papers.facts import WaitingFact
from scrutiny_desk.domain.papers.papers import Place
from scrutiny_desk.services.findings import findings
from scrutiny_desk.services.notes import notes
from scrutiny_desk.services.papers import papers, reading
from scrutiny_desk.services.questions import questions
from scrutiny_desk.services.questions.board import board_of
from scrutiny_desk.services.tracker import recommendations
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.home.parts import LinkRow
from scrutiny_desk.ui.home.room import HomeRoom, newest_first
from scrutiny_desk.ui.papers.reading.plan_dialog import ReadingPlanDialog
from tests.services import made_papers
from tests.ui.filled import put_in, write


def shown(desk: Desk, qtbot: QtBot) -> HomeRoom:
    room = HomeRoom(desk, today=lambda: date(2024, 1, 25))
    qtbot.addWidget(room)
    room.resize(900, 600)
    room.refresh()
    return room


def button(room: HomeRoom, words: str) -> QPushButton:
    return next(one for one in room.findChildren(QPushButton) if one.text() == words)


def said(room: HomeRoom) -> list[str]:
    return [label.text() for label in room.findChildren(QLabel)]


def test_an_empty_library_offers_a_pack_and_the_sample(empty_desk: Desk, qtbot: QtBot) -> None:
    room = shown(empty_desk, qtbot)
    asked: list[str] = []
    room.command_asked.connect(asked.append)
    button(room, "Open a pack").click()
    button(room, "Try the sample").click()
    assert asked == ["open", "sample"]


def test_reading_goes_on_where_it_stopped(full_desk: Desk, qtbot: QtBot) -> None:
    paper = papers.list_papers(full_desk.library)[0]
    papers.remember_place(full_desk.library, Place(paper.id, 8, 0.5))
    room = shown(full_desk, qtbot)
    with qtbot.waitSignal(full_desk.page_asked) as asked:
        button(room, "Continue at page 7").click()
    assert asked.args == [paper.id, 8]
    assert "The committee · 25 January 2024: 12 of 12 pages left, about 5 minutes." in said(room)
    assert "Tonight: Front and items 5 and 6, 12 pages, about 5 minutes." in said(room)


def test_a_paper_nobody_opened_is_begun_with_the_plan(full_desk: Desk, qtbot: QtBot) -> None:
    paper = papers.list_papers(full_desk.library)[0]
    reading.mark(full_desk.library, paper.id, [0, 1, 2], read=True, what="Three pages")
    room = shown(full_desk, qtbot)
    with qtbot.waitSignal(full_desk.page_asked) as asked:
        button(room, "Start reading").click()
    assert asked.args == [paper.id, 3]
    assert any(words.endswith("9 of 12 pages left, about 4 minutes.") for words in said(room))


def test_home_says_when_the_meeting_is_past(full_desk: Desk, qtbot: QtBot) -> None:
    room = HomeRoom(full_desk, today=lambda: date(2024, 2, 1))
    qtbot.addWidget(room)
    room.refresh()
    assert "The meeting was on 25 January 2024." in said(room)


def test_the_plan_opens_from_home(full_desk: Desk, qtbot: QtBot) -> None:
    room = shown(full_desk, qtbot)
    button(room, "Reading plan…").click()
    (dialog,) = room.findChildren(ReadingPlanDialog)
    assert dialog.isVisible()
    dialog.close()


def test_questions_that_are_ready_are_shown(full_desk: Desk, qtbot: QtBot) -> None:
    paper = papers.list_papers(full_desk.library)[0]
    note, _ = notes.write_note(
        full_desk.library,
        paper_id=paper.id,
        item_id=None,
        kind=NoteKind.QUESTION,
        text="Who answers for this & when?",
        anchor=Anchor(page_index=3, page_label="2"),
    )
    room = shown(full_desk, qtbot)
    assert "1 to ask: 1 in draft." in said(room)
    notes.revise_note(full_desk.library, note.id, status=NoteStatus.READY)
    room.refresh()
    assert "1 to ask: 1 ready." in said(room)
    row = next(
        one
        for one in room.findChildren(QPushButton)
        if one.accessibleName() == "Page 2: Who answers for this & when?"
    )
    with qtbot.waitSignal(full_desk.page_asked) as asked:
        row.click()
    assert asked.args == [paper.id, 3]


def test_the_questions_of_the_board_are_counted_and_a_praise_is_none(
    full_desk: Desk, qtbot: QtBot
) -> None:
    paper = papers.list_papers(full_desk.library)[0]
    notes.write_note(
        full_desk.library,
        paper_id=paper.id,
        item_id=None,
        kind=NoteKind.PRAISE,
        text="Well put",
        anchor=Anchor(page_index=3, page_label="2"),
    )
    room = shown(full_desk, qtbot)
    assert "None is written. Select words on a page and press Q." in said(room)
    whole = board_of(full_desk.library, paper.meeting_id).items[0].key
    entry = questions.add_entry(full_desk.library, paper.meeting_id, whole, text="Who pays?")
    room.refresh()
    assert "1 to ask: 1 in draft." in said(room)
    link = next(
        one
        for one in room.findChildren(QPushButton)
        if one.accessibleName() == "On the board: Who pays?"
    )
    with qtbot.waitSignal(room.command_asked) as asked:
        link.click()
    assert asked.args == ["room:Questions"]
    questions.revise_entry(
        full_desk.library, paper.meeting_id, entry.ids[0], status=NoteStatus.ANSWERED
    )
    room.refresh()
    assert "None is left to ask." in said(room)


def test_recommendations_are_counted_by_their_dates(full_desk: Desk, qtbot: QtBot) -> None:
    for number, target in (("1", "31.12.23"), ("2", "30.06.24")):
        recommendations.add_recommendation(
            full_desk.library,
            committee="The committee",
            number=number,
            date_text="01.09.23",
            text=f"Recommendation {number}",
            target_text=target,
            officer="Head of service",
        )
    room = shown(full_desk, qtbot)
    assert any(words.startswith("2 open: 1 overdue") for words in said(room))
    assert "▲ Overdue" in said(room)


def test_questions_to_ask_are_the_number_of_the_rail_or_it_says_of_how_many(
    empty_desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    here = put_in(empty_desk.library, tmp_path)
    other = put_in(empty_desk.library, tmp_path, name="other", date="2023-11-09")
    for paper in (here, here, other):
        write(empty_desk.library, paper, "Why did the wait grow?")
    room = shown(empty_desk, qtbot)
    assert "3 to ask: 3 in draft." in said(room)
    room.set_meeting(here.meeting_id)
    room.refresh()
    assert "3 to ask, 2 of them at the meeting in hand: 3 in draft." in said(room)


def test_papers_that_came_together_stand_by_their_names(full_desk: Desk) -> None:
    one = papers.list_papers(full_desk.library)[0]
    found = [
        replace(one, id=name, title=name, kind=kind, imported=f"2024-01-0{day}T00:00:00Z")
        for name, kind, day in (
            ("Zebra", "minutes", 2),
            ("Minutes", "minutes", 2),
            ("The pack", "agenda_pack", 2),
            ("Latest", "minutes", 3),
        )
    ]
    names = [paper.title for paper in newest_first(found)]
    assert names == ["Latest", "The pack", "Minutes", "Zebra"]


def test_figures_worth_a_look_lead_to_their_pages(
    empty_desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    made = made_papers.Desk(empty_desk.library, tmp_path)
    list_of = WaitingFact(
        service="Ferry clinic",
        as_of="2030-12",
        waiting=13,
        over_18_weeks=8,
        percent_over_18_weeks=61.0,
        page="28",
        page_index=0,
    )
    paper = made.import_one("pack.pdf", made_papers.facts(waiting=[list_of]))
    room = shown(empty_desk, qtbot)
    assert "1 does not add up, in 1 paper." in said(room)
    (link,) = [one for one in room.findChildren(LinkRow) if "61%" in one.accessibleName()]
    with qtbot.waitSignal(empty_desk.page_asked) as asked:
        link.click()
    assert asked.args == [paper, 0]
    with qtbot.waitSignal(room.command_asked) as command:
        button(room, "Open figures").click()
    assert command.args == ["findings"]
    findings.put_aside(empty_desk.library, findings.findings_of(empty_desk.library).found[0], "Ok")
    room.refresh()
    assert "Each was asked about or put aside." in said(room)


def test_papers_that_add_up_are_said_to(full_desk: Desk, qtbot: QtBot) -> None:
    assert "Nothing was found that does not add up." in said(shown(full_desk, qtbot))
