"""Review: looking at the rows found in a paper, and putting them right.

Every change is one transaction and one step of Undo; what follows from a row elsewhere (the
tracker, the agenda, the meeting) is changed with it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from scrutiny_desk.domain.changes import NO_CHANGE, Change, Shelf
from scrutiny_desk.domain.errors import DeskError
from scrutiny_desk.domain.pages.pages import Box
from scrutiny_desk.domain.review.review import FactState, ReviewField
from scrutiny_desk.domain.review.sections import SECTIONS, section_named
from scrutiny_desk.library.connection import Connection
from scrutiny_desk.library.library import Library
from scrutiny_desk.library.plain import storable
from scrutiny_desk.library.shelves import facts
from scrutiny_desk.library.shelves.facts import FactRow
from scrutiny_desk.services.review import fields as review_fields
from scrutiny_desk.services.review.adding import RowNotAddedError, add, add_rows
from scrutiny_desk.services.review.filing import completed, follow
from scrutiny_desk.services.review.frames import row_frame
from scrutiny_desk.services.review.rows import DOUBTS, list_rows, progress, rows_of
from scrutiny_desk.services.review.shelf import (
    REVIEW,
    found_row,
    refuse_a_second,
    shelves_of,
)

__all__ = [
    "RowNotAddedError",
    "accept",
    "accept_all",
    "add",
    "add_rows",
    "correct",
    "drop",
    "empty_row",
    "list_rows",
    "progress",
    "propose",
    "put_back",
    "row_frame",
    "sections",
]


def sections() -> tuple[tuple[str, str], ...]:
    """The sections that a row can be added to, each with its title."""
    return tuple((section.name, section.title) for section in SECTIONS if section.can_add)


def empty_row(section: str) -> tuple[ReviewField, ...]:
    """The cells of a new row of a section."""
    shape = section_named(section)
    return review_fields.fields_of(shape, review_fields.empty_body(shape), None)


def propose(
    library: Library, paper_id: str, section: str, page_index: int, box: Box
) -> list[dict[str, str]]:
    """Rows of a section for a drawn rectangle, as `review_proposing.propose` says."""
    # The readers and finders that this takes are loaded when somebody first draws.
    from scrutiny_desk.services.review import proposing as review_proposing

    return review_proposing.propose(library, paper_id, section, page_index, box)


def accept(library: Library, fact_ids: Sequence[str], by: str) -> Change:
    """Say that rows are right as they were found; those looked at already stay as they are."""

    def work(connection: Connection) -> list[FactRow]:
        return _accepted(connection, fact_ids, by)

    return _done(library.write(work, undo=_words("Accept", fact_ids)), "accepted", REVIEW)


def accept_all(library: Library, paper_id: str, by: str) -> Change:
    """Accept every row of a paper that nobody has looked at, the doubtful ones too.

    `said` tells how many of them were doubtful.
    """

    def work(connection: Connection) -> tuple[list[FactRow], int]:
        rows = rows_of(connection, paper_id)
        doubtful = sum(row.doubtful for row in rows)
        return _accepted(connection, [row.id for row in rows], by), doubtful

    rows, doubtful = library.write(work, undo="Accept all rows")
    change = _done(rows, "accepted", REVIEW)
    if not doubtful:
        return change
    return replace(change, said=f"{change.said}, {doubtful} of them doubtful")


def correct(library: Library, fact_id: str, values: Mapping[str, str], by: str) -> Change:
    """Put fields of a row right: field name to the text typed, read by the field's kind.

    A row that is as the reader found it after all is accepted. Corrections of one cell that follow
    each other are one step of Undo. `NO_CHANGE` where nothing differs. Raises DeskError where a
    text cannot be read, or the row is dropped, gone or has nothing to correct.
    """
    with library.read() as connection:
        words = f"Correct “{_title(found_row(connection, fact_id))}”"

    def work(connection: Connection) -> FactRow | None:
        row = found_row(connection, fact_id)
        _refuse_correction(row)
        body = review_fields.corrected(
            section_named(row.section), row.body, values, row.page, row.page_index
        )
        body = completed(connection, row.paper_id, row.section, body, row.found)
        if body == row.body:
            return None
        state = FactState.ACCEPTED if body == row.found else FactState.CORRECTED
        state = FactState.ADDED if row.found is None else state
        facts.change(connection, fact_id, state=state, by=storable(by), body=body)
        follow(connection, row)
        return row

    merge = f"fact {fact_id} {next(iter(values))}" if len(values) == 1 else None
    row = library.write(work, undo=words, merge=merge)
    if row is None:
        return NO_CHANGE
    return Change(shelves_of([row]), "Row corrected", undoable=True, ids=(fact_id,))


def drop(library: Library, fact_ids: Sequence[str], by: str) -> Change:
    """Say that there are no such rows; they stay to be put back. The paper's own row stays."""

    def work(connection: Connection) -> list[FactRow]:
        dropped = [row for row in _all(connection, fact_ids) if row.state is not FactState.DROPPED]
        for row in dropped:
            if row.section == "document":
                raise DeskError(
                    "The row of the paper itself cannot be dropped",
                    "Every paper has a title and a kind",
                    "Correct them, or move the paper to Trash",
                )
            facts.change(connection, row.id, state=FactState.DROPPED, by=storable(by))
            follow(connection, row)
        return dropped

    return _done(library.write(work, undo=_words("Drop", fact_ids)), "dropped")


def put_back(library: Library, fact_ids: Sequence[str]) -> Change:
    """Take dropped rows up again, with what was corrected in them."""

    def work(connection: Connection) -> list[FactRow]:
        back = [row for row in _all(connection, fact_ids) if row.state is FactState.DROPPED]
        for row in back:
            refuse_a_second(connection, row.paper_id, row.section)
            if row.found is None:
                state = FactState.ADDED
            else:
                state = FactState.FOUND if row.body == row.found else FactState.CORRECTED
            by = None if state is FactState.FOUND else row.confirmed_by
            facts.change(connection, row.id, state=state, by=by)
            follow(connection, row)
        return back

    return _done(library.write(work, undo=_words("Put back", fact_ids)), "put back")


def _accepted(connection: Connection, fact_ids: Sequence[str], by: str) -> list[FactRow]:
    rows = [row for row in _all(connection, fact_ids) if row.state is FactState.FOUND]
    for row in rows:
        facts.change(connection, row.id, state=FactState.ACCEPTED, by=storable(by))
    return rows


def _all(connection: Connection, fact_ids: Sequence[str]) -> list[FactRow]:
    return [found_row(connection, fact_id) for fact_id in dict.fromkeys(fact_ids)]


def _refuse_correction(row: FactRow) -> None:
    if row.section == DOUBTS:
        raise DeskError(
            "There is nothing to correct in this row",
            "It says what to look at on the page",
            "Look at the page and accept the row, or correct the row that it is about",
        )
    if row.state is FactState.DROPPED:
        raise DeskError(
            "This row was dropped", "What is dropped cannot be corrected", "Put it back first"
        )


def _title(row: FactRow) -> str:
    return review_fields.title_of(section_named(row.section), row.body)


def _words(verb: str, fact_ids: Sequence[str]) -> str:
    return f"{verb} row" if len(fact_ids) == 1 else f"{verb} {len(fact_ids)} rows"


def _done(rows: Sequence[FactRow], what: str, shelves: frozenset[Shelf] | None = None) -> Change:
    if not rows:
        return NO_CHANGE
    said = f"Row {what}" if len(rows) == 1 else f"{len(rows)} rows {what}"
    ids = tuple(row.id for row in rows)
    return Change(shelves or shelves_of(rows), said, undoable=True, ids=ids)
