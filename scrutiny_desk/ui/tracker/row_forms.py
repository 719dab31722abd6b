"""The forms about one recommendation: an answer, a target put off, its closure."""

from __future__ import annotations

import datetime

from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QCompleter,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from scrutiny_desk.domain.changes import Change
from scrutiny_desk.domain.dates import read_date, say
from scrutiny_desk.domain.errors import DeskError
from scrutiny_desk.domain.tracker.recommendations import Outcome, RecommendationRow, ResponseKind
from scrutiny_desk.services.papers import papers
from scrutiny_desk.services.tracker import history as tracker_history
from scrutiny_desk.services.tracker import recommendations
from scrutiny_desk.services.tracker.link_targets import close_by_page, page_in_hand
from scrutiny_desk.services.tracker.whole_row import whole_row
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.tracker.adding import whole_date
from scrutiny_desk.ui.tracker.row_dialog import RowDialog


class ResponseDialog(RowDialog):
    """Notes what whoever was asked answered; earlier answers stay."""

    form = "response"

    def __init__(
        self, desk: Desk, row: RecommendationRow, today: datetime.date, parent: QWidget
    ) -> None:
        super().__init__(desk, row, "Note a response", "Note the response", parent)
        clock = whole_row(desk.library, row.recommendation, today).clock
        if clock is not None:
            self.remark(clock.said)
        kind, date, who, words = QComboBox(), QLineEdit(), QLineEdit(), QPlainTextEdit()
        for one in ResponseKind:
            said = "None: nobody answered" if one is ResponseKind.NONE else one.word
            kind.addItem(said, one.value)
        who.setPlaceholderText("Cabinet member for …")
        words.setPlaceholderText("What was answered, in its own words")
        self.field("kind", "Response", kind, ResponseKind.ACCEPTED)
        self.field("date", "Received on", date, say(today.isoformat()))
        self.field("by_whom", "By whom", who, row.recommendation.executive_member)
        self.field("text", "Words", words)
        self.field("private", "Private: is not published", QCheckBox())
        self.finish("kind")

    def carry_out(self) -> Change:
        typed = self.value("date").strip()
        if typed and read_date(typed) is None:
            whole_date(typed, "The day it was received")
        return tracker_history.respond(
            self.desk.library,
            self.row.recommendation.id,
            ResponseKind(self.value("kind")),
            date=read_date(typed),
            by_whom=self.value("by_whom").strip(),
            text=self.value("text").strip(),
            private=self.ticked("private"),
        )


class ReviseTarget(RowDialog):
    """Puts a target off for a reason; the one before stays in the history."""

    form = "target"

    def __init__(
        self, desk: Desk, row: RecommendationRow, today: datetime.date, parent: QWidget
    ) -> None:
        super().__init__(desk, row, "Revise the target", "Revise the target", parent)
        now = row.recommendation.target_text.strip()
        self.remark(f"The target now: {now}" if now else "There is no target yet.")
        target, reason, on = QLineEdit(), QPlainTextEdit(), QLineEdit()
        target.setPlaceholderText("A day, a month, or TBC")
        reason.setPlaceholderText("Why it moves, and who asked for that")
        self.field("target", "New target", target)
        self.field("reason", "Reason", reason)
        self.field("on", "Revised on", on, say(today.isoformat()))
        self.finish("target", height=380)

    def carry_out(self) -> Change:
        target = self.value("target").strip()
        if target == self.row.recommendation.target_text.strip():
            raise DeskError(
                "The target reads so already", "", "Write the new target: a day, a month, or TBC"
            )
        return tracker_history.revise_target(
            self.desk.library,
            self.row.recommendation.id,
            target,
            self.value("reason"),
            whole_date(self.value("on"), "The day of the revision"),
        )


class CloseRow(RowDialog):
    """Notes that the committee agreed to close it: when, how it ended, and where that stands."""

    form = "closure"

    def __init__(self, desk: Desk, row: RecommendationRow, parent: QWidget) -> None:
        super().__init__(desk, row, "Close the recommendation", "Close it", parent)
        on, outcome, words = QLineEdit(), QComboBox(), QLineEdit()
        on.setPlaceholderText("25 January 2024")
        for one in Outcome:
            outcome.addItem(one.word, one.value)
        words.setPlaceholderText("Minutes of 25 January 2024, item 4")
        self.remark("Only the committee closes it; what is reported does not.")
        self.field("on", "Agreed on", on)
        self.field("outcome", "Outcome", outcome, Outcome.IMPLEMENTED)
        words.setCompleter(QCompleter(_minutes(desk, row), words))
        self.field("words", "Where it was agreed", words)
        self._page = page_in_hand(desk.library)
        # What was ticked for one page says nothing of the page that is open the next time.
        self.tick = f"page {self._page.paper_id} {self._page.page_index}" if self._page else ""
        if self._page is not None:
            self.field(self.tick, "Link the page that is open in Papers", QCheckBox())
            self.remark(f"It is {self._page.words}.")
        self.finish("on", height=380)

    def carry_out(self) -> Change:
        library, rec_id = self.desk.library, self.row.recommendation.id
        on = whole_date(self.value("on"), "The day the committee agreed to close it")
        outcome, words = Outcome(self.value("outcome")), self.value("words").strip()
        if self._page is not None and self.ticked(self.tick):
            return close_by_page(library, rec_id, on, outcome, words, self._page)
        return recommendations.close_recommendation(library, rec_id, on, outcome, words)


def _minutes(desk: Desk, row: RecommendationRow) -> list[str]:
    """What the minutes of the committee's meetings are called, to choose from while typing."""
    committee = row.recommendation.committee.casefold()
    meetings = papers.list_meetings(desk.library)
    days = [one.date for one in meetings if one.date and one.committee.casefold() == committee]
    return [f"Minutes of {say(day)}" for day in sorted(days, reverse=True)]
