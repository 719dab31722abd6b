"""The open row: its whole story, and what is done with it."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from scrutiny_desk.domain.papers.papers import Place
from scrutiny_desk.domain.tracker.recommendations import (
    Kind,
    LinkKind,
    Origin,
    Outcome,
    RecommendationRow,
    ResponseKind,
)
from scrutiny_desk.services import undoing
from scrutiny_desk.services.papers import papers
from scrutiny_desk.services.tracker import drafts, recommendations
from scrutiny_desk.services.tracker import history as tracker_history
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.tracker.edit_row import EditRow
from scrutiny_desk.ui.tracker.history import AT_ONCE
from scrutiny_desk.ui.tracker.room import TrackerRoom
from scrutiny_desk.ui.tracker.row_dialog import RowDialog
from scrutiny_desk.ui.tracker.row_forms import CloseRow, ResponseDialog, ReviseTarget
from tests.ui.filled import put_in
from tests.ui.tracker.test_tracker_room import MEETING_DAY, opened, rec_id


@pytest.fixture
def room(empty_desk: Desk, tmp_path: Path, qtbot: QtBot) -> TrackerRoom:
    put_in(empty_desk.library, tmp_path)
    made = opened(empty_desk, qtbot)
    made.open_row(rec_id(made, "2"))
    return made


def in_hand(room: TrackerRoom) -> RecommendationRow:
    (row,) = recommendations.list_recommendations(
        room.desk.library, MEETING_DAY, ids=[str(room.pane.rec_id)]
    )
    return row


def asked(room: TrackerRoom, name: str) -> RowDialog:
    room.run(name)
    dialog = room._dialog
    assert isinstance(dialog, RowDialog)
    return dialog


def put(form: RowDialog, **given: str) -> None:
    for name, words in given.items():
        field = form.fields[name]
        if isinstance(field, QComboBox):
            field.setCurrentIndex(field.findData(words))
            assert field.currentData() == words
        elif isinstance(field, QPlainTextEdit):
            field.setPlainText(words)
        else:
            assert isinstance(field, QLineEdit)
            field.setText(words)


def test_nothing_is_said_of_what_nobody_knows(room: TrackerRoom) -> None:
    pane = room.pane
    shown = [fact.name for fact in pane.facts.shown]
    assert shown == ["Target", "Officer", "Reported", "Flags", "Overdue for", "Open for",
                     "Asked on", "Committee", "Printed in"]  # fmt: skip
    assert pane.facts.words_of("Overdue for") == "25 days"
    parts = (pane.target_part, pane.answer_part, pane.link_part, pane.closure_part, pane.repeats)
    assert not any(part.isVisible() for part in parts)
    assert "None" not in {
        label.text() for label in pane.widget().findChildren(QLabel) if label.isVisible()
    }


def test_the_whole_story_of_a_row_is_shown(room: TrackerRoom) -> None:
    library, one = room.desk.library, str(room.pane.rec_id)
    recommendations.revise_recommendation(
        library, one, kind=Kind.ACTION, origin=Origin.REVIEW, origin_text="Review of the quay",
        executive_member="Leader", private=True, sent_on="2023-11-20",
        clock_rule="response_two_months",
    )  # fmt: skip
    tracker_history.revise_target(library, one, "March 2024", "Staff are ill", MEETING_DAY)
    for kind, day in (
        (ResponseKind.NOTED_ONLY, "2023-12-01"),
        (ResponseKind.IN_PART, "2024-01-24"),
    ):
        tracker_history.respond(library, one, kind, date=day, by_whom="Leader", text="In part")
    tracker_history.link(library, one, LinkKind.FILE, words="The survey", ref="survey.pdf")
    recommendations.close_recommendation(
        library, one, MEETING_DAY, Outcome.IN_PART, "Minutes, item 4"
    )
    room.refresh()
    pane = room.pane

    assert pane.private.isVisible()
    assert pane.facts.words_of("From") == "Review · Review of the quay"
    assert pane.facts.words_of("Executive member") == "Leader"
    assert pane.targets.words_of("At first") == "December 2023"
    assert pane.targets.words_of("25 January 2024 · to March 2024") == "Staff are ill"
    latest, earlier = "Answer · 24 January 2024 · Leader", "Before that · 1 December 2023 · Leader"
    assert pane.answers.words_of(latest) == "Accepted in part. In part"
    assert pane.answers.words_of(earlier) == "Noted only. In part"
    assert pane.answers.words_of("Sent on") == "20 November 2023"
    assert pane.answers.words_of("Time limit").startswith("Answered on 1 December 2023, in time")
    assert "Check with your monitoring officer" in pane.answers.words_of("How it is reckoned")
    assert [link.accessibleName() for link in pane.links.links] == ["Open The survey"]
    assert pane.agreed.words_of("Where") == "Minutes, item 4"
    assert pane.agreed.words_of("Outcome") == "Implemented in part"
    assert pane.reopen.isVisible()


def test_a_part_is_folded_by_keyboard_and_stays_so_for_the_next_row(
    room: TrackerRoom, qtbot: QtBot
) -> None:
    part = room.pane.history_part
    qtbot.keyClick(part.heading, Qt.Key.Key_Left)
    assert not part.is_open
    assert part.heading.accessibleName().endswith("folded")
    room.open_row(rec_id(room, "1"))
    assert not part.is_open
    qtbot.keyClick(part.heading, Qt.Key.Key_Space)
    assert part.is_open


def test_earlier_recommendations_that_ask_for_the_same_are_listed_and_open(
    room: TrackerRoom,
) -> None:
    made = recommendations.add_recommendation(
        room.desk.library, committee="Children's committee", number="20",
        date_text="9 May 2025", text="Send every one of the case studies", target_text="",
        officer="",
    ).ids[0]  # fmt: skip
    room.refresh()
    room.open_row(made)
    room.pane.repeats.look_now()

    assert room.pane.repeats.isVisible()
    (link,) = room.pane.repeats.list.links
    link.click()
    assert room.pane.rec_id == rec_id(room, "10")


def test_ten_years_of_history_come_a_part_at_a_time_and_news_alone_can_be_read(
    room: TrackerRoom,
) -> None:
    library, one = room.desk.library, str(room.pane.rec_id)
    for number in range(2 * AT_ONCE + 5):
        recommendations.add_update(
            library, one, date=f"20{10 + number // 12:02}-{1 + number % 12:02}", role="Officer",
            text=f"Update {number}", private=number == 0,
        )  # fmt: skip
    recommendations.revise_recommendation(library, one, officer="Somebody else")
    room.refresh()
    history = room.pane.history
    assert len(history.entries) == AT_ONCE
    assert history.entries[0].head.startswith("Δ Change")
    assert history.entries[1].text == f"Update {2 * AT_ONCE + 4}"

    history.which.setCurrentIndex(1)
    assert history.entries[0].head.startswith("• Update")
    history.earlier.click()
    history.earlier.click()

    assert len(history.entries) == 2 * AT_ONCE + 5
    assert history.entries[-1].badge is not None
    assert history.entries[0].badge is None
    assert history.earlier.isHidden()


def test_an_update_can_be_private_and_what_is_typed_stays_private(room: TrackerRoom) -> None:
    form = room.pane.form
    form.words.setPlainText("Heard at lunch")
    form.private.setChecked(True)
    room.open_row(rec_id(room, "1"))
    assert not form.private.isChecked()
    room.open_row(rec_id(room, "2"))
    assert form.private.isChecked()

    form.add.click()

    assert in_hand(room).updates[-1].private
    assert not form.private.isChecked()


def test_every_letter_of_an_update_and_of_a_form_is_kept_before_any_pause(
    room: TrackerRoom,
) -> None:
    library, about = room.desk.library, str(room.pane.rec_id)
    for end in (1, 2, 14):
        room.pane.form.words.setPlainText("Heard at lunch"[:end])
        library.write(lambda _: None)
        assert room.pane.form._timer.isActive()
        assert drafts.draft_of(library, about).text == "Heard at lunch"[:end]
    form = asked(room, "tracker:response")
    put(form, text="They said")
    library.write(lambda _: None)
    assert form._timer.isActive()
    assert drafts.form_of(library, about, form.form)["text"] == "They said"
    form.reject()


def test_every_field_is_edited_in_one_form_in_one_step(room: TrackerRoom) -> None:
    form = asked(room, "tracker:edit")
    assert isinstance(form, EditRow)
    put(form, kind=Kind.REQUEST, origin=Origin.MINUTE, executive_member="Leader",
        sent_on="24 January 2024", clock_rule="response_health")  # fmt: skip
    form.go_on.click()

    one = in_hand(room).recommendation
    assert (one.kind, one.origin, one.executive_member) == (Kind.REQUEST, Origin.MINUTE, "Leader")
    assert (one.sent_on, one.clock_rule) == ("2024-01-24", "response_health")
    assert "28 days left" not in room.pane.answers.words_of("Time limit")
    assert "27 days left" in room.pane.answers.words_of("Time limit")
    (told,) = [u.text for u in in_hand(room).updates if "Received by the executive" in u.text]
    assert "24 January 2024" in told


def test_a_form_that_is_left_is_found_again_as_it_was(room: TrackerRoom, qtbot: QtBot) -> None:
    form = asked(room, "tracker:response")
    form.activateWindow()
    qtbot.waitUntil(form.isActiveWindow)
    put(form, kind=ResponseKind.REJECTED, text="Half an ans")
    qtbot.keyClick(form.fields["text"], Qt.Key.Key_Escape)
    assert not in_hand(room).updates

    form = asked(room, "tracker:response")
    assert (form.value("kind"), form.value("text")) == ("rejected", "Half an ans")
    assert form.again.isVisible()
    form.afresh.click()
    assert form.value("text") == ""
    form.reject()
    assert not asked(room, "tracker:response").again.isVisible()


def test_a_response_is_noted_and_its_words_are_news(room: TrackerRoom) -> None:
    form = asked(room, "tracker:response")
    assert isinstance(form, ResponseDialog)
    put(form, kind=ResponseKind.IN_PRINCIPLE, date="24 January 2024", by_whom="Leader", text="Yes")
    form.go_on.click()

    (entry,) = in_hand(room).news
    assert (entry.date, entry.role, entry.text) == (
        "2024-01-24", "Leader", "Response: Accepted in principle: Yes",
    )  # fmt: skip
    assert room.pane.answer_part.isVisible()


def test_a_target_is_put_off_for_a_reason_only(room: TrackerRoom) -> None:
    form = asked(room, "tracker:revise")
    assert isinstance(form, ReviseTarget)
    put(form, target="March 2024")
    form.go_on.click()
    assert form.trouble.text().startswith("A revised target needs a reason")
    put(form, reason="Staff are ill")
    form.go_on.click()

    assert in_hand(room).recommendation.target_date == "2024-03"
    assert room.pane.targets.words_of("At first") == "December 2023"


def test_it_is_closed_as_the_committee_agreed(room: TrackerRoom) -> None:
    form = asked(room, "tracker:close")
    assert isinstance(form, CloseRow)
    put(form, on="25 January 2024", outcome=Outcome.IN_PART, words="Minutes, item 4")
    form.go_on.click()

    one = in_hand(room).recommendation
    assert (one.closed_on, one.outcome, one.closed_words) == (
        "2024-01-25", Outcome.IN_PART, "Minutes, item 4",
    )  # fmt: skip
    said: list[str] = []
    room.desk.said.connect(lambda words, _undo: said.append(words))
    room.run("tracker:close")
    assert said == ["It is closed already. Reopen it first."]
    room.run("tracker:reopen")
    assert in_hand(room).recommendation.closed_on is None


def test_the_page_that_prints_it_is_opened(room: TrackerRoom, qtbot: QtBot) -> None:
    with qtbot.waitSignal(room.desk.page_asked) as heard:
        room.run("tracker:page")
    assert heard.args == [in_hand(room).recommendation.paper_id, 4]
    said: list[str] = []
    room.desk.said.connect(lambda words, _undo: said.append(words))
    room.run("tracker:origin")
    assert said[0].startswith("No paper here records where it was agreed")


def test_commands_for_a_row_say_so_where_none_is_in_hand(empty_desk: Desk, qtbot: QtBot) -> None:
    room = opened(empty_desk, qtbot)
    said: list[str] = []
    room.desk.said.connect(lambda words, _undo: said.append(words))
    for name in room.hands.commands():
        room.run(name)
    assert len(said) == len(room.hands.commands())
    assert set(said) == {"No recommendation is in hand. Choose one in the table first."}


def test_another_day_reckons_the_answer_anew(room: TrackerRoom) -> None:
    recommendations.revise_recommendation(
        room.desk.library, str(room.pane.rec_id), sent_on="2024-01-20", clock_rule="response_health"
    )
    room.refresh()
    assert "left" in room.pane.answers.words_of("Time limit")
    room.set_as_of(datetime.date(2024, 6, 1))
    assert room.pane.answers.words_of("Time limit").startswith("▲ Due by 17 February 2024")


def test_the_page_that_records_the_agreement_is_linked_in_the_same_step(room: TrackerRoom) -> None:
    library, one = room.desk.library, in_hand(room).recommendation
    papers.remember_place(library, Place(str(one.paper_id), 3))
    form = asked(room, "tracker:close")
    assert isinstance(form, CloseRow)
    put(form, on="25 January 2024")
    tick = form.fields[form.tick]
    assert isinstance(tick, QCheckBox)
    tick.setChecked(True)
    form.go_on.click()

    assert in_hand(room).recommendation.closed_on == "2024-01-25"
    (link,) = tracker_history.beside(library, one.id)[2]
    assert (link.kind, link.paper_id, link.page_index) == (LinkKind.PAGE, one.paper_id, 3)
    undoing.undo(library)
    assert in_hand(room).recommendation.closed_on is None
    assert tracker_history.beside(library, one.id)[2] == ()


def test_a_tick_for_one_page_is_not_taken_for_another(room: TrackerRoom) -> None:
    paper_id = str(in_hand(room).recommendation.paper_id)
    for page, ticked in ((3, True), (4, False)):
        papers.remember_place(room.desk.library, Place(paper_id, page))
        form = asked(room, "tracker:close")
        assert isinstance(form, CloseRow)
        tick = form.fields[form.tick]
        assert isinstance(tick, QCheckBox)
        assert not tick.isChecked()
        tick.setChecked(ticked)
        form.reject()


def test_f2_in_the_open_row_edits_it(room: TrackerRoom, qtbot: QtBot) -> None:
    room.activateWindow()
    qtbot.waitUntil(room.isActiveWindow)
    heading = room.pane.history_part.heading
    heading.setFocus()
    qtbot.keyClick(heading, Qt.Key.Key_F2)
    assert isinstance(room._dialog, EditRow)
