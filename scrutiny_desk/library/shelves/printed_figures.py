"""The figures that papers print, out of the shelf of facts: of each row only what series need."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from scrutiny_desk.library.shelves.versions import NOT_REPLACED

WAITING_ROWS = ("waiting_times", "waiting_dashboard")
INDICATOR_ROWS = ("kpis",)

_FROM = (
    "FROM fact JOIN paper ON paper.id = fact.paper_id JOIN meeting ON meeting.id = paper.meeting_id"
    " WHERE fact.section IN (?, ?) AND paper.trashed IS NULL AND fact.state <> 'dropped'"
    f" AND {NOT_REPLACED} "
)
_NAME = "coalesce(json_extract(fact.body, '$.service'), json_extract(fact.body, '$.indicator'))"


@dataclass(frozen=True, slots=True)
class PrintedRow:
    """A row of a page that prints figures.

    page: the page's name. body: the fact's own fields. council, told_on: those of the paper's
    meeting, "" where it has none.
    """

    id: str
    paper_id: str
    page_index: int
    page: str
    body: dict[str, Any]
    council: str
    told_on: str


def printed_rows(
    connection: sqlite3.Connection,
    sections: tuple[str, ...],
    named: Callable[[str], bool] | None = None,
) -> list[PrintedRow]:
    """The rows of these sections, those of earlier meetings first.

    Rows that a person dropped are left out, and all those of a paper that is in Trash or that a
    newer version replaces. named: for the rows of some services or indicators alone, told the
    name as it is printed.
    """
    found = connection.execute(
        "SELECT fact.id, fact.paper_id, fact.page_index, fact.page, fact.body, meeting.council, "
        f"coalesce(meeting.date, ''), {_NAME if named else 'NULL'} {_FROM} "
        "ORDER BY meeting.date IS NULL, meeting.date, paper.id, fact.page_index, "
        "fact.section DESC, fact.position",
        (sections[0], sections[-1]),
    )
    return [
        PrintedRow(key, paper, index, page, json.loads(body), council, told_on)
        for key, paper, index, page, body, council, told_on, name in found
        if named is None or named(str(name))
    ]


def councils(connection: sqlite3.Connection) -> list[str]:
    """The councils of the papers that print figures, in the papers' order; some more than once."""
    found: list[str] = []
    for sections in (WAITING_ROWS, INDICATOR_ROWS):
        rows = connection.execute(
            f"SELECT meeting.council {_FROM} GROUP BY paper.id "
            "ORDER BY meeting.date IS NULL, meeting.date, paper.id",
            (sections[0], sections[-1]),
        )
        found += [row[0] for row in rows]
    return found
