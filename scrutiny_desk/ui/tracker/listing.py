"""All rows of the tracker, made ready to be filtered, sorted and grouped again and again.

What is costly (words in one case, sort keys) is kept for each row, and thrown away only for rows
that changed: ten thousand of them are filtered while a person types.
"""

from __future__ import annotations

from bisect import insort
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace

from scrutiny_desk.domain.searching.searching import Choice
from scrutiny_desk.domain.tracker.recommendations import Computed, RecommendationRow
from scrutiny_desk.domain.tracker.totals import natural
from scrutiny_desk.domain.tracker.views import (
    Criteria,
    GroupBy,
    Prepared,
    TrackerView,
    fitting,
    group_of,
    prepared,
    values_in,
)
from scrutiny_desk.ui.models.grouped import Heading
from scrutiny_desk.ui.tracker.rows import URGENCY, Column, column_named, sort_key

Key = tuple[object, ...]
_FEW = 100
"""Rows that are put in their places one by one; of more of them all are sorted anew."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What the table shows.

    entries: rows, and headings where they are grouped. counts: how many rows of each status there
    are under the criteria, before one status was chosen.
    """

    entries: list[RecommendationRow | Heading] = field(default_factory=list)
    counts: Counter[Computed] = field(default_factory=Counter)


class Listing:
    """Every row there is, and what is shown of them."""

    def __init__(self) -> None:
        self._rows: dict[str, Prepared] = {}
        self._column: Column | None = None
        self._keys: dict[str, tuple[Key, str]] = {}
        # In rising order of the column's keys; rows whose cell is empty stand after them always.
        self._filled: list[Prepared] = []
        self._empty: list[Prepared] = []
        # What was found last: whoever types on looks among those alone.
        self._last: tuple[object, str, Sequence[Prepared]] | None = None

    def __len__(self) -> int:
        return len(self._rows)

    def __contains__(self, rec_id: object) -> bool:
        return rec_id in self._rows

    def row(self, rec_id: str) -> RecommendationRow:
        """The row of a recommendation; KeyError where there is none."""
        return self._rows[rec_id].row

    def rows(self) -> list[RecommendationRow]:
        """Every row, whatever is shown."""
        return [one.row for one in self._rows.values()]

    def take(self, rows: Iterable[RecommendationRow]) -> None:
        """These are all rows there are."""
        self._rows = {row.recommendation.id: prepared(row) for row in rows}
        self._column = self._last = None

    def put(self, rows: Sequence[RecommendationRow], gone: Collection[str] = ()) -> None:
        """These rows are new or changed, and those are no longer there."""
        many = len(rows) + len(gone) > _FEW
        self._last = None
        for rec_id in gone:
            if (before := self._rows.pop(rec_id, None)) is not None and not many:
                self._take_out(before)
        for row in rows:
            before, after = self._rows.get(row.recommendation.id), prepared(row)
            self._rows[row.recommendation.id] = after
            if not many and self._column is not None:
                if before is not None:
                    self._take_out(before)
                self._put_in(after, self._column)
        if many:
            self._column = self._last = None

    def owners(self, ids: Collection[str]) -> set[str]:
        """The rows to whose histories these entries belong, as they stood until now."""
        return {
            rec_id
            for rec_id, one in self._rows.items()
            if any(entry.id in ids for entry in one.row.updates)
        }

    def shown(
        self, view: TrackerView, status: Computed | None, mine: tuple[str, ...] = ()
    ) -> Shown:
        """What is shown of a view, of one status alone or (None) of all."""
        column = column_named(view.sort) or Column.NUMBER
        if column is not self._column:
            self._sort(column)
        found = self._found(view, mine)
        counts = Counter([one.row.standing.computed for one in found])
        if status is not None:
            found = [one for one in found if one.row.standing.computed is status]
        return Shown(_grouped(found, view.group_by), counts)

    def count(self, criteria: Criteria, mine: tuple[str, ...] = ()) -> int:
        """How many rows there are of these criteria."""
        return len(fitting(list(self._rows.values()), criteria, mine))

    def choices(
        self, names: Iterable[str], criteria: Criteria, mine: tuple[str, ...] = ()
    ) -> dict[str, list[Choice]]:
        """The values that fields of the criteria can take, with the rows of each under the others.

        The values in force are among them, whatever they find.
        """
        rows = list(self._rows.values())
        whole = fitting(rows, criteria, mine)
        told = {}
        for name in names:
            chosen = getattr(criteria, name)
            found = fitting(rows, criteria.without(name), mine) if chosen else whole
            count = Counter(value for one in found for value in values_in(one, name))
            for value in chosen:
                count.setdefault(value, 0)
            told[name] = [Choice(str(value), str(value), many) for value, many in count.items()]
        return told

    def _found(self, view: TrackerView, mine: tuple[str, ...]) -> Sequence[Prepared]:
        words = view.criteria.words.casefold()
        besides = (replace(view, criteria=view.criteria.without("words")), mine)
        if self._last is not None and self._last[0] == besides and words.startswith(self._last[1]):
            among = self._last[2]
            found = fitting(among, Criteria(words=words))
        else:
            filled = self._filled[::-1] if view.falling else self._filled
            found = fitting([*filled, *self._empty], view.criteria, mine)
        self._last = (besides, words, found)
        return found

    def _sort(self, column: Column) -> None:
        self._column, self._keys, self._filled, self._empty = column, {}, [], []
        for rec_id, one in self._rows.items():
            key = sort_key(one.row, column)
            if key is None:
                self._empty.append(one)
            else:
                self._keys[rec_id] = (key, rec_id)
                self._filled.append(one)
        self._filled.sort(key=self._key)
        self._empty.sort(key=_id_of)

    def _take_out(self, one: Prepared) -> None:
        known = self._keys.pop(one.row.recommendation.id, None) is not None
        (self._filled if known else self._empty).remove(one)

    def _put_in(self, one: Prepared, column: Column) -> None:
        key, rec_id = sort_key(one.row, column), one.row.recommendation.id
        if key is None:
            insort(self._empty, one, key=_id_of)
        else:
            self._keys[rec_id] = (key, rec_id)
            insort(self._filled, one, key=self._key)

    def _key(self, one: Prepared) -> tuple[Key, str]:
        return self._keys[one.row.recommendation.id]


def _id_of(one: Prepared) -> str:
    return one.row.recommendation.id


def _grouped(found: Sequence[Prepared], by: GroupBy) -> list[RecommendationRow | Heading]:
    if by is GroupBy.NONE:
        return [one.row for one in found]
    groups: dict[str, list[RecommendationRow | Heading]] = {}
    for one in found:
        groups.setdefault(group_of(one, by), []).append(one.row)
    entries: list[RecommendationRow | Heading] = []
    for words in _headings(list(groups), by):
        rows = groups[words]
        many = "1 row" if len(rows) == 1 else f"{len(rows):,} rows"
        entries.append(Heading(f"{words}  ·  {many}"))
        entries += rows
    return entries


def _headings(words: list[str], by: GroupBy) -> list[str]:
    if by is GroupBy.STATUS:
        urgency = [one.word for one in URGENCY]
        return sorted(words, key=urgency.index)
    # The newest year stands first.
    return sorted(words, key=natural, reverse=by is GroupBy.YEAR)


def of_status(view: TrackerView) -> tuple[TrackerView, Computed | None]:
    """A view apart from the one status it asks for, where it asks for one alone."""
    statuses = view.criteria.statuses
    if len(statuses) != 1:
        return view, None
    (status,) = statuses
    return replace(view, criteria=view.criteria.without("statuses")), status


def with_status(view: TrackerView, status: Computed | None) -> TrackerView:
    """A view that asks for one status besides."""
    if status is None:
        return view
    return replace(view, criteria=replace(view.criteria, statuses=frozenset({status})))
