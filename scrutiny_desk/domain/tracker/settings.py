"""A committee's own ways: its references, its columns, its ratings, how often it meets."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from scrutiny_desk.domain.tracker.leaving import DEFAULT_COLUMNS, ChosenColumn, LeavingColumn
from scrutiny_desk.domain.tracker.standing import STALE_AFTER_DAYS


@dataclass(frozen=True, slots=True)
class TrackerSetting:
    """What a committee chose. committee: its name as it is written.

    reference_format: "" for a plain running number. columns: of the appendix, in their order.
    rating_scheme: an id of resources/rules/rating_schemes.toml, "" for the usual one. cycle_days:
    how long from meeting to meeting; a row with no news for longer is stale. None: the usual.
    """

    committee: str
    reference_format: str = ""
    columns: tuple[ChosenColumn, ...] = DEFAULT_COLUMNS
    rating_scheme: str = ""
    cycle_days: int | None = None

    @property
    def cycle(self) -> int:
        """Days from meeting to meeting."""
        return self.cycle_days or STALE_AFTER_DAYS


def columns_as_json(columns: Sequence[ChosenColumn]) -> str:
    """Columns as they are kept; the default ones as none, so that they follow a later default."""
    if tuple(columns) == DEFAULT_COLUMNS:
        return "[]"
    kept = [{"column": one.column.value, "heading": one.heading} for one in columns]
    return json.dumps(kept, ensure_ascii=False)


def columns_of_json(kept: str) -> tuple[ChosenColumn, ...]:
    """Columns that were kept; one that this version does not know is passed over."""
    known = {column.value for column in LeavingColumn}
    found = tuple(
        ChosenColumn(LeavingColumn(one["column"]), str(one["heading"]))
        for one in json.loads(kept)
        if one["column"] in known
    )
    return found or DEFAULT_COLUMNS
