"""Where somebody is in the tracker, carried to the room of the window built in its place."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from scrutiny_desk.domain.tracker.views import TrackerView
from scrutiny_desk.ui.models.grouped import choose
from scrutiny_desk.ui.models.recommendations import RecommendationsModel
from scrutiny_desk.ui.tracker.table import TrackerTable


@dataclass(frozen=True, slots=True)
class TrackerPlace:
    """day: the one the status is worked out for. view: what is shown, its tab and filter included.

    saved_view: the id of the view by name it came from, empty for none. row and column: the cell
    in hand. chosen: the ids of all chosen rows. opened, filtered: whether the row stands open on
    the right, and the filter on the left.
    """

    day: datetime.date
    view: TrackerView
    saved_view: str
    row: str | None
    column: int
    chosen: tuple[str, ...]
    opened: bool
    filtered: bool


def choose_again(table: TrackerTable, model: RecommendationsModel, place: TrackerPlace) -> bool:
    """Have the cell and the rows in hand again; False where the row is not shown any more."""
    index = model.index_of(place.row).siblingAtColumn(place.column)
    if not index.isValid():
        return False
    choose(table, index)
    if len(place.chosen) > 1:
        table.choose_rows(place.chosen)
    table.scrollTo(index)
    return True
