"""Taking one cell or one row of a workbook of the tracker, within a transaction."""

from __future__ import annotations

import datetime

from scrutiny_desk.domain.errors import DeskError
from scrutiny_desk.domain.tracker.back import NewTrackerRow, RowChange
from scrutiny_desk.domain.tracker.leaving import LeavingColumn
from scrutiny_desk.domain.tracker.update_entries import entries_of
from scrutiny_desk.domain.tracker.words import kind_in, origin_in
from scrutiny_desk.library.connection import Connection
from scrutiny_desk.library.plain import now, storable
from scrutiny_desk.library.shelves import recommendations as shelf
from scrutiny_desk.services.tracker import back_cells as cells
from scrutiny_desk.services.tracker.history import put_off
from scrutiny_desk.services.tracker.recommendations import append, enter, found, note_change, revise

WORKBOOK_ROLE = "Workbook"
"""Who says so, in the history: the words stand in a workbook of the tracker that came back."""


def take_change(connection: Connection, change: RowChange, name: str, reason: str) -> str:
    """Take a changed cell; gives the row's id. name: of the workbook. reason: of a moved target.

    Raises DeskError where the row is no longer as it was shown.
    """
    if change.field is LeavingColumn.UPDATE:
        _append(connection, change.row_id, change.value)
        return change.row_id
    one = found(connection, change.row_id)
    if cells.here(one, change.field) != change.before:
        raise DeskError(
            "A row was changed here meanwhile",
            f"{change.called} is no longer as it was shown, so nothing was taken",
            "Bring the workbook back again",
        )
    said = f"Changed in the workbook {name}."
    field, value = cells.FIELDS[change.field], storable(change.value)
    if change.field is LeavingColumn.TARGET:
        put_off(
            connection, one.id, value, f"{reason} {said}", datetime.date.fromisoformat(now()[:10])
        )
        return one.id
    if change.field is LeavingColumn.KIND:
        kind = kind_in(value)
        value = kind.value if kind else one.kind.value
    revise(connection, one.id, {field: value}, said)
    return one.id


def take_new(connection: Connection, row: NewTrackerRow, name: str) -> str:
    """Enter a row that somebody added; gives its id."""
    values = row.values
    rec_id = enter(
        connection,
        committee=row.committee,
        number=values.get(LeavingColumn.NUMBER, ""),
        date_text=values.get(LeavingColumn.DATE, ""),
        text=row.text,
        target_text=values.get(LeavingColumn.TARGET, ""),
        officer=values.get(LeavingColumn.OFFICER, ""),
    )
    origin = values.get(LeavingColumn.ORIGIN, "")
    kind, from_where = kind_in(values.get(LeavingColumn.KIND, "")), origin_in(origin)
    further: dict[str, str | int | None] = {
        "executive_member": storable(values.get(LeavingColumn.EXECUTIVE, "")),
        "reported": storable(values.get(LeavingColumn.RATING, "")),
        "origin_text": storable(origin),
    }
    if kind is not None:
        further["kind"] = kind.value
    if from_where is not None:
        further["origin"] = from_where.value
    shelf.change(connection, rec_id, further)
    note_change(connection, rec_id, f"Entered in the workbook {name}.")
    update = cells.added_words(values.get(LeavingColumn.UPDATE, ""), "")
    if update:
        _append(connection, rec_id, update)
    return rec_id


def _append(connection: Connection, rec_id: str, words: str) -> None:
    for entry in entries_of(words, now()[:10]):
        append(connection, rec_id, entry.date, WORKBOOK_ROLE, entry.text)
