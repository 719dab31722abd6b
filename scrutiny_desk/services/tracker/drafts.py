"""What is typed in the forms of a recommendation is safe before it is carried out."""

from __future__ import annotations

from collections.abc import Mapping

from scrutiny_desk.domain.recommendations import UpdateDraft
from scrutiny_desk.library.connection import Connection
from scrutiny_desk.library.library import Library
from scrutiny_desk.library.plain import storable
from scrutiny_desk.library.shelves import drafts as shelf
from scrutiny_desk.library.shelves import form_drafts, recommendations


def keep_draft(library: Library, rec_id: str, draft: UpdateDraft) -> None:
    """Keep what is typed so far; an empty draft takes the kept one away.

    A draft is no part of the history, and Undo does not know it. Of a recommendation that is gone
    there is nothing left to update, so nothing is kept.
    """
    kept = UpdateDraft(
        storable(draft.date), storable(draft.role), storable(draft.text), private=draft.private
    )

    def work(connection: Connection) -> None:
        if not _says_something(kept) or recommendations.recommendation(connection, rec_id) is None:
            shelf.drop(connection, rec_id)
        else:
            shelf.keep(connection, rec_id, kept)

    before = draft_of(library, rec_id)
    if before != kept and (_says_something(kept) or before != UpdateDraft()):
        library.write(work)


def draft_of(library: Library, rec_id: str) -> UpdateDraft:
    """What was typed and not yet added; an empty draft where nothing was."""
    with library.read() as connection:
        return shelf.draft(connection, rec_id) or UpdateDraft()


def keep_form(library: Library, rec_id: str, form: str, values: Mapping[str, str]) -> None:
    """Keep what stands in a form, by its fields' names; nothing at all takes the kept away."""
    kept = {name: storable(words) for name, words in values.items()}

    def work(connection: Connection) -> None:
        if not kept or recommendations.recommendation(connection, rec_id) is None:
            form_drafts.drop(connection, rec_id, form)
        else:
            form_drafts.keep(connection, rec_id, form, kept)

    if form_of(library, rec_id, form) != kept:
        library.write(work)


def form_of(library: Library, rec_id: str, form: str) -> dict[str, str]:
    """What stood in a form when it was left and not carried out, by its fields' names."""
    with library.read() as connection:
        return form_drafts.draft(connection, rec_id, form)


def _says_something(draft: UpdateDraft) -> bool:
    return bool(draft.date or draft.role or draft.text)
