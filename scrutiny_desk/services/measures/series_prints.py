"""What papers print, sorted by series."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

import numpy as np

from scrutiny_desk.domain.dates import read_date
from scrutiny_desk.domain.measures.measures import Place
from scrutiny_desk.library.shelves.printed_figures import PrintedIndicator, PrintedService, RowAt
from scrutiny_desk.library.shelves.series import OwnFigures
from scrutiny_desk.services.measures.series_merging import Entry, PrintedFigures, of_entries
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

    prints: under each name that papers print. own: what was entered, under each name of the series.
    names: by their folded form, as printed.
    """

    family: str
    council: str
    group: str
    name: str
    unit: str
    prints: list[PrintedFigures] = field(default_factory=list)
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

    def add_services(self, found: Iterable[PrintedService]) -> None:
        """Take services of waiting lists, each with several figures a row."""
        for service in found:
            self._add_service(service)

    def add_indicators(self, rows: Iterable[PrintedIndicator]) -> None:
        """Take the rows of indicators, a figure each."""
        entries: dict[str, list[tuple[int, Entry]]] = {}
        for row in rows:
            entries.setdefault(self._indicator(row), []).append((row.at.number, _entry(row)))
        for key, found in entries.items():
            self.indicators[key].prints.append(of_entries(found))

    def _add_service(self, service: PrintedService) -> None:
        name = " ".join(service.name.split())
        council, folded = self._councils.key(service.council), name.casefold()
        columns = self.services.setdefault((council, self._names.leader(council, folded)), {})
        for column in WAITING:
            figures = service.figures[column.field]
            if all(value is None for value in figures):
                continue
            draft = columns.get(column.field)
            if draft is None:
                draft = Draft("waiting", council, name, column.name, column.unit)
                columns[column.field] = draft
            draft.names.setdefault(folded, name)
            draft.prints.append(_figures(service, column, name))

    def _indicator(self, row: PrintedIndicator) -> str:
        """The key of the indicator that a row is of; made where it is the first."""
        # A unit is part of what an indicator is: per 10,000 and per 100,000 share no line.
        framework, indicator = (
            " ".join(str(row.body[name]).split()) for name in ("framework", "indicator")
        )
        council, unit = self._councils.key(row.council), str(row.body["unit"])
        key = indicator_key(council, framework.casefold(), indicator.casefold(), unit)
        if key not in self.indicators:
            self.indicators[key] = Draft("indicator", council, framework, indicator, unit)
        return key


def _figures(service: PrintedService, column: Column, name: str) -> PrintedFigures:
    """The figures of one column; where they stand is unpacked when somebody asks."""
    printed = [
        (date, value)
        for date, value in zip(service.dates, service.figures[column.field], strict=True)
        if value is not None
    ]

    def entries() -> list[tuple[int, Entry]]:
        rows = zip(service.places(), service.dates, service.figures[column.field], strict=True)
        return [
            (
                at.number,
                Entry(
                    f"{at.id}:{column.field}", date, "reading", float(value),
                    words := printed_as(value, column.unit), _place(at, words, name),
                ),
            )
            for at, date, value in rows
            if value is not None
        ]  # fmt: skip

    dates, values = zip(*printed, strict=True)
    return PrintedFigures(dates, "reading", np.array(values, dtype=np.float64), entries)


def _entry(row: PrintedIndicator) -> Entry:
    body, value, printed = row.body, row.body["value"], str(row.body["text"])
    return Entry(
        f"{row.at.id}:value",
        _period(body["period"]),
        str(body.get("kind", "reading")),
        None if value is None else float(value),
        printed,
        _place(row.at, printed, " ".join(str(body["indicator"]).split())),
    )


def printed_as(value: float, unit: str) -> str:
    """A figure as a table prints it: "60%", "331"."""
    return f"{value:g}%" if unit == "percent" else f"{value:g}"


def _place(at: RowAt, printed: str, name: str) -> Place:
    return Place(at.paper_id, at.page_index, at.page, printed, at.told_on, name)


def _period(period: str | None) -> str | None:
    if period is None or _ISO.fullmatch(period):
        return period
    return read_date(period)
