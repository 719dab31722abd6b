"""The milestones of a plan on a line of time, each with the shape of where it stands."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from PySide6.QtCore import QLineF, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from scrutiny_desk.domain.dates import last_day, say
from scrutiny_desk.domain.measures.chart_page import ChartPage
from scrutiny_desk.domain.measures.milestones import (
    Milestone,
    MilestoneState,
    sentence_of_milestones,
    state_of,
    told_of,
)
from scrutiny_desk.ui.measures.drawn_series import months_between
from scrutiny_desk.ui.measures.milestones.words import who_says_so
from scrutiny_desk.ui.measures.painted import PaintedChart
from scrutiny_desk.ui.theme import Theme

_LINE, _HEAD = 24, 52
TOKENS = {
    MilestoneState.DONE: "on_track",
    MilestoneState.SLIPPED: "due",
    MilestoneState.UNDER_WAY: "common",
    MilestoneState.NOT_YET: "concern",
    MilestoneState.WITHDRAWN: "no_date",
    MilestoneState.NO_POSITION: "overdue",
    MilestoneState.PAST: "concern",
    MilestoneState.DUE: "due",
    MilestoneState.NOT_DUE: "common",
    MilestoneState.NO_DATE: "no_date",
}


class TimelineChart(PaintedChart):
    """A row a milestone by the day it is due; those without a date stand in the table alone.

    notes: what has to be said under it. private: with private words and the milestones of exempt
    pages, which `leaving` has not. empty: whether there are others that are not shown.
    """

    def __init__(
        self,
        rows: Sequence[Milestone],
        as_of: datetime.date,
        title: str,
        *,
        notes: tuple[str, ...] = (),
        private: bool = True,
        empty: bool = False,
    ) -> None:
        self._rows, self._as_of, self._title = list(rows), as_of, title
        self._notes, self._private, self._empty = notes, private, empty
        self._shown = [(one, state_of(one, as_of), last_day(one.due)) for one in rows if one.due]

    def page(self) -> ChartPage:
        none = "No milestone is like that. Choose “Every milestone” above to see them all."
        sentence = sentence_of_milestones(self._rows, self._as_of)
        return ChartPage(
            self._title,
            none if self._empty and not self._rows else sentence,
            ("Due", "Ref", "Milestone", "Where it stands", "Who says so", "Its own words", "Page"),
            tuple(self._cells(one) for one in self._rows),
            self._notes,
        )

    def leaving(self) -> TimelineChart:
        """The chart without what stays here: private words, and milestones of exempt pages."""
        may = [one for one in self._rows if not one.exempt]
        held = len(self._rows) - len(may)
        stay = f"{held} of exempt pages {'stays' if held == 1 else 'stay'} out."
        notes = (stay,) if held else ()
        return TimelineChart(may, self._as_of, self._title, notes=notes, private=False)

    def _cells(self, one: Milestone) -> tuple[str, ...]:
        state = state_of(one, self._as_of)
        return (
            say(one.due) or one.due_text or "No date",
            one.ref,
            one.words,
            f"{state.shape} {told_of(one, self._as_of)}",
            who_says_so(one, private=self._private),
            _own_words(one),
            one.page_name if one.page_name.startswith("PDF") else f"Page {one.page_name}",
        )

    def height(self, theme: Theme) -> int:
        return theme.px(_HEAD + _LINE * len(self._shown) + 8)

    def paint(self, painter: QPainter, rect: QRect, theme: Theme) -> None:
        painter.setFont(theme.font("small"))
        metrics = QFontMetricsF(painter.font())
        self._legend(painter, rect, theme, metrics)
        if not self._shown:
            return
        days = [day.toordinal() for _, _, day in self._shown]
        today = self._as_of.toordinal()
        first, last = min([*days, today]), max([*days, today])
        names = rect.width() * 0.46
        left, wide = rect.left() + names + 10, rect.width() - names - 30
        scale = wide / max(last - first, 1)
        head, foot = rect.top() + theme.px(_HEAD), rect.top() + self.height(theme)
        for month, words in months_between(first, last, 6, days):
            across = left + (month - first) * scale
            painter.setPen(QPen(theme.paint("hairline"), 1))
            painter.drawLine(QLineF(across, head, across, foot))
            painter.setPen(theme.paint("muted"))
            at = QRectF(across - 40, head - metrics.height() - 2, 80, metrics.height())
            painter.drawText(at, Qt.AlignmentFlag.AlignHCenter, words)
        across = left + (today - first) * scale
        painter.setPen(QPen(theme.paint("accent"), 2, Qt.PenStyle.DashLine))
        painter.drawLine(QLineF(across, head, across, foot))
        line = theme.px(_LINE)
        for at_row, (one, state, day) in enumerate(self._shown):
            top = head + at_row * line
            painter.setPen(theme.paint("text"))
            words = f"{one.ref}  {one.words}".strip()
            name = metrics.elidedText(words, Qt.TextElideMode.ElideRight, names - 6)
            painter.drawText(
                QRectF(rect.left(), top, names, line), Qt.AlignmentFlag.AlignVCenter, name
            )
            painter.setFont(theme.font("body", bold=True))
            painter.setPen(theme.paint(TOKENS[state]))
            across = left + (day.toordinal() - first) * scale
            box = QRectF(across - line / 2, top, line, line)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, state.shape)
            painter.setFont(theme.font("small"))

    def _legend(self, painter: QPainter, rect: QRect, theme: Theme, metrics: QFontMetricsF) -> None:
        left, high = float(rect.left()), metrics.height()
        told = {state_of(one, self._as_of) for one in self._rows}
        for state in MilestoneState:
            if state in told:
                words = f"{state.shape} {state.word}"
                painter.setPen(theme.paint(TOKENS[state]))
                painter.drawText(QRectF(left, rect.top() + 2, 400, high), 0, words)
                left += metrics.horizontalAdvance(words) + theme.px(14)
        painter.setPen(theme.paint("accent"))
        painter.drawText(QRectF(left, rect.top() + 2, 400, high), 0, f"┆ {_said(self._as_of)}")


def _own_words(one: Milestone) -> str:
    """What the plan says, with the row above where it only refers to that."""
    above = f" (above: {' '.join(one.above.split())})" if one.above else ""
    return f"{one.own_words}{above}"


def _said(day: datetime.date) -> str:
    return say(day.isoformat())
