"""The rows as the library has them now: all of them once, and then only those that changed."""

from __future__ import annotations

import datetime

from scrutiny_desk.domain.changes import Change, Shelf
from scrutiny_desk.domain.tracker.recommendations import RecommendationRow
from scrutiny_desk.services.tracker import recommendations
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.tracker.listing import Listing


class Loading:
    """Hears what changed, and brings a listing up to date."""

    def __init__(self, desk: Desk, listing: Listing) -> None:
        self._desk = desk
        self._listing = listing
        self._all = True
        self._touched: set[str] = set()
        self._day: datetime.date | None = None

    def hear(self, change: Change) -> None:
        """Note what a change touched; what does not name its rows is read anew whole."""
        if Shelf.PAPERS in change.shelves:
            self._all = True
        elif Shelf.RECOMMENDATIONS in change.shelves:
            self._touched |= set(change.ids)
            self._all = self._all or not change.ids

    def bring_up_to_date(
        self, day: datetime.date, besides: frozenset[str]
    ) -> list[RecommendationRow] | None:
        """The rows that changed, which the listing has by now; None where all were read anew.

        besides: ids that stand for no row (saved views).
        """
        touched, self._touched = self._touched, set()
        whole = self._all or day != self._day or not touched
        self._all, self._day = False, day
        if not whole:
            changed = self._read_some(touched, day)
            if changed is not None:
                return changed
            if touched <= besides:
                return []
        self._listing.take(recommendations.list_recommendations(self._desk.library, day))
        return None

    def _read_some(self, touched: set[str], day: datetime.date) -> list[RecommendationRow] | None:
        """None where nothing touched is a row, or an entry of a row's history."""
        known = {one for one in touched if one in self._listing}
        # An entry that was taken back can only be found in the history as it was.
        if loose := touched - known:
            known |= self._listing.owners(loose)
        rows = recommendations.list_recommendations(self._desk.library, day, ids=known | touched)
        gone = known - {row.recommendation.id for row in rows}
        if not rows and not gone:
            return None
        self._listing.put(rows, gone)
        return rows
