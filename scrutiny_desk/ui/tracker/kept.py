"""How somebody likes to see the tracker, kept from one start to the next."""

from __future__ import annotations

import json

from PySide6.QtCore import QObject, QSettings

from scrutiny_desk.ui.tracker.room import TrackerRoom
from scrutiny_desk.ui.tracker.rows import Column, column_named

_COLUMNS = "tracker/columns"
_WIDTHS = "tracker/widths"
_MINE = "tracker/mine"


class KeptTable(QObject):
    """Lets the table begin as it was left, and keeps its columns, their widths and my names."""

    def __init__(self, settings: QSettings, room: TrackerRoom) -> None:
        super().__init__(room)
        self._settings = settings
        self._room = room
        columns = [column_named(key) for key in str(settings.value(_COLUMNS, "")).split(",")]
        if chosen := [one for one in columns if one is not None]:
            room.show_columns(chosen)
        room.table.set_widths(_widths(str(settings.value(_WIDTHS, ""))))
        room.filtering.mine = str(settings.value(_MINE, ""))
        room.kept_changed.connect(self._keep)

    def _keep(self) -> None:
        table = self._room.table
        self._settings.setValue(_COLUMNS, ",".join(one.key for one in table.columns))
        widths = {one.key: width for one, width in table.widths().items()}
        self._settings.setValue(_WIDTHS, json.dumps(widths))
        self._settings.setValue(_MINE, self._room.filtering.mine)


def _widths(written: str) -> dict[Column, int]:
    """Widths as they were kept; none where somebody else wrote something else there."""
    try:
        told = json.loads(written or "{}")
    except ValueError:
        return {}
    if not isinstance(told, dict):
        return {}
    named = {column_named(str(key)): width for key, width in told.items()}
    return {
        column: width
        for column, width in named.items()
        if column is not None and isinstance(width, int) and 0 < width <= _WIDEST
    }


_WIDEST = 2000
