"""The rows of a paper as the review screen shows them, each with the reasons to look at it."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from scrutiny_desk.domain.review.review import (
    FactState,
    ReviewProgress,
    ReviewRow,
    in_reading_order,
    meets,
    names,
    progress_of,
)
from scrutiny_desk.domain.review.sections import SECTIONS, is_section, section_named
from scrutiny_desk.library.connection import Connection
from scrutiny_desk.library.library import Library
from scrutiny_desk.library.shelves import facts
from scrutiny_desk.library.shelves.facts import FactRow
from scrutiny_desk.services.review import fields as review_fields

CARRIED = "carried"
"""Marks a doubt that tells what could not be carried over from an earlier copy."""
DOUBTS = "doubts"
"""The section of what is only to be looked at."""
_WAITS = (
    "It may be a recommendation that is in the register already, so it is not added yet: say which "
    "it is under Recommendations, Rows that wait"
)


def list_rows(
    library: Library, paper_id: str, only: Collection[str] | None = None
) -> list[ReviewRow]:
    """The rows of a paper: doubtful ones first, then those only found, then those looked at.

    Dropped rows come last. Among their like they stand in page order. A doubt that stands at a
    row is told with it; any other is a row of the section `doubts`. only: the ids that are wanted,
    where a screen has the others already.
    """
    with library.read() as connection:
        return rows_of(connection, paper_id, only)


def progress(library: Library, paper_id: str) -> ReviewProgress:
    """How far the review of a paper is."""
    return progress_of(list_rows(library, paper_id))


def rows_of(
    connection: Connection, paper_id: str, only: Collection[str] | None = None
) -> list[ReviewRow]:
    """The rows of a paper in the order of `list_rows`."""
    order = {section.name: at for at, section in enumerate(SECTIONS)}
    rows = [row for row in facts.of_paper(connection, paper_id) if is_section(row.section)]
    rows.sort(key=lambda row: (order[row.section], row.position))
    told, with_a_row = _doubts(rows)
    return in_reading_order(
        [
            _review_row(row, (*told.get(row.id, ()), *_waits(row)))
            for row in rows
            if row.id not in with_a_row and (only is None or row.id in only)
        ]
    )


def _waits(row: FactRow) -> tuple[str, ...]:
    """Why a row of a tracker is not in the register, where it is not."""
    if row.section != "recommendations" or row.stands_for is not None:
        return ()
    return () if row.state is FactState.DROPPED else (_WAITS,)


def _doubts(rows: Sequence[FactRow]) -> tuple[dict[str, tuple[str, ...]], set[str]]:
    """By row the reasons to look at it, and the doubts that are told at the row they are about."""
    told: dict[str, tuple[str, ...]] = {}
    with_a_row: set[str] = set()
    on_page: dict[int, list[FactRow]] = {}
    for row in rows:
        if row.section not in {DOUBTS, "document", "meeting"}:
            on_page.setdefault(row.page_index, []).append(row)
    for doubt in rows:
        if doubt.section != DOUBTS:
            continue
        why = _why(doubt)
        for row in _about(doubt, on_page.get(doubt.page_index, ())):
            with_a_row.add(doubt.id)
            if why not in told.get(row.id, ()):
                told[row.id] = (*told.get(row.id, ()), why)
        if doubt.id not in with_a_row:
            told[doubt.id] = (why,)
    return told, with_a_row


def _about(doubt: FactRow, on_page: Sequence[FactRow]) -> list[FactRow]:
    """The rows of its page that a doubt is about: those at its place, else those that it names.

    Where it names more than one, by the same words, it stands alone; so does one that tells what
    was not carried over from an earlier copy, which is to be looked at by itself.
    """
    if doubt.body.get(CARRIED):
        return []
    at = [
        row
        for row in on_page
        if doubt.box is not None and row.box is not None and meets(doubt.box, row.box)
    ]
    if at:
        return at
    what = str(doubt.body.get("what", ""))
    named = [row for row in on_page if names(what, _called(row))]
    return named if len(named) == 1 else []


def _called(row: FactRow) -> list[str]:
    """The texts by which a doubt can name a row: its title, its reference and its dates."""
    section = section_named(row.section)
    telling = [one for one in section.fields if one.kind == "date" or one.name == "reference"]
    fields = (section.field(section.called_by), *telling)
    return [review_fields.shown(field, row.body) for field in fields]


def _why(doubt: FactRow) -> str:
    what, why = (str(doubt.body.get(name, "")).strip() for name in ("what", "why"))
    return f"{what}: {why}" if what and why else what or why


def _review_row(row: FactRow, doubts: tuple[str, ...]) -> ReviewRow:
    section = section_named(row.section)
    return ReviewRow(
        id=row.id,
        paper_id=row.paper_id,
        section=row.section,
        section_title=section.title,
        title=review_fields.title_of(section, row.body),
        page=row.page,
        page_index=row.page_index,
        box=row.box,
        confidence=row.confidence,
        state=row.state,
        doubts=doubts,
        fields=review_fields.fields_of(section, row.body, row.found),
        can_correct=row.section != DOUBTS,
    )
