"""The end of a municipal year: what is still open is closed, carried over or handed on."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from scrutiny_desk.domain.changes import NO_CHANGE, Change, Shelf
from scrutiny_desk.domain.errors import DeskError
from scrutiny_desk.domain.municipal_year import say_year
from scrutiny_desk.domain.tracker.recommendations import Computed, Outcome, RecommendationRow
from scrutiny_desk.domain.tracker.views import row_year
from scrutiny_desk.library.connection import Connection
from scrutiny_desk.library.library import Library
from scrutiny_desk.library.shelves import recommendations as shelf
from scrutiny_desk.services.tracker import recommendations
from scrutiny_desk.services.tracker.many import (
    References,
    carry_over_one,
    close_one,
    count,
    transfer_one,
)


class Ending(StrEnum):
    """What becomes of an open row at the end of the year."""

    STAY = "stays as it is"
    CARRY = "carried over"
    CLOSE = "closed"
    TRANSFER = "transferred"

    @property
    def word(self) -> str:
        return self.value.capitalize()


@dataclass(frozen=True, slots=True)
class YearEndChoice:
    """What was chosen for one row.

    outcome, words, on: of a closure, how it ended, where the committee's agreement stands, and of
    which day that is. committee: of a transfer, to whom.
    """

    rec_id: str
    what: Ending = Ending.STAY
    outcome: Outcome = Outcome.UNKNOWN
    words: str = ""
    committee: str = ""
    on: datetime.date | None = None


def open_rows(library: Library, committee: str, year: int) -> list[RecommendationRow]:
    """A committee's rows of a municipal year (that it began in) and of years before, still open.

    How they stand is told for the year's last day. Rows that tell no year are among them; what was
    carried over into a later year is not.
    """
    last = year_ends(year)
    rows = recommendations.list_recommendations(library, last, committee)
    return [
        row
        for row in rows
        if row.standing.computed is not Computed.CLOSED
        and row.recommendation.closed_on is None
        and row_year(row) <= say_year(year)
    ]


def year_ends(year: int) -> datetime.date:
    """The last day of the municipal year that began in a year."""
    return datetime.date(year + 1, 4, 30)


def dry_run(
    library: Library, choices: Sequence[YearEndChoice], year: int, on: datetime.date
) -> dict[str, str]:
    """The line that each row's history would get, by the row's id; nothing is stored.

    It is carried out and given up, so that it says what would happen and nothing else. Raises
    DeskError where something is missing.
    """
    try:
        library.write(lambda connection: _look(connection, choices, year, on))
    except _OnlyLooking as looked:
        return looked.said
    raise AssertionError("a dry run never ends without giving up")


def carry_out(
    library: Library, choices: Sequence[YearEndChoice], year: int, on: datetime.date
) -> Change:
    """Close, carry over and transfer as chosen: one transaction, one undo.

    year: the municipal year that ends. on: the day on which the committee agreed to what is
    closed and names no day of its own. Raises DeskError where something is missing; then nothing is
    stored.
    """
    done = library.write(lambda connection: _do(connection, choices, year, on), undo="Year-end")
    if not done:
        return NO_CHANGE
    parts = [
        f"{many:,} {ending.value}"
        for ending in (Ending.CARRY, Ending.CLOSE, Ending.TRANSFER)
        if (many := sum(1 for one in done.values() if one is ending))
    ]
    said = f"Year-end of {say_year(year)}: {count(len(done))}, {', '.join(parts)}"
    return Change(frozenset({Shelf.RECOMMENDATIONS}), said, undoable=True, ids=tuple(done))


class _OnlyLooking(Exception):
    def __init__(self, said: dict[str, str]) -> None:
        super().__init__("a dry run")
        self.said = said


def _look(
    connection: Connection, choices: Sequence[YearEndChoice], year: int, on: datetime.date
) -> None:
    done = _do(connection, choices, year, on)
    histories = shelf.updates(connection, ids=list(done))
    newest = {rec_id: max(told, key=lambda entry: entry.id) for rec_id, told in histories.items()}
    raise _OnlyLooking({rec_id: newest[rec_id].text for rec_id in done})


def _do(
    connection: Connection, choices: Sequence[YearEndChoice], year: int, on: datetime.date
) -> dict[str, Ending]:
    """What became of each row that changed, by its id."""
    references: References = {}
    done: dict[str, Ending] = {}
    for one in choices:
        if one.what is Ending.CLOSE:
            _check_agreed(one)
            changed = close_one(
                connection, one.rec_id, one.on or on, one.outcome, one.words.strip()
            )
        elif one.what is Ending.CARRY:
            changed = carry_over_one(connection, one.rec_id, year + 1, references)
        elif one.what is Ending.TRANSFER:
            changed = transfer_one(connection, one.rec_id, one.committee)
        else:
            continue
        if changed:
            done[one.rec_id] = one.what
    return done


def _check_agreed(one: YearEndChoice) -> None:
    if not one.outcome or not one.words.strip():
        raise DeskError(
            "A closure needs its outcome and the committee's agreement",
            "A recommendation is closed by its committee, not by the year's end",
            "Choose how it ended, and write where the committee agreed (“Minutes of 25 April”)",
        )
