"""A workbook of the tracker comes back: what was changed in it is looked at, and then taken."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

from scrutiny_desk.domain.changes import NO_CHANGE, Change, Shelf
from scrutiny_desk.domain.errors import DeskError
from scrutiny_desk.domain.papers.facts import RecommendationFact
from scrutiny_desk.domain.tally import count, together
from scrutiny_desk.domain.tracker.back import (
    BackRow,
    NewTrackerRow,
    RowChange,
    TrackerBack,
    targets_moved,
)
from scrutiny_desk.domain.tracker.leaving import LeavingColumn
from scrutiny_desk.domain.tracker.recommendations import Recommendation
from scrutiny_desk.library.connection import Connection
from scrutiny_desk.library.library import Library
from scrutiny_desk.library.plain import folded, storable
from scrutiny_desk.library.shelves import recommendations as shelf
from scrutiny_desk.library.shelves import tracker_settings
from scrutiny_desk.services.tracker import back_cells as cells
from scrutiny_desk.services.tracker import back_taking as taking
from scrutiny_desk.services.tracker.matching import same_recommendations

_RECOMMENDATIONS = frozenset({Shelf.RECOMMENDATIONS})
_TOLD_AT_MOST = 5


def is_back(path: Path) -> bool:
    """Whether a file is a workbook of the tracker that was written here, coming in again."""
    from scrutiny_desk.exporting.tracker_back import is_tracker_workbook

    return is_tracker_workbook(path)


def look_at_tracker(library: Library, path: Path) -> TrackerBack:
    """What a workbook of the tracker would change here; nothing is changed yet.

    A cell counts as changed when it differs from what was written into it, and from the row as it
    is now. Raises DeskError, which names sheet and cell, for what cannot be read, and for a
    workbook of another library.
    """
    from scrutiny_desk.exporting.tracker_back import read_tracker_workbook

    with library.read() as connection:
        headings = _headings(connection)
        on_shelf = {one.id: one for one in shelf.all_recommendations(connection)}
        said = shelf.updates(connection)
    book = read_tracker_workbook(path, headings)
    if book.written and not any(rec_id in on_shelf for rec_id in book.written):
        raise DeskError(
            f"The rows of {path.name} are not in this library",
            "None of its ids is known here, so nothing was changed",
            "Open the library that it was written from, and bring it back there",
        )
    changes: list[RowChange] = []
    told: list[str] = []
    unchanged = 0
    for row in book.rows:
        if not row.rec_id:
            continue
        one = on_shelf.get(row.rec_id)
        if one is None:
            told.append(f"{row.where}: this row is not in the library, so it was left alone.")
            continue
        found, trouble = cells.changes_of(row, one, said.get(one.id, ()))
        changes += found
        told += trouble
        unchanged += not found
    new, there = _new_rows(list(on_shelf.values()), book.rows)
    gone = len((book.written & on_shelf.keys()) - {row.rec_id for row in book.rows})
    return TrackerBack(
        path.name,
        tuple(changes),
        tuple(new),
        unchanged + there,
        (*_short(told), *book.told, *_say_gone(gone)),
    )


def take_tracker_back(
    library: Library,
    back: TrackerBack,
    wanted: Collection[int] | None = None,
    reason: str = "",
) -> Change:
    """Take what a workbook brings back, in one transaction and one step of Undo.

    wanted: which of the changes, and after them of the new rows, by their place; None for all.
    reason: why targets move, one for all that do. Raises DeskError, and takes nothing, where a
    target moves without a reason or a row is no longer as it was looked at.
    """
    places = range(len(back)) if wanted is None else sorted(wanted)
    changes = [back.changes[at] for at in places if at < len(back.changes)]
    new = [back.new[at - len(back.changes)] for at in places if at >= len(back.changes)]
    if not changes and not new:
        return NO_CHANGE

    why = _reason(reason)
    if moved := targets_moved(back, places) if not why else 0:
        raise DeskError(
            f"{count(moved, 'target')} moved in {back.name}",
            "A revised target needs a reason, so nothing was taken",
            "Say why (in a command: --reason), or leave the targets as they are",
        )

    def work(connection: Connection) -> list[str]:
        touched = [taking.take_change(connection, change, back.name, why) for change in changes]
        return [*(taking.take_new(connection, row, back.name) for row in new), *touched]

    touched = library.write(work, undo="Bring back tracker")
    parts = [count(len(changes), "change")] if changes else []
    parts += [count(len(new), "new recommendation")] if new else []
    return Change(
        _RECOMMENDATIONS,
        f"{together(parts)} taken from {back.name}",
        undoable=True,
        ids=tuple(dict.fromkeys(touched)),
    )


def say_tracker_back(back: TrackerBack) -> list[str]:
    """What a workbook brings back, a line each: both values of every change, and what is new."""
    lines = []
    for change in back.changes:
        here = " (changed here too since it was written)" if change.here_too else ""
        lines += [
            f"{change.called}: {change.heading}{here}",
            f"  here: {change.before or 'nothing'}",
            f"  in {change.at}: {change.after or 'nothing'}",
        ]
    lines += [f"{one.called} ({one.at}): {one.text}" for one in back.new]
    if not len(back):
        lines.append(f"Nothing was changed in {back.name}.")
    elif back.unchanged:
        same = "row is" if back.unchanged == 1 else "rows are"
        lines.append(f"{back.unchanged} {same} the same in {back.name} as here.")
    return [*lines, *back.told]


def _reason(words: str) -> str:
    """A reason as it stands in a history, before the sentence that names the workbook."""
    plain = " ".join(storable(words).split())
    return plain if not plain or plain[-1] in ".;!?" else f"{plain}."


def _headings(connection: Connection) -> Mapping[str, LeavingColumn]:
    """What each heading means: the usual ones, and those that committees chose."""
    known = {column.heading.casefold(): column for column in LeavingColumn}
    for setting in tracker_settings.all_settings(connection).values():
        known |= {one.heading.strip().casefold(): one.column for one in setting.columns}
    return known


def _new_rows(
    on_shelf: Sequence[Recommendation], rows: Sequence[BackRow]
) -> tuple[list[NewTrackerRow], int]:
    """The rows without an id: new ones, and how many are here already."""
    committees = {one.id: one.committee for one in on_shelf}
    by_sheet: dict[str, Counter[str]] = {}
    for row in rows:
        if row.rec_id in committees:
            by_sheet.setdefault(row.sheet, Counter())[committees[row.rec_id]] += 1
    new: list[NewTrackerRow] = []
    there = 0
    for row in rows:
        values = {column: cells.meaning(column, words) for column, words in row.cells.items()}
        text = values.get(LeavingColumn.TEXT, "")
        if row.rec_id or not text:
            continue
        counted = by_sheet.get(row.sheet)
        committee = counted.most_common(1)[0][0] if counted else ""
        fact = RecommendationFact(
            page="",
            page_index=0,
            number=values.get(LeavingColumn.NUMBER) or None,
            date=cells.day_of(values.get(LeavingColumn.DATE, "")),
            date_text=values.get(LeavingColumn.DATE, ""),
            text=text,
        )
        if same_recommendations([fact], committee, on_shelf, {})[0] is not None:
            there += 1
            continue
        number = values.get(LeavingColumn.NUMBER, "")
        called = f"New row {number}".rstrip()
        if not any(folded(one.text) == folded(text) for one in new):
            new.append(NewTrackerRow(committee, called, row.where, text, values))
    return new, there


def _say_gone(gone: int) -> list[str]:
    if not gone:
        return []
    stay = "is not in the workbook any more; it stays as it is"
    if gone > 1:
        stay = "are not in the workbook any more; they stay as they are"
    return [f"{count(gone, 'row')} {stay}."]


def _short(told: list[str]) -> list[str]:
    more = len(told) - _TOLD_AT_MOST
    shown = told[:_TOLD_AT_MOST]
    return [*shown, f"And {count(more, 'cell')} more like these."] if more > 0 else shown
