"""Ids of rows: UUIDs of version 7, as text, rising in time, so two people's rows can meet later."""

from __future__ import annotations

import secrets
import threading
import time


class IdSource:
    """Gives UUIDv7 texts that rise strictly within a process, whatever the clock does."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._last = 0

    def new(self) -> str:
        """The next id: 48 bits of milliseconds, a 12-bit counter, 62 random bits."""
        with self._lock:
            # The counter follows the milliseconds, so the two count on as one number when the
            # counter is full or the clock stands still.
            self._last = max(time.time_ns() // 1_000_000 << 12, self._last + 1)
            stamp = self._last
        digits = (
            f"{stamp >> 12:012x}7{stamp & 0xFFF:03x}{0x8000 | secrets.randbits(14):04x}"
            f"{secrets.randbits(48):012x}"
        )
        return "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]))


new_id = IdSource().new
"""The next id of this process."""
