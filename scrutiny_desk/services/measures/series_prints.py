"""What papers print, sorted by series."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from scrutiny_desk.domain.dates import read_date
from scrutiny_desk.domain.measures import Place
from scrutiny_desk.library.shelves.printed_figures import PrintedRow
from scrutiny_desk.library.shelves.series import OwnFigures
from scrutiny_desk.services.measures.series_merging import Entry
from scrutiny_desk.services.measures.series_names import Councils, ServiceNames, indicator_key

_ISO = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


@dataclass(frozen=True, slots=True)
class Column:
    """One figure of a waiting list: the fact's field, what it is called, and its unit."""

    field: str
    name: str
    unit: str


WAITING = (
    Column("waiting", "Referrals waiting", "count"),
    Column("over_18_weeks", "Over 18 weeks", "count"),
    Column("percent_over_18_weeks", "Per cent over 18 weeks", "percent"),
    Column("longest_weeks", "Longest wait", "weeks"),
    Column("average_weeks", "Average wait", "weeks"),
    Column("over_52_weeks", "Over 52 weeks", "count"),
    Column("over_78_weeks", "Over 78 weeks", "count"),
)
"""The measures of every service, in the order they are listed."""


@dataclass(slots=True)
class Draft:
    """A series while its figures are gathered.

    prints: in the order of their papers. own: what was entered, under each name of the series.
    names: by their folded form, as printed.
    """

    family: str
    council: str
    group: str
    name: str
    unit: str
    prints: list[Entry] = field(default_factory=list)
    own: list[OwnFigures] = field(default_factory=list)
    names: dict[str, str] = field(default_factory=dict)

    def copy(self) -> Draft:
        """One to gather in: the prints are shared."""
        return replace(self, own=list(self.own), names=dict(self.names))


class Prints:
    """The series that papers print, while they are gathered.

    services: by council and the folded name that stands for the service, then by field.
    indicators: by their keys.
    """

    def __init__(self, councils: Councils, names: ServiceNames) -> None:
        self._councils, self._names = councils, names
        self.services: dict[tuple[str, str], dict[str, Draft]] = {}
        self.indicators: dict[str, Draft] = {}

    def copy(self) -> Prints:
        """One to gather in."""
        made = Prints(self._councils, self._names)
        made.services = {
            service: {field: one.copy() for field, one in columns.items()}
            for service, columns in self.services.items()
        }
        made.indicators = {key: one.copy() for key, one in self.indicators.items()}
        return made

    def add_services(self, rows: Iterable[PrintedRow]) -> None:
        """Take the rows of waiting lists, each with several figures."""
        for row in rows:
            self._add_service(row)

    def add_indicators(self, rows: Iterable[PrintedRow]) -> None:
        """Take the rows of indicators, a figure each."""
        for row in rows:
            self._add_indicator(row)

    def _add_service(self, row: PrintedRow) -> None:
        name = " ".join(str(row.body["service"]).split())
        council, folded = self._councils.key(row.council), name.casefold()
        service = (council, self._names.leader(council, folded))
        columns = self.services.setdefault(service, {})
        place = None
        for column in WAITING:
            value = row.body.get(column.field)
            if value is None:
                continue
            printed = printed_as(value, column.unit)
            draft = columns.get(column.field)
            if draft is None:
                draft = Draft("waiting", council, name, column.name, column.unit)
                columns[column.field] = draft
            draft.names.setdefault(folded, name)
            if place is None or place.printed != printed:
                place = _place(row, printed, name)
            draft.prints.append(
                Entry(
                    f"{row.id}:{column.field}",
                    row.body["as_of"],
                    "reading",
                    float(value),
                    printed,
                    place,
                )
            )

    def _add_indicator(self, row: PrintedRow) -> None:
        # A unit is part of what an indicator is: per 10,000 and per 100,000 share no line.
        body = row.body
        framework, indicator = (
            " ".join(str(body[name]).split()) for name in ("framework", "indicator")
        )
        council, unit = self._councils.key(row.council), str(body["unit"])
        key = indicator_key(council, framework.casefold(), indicator.casefold(), unit)
        draft = self.indicators.get(key)
        if draft is None:
            draft = self.indicators[key] = Draft("indicator", council, framework, indicator, unit)
        value, printed = body["value"], str(body["text"])
        draft.prints.append(
            Entry(
                f"{row.id}:value",
                _period(body["period"]),
                str(body.get("kind", "reading")),
                None if value is None else float(value),
                printed,
                _place(row, printed, indicator),
            )
        )


def printed_as(value: float, unit: str) -> str:
    """A figure as a table prints it: "60%", "331"."""
    return f"{value:g}%" if unit == "percent" else f"{value:g}"


def _place(row: PrintedRow, printed: str, name: str) -> Place:
    return Place(row.paper_id, row.page_index, row.page, printed, row.told_on, name)


def _period(period: str | None) -> str | None:
    if period is None or _ISO.fullmatch(period):
        return period
    return read_date(period)
