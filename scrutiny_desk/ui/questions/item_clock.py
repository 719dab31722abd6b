"""The clock of an item in the meeting: it runs while the item is in hand and is never lost."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

_TICK_MS = 1_000
_KEEP_EVERY = 30


class ItemClock(QObject):
    """Counts the seconds of one item at a time.

    ticked: another second; carries the seconds used. kept: seconds to be stored for an item, on
    every change of item, every half minute, and when the clock stops.
    """

    ticked = Signal(int)
    kept = Signal(str, int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._key: str | None = None
        self._before = 0
        self._since = QElapsedTimer()
        self._stored = 0
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self._on_tick)

    @property
    def running(self) -> bool:
        return self._timer.isActive()

    @property
    def seconds(self) -> int:
        """What the item has taken so far."""
        return self._before + (self._since.elapsed() // 1_000 if self.running else 0)

    def take(self, key: str, seconds: int) -> None:
        """Count for this item from now on; seconds: what it has taken before."""
        if key == self._key:
            return
        self.keep()
        self._key, self._before, self._stored = key, seconds, seconds
        if self.running:
            self._since.restart()

    def go_on(self) -> None:
        """Let the clock run."""
        if not self.running:
            self._since.start()
            self._timer.start()

    def stop(self) -> None:
        """Stop the clock and keep what it counted."""
        self._before = self.seconds
        self._timer.stop()
        self.keep()

    def keep(self) -> None:
        """Have what was counted stored."""
        if self._key is not None and self.seconds != self._stored:
            self._stored = self.seconds
            self.kept.emit(self._key, self._stored)

    def _on_tick(self) -> None:
        self.ticked.emit(self.seconds)
        if self.seconds - self._stored >= _KEEP_EVERY:
            self.keep()
