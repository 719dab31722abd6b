"""Everything of a recommendation that a person can change, in one form."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPlainTextEdit, QWidget

from scrutiny_desk.domain.changes import Change
from scrutiny_desk.domain.clocks import CHECK
from scrutiny_desk.domain.dates import say
from scrutiny_desk.domain.tracker.recommendations import Kind, Origin, RecommendationRow
from scrutiny_desk.services.clocks.time_limits import rulebook
from scrutiny_desk.services.tracker import recommendations
from scrutiny_desk.services.tracker.whole_row import response_limits
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.tracker.adding import whole_date
from scrutiny_desk.ui.tracker.row_dialog import RowDialog

_AS_THE_COMMITTEE = "As the committee goes by"


class EditRow(RowDialog):
    """Corrects the fields of a row; what stood there is a line in its history."""

    form = "edit"

    def __init__(self, desk: Desk, row: RecommendationRow, parent: QWidget) -> None:
        super().__init__(desk, row, "Edit the recommendation", "Keep the changes", parent)
        one = row.recommendation
        words = QPlainTextEdit()
        kind, origin, rule = QComboBox(), QComboBox(), QComboBox()
        for a_kind in Kind:
            kind.addItem(a_kind.word, a_kind.value)
        for an_origin in Origin:
            origin.addItem(an_origin.word, an_origin.value)
        rule.addItem(_AS_THE_COMMITTEE, "")
        for limit in response_limits(rulebook(desk.library)):
            rule.addItem(f"{limit.name}: {limit.length} ({limit.source})", limit.id)
        private = QCheckBox()
        target = QLineEdit()
        target.setPlaceholderText("A day, a month, or TBC")
        sent = QLineEdit()
        sent.setPlaceholderText("The day the executive received it")
        as_printed = QLineEdit()
        as_printed.setPlaceholderText("Minutes of 25 January 2024, item 4")
        self.field("number", "Reference", QLineEdit(), one.number)
        self.field("kind", "Kind", kind, one.kind)
        self.field("text", "Words", words, one.text)
        self.field("date_text", "Asked on", QLineEdit(), one.date_text)
        self.field("origin", "From", origin, one.origin)
        self.field("origin_text", "Origin as printed", as_printed, one.origin_text)
        self.field("officer", "Officer", QLineEdit(), one.officer)
        self.field("executive_member", "Executive member", QLineEdit(), one.executive_member)
        self.field("target_text", "Target", target, one.target_text)
        self.field("reported", "Reported", QLineEdit(), one.reported)
        self.field("sent_on", "Sent on", sent, say(one.sent_on))
        self.field("clock_rule", "Time limit", rule, one.clock_rule)
        self.field("private", "Private: stays out of what is published", private,
                   "yes" if one.private else "")  # fmt: skip
        self.remark(f"A target that moves for a reason: Revise the target. Time limits: {CHECK}")
        self.finish("number", 640, 620)

    def carry_out(self) -> Change:
        given: dict[str, str | bool | None] = dict(self.changed())
        if "private" in given:
            given["private"] = self.ticked("private")
        if sent := str(given.get("sent_on") or "").strip():
            given["sent_on"] = whole_date(sent, "The day it was sent on").isoformat()
        return recommendations.revise_recommendation(
            self.desk.library, self.row.recommendation.id, **given
        )
