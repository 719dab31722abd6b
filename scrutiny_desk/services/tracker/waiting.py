"""Rows of imported trackers that may be recommendations here: they wait for a person's word."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from scrutiny_desk.domain.changes import NO_CHANGE, Change, Shelf
from scrutiny_desk.domain.papers.papers import Paper
from scrutiny_desk.domain.review.review import FactState
from scrutiny_desk.domain.tally import count, together
from scrutiny_desk.domain.tracker.taking_over import (
    LEAVE,
    NEW_ROW,
    Candidate,
    Choices,
    PlannedRow,
    RowState,
    TakingOver,
)
from scrutiny_desk.library.connection import Connection
from scrutiny_desk.library.library import Library
from scrutiny_desk.library.shelves import facts, papers
from scrutiny_desk.library.shelves.facts import FactRow
from scrutiny_desk.services.tracker.known import Known
from scrutiny_desk.services.tracker.matching import Match
from scrutiny_desk.services.tracker.rows import file_rows, row_of_fact, told_in

_SECTION = "recommendations"
_SURE = "its number and its words"


@dataclass(frozen=True, slots=True)
class Waiting:
    """Rows of trackers that are not in the register, since what they are is for a person to say.

    plan: the rows as a take-over shows its doubtful ones. ids: the row's id in its paper, each.
    """

    plan: TakingOver
    ids: tuple[str, ...]


def waiting_rows(library: Library) -> Waiting:
    """What waits in all papers, those of earlier meetings first; none of a paper in Trash."""
    with library.read() as connection:
        rows = facts.without_a_place(connection, _SECTION)
        known = Known.of(connection) if rows else None
        planned = [] if known is None else [_planned(connection, known, row) for row in rows]
    return Waiting(TakingOver("", tuple(planned)), tuple(row.id for row in rows))


def count_waiting(library: Library, paper_ids: Collection[str] | None = None) -> int:
    """How many rows wait, in these papers or in all."""
    with library.read() as connection:
        rows = facts.without_a_place(connection, _SECTION)
    return sum(paper_ids is None or row.paper_id in paper_ids for row in rows)


def say_waiting(waiting: int) -> str:
    """What is said of rows that wait after an import; "" for none."""
    if not waiting:
        return ""
    if waiting == 1:
        return (
            "1 row of the tracker may be a recommendation that is here already, so it was not"
            " added: it waits until you say which it is"
        )
    return (
        f"{waiting:,} rows of the tracker may be recommendations that are here already, so they"
        " were not added: they wait until you say which they are"
    )


def decide(library: Library, waiting: Waiting, choices: Choices, by: str) -> Change:
    """Do with rows that wait as a person says: one transaction, one undo.

    choices: by the row's place in the plan; those of which nothing is said go on waiting, and
    `LEAVE` drops a row, which Review can put back. A row of another paper that is surely the same
    goes with it. by: who says so.
    """
    said = {waiting.ids[at]: choice for at, choice in choices.items()}

    def work(connection: Connection) -> list[str]:
        return _decide(connection, said, by)

    done = library.write(work, undo="Say which rows of a tracker these are")
    if not done and LEAVE not in said.values():
        return NO_CHANGE
    shelves = frozenset({Shelf.RECOMMENDATIONS, Shelf.REVIEW})
    return Change(shelves, _said(said), undoable=True, ids=tuple(dict.fromkeys(done)))


def _decide(connection: Connection, said: Mapping[str, str], by: str) -> list[str]:
    """Carry it out within a transaction; gives the ids of the recommendations concerned."""
    done: list[str] = []
    rest: list[FactRow] = []
    for row in facts.without_a_place(connection, _SECTION):
        choice = said.get(row.id)
        if choice is None:
            rest.append(row)
        elif choice == LEAVE:
            facts.change(connection, row.id, state=FactState.DROPPED, by=by)
        else:
            done.append(_file(connection, row, None if choice == NEW_ROW else choice))
    known = Known.of(connection) if done and rest else None
    for row in rest if known is not None else ():
        rec_id = _match(connection, known, row).rec_id if known is not None else None
        if rec_id in done:
            _file(connection, row, rec_id)
    return done


def _file(connection: Connection, row: FactRow, rec_id: str | None) -> str:
    """Put a row into the register, as the recommendation that it is; gives that one's id."""
    paper = _paper(connection, row)
    committee, told_on = told_in(connection, paper)
    fact = row_of_fact(row)
    (filed,) = file_rows(connection, paper, [fact], [rec_id], committee, told_on)
    facts.set_stands_for(connection, row.id, filed)
    return filed


def _planned(connection: Connection, known: Known, row: FactRow) -> PlannedRow:
    match = _match(connection, known, row)
    candidates = match.candidates
    if match.rec_id is not None and match.rec_id in known.shown:
        candidates = ((match.rec_id, _SURE), *candidates)
    return PlannedRow(
        row_of_fact(row),
        f"{_paper(connection, row).title}, {_where(row)}",
        RowState.DOUBTFUL,
        candidates=tuple(
            Candidate(rec_id, known.called(rec_id), why) for rec_id, why in candidates
        ),
    )


def _match(connection: Connection, known: Known, row: FactRow) -> Match:
    committee, _ = told_in(connection, _paper(connection, row))
    return known.match([row_of_fact(row)], committee)[0]


def _paper(connection: Connection, row: FactRow) -> Paper:
    paper = papers.paper(connection, row.paper_id)
    if paper is None:
        raise LookupError(f"no paper {row.paper_id} of a row")
    return paper


def _where(row: FactRow) -> str:
    return row.page if row.page.startswith("PDF") else f"page {row.page}"


def _said(said: Mapping[str, str]) -> str:
    new = sum(choice == NEW_ROW for choice in said.values())
    left = sum(choice == LEAVE for choice in said.values())
    same = len(said) - new - left
    parts = [f"{count(same, 'row')} put to the recommendations that they are"] if same > 1 else []
    parts += ["1 row put to the recommendation that it is"] if same == 1 else []
    parts += [count(new, "new recommendation")] if new else []
    parts += [f"{count(left, 'row')} left out"] if left else []
    whole = together(parts)
    return f"{whole[0].upper()}{whole[1:]}"
