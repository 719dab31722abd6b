"""Adding rows that the reader missed: one, or all those of a rectangle that was drawn."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from scrutiny_desk.domain.changes import NO_CHANGE, Change
from scrutiny_desk.domain.errors import DeskError
from scrutiny_desk.domain.pages.pages import Box
from scrutiny_desk.domain.review.review import FactState
from scrutiny_desk.domain.review.sections import section_named
from scrutiny_desk.library.connection import Connection
from scrutiny_desk.library.library import Library
from scrutiny_desk.library.plain import storable
from scrutiny_desk.library.shelves import facts, pages, papers
from scrutiny_desk.library.shelves.facts import FactRow
from scrutiny_desk.services.papers.papers import no_such_paper
from scrutiny_desk.services.review import fields as review_fields
from scrutiny_desk.services.review.filing import completed, follow
from scrutiny_desk.services.review.shelf import found_row, refuse_a_second, shelves_of


class RowNotAddedError(DeskError):
    """Why no row was added. at: the place (from 0) of the one that cannot be, among those given."""

    def __init__(self, trouble: DeskError, at: int) -> None:
        super().__init__(trouble.title, trouble.happened, trouble.to_do)
        self.at = at


def add(
    library: Library,
    paper_id: str,
    section: str,
    page_index: int,
    box: Box | None,
    values: Mapping[str, str],
    by: str,
) -> tuple[str, Change]:
    """Add a row that the reader missed, on a page (from 0); gives its id.

    box: where it stands, in points. values: field name to the text typed. Raises DeskError where a
    text cannot be read, a field is missing that the section needs, or the section has its one row.
    """
    ids, change = add_rows(library, paper_id, section, page_index, box, [values], by)
    return ids[0], change


def add_rows(
    library: Library,
    paper_id: str,
    section: str,
    page_index: int,
    box: Box | None,
    rows: Sequence[Mapping[str, str]],
    by: str,
) -> tuple[tuple[str, ...], Change]:
    """Add the rows of one drawn rectangle as one step of Undo, all of them or none; their ids.

    Raises `RowNotAddedError` that tells which row cannot be added and why, as with `add`.
    """
    shape = section_named(section)
    if not rows:
        return (), NO_CHANGE

    def work(connection: Connection) -> list[FactRow]:
        if papers.paper(connection, paper_id) is None:
            raise no_such_paper()
        refuse_a_second(connection, paper_id, section)
        names = {page.index: page.name for page in pages.pages(connection, paper_id)}
        page = names.get(page_index, f"PDF {page_index + 1}")
        empty = review_fields.empty_body(shape)
        added = []
        for at, values in enumerate(rows):
            try:
                if at:
                    refuse_a_second(connection, paper_id, section)
                body = review_fields.corrected(shape, empty, values, page, page_index)
                review_fields.check_needed(shape, body)
            except DeskError as error:
                raise RowNotAddedError(error, at) from error
            fact_id = facts.add_row(
                connection,
                paper_id=paper_id,
                section=section,
                page=page,
                page_index=page_index,
                box=box,
                body=completed(connection, paper_id, section, body, None),
                state=FactState.ADDED,
                by=storable(by),
            )
            row = found_row(connection, fact_id)
            follow(connection, row)
            added.append(row)
        return added

    words = "Add row" if len(rows) == 1 else f"Add {len(rows)} rows"
    added = library.write(work, undo=words)
    ids = tuple(row.id for row in added)
    count = "Row" if len(ids) == 1 else f"{len(ids)} rows"
    said = f"{count} added to “{shape.title}”"
    return ids, Change(shelves_of(added), said, undoable=True, ids=ids)
