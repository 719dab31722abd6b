"""What a person does with found rows, carried out by the services and told to the window."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from scrutiny_desk.domain.changes import Change
from scrutiny_desk.domain.errors import DeskError
from scrutiny_desk.domain.review.review import FactState, ReviewRow
from scrutiny_desk.services.review import review
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.review.words import REVIEWER


class RowChanges:
    """Changes rows, and knows meanwhile that the change is the room's own.

    busy: a change of this room is being told. touched: the rows that it changed.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.busy = False
        self.touched: frozenset[str] = frozenset()
        self._corrects: tuple[str, str] | None = None

    @property
    def _who(self) -> str:
        return self._desk.library.person or REVIEWER

    def accept(self, rows: Sequence[ReviewRow], whole_paper: str | None) -> None:
        """Accept rows; whole_paper: the paper of which they are all that nobody looked at."""
        library = self._desk.library
        if whole_paper is not None and len(rows) > 1:
            self._perform(lambda: review.accept_all(library, whole_paper, self._who))
        else:
            self._perform(lambda: review.accept(library, [row.id for row in rows], self._who))

    def drop_or_put_back(self, row: ReviewRow) -> None:
        """Drop a row, or take up one that was dropped."""
        library = self._desk.library
        if row.state is FactState.DROPPED:
            self._perform(lambda: review.put_back(library, [row.id]))
        else:
            self._perform(lambda: review.drop(library, [row.id], self._who))

    def keep(self, row_id: str, name: str, words: str) -> DeskError | None:
        """Store the words typed in a field; the trouble where they cannot be read."""
        try:
            change = review.correct(self._desk.library, row_id, {name: words}, self._who)
        except DeskError as error:
            return error
        # Said once, not at every pause of somebody who goes on typing in the same field.
        said = "" if self._corrects == (row_id, name) else change.said
        self._corrects = (row_id, name)
        self._tell(replace(change, said=said))
        return None

    def _perform(self, change: Callable[[], Change]) -> None:
        try:
            done = change()
        except DeskError as error:
            self._desk.troubled.emit(error)
            return
        self._corrects = None
        self._tell(done)

    def _tell(self, change: Change) -> None:
        self.busy, self.touched = True, frozenset(change.ids)
        try:
            self._desk.announce(change)
        finally:
            self.busy, self.touched = False, frozenset()
