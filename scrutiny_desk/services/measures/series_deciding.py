"""What a person decides on a series, with reason, name and date."""

from __future__ import annotations

from dataclasses import dataclass, replace

from scrutiny_desk.domain import spc
from scrutiny_desk.domain.changes import Change, Shelf
from scrutiny_desk.domain.dates import read_date
from scrutiny_desk.domain.errors import DeskError
from scrutiny_desk.domain.measures.figure_layout import iso_of
from scrutiny_desk.domain.measures.series_setup import (
    EVENT_WORDS,
    Decision,
    DecisionKind,
    SeriesSetup,
    in_force,
)
from scrutiny_desk.domain.measures.spc_series import Better
from scrutiny_desk.library.ids import new_id
from scrutiny_desk.library.library import Library
from scrutiny_desk.library.plain import now
from scrutiny_desk.library.shelves import series_decisions as shelf
from scrutiny_desk.services.measures.series_names import service_key
from scrutiny_desk.services.measures.series_shelved import Shelved
from scrutiny_desk.services.signing import YOU, signed

MEASURES = frozenset({Shelf.MEASURES})

_DATED = {DecisionKind.REBASE, DecisionKind.EXCLUDED, DecisionKind.EVENT, DecisionKind.COUNTS}
_BASELINES = {DecisionKind.REBASE, DecisionKind.FIXED}
_NUMBERED = {DecisionKind.FIXED, DecisionKind.TARGET, DecisionKind.COUNTS}
_LEAST_FIXED = 2


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """An entry of the history. holds: False for what was taken back or taken the place of."""

    decision: Decision
    holds: bool
    of_service: bool


def setup_of(library: Library, key: str) -> SeriesSetup:
    """What holds of a series, for `judge_by`."""
    with library.read() as connection:
        shelved = Shelved(connection)
        return shelved.setup(shelved.names.canonical(key))


def history_of(library: Library, key: str) -> tuple[HistoryRow, ...]:
    """Everything that was ever decided on a series, the newest first."""
    with library.read() as connection:
        shelved = Shelved(connection)
        history = shelved.history(shelved.names.canonical(key))
    held = {one.id for one in in_force(history)}
    return tuple(
        HistoryRow(one, one.id in held, one.series.endswith("|*")) for one in reversed(history)
    )


def last_author(library: Library) -> str:
    """The name of who works with the library, else the one that was given last, or `you`."""
    if library.person:
        return library.person
    with library.read() as connection:
        made = [one for found in shelf.decisions(connection).values() for one in found]
    return max(made, key=lambda one: (one.made_on, one.id)).author if made else YOU


def decide(
    library: Library,
    key: str,
    kind: DecisionKind,
    *,
    date: str = "",
    number: float | None = None,
    words: str = "",
    reason: str,
    by: str = "",
    whole_service: bool = False,
) -> Change:
    """Add a decision to the history of a series, or of every measure of its service.

    date: as it is typed or ISO. number: see `Decision`. Raises DeskError where a date, a number
    or the reason is missing or cannot be read.
    """
    made = _checked(
        Decision(
            new_id(),
            service_key(key) if whole_service and service_key(key) else key,
            kind,
            _read(date),
            number,
            words.strip(),
            reason.strip(),
            signed(library, by),
            now(),
        ),
        date,
    )
    library.write(lambda connection: shelf.add_decision(connection, made), undo=kind.word)
    unsigned = made.author == YOU
    return Change(MEASURES, made.said, undoable=True, ids=(made.id,), unsigned=unsigned)


def take_back_decision(
    library: Library, decision: Decision, *, reason: str, by: str = ""
) -> Change:
    """Say that a decision no longer holds; it stays in the history."""
    entry = Decision(
        new_id(), decision.series, DecisionKind.TAKEN_BACK, reason=reason.strip(),
        author=signed(library, by), made_on=now(), takes_back=decision.id,
    )  # fmt: skip
    library.write(lambda connection: shelf.add_decision(connection, entry), undo="Take back")
    return Change(MEASURES, f"Taken back: {decision.said}", undoable=True, ids=(entry.id,))


def _read(date: str) -> str | None:
    return iso_of(date) or read_date(date)


def _checked(one: Decision, typed: str) -> Decision:
    if one.kind in _DATED and one.date is None:
        said = f"“{typed.strip()}” is no date" if typed.strip() else "The date is missing"
        raise DeskError(said, "", "Write it as 1 April 2024 or April 2024")
    if one.kind is DecisionKind.TARGET and typed.strip() and one.date is None:
        raise DeskError(
            f"“{typed.strip()}” is no date",
            "A target holds from a day on, or for all time",
            "Write it as 1 April 2024, or leave it empty",
        )
    if one.kind not in {*_DATED, DecisionKind.TARGET}:
        one = replace(one, date=None)
    if not one.reason:
        raise DeskError(
            "The reason is missing", "Whoever looks at it later wants to know", "Write a reason"
        )
    number = one.number
    if one.kind in _BASELINES and number is not None and not _fixes(number):
        raise DeskError(
            "Limits follow from two figures or more", "", "Write a whole number from 2 on"
        )
    if one.kind in _NUMBERED and number is None:
        raise DeskError(f"{one.kind.word}: the number is missing", "", "Write a number")
    _check_words(one)
    return one


def _fixes(number: float) -> bool:
    return number >= _LEAST_FIXED and number == int(number)


def _check_words(one: Decision) -> None:
    known = {
        DecisionKind.PROFILE: tuple(spc.PROFILES),
        DecisionKind.BETTER: tuple(way.value for way in Better),
        DecisionKind.EVENT: EVENT_WORDS,
        DecisionKind.COUNTS: ("reading", "baseline", "target", "actual"),
    }.get(one.kind)
    if known is not None and one.words not in known:
        raise DeskError(f"{one.kind.word}: “{one.words}” is not known", "", f"Choose {known[0]}")
