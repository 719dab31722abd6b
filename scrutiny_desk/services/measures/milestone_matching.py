"""Which milestone it is that somebody said something of: the same in a later print of its plan."""

from __future__ import annotations

import difflib
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from scrutiny_desk.domain.measures.milestone_words import Status
from scrutiny_desk.domain.measures.milestones import Confirmation, Milestone
from scrutiny_desk.library.plain import folded
from scrutiny_desk.library.shelves.milestones import MilestoneSaid

_ALIKE, _APART = 0.75, 0.1
"""How alike words must be, and by how much the best more than the next, to be the same row."""

Key = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Placed:
    """What was said by the id of its milestone, the newest first; what has no milestone any more.

    without_place: the newest entry of each, save those that were taken back.
    """

    said: dict[str, tuple[Confirmation, ...]] = field(default_factory=dict)
    without_place: tuple[MilestoneSaid, ...] = ()


def place(
    milestones: Sequence[Milestone],
    said: Sequence[MilestoneSaid],
    print_of: Callable[[Milestone], str],
) -> Placed:
    """Find for everything that was said the milestone it was said of.

    By reference and words; else by the words alone, where one milestone has them; else by nearly
    the same words, first under the same reference, where no other comes close. said: oldest first.
    """
    if not said:
        return Placed()
    histories: dict[Key, list[MilestoneSaid]] = defaultdict(list)
    for entry in said:
        histories[(folded(entry.council), entry.ref, folded(entry.milestone))].append(entry)
    free = {_key(one): one for one in milestones}
    by_id: dict[str, list[MilestoneSaid]] = {}
    waiting: dict[Key, list[MilestoneSaid]] = {}
    for key, history in histories.items():
        exact = free.pop(key, None)
        if exact is None:
            waiting[key] = history
        else:
            by_id[exact.id] = history
    lost = []
    for key, history in waiting.items():
        same = _like(key, free)
        if same is None:
            lost.append(history)
        else:
            by_id[free.pop(same).id] = history
    prints = {one.id: print_of(one) for one in milestones}
    return Placed(
        {
            key: tuple(_confirmation(entry, prints[key]) for entry in reversed(history))
            for key, history in by_id.items()
        },
        tuple(history[-1] for history in lost if history[-1].status is not None),
    )


def _key(one: Milestone) -> Key:
    return folded(one.council), one.ref, folded(one.words)


def _like(key: Key, free: Iterable[Key]) -> Key | None:
    """The one key of the same council whose words are the same or nearly the same, or None."""
    council, ref, words = key
    near = [other for other in free if other[0] == council]
    same = [other for other in near if other[2] == words]
    if len(same) == 1:
        return same[0]
    return _nearest(words, [other for other in near if ref and other[1] == ref]) or _nearest(
        words, near
    )


def _nearest(words: str, keys: Sequence[Key]) -> Key | None:
    scored = sorted(((_score(words, other[2]), other) for other in keys), reverse=True)
    if not scored or scored[0][0] < _ALIKE:
        return None
    runner_up = scored[1][0] if len(scored) > 1 else 0.0
    return scored[0][1] if scored[0][0] - runner_up >= _APART else None


def _score(one: str, other: str) -> float:
    match = difflib.SequenceMatcher(None, one, other, autojunk=False)
    return match.ratio() if match.quick_ratio() >= _ALIKE else 0.0


def _confirmation(entry: MilestoneSaid, printed: str) -> Confirmation:
    return Confirmation(
        id=entry.id,
        status=None if entry.status is None else Status(entry.status),
        words=entry.words,
        private=entry.private,
        by=entry.said_by,
        on=entry.said_on,
        page=entry.page,
        same_print=folded(entry.print) == folded(printed),
    )
