"""Dashboards of waiting times: a strip of measures with arrows under each service's name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from scrutiny_desk.domain.dates import read_date
from scrutiny_desk.domain.pages.pages import Cell, Line, Reading, Table
from scrutiny_desk.domain.papers.facts import DashboardFact, Facts
from scrutiny_desk.finding.headings import lines_over
from scrutiny_desk.finding.units import first_number, whole
from scrutiny_desk.finding.waiting.columns import load_measures
from scrutiny_desk.finding.waiting.figures import read_change, read_value
from scrutiny_desk.finding.waiting.lists import ListRow, list_rows

_WEEKS = r"(?:>|over|more than|\+)\s*{weeks}\s*-?\s*(?:\+\s*)?(?:weeks?)?\s*(?:wait(?:s|ing|ers)?)?"
_MEASURES: tuple[tuple[str, re.Pattern[str]], ...] = (
    *(
        (f"over_{weeks}_weeks", re.compile(_WEEKS.format(weeks=weeks), re.IGNORECASE))
        for weeks in (18, 52, 78)
    ),
    (
        "average_weeks",
        re.compile(r"^(?:average|ave\.?|avg\.?|mean|median)\s*wait\w*", re.IGNORECASE),
    ),
    ("longest_weeks", re.compile(r"^(?:longest|max\.?|maximum)\s*wait\w*", re.IGNORECASE)),
    (
        "waiting",
        re.compile(
            r"^(?:(?:referrals?|patients?|children|people|total|number)\s+)+waiting"
            r"|^waiting list(?: size)?",
            re.IGNORECASE,
        ),
    ),
)
_FEWEST = 3
_MOST_CELLS = 24
_LINES_OVER = 3
_FOOTNOTE = re.compile(r"^\s*[*†#]")
_PARTED = re.compile(r"\s[-–—|]\s")


@dataclass(frozen=True, slots=True)
class Measured:
    """One measure of a service. value is None where it is not known; change as in DashboardFact."""

    name: str
    value: float | None
    change: str | None
    difference: int | None


def find(reading: Reading, found: Facts) -> Facts:
    """The services on the dashboards."""
    return replace(found, waiting_dashboard=find_dashboard(reading))


def find_dashboard(reading: Reading) -> tuple[DashboardFact, ...]:
    """Every service on a dashboard, in the order of printing."""
    strips: list[tuple[Table, dict[str, Measured], str]] = []
    measures = load_measures()
    lists: list[DashboardFact] = []
    for table in reading.tables:
        rows = list_rows(table, measures)
        if rows and is_dashboard(reading, table, rows):
            lists.extend(_services_in(reading, table, rows))
            continue
        measured = _strip(table)
        if measured is not None:
            strips.append((table, measured, _title_of(reading, table)))
    names = _without_common_end([title for _, _, title in strips])
    found: list[DashboardFact] = []
    as_of: str | None = None
    for (table, measured, _), name in zip(strips, names, strict=True):
        # One date heads all strips down to the next; it may stand pages before.
        as_of = _date_over(reading, table) or as_of
        found.append(
            dashboard_fact(reading, name, as_of, measured, table.rows[0][0], 0.95 if name else 0.5)
        )
    return tuple(sorted((*found, *lists), key=lambda fact: fact.page_index))


def is_dashboard(reading: Reading, table: Table, rows: Sequence[ListRow]) -> bool:
    """Whether a waiting list is a dashboard laid out as a table: by its arrows, or by its name.

    One that is called so also counts those who wait longest.
    """
    if has_arrows(rows):
        return True
    longest = any({"over_52_weeks", "over_78_weeks"} & set(row.cells) for row in rows)
    lines = lines_over(reading, table)[:_LINES_OVER] if longest else []
    return any("dashboard" in line.text.lower() for line in lines)


def has_arrows(rows: Sequence[ListRow]) -> bool:
    """Whether most rows of a waiting list tell which way their figures went: a dashboard."""
    told = sum(1 for row in rows if any(read_change(cell.text)[0] for cell in row.cells.values()))
    return told * 2 > len(rows)


def _services_in(reading: Reading, table: Table, rows: Sequence[ListRow]) -> list[DashboardFact]:
    """The services of a dashboard that is laid out as one table."""
    over = _date_over(reading, table)
    found: list[DashboardFact] = []
    for row in rows:
        measured = {
            name: Measured(name, read_value(cell.text).value, *read_change(cell.text))
            for name, cell in row.cells.items()
        }
        as_of = row.as_of or over
        found.append(
            dashboard_fact(
                reading,
                row.service.text,
                as_of,
                measured,
                row.service,
                0.7 if as_of is None else 0.85,
            )
        )
    return found


def dashboard_fact(
    reading: Reading,
    service: str,
    as_of: str | None,
    measured: dict[str, Measured],
    start: Cell,
    confidence: float,
) -> DashboardFact:
    """The fact for the measures of one service."""

    def value(name: str) -> float | None:
        return measured[name].value if name in measured else None

    waiting = measured.get("waiting")
    return DashboardFact(
        page=reading.pages[start.page_index].name,
        page_index=start.page_index,
        confidence=confidence,
        box=start.box,
        service=service,
        as_of=as_of,
        waiting=whole(value("waiting")),
        over_18_weeks=whole(value("over_18_weeks")),
        percent_over_18_weeks=value("percent_over_18_weeks"),
        longest_weeks=value("longest_weeks"),
        average_weeks=value("average_weeks"),
        over_52_weeks=whole(value("over_52_weeks")),
        over_78_weeks=whole(value("over_78_weeks")),
        change=tuple(sorted((one.name, one.change) for one in measured.values())),
        change_in_waiting=waiting.difference if waiting is not None else None,
    )


def measured_in(text: str) -> Measured | None:
    """The measure that a cell with its own label prints, such as ">18 week wait 198 ↑"."""
    folded = " ".join(text.split())
    for name, pattern in _MEASURES:
        match = pattern.search(folded)
        if match is None or match.start() > 0:
            continue
        return read_measured(name, folded[match.end() :].lstrip(" :-–"))
    return None


def read_measured(name: str, text: str) -> Measured:
    """The number, the arrow and the change in a cell's text."""
    brackets = text.find("(")
    change, difference = read_change(text)
    return Measured(
        name=name,
        value=first_number(text if brackets < 0 else text[:brackets]),
        change=change,
        difference=difference,
    )


def _strip(table: Table) -> dict[str, Measured] | None:
    """The measures of a table in which every cell has its own label, or None."""
    cells = [cell for row in table.rows for cell in row if cell.text]
    if len(cells) > _MOST_CELLS or not any("wait" in cell.text.lower() for cell in cells):
        return None
    found: dict[str, Measured] = {}
    known = 0
    for cell in cells:
        if not any(letter.isdigit() for letter in cell.text[-20:]):
            continue
        measured = measured_in(cell.text)
        if measured is None:
            continue
        known += 1
        found.setdefault(measured.name, measured)
    valued = sum(1 for one in found.values() if one.value is not None)
    enough = known >= _FEWEST and known * 2 > len(cells) and valued >= _FEWEST
    return found if enough and len(found) == known else None


def _title_of(reading: Reading, table: Table) -> str:
    for line in _lines_before(reading, table):
        return line.text.strip()
    return ""


def _lines_before(reading: Reading, table: Table) -> Sequence[Line]:
    """The lines over a strip, the nearest first, without those inside other tables."""
    return [line for line in lines_over(reading, table) if not _FOOTNOTE.match(line.text)]


def _date_over(reading: Reading, table: Table) -> str | None:
    for line in _lines_before(reading, table):
        date = read_date(line.text)
        if date is not None:
            return date
    return None


def _without_common_end(titles: Sequence[str]) -> list[str]:
    """The titles without the words after a dash that all of them end in ("- Some Trust")."""
    if len(titles) > 1 and all(_PARTED.search(title) for title in titles):
        end = _common_end(titles)
        dash = _PARTED.search(end)
        if dash is not None:
            size = len(end) - dash.start()
            return [title[:-size].strip() for title in titles]
    return [title.strip() for title in titles]


def _common_end(titles: Sequence[str]) -> str:
    shortest = min(len(title) for title in titles)
    size = 0
    while size < shortest and len({title[-size - 1] for title in titles}) == 1:
        size += 1
    return titles[0][len(titles[0]) - size :]
