"""The tracker at a glance."""

from __future__ import annotations

import datetime

from scrutiny_desk.domain.tracker.overview import By, Overview, overview
from scrutiny_desk.library.library import Library
from scrutiny_desk.library.shelves import recommendation_history
from scrutiny_desk.services.tracker.recommendations import list_recommendations


def overview_of(
    library: Library, by: By, as_of: datetime.date, committee: str | None = None
) -> Overview:
    """Counts of what is open, overdue and closed on a day, of one committee or of all."""
    rows = list_recommendations(library, as_of, committee)
    with library.read() as connection:
        responses = recommendation_history.responses(connection)
    return overview(rows, responses, by, as_of)
