"""Waiting times and indicators as series over time, put together from what the papers print."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from scrutiny_desk.domain.dates import last_day, read_date
from scrutiny_desk.domain.measures import Measure, Reading
from scrutiny_desk.library.library import Library
from scrutiny_desk.library.shelves import facts
from scrutiny_desk.library.shelves.facts import FactRow

_ISO = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


@dataclass(frozen=True, slots=True)
class _Column:
    """One figure of a waiting list: the fact's field, what it is called, and its unit."""

    field: str
    name: str
    unit: str


_WAITING = (
    _Column("waiting", "Referrals waiting", "count"),
    _Column("over_18_weeks", "Over 18 weeks", "count"),
    _Column("percent_over_18_weeks", "Per cent over 18 weeks", "percent"),
    _Column("longest_weeks", "Longest wait", "weeks"),
    _Column("average_weeks", "Average wait", "weeks"),
    _Column("over_52_weeks", "Over 52 weeks", "count"),
    _Column("over_78_weeks", "Over 78 weeks", "count"),
)


def list_measures(library: Library) -> list[Measure]:
    """Every measure of the papers not in Trash: waiting lists by service, then indicators.

    A figure printed again for the same date with the same value, in one paper or in a later one,
    is one reading (its first print); a different value is a reading of its own. Services are the
    same where their names and councils are, case and spaces apart; a paper that names no council
    counts with the only one that the library knows. Nothing is guessed or worked out.
    """
    with library.read() as connection:
        lists = facts.of_section(connection, "waiting_times")
        dashboards = facts.of_section(connection, "waiting_dashboard")
        indicators = facts.of_section(connection, "kpis")
    councils = _Councils([*lists, *dashboards, *indicators])
    return [*_waiting([*lists, *dashboards], councils), *_indicators(indicators, councils)]


class _Councils:
    """Whose figures they are: two councils' services of one name share no line."""

    def __init__(self, rows: Iterable[FactRow]) -> None:
        self._names = {row.council.strip().casefold(): row.council for row in rows}
        self._named = sorted(self._names.keys() - {""})

    def key(self, row: FactRow) -> str:
        """The council of a row, or the only one there is."""
        own = row.council.strip().casefold()
        return own or (self._named[0] if len(self._named) == 1 else "")

    def worded(self, group: str, key: str) -> str:
        """The group's name, with the council where the library holds more than one."""
        return f"{group} · {self._names[key]}" if len(self._named) > 1 and key else group


def _waiting(rows: Iterable[FactRow], councils: _Councils) -> list[Measure]:
    services: dict[tuple[str, str], tuple[str, list[FactRow]]] = {}
    for row in rows:
        name = " ".join(str(row.body["service"]).split())
        key = (councils.key(row), name.casefold())
        services.setdefault(key, (name, []))[1].append(row)
    measures = []
    for (council, service), (name, found) in services.items():
        for column in _WAITING:
            readings = [
                _reading(row, column.field, value, _printed(value, column.unit), row.body["as_of"])
                for row in found
                if (value := row.body.get(column.field)) is not None
            ]
            if readings:
                measures.append(
                    Measure(
                        key=f"waiting|{council}|{service}|{column.field}",
                        family="waiting",
                        group=councils.worded(name, council),
                        name=column.name,
                        unit=column.unit,
                        good="down",
                        readings=_in_order(readings),
                    )
                )
    return measures


def _indicators(rows: Iterable[FactRow], councils: _Councils) -> list[Measure]:
    # A unit is part of what an indicator is: numbers per 10,000 and per 100,000 share no line.
    found: dict[tuple[str, str, str, str], list[FactRow]] = {}
    for row in rows:
        framework, indicator = (
            " ".join(str(row.body[name]).split()) for name in ("framework", "indicator")
        )
        key = (
            councils.key(row),
            framework.casefold(),
            indicator.casefold(),
            str(row.body["unit"]),
        )
        found.setdefault(key, []).append(row)
    measures = []
    for (council, framework, indicator, unit), same in found.items():
        readings = _in_order(
            _reading(
                row, "value", row.body["value"], str(row.body["text"]), _period(row.body["period"])
            )
            for row in same
        )
        measures.append(
            Measure(
                key=f"indicator|{council}|{framework}|{indicator}|{unit}",
                family="indicator",
                group=councils.worded(" ".join(str(same[0].body["framework"]).split()), council),
                name=" ".join(str(same[0].body["indicator"]).split()),
                unit=unit,
                good=good_direction(readings),
                readings=readings,
            )
        )
    return measures


def good_direction(readings: Iterable[Reading]) -> str:
    """`up` or `down` as the targets lead away from the baseline, "" where they do not tell."""
    ordered = list(readings)
    baselines = [r.value for r in ordered if r.kind == "baseline" and r.value is not None]
    targets = [r.value for r in ordered if r.kind == "target" and r.value is not None]
    if not baselines or not targets or baselines[0] == targets[-1]:
        return ""
    return "up" if targets[-1] > baselines[0] else "down"


def _reading(
    row: FactRow, field: str, value: float | None, printed: str, as_of: str | None
) -> Reading:
    return Reading(
        id=f"{row.id}:{field}",
        as_of=as_of,
        kind=str(row.body.get("kind", "reading")),
        value=None if value is None else float(value),
        printed=printed,
        paper_id=row.paper_id,
        page_index=row.page_index,
        page_name=row.page,
    )


def _in_order(readings: Iterable[Reading]) -> tuple[Reading, ...]:
    """Oldest first, undated last, and each figure once: the first print of it."""
    once: dict[tuple[object, ...], Reading] = {}
    for reading in readings:
        told = reading.printed.casefold() if reading.value is None else reading.value
        once.setdefault((_ends(reading), reading.kind, told), reading)
    return tuple(sorted(once.values(), key=lambda one: (one.as_of is None, _ends(one))))


def _ends(reading: Reading) -> str:
    """The last day of what a reading is as of; a month and its last day are the same time."""
    return "" if reading.as_of is None else last_day(reading.as_of).isoformat()


def _period(period: str | None) -> str | None:
    if period is None or _ISO.fullmatch(period):
        return period
    return read_date(period)


def _printed(value: float, unit: str) -> str:
    return f"{value:g}%" if unit == "percent" else f"{value:g}"
