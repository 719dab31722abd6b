"""An axis of days that names months. Import this module only where a chart is shown or drawn."""

from __future__ import annotations

from collections.abc import Iterable

import pyqtgraph as pg

from scrutiny_desk.ui.measures.drawn_series import months_between

_MOST_TICKS = 8


class MonthAxis(pg.AxisItem):  # type: ignore[misc]
    """An axis of ordinal days that names months."""

    def __init__(self) -> None:
        super().__init__("bottom")
        self._names: dict[float, str] = {}
        self._figures: tuple[int, ...] = ()

    def stand_with(self, figures: Iterable[int]) -> None:
        """Name months where figures of these ordinal days stand."""
        self._figures = tuple(figures)
        self.picture = None  # what was drawn for other figures

    def tickValues(self, low: float, high: float, _size: float) -> list[tuple[float, list[float]]]:
        edge = (high - low) * 0.03  # a name at the very edge would be cut in two
        self._names = {
            float(day): words
            for day, words in months_between(
                int(low + edge), int(high - edge), _MOST_TICKS, self._figures
            )
        }
        return [(30.0, list(self._names))]

    def tickStrings(self, values: list[float], _scale: float, _spacing: float) -> list[str]:
        return [self._names.get(value, "") for value in values]
