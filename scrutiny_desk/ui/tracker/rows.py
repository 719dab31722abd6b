"""The tracker's rows without Qt: columns, sort keys, saved views."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum, StrEnum

from scrutiny_desk.domain.dates import last_day, say
from scrutiny_desk.domain.recommendations import Computed, RecommendationRow
from scrutiny_desk.domain.tracker_totals import natural


class Column(IntEnum):
    """The columns of the table, left to right; `.heading` is the word over them."""

    NUMBER = 0
    TEXT = 1
    OFFICER = 2
    TARGET = 3
    REPORTED = 4
    COMPUTED = 5
    LAST_UPDATE = 6
    FLAGS = 7

    @property
    def heading(self) -> str:
        return _HEADINGS[self]


_HEADINGS = (
    "No.",
    "Recommendation",
    "Officer",
    "Target",
    "Reported",
    "Computed",
    "Last update",
    "Flags",
)

EDITABLE = frozenset({Column.OFFICER, Column.TARGET, Column.REPORTED})


class View(StrEnum):
    """The saved views, in the order of their tabs."""

    ALL = "All"
    OVERDUE = "Overdue"
    DUE = "Due"
    NO_DATE = "No date"
    CLOSED = "Closed"


_SHOWN = {
    View.OVERDUE: Computed.OVERDUE,
    View.DUE: Computed.DUE,
    View.NO_DATE: Computed.NO_DATE,
    View.CLOSED: Computed.CLOSED,
}
_URGENCY = (
    Computed.OVERDUE,
    Computed.DUE,
    Computed.NO_DATE,
    Computed.NOT_DUE,
    Computed.CLOSED,
)


def in_view(rows: Sequence[RecommendationRow], view: View) -> list[RecommendationRow]:
    wanted = _SHOWN.get(view)
    return [row for row in rows if wanted is None or row.standing.computed is wanted]


def having(rows: Sequence[RecommendationRow], words: str) -> list[RecommendationRow]:
    """The rows in which every one of the words stands, wherever in them."""
    wanted = words.casefold().split()
    return (
        [row for row in rows if all(word in _haystack(row) for word in wanted)]
        if (wanted)
        else list(rows)
    )


def _haystack(row: RecommendationRow) -> str:
    one = row.recommendation
    updates = " ".join(f"{update.role} {update.text}" for update in row.updates)
    flags = " ".join(row.standing.flags)
    return (
        f"{one.number} {one.text} {one.officer} {one.target_text} {one.reported} "
        f"{one.date_text} {row.standing.computed.value} {flags} {updates}"
    ).casefold()


def in_order(
    rows: Sequence[RecommendationRow], column: Column, *, falling: bool
) -> list[RecommendationRow]:
    """Sorted by a column: dates by date, numbers naturally; what is empty stands last always."""
    keyed = [(_sort_key(row, column), row) for row in rows]
    filled = [pair for pair in keyed if pair[0] is not None]
    filled.sort(key=lambda pair: pair[0] or (), reverse=falling)
    return [row for _, row in filled] + [row for key, row in keyed if key is None]


def _sort_key(row: RecommendationRow, column: Column) -> tuple[object, ...] | None:
    one = row.recommendation
    if column is Column.TARGET:
        return (last_day(one.target_date),) if one.target_date else None
    if column is Column.LAST_UPDATE:
        dated = [last_day(update.date) for update in row.news if update.date]
        return (max(dated),) if dated else None
    if column is Column.COMPUTED:
        return (_URGENCY.index(row.standing.computed),)
    if column is Column.FLAGS:
        return (-len(row.standing.flags), row.standing.flags) if row.standing.flags else None
    words = {
        Column.NUMBER: one.number,
        Column.TEXT: one.text,
        Column.OFFICER: one.officer,
        Column.REPORTED: one.reported,
    }[column]
    return natural(words) if words.strip() else None


def cell(row: RecommendationRow, column: Column) -> str:
    """What a cell says in words."""
    one = row.recommendation
    if column is Column.LAST_UPDATE:
        return last_update(row)
    return {
        Column.NUMBER: one.number,
        Column.TEXT: " ".join(one.text.split()),
        Column.OFFICER: one.officer,
        Column.TARGET: one.target_text or say(one.target_date),
        Column.REPORTED: one.reported,
        Column.COMPUTED: row.standing.computed.word,
        Column.FLAGS: ", ".join(row.standing.flags).capitalize(),
    }[column]


def last_update(row: RecommendationRow) -> str:
    """The date of the last update; its words where it carries no date; "None" for no update."""
    if not row.news:
        return "None yet"
    last = row.news[-1]
    return say(last.date) or f"Undated: {' '.join(last.text.split())}"
