"""The figures that papers print, out of the shelf of facts: of each row only what series need.

Those of waiting lists come a row a service, since a library may hold hundreds of thousands of
them: SQLite puts them together in a fraction of the time that making each here takes.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Sequence
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
_ORDER = (
    "ORDER BY meeting.date IS NULL, meeting.date, paper.id, fact.page_index, fact.section DESC,"
    " fact.position"
)
_SERVICE = "json_extract(fact.body, '$.service')"
_AT = (
    "json_array(row_number() OVER (" + _ORDER + "), fact.id, fact.paper_id, fact.page_index,"
    " fact.page, coalesce(meeting.date, ''))"
)


@dataclass(frozen=True, slots=True)
class RowAt:
    """Where a row stands. number: its place in the order of all papers. page: the page's name.

    told_on: the ISO date of the paper's meeting, "" where it has none.
    """

    number: int
    id: str
    paper_id: str
    page_index: int
    page: str
    told_on: str


@dataclass(frozen=True, slots=True, eq=False)
class PrintedService:
    """The rows of one service of one council under one name as it is printed.

    first: the place of its first row among all. dates: ISO, None where there is none. figures: by
    field, None where a row has none. packed: where the rows stand.
    """

    council: str
    name: str
    first: int
    dates: tuple[str | None, ...]
    figures: dict[str, tuple[float | None, ...]]
    packed: str

    def places(self) -> list[RowAt]:
        """Where each row stands, in the order of the figures."""
        return [RowAt(*one) for one in json.loads(self.packed)]


@dataclass(frozen=True, slots=True)
class PrintedIndicator:
    """A row of an indicator. body: the fact's own fields. council: that of the paper's meeting."""

    at: RowAt
    body: dict[str, Any]
    council: str


def printed_services(
    connection: sqlite3.Connection,
    fields: Sequence[str],
    named: Callable[[str], bool] | None = None,
) -> list[PrintedService]:
    """The services of waiting lists, in the order in which papers print them first.

    Rows that a person dropped are left out, and all those of a paper that is in Trash or that a
    newer version replaces. named: for some services alone, told the name as it is printed.
    """
    names = None if named is None else json.dumps(_names(connection, named))
    paths = ", ".join(f"'$.{field}'" for field in ("as_of", *fields))
    found = connection.execute(
        "SELECT council, service, min(json_extract(at, '$[0]')), json_group_array(json(figures)),"  # noqa: S608 - our own words
        " json_group_array(json(at)) FROM ("
        f"SELECT meeting.council, {_SERVICE} AS service,"
        f" json_extract(fact.body, {paths}) AS figures, {_AT} AS at {_FROM}"
        f" AND (? IS NULL OR {_SERVICE} IN (SELECT value FROM json_each(?))) {_ORDER}"
        ") GROUP BY council, service",
        (*WAITING_ROWS, names, names),
    )
    services = []
    for council, service, first, figures, at in found:
        dates, *columns = zip(*json.loads(figures), strict=True)
        by_field = dict(zip(fields, columns, strict=True))
        services.append(PrintedService(council, str(service), first, dates, by_field, at))
    services.sort(key=lambda one: one.first)
    return services


def printed_indicators(
    connection: sqlite3.Connection, named: Callable[[str], bool] | None = None
) -> list[PrintedIndicator]:
    """The rows of indicators, those of earlier meetings first; the same are left out.

    named: for some indicators alone, told the name as it is printed.
    """
    found = connection.execute(
        f"SELECT fact.body, meeting.council, {_AT} {_FROM} {_ORDER}", INDICATOR_ROWS * 2
    )
    rows = (
        PrintedIndicator(RowAt(*json.loads(at)), json.loads(body), council)
        for body, council, at in found
    )
    return [one for one in rows if named is None or named(str(one.body["indicator"]))]


def _names(connection: sqlite3.Connection, named: Callable[[str], bool]) -> list[str]:
    rows = connection.execute(f"SELECT DISTINCT {_SERVICE} {_FROM}", WAITING_ROWS)
    return [str(row[0]) for row in rows if named(str(row[0]))]


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
