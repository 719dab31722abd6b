"""What is done with several recommendations at once: one transaction, one undo, one message."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Collection, Mapping, Sequence

from scrutiny_desk.domain.changes import Change, Shelf
from scrutiny_desk.domain.errors import DeskError
from scrutiny_desk.domain.municipal_year import next_number, reference, say_year
from scrutiny_desk.domain.tracker.recommendations import Outcome, Recommendation
from scrutiny_desk.domain.tracker.views import CARRIED
from scrutiny_desk.library.connection import Connection
from scrutiny_desk.library.library import Library
from scrutiny_desk.library.plain import folded, storable
from scrutiny_desk.library.shelves import recommendation_history, tracker_settings
from scrutiny_desk.library.shelves import recommendations as shelf
from scrutiny_desk.services.tracker.history import put_off
from scrutiny_desk.services.tracker.recommendations import (
    REVISABLE,
    append,
    found,
    note_change,
    revise,
    set_closed,
)

_RECOMMENDATIONS = frozenset({Shelf.RECOMMENDATIONS})


def count(many: int) -> str:
    """How many recommendations, in words."""
    return "1 recommendation" if many == 1 else f"{many:,} recommendations"


def change_cells(
    library: Library, changes: Mapping[str, Mapping[str, str | bool]], undo: str = ""
) -> Change:
    """Change fields of several recommendations, each with its line in the history.

    changes: by id, fields of `REVISABLE` with what they are to say. undo: the words of the step.
    """
    fields = {name for asked in changes.values() for name in asked}
    if unknown := fields - REVISABLE.keys():
        raise TypeError(f"no field of a recommendation: {', '.join(sorted(unknown))}")
    plain = {
        rec_id: {
            name: storable(value) if isinstance(value, str) else value
            for name, value in asked.items()
        }
        for rec_id, asked in changes.items()
    }
    named = REVISABLE[next(iter(fields))] if len(fields) == 1 else "Cells"
    return _each(
        library,
        list(plain),
        lambda connection, rec_id: revise(connection, rec_id, plain[rec_id]),
        undo or f"Change {named.lower()}",
        f"{named} changed in {{}}",
    )


def put_off_many(
    library: Library, ids: Sequence[str], target_text: str, reason: str, on: datetime.date
) -> Change:
    """Give several recommendations another target, for a reason; the old ones stay in the history.

    Raises DeskError where no reason is given.
    """
    target, why = storable(target_text).strip(), storable(reason).strip()
    if not why:
        raise DeskError("A revised target needs a reason", "", "Write why the targets move")
    return _each(
        library,
        ids,
        lambda connection, rec_id: put_off(connection, rec_id, target, why, on),
        "Revise targets",
        "Target revised in {}",
    )


def update_many(
    library: Library, ids: Sequence[str], *, date: str | None, role: str, text: str
) -> Change:
    """Append the same entry to several histories. Raises DeskError where it has no words."""
    if not text.strip():
        raise DeskError("An update needs words", "", "Write what was done, then add it again")

    def work(connection: Connection, rec_id: str) -> bool:
        append(connection, rec_id, date, role.strip() or library.person, text)
        return True

    return _each(library, ids, work, "Add updates", "Update added to {}")


def close_many(
    library: Library, ids: Sequence[str], on: datetime.date, outcome: Outcome, words: str
) -> Change:
    """Close several recommendations as the committee agreed on a day; closed ones stay as they are.

    words: where the agreement stands.
    """
    return _each(
        library,
        ids,
        lambda connection, rec_id: close_one(connection, rec_id, on, outcome, words),
        "Close recommendations",
        "{} closed",
    )


def reopen_many(library: Library, ids: Sequence[str]) -> Change:
    """Take the closure of several recommendations away again."""
    values = {"closed_on": None, "outcome": "", "closed_words": ""}
    return _each(
        library,
        ids,
        lambda connection, rec_id: set_closed(connection, rec_id, values),
        "Reopen recommendations",
        "{} reopened",
    )


def transfer_many(library: Library, ids: Sequence[str], committee: str) -> Change:
    """Hand several recommendations to another committee; both are named in the history."""
    whole = _committee(committee)
    return _each(
        library,
        ids,
        lambda connection, rec_id: transfer_one(connection, rec_id, whole),
        "Transfer recommendations",
        f"{{}} transferred to {whole}",
    )


def carry_over_many(library: Library, ids: Sequence[str], year: int) -> Change:
    """Carry several open recommendations over into a municipal year (that it begins in)."""
    references: References = {}
    return _each(
        library,
        ids,
        lambda connection, rec_id: carry_over_one(connection, rec_id, year, references),
        "Carry recommendations over",
        f"{{}} carried over into {say_year(year)}",
    )


def close_one(
    connection: Connection, rec_id: str, on: datetime.date, outcome: Outcome, words: str
) -> bool:
    """Close one within a transaction; False where it is closed already."""
    if found(connection, rec_id).closed_on is not None:
        return False
    values = {"closed_on": on.isoformat(), "outcome": outcome, "closed_words": storable(words)}
    return set_closed(connection, rec_id, values)


def transfer_one(connection: Connection, rec_id: str, committee: str) -> bool:
    """Hand one to another committee within a transaction; False where it is that one's."""
    before = found(connection, rec_id)
    whole = _committee(committee)
    if folded(before.committee) == folded(whole):
        return False
    _set_by_hand(connection, rec_id, {"committee": whole})
    if before.committee.strip():
        recommendation_history.add_transfer(connection, rec_id, before.committee)
    note_change(
        connection, rec_id, f"Transferred from “{before.committee or 'no committee'}” to “{whole}”."
    )
    return True


References = dict[str, set[str]]
"""The references that are taken, by the folded name of the committee; read once for many rows."""


def carry_over_one(connection: Connection, rec_id: str, year: int, references: References) -> bool:
    """Carry one over within a transaction; False where it is closed.

    Where the committee's references name the year it gets the next one of the new year; the old
    one stays in the history.
    """
    before = found(connection, rec_id)
    if before.closed_on is not None:
        return False
    number = _next_reference(connection, before, year, references)
    said = f"{CARRIED}{say_year(year)}"
    if number == before.number:
        note_change(connection, rec_id, f"{said}.")
        return True
    _set_by_hand(connection, rec_id, {"number": number})
    old = f"“{before.number}”" if before.number.strip() else "none"
    note_change(connection, rec_id, f"{said} as “{number}”; reference before: {old}.")
    return True


def _next_reference(
    connection: Connection, one: Recommendation, year: int, references: References
) -> str:
    pattern = tracker_settings.setting(connection, one.committee).reference_format
    if not pattern or reference(pattern, year, 1) == reference(pattern, year + 1, 1):
        return one.number
    key = folded(one.committee)
    if key not in references:
        everything = shelf.all_recommendations(connection, with_trashed=True)
        references[key] = {row.number for row in everything if folded(row.committee) == key}
    number = reference(pattern, year, next_number(pattern, year, references[key]))
    references[key].add(number)
    return number


def _set_by_hand(connection: Connection, rec_id: str, values: Mapping[str, str]) -> None:
    by_person = shelf.by_person(connection, rec_id) | values.keys()
    shelf.change(connection, rec_id, {**values, "by_person": " ".join(sorted(by_person))})


def _committee(words: str) -> str:
    whole = " ".join(storable(words).split())
    if not whole:
        raise DeskError(
            "No committee is named", "", "Choose the committee that the rows go to, or write it"
        )
    return whole


def _each(
    library: Library,
    ids: Collection[str],
    work: Callable[[Connection, str], bool],
    undo: str,
    said: str,
) -> Change:
    """Do it with each within one transaction; said: the message, with {} for how many."""

    def all_of_it(connection: Connection) -> list[str]:
        return [rec_id for rec_id in ids if work(connection, rec_id)]

    changed = library.write(all_of_it, undo=undo)
    if not changed:
        return Change(frozenset(), "Nothing was changed: the rows read so already")
    left = len(ids) - len(changed)
    more = f"; {count(left)} left as before" if left else ""
    words = said.format(count(len(changed)))
    return Change(_RECOMMENDATIONS, words + more, undoable=True, ids=tuple(changed))
