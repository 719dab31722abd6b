"""The tracker's rows without Qt: columns, what their cells say, by what they are sorted."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping, Sequence
from enum import IntEnum

from scrutiny_desk.domain.dates import last_day, say
from scrutiny_desk.domain.tracker.recommendations import Computed, Kind, RecommendationRow
from scrutiny_desk.domain.tracker.totals import natural

_SORTED_BY = 80
"""As many letters of a text decide its place."""


class Column(IntEnum):
    """The columns of the table, left to right; `.heading` is the word over them."""

    NUMBER = 0
    DATE = 1
    COMMITTEE = 2
    TEXT = 3
    KIND = 4
    ORIGIN = 5
    OFFICER = 6
    EXECUTIVE = 7
    TARGET = 8
    REPORTED = 9
    COMPUTED = 10
    RESPONSE = 11
    LAST_UPDATE = 12
    FLAGS = 13
    DAYS_LATE = 14
    PRIVATE = 15

    @property
    def heading(self) -> str:
        return _HEADINGS[self]

    @property
    def key(self) -> str:
        """The name under which a view or the settings keep the column."""
        return self.name.lower()

    @property
    def field(self) -> str | None:
        """The field of a recommendation that a person changes in the column, None for none."""
        return _FIELDS.get(self)


_HEADINGS = (
    "No.",
    "Date",
    "Committee",
    "Recommendation",
    "Kind",
    "Origin",
    "Officer",
    "Executive member",
    "Target",
    "Reported",
    "Computed",
    "Response",
    "Last update",
    "Flags",
    "Days late",
    "Private",
)
_FIELDS = {
    Column.NUMBER: "number",
    Column.DATE: "date_text",
    Column.TEXT: "text",
    Column.KIND: "kind",
    Column.OFFICER: "officer",
    Column.EXECUTIVE: "executive_member",
    Column.TARGET: "target_text",
    Column.REPORTED: "reported",
    Column.PRIVATE: "private",
}
EDITABLE = frozenset(_FIELDS)
AT_FIRST = (
    Column.NUMBER,
    Column.TEXT,
    Column.OFFICER,
    Column.TARGET,
    Column.REPORTED,
    Column.COMPUTED,
    Column.LAST_UPDATE,
    Column.FLAGS,
)
"""The columns that are shown until somebody chooses others."""

URGENCY = (
    Computed.OVERDUE,
    Computed.DUE,
    Computed.NO_DATE,
    Computed.NOT_DUE,
    Computed.CLOSED,
)
YES, NO = "Yes", "No"


def column_named(key: str) -> Column | None:
    """The column kept under a name, None for a name that is none (any more)."""
    return next((one for one in Column if one.key == key), None)


def in_order(
    rows: Sequence[RecommendationRow], column: Column, *, falling: bool
) -> list[RecommendationRow]:
    """Sorted by a column: dates by date, numbers naturally; what is empty stands last always."""
    keyed = [(sort_key(row, column), row) for row in rows]
    filled = [pair for pair in keyed if pair[0] is not None]
    filled.sort(key=lambda pair: pair[0] or (), reverse=falling)
    return [row for _, row in filled] + [row for key, row in keyed if key is None]


def sort_key(row: RecommendationRow, column: Column) -> tuple[object, ...] | None:
    """What decides the place of a row under a column; None where its cell is empty."""
    if (own := _SORTED.get(column)) is not None:
        value = own(row)
        return None if value is None else (value,)
    words = cell(row, column)
    return natural(words[:_SORTED_BY]) if words.strip() else None


def _last_told(row: RecommendationRow) -> datetime.date | None:
    return max((last_day(update.date) for update in row.news if update.date), default=None)


def _day(iso: str | None) -> datetime.date | None:
    return last_day(iso) if iso else None


_SORTED: dict[Column, Callable[[RecommendationRow], object]] = {
    Column.TARGET: lambda row: _day(row.recommendation.target_date),
    Column.DATE: lambda row: _day(row.recommendation.date),
    Column.LAST_UPDATE: _last_told,
    Column.COMPUTED: lambda row: URGENCY.index(row.standing.computed),
    Column.DAYS_LATE: lambda row: row.standing.days_overdue,
    Column.FLAGS: lambda row: (
        (-len(row.standing.flags), *row.standing.flags) if row.standing.flags else None
    ),
}
"""By what the columns are sorted that are not sorted by their words."""


def cell(row: RecommendationRow, column: Column) -> str:
    """What a cell says in words."""
    return _CELLS[column](row)


def _origin(row: RecommendationRow) -> str:
    one = row.recommendation
    return one.origin_text or (one.origin.word if one.origin else "")


def _late(row: RecommendationRow) -> str:
    days = row.standing.days_overdue
    return "" if days is None else f"{days:,}"


def to_edit(row: RecommendationRow, column: Column) -> str:
    """What stands in the cell while it is edited: words as written, not as said."""
    one = row.recommendation
    if column is Column.TEXT:
        return one.text
    if column is Column.TARGET:
        return one.target_text
    if column is Column.PRIVATE:
        return YES if one.private else NO
    return cell(row, column)


def value_of(column: Column, words: str) -> str | bool | None:
    """The value that words give a field, None where the column does not take such words."""
    plain = " ".join(words.split())
    if column is Column.KIND:
        kinds: Mapping[str, Kind] = {one.value: one for one in Kind}
        return kinds.get(plain.casefold())
    if column is Column.PRIVATE:
        folded = plain.casefold()
        return True if folded in _YES else False if folded in _NO else None
    return words.strip() if column is Column.TEXT else plain


_YES = {"yes", "y", "true", "1", "private"}
_NO = {"no", "n", "false", "0", ""}


def last_update(row: RecommendationRow) -> str:
    """The date of the last update; its words where it carries no date; "None" for no update."""
    news = row.news
    if not news:
        return "None yet"
    last = news[-1]
    return say(last.date) or f"Undated: {' '.join(last.text.split())}"


_CELLS: dict[Column, Callable[[RecommendationRow], str]] = {
    Column.NUMBER: lambda row: row.recommendation.number,
    Column.DATE: lambda row: row.recommendation.date_text or say(row.recommendation.date),
    Column.COMMITTEE: lambda row: row.recommendation.committee,
    Column.TEXT: lambda row: " ".join(row.recommendation.text.split()),
    Column.KIND: lambda row: row.recommendation.kind.word,
    Column.ORIGIN: _origin,
    Column.OFFICER: lambda row: row.recommendation.officer,
    Column.EXECUTIVE: lambda row: row.recommendation.executive_member,
    Column.TARGET: lambda row: (
        row.recommendation.target_text or say(row.recommendation.target_date)
    ),
    Column.REPORTED: lambda row: row.recommendation.reported,
    Column.COMPUTED: lambda row: row.standing.computed.word,
    Column.RESPONSE: lambda row: row.response.word if row.response else "",
    Column.LAST_UPDATE: last_update,
    Column.FLAGS: lambda row: ", ".join(row.standing.flags).capitalize(),
    Column.DAYS_LATE: _late,
    Column.PRIVATE: lambda row: YES if row.recommendation.private else "",
}
