from __future__ import annotations

import threading
import time
import uuid

from scrutiny_desk.library.ids import IdSource, new_id


def test_ids_are_uuids_of_version_7_that_tell_the_time() -> None:
    before = time.time_ns() // 1_000_000
    made = uuid.UUID(IdSource().new())
    assert (made.version, made.variant) == (7, uuid.RFC_4122)
    assert before <= made.int >> 80 <= time.time_ns() // 1_000_000


def test_ids_rise_within_a_process() -> None:
    made: list[list[str]] = [[], [], []]
    threads = [
        threading.Thread(target=lambda own=own: own.extend(new_id() for _ in range(3000)))
        for own in made
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert all(own == sorted(own) for own in made)
    assert len({one for own in made for one in own}) == 9000


def test_more_ids_than_a_millisecond_holds_still_rise() -> None:
    source = IdSource()
    made = [source.new() for _ in range(20000)]
    assert made == sorted(set(made))
