"""The forms about one recommendation: an answer, a target put off, its closure."""

from __future__ import annotations

import datetime

from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QWidget

from scrutiny_desk.domain.changes import Change
from scrutiny_desk.domain.dates import read_date, say
from scrutiny_desk.domain.errors import DeskError
from scrutiny_desk.domain.recommendations import Outcome, RecommendationRow, ResponseKind
from scrutiny_desk.services import recommendations, tracker_history
from scrutiny_desk.services.whole_row import whole_row
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.tracker.row_dialog import RowDialog, day_in


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
        self.finish("kind")

    def carry_out(self) -> Change:
        typed = self.value("date").strip()
        if typed and read_date(typed) is None:
            day_in(typed, "The day it was received")
        return tracker_history.respond(
            self.desk.library,
            self.row.recommendation.id,
            ResponseKind(self.value("kind")),
            date=read_date(typed),
            by_whom=self.value("by_whom").strip(),
            text=self.value("text").strip(),
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
            day_in(self.value("on"), "The day of the revision"),
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
        self.field("words", "Where it was agreed", words)
        self.finish("on", height=340)

    def carry_out(self) -> Change:
        return recommendations.close_recommendation(
            self.desk.library,
            self.row.recommendation.id,
            day_in(self.value("on"), "The day the committee agreed to close it"),
            Outcome(self.value("outcome")),
            self.value("words").strip(),
        )
