"""The meeting that the places of each slot belong to, in columns that numbers of slots index."""

# ruff: noqa: S608 - only names of our own are put together here

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from scrutiny_desk.library.shelves.versions import NOT_REPLACED

Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]

_HOMES = f"""
    SELECT search_slot.slot, coalesce(paper.meeting_id, search_slot.meeting_id) AS meeting_id,
        paper.trashed IS NOT NULL AS trashed,
        paper.id IS NOT NULL AND NOT ({NOT_REPLACED}) AS replaced,
        meeting.committee, meeting.committee_key, meeting.date
    FROM search_slot LEFT JOIN paper ON paper.id = search_slot.paper_id
    LEFT JOIN meeting ON meeting.id = coalesce(paper.meeting_id, search_slot.meeting_id)
"""


class Homes:
    """Every slot's meeting; good for as long as the library does not change.

    order: where the slot stands when the newest meeting comes first. year, committee, meeting:
    numbers of `years` ("" without a date), `committees` (folded names) and `meetings` (ids, ""
    for none, the newest first). hides: what is trashed or replaced, some of whose places are not
    shown. names: the committee of each slot as it is printed. All but the three lists and the
    names are indexed by slot.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        rows = sorted(connection.execute(_HOMES), key=_newest_first)
        slots = [row["slot"] for row in rows]
        size = max(slots) + 1
        self.order = _column(size, slots, range(len(rows)))
        self.years, self.year = _numbered(size, slots, [str(r["date"] or "")[:4] for r in rows])
        self.committees, self.committee = _numbered(
            size, slots, [str(row["committee_key"] or "") for row in rows]
        )
        self.meetings, self.meeting = _numbered(
            size, slots, [str(row["meeting_id"] or "") for row in rows]
        )
        self.trashed = _column(size, slots, [row["trashed"] for row in rows]) > 0
        self.replaced = _column(size, slots, [row["replaced"] for row in rows]) > 0
        self.hides = self.trashed | self.replaced
        self.names = {row["slot"]: str(row["committee"] or "") for row in rows}


def _column(size: int, slots: list[int], values: Iterable[int]) -> Ints:
    column = np.zeros(size, np.int64)
    column[slots] = list(values)
    return column


def _numbered(size: int, slots: list[int], values: list[str]) -> tuple[list[str], Ints]:
    """Each value once, as they first appear, and the number of each slot's own."""
    numbers = {value: number for number, value in enumerate(dict.fromkeys(values))}
    return list(numbers), _column(size, slots, [numbers[value] for value in values])


def _newest_first(row: sqlite3.Row) -> tuple[object, ...]:
    """The newest meeting first, those without a date last; the papers of each together."""
    date = str(row["date"] or "")
    newest = tuple(-ord(digit) for digit in date.ljust(10, "~"))
    return (not date, newest, row["committee"] or "", row["meeting_id"] or "", row["slot"])
