"""Rows of the tracker become rows of an appendix: only words that may leave, cell by cell."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Mapping, Sequence

from scrutiny_desk.domain.dates import first_day, last_day, say
from scrutiny_desk.domain.tracker.leaving import (
    AppendixRow,
    Cell,
    ChosenColumn,
    LeavingColumn,
    LeavingHistory,
    Passage,
)
from scrutiny_desk.domain.tracker.ratings import RatingScheme
from scrutiny_desk.domain.tracker.recommendations import (
    Computed,
    Origin,
    RecommendationRow,
    Response,
    Standing,
    TargetRevision,
    Update,
)
from scrutiny_desk.domain.tracker.standing import standing_of
from scrutiny_desk.services.tracker.privacy import Gate

NEW_ROW = "New since the last meeting"
NEW_UPDATE = "Updated since the last meeting"
NEWLY_CLOSED = "Closed since the last meeting"
NOTHING = "–"
"""Stands in a cell of which nothing is known: an empty one looks forgotten."""

_DAY_ALONE = re.compile(
    r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}|\d{1,2}(?:st|nd|rd|th)?[\s-]+[A-Za-z]{3,9}\.?,?[\s-]+\d{2,4}"
)


class RowMaker:
    """Makes the rows of an appendix as they stood at the end of a day.

    revisions, responses: of all recommendations, by their ids.
    """

    def __init__(
        self,
        gate: Gate,
        as_of: datetime.date,
        history: LeavingHistory,
        revisions: Mapping[str, Sequence[TargetRevision]],
        responses: Mapping[str, Sequence[Response]],
    ) -> None:
        self._gate = gate
        self._as_of = as_of
        self._history = history
        self._revisions = revisions
        self._responses = responses

    def rows(
        self,
        rows: Sequence[RecommendationRow],
        columns: Sequence[ChosenColumn],
        scheme: RatingScheme,
        since: datetime.date | None,
        cycle_days: int,
    ) -> tuple[AppendixRow, ...]:
        """The rows with a cell for each column. since: the day of the last meeting, if known."""
        return tuple(self._row(row, columns, scheme, since, cycle_days) for row in rows)

    def has_origin(self, row: RecommendationRow) -> bool:
        one = row.recommendation
        return bool(one.origin_text.strip() or one.origin_page_name) or (
            one.origin is not Origin.UNKNOWN
        )

    def original_of(self, row: RecommendationRow) -> TargetRevision | None:
        """The first revision of a target, which says what it was before."""
        made = [
            one
            for one in self._revisions.get(row.recommendation.id, ())
            if one.date is None or first_day(one.date) <= self._as_of
        ]
        return made[0] if made else None

    def _row(
        self,
        row: RecommendationRow,
        columns: Sequence[ChosenColumn],
        scheme: RatingScheme,
        since: datetime.date | None,
        cycle_days: int,
    ) -> AppendixRow:
        news = [
            one
            for one in row.news
            if (one.date is None or first_day(one.date) <= self._as_of)
            and self._gate.passes_update(one)
        ]
        # Flags and reason follow from what leaves: what stays behind must not show in them.
        standing = standing_of(row.recommendation, news, self._as_of, cycle_days)
        with_original = any(one.column is LeavingColumn.ORIGINAL for one in columns)
        makers: dict[LeavingColumn, Callable[[], Cell]] = {
            LeavingColumn.NUMBER: lambda: _words(row.recommendation.number),
            LeavingColumn.DATE: lambda: _day(row.recommendation.date_text, row.recommendation.date),
            LeavingColumn.ORIGIN: lambda: _origin(row),
            LeavingColumn.KIND: lambda: _words(row.recommendation.kind.word),
            LeavingColumn.TEXT: lambda: _words(row.recommendation.text),
            LeavingColumn.TARGET: lambda: self._target(row, with_original=with_original),
            LeavingColumn.ORIGINAL: lambda: self._original(row),
            LeavingColumn.OFFICER: lambda: _words(row.recommendation.officer),
            LeavingColumn.EXECUTIVE: lambda: _words(row.recommendation.executive_member),
            LeavingColumn.UPDATE: lambda: self._update(row, news, since),
            LeavingColumn.RATING: lambda: _rating(row, scheme),
            LeavingColumn.COMPUTED: lambda: _computed(standing),
            LeavingColumn.RESPONSE: lambda: self._response(row),
        }
        private = row.recommendation.private
        mark = _mark(row, news, since)
        return AppendixRow(
            row.recommendation.id,
            tuple(makers[one.column]() for one in columns),
            mark=", ".join(filter(None, ("Private" if private else "", mark))),
            private=private,
        )

    def _target(self, row: RecommendationRow, *, with_original: bool) -> Cell:
        one = row.recommendation
        cell = _day(one.target_text, one.target_date)
        revised = self.original_of(row)
        if revised is None or with_original:
            return cell
        before = Passage(_said_day(revised.from_text, revised.from_date) or "none", "Before")
        return Cell((*cell.passages, before))

    def _original(self, row: RecommendationRow) -> Cell:
        revised = self.original_of(row)
        if revised is None:
            one = row.recommendation
            return _day(one.target_text, one.target_date)
        return _day(revised.from_text, revised.from_date)

    def _update(
        self, row: RecommendationRow, news: Sequence[Update], since: datetime.date | None
    ) -> Cell:
        shown = list(news)
        if self._history is LeavingHistory.LATEST:
            shown = shown[-1:]
        elif self._history is LeavingHistory.SINCE and since is not None:
            # When an entry without a date was made is not known, so it is not taken away.
            shown = [one for one in shown if one.date is None or last_day(one.date) >= since]
        passages = [Passage(_one_text(one.text), _lead(one)) for one in shown]
        if row.standing.computed is Computed.CLOSED:
            outcome = row.recommendation.outcome.value
            how = f" Outcome: {outcome}." if outcome else ""
            passages.append(Passage(f"{row.standing.reason}{how}", "Closed"))
        if not passages:
            said = "No update since the last meeting." if news else "No update yet."
            passages.append(Passage(said))
        return Cell(tuple(passages))

    def _response(self, row: RecommendationRow) -> Cell:
        made = [
            one
            for one in self._responses.get(row.recommendation.id, ())
            if (one.date is None or first_day(one.date) <= self._as_of)
            and self._gate.passes_response(one)
        ]
        if not made:
            return _words("")
        last = made[-1]
        parts = [last.kind.word, last.by_whom, say(last.date)]
        return _words(", ".join(part for part in parts if part.strip()))


def closed_since(row: RecommendationRow, since: datetime.date | None) -> bool:
    """Whether a row was closed at the last meeting or after it."""
    closed = row.recommendation.closed_on
    return since is not None and closed is not None and last_day(closed) >= since


def _mark(row: RecommendationRow, news: Sequence[Update], since: datetime.date | None) -> str:
    """What is new about a row since the last meeting: that day's appendix was written before it."""
    if since is None:
        return ""
    date = row.recommendation.date
    if row.standing.computed is Computed.CLOSED:
        return NEWLY_CLOSED if closed_since(row, since) else ""
    if date is not None and last_day(date) >= since:
        return NEW_ROW
    return NEW_UPDATE if any(one.date and last_day(one.date) >= since for one in news) else ""


def _words(text: str) -> Cell:
    return Cell((Passage(_one_text(text) or NOTHING),))


def _one_text(text: str) -> str:
    """Paragraphs stay; spaces and lines broken within them are folded."""
    paragraphs = (" ".join(one.split()) for one in text.split("\n"))
    return "\n".join(one for one in paragraphs if one)


def _day(text: str, date: str | None) -> Cell:
    whole = date if _is_day_alone(text, date) else None
    return Cell((Passage(_said_day(text, date) or NOTHING),), date=whole)


def _said_day(text: str, date: str | None) -> str:
    """A whole day in words; anything else as it is printed, since that may say more."""
    if _is_day_alone(text, date):
        return say(date)
    return " ".join(text.split()) or say(date)


def _is_day_alone(text: str, date: str | None) -> bool:
    if date is None or len(date) != len("2024-01-25"):
        return False
    return not text.strip() or _DAY_ALONE.fullmatch(text.strip()) is not None


def _origin(row: RecommendationRow) -> Cell:
    one = row.recommendation
    words = one.origin_text.strip()
    if not words and one.origin is not Origin.UNKNOWN:
        words = one.origin.word
    page = f"page {one.origin_page_name}" if one.origin_page_name else ""
    return _words(", ".join(filter(None, (words, page))))


def _rating(row: RecommendationRow, scheme: RatingScheme) -> Cell:
    one = row.recommendation
    rating = scheme.rating_of(one.reported, one.reported_colour)
    words = " ".join(one.reported.split())
    if not words:
        # A fill alone says nothing to somebody who does not see it.
        words = rating.words if rating else (one.reported_colour or "").capitalize()
    shade = scheme.shades.get(rating.shade, "") if rating else ""
    return Cell((Passage(words or NOTHING),), shade=shade)


def _computed(standing: Standing) -> Cell:
    flags = ", ".join(standing.flags)
    word = standing.computed.word + (f" ({flags})" if flags else "")
    return Cell((Passage(standing.reason, word),))


def _lead(update: Update) -> str:
    parts = [say(update.date), update.role.strip(), "private" if update.private else ""]
    return ", ".join(part for part in parts if part)
