"""Where a table of a work plan has its dates and where its topics."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from scrutiny_desk.domain.pages.pages import Table
from scrutiny_desk.finding.headings import plain
from scrutiny_desk.finding.work_plan.words import is_when

_HEADING_ROWS = 4
_LONGEST_HEADING = 8
_MOSTLY = 0.6
_DATES = re.compile(
    r"^(?:(?:proposed|planned|provisional|expected|target|likely|scheduled) )?"
    r"(?:dates?|meetings?|meeting dates?|committee dates?|dates? of (?:the )?(?:meeting|committee|"
    r"training|session|event|briefing)s?|committee meetings?|meeting and date|date and time|when|"
    r"timescales?|timeframe|timetable|timing|month|quarter|(?:start|review|session|training|event|"
    r"reporting|report) dates?|date to committee)$"
)
_TOPICS = re.compile(
    r"\b(?:topics?|agenda items?|items?|subjects?|reviews?|task (?:and finish )?groups?|"
    r"titles?|themes?|issues?|matters?|trainings?|sessions?|briefings?|activit(?:y|ies)|"
    r"area of work|report titles?|reports?|business|what)\b"
)
# Words over a column that no work plan has: other tables with dates and topics have them.
_OTHERS = re.compile(
    r"\b(?:decisions?(?: taker| maker)?|recommend\w*|resolutions?|versions?|amended|signature|"
    r"milestones?|rag|waiting|target date|baseline|minutes?|declar\w+)\b"
)
_BESIDE = re.compile(
    r"\b(?:purpose|lead|officers?|members?|portfolio|notes?|comments?|scope|aims?|why|"
    r"outcomes?|method|who|witness\w*|status|provider|invit\w*|objectives?|update|progress|"
    r"description|details|remit)\b"
)


@dataclass(frozen=True, slots=True)
class WorkPlanColumns:
    """The columns of a work plan's table and the row its entries start in.

    dates: None where a row right across the table holds the date of those under it. told: what
    the heading row says of the section, or "". sure: the heading names both columns.
    """

    dates: int | None
    topics: int
    first_row: int
    told: str = ""
    sure: bool = False


def columns_of(table: Table) -> WorkPlanColumns | None:
    """The columns of a table that may be a work plan, or None where it has no dates and topics."""
    if table.columns < 2 or not table.rows:
        return None
    for at, row in enumerate(table.rows[:_HEADING_ROWS]):
        texts = [cell.text for cell in row]
        found = _headed(texts, at + 1)
        if found is not None:
            return found if _fits(table, found) else None
        if any(_OTHERS.search(plain(text)) for text in texts if len(text.split()) <= 4):
            return None
    return _without_heading(table)


def _headed(texts: Sequence[str], first_row: int) -> WorkPlanColumns | None:
    words = [plain(text) for text in texts]
    if sum(1 for one in words if one) < 2 or any(is_when(text) for text in texts):
        return None
    if any(len(one.split()) > _LONGEST_HEADING for one in words):
        return None
    if any(_OTHERS.search(one) for one in words):
        return None
    dates = [at for at, one in enumerate(words) if _DATES.match(one)]
    topics = [
        at
        for at, one in enumerate(words)
        if at not in dates and _TOPICS.search(one) and not _BESIDE.search(one)
    ]
    if not topics:
        return None
    return WorkPlanColumns(
        dates=dates[0] if dates else None,
        topics=topics[0],
        first_row=first_row,
        told=" ".join(texts),
        sure=bool(dates),
    )


def _fits(table: Table, columns: WorkPlanColumns) -> bool:
    """Whether the rows hold what the heading says: dates in their column, or right across."""
    rows = table.rows[columns.first_row :]
    if columns.dates is None:
        return any(
            across(table, at) and is_when(across(table, at)) for at in range(len(table.rows))
        )
    texts = [row[columns.dates].text for row in rows if row[columns.dates].text]
    return bool(texts) and sum(map(is_when, texts)) >= _MOSTLY * len(texts)


def _without_heading(table: Table) -> WorkPlanColumns | None:
    """Dates in the first column, the most words in another; titles right across are let be."""
    rows = [at for at in range(len(table.rows)) if not across(table, at)]
    texts = [table.rows[at][0].text for at in rows if table.rows[at][0].text]
    if not texts or sum(map(is_when, texts)) < _MOSTLY * len(texts):
        return None
    size = [sum(len(table.rows[at][c].text) for at in rows) for c in range(table.columns)]
    topics = max(range(1, table.columns), key=lambda at: size[at])
    return WorkPlanColumns(dates=0, topics=topics, first_row=0) if size[topics] else None


def across(table: Table, at: int) -> str:
    """The text of a row that has only one, in its first cell or right across, else ""."""
    filled = [place for place, cell in enumerate(table.rows[at]) if cell.text]
    if len(filled) != 1:
        return ""
    cell = table.rows[at][filled[0]]
    wide = cell.box.width >= 0.6 * (table.rows[at][-1].box.x1 - table.rows[at][0].box.x0)
    return cell.text if filled[0] == 0 or wide else ""
