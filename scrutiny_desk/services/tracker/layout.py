"""The columns of a tracker that came in, as the layout of the appendix that goes out."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from scrutiny_desk.domain.tracker.leaving import DEFAULT_COLUMNS, ChosenColumn, LeavingColumn
from scrutiny_desk.domain.tracker.tables import TrackerColumn
from scrutiny_desk.domain.tracker.taking_over import TrackerChoice
from scrutiny_desk.library.connection import Connection
from scrutiny_desk.library.plain import folded, storable
from scrutiny_desk.library.shelves import recommendations, tracker_settings
from scrutiny_desk.services.tracker.reading import TrackerFile

_LEAVES_AS = {
    TrackerColumn.NUMBER: LeavingColumn.NUMBER,
    TrackerColumn.DATE: LeavingColumn.DATE,
    TrackerColumn.ORIGIN: LeavingColumn.ORIGIN,
    TrackerColumn.TEXT: LeavingColumn.TEXT,
    TrackerColumn.KIND: LeavingColumn.KIND,
    TrackerColumn.OFFICER: LeavingColumn.OFFICER,
    TrackerColumn.EXECUTIVE_MEMBER: LeavingColumn.EXECUTIVE,
    TrackerColumn.TARGET: LeavingColumn.TARGET,
    TrackerColumn.ORIGINAL_TARGET: LeavingColumn.ORIGINAL,
    TrackerColumn.UPDATE: LeavingColumn.UPDATE,
    TrackerColumn.RESPONSE: LeavingColumn.RESPONSE,
    TrackerColumn.RATING: LeavingColumn.RATING,
}
_LONGEST_HEADING = 60


def layout_of(file: TrackerFile, choice: TrackerChoice) -> tuple[ChosenColumn, ...]:
    """The columns of the longest tracker of a file, in its order and under its headings.

    () where it has no headings, or no column for the recommendation's words.
    """
    read = [
        (table, fields)
        for table, fields in zip(file.tables, choice.fields, strict=True)
        if TrackerColumn.TEXT in fields and table.heading_at >= 0
    ]
    if not read:
        return ()
    table, fields = max(read, key=lambda one: len(one[0].table.rows))
    columns: dict[LeavingColumn, str] = {}
    for heading, field in zip(table.headings, fields, strict=True):
        leaves_as = _LEAVES_AS.get(TrackerColumn(field))
        words = " ".join(storable(heading).split())[:_LONGEST_HEADING]
        if leaves_as is not None and leaves_as not in columns:
            columns[leaves_as] = words or leaves_as.heading
    return tuple(ChosenColumn(column, words) for column, words in columns.items())


def chose_no_columns(connection: Connection, committee: str) -> bool:
    """Whether a committee never had anything to say of its columns.

    It has no row here yet, or nobody has made a choice about its tracker.
    """
    key = folded(committee)
    setting = tracker_settings.all_settings(connection).get(key)
    if setting is None:
        return True
    rows = recommendations.all_recommendations(connection)
    return setting.columns == DEFAULT_COLUMNS and all(folded(one.committee) != key for one in rows)


def take_layout(
    connection: Connection, committees: Collection[str], columns: tuple[ChosenColumn, ...]
) -> None:
    """Let committees print their appendix in these columns; the rest of their ways stay."""
    for committee in committees:
        setting = tracker_settings.setting(connection, committee)
        tracker_settings.put(connection, replace(setting, columns=columns))
