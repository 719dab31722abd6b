"""Which columns of a table hold an indicator's figures, of what kind and for when."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from scrutiny_desk.domain.pages.pages import Table
from scrutiny_desk.finding.headings import plain
from scrutiny_desk.finding.indicators.values import (
    is_bare,
    is_not_available,
    kind_of,
    kinds_of,
    period_of,
    pieces_of,
)
from scrutiny_desk.finding.units import read_figure

# "Target date" heads a date, not a figure.
_A_DATE = re.compile(r"\b(date|by when|deadline|completion)\b", re.IGNORECASE)
_NAME = re.compile(r"\b(?:indicators?|measures?|kpis?|metrics?)\b", re.IGNORECASE)
_ALSO_NAME = re.compile(r"\b(?:description|name|title|definition)\b", re.IGNORECASE)
_BESIDE = re.compile(
    r"\b(?:polarity|good is|good|better|direction|owner|lead|officer|portfolio|frequency|source)\b",
    re.IGNORECASE,
)
_UNIT = re.compile(r"^(?:units?|unit of measure(?:ment)?|format|measured (?:in|as))$")
_LONGEST_HEADING = 8
_FEWEST_COLUMNS = 2
_MOSTLY = 0.6
_SHORT = 8


@dataclass(frozen=True, slots=True)
class FigureColumn:
    """A column of figures: what they are and for when.

    kind: `baseline`, `target` or `actual`; two with a stroke between them where a cell holds both.
    """

    at: int
    kind: str
    period: str | None


@dataclass(frozen=True, slots=True)
class Layout:
    """The columns of an indicator table and the row its figures start in.

    kind_at: the column in which every row says its own kind, or None. unit_at: the column that
    says how the figures are measured, or None.
    """

    columns: tuple[FigureColumn, ...]
    name_at: int
    first_row: int
    kind_at: int | None = None
    unit_at: int | None = None


def layout_of(table: Table) -> Layout | None:
    """The layout of an indicator table, or None where the table is something else."""
    if len(table.rows) < 2 or table.columns < 3:
        return None
    top = [cell.text for cell in table.rows[0]]
    under = [cell.text for cell in table.rows[1]] if len(table.rows) > 2 else []
    by_rows = _kinds_by_row(table, top)
    if by_rows is not None:
        return by_rows
    two = _kinds_under(top, under) or _periods_under(top, under)
    first_row = 1 if two is None else 2
    columns = two if two is not None else _one_row(top)
    columns = _right_of_name(columns, top)
    kinds = [kind for column in columns for kind in column.kind.split("/")]
    if len(kinds) < _FEWEST_COLUMNS or not {"baseline", "target"} & set(kinds):
        return None
    name_at = _name_at(table, top, min(column.at for column in columns), first_row)
    if name_at is None:
        return None
    unit_at = next((at for at, text in enumerate(top) if _UNIT.match(plain(text))), None)
    layout = Layout(tuple(columns), name_at, first_row, unit_at=unit_at)
    return layout if _holds_figures(table, layout) else None


def _one_row(top: Sequence[str]) -> list[FigureColumn]:
    """The columns of one heading row, each with its kind and period."""
    found: list[FigureColumn] = []
    alone: list[FigureColumn] = []
    for at, text in enumerate(top):
        kind = "/".join(kinds_of(text)) or None
        period = period_of(text)
        if at == 0 or _A_DATE.search(text) or len(text.split()) > _LONGEST_HEADING:
            continue
        if kind is not None and (period is not None or is_bare(text) or "/" in kind):
            found.append(FigureColumn(at, kind, period))
        elif kind is None and period is not None:
            alone.append(FigureColumn(at, "actual", period))
    # A period alone beside a baseline or a target is what was reached by then.
    return sorted([*found, *alone], key=lambda column: column.at) if found else []


def _kinds_under(top: Sequence[str], under: Sequence[str]) -> list[FigureColumn] | None:
    """The columns of two heading rows, periods over kinds, or None where there is one row.

    A period stands over its columns once; the heading cells after it are empty.
    """
    said = [at for at, text in enumerate(under) if text]
    if len(said) < _FEWEST_COLUMNS or not all(kind_of(under[at]) for at in said):
        return None
    if any(period_of(under[at]) for at in said):
        return None
    found: list[FigureColumn] = []
    over = ""
    for at, text in enumerate(top):
        over = text or over
        # A heading that reaches down over both rows says it all itself.
        kind = kind_of(under[at] or text)
        if kind is None or (not under[at] and at < said[0] and not is_bare(text)):
            continue
        # "Baseline April 2023" over "Outcome" is a baseline.
        kind = "baseline" if kind_of(over) == "baseline" else kind
        found.append(FigureColumn(at, kind, period_of(over)))
    return found


def _periods_under(top: Sequence[str], under: Sequence[str]) -> list[FigureColumn] | None:
    """The columns of two heading rows, kinds or years over periods, or None."""
    said = [at for at, text in enumerate(under) if text]
    if len(said) < _FEWEST_COLUMNS or not all(period_of(under[at]) for at in said):
        return None
    if any(read_figure(under[at]) is not None and kind_of(top[at]) is None for at in said):
        return None
    found: list[FigureColumn] = []
    over = ""
    for at, text in enumerate(top):
        over = text or over
        if at == 0 or not (text or under[at]):
            continue
        kind = kind_of(over)
        if under[at]:
            own, above = period_of(under[at]), period_of(over)
            both = f"{own} {above}" if own and above and own[:1] in "Qq" and above != own else own
            found.append(FigureColumn(at, kind_of(under[at]) or kind or "actual", both))
        elif kind is not None:
            found.append(FigureColumn(at, kind, period_of(over)))
    return found if any(column.kind != "actual" for column in found) else None


def _kinds_by_row(table: Table, top: Sequence[str]) -> Layout | None:
    """The layout in which a column says Target or Actual, and periods head the others."""
    periods = [
        FigureColumn(at, "actual", period)
        for at, text in enumerate(top)
        if at > 1 and (period := period_of(text)) is not None and kind_of(text) is None
    ]
    if not periods:
        return None
    for at in range(1, periods[0].at):
        said = [row[at].text for row in table.rows[1:] if row[at].text]
        kinds = [text for text in said if kind_of(text) is not None and is_bare(text)]
        if len(kinds) >= _FEWEST_COLUMNS and len(kinds) >= _MOSTLY * len(said):
            names = [place for place in range(at) if _NAME.search(top[place])]
            layout = Layout(tuple(periods), names[0] if names else at - 1, 1, kind_at=at)
            return layout if _holds_figures(table, layout) else None
    return None


def _right_of_name(columns: list[FigureColumn], top: Sequence[str]) -> list[FigureColumn]:
    """The columns without those left of the indicator's name ("Outcome" heads an aim there)."""
    names = [at for at, text in enumerate(top) if _NAME.search(text) and kind_of(text) is None]
    return [column for column in columns if not names or column.at > names[0]]


def _name_at(table: Table, top: Sequence[str], first: int, first_row: int) -> int | None:
    """The column of the indicators' names: the one that says so, else the one with most words."""
    if first < 1:
        return None
    places = [
        at for at in range(first) if not _UNIT.match(plain(top[at])) and not _BESIDE.search(top[at])
    ]
    for words in (_NAME, _ALSO_NAME):
        named = [at for at in places if words.search(top[at])]
        if named:
            return max(named, key=lambda at: _length(table, at, first_row))
    if not places or _length(table, places[-1], first_row) >= _SHORT:
        return places[-1] if places else None
    return max(places, key=lambda at: _length(table, at, first_row))


def _length(table: Table, at: int, first_row: int) -> float:
    texts = [len(row[at].text) for row in table.rows[first_row:] if row[at].text]
    return sum(texts) / len(texts) if texts else 0.0


def _holds_figures(table: Table, layout: Layout) -> bool:
    """Whether the columns mostly hold figures, as far as they hold anything."""
    texts = [
        text
        for row in table.rows[layout.first_row :]
        for column in layout.columns
        for _, text in pieces_of(row[column.at].text, column.kind, longest=None)
        if not is_not_available(text)
    ]
    figures = sum(1 for text in texts if read_figure(text) is not None)
    return bool(texts) and figures >= _MOSTLY * len(texts)
