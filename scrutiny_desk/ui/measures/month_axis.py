"""An axis of days that names months. Import this module only where a chart is shown or drawn."""

from __future__ import annotations

import pyqtgraph as pg

from scrutiny_desk.ui.measures.drawn_series import months_between

_MOST_TICKS = 8


class MonthAxis(pg.AxisItem):  # type: ignore[misc]
    """An axis of ordinal days that names months."""

    def __init__(self) -> None:
        super().__init__("bottom")
        self._names: dict[float, str] = {}

    def tickValues(self, low: float, high: float, _size: float) -> list[tuple[float, list[float]]]:
        edge = (high - low) * 0.04  # a name at the very edge would be cut in two
        self._names = {
            float(day): words
            for day, words in months_between(int(low + edge), int(high - edge), _MOST_TICKS)
        }
        return [(30.0, list(self._names))]

    def tickStrings(self, values: list[float], _scale: float, _spacing: float) -> list[str]:
        return [self._names.get(value, "") for value in values]
