"""The found rows of a paper in the order in which one looks at them.

The order is taken when a paper is opened and then stays: a row that is accepted or corrected keeps
its place under the hand, and only the next opening sorts it among those that were looked at.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from PySide6.QtCore import QModelIndex, QObject

from scrutiny_desk.domain.review.review import FactState, ReviewRow
from scrutiny_desk.domain.review.sections import SECTIONS
from scrutiny_desk.ui.models.grouped import ROW_ROLE, Group, GroupedModel, Heading
from scrutiny_desk.ui.review.words import spoken


class Filter(StrEnum):
    """Which rows are shown, in the order of the tabs."""

    ALL = "All"
    DOUBTFUL = "Doubtful"
    NOT_LOOKED_AT = "Not looked at"


_SECTIONS = {section.name: place for place, section in enumerate(SECTIONS)}
_PARTS = (
    "Read with doubt: look here first",
    "Read with confidence",
    "Looked at before",
    "Dropped before",
)


def passes(row: ReviewRow, chosen: Filter) -> bool:
    """Whether a row is shown by a filter."""
    if chosen is Filter.DOUBTFUL:
        return row.doubtful
    return chosen is Filter.ALL or row.state is FactState.FOUND


class Order:
    """Where each row stands: by part (doubtful first), then as the library lists them."""

    def __init__(self) -> None:
        self._part: dict[str, int] = {}
        self._place: dict[str, int] = {}

    def begin(self, rows: Sequence[ReviewRow]) -> None:
        """Take the order of a paper that is opened."""
        self._part = {row.id: _part(row) for row in rows}
        self._place = {row.id: place for place, row in enumerate(rows)}

    def groups(
        self,
        rows: Sequence[ReviewRow],
        chosen: Filter,
        section: str | None,
        in_hand: str | None = None,
    ) -> list[Group]:
        """The rows that a filter and a section (None: every one) let through, under headings.

        in_hand: the id of the row that somebody is writing in, which stays whatever the filter.
        """
        found: dict[tuple[int, str], list[ReviewRow]] = {}
        for row in rows:
            self._place.setdefault(row.id, len(self._place))
        for row in sorted(rows, key=self._where):
            part = self._part.setdefault(row.id, _part(row))
            let = passes(row, chosen) or row.id == in_hand
            if let and section in (None, row.section):
                found.setdefault((part, row.section), []).append(row)
        groups, last = [], None
        for part, name in sorted(found, key=lambda key: (key[0], _SECTIONS[key[1]])):
            inside = found[part, name]
            title = Heading(inside[0].section_title, level=1)
            over = (title,) if part == last else (Heading(_PARTS[part]), title)
            groups.append(Group(over, tuple(inside)))
            last = part
        return groups

    def _where(self, row: ReviewRow) -> tuple[int, float, int]:
        """Down the pages; rows of one place as they were listed when the paper was opened."""
        return row.page_index, row.box.y0 if row.box is not None else 0.0, self._place[row.id]


class ReviewRowsModel(GroupedModel):
    """Found rows under the part of the order and the section they stand in."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(lambda row: row.id, spoken, parent)

    def has(self, groups: Sequence[Group]) -> bool:
        """Whether these very rows stand here, whatever became of each."""
        keys: list[str | Heading] = []
        for group in groups:
            keys += [*group.headings, *(row.id for row in group.rows)]
        return keys == self._keys

    def row_at(self, index: QModelIndex) -> ReviewRow | None:
        """The row at an index, None for a heading or no row."""
        row = self.data(index, ROW_ROLE)
        return row if isinstance(row, ReviewRow) else None

    def next_after(self, index: QModelIndex) -> QModelIndex:
        """The next row below that can be chosen; an invalid index after the last."""
        for number in range(index.row() + 1, self.rowCount()):
            below = self.index(number, 0)
            if self.data(below, ROW_ROLE) is not None:
                return below
        return QModelIndex()

    def unseen(self) -> list[ReviewRow]:
        """The rows shown that nobody has looked at."""
        shown = (self.row_at(self.index(place, 0)) for place in range(self.rowCount()))
        return [row for row in shown if row is not None and row.state is FactState.FOUND]

    def next_doubtful(self, index: QModelIndex) -> QModelIndex:
        """The next doubtful row after a place, else the first; an invalid index for none."""
        doubtful = [
            one
            for one in (self.index(place, 0) for place in range(self.rowCount()))
            if (row := self.row_at(one)) is not None and row.doubtful
        ]
        after = (one for one in doubtful if one.row() > index.row())
        return next(after, doubtful[0] if doubtful else QModelIndex())


def _part(row: ReviewRow) -> int:
    if row.state is FactState.DROPPED:
        return 3
    if row.state is not FactState.FOUND:
        return 2
    return 0 if row.doubtful else 1
