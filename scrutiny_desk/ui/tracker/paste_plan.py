"""Where pasted cells go in the table, and what each of them changes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from scrutiny_desk.domain.tracker.recommendations import RecommendationRow
from scrutiny_desk.services.tracker.matching import Match
from scrutiny_desk.services.tracker.pasting import PastedRow, heading_fields
from scrutiny_desk.ui.tracker.listing import Listing
from scrutiny_desk.ui.tracker.rows import EDITABLE, Column, to_edit, value_of

_NAMED = 5
_SHORT = 40
_IDENTITY = frozenset({Column.NUMBER, Column.TEXT, Column.COMMITTEE})
"""What says which recommendation a row is; a paste by reference never writes there."""


@dataclass(frozen=True, slots=True)
class PastedCell:
    """A cell that a paste changes: its row and column, and what it says before and after."""

    row: RecommendationRow
    column: Column
    before: str
    after: str
    value: str | bool


@dataclass(frozen=True, slots=True)
class PastePlan:
    """What a paste would do.

    refused: cells whose words their column does not take ("No. 3, Kind: “Perhaps”"). left_alone:
    how many cells fall on a column that is worked out. over: rows of the clipboard for which there
    is no row in the table. unknown: where rows are known by their reference, what the rows say
    that are none of ours; doubtful: those that may be one of ours, in words.
    """

    cells: tuple[PastedCell, ...] = ()
    refused: tuple[str, ...] = ()
    left_alone: int = 0
    over: int = 0
    unknown: tuple[PastedRow, ...] = ()
    doubtful: tuple[str, ...] = ()

    def changes(self) -> dict[str, dict[str, str | bool]]:
        """By a row's id, the fields that change and their values."""
        found: dict[str, dict[str, str | bool]] = {}
        for one in self.cells:
            found.setdefault(one.row.recommendation.id, {})[one.column.field or ""] = one.value
        return found

    @property
    def besides(self) -> str:
        """What the paste leaves out, in words; "" for nothing."""
        parts = []
        if self.refused:
            parts.append(f"Not understood: {'; '.join(self.refused)}.")
        if self.left_alone:
            parts.append("Columns that are worked out stay as they are.")
        if self.unknown:
            many = "1 row is" if len(self.unknown) == 1 else f"{len(self.unknown):,} rows are"
            first = ", ".join(row.number or row.text[:_SHORT] for row in self.unknown[:_NAMED])
            more = "…" if len(self.unknown) > _NAMED else ""
            parts.append(f"{many} not surely here and can be pasted as new: {first}{more}.")
        if self.doubtful:
            parts.append(f"Left alone, doubtful: {'; '.join(self.doubtful[:_NAMED])}.")
        if self.over:
            rows = "1 row" if self.over == 1 else f"{self.over:,} rows"
            parts.append(f"{rows} too many: paste them as new rows instead.")
        return " ".join(parts)


def plan_paste(
    cells: Sequence[Sequence[str]],
    rows: Sequence[RecommendationRow],
    columns: Sequence[Column],
    chosen: Sequence[str],
    current: tuple[str, Column],
) -> PastePlan:
    """What pasting does.

    rows, columns: as they are shown, top to bottom and left to right. chosen: the ids of the
    chosen rows. current: the id and the column of the cell in hand, where the block begins. One
    cell goes to every chosen row; a block whose first row has the table's own headings goes to the
    columns of these names.
    """
    named = _headings(cells[0], columns) if cells else None
    body = cells[1:] if named else cells
    if not body:
        return PastePlan()
    order = [row.recommendation.id for row in rows]
    first = min((order.index(one) for one in chosen if one in order), default=0)
    if len(chosen) <= 1 and current[0] in order:
        first = order.index(current[0])
    targets = named or list(columns)[list(columns).index(current[1]) :]
    if len(body) == 1 and len(chosen) > 1:
        pairs = [(row, body[0]) for row in rows if row.recommendation.id in set(chosen)]
        over = 0
    elif len(chosen) == len(body):
        among = set(chosen)
        pairs = list(zip([r for r in rows if r.recommendation.id in among], body, strict=True))
        over = 0
    else:
        pairs = list(zip(rows[first:], body, strict=False))
        over = max(len(body) - len(pairs), 0)
    return _planned(pairs, targets, over)


def said_in(column: Column) -> str:
    """The field of a new recommendation that a column holds, "" for one that is worked out."""
    if column is Column.PRIVATE:
        return ""
    told = {Column.COMMITTEE: "committee", Column.ORIGIN: "origin_text"}
    return told.get(column, column.field or "")


OWN = {one.heading: said_in(one) for one in Column}
"""The field of each of the table's own headings."""


def reference_columns(first: Sequence[str]) -> list[Column | None] | None:
    """The columns of a heading row by which each row under it is known; None where it is none.

    A heading row that names neither the number nor the words tells of no row which it is.
    """
    by_heading = {one.heading: one for one in Column}
    fields = heading_fields(first, OWN)
    if fields is None or not {"number", "text"} & {*fields}:
        return None
    by_field = {said_in(one): one for one in Column if said_in(one)}
    return [
        by_heading.get(words.strip()) or by_field.get(field)
        for words, field in zip(first, fields, strict=True)
    ]


def plan_by_reference(
    cells: Sequence[Sequence[str]],
    columns: Sequence[Column | None],
    pasted: Sequence[PastedRow],
    matches: Sequence[Match],
    listing: Listing,
) -> PastePlan:
    """What rows under a heading change, each in the row that it is, wherever that stands.

    columns: those of the heading row, `cells[0]`. pasted, matches: what each row under it says
    and which of ours it is. Numbers, words and committees stay as they are.
    """
    pairs = []
    unknown: list[PastedRow] = []
    doubtful: list[str] = []
    for words, row, match in zip(cells[1:], pasted, matches, strict=True):
        if match.rec_id is not None and match.rec_id in listing:
            pairs.append((listing.row(match.rec_id), words))
        elif row.text:
            unknown.append(row)
        elif row.number:
            why = match.candidates[0][1] if match.candidates else "no row has this number"
            doubtful.append(f"No. {row.number} ({why})")
    targets = [None if one in _IDENTITY else one for one in columns]
    plan = _planned(pairs, targets, 0)
    return replace(plan, left_alone=0, unknown=tuple(unknown), doubtful=tuple(doubtful))


def _planned(
    pairs: Sequence[tuple[RecommendationRow, Sequence[str]]],
    targets: Sequence[Column | None],
    over: int,
) -> PastePlan:
    found: list[PastedCell] = []
    refused: list[str] = []
    left_alone = 0
    for row, words in pairs:
        for column, after in zip(targets, words, strict=False):
            if column is None or column not in EDITABLE:
                left_alone += 1
                continue
            before, value = to_edit(row, column), value_of(column, after)
            if value is None:
                refused.append(f"No. {row.recommendation.number}, {column.heading}: “{after}”")
            elif value != value_of(column, before):
                found.append(PastedCell(row, column, before, after.strip(), value))
    return PastePlan(tuple(found), tuple(refused), left_alone, over)


def _headings(first: Sequence[str], columns: Sequence[Column]) -> list[Column | None] | None:
    """The columns that a first row names, where every word of it is a heading of the table."""
    by_heading = {one.heading: one for one in Column}
    found = [by_heading.get(words.strip()) for words in first]
    known = [one for one in found if one is not None]
    return found if known and len(known) == len(found) and set(known) <= {*columns} else None
