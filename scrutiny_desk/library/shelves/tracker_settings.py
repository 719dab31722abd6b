"""The shelf of committees' own ways with their tracker."""

from __future__ import annotations

import sqlite3

from scrutiny_desk.domain.tracker.settings import (
    TrackerSetting,
    columns_as_json,
    columns_of_json,
)
from scrutiny_desk.library.plain import folded, storable


def put(connection: sqlite3.Connection, setting: TrackerSetting) -> None:
    """Keep a committee's ways in place of those before."""
    connection.execute(
        "INSERT INTO tracker_setting (committee, name, reference_format, columns, rating_scheme, "
        "cycle_days) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (committee) DO UPDATE SET "
        "name = excluded.name, reference_format = excluded.reference_format, "
        "columns = excluded.columns, rating_scheme = excluded.rating_scheme, "
        "cycle_days = excluded.cycle_days",
        (
            folded(setting.committee),
            storable(setting.committee),
            storable(setting.reference_format),
            storable(columns_as_json(setting.columns)),
            storable(setting.rating_scheme),
            setting.cycle_days,
        ),
    )


def all_settings(connection: sqlite3.Connection) -> dict[str, TrackerSetting]:
    """The ways of every committee that chose any, by its folded name."""
    rows = connection.execute(
        "SELECT committee, name, reference_format, columns, rating_scheme, cycle_days "
        "FROM tracker_setting ORDER BY committee"
    )
    return {
        str(row["committee"]): TrackerSetting(
            row["name"],
            row["reference_format"],
            columns_of_json(row["columns"]),
            row["rating_scheme"],
            row["cycle_days"],
        )
        for row in rows
    }


def setting(connection: sqlite3.Connection, committee: str) -> TrackerSetting:
    """What a committee chose; the usual ways where it chose nothing."""
    return all_settings(connection).get(folded(committee), TrackerSetting(committee))
