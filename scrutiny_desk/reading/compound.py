"""Whether an old office file is whole enough to be read: its chains of sectors must come to an end.

A reader that follows a chain that runs in a circle never comes back.
"""

from __future__ import annotations

import struct

_LAST_SECTOR = 0xFFFFFFFA
_IN_HEADER = 109
# Of the header only: sector size, number of tables, directory, further tables and their number.
_HEADER = struct.Struct("<30xH12xII16xII")


def chains_end(data: bytes) -> bool:
    """True when the tables of sectors can be followed and no chain in them runs in a circle."""
    shift, tables, directory, further, further_count = _HEADER.unpack_from(data.ljust(1024, b"\0"))
    size = 1 << min(shift, 16)
    sectors = len(data) // size
    if shift not in (9, 12) or max(tables, directory, further_count) > sectors:
        return False
    listed = list(struct.unpack_from(f"<{_IN_HEADER}I", data, 76))
    for _ in range(further_count):
        part = _sector(data, further, size)
        if not part:
            return False
        *more, further = part
        listed.extend(more)
    # Where the header names no further table, a chain of them would still be followed.
    if further < _LAST_SECTOR:
        return False
    following: list[int] = []
    for number in (number for number in listed if number < _LAST_SECTOR):
        part = _sector(data, number, size)
        if not part:
            return False
        following.extend(part)
    return _no_circle(following)


def _sector(data: bytes, number: int, size: int) -> tuple[int, ...]:
    start = (number + 1) * size
    part = data[start : start + size]
    return struct.unpack(f"<{size // 4}I", part) if len(part) == size else ()


def _no_circle(following: list[int]) -> bool:
    done = bytearray(len(following))
    for start in range(len(following)):
        walked: list[int] = []
        at = start
        while at < len(following) and not done[at]:
            done[at] = 1
            walked.append(at)
            at = following[at]
        if at < len(following) and done[at] == 1:
            return False
        for sector in walked:
            done[sector] = 2
    return True
